"""What people will see change in an entity, a centre or a list of the vocabulary."""

from collections.abc import Iterator, Mapping
from typing import Final

from generator.liaison.diff_fields import Sides, Tell, differences
from generator.liaison.diff_match import match
from generator.liaison.diff_model import Change
from generator.liaison.diff_service import moved, renamed, unconfirmed
from generator.liaison.diff_words import value
from generator.records.center import Presence
from generator.records.hours import WeeklyHours
from generator.views.links import entity_label
from generator.views.text import weekly

VOCABULARY_NAMES: Final = {
    "life_events": "Situaciones", "documents": "Documentos", "payment_points": "Dónde se paga",
    "center_groups": "Grupos de centros", "synonyms": "Sinónimos del buscador", "places": "Lugares del buscador", "elsewhere": "Lo que no está en el catálogo", "uit": "UIT", "glossary": "Glosario",
    "holidays": "Feriados", "home": "Página de inicio", "plain_words": "Palabras sencillas",
}  # fmt: skip


def _status(_: Sides, field: str, before: str, after: str) -> Iterator[Change]:
    if before != after:
        text = f"El centro pasa de {before} a {after}."
        yield Change(field, "changed", text, "", before, after)


def _hours(
    _: Sides, field: str, before: WeeklyHours | None, after: WeeklyHours | None
) -> Iterator[Change]:
    was, now = ("" if h is None else value(h) for h in (before, after))
    if before == after:
        return
    if before is None:
        yield Change(field, "added", f"Se agrega el horario: {now}.", "", was, now)
    elif after is None:
        yield Change(field, "removed", f"Ya no se dice el horario: era {was}.", "", was, now)
    else:
        text = f"El horario pasa de «{_rows(before, after)}» a «{_rows(after, before)}»."
        yield Change(field, "changed", text, "", was, now)


def _rows(hours: WeeklyHours, other: WeeklyHours) -> str:
    """The rows of a timetable that the other has not; all of them where that leaves none."""
    rows = weekly(hours)
    own = [row for row in rows if row not in weekly(other)] or rows
    return "; ".join(f"{days.lower()} {times}" for days, times in own)


def _presences(
    sides: Sides, field: str, before: tuple[Presence, ...], after: tuple[Presence, ...]
) -> Iterator[Change]:
    matched = match(before, after)
    for old, new in matched.pairs:
        head = f"en {_name(sides, new)}"
        yield from differences(sides, field, old, new, head, frozenset({"entity"}))
    for new in matched.added:
        text = f"Ahora atiende aquí {_name(sides, new)}."
        yield Change(field, "added", text, new.entity, "", new.entity)
    for old in matched.removed:
        text = f"Ya no figura que atiende aquí {_name(sides, old)}."
        yield Change(field, "removed", text, old.entity, old.entity, "")


def _name(sides: Sides, presence: Presence) -> str:
    for catalogue in (sides.after, sides.before):
        if presence.entity in catalogue.entities:
            return entity_label(catalogue, presence.entity)
    return presence.entity


ENTITY: Final[Mapping[str, Tell]] = {
    "name": renamed, "unconfirmed": unconfirmed, "moved_from": moved,
}  # fmt: skip
CENTER: Final[Mapping[str, Tell]] = {
    **ENTITY, "status": _status, "hours": _hours, "entities": _presences,
}  # fmt: skip
