"""Compressed copies beside the text files of a site, for a server that hands them over as they are.

A file that stands unchanged in the site published before keeps its copies: compressing costs more than
rendering. Copies depend on nothing but the file and the settings below, which a note in the site says.

Brotli's best quality makes a page 11 % smaller than this one and takes 25 times as long, which is minutes
for 10,000 pages; style, scripts and search files are few and on the way to every page, so they get it.
"""

import gzip
import os
import zlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import brotli

NOTE: Final = ".mac-compressed"
_PAGES: Final = 5
_REST: Final = 11
_BEST_UP_TO: Final = 256 * 1024
"""Bytes of a file that gets the best quality: larger ones are few to read and long to compress."""
_GZIP: Final = 9
_TEXT: Final = frozenset(
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
_SETTINGS: Final = f"gzip {_GZIP} {zlib.ZLIB_RUNTIME_VERSION} brotli {_PAGES} {_REST} {_BEST_UP_TO} {brotli.__version__}\n"


@dataclass(frozen=True, slots=True)
class Compressed:
    """How many text files have copies, and how many of those were taken over."""

    files: int
    kept: int


def compress(folder: Path, before: Path | None = None) -> Compressed:
    """Write ``.gz`` and ``.br`` beside each text file below ``folder`` that gets smaller by it.

    ``before`` is the site published before, whose copies of equal files are taken over.
    """
    old = before if before and _settings_of(before) == _SETTINGS else None
    names = list(_texts(folder))
    with ThreadPoolExecutor(os.cpu_count()) as workers:  # zlib and brotli let go of the interpreter
        kept = sum(workers.map(lambda name: _copies(folder, name, old), names))
    (folder / NOTE).write_text(_SETTINGS)
    return Compressed(len(names), kept)


def _texts(folder: Path) -> Iterator[str]:
    for place, _, files in os.walk(folder):
        for name in files:
            if os.path.splitext(name)[1] in _TEXT:  # noqa: PTH122 (ten thousand names)
                yield os.path.relpath(f"{place}/{name}", folder)


def _copies(folder: Path, name: str, old: Path | None) -> bool:
    """Write the copies of one file; true if they were taken over."""
    if old and _take_over(folder, name, old):
        return True
    content = (folder / name).read_bytes()
    quality = _PAGES if name.endswith(".html") or len(content) > _BEST_UP_TO else _REST
    copies = {
        ".gz": gzip.compress(content, _GZIP, mtime=0),
        ".br": brotli.compress(content, mode=brotli.MODE_TEXT, quality=quality),
    }
    for suffix, copy in copies.items():
        if len(copy) < len(content):
            (folder / f"{name}{suffix}").write_bytes(copy)
    return False


def _take_over(folder: Path, name: str, old: Path) -> bool:
    """Whether the old site has the same file; then its copies, or their lack, are the new site's too."""
    try:
        if not _same(old / name, folder / name):
            return False
        for suffix in (".gz", ".br"):
            with suppress(FileNotFoundError):
                os.link(old / f"{name}{suffix}", folder / f"{name}{suffix}")
    except OSError:  # not there, or a disk without links
        for suffix in (".gz", ".br"):
            (folder / f"{name}{suffix}").unlink(missing_ok=True)
        return False
    return True


def _same(one: Path, other: Path) -> bool:
    """Two names of one file, as those that were linked from the site before; or equal content."""
    return one.samefile(other) or one.read_bytes() == other.read_bytes()


def _settings_of(site: Path) -> str:
    try:
        return (site / NOTE).read_text()
    except OSError:
        return ""
