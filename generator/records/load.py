"""A folder → every record in it and every problem of reading them. Nothing is skipped in silence."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Protocol, TypeVar

from pydantic import BaseModel

from generator.answers import Shelf, digest
from generator.problems import Problem, make
from generator.records.brief import Brief
from generator.records.center import Center
from generator.records.entity import Entity
from generator.records.files import content_of, record_files
from generator.records.network import model_of
from generator.records.packed import Packed, unpacked
from generator.records.reading import ReadFile, read_files, shelve
from generator.records.service import Service
from generator.records.statistics import StatisticsFile
from generator.records.vocabulary import Vocabulary
from generator.records.yaml_source import YamlSource, read, text_of

M = TypeVar("M", bound=BaseModel)
R = TypeVar("R")
T = TypeVar("T")


class Spread(Protocol):
    """Who works: gives the results of a function for slices of items, in the order of the items."""

    def __call__(self, function: Callable[[Sequence[T]], R], items: Sequence[T]) -> Iterable[R]:
        """Call it here, or in several processes."""


def here(function: Callable[[Sequence[T]], R], items: Sequence[T]) -> Iterator[R]:
    """All of it in this process."""
    yield function(items)


@dataclass(frozen=True, slots=True)
class Loaded:
    """Everything read, by id: services ``reniec/duplicado-dni``, entities and centres by slug.

    ``sources`` maps the record's own path (``catalogue/reniec/duplicado-dni``) to its YAML, ``digests`` to
    a digest of its bytes; ``briefs`` says of each service what the rest of the catalogue needs.
    """

    services: Mapping[str, Service]
    entities: Mapping[str, Entity]
    centers: Mapping[str, Center]
    statistics: Mapping[str, StatisticsFile]
    vocabulary: Vocabulary
    sources: Mapping[str, YamlSource]
    problems: tuple[Problem, ...]
    briefs: Mapping[str, Brief]
    digests: Mapping[str, str] = field(default_factory=dict)


def load(root: Path, spread: Spread = here, shelf: Shelf | None = None) -> Loaded:
    """Read the three folders below ``root``. Raises nothing for bad input: it is in ``problems``.

    ``spread`` may read in several processes; what ``shelf`` knows by path and digest is not read again.
    """
    problems: list[Problem] = []
    paths = list(record_files(root, problems))
    files: dict[str, ReadFile] = {}
    for part in spread(partial(read_files, root, shelf), paths):
        for file in part:
            problems += file.problems
            if file.digest:
                files[file.path.removesuffix(".yml")] = file
            if shelf is not None:
                shelve(shelf, file)
    if not files:
        problems.append(
            make(str(root), 1, 1, (), "no-records", "No hay ninguna ficha en esta carpeta.")
        )
    whole = {key: file.data.encode() for key, file in files.items() if file.data}
    return Loaded(
        services=Packed(Service, _below("catalogue/", whole)),
        entities=_made(Entity, _below("entities/", whole)),
        centers=_made(Center, _below("centers/", whole)),
        statistics={
            key: model_of(key).model_validate(unpacked(data))
            for key, data in _below("centers/_statistics/", whole).items()
        },
        vocabulary=_vocabulary(_below("catalogue/_vocabulary/", whole)),
        sources=Sources(root, files),
        problems=tuple(sorted(set(problems))),
        briefs={k.removeprefix("catalogue/"): f.brief for k, f in files.items() if f.brief},
        digests={key: file.digest for key, file in files.items()},
    )


def _below(folder: str, whole: Mapping[str, bytes]) -> dict[str, bytes]:
    """The records of a folder by id; lists and figures have folders of their own, with ``_``."""
    found = {}
    for key, data in whole.items():
        rest = key.removeprefix(folder)
        if rest != key and not rest.startswith("_"):
            found[rest] = data
    return found


def _made(model: type[M], data: Mapping[str, bytes]) -> dict[str, M]:
    return {key: model.model_validate(unpacked(value)) for key, value in data.items()}


def _vocabulary(lists: Mapping[str, bytes]) -> Vocabulary:
    values = {name: unpacked(data) for name, data in lists.items()}
    return Vocabulary.model_validate(values)


class Sources(Mapping[str, YamlSource]):
    """The text of each file, read again when somebody asks for a place in it: few do."""

    def __init__(self, root: Path, files: Mapping[str, ReadFile]) -> None:
        self._root = root
        self._files = files
        self._last: tuple[str, YamlSource] | None = None

    def __getitem__(self, record: str) -> YamlSource:
        """Raises :class:`ChangedError` when the file is no longer the one that was read."""
        if self._last is None or self._last[0] != record:
            self._last = record, self._read(self._files[record])
        return self._last[1]

    def _read(self, file: ReadFile) -> YamlSource:
        content = content_of(self._root / file.path, file.path, [])
        if content is None or digest(content[0]) != file.digest:
            raise ChangedError(file.path)
        if not file.data:
            return read(file.path, *content)[0]
        return YamlSource(file.path, text_of(content[0]), unpacked(file.data.encode()))

    def __contains__(self, record: object) -> bool:
        return record in self._files

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)


class ChangedError(Exception):
    """A file changed between its reading and a question about it: begin again."""
