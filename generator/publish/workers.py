"""Work on all cores: forked processes that find everything of the parent's in their memory.

Nothing is handed to a worker but which items are its own; it hands back one result for every slice of
them. Whatever the number of workers, results come in the order of the items. A worker whose parent is
gone ends at its next slice: none outlives a killed build for long.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from multiprocessing.connection import Connection, wait
from typing import Any, Final, TypeVar

from generator.publish.processes import processes
from generator.publish.shared_work import MOST, in_order

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
        self, function: Callable[[Sequence[T]], R], items: Sequence[T], most: int = _SLICE
    ) -> Iterator[R]:
        """``function`` of every slice of the items, in their order; what it raises is raised here."""
        number, slices = self._slices(items, most)
        if number <= 1:
            return map(function, slices)
        return _forked(function, slices, number)

    def share(self, function: Callable[[Sequence[T]], R], items: Sequence[T]) -> Iterator[R]:
        """The same for a caller who has nothing else to do meanwhile: this process is one of those that work.

        Its own results are never sent anywhere, and whatever hangs on them is kept. Who is free takes the next
        slice.
        """
        number, slices = self._slices(items, max(_SHARED, -(-len(items) // MOST)))
        if number <= 1:
            return map(function, slices)
        return in_order(function, slices, number - 1)

    def _slices(self, items: Sequence[T], most: int) -> tuple[int, list[Sequence[T]]]:
        """How many work, and on what."""
        number = min(self.jobs, len(items) // _FEWEST)
        size = max(1, min(most, -(-len(items) // (4 * max(1, number)))))
        return number, [items[start : start + size] for start in range(0, len(items), size)]


def _forked(
    function: Callable[[Sequence[T]], R], slices: Sequence[Sequence[T]], number: int
) -> Iterator[R]:
    shares = [(function, slices[own::number]) for own in range(number)]
    with processes(_work, shares) as ends:
        yield from _in_order(ends, len(slices))


def _in_order(ends: Sequence[Connection], total: int) -> Iterator[Any]:
    """Results of all workers by the place of their slice."""
    ready: dict[int, Any] = {}
    due = {end: own for own, end in enumerate(ends)}
    for place in range(total):
        while place not in ready:
            for end in wait(list(due)):
                assert isinstance(end, Connection)
                try:
                    result, error = end.recv()
                except EOFError:
                    raise ChildProcessError("Un proceso terminó antes de tiempo.") from None
                if error is not None:
                    raise error
                ready[due[end]] = result
                due[end] += len(ends)
                if due[end] >= total:
                    del due[end]
        yield ready.pop(place)


def _work(
    function: Callable[[Sequence[T]], R],
    slices: Sequence[Sequence[T]],
    results: Connection,
) -> None:
    """What a worker does: its slices, one after the other, for as long as somebody waits for them."""
    parent = os.getppid()
    for items in slices:
        if os.getppid() != parent:
            return
        try:
            results.send((function(items), None))
        except BrokenPipeError:
            return
        except BaseException as error:
            results.send((None, error))
            return
