"""What a record points to exists; each rule finds the reference that does not, and only that."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from generator.catalogue import Catalogue
from generator.checks import references
from generator.problems import Problem
from tests.small import SOURCES, made, service, small, with_service

DOCUMENTS = "dni:\n  name: DNI\n"
WORDS = {
    "catalogue/_vocabulary/documents.yml": DOCUMENTS,
    "catalogue/_vocabulary/life_events.yml": "mudanza:\n  title: Me mudé\n  summary: Cambios\n",
    "catalogue/_vocabulary/payment_points.yml": "pagalo-pe:\n  name: Págalo.pe\n",
    "catalogue/_vocabulary/center_groups.yml": "todos:\n  name: Todos\n  centers: [norte]\n",
}


WHAT = {
    "unknown-entity": "la entidad",
    "unknown-center": "el centro",
    "unknown-service": "el servicio",
    "unknown-document": "el documento",
    "unknown-life-event": "la situación",
    "unknown-payment-point": "el lugar de pago",
    "unknown-source": "la fuente",
    "unknown-case": "el caso",
    "unknown-answer": "la respuesta",
}


def what_is_missing(problem: Problem) -> str:
    of_a_fact = problem.file.startswith("catalogue/ejemplo/") and "centers[" in problem.field
    if problem.code == "unknown-center" and of_a_fact:
        return "el centro o grupo"
    return "el documento" if problem.field.endswith("document") else WHAT[problem.code]


def found(problems: Iterable[Problem]) -> list[tuple[str, str]]:
    """Field and code of each problem, which says what does not exist."""
    problems = list(problems)
    for problem in problems:
        assert problem.message.startswith(f"No existe {what_is_missing(problem)} «")
    return [(p.field, p.code) for p in problems]


RULES = [
    references.entity_folders,
    references.service_references,
    references.case_references,
    references.entity_references,
    references.center_references,
    references.vocabulary_references,
    references.source_ids,
    references.statistics_references,
    references.holiday_sources,
]


@pytest.mark.parametrize("rule", RULES)
def test_a_right_catalogue_breaks_no_rule(rule: object) -> None:
    assert callable(rule)
    assert list(rule(small())) == []


def test_the_folder_of_a_service_is_an_entity(tmp_path: Path) -> None:
    catalogue = made(tmp_path, {"catalogue/ejenplo/dos.yml": service()})
    (problem,) = references.entity_folders(catalogue)
    assert found([problem]) == [("", "unknown-entity")]
    assert problem.file == "catalogue/ejenplo/dos.yml"
    assert problem.hint == "¿Quisiste decir «ejemplo»?"


def words_with(tmp_path: Path, fields: str) -> Catalogue:
    return made(tmp_path, {**WORDS, "catalogue/ejemplo/uno.yml": service(fields)})


@pytest.mark.parametrize(
    ("fields", "field", "code"),
    [
        ("life_events: [mudanza, boda]\n", "life_events[1]", "unknown-life-event"),
        ("requirements: [{text: a, document: pasaporte}]\n", "requirements[0].document", "unknown-document"),
        ("requirements: [{text: a, any_of: [{text: b, document: x}]}]\n", "requirements[0].any_of[0].document", "unknown-document"),
        ("fees: [{concept: a, amount: 1, pay_at: [pagalo-pe, caja]}]\n", "fees[0].pay_at[1]", "unknown-payment-point"),
        ("fees: [{concept: a, amount: 1, centers: [norte, sur]}]\n", "fees[0].centers[1]", "unknown-center"),
        ("fees: [{concept: a, amount: 1, except_centers: sur}]\n", "fees[0].except_centers[0]", "unknown-center"),
        ("steps: [{text: a, centers: sur}]\n", "steps[0].centers[0]", "unknown-center"),
        ("channels: {online: [{url: 'https://a.pe', centers: sur}]}\n", "channels.online[0].centers[0]", "unknown-center"),
        ("offered_at: [sur]\n", "offered_at[0].center", "unknown-center"),
        ("offered_at: [todos]\n", "offered_at[0].center", "unknown-center"),
        ("offered_at: [{center: norte, alternative: sur}]\n", "offered_at[0].alternative", "unknown-center"),
        ("offered_at: [{center: norte, provider: [ejemplo, otra]}]\n", "offered_at[0].provider[1]", "unknown-entity"),
        ("offered_at: [{center: norte, appointment: {needed: si, centers: sur}}]\n", "offered_at[0].appointment.centers[0]", "unknown-center"),
        ("related: [{service: ejemplo/dos}]\n", "related[0].service", "unknown-service"),
    ],
)  # fmt: skip
def test_what_a_service_names_exists(tmp_path: Path, fields: str, field: str, code: str) -> None:
    assert found(references.service_references(words_with(tmp_path, fields))) == [(field, code)]


def test_a_scope_may_name_a_group_of_centres(tmp_path: Path) -> None:
    catalogue = words_with(tmp_path, "steps: [{text: a, centers: [todos, norte]}]\n")
    assert list(references.service_references(catalogue)) == []


def test_a_reference_is_found_at_its_line(tmp_path: Path) -> None:
    catalogue = words_with(
        tmp_path, "fees:\n  - concept: a\n    amount: 1\n    pay_at:\n      - pagalo\n"
    )
    (problem,) = references.service_references(catalogue)
    assert (problem.line, problem.column, problem.hint) == (8, 9, "¿Quisiste decir «pagalo-pe»?")


def test_a_reference_without_a_near_name_says_what_to_do(tmp_path: Path) -> None:
    (problem,) = references.service_references(words_with(tmp_path, "life_events: [zzz]\n"))
    assert (
        problem.hint
        == "Revisa cómo se escribe, o agrega primero la palabra en catalogue/_vocabulary/life_events.yml."
    )


CASES = "cases: {dni: {ask: ¿Cuál?, answers: {azul: Azul, dnie: DNIe}}}\n"


@pytest.mark.parametrize(
    ("when", "problems"),
    [
        ("{dni: azul}", []),
        ("{dni: [azul, dnie]}", []),
        ("en palabras", []),
        ("{edad: menor}", [("steps[0].when.edad", "unknown-case")]),
        ("{dni: [azul, amarillo]}", [("steps[0].when.dni[1]", "unknown-answer")]),
        ("{dni: amarillo}", [("steps[0].when.dni[0]", "unknown-answer")]),
    ],
)
def test_conditions_name_cases_and_answers(
    tmp_path: Path, when: str, problems: list[tuple[str, str]]
) -> None:
    catalogue = with_service(tmp_path, f"{CASES}steps: [{{text: a, when: {when}}}]\n")
    assert found(references.case_references(catalogue)) == problems


def test_the_parent_of_an_entity_exists(tmp_path: Path) -> None:
    text = "name: Otra\nlevel: local\nparent: {}\n" + SOURCES.replace("summary", "name")
    catalogue = made(
        tmp_path,
        {"entities/otra.yml": text.format("ejemplos"), "entities/mas.yml": text.format("otra")},
    )
    problems = list(references.entity_references(catalogue))
    assert found(problems) == [("parent", "unknown-entity")]
    assert [p.file for p in problems] == ["entities/otra.yml"]


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ("entities: [{entity: ejemplo}, {entity: otra}]\n", "entities[1].entity"),
        (
            "exceptions: [{date: 2026, closed: true, reason: a, entity: otra}]\n",
            "exceptions[0].entity",
        ),
        (
            "declared: [{as_of: 2026, source: x, by_entity: [{entity: otra}]}]\n",
            "declared[0].by_entity[0].entity",
        ),
    ],
)
def test_entities_named_by_a_centre_exist(tmp_path: Path, fields: str, field: str) -> None:
    text = f"name: Sur\ntype: centro\nstatus: abierto\ndepartment: Lima\n{fields}{SOURCES}"
    assert found(references.center_references(made(tmp_path, {"centers/sur.yml": text}))) == [
        (field, "unknown-entity")
    ]


@pytest.mark.parametrize(
    ("file", "text", "field", "code"),
    [
        (
            "documents",
            "dni:\n  name: DNI\n  services: [ejemplo/uno, ejemplo/dos]\n",
            "dni.services[1]",
            "unknown-service",
        ),
        (
            "documents",
            "dni:\n  name: DNI\n  any_of: [dni, ce]\n",
            "dni.any_of[1]",
            "unknown-document",
        ),
        (
            "center_groups",
            "todos:\n  name: Todos\n  centers: [norte, sur]\n",
            "todos.centers[1]",
            "unknown-center",
        ),
        (
            "home",
            "shortcuts:\n  - text: a\n    service: ejemplo/dos\n",
            "shortcuts[0].service",
            "unknown-service",
        ),
        ("home", "most_used: [ejemplo/uno, ejemplo/dos]\n", "most_used[1]", "unknown-service"),
    ],
)
def test_what_a_vocabulary_names_exists(
    tmp_path: Path, file: str, text: str, field: str, code: str
) -> None:
    path = f"catalogue/_vocabulary/{file}.yml"
    problems = list(references.vocabulary_references(made(tmp_path, {path: text})))
    assert found(problems) == [(field, code)]
    assert problems[0].file == path
    assert problems[0].line > 0


SOURCE = "sources:\n  - id: ficha\n    kind: ficha\n    title: Ficha\n"


@pytest.mark.parametrize(
    ("path", "text", "field"),
    [
        ("catalogue/ejemplo/dos.yml", "title: Dos y dos\nkind: tramite\nsummary: a\nsteps: [{text: a, source: [ficha, x]}]\n", "steps[0].source[1]"),
        ("catalogue/ejemplo/dos.yml", "title: Dos y dos\nkind: tramite\nsummary: a\noffered_at: [{center: norte, source: x}]\n", "offered_at[0].source[0]"),
        ("centers/sur.yml", "name: Sur\ntype: centro\nstatus: abierto\ndepartment: Lima\nentities: [{entity: ejemplo, source: x}]\n", "entities[0].source[0]"),
        ("centers/sur.yml", "name: Sur\ntype: centro\nstatus: abierto\ndepartment: Lima\ndeclared: [{as_of: 2026, source: x}]\n", "declared[0].source[0]"),
        ("centers/sur.yml", "name: Sur\ntype: centro\nstatus: abierto\ndepartment: Lima\nmilestones: [{text: a, source: x}]\n", "milestones[0].source[0]"),
    ],
)  # fmt: skip
def test_a_fact_names_a_source_of_its_record(
    tmp_path: Path, path: str, text: str, field: str
) -> None:
    assert found(references.source_ids(made(tmp_path, {path: text + SOURCE}))) == [
        (field, "unknown-source")
    ]


# A file of figures, and what its references are to: the entity and the centre of the least catalogue.
FIGURES = "title: Cifras\nunit: atenciones\ntables:\n  - "
NAMED = "title: Servicios\ncounts: {}\nentities:\n  - "
CHANNEL = "title: Canales\nchannels:\n  linea:\n    name: Línea\n    what: Teléfono\n    "
DOCUMENTS_OF_FIGURES = (
    "title: Documentos\norigin: {repository: a, commit: b, note: c}\nreadings: {}\n"
    "documents: {boletin: {kind: ficha, title: Boletín}}\n"
)


@pytest.mark.parametrize(
    ("name", "text", "problems"),
    [
        ("cifras", FIGURES + "center: sur", [("tables[0].center", "unknown-center")]),
        ("cifras", FIGURES + "entity: otra", [("tables[0].entity", "unknown-entity")]),
        ("cifras", FIGURES + "by_center: {norte: 1, sur: 2}", [("tables[0].by_center.sur", "unknown-center")]),
        ("cifras", FIGURES + "{center: sur, by_center: {este: 1}}", [("tables[0].center", "unknown-center"), ("tables[0].by_center.este", "unknown-center")]),
        ("cifras", FIGURES + "rows: [{entity: ejemplo, center: norte}, {center: sur}]", [("tables[0].rows[1].center", "unknown-center")]),
        ("cifras", FIGURES + "rows: [{probable_entity: otra}]", [("tables[0].rows[0].probable_entity", "unknown-entity")]),
        ("cifras", FIGURES + "source: {document: boletin}", []),
        ("cifras", FIGURES + "source: {document: otro}", [("tables[0].source[0].document", "unknown-source")]),
        ("services_by_entity", NAMED + "entity: otra", [("entities[0].entity", "unknown-entity")]),
        ("services_by_entity", NAMED + "{entity: ejemplo, center_by_name: sur}", [("entities[0].center_by_name", "unknown-center")]),
        ("services_by_entity", NAMED + "{entity: ejemplo, centers: [{center: sur, as_of: 2026, source: {document: boletin}}]}", [("entities[0].centers[0].center", "unknown-center")]),
        ("services_by_entity", NAMED + "{entity: ejemplo, services: [{service: a, published_as: a, centers: [norte, sur], in_centers: true, in_mac_express: false, source: {document: boletin}}]}", [("entities[0].services[0].centers", "unknown-center")]),
        ("channels", CHANNEL + "offers: [{text: a, source: ficha}]\n    " + "sources: [{id: ficha, kind: ficha, title: Ficha}]", []),
        ("channels", CHANNEL + "remarks: [{text: a, source: [ficha, x]}]\n    " + "sources: [{id: ficha, kind: ficha, title: Ficha}]", [("channels.linea.remarks[0].source[1]", "unknown-source")]),
    ],
)  # fmt: skip
def test_what_published_figures_name_exists(
    tmp_path: Path, name: str, text: str, problems: list[tuple[str, str]]
) -> None:
    path = f"centers/_statistics/{name}.yml"
    files = {"centers/_statistics/sources.yml": DOCUMENTS_OF_FIGURES, path: text + "\n"}
    wrong = list(references.statistics_references(made(tmp_path, files)))
    assert found(wrong) == problems
    assert all(p.file == path and p.line > 2 for p in wrong)


def test_figures_without_a_list_of_documents_name_none_that_exists(tmp_path: Path) -> None:
    path = "centers/_statistics/cifras.yml"
    catalogue = made(tmp_path, {path: FIGURES + "source: {document: boletin}\n"})
    assert found(references.statistics_references(catalogue)) == [
        ("tables[0].source[0].document", "unknown-source")
    ]


def test_a_holiday_names_a_source_of_the_list(tmp_path: Path) -> None:
    path = "catalogue/_vocabulary/holidays.yml"
    text = "fixed: [{{day: 12-25, name: Navidad, source: [ley, {}]}}]\nsources: [{{id: ley, kind: norma, title: Ley}}]\n"
    right = made(tmp_path / "right", {path: text.format("ley")})
    assert list(references.holiday_sources(right)) == []
    (problem,) = references.holiday_sources(
        made(tmp_path / "wrong", {path: text.format("decreto")})
    )
    assert found([problem]) == [("fixed[0].source[1]", "unknown-source")]
    assert problem.file == path
