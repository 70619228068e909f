"""Room for deep calls: Python's stack in one piece instead of many small ones.

CPython 3.11 and 3.12 keep the frames of a thread in pieces of 16 KiB: one more is taken from the
system when calls grow past the last, and given back when they return. A loop that happens to turn
at such an edge pays for that, with the page faults of fresh memory, at each turn: a page of the
portal did so hundreds of times, and a quarter of its time went there on a virtual machine
(python/cpython issue 142183; later Pythons keep one piece back).

A frame too large for a piece gets one that is as large as it needs, rounded up to a power of two.
What is called from it lives in the rest.
"""

import functools
from collections.abc import Callable
from typing import ParamSpec, TypeVar

Given = ParamSpec("Given")
Answer = TypeVar("Answer")
SLOTS = 32 * 1024  # 256 KiB: the piece is 512 KiB, and as much as the frame takes is left over


def _large(call: Callable[Given, Answer], *args: Given.args, **kwargs: Given.kwargs) -> Answer:
    return call(*args, **kwargs)


_large.__code__ = _large.__code__.replace(co_stacksize=SLOTS)


def with_room(call: Callable[Given, Answer]) -> Callable[Given, Answer]:
    """``call`` with a quarter of a mebibyte of stack above it, in one piece."""

    @functools.wraps(call)
    def roomy(*args: Given.args, **kwargs: Given.kwargs) -> Answer:
        return _large(call, *args, **kwargs)

    return roomy
