"""What is known while services are read: all that is no service, and the one service at hand.

Whoever looks at a record in the process that reads it finds its model there, and need not make it again.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Generic, Protocol, TypeVar

from generator.answers import Shelf
from generator.records.brief import Asks, Brief
from generator.records.folder import FEW, Listing, Spread, folder_of, here, listed, read_all
from generator.records.load import Loaded, Sources, loaded_from, made_of
from generator.records.reading import ReadFile, kept, read_file, shelve
from generator.records.service import Service
from generator.records.untouched import Untouched

T = TypeVar("T")


class NotYetError(Exception):
    """Asked for a service that may not have been read yet: ask again when all are."""


class Looker(Protocol[T]):
    """Looks at each valid service, entity and centre that is read, while others are."""

    def begin(self, known: Loaded) -> None:
        """``known`` stays what it is but for the service at hand."""

    def look(self, record: str) -> None:
        """Look at a record, by its path; called in any process. May raise :class:`NotYetError`."""

    def seen(self) -> T:
        """What was seen since the last time, in the same process. Of a record that had to ask for other services nothing."""

    def take(self, seen: T) -> None:
        """What was seen in any process, in this one."""


def load_and_look(
    root: Path, looker: Looker[T], spread: Spread = here, shelf: Shelf | None = None
) -> Loaded:
    """Read as :func:`generator.records.load.load` does, with somebody looking at the records meanwhile.

    Files that are known and untouched are not read, and nobody looks at their records.
    """
    listing = listed(root)
    untouched = Untouched(root, listing.paths, shelf)
    known = untouched.files()
    waiting = [path for path in listing.paths if path not in known]
    others = [*read_all(root, [p for p in waiting if not _is_of_service(p)], spread, shelf)]
    untouched.keep(others)
    read = [*known.values(), *others]
    at_hand = AtHand(listing, [file for file in read if not _is_of_service(file.path)])
    looker.begin(at_hand.known)
    services = [path for path in waiting if _is_of_service(path)]
    work = partial(_read_and_look, root, shelf, len(services) <= FEW, at_hand, looker)

    def read_in_turn() -> Iterator[ReadFile]:
        yield from read
        for files, seen in spread(work, [*services, *at_hand.records(others)]):
            shelve(shelf, files)
            untouched.keep(files)
            looker.take(seen)
            yield from files

    loaded = loaded_from(root, folder_of(listing, read_in_turn()), at_hand.known)
    untouched.save()
    return loaded


def _read_and_look(
    root: Path,
    shelf: Shelf | None,
    with_models: bool,
    at_hand: "AtHand",
    looker: Looker[T],
    names: Sequence[str],
) -> tuple[list[ReadFile], T]:
    """``names`` are files of services, which are read now, and paths of other records, which were before."""
    files: list[ReadFile] = []
    for name in names:
        if _is_of_service(name):
            file = read_file(root, shelf, name)
            at_hand.take(file)
            files.append(kept(file, with_models))
            if not file.data:
                continue
        record = name.removesuffix(".yml")
        with suppress(NotYetError):
            looker.look(record)
    return files, looker.seen()


class AtHand:
    """The service that is being read, beside all that is no service."""

    def __init__(self, listing: Listing, others: Sequence[ReadFile]) -> None:
        """``others`` are the files that are no services."""
        before = loaded_from(listing.root, folder_of(listing, others))
        self._root = listing.root
        self._services = _Beside[Service](None)
        self._sources = _Beside(before.sources)
        self._digests = _Beside(before.digests)
        self.known: Loaded = replace(
            before,
            services=self._services,
            briefs=_Beside[Brief](None),
            asks=_Beside[Asks](None),
            sources=self._sources,
            digests=self._digests,
            paths={path.removesuffix(".yml") for path in listing.paths},
        )
        self._others = {"entities": before.entities, "centers": before.centers}

    def records(self, files: Iterable[ReadFile]) -> Iterator[str]:
        """Paths of the records among files that are no services."""
        for file in files:
            record = file.path.removesuffix(".yml")
            folder, _, key = record.partition("/")
            if key in self._others.get(folder, ()):
                yield record

    def take(self, file: ReadFile) -> None:
        """This is the service at hand from now on."""
        record = file.path.removesuffix(".yml")
        self._services.now = record.removeprefix("catalogue/"), lambda: made_of(file, Service)
        self._sources.now = (
            record,
            lambda: file.source or Sources(self._root, {record: file})[record],
        )
        self._digests.now = record, lambda: file.digest


class _Beside(Mapping[str, T], Generic[T]):
    """What is known of the service at hand, beside what is known of others that are no services."""

    def __init__(self, others: Mapping[str, T] | None) -> None:
        """``others`` is ``None`` where there are only services."""
        self._others = others
        self.now: tuple[str, Callable[[], T]] | None = None

    def __getitem__(self, key: str) -> T:
        if self.now and key == self.now[0]:
            return self.now[1]()
        if self._others is None or _is_of_service(key):
            raise NotYetError(key)
        return self._others[key]

    def __iter__(self) -> Iterator[str]:
        """Over all but services: nobody may conclude from it that there is none."""
        if self._others is None:
            raise NotYetError
        return iter(self._others)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def _is_of_service(path: str) -> bool:
    """Of the path of a record, or of its file."""
    return path.startswith("catalogue/") and not path.startswith("catalogue/_")
