"""A folder → every record in it and every problem of reading them. Nothing is skipped in silence."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, TypeVar

from pydantic import BaseModel, ValidationError

from generator.problems import Problem, make
from generator.records.center import Center
from generator.records.entity import Entity
from generator.records.model_errors import problems_of
from generator.records.network import model_of
from generator.records.scalars import SLUG_PATTERN
from generator.records.service import Service
from generator.records.statistics import StatisticsFile
from generator.records.vocabulary import Vocabulary, list_names
from generator.records.yaml_source import YamlSource, read

_SLUG: Final = re.compile(SLUG_PATTERN)
M = TypeVar("M", bound=BaseModel)
ROOTS: Final = ("catalogue", "entities", "centers")


@dataclass(frozen=True, slots=True)
class Loaded:
    """Everything read, by id: services ``reniec/duplicado-dni``, entities and centres by slug.

    ``sources`` maps the record's own path (``catalogue/reniec/duplicado-dni``) to its YAML.
    """

    services: dict[str, Service]
    entities: dict[str, Entity]
    centers: dict[str, Center]
    statistics: dict[str, StatisticsFile]
    vocabulary: Vocabulary
    sources: dict[str, YamlSource]
    problems: tuple[Problem, ...]


def load(root: Path) -> Loaded:
    """Read the three folders below ``root``. Raises nothing for bad input: it is in ``problems``."""
    problems: list[Problem] = []
    sources: dict[str, YamlSource] = {}
    services: dict[str, Service] = {}
    entities: dict[str, Entity] = {}
    centers: dict[str, Center] = {}
    statistics: dict[str, StatisticsFile] = {}
    lists: dict[str, Any] = {}
    for path in _files(root, problems):
        data = _bytes(root / path, path, problems)
        if data is None:
            continue
        source, found = read(path, data)
        problems += found
        key = path.removesuffix(".yml")
        sources[key] = source
        if source.value is None:
            if not found:
                problems.append(make(path, 1, 1, (), "empty-file", "El archivo está vacío."))
            continue
        folder, *rest = key.split("/")
        if folder == "catalogue" and rest[0] == "_vocabulary":
            _keep(lists, rest[1], _list_of(rest[1], source, problems))
        elif folder == "catalogue":
            _keep(services, "/".join(rest), _record(Service, source, problems))
        elif folder == "entities":
            _keep(entities, rest[0], _record(Entity, source, problems))
        elif rest[0] == "_statistics":
            _keep(statistics, rest[1], _record(model_of(rest[1]), source, problems))
        else:
            _keep(centers, rest[0], _record(Center, source, problems))
    if not sources:
        problems.append(
            make(str(root), 1, 1, (), "no-records", "No hay ninguna ficha en esta carpeta.")
        )
    vocabulary = Vocabulary.model_construct(**{**Vocabulary().__dict__, **lists})
    return Loaded(
        services, entities, centers, statistics, vocabulary, sources, tuple(sorted(problems))
    )


def _keep(records: dict[str, Any], key: str, record: Any) -> None:
    if record is not None:
        records[key] = record


def _record(model: type[M], source: YamlSource, problems: list[Problem]) -> M | None:
    if not isinstance(source.value, dict):
        problems.append(_not_a_mapping(source))
        return None
    try:
        return model.model_validate(source.value)
    except ValidationError as error:
        problems += problems_of(error, source, model)
        return None


def _not_a_mapping(source: YamlSource) -> Problem:
    return source.problem((), "not-a-mapping", "La ficha no empieza con campos.")


def _list_of(name: str, source: YamlSource, problems: list[Problem]) -> Any:
    """The value of one vocabulary file, validated by its field of :class:`Vocabulary`."""
    if not isinstance(source.value, dict):
        problems.append(_not_a_mapping(source))
        return None
    try:
        whole = Vocabulary.model_validate({name: source.value})
    except ValidationError as error:
        problems += problems_of(error, source, Vocabulary, below=(name,))
        return None
    return getattr(whole, name)


def _bytes(path: Path, shown: str, problems: list[Problem]) -> bytes | None:
    try:
        with path.open("rb") as file:
            return file.read(300 * 1024)
    except OSError as error:
        problems.append(_unreadable(shown, error))
        return None


def _unreadable(shown: str, error: OSError) -> Problem:
    return make(shown, 1, 1, (), "unreadable", f"No se pudo leer: {error.strerror}.")


def _files(root: Path, problems: list[Problem]) -> Iterator[str]:
    """Paths of record files below ``root``, in order, with what does not belong there as problems."""
    for top in ROOTS:
        folder = root / top
        if not folder.is_dir():
            problems.append(make(top, 1, 1, (), "no-records", f"Falta la carpeta {top}/."))
            continue
        unread: list[OSError] = []
        for directory, folders, names in os.walk(folder, onerror=unread.append):
            folders.sort()
            for name in folders:
                path = Path(directory) / name
                problems += _misplaced_folder(path, _shown(path, root))
            for name in sorted(names):
                path = Path(directory) / name
                problem = _misplaced(path, _shown(path, root), root)
                if problem:
                    problems.append(problem)
                elif name.endswith(".yml"):
                    yield _shown(path, root)
        problems += [_unreadable(_shown(Path(e.filename), root), e) for e in unread]


def _shown(path: Path, root: Path) -> str:
    """The path below ``root``; bytes of a name that are no text become visible signs."""
    return os.fsencode(path.relative_to(root).as_posix()).decode("utf-8", "backslashreplace")


def _misplaced_folder(path: Path, shown: str) -> Iterator[Problem]:
    if path.is_symlink():
        yield make(shown, 1, 1, (), "link-outside", "Es un enlace a otra carpeta.")
    elif path.name.endswith(".yml"):
        yield make(shown, 1, 1, (), "not-a-record", "Es una carpeta con nombre de ficha.")


def _misplaced(path: Path, shown: str, root: Path) -> Problem | None:
    if path.is_symlink() and not Path(os.path.realpath(path)).is_relative_to(root.resolve()):
        return make(shown, 1, 1, (), "link-outside", "Es un enlace a un archivo de fuera.")
    if path.suffix != ".yml":
        if path.name.startswith(".") and not path.name.endswith(".yml"):
            return None  # left by an editor or the system
        return make(shown, 1, 1, (), "not-a-record", "Este archivo no es una ficha .yml.")
    top, *folders, name = shown.removesuffix(".yml").split("/")
    if not _well_placed(top, folders, name):
        message = "El archivo no está donde va una ficha, o su nombre no sirve."
        return make(shown, 1, 1, (), "bad-file-name", message)
    return None


def _well_placed(top: str, folders: list[str], name: str) -> bool:
    if top == "catalogue" and folders == ["_vocabulary"]:
        return name in list_names()
    if top == "centers" and folders == ["_statistics"]:
        return bool(re.fullmatch(r"[a-z0-9]+(_[a-z0-9]+)*", name))
    if not _SLUG.fullmatch(name) or len(name) > 80:
        return False
    if top == "catalogue":
        return len(folders) == 1 and bool(_SLUG.fullmatch(folders[0]))
    return not folders
