"""Files that nobody has touched since they were read are not opened again.

What was read of a file is kept with what the system says of it: which file it is on the disk, its size, and when its
content or anything else about it last changed. Nobody can set the last one (``ctime``): whoever writes the file, puts
another in its place or sets its times back, changes it. Git trusts its index likewise, and there too a file that was
changed in the very moment it was read would be missed: two changes at once have one time. So what is kept is believed
only of files that had been left alone for a while when they were read, by the clock of the disk they are on.
"""

import os
import stat
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryFile
from typing import Final

from pydantic import TypeAdapter

from generator.answers import Answers, Shelf
from generator.answers.batches import Batch, Batches
from generator.answers.rows import Needs
from generator.records.brief import Asks, Brief
from generator.records.reading import ReadFile, values_of

_A_WHILE: Final = 2_000_000_000
"""Nanoseconds: some disks tell the time by two seconds."""


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of a valid file but for its values, which are on the shelf."""

    digest: str
    brief: Brief | None
    asks: Asks


_ROW: Final = TypeAdapter(Batch[_Known])


class Untouched:
    """Which files are what they were; made before any of them is opened."""

    def __init__(self, root: Path, paths: Iterable[str], shelf: Shelf | None) -> None:
        self._root, self._shelf = root, shelf
        self._states: dict[str, tuple[str, int]] = {}
        if shelf is not None:
            self._states = {path: _state(f"{root}/{path}") for path in paths}
            self._settled = _now(root) - _A_WHILE
        self._answers = Answers(None, lambda path: self._states.get(path, ("", 0))[0], None)
        self._batches = Batches(shelf, "files", "", _ROW)

    def files(self) -> dict[str, ReadFile]:
        """Those that are known, by their paths; of each the values are read when somebody asks for them."""
        known = self._batches.recalled(self._answers, self._states)
        return {path: self._file(path, found) for path, found in known.items()}

    def _file(self, path: str, known: _Known) -> ReadFile:
        assert self._shelf is not None
        values = partial(values_of, self._root, self._shelf, path, known.digest)
        return ReadFile(path, known.digest, brief=known.brief, asks=known.asks, later=values)

    def keep(self, files: Iterable[ReadFile]) -> None:
        """Keep some that were read now; one with problems is soon another."""
        known, needs = {}, []
        for file in files:
            state, changed = self._states.get(file.path, ("", 0))
            if state and changed < self._settled and not file.problems:
                known[file.path] = _Known(file.digest, file.brief, file.asks)
                needs.append(Needs.of((file.path,), (state,)))
        self._batches.add(Batch.of(self._answers, "", known, needs, {}))

    def save(self) -> None:
        """All that was to be kept has been."""
        self._batches.save()


def _state(path: str) -> tuple[str, int]:
    """What tells a file from any other one it may have been, and when it last changed."""
    try:
        found = os.stat(path)  # noqa: PTH116 (ten thousand files)
    except OSError:
        return "", 0
    if not stat.S_ISREG(found.st_mode):
        return "", 0
    state = (found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns)
    return " ".join(map(str, state)), found.st_ctime_ns


def _now(folder: Path) -> int:
    """The time by the clock of a folder's disk, or long ago where that cannot be known."""
    try:
        with TemporaryFile(dir=folder) as file:
            return os.fstat(file.fileno()).st_ctime_ns
    except OSError:
        return 0
