"""Forked processes that find everything of the parent's in their memory, and end with what they were needed for."""

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Any, Final

_FORK: Final = get_context("fork")

Work = Callable[..., None]


@contextmanager
def processes(work: Work, shares: Sequence[tuple[Any, ...]]) -> Iterator[list[Connection]]:
    """One process for each share, which does ``work(*share, results)``; the ends of what they send, in order."""
    ends: list[Connection] = []
    started = []
    gc.freeze()  # what is there already is never looked at again: its memory stays shared
    try:
        for share in shares:
            ours, theirs = _FORK.Pipe(duplex=False)
            ends.append(ours)
            process = _FORK.Process(
                target=_begin, args=(work, share, theirs, list(ends)), daemon=True
            )
            process.start()
            started.append(process)
            theirs.close()
        yield ends
    finally:
        gc.unfreeze()
        for end in ends:
            end.close()
        for process in started:
            process.kill()
            process.join()


def _begin(
    work: Work, share: tuple[Any, ...], results: Connection, foreign: Sequence[Connection]
) -> None:
    for end in foreign:
        end.close()
    work(*share, results)
