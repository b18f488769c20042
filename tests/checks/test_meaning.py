"""What the facts of a record say together."""

from pathlib import Path

import pytest

from generator.checks import meaning
from tests.small import LEAST, made, service, small, with_service

RULES = [
    meaning.free_excludes_fees,
    meaning.zero_needs_when,
    meaning.payment_is_no_requirement,
    meaning.no_markup,
    meaning.cases_are_used,
    meaning.offer_needs_entity,
]


@pytest.mark.parametrize("rule", RULES)
def test_a_right_catalogue_breaks_no_rule(rule: object) -> None:
    assert callable(rule)
    assert list(rule(small())) == []


@pytest.mark.parametrize(
    ("scope", "is_wrong"),
    [
        ("", True),
        (", optional: true", True),
        (", when: de noche", False),
        (", channel: web", False),
        (", centers: norte", False),
        (", except_centers: norte", False),
    ],
)
def test_free_excludes_fees_without_a_scope(tmp_path: Path, scope: str, is_wrong: bool) -> None:
    catalogue = with_service(tmp_path, f"free: true\nfees: [{{concept: a, amount: 3{scope}}}]\n")
    codes = [(p.field, p.code) for p in meaning.free_excludes_fees(catalogue)]
    assert codes == ([("fees[0]", "free-with-fees")] if is_wrong else [])


def test_a_fee_of_a_service_that_is_not_free_is_right(tmp_path: Path) -> None:
    catalogue = with_service(tmp_path, "free: false\nfees: [{concept: a, amount: 3}]\n")
    assert list(meaning.free_excludes_fees(catalogue)) == []


@pytest.mark.parametrize(
    ("fee", "is_wrong"),
    [
        ("amount: 0", True),
        ("amount: 0.00, centers: norte", True),
        ("amount: 0, when: jubilados", False),
        ("amount: 0, amount_max: 5", False),
        ("amount: 0.01", False),
        ("tariff: según", False),
    ],
)
def test_an_amount_of_zero_says_for_whom(tmp_path: Path, fee: str, is_wrong: bool) -> None:
    catalogue = with_service(tmp_path, f"fees: [{{concept: a, {fee}}}]\n")
    codes = [(p.field, p.code) for p in meaning.zero_needs_when(catalogue)]
    assert codes == ([("fees[0].amount", "zero-without-when")] if is_wrong else [])


@pytest.mark.parametrize(
    ("text", "is_wrong"),
    [
        ("Pago por derecho de trámite", True),
        ("Pago de la tasa", True),
        ("Voucher de pago por derecho de trámite", True),
        ("comprobante de pago del derecho", True),
        ("Recibo de pago de tasa", True),
        ("Constancia de pago por arancel", True),
        ("El pago del derecho", True),
        ("Recibo de luz", False),
        ("Comprobante de domicilio", False),
        ("DNI y pago por derecho", False),
    ],
)
def test_a_payment_is_no_requirement(tmp_path: Path, text: str, is_wrong: bool) -> None:
    catalogue = with_service(tmp_path, f"requirements: [{{text: {text}}}]\n")
    codes = [(p.field, p.code) for p in meaning.payment_is_no_requirement(catalogue)]
    assert codes == ([("requirements[0].text", "payment-as-requirement")] if is_wrong else [])


@pytest.mark.parametrize(
    "text",
    ["<b>uno</b>", "a <br>", "<!-- a -->", "</p>", "[uno](https://a.pe)", "**uno**", "__uno__", "`uno`", "# Uno",
     "### Uno", "a &amp; b", "&nbsp;", "&#39;"],
)  # fmt: skip
def test_prose_has_no_markup(tmp_path: Path, text: str) -> None:
    catalogue = with_service(tmp_path, f"steps:\n  - '{text}'\n")
    assert [(p.line, p.field, p.code) for p in meaning.no_markup(catalogue)] == [
        (5, "steps[0].text", "markup-in-text")
    ]


def test_each_text_with_markup_is_told_whatever_marks_the_record_has(tmp_path: Path) -> None:
    steps = ["<b>", "](", "**", "__", "`", "# a", "&amp;", "&#39;"]
    catalogue = with_service(tmp_path, f"steps: {steps}\n")
    found = [p.field for p in meaning.no_markup(catalogue)]
    assert found == [f"steps[{i}].text" for i in range(len(steps))]


def test_the_marks_are_shown_with_what_follows(tmp_path: Path) -> None:
    catalogue = with_service(tmp_path, "steps: ['Lleva <b>tu DNI</b> y tu foto']\n")
    (problem,) = meaning.no_markup(catalogue)
    assert problem.message == "Hay marcas de formato en «<b>tu DNI</b> y tu foto»."


@pytest.mark.parametrize(
    "text",
    [
        "menos de 5 < 10",
        "A & B",
        "5 * 4 * 3",
        "c#",
        "N.° 1 #2",
        "[sic] (nota)",
        "_",
        "a_b",
        "<3",
        "AT&T; y más",
    ],
)
def test_plain_text_is_no_markup(tmp_path: Path, text: str) -> None:
    assert list(meaning.no_markup(with_service(tmp_path, f"steps:\n  - '{text}'\n"))) == []


def test_an_address_is_no_prose(tmp_path: Path) -> None:
    catalogue = with_service(tmp_path, "channels: {online: 'https://a.pe/__x__?a=1&copy;'}\n")
    assert list(meaning.no_markup(catalogue)) == []
    entity = LEAST["entities/ejemplo.yml"] + "website: https://a.pe/__x__\n"
    assert list(meaning.no_markup(made(tmp_path, {"entities/ejemplo.yml": entity}))) == []


@pytest.mark.parametrize("path", ["entities/ejemplo.yml", "centers/norte.yml"])
def test_markup_is_looked_for_in_every_record(tmp_path: Path, path: str) -> None:
    catalogue = made(tmp_path, {path: LEAST[path] + "conflicts: ['<i>a</i>']\n"})
    assert [(p.file, p.field) for p in meaning.no_markup(catalogue)] == [(path, "conflicts[0]")]


CASE = "cases: {dni: {ask: ¿Cuál?, answers: {azul: Azul, dnie: DNIe}}}\n"


@pytest.mark.parametrize(
    ("fields", "is_wrong"),
    [
        ("", True),
        ("steps: [{text: a, when: dni}]\n", True),
        ("steps: [{text: a, when: {dni: azul}}]\n", False),
        ("fees: [{concept: a, amount: 1, when: {dni: azul}}]\n", False),
        ("offered_at: [{center: norte, appointment: {needed: si, when: {dni: azul}}}]\n", False),
    ],
)
def test_a_case_is_used(tmp_path: Path, fields: str, is_wrong: bool) -> None:
    problems = list(meaning.cases_are_used(with_service(tmp_path, CASE + fields)))
    assert [(p.field, p.code) for p in problems] == (
        [("cases.dni", "case-unused")] if is_wrong else []
    )


@pytest.mark.parametrize(
    ("offer", "missing"),
    [
        ("norte", []),
        ("{center: norte, provider: [ejemplo, otra]}", ["otra"]),
        ("{center: norte, provider: otra, available: false}", []),
        ("sur", ["ejemplo"]),
        ("{center: sur, available: false}", []),
        ("{center: norte, available: false}, sur", ["ejemplo"]),
    ],
)
def test_who_gives_a_service_is_named_by_the_centre(
    tmp_path: Path, offer: str, missing: list[str]
) -> None:
    sur = (
        LEAST["centers/norte.yml"]
        .replace("entities:\n  - entity: ejemplo\n", "")
        .replace("[entities]", "[]")
    )
    otra = LEAST["entities/ejemplo.yml"].replace("Entidad de Ejemplo", "Otra")
    service = f"title: Servicio uno\nkind: tramite\nsummary: a\noffered_at: [{offer}]\nsources: [{{kind: ficha, title: a}}]\n"
    catalogue = made(
        tmp_path,
        {"centers/sur.yml": sur, "entities/otra.yml": otra, "catalogue/ejemplo/uno.yml": service},
    )
    problems = list(meaning.offer_needs_entity(catalogue))
    assert [(p.code, p.severity, p.message) for p in problems] == [
        (
            "offered-without-entity",
            "warning",
            f"La ficha de «{'sur' if 'sur' in offer else 'norte'}» no nombra a «{entity}».",
        )
        for entity in missing
    ]
    assert all(p.field.endswith("].center") for p in problems)


@pytest.mark.parametrize("status", ["cerrado", "proyectado", "solicitado"])
def test_a_centre_that_is_not_open_is_told_by_its_own_rule_alone(
    tmp_path: Path, status: str
) -> None:
    text = LEAST["centers/norte.yml"].replace("abierto", status).replace("ejemplo", "otra")
    files = {
        "centers/norte.yml": text,
        "entities/otra.yml": LEAST["entities/ejemplo.yml"],
        "catalogue/ejemplo/uno.yml": service("offered_at: [norte]\n"),
    }
    assert list(meaning.offer_needs_entity(made(tmp_path, files))) == []
