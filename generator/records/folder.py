"""The three folders as they were read, file by file; and read again where something was saved."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final, Protocol, TypeVar

from generator.answers import Shelf
from generator.problems import Problem, make
from generator.records.files import record_files
from generator.records.reading import ReadFile, read_file, read_files, shelve

R = TypeVar("R")
T = TypeVar("T")

_FEW: Final = 1000
"""Files whose models may stay in memory all at once: some 60 MB."""


class Spread(Protocol):
    """Who works: gives the results of a function for slices of items, in the order of the items."""

    def __call__(self, function: Callable[[Sequence[T]], R], items: Sequence[T]) -> Iterable[R]:
        """Call it here, or in several processes."""


def here(function: Callable[[Sequence[T]], R], items: Sequence[T]) -> Iterator[R]:
    """All of it in this process."""
    yield function(items)


@dataclass(frozen=True, slots=True)
class ReadFolder:
    """Files by the path of their record; ``misplaced`` are problems of paths, not of what files say."""

    files: Mapping[str, ReadFile]
    misplaced: tuple[Problem, ...]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All of them, each once, sorted."""
        return tuple(
            sorted({*self.misplaced, *(p for f in self.files.values() for p in f.problems)})
        )


def read_folder(root: Path, spread: Spread = here, shelf: Shelf | None = None) -> ReadFolder:
    """Read what is there. What ``shelf`` knows by path and digest is not read again."""
    misplaced: list[Problem] = []
    paths = list(record_files(root, misplaced))
    found: list[ReadFile] = []
    for part in spread(partial(read_files, root, shelf, len(paths) <= _FEW), paths):
        found += part
        if shelf is not None:
            for file in part:
                shelve(shelf, file)
    return _folder(root, found, misplaced)


def reread(root: Path, before: ReadFolder, saved: Collection[str]) -> ReadFolder:
    """The same folder after some paths below ``root`` were saved, added, moved or deleted.

    Only they are read, and what was not known. As long as they are files that were there before, the
    folders are not walked: their files are the same.
    """
    if all(_key(path) in before.files and _is_plain(root / path) for path in saved):
        again = {_key(path): read_file(root, None, path) for path in saved}
        return _folder(root, {**before.files, **again}.values(), before.misplaced)
    misplaced: list[Problem] = []
    found = []
    for path in record_files(root, misplaced):
        known = None if path in saved else before.files.get(_key(path))
        found.append(known or read_file(root, None, path))
    return _folder(root, found, misplaced)


def _folder(root: Path, found: Iterable[ReadFile], misplaced: Iterable[Problem]) -> ReadFolder:
    files = {_key(file.path): file for file in found if file.digest}
    problems = [*misplaced, *(p for file in found if not file.digest for p in file.problems)]
    if not files:
        text = "No hay ninguna ficha en esta carpeta."
        problems.append(make(str(root), 1, 1, (), "no-records", text))
    return ReadFolder(files, tuple(problems))


def _key(path: str) -> str:
    return path.removesuffix(".yml")


def _is_plain(path: Path) -> bool:
    return path.is_file() and not path.is_symlink()
