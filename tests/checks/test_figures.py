"""Declared figures that do not add up are said."""

from pathlib import Path

import pytest

from generator.checks import figures
from tests.small import LEAST, made, small

NORTE = LEAST["centers/norte.yml"]


def test_a_right_catalogue_breaks_no_rule() -> None:
    assert list(figures.declared_figures_add_up(small())) == []


@pytest.mark.parametrize(
    ("totals", "rows", "wrong"),
    [
        ("services: 5, free: 2, entities: 2", ["services: 3, free: 1", "services: 2, free: 1"], []),
        ("services: 6", ["services: 3", "services: 2"], ["services"]),
        ("services: 4", ["services: 3", "services: 2"], ["services"]),
        ("free: 3", ["free: 1", "free: 1"], ["free"]),
        ("entities: 3", ["services: 3", "services: 2"], ["entities"]),
        ("services: 6", ["services: 3", "free: 2"], []),  # a row does not say how many
        ("services: 2", ["services: 3", "free: 2"], ["services"]),
        ("services: 6", [], []),
        ("modules: 6", ["services: 3"], []),
        ("services: 3", ["services: 3, tramites: 1, orientaciones: 2"], []),
        ("services: 3", ["services: 3, tramites: 2, orientaciones: 2"], ["by_entity[0].services"]),
        ("services: 3", ["services: 3, tramites: 1, orientaciones: 1"], ["by_entity[0].services"]),
        ("services: 3", ["services: 3, tramites: 1, orientaciones: 1, sin_tipo: 1"], []),
        ("services: 3", ["services: 3, tramites: 1"], []),
        ("services: 3", ["services: 3, tramites: 4"], ["by_entity[0].services"]),
        ("services: 6, note: El informe suma mal., free: 9", ["services: 3, free: 1"], []),
    ],
)
def test_declared_figures_add_up(
    tmp_path: Path, totals: str, rows: list[str], wrong: list[str]
) -> None:
    by_entity = ", ".join(f"{{entity: ejemplo, {row}}}" for row in rows)
    text = f"{NORTE}declared: [{{as_of: 2015, source: a, {totals}, by_entity: [{by_entity}]}}]\n"
    problems = list(figures.declared_figures_add_up(made(tmp_path, {"centers/norte.yml": text})))
    assert [p.field for p in problems] == [f"declared[0].{field}" for field in wrong]
    assert {(p.code, p.severity) for p in problems} <= {("declared-does-not-add-up", "warning")}


def test_each_report_of_a_centre_is_looked_at(tmp_path: Path) -> None:
    rows = "by_entity: [{entity: ejemplo, services: 3}]"
    text = f"{NORTE}declared: [{{as_of: 2015, source: a, services: 6, note: Suma mal., {rows}}}, {{as_of: 2016, source: a, services: 6, {rows}}}]\n"
    problems = list(figures.declared_figures_add_up(made(tmp_path, {"centers/norte.yml": text})))
    assert [p.field for p in problems] == ["declared[1].services"]
