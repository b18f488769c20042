"""What may stand only once."""

from pathlib import Path

import pytest

from generator.checks import uniqueness
from tests.small import LEAST, made, service, small, with_service


@pytest.mark.parametrize(
    "rule",
    [uniqueness.centers_once, uniqueness.source_ids_once, uniqueness.old_ids_once, uniqueness.titles_within_entity],
)  # fmt: skip
def test_a_right_catalogue_breaks_no_rule(rule: object) -> None:
    assert callable(rule)
    assert list(rule(small())) == []


def test_a_service_names_a_centre_once(tmp_path: Path) -> None:
    catalogue = with_service(tmp_path, "offered_at: [norte, {center: norte, available: false}]\n")
    assert [(p.field, p.code) for p in uniqueness.centers_once(catalogue)] == [
        ("offered_at[1].center", "center-twice")
    ]


@pytest.mark.parametrize("path", LEAST)
def test_an_id_of_a_source_stands_once_in_its_record(tmp_path: Path, path: str) -> None:
    more = "".join(f"  - id: {i}\n    kind: norma\n    title: Norma\n" for i in ("a", "b", "a"))
    problems = list(uniqueness.source_ids_once(made(tmp_path, {path: LEAST[path] + more})))
    assert [(p.file, p.field, p.code) for p in problems] == [
        (path, "sources[3].id", "source-id-twice")
    ]


def test_sources_without_an_id_are_not_twice(tmp_path: Path) -> None:
    more = "  - kind: norma\n    title: Norma\n"
    catalogue = made(tmp_path, {"entities/ejemplo.yml": LEAST["entities/ejemplo.yml"] + more})
    assert list(uniqueness.source_ids_once(catalogue)) == []


@pytest.mark.parametrize("title", ["SERVICIO uno", "Servicio  uno", "'Servicio: uno.'", "Sérvicio uno"])  # fmt: skip
def test_two_services_of_an_entity_never_share_a_title(tmp_path: Path, title: str) -> None:
    files = {"catalogue/ejemplo/dos.yml": service(title=title)}
    (problem,) = uniqueness.titles_within_entity(made(tmp_path, files))
    assert (problem.file, problem.line, problem.code) == (
        "catalogue/ejemplo/uno.yml",
        1,
        "title-twice",
    )
    assert "catalogue/ejemplo/dos.yml" in problem.hint


def test_services_of_two_entities_may_share_a_title(tmp_path: Path) -> None:
    other = LEAST["entities/ejemplo.yml"].replace("Entidad de Ejemplo", "Otra")
    files = {"entities/otra.yml": other, "catalogue/otra/uno.yml": service()}
    assert list(uniqueness.titles_within_entity(made(tmp_path, files))) == []


@pytest.mark.parametrize(
    ("first", "second", "other"),
    [
        ("moved_from: [ejemplo/dos]\n", "", "dos"),
        ("moved_from: [ejemplo/uno]\n", "", "uno"),
        ("moved_from: [ejemplo/a]\n", "moved_from: [ejemplo/a]\n", "dos"),
        ("moved_from: [ejemplo/a, ejemplo/a]\n", "", "uno"),
        ("moved_from: [ejemplo/a]\n", "moved_from: [ejemplo/b]\n", ""),
    ],
)
def test_an_old_id_leads_to_one_record(tmp_path: Path, first: str, second: str, other: str) -> None:
    catalogue = made(
        tmp_path,
        {
            "catalogue/ejemplo/uno.yml": service(first),
            "catalogue/ejemplo/dos.yml": service(second, title="Servicio dos"),
        },
    )
    problems = list(uniqueness.old_ids_once(catalogue))
    assert [(p.file, p.code) for p in problems] == [
        ("catalogue/ejemplo/uno.yml", "moved-from-taken")
    ] * bool(other)
    assert all(p.hint.endswith(f": es de catalogue/ejemplo/{other}.yml.") for p in problems)
