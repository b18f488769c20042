"""Rules about declared figures: printed as they are, and said where they do not add up."""

from collections.abc import Iterator

from generator.catalogue import Catalogue
from generator.problems import Field, Problem
from generator.records.center import Declared, DeclaredEntity

_TOTALS = (("services", "servicios"), ("free", "gratuitos"))


def declared_figures_add_up(catalogue: Catalogue) -> Iterator[Problem]:
    """Rows add up to the totals of their report, and their kinds to their services; if not, a ``note`` says so.

    Arithmetic that does not add up in a source is shown as such, never repaired in silence (design §8).
    """
    for key, center in catalogue.each_center():
        for i, declared in enumerate(center.declared):
            if declared.note or not declared.by_entity:
                continue
            for field, message in _differences(declared):
                yield catalogue.problem(f"centers/{key}", ("declared", i, *field),
                                        "declared-does-not-add-up", message)  # fmt: skip


def _differences(declared: Declared) -> Iterator[tuple[Field, str]]:
    rows = declared.by_entity
    if declared.entities is not None and declared.entities != len(rows):
        yield ("entities",), f"Dice {declared.entities} entidades y nombra {len(rows)}."
    for field, name in _TOTALS:
        total, figures = getattr(declared, field), [getattr(row, field) for row in rows]
        known = sum(f for f in figures if f is not None)
        if total is not None and (known > total or (known != total and None not in figures)):
            yield (field,), f"Dice {total} {name} y las filas suman {known}."
    for i, row in enumerate(rows):
        kinds = [k for k in (row.tramites, row.orientaciones, row.sin_tipo) if k is not None]
        if row.services is not None and _differs(row.services, kinds, row):
            yield (
                ("by_entity", i, "services"),
                f"Dice {row.services} servicios y sus tipos suman {sum(kinds)}.",
            )


def _differs(total: int, kinds: list[int], row: DeclaredEntity) -> bool:
    """Kinds that the row does not give may be what is missing; what is too much never is."""
    whole = row.tramites is not None and row.orientaciones is not None
    return sum(kinds) > total or (whole and sum(kinds) != total)
