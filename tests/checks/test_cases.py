"""Combinations of case, channel and centre without a fee or a requirement."""

from itertools import pairwise
from pathlib import Path

import pytest

from generator.checks import cases
from tests.small import LEAST, made, service, small, with_service

CASES = """\
cases:
  edad:
    ask: ¿Qué edad tienes?
    answers: {menor: Menor, mayor: Mayor}
  motivo:
    ask: ¿Por qué?
    answers: {robo: Robo, dano: Daño}
"""
BOTH_WAYS = "channels: {in_person: true, online: https://www.gob.pe}\n"
TWO_CENTERS = "offered_at: [norte, sur]\n"


def two_centers(root: Path, fields: str) -> list[str]:
    files = {
        "centers/sur.yml": LEAST["centers/norte.yml"].replace("Norte", "Sur"),
        "catalogue/ejemplo/uno.yml": service(CASES + fields),
    }
    catalogue = made(root, files)
    rules = (cases.fees_for_every_case, cases.requirements_for_every_case)
    return [p.message for rule in rules for p in rule(catalogue)]


def test_a_right_catalogue_breaks_no_rule() -> None:
    for rule in (
        cases.fees_for_every_case,
        cases.requirements_for_every_case,
        cases.facts_hold_somewhere,
    ):
        assert list(rule(small())) == []


@pytest.mark.parametrize(
    ("fields", "gaps"),
    [
        ("", []),
        ("fees: [{concept: a, amount: 1}]", []),
        ("fees: [{concept: a, amount: 1, when: {edad: menor}}]", ["para «Mayor»"]),
        ("fees: [{concept: a, amount: 1, when: {edad: menor}}]\nfree: false", ["para «Mayor»"]),
        ("fees: [{concept: a, amount: 1, when: {edad: menor}}]\nfree: true", []),
        ("fees: [{concept: a, amount: 1, when: {edad: [menor, mayor]}}]", []),
        ("fees: [{concept: a, amount: 1, when: {edad: menor}}, {concept: b, amount: 0, when: {edad: mayor}}]", []),
        # Several questions: only what is left over is told
        (
            "fees: [{concept: a, amount: 1, when: {edad: menor, motivo: robo}}, {concept: b, amount: 1, when: {edad: mayor}}]",
            ["para «Menor» y «Daño»"],
        ),
        (
            "fees: [{concept: a, amount: 1, when: {edad: menor}}, {concept: b, amount: 1, when: {motivo: robo}}]",
            ["para «Mayor» y «Daño»"],
        ),
        # Optional fees, and conditions in words, leave the gap open
        (
            "fees: [{concept: a, amount: 1, when: {edad: menor}}, {concept: b, amount: 1, optional: true}]",
            ["para «Mayor»"],
        ),
        (
            "fees: [{concept: a, amount: 1, when: {edad: menor}}, {concept: b, amount: 0, when: jubilados}]",
            ["para «Mayor»"],
        ),
        ("fees: [{concept: a, amount: 1, when: de noche}]", []),
        ("fees: [{concept: a, amount: 1, optional: true, when: {edad: menor}}]", []),
        # Channels that the record names
        (BOTH_WAYS + "fees: [{concept: a, amount: 1, channel: web}]", ["en persona"]),
        (BOTH_WAYS + "fees: [{concept: a, amount: 1, channel: presencial}]", ["por internet"]),
        (BOTH_WAYS + "fees: [{concept: a, amount: 1, channel: [web, presencial]}]", []),
        ("fees: [{concept: a, amount: 1, channel: web}]", []),
        ("channels: {online: https://www.gob.pe, app: App}\nfees: [{concept: a, amount: 1, channel: web}]", []),
        (
            "channels: {online: https://www.gob.pe, app: App}\nfees: [{concept: a, amount: 1, channel: app}]",
            ["por internet"],
        ),
        (
            BOTH_WAYS + "fees: [{concept: a, amount: 1, channel: web, when: {edad: menor}}, {concept: b, amount: 1, channel: presencial}]",
            ["para «Mayor», por internet"],
        ),
        (
            "channels: {online: https://www.gob.pe, app: App}\nfees: [{concept: a, amount: 1, channel: web}, {concept: b, amount: 1, channel: app, when: {edad: menor}}]",
            ["para «Mayor», por aplicación del celular"],
        ),
        # Who offers it at a centre offers it in person
        ("offered_at: [norte]\nchannels: {online: https://www.gob.pe}\nfees: [{concept: a, amount: 1, channel: web}]", ["en persona"]),
        # Centres at which it is given
        (TWO_CENTERS + "fees: [{concept: a, amount: 1, centers: norte}]", ["en «sur»"]),
        (TWO_CENTERS + "fees: [{concept: a, amount: 1, centers: oeste}]", ["en «norte» y «sur»"]),
        (TWO_CENTERS + "fees: [{concept: a, amount: 1, except_centers: norte}]", ["en «norte»"]),
        (TWO_CENTERS + "fees: [{concept: a, amount: 1, centers: [norte, sur]}]", []),
        ("offered_at: [norte, {center: sur, available: false}]\nfees: [{concept: a, amount: 1, centers: norte}]", []),
        ("fees: [{concept: a, amount: 1, centers: norte}]", []),
        # By internet the centre makes no difference
        (
            TWO_CENTERS + BOTH_WAYS + "fees: [{concept: a, amount: 1, centers: norte, channel: [web, presencial]}]",
            ["en persona, en «sur»"],
        ),
    ],
)  # fmt: skip
def test_every_combination_has_a_fee(tmp_path: Path, fields: str, gaps: list[str]) -> None:
    assert two_centers(tmp_path, fields + "\n") == [f"Falta el costo {gap}." for gap in gaps]


@pytest.mark.parametrize(
    ("fields", "gaps"),
    [
        ("requirements: [{text: a}, {text: b, when: {edad: menor}}]", []),
        ("requirements: [{text: b, when: {edad: menor}}]", ["para «Mayor»"]),
        ("free: true\nrequirements: [{text: b, when: {edad: menor}}]", ["para «Mayor»"]),
        (
            "requirements: [{text: b, when: {edad: menor}}, {text: c, optional: true}]",
            ["para «Mayor»"],
        ),
        # A condition in words counts at its own centre or channel
        (
            BOTH_WAYS + "requirements: [{text: a, channel: web}, {text: b, channel: presencial, when: de día}]",
            [],
        ),
        (TWO_CENTERS + "requirements: [{text: a, centers: norte}, {text: b, centers: sur, when: de día}]", []),
        (TWO_CENTERS + "requirements: [{text: a, centers: norte}, {text: b, except_centers: norte, when: de día}]", []),
    ],
)  # fmt: skip
def test_every_combination_has_a_requirement(tmp_path: Path, fields: str, gaps: list[str]) -> None:
    assert two_centers(tmp_path, fields + "\n") == [f"Faltan los requisitos {gap}." for gap in gaps]


def test_gaps_are_warnings_at_the_list(tmp_path: Path) -> None:
    fields = CASES + "".join(
        f"{name}: [{{{text}, when: {{edad: menor}}}}]\n"
        for name, text in (("fees", "concept: a, amount: 1"), ("requirements", "text: a"))
    )
    catalogue = with_service(tmp_path, fields)
    found = [*cases.fees_for_every_case(catalogue), *cases.requirements_for_every_case(catalogue)]
    assert [(p.field, p.code, p.severity) for p in found] == [
        ("fees", "case-without-fee", "warning"),
        ("requirements", "case-without-requirement", "warning"),
    ]


@pytest.mark.parametrize(
    ("scope", "is_wrong"),
    [
        ("centers: norte, except_centers: norte", True),
        ("except_centers: norte", True),
        ("centers: [norte, sur], except_centers: norte", False),
        ("centers: norte", False),
    ],
)
@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ("steps: [{{text: a, {}}}]\n", "steps[0].except_centers"),
        ("channels: {{online: [{{url: 'https://www.gob.pe', {}}}]}}\n", "channels.online[0].except_centers"),
        (
            "offered_at: [{{center: norte, appointment: {{needed: si, {}}}}}]\n",
            "offered_at[0].appointment.except_centers",
        ),
    ],
)  # fmt: skip
def test_a_fact_holds_somewhere(
    tmp_path: Path, scope: str, is_wrong: bool, fields: str, field: str
) -> None:
    catalogue = with_service(tmp_path, fields.format(scope))
    found = [(p.field, p.code) for p in cases.facts_hold_somewhere(catalogue)]
    assert found == ([(field, "scope-nowhere")] if is_wrong else [])


def test_a_hostile_number_of_questions_takes_no_time(tmp_path: Path) -> None:
    """Facts that each ask another question: 2 to the power of 400 combinations."""
    names = [f"c{i}" for i in range(400)]
    questions = "".join(f"  {n}: {{ask: a, answers: {{x: x, y: y}}}}\n" for n in names)
    pairs = "".join(
        f"  - {{concept: a{i}, amount: 1, when: {{{a}: x, {b}: y}}}}\n"
        for i, (a, b) in enumerate(pairwise(names))
    )
    catalogue = with_service(tmp_path, f"cases:\n{questions}fees:\n{pairs}")
    assert len(list(cases.fees_for_every_case(catalogue))) < 20_000


def test_a_hostile_number_of_gaps_takes_no_time(tmp_path: Path) -> None:
    """Eight questions of nine answers, of which facts cover one: millions of combinations without any."""
    names = [f"c{i}" for i in range(8)]
    answers = ", ".join(f"{a}: {a}" for a in "abcdefghi")
    questions = "".join(f"  {n}: {{ask: a, answers: {{{answers}}}}}\n" for n in names)
    pairs = "".join(
        f"  - {{concept: a{i}, amount: 1, when: {{{a}: a, {b}: a}}}}\n"
        for i, (a, b) in enumerate(pairwise(names))
    )
    catalogue = with_service(tmp_path, f"cases:\n{questions}fees:\n{pairs}")
    assert 0 < len(list(cases.fees_for_every_case(catalogue))) < 20_000


@pytest.mark.parametrize(("questions", "gaps"), [(11, 11), (12, 12), (13, 12)])
def test_of_one_fact_with_many_questions_twelve_are_followed(
    tmp_path: Path, questions: int, gaps: int
) -> None:
    names = [f"c{i}" for i in range(questions)]
    asked = "".join(f"  {n}: {{ask: a, answers: {{x: x, y: y}}}}\n" for n in names)
    when = ", ".join(f"{n}: x" for n in names)
    fields = f"cases:\n{asked}fees: [{{concept: a, amount: 1, when: {{{when}}}}}]\n"
    assert len(list(cases.fees_for_every_case(with_service(tmp_path, fields)))) == gaps


@pytest.mark.parametrize(("effort", "gaps"), [(6, 1), (5, 0)])
def test_what_takes_more_than_the_effort_is_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, effort: int, gaps: int
) -> None:
    """Six looks: one at the list and its scope, one at each answer and one at what each leaves."""
    monkeypatch.setattr(cases, "_EFFORT", effort)
    fields = CASES + "fees: [{concept: a, amount: 1, when: {edad: menor}}]\n"
    assert len(list(cases.fees_for_every_case(with_service(tmp_path, fields)))) == gaps
