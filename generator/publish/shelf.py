"""What earlier runs worked out, kept in ``<root>/.cache/``: it may cost time, never truth.

One SQLite file for a version of the code, so that nothing of another one is ever read. Each value is kept
with a digest of it and its key: what is damaged, cut off or written by somebody else is as good as absent,
and so is the whole file when SQLite cannot make sense of it or another build holds it. Values are JSON and
bytes of files, never code. Without a folder (``--no-cache``) everything is kept in memory and forgotten.

Who asks for one thing about a record asks for the others next: what is about one record stands together
in the file and is read at once.
"""

import os
import sqlite3
from contextlib import suppress
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
_BESIDE: Final = 64
"""Records of which everything that was read stays in memory."""
_PAGE: Final = 32768
"""Bytes of the file read at once: what is about a record or two."""


class FileShelf:
    """A shelf in a file; each process that was forked opens it anew."""

    def __init__(self, folder: Path | None) -> None:
        self._file = folder and folder / f"mac-{code_version()}.sqlite"
        self._new: dict[str, bytes] = {}
        self._read: dict[str, dict[str, bytes]] = {}
        self._open: tuple[int, sqlite3.Connection] | None = None
        self._inherited: list[object] = []  # SQLite forbids to close them in a forked process
        self._is_empty = False
        if self._file:
            with suppress(OSError):
                self._file.parent.mkdir(exist_ok=True)
                _forget_others(self._file)

    def get(self, key: str) -> bytes | None:
        """What was put there by the same code, or nothing."""
        if key in self._new:
            return self._new[key]
        value = self._about(_record_of(key)).get(key)
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
                        "INSERT OR REPLACE INTO kept VALUES (?, ?, ?)",
                        (
                            (_record_of(key), key, _check(key, value) + value)
                            for key, value in self._new.items()
                        ),
                    )
                self._new, self._read, self._is_empty = {}, {}, False
        except sqlite3.Error as error:
            self._give_up(error)

    def _about(self, record: str) -> dict[str, bytes]:
        """All that is kept about a record."""
        if record in self._read:
            return self._read[record]
        found: dict[str, bytes] = {}
        try:
            if (connection := self._connection()) and not self._is_empty:
                found = dict(
                    connection.execute("SELECT key, value FROM kept WHERE about = ?", (record,))
                )
        except sqlite3.Error as error:
            self._give_up(error)
        if len(self._read) >= _BESIDE:
            del self._read[next(iter(self._read))]
        self._read[record] = found
        return found

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
            connection.execute(
                "CREATE TABLE IF NOT EXISTS kept (about TEXT, key TEXT, value BLOB, PRIMARY KEY (about, key)) WITHOUT ROWID"
            )
            self._is_empty = not connection.execute("SELECT 1 FROM kept LIMIT 1").fetchone()
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


def _record_of(key: str) -> str:
    """The last two names of a path: ``reniec/dni`` of ``part catalogue/reniec/dni`` and of ``>… service_item reniec/dni``."""
    return "/".join(key.rpartition(" ")[2].rsplit("/", 2)[-2:])


def _check(key: str, value: bytes) -> bytes:
    return sha256(key.encode() + value).digest()[:_CHECK]
