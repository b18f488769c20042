"""The whole site, built in a process of its own beside the one that serves: all checks, lists on disk, search.

Only one build runs at a time. What is saved meanwhile is built afterwards, once, however much it is.
"""

import os
import signal
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path
from threading import Condition, Thread
from typing import Final

from generator.publish.builds import BuildResult, build
from generator.publish.errors import PublishError, named

_POLITE: Final = 10
"""Niceness: who is looking at a page is served first."""
_SECONDS_TO_END: Final = 15
"""A polite process on a busy machine takes that long to tidy up; killed, it leaves that to the next build."""
_SPAWN: Final = get_context("spawn")  # a fork would take over locks that threads of the server hold

Built = BuildResult | str
"""How a build went; text is what stopped it besides the records."""


@dataclass(frozen=True, slots=True)
class Order:
    """What to build."""

    config_file: Path
    root: Path
    site_dir: Path
    address: str


class Behind:
    """Builds whatever was saved last, again and again, until it is closed."""

    def __init__(self, order: Order, tell: Callable[[int, Built], None]) -> None:
        """``tell`` gets the number of the save that was built, and how that went, in another thread."""
        self._order = order
        self._tell = tell
        self._changed = Condition()
        self._wanted = self._begun = 0
        self._closed = False
        self._process: SpawnProcess | None = None
        self._thread = Thread(target=self._work, name="behind", daemon=True)
        self._thread.start()

    def want(self, save: int) -> None:
        """Build as it is now; ``save`` grows."""
        with self._changed:
            self._wanted = save
            self._changed.notify_all()

    def close(self) -> None:
        """End what is under way; the site that stands stays."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
            process = self._process
        if process:
            process.terminate()
            process.join(_SECONDS_TO_END)
            process.kill()  # it may wait for others on a busy machine; who pressed Ctrl-C does not
        self._thread.join(_SECONDS_TO_END)

    def _work(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._closed or self._wanted > self._begun)
                if self._closed:
                    return
                save = self._begun = self._wanted
                self._changed.notify_all()
                ours, theirs = _SPAWN.Pipe(duplex=False)
                self._process = _SPAWN.Process(target=_build, args=(self._order, theirs))
                self._process.start()
            theirs.close()
            built = _received(ours)
            self._process.join(_SECONDS_TO_END)
            if self._process.exitcode is None:
                self._process.kill()
            if not self._closed:
                self._tell(save, built)


def _received(end: Connection) -> Built:
    with end:
        try:
            built: Built = end.recv()
        except EOFError:
            return "El proceso que construye el sitio terminó antes de tiempo."
    return built


def _build(order: Order, end: Connection) -> None:
    """What the process does. An interruption is for the server, which ends this one in order."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _interrupted)
    os.nice(_POLITE)
    built: Built
    try:
        built = build(order.config_file, root=order.root, site_dir=order.site_dir,
                      site_url=order.address, compress=False)  # fmt: skip
    except PublishError as error:
        built = str(error)
    except KeyboardInterrupt:
        return
    except Exception as error:  # a template with a fault, say: its next save must be seen
        built = named(error)
    end.send(built)


def _interrupted(number: int, frame: object) -> None:
    raise KeyboardInterrupt
