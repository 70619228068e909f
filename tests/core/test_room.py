"""Deep calls find room in one piece."""

import resource

import pytest

from unesco_portal.core.room import with_room

TURNS = 200


def leaf() -> None:
    """A call that is over at once; its names need more room than the last call on the way left."""
    _a = _b = _c = _d = _e = _f = _g = _h = _i = _j = _k = _l = _m = _n = 1


def faults_at(depth: int) -> int:
    """How often fresh memory was touched in a loop of calls so deep in the stack."""
    if depth:
        return faults_at(depth - 1)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
    for _turn in range(TURNS):
        leaf()
    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before


def worst() -> int:
    """At the edge of a piece, if there is one on the way."""
    return max(map(faults_at, range(400)))


def test_no_loop_turns_at_the_edge_of_a_piece():
    assert with_room(worst)() < TURNS / 2


def test_what_is_given_answered_and_raised_is_passed_on():
    def halve(number: int, *, by: int = 2) -> float:
        """Divide."""
        return number / by

    assert with_room(halve)(6, by=3) == 2
    assert with_room(halve).__doc__ == "Divide."
    with pytest.raises(ZeroDivisionError):
        with_room(halve)(6, by=0)
