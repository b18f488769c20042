"""pydantic's errors as a liaison reads them: the field's own path, one problem a mistake, a near name."""

from pathlib import Path

import pytest

from generator.problems import Problem
from generator.records.load import load
from tests.small import service, write


def problems(root: Path, fields: str) -> list[Problem]:
    return list(load(write(root, {"catalogue/ejemplo/uno.yml": service(fields)})).problems)


def places(root: Path, fields: str) -> list[tuple[str, str]]:
    return [(p.field, p.code) for p in problems(root, fields)]


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        # a wrong answer is not also a wrong text
        ("steps: [{text: a, when: {dni: [Azul]}}]\n", [("steps[0].when.dni[0]", "bad-slug")]),
        ("steps: [{text: a, when: {dni: Azul}}]\n", [("steps[0].when.dni", "bad-slug")]),
        ("steps: [{text: a, when: {Dni: azul}}]\n", [("steps[0].when.Dni", "bad-slug")]),
        ("steps: [{text: a, when: [azul]}]\n", [("steps[0].when", "wrong-type")]),
        ("steps: [{text: a, when: ''}]\n", [("steps[0].when", "empty-value")]),
        # one value where a list is allowed
        ("deadline: {texto: a}\n", [("deadline.text", "missing-field"), ("deadline.texto", "unknown-field")]),
        ("appointment: {needed: 'sí'}\n", [("appointment.needed", "not-in-list")]),
        ("time_limit: {max: 3, unit: dia}\n", [("time_limit.unit", "not-in-list")]),
        ("channels: {online: ejemplo.pe}\n", [("channels.online", "bad-url")]),
        ("channels: {phone: []}\n", []),
        # nested mappings and lists
        ("cases: {edad: {ask: a, answers: {A: x, b: y}}}\n", [("cases.edad.answers.A", "bad-slug")]),
        ("cases: {edad: {answers: {a: x, b: y}}}\n", [("cases.edad.ask", "missing-field")]),
        ("offered_at: norte\n", [("offered_at", "wrong-type")]),
        ("offered_at: [{centro: norte}]\n",
         [("offered_at[0].center", "missing-field"), ("offered_at[0].centro", "unknown-field")]),
        ("offered_at: [{center: norte, appointment: {needed: x}}]\n",
         [("offered_at[0].appointment.needed", "not-in-list")]),
        # empty
        ("fees:\n", [("fees", "empty-value")]),
        ("steps:\n  -\n", [("steps[0]", "empty-value")]),
        ("free:\n", [("free", "empty-value")]),
        ("free: null\n", [("free", "empty-value")]),
        ("conflicts:\n- uno\n- Null\nsteps:\n- NULL\n",
         [("conflicts[1]", "empty-value"), ("steps[0]", "empty-value")]),
        ("channels: {email: , phone: }\n", [("channels.email", "empty-value"), ("channels.phone", "empty-value")]),
        ("fees: [{concept: a, amount: }]\n", [("fees[0]", "fee-without-amount"), ("fees[0].amount", "empty-value")]),
        ("time_limit: {text: a, min: ~}\n", [("time_limit.min", "empty-value")]),
        ("verified: {on: , by: reniec}\n", [("verified.on", "empty-value")]),
        ("offered_at: [{center: norte, hours: {lunes: , martes: 8}}]\n", [("offered_at[0].hours.martes", "bad-hours")]),
        ("legal: {tupa_code: '  '}\n", [("legal.tupa_code", "empty-value")]),
        # a list whose only element is wrong is not also too short
        ("cases: {edad: {ask: a, answers: {a: '', b: y}}}\n", [("cases.edad.answers.a", "empty-value")]),
        ("moved_from: [uno]\n", [("moved_from[0]", "bad-service-id")]),
    ],
)  # fmt: skip
def test_each_mistake_is_one_problem_at_its_own_field(
    tmp_path: Path, fields: str, found: list[tuple[str, str]]
) -> None:
    assert places(tmp_path, fields) == found


@pytest.mark.parametrize(
    ("fields", "hint"),
    [
        ("requirments: []\n", "¿Quisiste decir «requirements»?"),
        ("legal: {tupa: x}\n", "¿Quisiste decir «tupa_code»?"),
        ("channels: {phone: [{number: 1, nota: x}]}\n", "¿Quisiste decir «note»?"),
        ("requirements: [{text: a, any_of: [{text: a, documento: x}]}]\n", "¿Quisiste decir «document»?"),
        ("requirements: [{text: a, any_of: [{text: a, form: {name: a, link: x}}]}]\n", "Los campos de aquí son: name, url."),
        ("cases: {edad: {aks: a, ask: a, answers: {a: x, b: y}}}\n", "¿Quisiste decir «ask»?"),
        ("time_limit: {maximo: 3, text: a}\n", "¿Quisiste decir «max»?"),
        ("appointment: {needed: quizas}\n", "Puede ser: si, no, opcional."),
        ("audience: [ciudadanos]\n", "¿Quisiste decir «ciudadano»?"),
        ("free: 'true'\n", "Escribe true o false, sin comillas."),
        ("fees: {concept: a, amount: 3}\n", "Es una lista: pon un guion delante del primer campo de cada elemento: «- concept: …»."),
        ("fees: 30\n", "Escribe una lista: cada elemento en su línea, con un guion y un espacio delante."),
    ],
)  # fmt: skip
def test_the_hint_names_what_was_probably_meant(tmp_path: Path, fields: str, hint: str) -> None:
    assert [p.hint for p in problems(tmp_path, fields)] == [hint]


def test_a_field_without_a_near_name_lists_those_of_its_place(tmp_path: Path) -> None:
    (problem,) = problems(tmp_path, "zzz: 1\n")
    assert problem.hint.startswith("Los campos de aquí son: ")
    assert {"title", "kind", "requirements", "sources"} <= set(problem.hint[24:-1].split(", "))


@pytest.mark.parametrize(
    ("fields", "hint"),
    [
        ("amount: 30\n", "Va dentro de «fees»: ponlo debajo, con más espacios delante."),
        ("requisitos: []\n", "¿Quisiste decir «requirements»?"),
        ("steps: [{Paso 1: paga, text: a}]\n", "Si es un texto con dos puntos, ponlo entre comillas: 'Paso 1: …'."),
        ("requirements: {-text: DNI}\n", "Deja un espacio después del guion: «- text: …»."),
    ],
)  # fmt: skip
def test_a_field_out_of_its_place_says_where_it_belongs(
    tmp_path: Path, fields: str, hint: str
) -> None:
    assert [p.hint for p in problems(tmp_path, fields)] == [hint]


def test_a_title_that_is_too_long_says_how_long_it_is(tmp_path: Path) -> None:
    text = service(title="a" * 81)
    found = load(write(tmp_path, {"catalogue/ejemplo/uno.yml": text})).problems
    assert [(p.code, p.message, p.hint) for p in found] == [
        ("too-long", "El texto tiene 81 caracteres.", "Acórtalo a 80 caracteres.")
    ]


def test_a_long_value_is_shown_shortened(tmp_path: Path) -> None:
    (problem,) = problems(tmp_path, f"audience: [{'x' * 200}]\n")
    assert problem.message == f"«{'x' * 57}…» no está en la lista."


def test_no_message_names_python_or_pydantic(tmp_path: Path) -> None:
    bad = "{a: [b], c: {d: e}}"
    names = ("title", "kind", "summary", "cases", "requirements", "steps", "free", "fees", "time_limit", "legal",
             "channels", "appointment", "offered_at", "notes", "related", "sources", "verified", "unconfirmed")  # fmt: skip
    text = "".join(f"{name}: {bad}\n" for name in names)
    for problem in load(write(tmp_path, {"catalogue/ejemplo/uno.yml": text})).problems:
        for word in ("function", "pydantic", "chain[", "str]", "Input", "validat", "should"):
            assert word not in problem.text()
