"""How a comparison reads: in a terminal and as JSON. Markdown has its own module. Nothing is printed here."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from generator.liaison.diff_approvers import TEAM
from generator.liaison.diff_model import Approver, Diff, Group, PageChange, RecordDiff, Unread
from generator.problems import visible
from generator.views.text import listing

GROUPS: Final[dict[Group, str]] = {
    "services": "Servicios", "entities": "Entidades", "centers": "Centros",
    "vocabularies": "Listas", "statistics": "Cifras de la red",
}  # fmt: skip
_COUNTED: Final[dict[Group, tuple[str, str]]] = {
    "services": ("servicio", "servicios"), "entities": ("entidad", "entidades"),
    "centers": ("centro", "centros"), "vocabularies": ("lista", "listas"),
    "statistics": ("archivo de cifras", "archivos de cifras"),
}  # fmt: skip
PAGE_KINDS: Final = {
    "added": "nueva", "removed": "deja de existir", "changed": "cambia", "moved": "lleva a",
}  # fmt: skip
NOTHING: Final = "Nadie verá cambiar nada."


def headline(diff: Diff) -> str:
    """``Cambian 2 servicios y 1 lista; cambian 5 páginas; hay 1 advertencia.``"""
    numbers = Counter(record.group for record in diff.records)
    groups = [_some(numbers[g], *names) for g, names in _COUNTED.items() if numbers[g]]
    verb = "Cambia" if sum(numbers.values()) == 1 else "Cambian"
    said = [f"{verb} {listing(groups)}"] if groups else []
    if diff.pages:
        said.append(_some(len(diff.pages), "página", "páginas"))
    if diff.warnings:
        said.append(_some(len(diff.warnings), "advertencia", "advertencias"))
    if diff.unread:
        said.append(_some(len(diff.unread), "archivo sin leer", "archivos sin leer"))
    return f"{'; '.join(said)}." if said else NOTHING


def _some(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def unread_text(unread: Unread) -> str:
    """A file that could not be compared, with the first reason."""
    when = "antes" if unread.version == "base" else "ahora"
    problem = unread.problem
    return f"{problem.file}:{problem.line} ({when}): {problem.message}"


def page_text(page: PageChange) -> str:
    """``/tramites/reniec/x/ (nueva)``; what only changes stands bare."""
    if page.kind == "changed":
        return page.path
    to = f" {page.to}" if page.to else ""
    return f"{page.path} ({PAGE_KINDS[page.kind]}{to})"


def by_who_answers(approvers: Sequence[Approver]) -> tuple[list[Approver], str]:
    """Entities with people of their own, and what the network's team answers for, in a phrase."""
    named = [approver for approver in approvers if approver.maintainers]
    others = [a.name for a in approvers if a.entity and not a.maintainers]
    if len(named) == len(approvers):
        return named, ""
    verb = "nombra" if len(others) == 1 else "nombran"
    also = "también " if any(not a.entity for a in approvers) else ""  # besides what is its own
    reason = f", {also}por {listing(others)}, que no {verb} responsables" if others else ""
    return named, f"{TEAM}{reason}"


def as_json(diff: Diff) -> str:
    """The comparison as one JSON object; ``pages`` is null when it cannot be known."""
    warnings = [
        {"record": record.record, "code": warned.code, "text": warned.text}
        for record, warned in diff.warnings
    ]
    data = {"headline": headline(diff), **diff.as_json(), "warnings": warnings}
    return json.dumps(data, ensure_ascii=False, indent=2)


def as_text(diff: Diff) -> Iterator[str]:
    """Lines for a terminal, without signs it would obey."""
    yield from (visible(line) if line else "" for line in _lines(diff))


def _lines(diff: Diff) -> Iterator[str]:
    for group, name in GROUPS.items():
        records = [record for record in diff.records if record.group == group]
        if records:
            yield name.upper()
            yield ""
        for record in records:
            yield from _record(record)
            yield ""
    if diff.unread:
        yield "NO SE PUDO LEER, Y POR ESO NO SE COMPARA"
        yield from (f"  {unread_text(unread)}" for unread in diff.unread)
        yield ""
    yield from _pages(diff)
    if diff.approvers:
        yield "QUIÉN DEBE APROBAR"
        named, team = by_who_answers(diff.approvers)
        yield from (f"  {a.name}: {listing(a.maintainers)}" for a in named)
        yield from (f"  {line}" for line in filter(None, (team,)))
        yield ""
    yield headline(diff)


def _record(record: RecordDiff) -> Iterator[str]:
    yield f"{record.title} · {record.record}.yml"
    yield from (f"  {change.text}" for change in record.changes)
    yield from (f"  ¡Atención! {warned.text}" for warned in record.warnings)


def _pages(diff: Diff) -> Iterator[str]:
    if diff.pages is None:
        yield "PÁGINAS QUE CAMBIAN"
        yield f"  No se puede saber. {diff.pages_unknown}"
        yield ""
    elif diff.pages:
        yield "PÁGINAS QUE CAMBIAN"
        yield from (f"  {page_text(page)}" for page in diff.pages if page.direct)
        others = [page for page in diff.pages if not page.direct]
        if others:
            yield "  Y porque nombran algo que cambia:"
            yield from (f"  {page_text(page)}" for page in others)
        yield ""
