"""The small image that says how an institution's certificate stands today."""

from html import escape

WIDTH, HEIGHT = 300, 56
COLOURS = {True: "#0b6b3a", False: "#6b2b0b"}
IMAGE = """<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"\
 viewBox="0 0 {width} {height}" role="img" aria-labelledby="t">
<title id="t">{title}</title>
<rect width="{width}" height="{height}" rx="6" fill="#ffffff" stroke="{colour}" stroke-width="2"/>
<rect x="8" y="8" width="40" height="40" rx="4" fill="{colour}"/>
<path d="{drawing}" fill="none" stroke="#ffffff" stroke-width="5" stroke-linecap="round"/>
<g font-family="Noto Sans, Helvetica, Arial, sans-serif" fill="#1b2a3a">
<text x="58" y="24" font-size="14" font-weight="bold"{fit_first}>{first}</text>
<text x="58" y="43" font-size="12"{fit_second}>{second}</text>
</g>
</svg>
"""
DRAWINGS = {True: "M18 29l7 8 14-17", False: "M19 19l18 18M37 19l-18 18"}
ROOM = WIDTH - 66
LETTER = {14: 8.2, 12: 6.6}  # about how wide a letter is


def status_image(first: str, second: str, *, holds: bool) -> str:
    """Two lines beside a tick or a cross; too long a line is drawn closer together."""
    return IMAGE.format(
        width=WIDTH,
        height=HEIGHT,
        title=escape(f"{first}: {second}"),
        colour=COLOURS[holds],
        drawing=DRAWINGS[holds],
        first=escape(first),
        second=escape(second),
        fit_first=fitted(first, 14),
        fit_second=fitted(second, 12),
    )


def fitted(text: str, size: int) -> str:
    """The attribute that keeps a long line inside the frame."""
    if len(text) * LETTER[size] <= ROOM:
        return ""
    return f' textLength="{ROOM}" lengthAdjust="spacingAndGlyphs"'
