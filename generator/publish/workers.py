"""Work on all cores: forked processes that find everything of the parent's in their memory.

Nothing is handed to a worker but the number of a slice, and it hands back one result for every slice it takes.
Whatever the number of workers, results come in the order of the items. A worker whose parent is
gone ends at its next slice: none outlives a killed build for long.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from typing import Final, TypeVar

from generator.publish.shared_work import MOST, in_order, nothing

T = TypeVar("T")
R = TypeVar("R")

_SLICE: Final = 40
"""Items whose results travel together, at most; small enough that workers end at about the same time."""
_SHARED: Final = 12
"""The same where this process works too: what another one sends must not wait long for it."""
_FEWEST: Final = 12
"""Items for which it pays to start a worker: a fork takes a few milliseconds."""


def cores() -> int:
    """Cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Workers:
    """``jobs`` processes at once; with one, everything happens here."""

    def __init__(self, jobs: int = 0) -> None:
        self.jobs = jobs or cores()

    def spread(
        self,
        function: Callable[[Sequence[T]], R],
        items: Sequence[T],
        most: int = _SLICE,
        meanwhile: Callable[[], object] = nothing,
    ) -> Iterator[R]:
        """``function`` of every slice of the items, in their order; what it raises is raised here.

        This process only waits, once it has done what it has to do ``meanwhile``.
        """
        number, slices = self._slices(items, most)
        if number <= 1:
            return _here(function, slices, meanwhile)
        return in_order(function, slices, number, takes_part=False, meanwhile=meanwhile)

    def share(self, function: Callable[[Sequence[T]], R], items: Sequence[T]) -> Iterator[R]:
        """The same for a caller who has nothing else to do meanwhile: this process is one of those that work.

        Its own results are never sent anywhere, and whatever hangs on them is kept. Who is free takes the next
        slice.
        """
        number, slices = self._slices(items, _SHARED)
        if number <= 1:
            return map(function, slices)
        return in_order(function, slices, number - 1, takes_part=True)

    def _slices(self, items: Sequence[T], most: int) -> tuple[int, list[Sequence[T]]]:
        """How many work, and on what."""
        number = min(self.jobs, len(items) // _FEWEST)
        size = min(most, -(-len(items) // (4 * max(1, number))))
        size = max(1, size, -(-len(items) // MOST))
        return number, [items[start : start + size] for start in range(0, len(items), size)]


def _here(
    function: Callable[[Sequence[T]], R],
    slices: Sequence[Sequence[T]],
    meanwhile: Callable[[], object],
) -> Iterator[R]:
    meanwhile()
    yield from map(function, slices)
