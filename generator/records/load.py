"""A folder → every record in it and every problem of reading them. Nothing is skipped in silence."""

from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Final, TypeVar

from pydantic import BaseModel

from generator.answers import Shelf, digest
from generator.problems import Problem
from generator.records.brief import Asks, Brief
from generator.records.center import Center
from generator.records.entity import Entity
from generator.records.files import content_of
from generator.records.folder import ReadFolder, Spread, here, read_folder
from generator.records.keyed import Keyed
from generator.records.network import model_of
from generator.records.packed import Packed, unpacked
from generator.records.read_files import ReadFiles
from generator.records.reading import ChangedError, ReadFile
from generator.records.service import Service
from generator.records.statistics import StatisticsFile
from generator.records.vocabulary import Vocabulary
from generator.records.yaml_plain import plain_values
from generator.records.yaml_source import YamlSource, read, text_of

M = TypeVar("M", bound=BaseModel)
T = TypeVar("T")

_Files = Mapping[str, ReadFile]
_SERVICES: Final = "catalogue/"


@dataclass(frozen=True, slots=True)
class Loaded:
    """Everything read, by id: services ``reniec/duplicado-dni``, entities and centres by slug.

    ``sources`` maps the record's own path (``catalogue/reniec/duplicado-dni``) to its YAML, ``digests`` to
    a digest of its bytes, ``paths`` are those of all that is there, even if its file cannot be opened;
    ``briefs`` says of each service what the rest of the catalogue needs, ``asks`` what documents it needs.
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
    paths: Container[str] = ()
    asks: Mapping[str, Asks] = field(default_factory=dict)
    folder: ReadFolder = field(default_factory=lambda: ReadFolder(ReadFiles(), ()))


def load(root: Path, spread: Spread = here, shelf: Shelf | None = None) -> Loaded:
    """Read the three folders below ``root``. Raises nothing for bad input: it is in ``problems``.

    ``spread`` may read in several processes; what ``shelf`` knows by path and digest is not read again.
    """
    return loaded_from(root, read_folder(root, spread, shelf))


def loaded_from(root: Path, folder: ReadFolder, before: Loaded | None = None) -> Loaded:
    """The records of a folder that was read; what ``before`` made of the same files is not made again."""

    def made(name: str, make: Callable[[_Files], T], then: Callable[[Loaded], T]) -> T:
        if before is not None and _digests(name, before.folder.files) == _digests(name, files):
            return then(before)
        return make(_below(name, files))

    files, bare = folder.files, folder.files.bare
    return Loaded(
        services=_services(files),
        entities=made("entities/", partial(_made, Entity), lambda old: old.entities),
        centers=made("centers/", partial(_made, Center), lambda old: old.centers),
        statistics=made("centers/_statistics/", _figures, lambda old: old.statistics),
        vocabulary=made("catalogue/_vocabulary/", _vocabulary, lambda old: old.vocabulary),
        sources=Sources(root, files),
        problems=folder.problems,
        briefs={k.removeprefix(_SERVICES): f.brief for k, f in bare.items() if f.brief},
        digests={key: file.digest for key, file in bare.items()},
        paths=folder.paths,
        asks={k.removeprefix(_SERVICES): f.asks for k, f in bare.items() if f.asks},
        folder=folder,
    )


def _below(folder: str, files: ReadFiles) -> dict[str, ReadFile]:
    """The valid files of a folder by id."""
    return {name: files[key] for key, name in _names(folder, files).items()}


def _digests(folder: str, files: ReadFiles) -> dict[str, str]:
    """What tells them from others, without a look at their values."""
    return {name: files.bare[key].digest for key, name in _names(folder, files).items()}


def _names(folder: str, files: ReadFiles) -> dict[str, str]:
    """Paths of the valid files of a folder → ids; lists and figures have folders of their own, with ``_``."""
    rest = {key: key.removeprefix(folder) for key in files if key.startswith(folder)}
    return {k: name for k, name in rest.items() if files.is_valid(k) and not name.startswith("_")}


def _services(files: ReadFiles) -> Mapping[str, Service]:
    names = _names(_SERVICES, files)
    models = {name: files.bare[key].model for key, name in names.items()}
    made = {name: model for name, model in models.items() if model is not None}
    return Packed(Service, files.values_of(names), made)


def _made(model: type[M], files: _Files) -> Mapping[str, M]:
    return {key: made_of(file, model) for key, file in files.items()}


def _figures(files: _Files) -> Mapping[str, StatisticsFile]:
    return {key: made_of(file, model_of(key)) for key, file in files.items()}


def made_of(file: ReadFile, model: type[M]) -> M:
    """The model of a valid file's values, unless this process has made it before."""
    return file.model if file.model is not None else model.model_validate(unpacked(file.data))


def _vocabulary(lists: _Files) -> Vocabulary:
    values = {name: unpacked(file.data) for name, file in lists.items()}
    return Vocabulary.model_validate(values)


class Sources(Keyed[YamlSource]):
    """The text of each file, read again when somebody asks for a place in it: few do."""

    def __init__(self, root: Path, files: Mapping[str, ReadFile]) -> None:
        super().__init__(files)
        self._root = root
        self._files = files
        self._last: tuple[str, YamlSource] | None = None

    def __getitem__(self, record: str) -> YamlSource:
        """Raises :class:`ChangedError` when the file is no longer the one that was read."""
        if self._last is None or self._last[0] != record:
            self._last = record, self._read(self._files[record])
        return self._last[1]

    def _read(self, file: ReadFile) -> YamlSource:
        content = content_of(self._root, file.path, [])
        if content is None or digest(content[0]) != file.digest:
            raise ChangedError(file.path)
        if not file.data:
            return read(file.path, *content)[0]
        text = text_of(content[0])
        return YamlSource(file.path, text, unpacked(file.data), plain_values(text) is not None)
