"""The shapes of a drawing: whole units, words for those who do not see it, no styles.

Whoever draws puts bars, lines and words where they belong; ``components/chart_panel.html`` writes
them as SVG beside the table that holds the same numbers.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.safestring import SafeString

WIDTH = 340
LONGEST = 44
TICKS = 6
PANEL, PANEL_HEAD, PANEL_FOOT = 90, 16, 16


def box(x: int, y: int, width: int, height: int) -> SafeString:
    """Where a rectangle lies, as SVG writes it: a template writes numbers as the language does."""
    return format_html('x="{}" y="{}" width="{}" height="{}"', x, y, width, height)


@dataclass(frozen=True)
class Text:
    """Words at a place; ``kind`` is a class of the style sheet."""

    kind: str
    x: int
    y: int
    words: str


@dataclass(frozen=True)
class Bar:
    """A rectangle of one measure."""

    series: int
    x: int
    y: int
    width: int
    height: int

    @property
    def box(self) -> SafeString:
        """Where it lies."""
        return box(self.x, self.y, self.width, self.height)


@dataclass(frozen=True)
class Line:
    """A horizontal line."""

    kind: str
    y: int


@dataclass(frozen=True)
class Key:
    """What a series stands for."""

    series: int
    label: str


@dataclass(frozen=True)
class Drawing:
    """Shapes and words, and what a screen reader is told instead."""

    name: str
    title: str
    description: str
    height: int
    bars: tuple[Bar, ...]
    texts: tuple[Text, ...]
    lines: tuple[Line, ...] = ()
    keys: tuple[Key, ...] = ()
    left_out: int = 0
    width: int = WIDTH

    @property
    def view_box(self) -> str:
        """Its coordinates."""
        return f"0 0 {self.width} {self.height}"


def by_years(
    panels: Sequence[tuple[str, Mapping[int, int]]], *, name: str, title: str, description: str
) -> Drawing:
    """One panel for each label, one column a year; each has its own height, told in words."""
    years = [year for _label, values in panels for year in values]
    first, last = min(years, default=0), max(years, default=0)
    slot = WIDTH / (last - first + 1)
    bars: list[Bar] = []
    texts: list[Text] = []
    lines: list[Line] = []
    for series, (label, values) in enumerate(panels):
        top = series * (PANEL_HEAD + PANEL + PANEL_FOOT)
        most = max(values.values(), default=0)
        base = top + PANEL_HEAD + PANEL
        texts.append(Text("chart-name", 0, top + PANEL_HEAD - 5, label))
        texts.append(Text("chart-value", WIDTH, top + PANEL_HEAD - 5, grouped(most)))
        lines += [Line("chart-whole", top + PANEL_HEAD), Line("chart-axis", base)]
        for year, value in values.items():
            height = scaled(value, most, PANEL)
            x, end = round((year - first) * slot), round((year - first + 1) * slot)
            if height:
                bars.append(Bar(series, x, base - height, max(end - x - 1, 1), height))
        if years:
            texts += ticks(first, last, slot, base + 12)
    return Drawing(
        name=name,
        title=title,
        description=description,
        height=max(len(panels) * (PANEL_HEAD + PANEL + PANEL_FOOT), 1),
        bars=tuple(bars),
        texts=tuple(texts),
        lines=tuple(lines),
    )


def ticks(first: int, last: int, slot: float, y: int) -> list[Text]:
    """A few of the years, written under their columns and never over the edge."""
    step = max(-(-(last - first) // TICKS), 1)
    found = []
    for year in range(first, last + 1, step):
        middle = round((year - first + 0.5) * slot)
        found.append(Text("chart-label", min(max(middle, 14), WIDTH - 14), y, str(year)))
    return found


def scaled(value: int, most: int, length: int) -> int:
    """A number as a length; what is there is seen, be it ever so little."""
    if not value or not most:
        return 0
    return max(round(length * value / most), 1)


def shortened(words: str) -> str:
    """A long name, cut in the drawing only."""
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1]}…"


def grouped(value: int) -> str:
    """A count as the language writes it."""
    return number_format(value, force_grouping=True)
