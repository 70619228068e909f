"""The drawing of a figure: shapes in whole units, words for those who do not see it, no styles.

Bars lie, each under its own words, so that a narrow screen shows them at their size; years stand in
columns, one panel for each measure. Every number of the drawing stands in the table, too.
"""

from django.utils.translation import gettext as _

from unesco_portal.core.drawing import (
    WIDTH,
    Bar,
    Drawing,
    Key,
    Text,
    by_years,
    grouped,
    scaled,
    shortened,
)

from .reading import Reading, Row
from .registry import Form

MOST_BARS = 20
WORDS, BAR, GAP = 14, 10, 8  # heights of a line of words, of a bar, and of what parts rows


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
    """Years from the first to the last known one, a panel for each measure."""
    known = [row for row in reading.rows if row.code.isdigit()]
    panels = [
        (
            str(reading.figure.measures[place].label),
            {int(row.code): row.values[place] for row in known},
        )
        for place in drawn(reading)
    ]
    return by_years(
        panels,
        name=reading.figure.name,
        title=str(reading.figure.label),
        description=described(reading),
    )


def keys(reading: Reading, places: list[int]) -> tuple[Key, ...]:
    """A legend, where there is more than one series."""
    if len(places) < 2:
        return ()
    measures = reading.figure.measures
    return tuple(Key(series, str(measures[place].label)) for series, place in enumerate(places))


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
