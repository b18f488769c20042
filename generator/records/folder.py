"""The three folders as they were read, file by file; and read again where something was saved."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final, Protocol, TypeVar

from generator.answers import Shelf
from generator.problems import Problem, make
from generator.records.files import record_files
from generator.records.read_files import ReadFiles
from generator.records.reading import ReadFile, read_file, read_files, shelve

R = TypeVar("R")
T = TypeVar("T")

FEW: Final = 1000
"""Files whose models may stay in memory all at once: some 60 MB."""


class Spread(Protocol):
    """Who works: gives the results of a function for slices of items, in the order of the items."""

    def __call__(self, function: Callable[[Sequence[T]], R], items: Sequence[T]) -> Iterable[R]:
        """Call it here, or in several processes."""


def here(function: Callable[[Sequence[T]], R], items: Sequence[T]) -> Iterator[R]:
    """All of it in this process."""
    yield function(items)


@dataclass(frozen=True, slots=True)
class Listing:
    """Paths of the record files below a root, in order; ``misplaced`` says what else is there."""

    root: Path
    paths: tuple[str, ...]
    misplaced: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class ReadFolder:
    """Files by the path of their record; ``misplaced`` are problems of paths, not of what files say.

    ``unread`` are the paths of records whose file could not even be opened.
    """

    files: ReadFiles
    misplaced: tuple[Problem, ...]
    unread: frozenset[str] = frozenset()

    @property
    def paths(self) -> Set[str]:
        """Of every record that is there, read or not."""
        paths = self.files.bare.keys()
        return paths | self.unread if self.unread else paths

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All of them, each once, sorted."""
        return tuple(
            sorted({*self.misplaced, *(p for f in self.files.bare.values() for p in f.problems)})
        )


def listed(root: Path) -> Listing:
    """What is there, without reading any of it."""
    misplaced: list[Problem] = []
    paths = tuple(record_files(root, misplaced))
    return Listing(root, paths, tuple(misplaced))


def read_folder(root: Path, spread: Spread = here, shelf: Shelf | None = None) -> ReadFolder:
    """Read what is there. What ``shelf`` knows by path and digest is not read again."""
    listing = listed(root)
    return folder_of(listing, read_all(root, listing.paths, spread, shelf))


def read_all(
    root: Path, paths: Sequence[str], spread: Spread, shelf: Shelf | None
) -> Iterator[ReadFile]:
    """The files in their order. Of many nobody keeps the models."""
    for part in spread(partial(read_files, root, shelf, len(paths) <= FEW), paths):
        shelve(shelf, part)
        yield from part


def folder_of(listing: Listing, found: Iterable[ReadFile]) -> ReadFolder:
    """The folder that was listed, of its files as they are read, in any order."""
    folder = _folder(listing.root, found, listing.misplaced)
    folder.files.put_in_order(listing.paths)
    return folder


def reread(root: Path, before: ReadFolder, saved: Collection[str]) -> ReadFolder:
    """The same folder after some paths below ``root`` were saved, added, moved or deleted.

    Only they are read, and what was not known. As long as they are files that were there before, the
    folders are not walked: their files are the same.
    """
    if all(_key(path) in before.files and _is_plain(root / path) for path in saved):
        again = [read_file(root, None, path) for path in saved]
        if all(file.digest for file in again):
            return ReadFolder(before.files.but(again), before.misplaced, before.unread)
    misplaced: list[Problem] = []
    found = []
    for path in record_files(root, misplaced):
        known = None if path in saved else before.files.get(_key(path))
        found.append(known or read_file(root, None, path))
    return _folder(root, found, misplaced)


def _folder(root: Path, found: Iterable[ReadFile], misplaced: Iterable[Problem]) -> ReadFolder:
    files = ReadFiles()
    shut = []
    for file in found:
        if file.digest:
            files.add(file)
        else:
            shut.append(file)
    problems = [*misplaced, *(p for file in shut for p in file.problems)]
    if not files:
        text = "No hay ninguna ficha en esta carpeta."
        problems.append(make(str(root), 1, 1, (), "no-records", text))
    return ReadFolder(files, tuple(problems), frozenset(_key(file.path) for file in shut))


def _key(path: str) -> str:
    return path.removesuffix(".yml")


def _is_plain(path: Path) -> bool:
    return path.is_file() and not path.is_symlink()
