"""Compressed copies beside the text files of a site, for a server that hands them over as they are.

They are made by the process that has just made the file, while its bytes are at hand. A file that stands
unchanged in the site published before keeps its copies: compressing costs more than rendering. Copies depend
on nothing but the file and the settings below, which a note in the site says.

Brotli makes a page 5 % smaller than gzip, in twice the time. A server sends ten packets before it waits for an
answer (RFC 6928), and nearly all pages are fewer: they are at the phone no sooner for being smaller, and have gzip
alone. Larger ones have both. The numbered files of the search have gzip alone too, its best: there are hundreds, a
search loads a few, and brotli makes them 6 % smaller in twenty times the time. Style, scripts and what every search
loads are few, and get brotli's best, the latter the quality before: three times as fast for less than 1 %.
"""

import os
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

import brotli
import deflate

from generator.publish.files import Files

NOTE: Final = ".mac-compressed"
_SUFFIXES: Final = (".gz", ".br")
_PAGES: Final = 5
_DATA: Final = 10
_REST: Final = 11
_BEST_UP_TO: Final = 512 * 1024
"""Bytes of a file that gets more than a page: larger ones are few to read and long to compress."""
_GZIP: Final = 6
_GZIP_OF_DATA: Final = 9
_FIRST_PACKETS: Final = 14_000
"""Bytes that a server sends at once: ten packets of 1,460, less what the head of an answer takes."""
_WINDOW: Final = (10, 22)
"""Brotli's windows, as powers of two: one that fits the file loses nothing, and far less memory is asked for."""
_NUMBERED: Final = re.compile(r"\d\.json$")
TEXTS: Final = frozenset(
    [
        ".html",
        ".css",
        ".js",
        ".json",
        ".jsonld",
        ".svg",
        ".xml",
        ".txt",
        ".csv",
        ".ics",
        ".ttl",
        ".atom",
        ".webmanifest",
        ".geojson",
        ".yml",
        ".yaml",
        ".md",
    ]
)
"""Endings of the files that get copies."""
_DIGEST: Final = re.compile(r"/[0-9a-f]{10,}/")
_SETTINGS: Final = (
    f"gzip {_GZIP} {_GZIP_OF_DATA} {deflate.__version__} "
    f"brotli {_FIRST_PACKETS} {_NUMBERED.pattern} {_PAGES} {_DATA} {_REST} {_BEST_UP_TO} fit "
    f"{brotli.__version__}\n"
)


def copies(path: str, content: bytes) -> Iterator[tuple[str, bytes]]:
    """The copies of a text file by their paths, those that are smaller than it and of use to a phone."""
    level = _GZIP_OF_DATA if path.endswith(".json") else _GZIP
    gzip = bytes(deflate.gzip_compress(content, level))
    if len(gzip) < len(content):
        yield f"{path}.gz", gzip
    if _is_enough(path, len(gzip)):
        return
    smaller = brotli.compress(
        content,
        mode=brotli.MODE_TEXT,
        quality=_quality(path, len(content)),
        lgwin=min(max(_WINDOW[0], (len(content) + 16).bit_length()), _WINDOW[1]),
    )
    if len(smaller) < min(len(gzip), len(content)):  # a server prefers it
        yield f"{path}.br", smaller


class CompressedFiles(Files):
    """New files below a folder, each text file with its copies."""

    def __init__(self, folder: Path, before: Path) -> None:
        """``before`` is the site published before, whose copies of equal files are taken over."""
        super().__init__(folder)
        self._before = before
        self._usable = _settings_of(before) == _SETTINGS

    def write(self, path: str, content: bytes) -> None:
        """A new file with its copies."""
        self.write_bare(path, content)
        self._give(path, content, self._name_before(path))

    def link(self, path: str, before: Path, marked: str) -> bool:
        """The file of another site, if it is what that mark says, with its copies or new ones."""
        if not super().link(path, before, marked):
            return False
        if not self._take_over(path):
            self._copy(path, (self.folder / path).read_bytes())
        return True

    def copy(self, paths: Iterable[str]) -> None:
        """Give copies to files that somebody else wrote, or that were written without."""
        for path in paths:
            content = (self.folder / path).read_bytes()
            self._give(path, content, self._name_before(path) or path)

    def texts(self) -> list[str]:
        """Paths of all text files that stand below the folder, in order."""
        found = (f"{place}/{name}" for place, _, files in os.walk(self.folder) for name in files)
        return sorted(os.path.relpath(path, self.folder) for path in found if _is_text(path))

    def say_so(self) -> None:
        """Note that all text files have their copies."""
        self.write_bare(NOTE, _SETTINGS.encode())

    def _give(self, path: str, content: bytes, was: str | None) -> None:
        """Copies of a file: those of the site before, where it had that name, if it is the same."""
        if not (was and self._is_as_before(was, content) and self._take_over(path, was)):
            self._copy(path, content)

    def _copy(self, path: str, content: bytes) -> None:
        if _is_text(path):
            for name, copy in copies(path, content):
                self.write_bare(name, copy)

    def _is_as_before(self, path: str, content: bytes) -> bool:
        with suppress(OSError):
            return (self._before / path).read_bytes() == content
        return False

    def _name_before(self, path: str) -> str | None:
        """Of a file in a folder named by a digest of all in it: its name in the folder that stood there before.

        One word more changes the digest, and one of the search's hundreds of files.
        """
        if not _DIGEST.search(path):
            return None
        parent, rest = _DIGEST.split(path, maxsplit=1)
        with suppress(OSError):
            for name in os.listdir(self._before / parent):  # noqa: PTH208 (speed)
                if _DIGEST.fullmatch(f"/{name}/"):
                    return f"{parent}/{name}/{rest}"
        return None

    def _take_over(self, path: str, was: str = "") -> bool:
        """Whether the copies of the site before, or their lack, are the new site's too; ``was`` is another name it had."""
        if not self._usable:
            return False
        if _is_text(path):
            for suffix in _SUFFIXES:
                try:
                    os.link(
                        f"{self._before}/{was or path}{suffix}", f"{self.folder}/{path}{suffix}"
                    )
                except FileNotFoundError:
                    continue
                except OSError:  # a disk without links
                    self._remove_copies(path)
                    return False
        return True

    def _remove(self, path: str) -> None:
        super()._remove(path)
        self._remove_copies(path)

    def _remove_copies(self, path: str) -> None:
        for suffix in _SUFFIXES:
            super()._remove(f"{path}{suffix}")


def _is_text(path: str) -> bool:
    return _ending(path) in TEXTS


def _ending(path: str) -> str:
    return os.path.splitext(path)[1]  # noqa: PTH122 (ten thousand names)


def _is_enough(path: str, gzip: int) -> bool:
    """Whether a gzip copy of so many bytes is the only one."""
    return gzip <= _FIRST_PACKETS if path.endswith(".html") else bool(_NUMBERED.search(path))


def _quality(path: str, size: int) -> int:
    if path.endswith(".html") or size > _BEST_UP_TO:
        return _PAGES
    return _DATA if path.endswith(".json") else _REST


def _settings_of(site: Path) -> str:
    try:
        return (site / NOTE).read_text()
    except OSError:
        return ""
