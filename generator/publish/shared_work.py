"""Work that a process shares with others it forks: whoever is free takes the next slice.

The numbers of the slices wait in a pipe, and who reads one does that slice. This process may take part between
looking for what the others send.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from typing import Any, Final, TypeVar

from generator.publish.processes import processes

T = TypeVar("T")
R = TypeVar("R")

MOST: Final = 10_000
"""Slices at once: their numbers fit in a pipe, which holds 64 KiB."""
_WIDTH: Final = 4


def nothing() -> None:
    """What there is to do for who has nothing to do."""


def in_order(
    function: Callable[[Sequence[T]], R],
    slices: Sequence[Sequence[T]],
    others: int,
    takes_part: bool,
    meanwhile: Callable[[], object] = nothing,
) -> Iterator[R]:
    """``function`` of every slice, by ``others`` and perhaps this process; what it raises anywhere is raised here.

    ``meanwhile`` is what this process does first, once the others have begun.
    """
    queue = _numbers(len(slices))
    try:
        with processes(_work, [(function, slices, queue)] * others) as ends:
            meanwhile()
            numbers = _taken(queue) if takes_part else iter(())
            own = ((number, function(slices[number])) for number in numbers)
            yield from _by_place(list(ends), len(slices), own)
    finally:
        os.close(queue)


def _by_place(ends: list[Connection], total: int, own: Iterator[tuple[int, R]]) -> Iterator[R]:
    """All results by the place of their slice. Our own are made while nothing else has come."""
    ready: dict[int, R] = {}
    for place in range(total):
        while place not in ready:
            come = wait(ends, timeout=0)
            if not come and (made := next(own, None)):
                ready[made[0]] = made[1]
                continue
            if not ends:
                raise ChildProcessError("Un proceso terminó antes de tiempo.")
            for end in come or wait(ends):
                assert isinstance(end, Connection)
                try:
                    number, result, error = end.recv()
                except EOFError:  # it has done its part, or was killed: then a place stays empty
                    ends.remove(end)
                    continue
                if error is not None:
                    raise error
                ready[number] = result
        yield ready.pop(place)


def _numbers(total: int) -> int:
    """A pipe that holds the numbers below ``total`` and ends after them."""
    queue, source = os.pipe()
    os.write(source, b"".join(number.to_bytes(_WIDTH, "little") for number in range(total)))
    os.close(source)
    return queue


def _taken(queue: int) -> Iterator[int]:
    while number := os.read(queue, _WIDTH):
        yield int.from_bytes(number, "little")


def _work(
    function: Callable[[Sequence[Any]], Any],
    slices: Sequence[Sequence[Any]],
    queue: int,
    results: Connection,
) -> None:
    """What another process does: slice after slice, for as long as somebody waits for them."""
    parent = os.getppid()
    with suppress(BrokenPipeError):
        for number in _taken(queue):
            if os.getppid() != parent:
                return
            try:
                results.send((number, function(slices[number]), None))
            except BrokenPipeError:
                raise
            except BaseException as error:
                results.send((number, None, error))
                return
