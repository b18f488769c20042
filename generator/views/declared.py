"""What a report declared of a centre, beside what the catalogue holds."""

from dataclasses import dataclass
from typing import Final

from generator.catalogue import Catalogue
from generator.records.base import Provenance
from generator.records.center import Declared
from generator.views.facts import Facts
from generator.views.text import day, soles_whole

_COLUMNS: Final = {
    "services": "Servicios", "tramites": "Trámites", "orientaciones": "Orientaciones",
    "sin_tipo": "Sin tipo", "free": "Gratuitos",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class DeclaredView:
    """What a report declared of the centre: figures as printed, beside what the catalogue holds.

    ``rows`` are entities with a figure for each of ``columns``; only columns with a figure are there.
    """

    as_of: str
    figures: tuple[tuple[str, str], ...]
    note: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]
    sources: tuple[int, ...]


def declared_view(catalogue: Catalogue, facts: Facts, declared: Declared) -> DeclaredView:
    figures = [
        ("Entidades", declared.entities), ("Servicios", declared.services),
        ("Servicios gratuitos", declared.free), ("Módulos", declared.modules),
    ]  # fmt: skip
    shown = [(name, str(value)) for name, value in figures if value is not None]
    if declared.area_m2 is not None:
        shown.append(("Área", f"{declared.area_m2:,} m²"))
    if declared.investment_pen is not None:
        shown.append(("Inversión", soles_whole(declared.investment_pen)))
    columns = [c for c in _COLUMNS if any(getattr(r, c) is not None for r in declared.by_entity)]
    rows = tuple(
        (
            row.published_as or catalogue.entities[row.entity].name,
            tuple("" if getattr(row, c) is None else str(getattr(row, c)) for c in columns),
        )
        for row in declared.by_entity
    )
    return DeclaredView(
        as_of=day(declared.as_of),
        figures=tuple(shown),
        note=declared.note or "",
        columns=tuple(_COLUMNS[c] for c in columns),
        rows=rows,
        sources=facts.numbers(Provenance(source=declared.source)),
    )
