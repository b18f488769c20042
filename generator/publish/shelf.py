"""What earlier runs worked out, kept in ``<root>/.cache/``: it may cost time, never truth.

One SQLite file for a version of the code, so that nothing of another one is ever read. Each value is kept
with a digest of it and its key: what is damaged, cut off or written by somebody else is as good as absent,
and so is the whole file when SQLite cannot make sense of it or another build holds it. Values are JSON and
bytes of files, never code. Without a folder (``--no-cache``) everything is kept in memory and forgotten.

Who asks for what is kept of one record asks for the same of the next one after it: keys are read some at a time
in their order, and what is written together stands in that order in the file. How many are read follows from how
many of the last ones were asked for: of what is asked for here and there hardly more than that.
"""

import os
import sqlite3
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Final

from generator.publish.code_version import code_version

_AT_ONCE: Final = 500
"""Values written together."""
_PATIENCE: Final = 2.0
"""Seconds to wait for another build that writes."""
_IN_USE: Final = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL}
_CHECK: Final = 16
_MOST: Final = 64
"""Values read at once."""
_END: Final = "\U0010ffff"
"""Stands after whatever a key may go on with."""
_PAGE: Final = 32768
"""Bytes of a page of the file: few values are larger, and these cost more to write and to read."""


@dataclass(slots=True)
class _Stretch:
    """All that is kept from one key to another, both included, and how often any of it was asked for."""

    first: str = _END
    last: str = ""
    values: dict[str, bytes] = field(default_factory=dict)
    asked: int = 1


class FileShelf:
    """A shelf in a file; each process that was forked opens it anew."""

    def __init__(self, folder: Path | None) -> None:
        self._file = folder and folder / f"mac-{code_version()}.sqlite"
        self._new: dict[str, bytes] = {}
        self._read: dict[str, _Stretch] = {}
        self._open: tuple[int, sqlite3.Connection] | None = None
        self._inherited: list[object] = []  # SQLite forbids to close them in a forked process
        if self._file:
            with suppress(OSError):
                self._file.parent.mkdir(exist_ok=True)
                _forget_others(self._file)

    def get(self, key: str) -> bytes | None:
        """What was put there by the same code, or nothing."""
        if key in self._new:
            return self._new[key]
        value = self._around(key).values.get(key)
        if not isinstance(value, bytes) or value[:_CHECK] != _check(key, value[_CHECK:]):
            return None
        return value[_CHECK:]

    def put(self, key: str, value: bytes) -> None:
        """Keep it; it is written with others, at the latest by :meth:`save`."""
        self._new[key] = value
        if self._file and len(self._new) >= _AT_ONCE:
            self.save()

    def save(self) -> None:
        """Write what is new. Where that is not possible it stays in memory: the run goes on."""
        try:
            if connection := self._connection():
                with connection:
                    connection.executemany(
                        "INSERT OR REPLACE INTO kept VALUES (?, ?)",
                        (
                            (key, _check(key, self._new[key]) + self._new[key])
                            for key in sorted(self._new)
                        ),
                    )
                self._new, self._read = {}, {}
        except sqlite3.Error as error:
            self._give_up(error)

    def _around(self, key: str) -> _Stretch:
        """What was read around a key, now or before: of each kind of keys that is the last stretch."""
        kind = key[: key.rfind(" ") + 1]
        read = self._read.get(kind) or _Stretch()
        if not read.first <= key <= read.last:
            most = min(_MOST, 2 * read.asked) if key > read.last else 1
            read = self._read[kind] = self._from(key, f"{kind}{_END}", most)
        read.asked += 1
        return read

    def _from(self, key: str, end: str, most: int) -> _Stretch:
        """What stands from a key on, before the end: so many values, or all there are."""
        found: list[tuple[str, bytes]] = []
        try:
            if connection := self._connection():
                found = connection.execute(
                    "SELECT key, value FROM kept WHERE key BETWEEN ? AND ? ORDER BY key LIMIT ?",
                    (key, end, most),
                ).fetchall()
        except sqlite3.Error as error:
            self._give_up(error)
        return _Stretch(key, found[-1][0] if len(found) == most else end, dict(found), asked=0)

    def _connection(self) -> sqlite3.Connection | None:
        if self._file is None:
            return None
        if self._open is None or self._open[0] != os.getpid():
            self._inherited.append(self._open)
            connection = sqlite3.connect(self._file, timeout=_PATIENCE)
            self._open = os.getpid(), connection
            connection.execute(f"PRAGMA page_size = {_PAGE}")
            connection.execute("PRAGMA synchronous = OFF")  # a power cut damages it: see above
            with suppress(
                sqlite3.OperationalError
            ):  # another process is at it: what it does holds for all
                connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("CREATE TABLE IF NOT EXISTS kept (key TEXT PRIMARY KEY, value BLOB)")
        return self._open[1]

    def _give_up(self, error: sqlite3.Error) -> None:
        """Go on without the file. What is in it stays when it is only in use; else the next run begins another one."""
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
        if self._file and code not in _IN_USE:
            with suppress(OSError):
                self._file.unlink()
        self._file = self._open = None


def _forget_others(file: Path) -> None:
    """Remove the files of other versions of the code."""
    for other in file.parent.glob("mac-*.sqlite*"):
        if not other.name.startswith(file.name):
            other.unlink(missing_ok=True)


def _check(key: str, value: bytes) -> bytes:
    return sha256(key.encode() + value).digest()[:_CHECK]
