"""The drawing of a region's coverage: bars by year, in whole units of the drawing, no styles."""

from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from unesco_portal.core.drawing import box

from .coverage import RegionCoverage

WIDTH, HEIGHT = 330, 150
TOP, BOTTOM, LEFT, RIGHT = 16, 20, 26, 4
BASE = HEIGHT - BOTTOM
TICK_YEARS = 5


@dataclass(frozen=True)
class Bar:
    """One year: the bar of all counted, and the upper part whose dates are not verified."""

    year: int
    x: int
    width: int
    y: int
    height: int
    unverified_height: int
    is_selected: bool

    @property
    def verified_height(self) -> int:
        """The part counted by verified dates."""
        return self.height - self.unverified_height

    @property
    def verified_box(self) -> SafeString:
        """Where the verified part lies, below the other."""
        return box(self.x, self.y + self.unverified_height, self.width, self.verified_height)

    @property
    def unverified_box(self) -> SafeString:
        """Where the part lies whose dates are not verified."""
        return box(self.x, self.y, self.width, self.unverified_height)

    @property
    def column_box(self) -> SafeString:
        """The whole height, behind the bar of the chosen year."""
        return box(self.x, TOP, self.width, BASE - TOP)

    @property
    def middle(self) -> int:
        """Where the year is written."""
        return self.x + self.width // 2

    @property
    def has_label(self) -> bool:
        """Every fifth year is written."""
        return self.year % TICK_YEARS == 0


@dataclass(frozen=True)
class Chart:
    """A region's bars, and what a screen reader is told instead."""

    name: str
    title: str
    description: str
    states: int
    bars: tuple[Bar, ...]
    view_box: str = f"0 0 {WIDTH} {HEIGHT}"
    base: int = BASE
    top: int = TOP
    left: int = LEFT
    right: int = WIDTH - RIGHT
    label_y: int = HEIGHT - 4
    top_label_y: int = TOP + 4
    base_label_y: int = BASE
    label_x: int = LEFT - 4


def chart(region: RegionCoverage, years: range, selected: int) -> Chart:
    """The drawing for one region; the full height stands for all its Member States."""
    slot = (WIDTH - LEFT - RIGHT) // len(years)
    bars = []
    for number, year in enumerate(years):
        count = region.at(year)
        height = scaled(count.count, region.states)
        bars.append(
            Bar(
                year=year,
                x=LEFT + number * slot,
                width=max(slot - 2, 1),
                y=BASE - height,
                height=height,
                unverified_height=scaled(count.unverified, region.states),
                is_selected=year == selected,
            )
        )
    return Chart(
        name=region.region.code,
        title=str(region.region),
        description=describe(region, years, selected),
        states=region.states,
        bars=tuple(bars),
    )


def scaled(count: int, states: int) -> int:
    """A number of States as a height."""
    return round((BASE - TOP) * count / states) if states else 0


def describe(region: RegionCoverage, years: range, selected: int) -> str:
    """What the bars show, in a sentence."""
    return _(
        "Member States with an instrument deposited: %(first)s at the end of %(first_year)s,"
        " %(chosen)s at the end of %(chosen_year)s, %(last)s of %(states)s at the end of"
        " %(last_year)s. All numbers stand in the table."
    ) % {
        "first": region.at(years[0]).count,
        "first_year": years[0],
        "chosen": region.at(selected).count,
        "chosen_year": selected,
        "last": region.at(years[-1]).count,
        "states": region.states,
        "last_year": years[-1],
    }
