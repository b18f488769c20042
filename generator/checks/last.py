"""What was made last, for those who ask for the same thing one after the other."""

from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


def for_the_last(make: Callable[[T], R]) -> Callable[[T], R]:
    """``make``, which gives again what it made last when it gets the same object again, which never changes."""
    last: tuple[T, R] | None = None

    def made(of: T) -> R:
        nonlocal last
        if last is None or last[0] is not of:
            last = of, make(of)
        return last[1]

    return made
