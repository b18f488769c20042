"""Documents that ask for each other, and lists that lead nowhere."""

from pathlib import Path

import pytest

from generator.checks import chains
from tests.small import made, service, small

DOCUMENTS = "catalogue/_vocabulary/documents.yml"


def test_a_right_catalogue_breaks_no_rule() -> None:
    for rule in (
        chains.prerequisites_have_a_start,
        chains.document_classes_end,
        chains.life_events_lead_somewhere,
        chains.center_groups_name_centers,
    ):
        assert list(rule(small())) == []


A_OF_UNO = "a: {name: A, services: ejemplo/uno}\n"
B_OF_DOS = "b: {name: B, services: ejemplo/dos}\n"


@pytest.mark.parametrize(
    ("documents", "uno", "dos", "found"),
    [
        (A_OF_UNO + B_OF_DOS, "{text: t, document: b}", "{text: t}", []),
        # No way out
        (A_OF_UNO, "{text: t, document: a}", "{text: t}", [("uno", "prerequisite-circle")]),
        (
            A_OF_UNO + B_OF_DOS, "{text: t, document: b}", "{text: t, document: a}",
            [("dos", "prerequisite-circle"), ("uno", "prerequisite-circle")],
        ),
        # Who only needs what is in a circle is not in it
        (A_OF_UNO, "{text: t, document: a}", "{text: t, document: a}", [("uno", "prerequisite-circle")]),
        # A way out: somebody else issues it
        (
            "a: {name: A, services: ejemplo/uno, issued_by: Otra oficina}\n", "{text: t, document: a}", "{text: t}",
            [("uno", "prerequisite-loop")],
        ),
        (
            "a: {name: A, services: [ejemplo/uno, ejemplo/dos]}\n", "{text: t, document: a}", "{text: t}",
            [("uno", "prerequisite-loop")],
        ),
        (
            A_OF_UNO + B_OF_DOS + "c: {name: C, any_of: [a, b]}\n", "{text: t, document: c}", "{text: t}",
            [("uno", "prerequisite-loop")],
        ),
        (
            A_OF_UNO + B_OF_DOS, "{text: t, any_of: [{text: t, document: a}, {text: t, document: b}]}", "{text: t}",
            [("uno", "prerequisite-loop")],
        ),
        (A_OF_UNO + "c: {name: C, any_of: a}\n", "{text: t, document: c}", "{text: t}", [("uno", "prerequisite-circle")]),
        # Not everybody must bring it
        (A_OF_UNO, "{text: t, document: a, optional: true}", "{text: t}", []),
        (A_OF_UNO, "{text: t, document: a, when: si vence}", "{text: t}", []),
        (A_OF_UNO, "{text: t, document: a, channel: web}", "{text: t}", []),
        (A_OF_UNO, "{text: t, document: a, centers: norte}", "{text: t}", []),
        (A_OF_UNO, "{text: t, document: a, except_centers: norte}", "{text: t}", []),
        (A_OF_UNO, "{text: t, any_of: [{text: t, document: a}, {text: otra cosa}]}", "{text: t}", []),
        # Nobody here issues it, or the list does not know it
        ("a: {name: A}\n", "{text: t, document: a}", "{text: t}", []),
        (A_OF_UNO, "{text: t, document: x}", "{text: t}", []),
        (
            "a: {name: A, services: ejemplo/uno, any_of: [x]}\n", "{text: t, document: a}", "{text: t}",
            [("uno", "prerequisite-loop")],
        ),
        ("a: {name: A, services: ejemplo/otro}\n", "{text: t, document: a}", "{text: t}", []),
    ],
)  # fmt: skip
def test_prerequisites_have_a_start(
    tmp_path: Path, documents: str, uno: str, dos: str, found: list[tuple[str, str]]
) -> None:
    files = {
        DOCUMENTS: documents,
        "catalogue/ejemplo/uno.yml": service(f"requirements: [{uno}]\n"),
        "catalogue/ejemplo/dos.yml": service(f"requirements: [{dos}]\n", title="Servicio dos"),
    }
    problems = list(chains.prerequisites_have_a_start(made(tmp_path, files)))
    assert [(p.file, p.field, p.code) for p in problems] == [
        (f"catalogue/ejemplo/{name}.yml", "requirements[0]", code) for name, code in found
    ]
    severities = {"prerequisite-circle": "error", "prerequisite-loop": "warning"}
    assert all(p.severity == severities[p.code] for p in problems)


@pytest.mark.parametrize(
    ("documents", "fields"),
    [
        ("a: {name: A, any_of: [b]}\nb: {name: B}\n", []),
        ("a: {name: A, any_of: [a]}\n", ["a.any_of"]),
        ("a: {name: A, any_of: [b]}\nb: {name: B, any_of: [a]}\n", ["a.any_of", "b.any_of"]),
        (
            "a: {name: A, any_of: [b]}\nb: {name: B, any_of: [c]}\nc: {name: C, any_of: [b]}\n",
            ["b.any_of", "c.any_of"],
        ),
        ("a: {name: A, any_of: [x]}\n", []),
    ],
)
def test_a_class_of_documents_is_not_its_own(
    tmp_path: Path, documents: str, fields: list[str]
) -> None:
    problems = list(chains.document_classes_end(made(tmp_path, {DOCUMENTS: documents})))
    assert [(p.field, p.code) for p in problems] == [(f, "document-circle") for f in fields]


def test_of_many_circles_twenty_are_told(tmp_path: Path) -> None:
    documents = "".join(f"a{i}: {{name: A, any_of: [a{i}]}}\n" for i in range(25))
    problems = list(chains.document_classes_end(made(tmp_path, {DOCUMENTS: documents})))
    assert len(problems) == 20


def test_a_start_may_be_several_services_away(tmp_path: Path) -> None:
    """«a» comes from «dos» too, which needs what «tres» gives to anybody."""
    files = {
        DOCUMENTS: "a: {name: A, services: [ejemplo/uno, ejemplo/dos]}\nb: {name: B, services: ejemplo/tres}\n",
        "catalogue/ejemplo/uno.yml": service("requirements: [{text: t, document: a}]\n"),
        "catalogue/ejemplo/dos.yml": service("requirements: [{text: t, document: b}]\n", title="Servicio dos"),
        "catalogue/ejemplo/tres.yml": service(title="Servicio tres"),
    }  # fmt: skip
    found = [(p.file, p.code) for p in chains.prerequisites_have_a_start(made(tmp_path, files))]
    assert found == [("catalogue/ejemplo/uno.yml", "prerequisite-loop")]


def test_all_classes_of_a_class_are_looked_at(tmp_path: Path) -> None:
    files = {
        DOCUMENTS: "c: {name: C, any_of: [a, b]}\na: {name: A, any_of: [x]}\nb: {name: B, any_of: [y]}\n"
        "x: {name: X, services: ejemplo/uno}\ny: {name: Y, services: ejemplo/dos}\n",
        "catalogue/ejemplo/uno.yml": service("requirements: [{text: t, document: c}]\n"),
        "catalogue/ejemplo/dos.yml": service(title="Servicio dos"),
    }
    found = [p.code for p in chains.prerequisites_have_a_start(made(tmp_path, files))]
    assert found == ["prerequisite-loop"]


def test_a_life_event_has_services(tmp_path: Path) -> None:
    events = "mudanza: {title: Me mudé, summary: a}\nrobo: {title: Me robaron, summary: a}\n"
    files = {
        "catalogue/_vocabulary/life_events.yml": events,
        "catalogue/ejemplo/uno.yml": service("life_events: [mudanza]\n"),
    }
    (problem,) = chains.life_events_lead_somewhere(made(tmp_path, files))
    assert (problem.field, problem.code, problem.severity) == (
        "robo",
        "life-event-empty",
        "warning",
    )
    assert "«robo»" in problem.hint


def test_a_group_names_centres(tmp_path: Path) -> None:
    groups = "todos: {name: Todos, centers: [norte]}\nnadie: {name: Nadie, centers: []}\n"
    catalogue = made(tmp_path, {"catalogue/_vocabulary/center_groups.yml": groups})
    found = [(p.field, p.code) for p in chains.center_groups_name_centers(catalogue)]
    assert found == [("nadie.centers", "center-group-empty")]


def test_what_is_asked_for_are_documents_by_requirement(tmp_path: Path) -> None:
    fields = "requirements: [{text: t}, {text: t, any_of: [{text: t, document: b}, {text: t, document: a}]}]\n"
    catalogue = made(tmp_path, {"catalogue/ejemplo/uno.yml": service(fields)})
    assert catalogue.asks["ejemplo/uno"] == ((1, ("a", "b")),)


def test_each_requirement_is_looked_at_and_a_choice_names_all_of_it(tmp_path: Path) -> None:
    files = {
        DOCUMENTS: "a: {name: A, services: ejemplo/uno}\nb: {name: B, any_of: [a]}\nc: {name: C}\n",
        "catalogue/ejemplo/uno.yml": service(
            "requirements: [{text: t, document: c}, {text: t, any_of: [{text: t, document: b}, {text: t, document: a}]}]\n"
        ),
    }
    (problem,) = chains.prerequisites_have_a_start(made(tmp_path, files))
    assert problem.field == "requirements[1]"
    assert problem.message == "Para tener «A» o «B» hace falta este mismo servicio."
