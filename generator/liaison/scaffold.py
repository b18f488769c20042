"""``mac new``: an annotated file for a record that is not there yet, or why it is not needed.

What each field means is said by the same table as in editors, :mod:`generator.help.fields`.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from textwrap import wrap
from typing import Any, Final

from generator.catalogue import Catalogue
from generator.checks.lookup import near
from generator.help.field_order import field_names
from generator.help.fields import help_of
from generator.liaison.format import formatted
from generator.liaison.refused import RefusedError
from generator.liaison.similar import name_of, similar_to, slug_of, taken_by
from generator.liaison.yaml_text import WIDTH, scalar
from generator.records.base import Record
from generator.records.center import Center
from generator.records.entity import Entity
from generator.records.scalars import SLUG_PATTERN
from generator.records.service import Service
from generator.vocabularies import CENTER_TYPES, DEPARTMENTS, KINDS, LEVELS


@dataclass(frozen=True, slots=True)
class Question:
    """What has to be known before a file can be written; ``flag`` answers it on the command line."""

    flag: str
    text: str
    choices: tuple[str, ...] = ()


_TITLE: Final = Question("title", "Nombre, como lo busca la gente")
QUESTIONS: Final = {
    "service": (
        Question("entity", "Clave de la entidad (reniec)"),
        _TITLE,
        Question("kind", "Qué es", tuple(KINDS)),
    ),
    "entity": (_TITLE, Question("level", "Nivel", tuple(LEVELS))),
    "center": (
        _TITLE,
        Question("type", "Qué es", tuple(CENTER_TYPES)),
        Question("department", "Departamento", DEPARTMENTS),
    ),
}
_MODELS: Final[dict[str, type[Record]]] = {"service": Service, "entity": Entity, "center": Center}
_FOLDERS: Final = {"service": "catalogue", "entity": "entities", "center": "centers"}
# Fields the file has at once; a flag may fill them, and what nobody filled is left empty to be written.
_FIELDS: Final = {
    "service": ("title", "kind", "summary"),
    "entity": ("name", "acronym", "level"),
    "center": ("name", "type", "status", "department"),
}
_NEEDED: Final = {"service": ("summary",), "entity": (), "center": ()}
_NOT_NEW: Final = ("moved_from",)
_HEADER: Final = (
    "# Ficha nueva. Escribe lo que está vacío; de los campos que empiezan con «#», escribe los que sepas",
    "# y borra los demás. Al terminar: «mac fmt» la ordena y «mac check» dice qué falta.",
)


@dataclass(frozen=True, slots=True)
class NewRecord:
    """A file that can be written; ``to_fill`` are the fields that still need a value."""

    file: str
    text: str
    to_fill: tuple[str, ...]


def complete(
    kind: str, given: Mapping[str, str], ask: Callable[..., Any] | None
) -> Mapping[str, str]:
    """Answers by flag; what is missing is asked, where there is somebody to ask.

    Raises :class:`RefusedError`.
    """
    answers = {flag: value.strip() for flag, value in given.items() if value.strip()}
    missing = [question for question in QUESTIONS[kind] if question.flag not in answers]
    if missing and ask is None:
        flags = ", ".join(f"--{question.flag}" for question in missing)
        raise RefusedError(f"Falta {flags}.", 2)
    for question in missing:
        answers[question.flag] = _asked(question, ask).strip()
    if "slug" not in answers:
        slug = slug_of(answers["title"], answers.get("acronym", ""))
        answers["slug"] = str(ask("Clave", default=slug)) if ask and missing else slug
    return answers


def _asked(question: Question, ask: Any) -> str:
    options = f" ({', '.join(question.choices)})" if question.choices else ""
    return str(ask(f"{question.text}{options}"))


def new_record(
    catalogue: Catalogue, kind: str, answers: Mapping[str, str], distinct: bool = False
) -> NewRecord:
    """The file for the answers, given by flag. ``distinct``: it is not the one it looks like.

    Raises :class:`RefusedError`.
    """
    for question in QUESTIONS[kind]:
        given = answers[question.flag]
        if question.choices and given not in question.choices:
            hint = near(given, question.choices) or f"Puede ser: {', '.join(question.choices)}."
            raise RefusedError(f"«{given}» no vale como {question.flag}. {hint}")
    record = _path(catalogue, kind, answers)
    _refuse_twins(catalogue, record, answers["title"], distinct)
    values = {"name": answers["title"], "status": "abierto", **answers}
    file = f"{record}.yml"
    result = formatted(file, _text(kind, values).encode())
    if result.text is None:
        raise RefusedError(
            f"No se pudo escribir la ficha: {result.refusal or result.problems[0].message}"
        )
    empty = [name for name in _NEEDED[kind] if not values.get(name)]
    to_fill = (*empty, *(() if values.get("source") else ("sources[0].title",)))
    return NewRecord(file, result.text, to_fill)


def _path(catalogue: Catalogue, kind: str, answers: Mapping[str, str]) -> str:
    slug = answers["slug"]
    if not re.fullmatch(SLUG_PATTERN, slug) or len(slug) > 80:
        raise RefusedError(
            f"«{slug}» no sirve como clave: usa minúsculas sin tildes, números y guiones."
        )
    if kind != "service":
        return f"{_FOLDERS[kind]}/{slug}"
    entity = answers["entity"]
    if entity not in catalogue.entities:
        hint = near(entity, catalogue.entities) or "Créala primero: mac new entity."
        raise RefusedError(f"No existe la entidad «{entity}». {hint}")
    return f"catalogue/{entity}/{slug}"


def _refuse_twins(catalogue: Catalogue, record: str, title: str, distinct: bool) -> None:
    if holder := taken_by(catalogue, record):
        was = "" if holder == record else ", que antes tuvo esa clave"
        raise RefusedError(
            f"«{record}» ya existe: {holder}.yml{was}. Corrígela, o usa otra --slug."
        )
    twins = () if distinct else similar_to(catalogue, record, title)
    if twins:
        listed = "; ".join(f"«{name_of(catalogue, twin)}» ({twin}.yml)" for twin in twins)
        raise RefusedError(
            f"Se parece a {listed}. Si es la misma, corrígela; si es otra, agrega --distinct."
        )


def _text(kind: str, values: Mapping[str, str]) -> str:
    model = _MODELS[kind]
    lines = [*_HEADER, ""]
    for field in field_names(model):
        help = help_of(model, field)[1]
        if field == "sources":
            lines += [*_comment(help), *_source(kind, values)]
        elif field in _FIELDS[kind] and (values.get(field) or field in _NEEDED[kind]):
            written = scalar(values[field], len(field) + 2, 2) if values.get(field) else [""]
            lines += [*_comment(help), f"{field}: {written[0]}".rstrip(), *written[1:]]
        elif field not in _NOT_NEW:
            lines += _comment(f"{field}: {help}")
    return "\n".join(lines) + "\n"


def _source(kind: str, values: Mapping[str, str]) -> list[str]:
    """The first source, which supports the facts that the file starts with."""
    title, url = values.get("source"), values.get("source_url")
    facts = {"service": ("summary",), "entity": ("name", "acronym"), "center": ()}[kind]
    supported = [f for f in facts if f in _NEEDED[kind] or values.get(f)]
    return [
        "sources:",
        "  - kind: entidad",
        f"    title: {' '.join(scalar(title, 0, 0))}" if title else "    title:",
        *([f"    url: {' '.join(scalar(url, 0, 0))}"] if url else []),
        *(["    supports:"] if supported else []),
        *(f"      - {field}" for field in supported),
    ]


def _comment(text: str) -> list[str]:
    lines = wrap(text, WIDTH - 4, break_long_words=False, break_on_hyphens=False)
    return [f"# {lines[0]}", *(f"#   {line}" for line in lines[1:])]
