"""The drawing of a figure: shapes in whole units, words for those who do not see it, no styles.

Bars lie, each under its own words, so that a narrow screen shows them at their size; years stand in
columns, one panel for each measure. Every number of the drawing stands in the table, too.
"""

from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from .reading import Reading, Row
from .registry import Form

WIDTH = 340
MOST_BARS = 20
WORDS, BAR, GAP = 14, 10, 8  # heights of a line of words, of a bar, and of what parts rows
PANEL, PANEL_HEAD, PANEL_FOOT = 90, 16, 16
LONGEST = 44
TICKS = 6


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


def drawing(reading: Reading) -> Drawing:
    """The picture of what was read."""
    if reading.figure.form == Form.YEARS:
        return columns(reading)
    return lying(reading)


def drawn(reading: Reading) -> list[int]:
    """The places of the measures that are drawn."""
    return [at for at, measure in enumerate(reading.figure.measures) if measure.is_drawn]


def lying(reading: Reading) -> Drawing:
    """One bar a row: parts side by side, or each measure under the other."""
    places = drawn(reading)
    is_stacked = reading.figure.form == Form.STACKED
    shown = reading.rows[-MOST_BARS:] if reading.figure.is_yearly else reading.rows[:MOST_BARS]
    most = max((longest(row, places, is_stacked=is_stacked) for row in shown), default=0)
    bars: list[Bar] = []
    texts: list[Text] = []
    y = 0
    for row in shown:
        texts.append(Text("chart-name", 0, y + WORDS - 4, shortened(row.label)))
        texts.append(Text("chart-value", WIDTH, y + WORDS - 4, grouped(row.values[0])))
        y += WORDS
        bars += stacked(row, places, most, y) if is_stacked else beside(row, places, most, y)
        y += BAR if is_stacked else BAR * len(places)
        y += GAP
    return Drawing(
        name=reading.figure.name,
        title=str(reading.figure.label),
        description=described(reading),
        height=max(y - GAP, 1),
        bars=tuple(bars),
        texts=tuple(texts),
        keys=keys(reading, places),
        left_out=len(reading.rows) - len(shown),
    )


def longest(row: Row, places: list[int], *, is_stacked: bool) -> int:
    """What the whole width must hold."""
    values = [row.values[place] for place in places]
    return sum(values) if is_stacked else max(values)


def stacked(row: Row, places: list[int], most: int, y: int) -> list[Bar]:
    """The parts of one bar, touching: rounding never opens a gap."""
    found, start, sofar = [], 0, 0
    for series, place in enumerate(places):
        sofar += row.values[place]
        end = scaled(sofar, most, WIDTH)
        if end > start:
            found.append(Bar(series, start, y, end - start, BAR))
        start = end
    return found


def beside(row: Row, places: list[int], most: int, y: int) -> list[Bar]:
    """A bar for each measure."""
    found = []
    for series, place in enumerate(places):
        width = scaled(row.values[place], most, WIDTH)
        if width:
            found.append(Bar(series, 0, y + series * BAR, width, BAR - 1))
    return found


def columns(reading: Reading) -> Drawing:
    """Years from the first to the last known one; each panel has its own height, told in words."""
    places = drawn(reading)
    known = [row for row in reading.rows if row.code.isdigit()]
    years = [int(row.code) for row in known]
    first, last = min(years, default=0), max(years, default=0)
    slot = WIDTH / (last - first + 1)
    bars: list[Bar] = []
    texts: list[Text] = []
    lines: list[Line] = []
    for series, place in enumerate(places):
        top = series * (PANEL_HEAD + PANEL + PANEL_FOOT)
        most = max((row.values[place] for row in known), default=0)
        base = top + PANEL_HEAD + PANEL
        label = str(reading.figure.measures[place].label)
        texts.append(Text("chart-name", 0, top + PANEL_HEAD - 5, label))
        texts.append(Text("chart-value", WIDTH, top + PANEL_HEAD - 5, grouped(most)))
        lines += [Line("chart-whole", top + PANEL_HEAD), Line("chart-axis", base)]
        for row in known:
            height = scaled(row.values[place], most, PANEL)
            x = round((int(row.code) - first) * slot)
            end = round((int(row.code) - first + 1) * slot)
            if height:
                width = max(end - x - 1, 1)
                bars.append(Bar(series, x, base - height, width, height))
        if known:
            texts += ticks(first, last, slot, base + 12)
    return Drawing(
        name=reading.figure.name,
        title=str(reading.figure.label),
        description=described(reading),
        height=max(len(places) * (PANEL_HEAD + PANEL + PANEL_FOOT), 1),
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


def keys(reading: Reading, places: list[int]) -> tuple[Key, ...]:
    """A legend, where there is more than one series."""
    if len(places) < 2:
        return ()
    measures = reading.figure.measures
    return tuple(Key(series, str(measures[place].label)) for series, place in enumerate(places))


def shortened(words: str) -> str:
    """A long name, cut in the drawing only."""
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1]}…"


def grouped(value: int) -> str:
    """A count as the language writes it."""
    return number_format(value, force_grouping=True)


def described(reading: Reading) -> str:
    """What the picture shows, in a sentence."""
    if not reading.rows:
        return _("Nothing is counted yet.")
    top = max(reading.rows, key=lambda row: row.values[0])
    return _(
        "%(count)s rows. The most, %(most)s, for %(label)s. All numbers stand in the table."
    ) % {
        "count": grouped(len(reading.rows)),
        "most": grouped(top.values[0]),
        "label": top.label,
    }
