"""The drawing of freshness by country: one bar each, in whole units of the drawing, no styles."""

from dataclasses import dataclass

from .freshness import Freshness

WIDTH, BAR, GAP = 300, 10, 2


@dataclass(frozen=True)
class Part:
    """A piece of a bar."""

    kind: str
    x: int
    width: int


def bar(found: Freshness) -> list[Part]:
    """Recently confirmed, due, long unconfirmed, never: the whole width stands for all members."""
    parts, start, counted = [], 0, 0
    for kind in ("fresh", "due", "stale", "never"):
        counted += getattr(found, kind)
        end = round(WIDTH * counted / found.members) if found.members else 0
        if end > start:
            parts.append(Part(kind, start, end - start))
        start = end
    return parts
