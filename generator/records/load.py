"""A folder → every record in it and every problem of reading them. Nothing is skipped in silence."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from generator.problems import Problem, make
from generator.records.center import Center
from generator.records.empties import empty_values
from generator.records.entity import Entity
from generator.records.files import content_of, record_files
from generator.records.model_errors import problems_of
from generator.records.network import model_of
from generator.records.service import Service
from generator.records.statistics import StatisticsFile
from generator.records.vocabulary import Vocabulary
from generator.records.yaml_source import YamlSource, read

M = TypeVar("M", bound=BaseModel)


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
    for path in record_files(root, problems):
        content = content_of(root / path, path, problems)
        if content is None:
            continue
        source, found = read(path, *content)
        problems += found
        key = path.removesuffix(".yml")
        sources[key] = source
        if source.value is None:
            continue
        problems += empty_values(source)
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
        services, entities, centers, statistics, vocabulary, sources, tuple(sorted(set(problems)))
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
