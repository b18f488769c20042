"""What the last ``mac check`` found, for as long as every file, the day and the code are the same.

It is kept with the digest of every file that was read. Before it is believed, each file below the three
folders is read again: only reading values, making models and asking rules is left out.
"""

import json
import os
import stat
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Final

from generator.answers import Shelf, digest
from generator.problems import Problem
from generator.vocabularies import ROOTS

_KEY: Final = "last check"


def recalled(shelf: Shelf, root: Path, day: date) -> tuple[list[Problem], int] | None:
    """The problems found and the number of records read, if all is as it was then."""
    row = shelf.get(_KEY)
    if row is None:
        return None
    kept = json.loads(row)
    if kept["for"] != _asked(root, day) or not _are_there(root, kept["files"]):
        return None
    return [Problem(**problem) for problem in kept["problems"]], len(kept["files"])


def keep(
    shelf: Shelf, root: Path, day: date, files: Mapping[str, str], problems: Sequence[Problem]
) -> None:
    """``files`` are the digests of all that was read, by the path of its record."""
    kept = {
        "for": _asked(root, day),
        "files": {f"{path}.yml": found for path, found in files.items()},
        "problems": [asdict(problem) for problem in problems],
    }
    shelf.put(_KEY, json.dumps(kept).encode())


def _asked(root: Path, day: date) -> list[str]:
    return [str(root), day.isoformat()]  # a message may name the root


def _are_there(root: Path, files: Mapping[str, str]) -> bool:
    """Whether the three folders hold these files, and nothing else, with the same bytes."""
    folders = {parent.as_posix() for path in files for parent in PurePosixPath(path).parents}
    try:
        found = set(_below(root, folders))
        return found == files.keys() and all(
            digest((root / path).read_bytes()) == files[path] for path in found
        )
    except OSError:
        return False


def _below(root: Path, folders: Container[str]) -> Iterator[str]:
    """Files of the three folders. Raises ``OSError`` for whatever else is there: only a whole check judges it."""
    waiting = [top for top in ROOTS if stat.S_ISDIR((root / top).lstat().st_mode)]
    while waiting:
        folder = waiting.pop()
        for entry in os.scandir(root / folder):
            path, mode = f"{folder}/{entry.name}", entry.stat(follow_symlinks=False).st_mode
            if stat.S_ISREG(mode):
                yield path
            elif stat.S_ISDIR(mode) and path in folders:
                waiting.append(path)
            else:
                raise OSError(path)
