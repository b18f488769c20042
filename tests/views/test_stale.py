"""The stale report: counts by entity, worst first, and nothing counted twice."""

import json
from datetime import date
from pathlib import Path

from generator.views.stale import StaleReport, lines, lines_of_entity, stale_report
from tests.small import LEAST, made, service

AS_OF = date(2026, 8, 1)
OLD = """\
fees: [{concept: a, amount: 1, valid_until: 2025}, {concept: b, amount: 2, source: nada}]
requirements: [{text: DNI}]
legal: {basis: Ley}
unconfirmed: [legal]
"""
OLD_SOURCES = """\
sources:
  - {id: vieja, kind: ficha, title: a, published: 2024-08-01, supports: [summary, fees, requirements]}
  - {id: nada, kind: ficha, title: b}
"""
UIT = "'2026':\n  amount: 5500.00\n  sources: [{kind: norma, title: Decreto}]\n"


def report(root: Path) -> StaleReport:
    verified = "verified: {on: 2026-01-15, by: ejemplo}\n"
    old = service(OLD, title="Servicio viejo").split("sources:")[0] + OLD_SOURCES
    files = {
        "catalogue/_vocabulary/uit.yml": UIT,
        "catalogue/ejemplo/uno.yml": service(verified),
        "catalogue/ejemplo/viejo.yml": old,
        "entities/ejemplo.yml": LEAST["entities/ejemplo.yml"]
        + "verified: {on: 2025-07-31, by: a}\n",
        "entities/otra.yml": LEAST["entities/ejemplo.yml"].replace("Entidad", "Otra")
        + "verified: {on: 2025-08, by: a}\n",
    }
    return stale_report(made(root, files), AS_OF)


def test_groups_are_entities_and_types_of_centre_worst_first(tmp_path: Path) -> None:
    found = report(tmp_path)
    assert [(g.id, g.name, g.records, g.due) for g in found.groups] == [
        ("ejemplo", "EDE", 3, 4), ("centers/centro", "Centro MAC", 1, 1), ("otra", "EDE", 1, 0),
    ]  # fmt: skip
    assert found.ids == {"ejemplo", "centers/centro", "otra"}


def test_counts_of_an_entity(tmp_path: Path) -> None:
    group = report(tmp_path).groups[0]
    assert (group.never_verified, group.verified_long_ago) == (1, 1)
    assert group.outdated == {"fees": 1, "hours": 0, "requirements": 0, "legal": 0}
    assert (group.undated, group.ended_fees) == (0, 1)


def test_records_of_an_entity_worst_first_without_the_right_ones(tmp_path: Path) -> None:
    old, entity = report(tmp_path).groups[0].stale
    assert (old.record, old.verified, old.unverified) == ("catalogue/ejemplo/viejo", None, True)
    assert (old.outdated, old.undated, old.ended_fees) == ({"fees": "2024-08-01"}, (), 1)
    assert (entity.record, entity.verified, entity.unverified) == (
        "entities/ejemplo", "2025-07-31", True,
    )  # fmt: skip


def test_the_whole_is_the_sum(tmp_path: Path) -> None:
    found = report(tmp_path)
    assert (found.records, found.unverified, found.never_verified) == (5, 3, 2)
    assert found.uit_missing is None


def test_requirements_last_longer_than_fees(tmp_path: Path) -> None:
    catalogue = made(
        tmp_path,
        {"catalogue/ejemplo/uno.yml": service(OLD).split("sources:")[0] + OLD_SOURCES},
    )
    group = next(g for g in stale_report(catalogue, date(2026, 8, 2)).groups if g.id == "ejemplo")
    assert group.outdated == {"fees": 1, "hours": 0, "requirements": 1, "legal": 0}


def test_a_fact_whose_source_says_no_date_is_undated(tmp_path: Path) -> None:
    fields = "fees: [{concept: a, amount: 1, source: nada}]\n"
    text = service(fields).split("sources:")[0] + OLD_SOURCES
    found = stale_report(made(tmp_path, {"catalogue/ejemplo/uno.yml": text}), AS_OF)
    group = next(g for g in found.groups if g.id == "ejemplo")
    assert group.undated == 1
    assert [r.undated for r in group.stale if "uno" in r.record] == [("fees",)]
    assert list(lines_of_entity(found, "ejemplo")) == [
        "catalogue/ejemplo/uno.yml: sin verificar, costos sin fecha",
        "entities/ejemplo.yml: sin verificar",
    ]


def test_equally_bad_groups_come_by_name(tmp_path: Path) -> None:
    files = {"centers/b.yml": LEAST["centers/norte.yml"].replace("centro", "express")}
    found = stale_report(made(tmp_path, files), AS_OF)
    assert [(g.id, g.due) for g in found.groups] == [
        ("ejemplo", 2), ("centers/centro", 1), ("centers/express", 1),
    ]  # fmt: skip


def test_as_text(tmp_path: Path) -> None:
    text = list(lines(report(tmp_path)))
    assert text[0] == "Informe del 1 de agosto de 2026: 5 fichas."
    assert "Son 3, y 2 nunca se verificaron." in text[1]
    assert text[text.index("") + 2 :] == [
        "                fichas  sin verificar  costos  horarios  requisitos  base legal  sin fecha  vencidos",
        "ejemplo              3              2       1         ·           ·           ·          ·         1",
        "centers/centro       1              1       ·         ·           ·           ·          ·         ·",
        "otra                 1              ·       ·         ·           ·           ·          ·         ·",
    ]


def test_the_records_of_one_entity_as_text(tmp_path: Path) -> None:
    assert list(lines_of_entity(report(tmp_path), "ejemplo")) == [
        "catalogue/ejemplo/viejo.yml: sin verificar, costos de 2024-08-01, costos vencidos: 1",
        "entities/ejemplo.yml: verificada el 2025-07-31",
    ]
    assert list(lines_of_entity(report(tmp_path), "otra")) == []


def test_the_missing_uit_is_said(tmp_path: Path) -> None:
    found = stale_report(made(tmp_path, {}), AS_OF)
    assert found.uit_missing == 2026
    assert "Falta la UIT de 2026 en catalogue/_vocabulary/uit.yml." in list(lines(found))


def test_as_json(tmp_path: Path) -> None:
    found = report(tmp_path)
    data = json.loads(json.dumps(found.as_json()))
    assert data["as_of"] == "2026-08-01"
    assert data["months"] == {
        "verified": 12, "fees": 12, "hours": 12, "requirements": 24, "legal": 48,
    }  # fmt: skip
    assert [g["id"] for g in data["groups"]] == ["ejemplo", "centers/centro", "otra"]
    assert data["groups"][0]["stale"][0]["record"] == "catalogue/ejemplo/viejo"
    assert [g["id"] for g in found.as_json("otra")["groups"]] == ["otra"]
