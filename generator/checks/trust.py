"""Every fact has a source or is marked as unconfirmed (design §8)."""

from collections.abc import Iterator
from typing import Any, Final

from generator.catalogue import Catalogue
from generator.checks.lookup import near
from generator.checks.walk import is_filled
from generator.problems import Field, Problem
from generator.records.base import Record
from generator.records.center import Center
from generator.records.entity import Entity
from generator.records.service import Service

# Fields that state facts. Titles, kinds, audiences, other names and life events are the editors' own.
FACTS: Final[dict[type[Record], tuple[str, ...]]] = {
    Service: ("summary", "requirements", "steps", "free", "fees", "time_limit", "deadline", "result",
              "validity", "legal", "channels", "appointment", "offered_at", "notes"),
    Entity: ("name", "acronym", "sector", "website", "phone", "email"),
    Center: ("administrator", "opened", "address", "place", "district", "province", "ubigeo",
             "location", "phone", "email", "hours", "exceptions", "area_m2", "modules",
             "investment_pen", "accessibility", "entities", "previous", "milestones"),
}  # fmt: skip


def facts_have_sources(catalogue: Catalogue) -> Iterator[Problem]:
    """A filled fact is in ``supports`` of a source, in ``unconfirmed``, or each of its items says its own source."""
    for record, value in catalogue.records():
        supported = {field for source in value.sources for field in source.supports}
        for field in FACTS[type(value)]:
            if field in supported or field in value.unconfirmed or not is_filled(value, field):
                continue
            if not _items_have_sources(getattr(value, field)):
                yield catalogue.problem(record, (field,), "no-source-for-field",
                                        f"Ninguna fuente dice «{field}».", field=field)  # fmt: skip


def _items_have_sources(items: Any) -> bool:
    return (
        isinstance(items, tuple)
        and bool(items)
        and all(getattr(i, "source", ()) or getattr(i, "unconfirmed", False) for i in items)
    )


def unconfirmed_fields_are_filled(catalogue: Catalogue) -> Iterator[Problem]:
    """``unconfirmed`` names filled fields, and none that a source supports."""
    for record, value in catalogue.records():
        supported = {field for source in value.sources for field in source.supports}
        for i, field in enumerate(value.unconfirmed):
            if not is_filled(value, field):
                yield catalogue.problem(record, ("unconfirmed", i), "unconfirmed-empty",
                                        _empty(value, field, (i,)), field=field)  # fmt: skip
            elif field in supported:
                yield catalogue.problem(record, ("unconfirmed", i), "unconfirmed-but-supported",
                                        f"«{field}» está por confirmar, y una fuente lo dice.",
                                        field=field)  # fmt: skip


def supported_fields_are_filled(catalogue: Catalogue) -> Iterator[Problem]:
    """``supports`` names filled fields of the record."""
    for record, value in catalogue.records():
        for i, source in enumerate(value.sources):
            for j, field in enumerate(source.supports):
                if not is_filled(value, field):
                    yield catalogue.problem(record, ("sources", i, "supports", j), "supports-empty",
                                            _empty(value, field, (i, j)), field=field)  # fmt: skip


def _empty(record: Record, field: str, place: Field) -> str:
    names = type(record).model_fields
    guess = "" if field in names else near(field, names, place)
    return f"«{field}» no tiene valor en esta ficha. {guess}".rstrip()
