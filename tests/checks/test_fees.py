"""What fees say together, and of the UIT."""

from datetime import date
from pathlib import Path

import pytest

from generator.checks import fees
from tests.small import made, service, small, with_service

DAY = date(2026, 8, 1)

UIT = "'2011': {amount: 3600.00, sources: [{kind: norma, title: Norma}]}\n'2026': {amount: 5500.00, sources: [{kind: norma, title: Norma}]}\n"


def test_a_right_catalogue_breaks_no_rule() -> None:
    assert list(fees.one_fee_for_one_concept(small())) == []
    assert list(fees.amount_is_its_share(small(), DAY)) == []


@pytest.mark.parametrize(
    ("one", "other", "is_wrong"),
    [
        ("concept: Tasa, amount: 1", "concept: Tasa, amount: 2", True),
        ("concept: Tasa, amount: 1", "concept: TASA, amount: 1", True),
        ("concept: Tasa (niño), amount: 1", "concept: 'Tasa: niño.', amount: 1", True),
        ("concept: Tasa, amount: 1", "concept: Otra, amount: 2", False),
        ("concept: Tasa, amount: 1", "concept: Tasa, amount: 2, per: página", False),
        # Conditions in words
        ("concept: Tasa, amount: 1", "concept: Tasa, amount: 0, when: jubilados", False),
        ("concept: Tasa, amount: 1, when: de día", "concept: Tasa, amount: 2, when: de noche", False),
        ("concept: Tasa, amount: 1, when: de día", "concept: Tasa, amount: 2, when: De día", True),
        # Answers
        ("concept: Tasa, amount: 1, when: {edad: menor}", "concept: Tasa, amount: 2, when: {edad: mayor}", False),
        ("concept: Tasa, amount: 1, when: {edad: menor}", "concept: Tasa, amount: 2, when: {edad: [mayor, menor]}", True),
        ("concept: Tasa, amount: 1, when: {edad: menor}", "concept: Tasa, amount: 2, when: {motivo: robo}", True),
        ("concept: Tasa, amount: 1", "concept: Tasa, amount: 2, when: {edad: menor}", True),
        # Channels and centres
        ("concept: Tasa, amount: 1, channel: web", "concept: Tasa, amount: 2, channel: presencial", False),
        ("concept: Tasa, amount: 1, channel: web", "concept: Tasa, amount: 2, channel: [presencial, web]", True),
        ("concept: Tasa, amount: 1, channel: web", "concept: Tasa, amount: 2", True),
        ("concept: Tasa, amount: 1, centers: norte", "concept: Tasa, amount: 2, except_centers: norte", False),
        ("concept: Tasa, amount: 1, centers: norte", "concept: Tasa, amount: 2", True),
        ("concept: Tasa, amount: 1, centers: norte", "concept: Tasa, amount: 2, centers: norte", True),
        # Dates
        ("concept: Tasa, amount: 1, valid_until: 2025-12-31", "concept: Tasa, amount: 2, valid_from: 2026-01-01", False),
        ("concept: Tasa, amount: 1, valid_until: 2025", "concept: Tasa, amount: 2, valid_from: 2026", False),
        ("concept: Tasa, amount: 1, valid_until: 2026-01-01", "concept: Tasa, amount: 2, valid_from: 2026-01-01", True),
        ("concept: Tasa, amount: 1, valid_from: 2026", "concept: Tasa, amount: 2, valid_from: 2020", True),
    ],
)  # fmt: skip
@pytest.mark.parametrize("turned", [False, True])
def test_one_concept_has_one_fee(
    tmp_path: Path, one: str, other: str, is_wrong: bool, turned: bool
) -> None:
    first, second = (other, one) if turned else (one, other)
    cases = "cases: {edad: {ask: a, answers: {menor: a, mayor: b}}, motivo: {ask: a, answers: {robo: a, dano: b}}}\n"
    catalogue = with_service(tmp_path, f"{cases}fees: [{{{first}}}, {{{second}}}]\n")
    problems = list(fees.one_fee_for_one_concept(catalogue))
    assert [(p.field, p.code) for p in problems] == ([("fees[1]", "fee-twice")] if is_wrong else [])
    assert all("número 1" in p.hint for p in problems)


def test_a_fee_that_stands_three_times_is_told_once_for_each(tmp_path: Path) -> None:
    catalogue = with_service(tmp_path, f"fees: [{', '.join(['{concept: a, amount: 1}'] * 3)}]\n")
    problems = list(fees.one_fee_for_one_concept(catalogue))
    assert [p.field for p in problems] == ["fees[1]", "fees[2]"]


@pytest.mark.parametrize(
    ("fee", "share"),
    [
        ("amount: 55.00, uit_percent: 1", None),
        ("amount: 55.01, uit_percent: 1", None),
        ("amount: 55.02, uit_percent: 1", "55.00"),
        ("amount: 54.98, uit_percent: 1", "55.00"),
        ("amount: 0.18, uit_percent: 0.003", None),  # 0.165: half a cent goes up
        ("amount: 0.15, uit_percent: 0.003", "0.17"),
        ("amount: 50.00, amount_max: 60.00, uit_percent: 1", None),
        ("amount: 50.00, uit_percent: 1, approximate: true", None),
        ("amount: 36.00, uit_percent: 1, uit_year: 2011", None),
        ("amount: 55.00, uit_percent: 1, uit_year: 2011", "36.00"),
        ("amount: 36.00, uit_percent: 1, valid_from: 2011-05", None),
        ("amount: 36.00, uit_percent: 1, uit_year: 2012", None),  # no UIT known
        ("uit_percent: 1", None),
        ("tariff: 1 % de la UIT (S/ 55.00)", None),
        ("tariff: 1 % de la UIT (S/ 60.00)", "55.00"),
        ("tariff: '1,5% de UIT, es decir S/ 82.50'", None),
        ("tariff: '1,5 % de la UIT (S/ 82,50)'", None),
        ("tariff: '1,5 % de la UIT (S/ 82,40)'", "82.50"),
        ("tariff: '30 % de la UIT (S/ 1 650.00)'", None),
        ("tariff: '30 % de la UIT (S/ 1,650)'", None),
        ("tariff: '30 % de la UIT (S/ 1,640)'", "1650.00"),
        ("tariff: En 2011 era 3.38 % de la UIT (S/ 121.68)", None),
        ("tariff: En 2011 era 3.38 % de la UIT (S/ 121.73)", "121.68"),
        ("tariff: 3 % del valor menos 10 UIT", None),
    ],
)
def test_an_amount_is_its_share_of_the_uit(tmp_path: Path, fee: str, share: str | None) -> None:
    files = {
        "catalogue/_vocabulary/uit.yml": UIT,
        "catalogue/ejemplo/uno.yml": service(f'fees: [{{concept: "Tasa", {fee}}}]\n'),
    }
    problems = list(fees.amount_is_its_share(made(tmp_path, files), DAY))
    field = "tariff" if "tariff" in fee else "amount"
    assert [(p.field, p.code, p.severity) for p in problems] == (
        [(f"fees[0].{field}", "amount-not-its-share", "warning")] if share else []
    )
    assert all(f"es S/ {share}, no" in p.message for p in problems)


def test_a_year_without_a_uit_does_not_hide_the_other_pairs(tmp_path: Path) -> None:
    fee = "{concept: En 2012 era 1 % de la UIT (S/ 1), tariff: En 2026 es 1 % de la UIT (S/ 1)}"
    files = {
        "catalogue/_vocabulary/uit.yml": UIT,
        "catalogue/ejemplo/uno.yml": service(f"fees: [{fee}]\n"),
    }
    problems = list(fees.amount_is_its_share(made(tmp_path, files), DAY))
    assert [p.field for p in problems] == ["fees[0].tariff"]


def test_the_year_of_the_uit_is_the_day_s_own(tmp_path: Path) -> None:
    files = {
        "catalogue/_vocabulary/uit.yml": UIT,
        "catalogue/ejemplo/uno.yml": service("fees: [{concept: a, amount: 55, uit_percent: 1}]\n"),
    }
    catalogue = made(tmp_path, files)
    assert len(list(fees.amount_is_its_share(catalogue, date(2011, 1, 1)))) == 1
    assert list(fees.amount_is_its_share(catalogue, date(2026, 12, 31))) == []


def test_a_source_that_does_not_add_up_is_told_in_conflicts(tmp_path: Path) -> None:
    fields = "fees: [{concept: a, amount: 60, uit_percent: 1}]\nconflicts: El 1 % daba S/ 55.00.\n"
    files = {"catalogue/_vocabulary/uit.yml": UIT, "catalogue/ejemplo/uno.yml": service(fields)}
    assert list(fees.amount_is_its_share(made(tmp_path, files), DAY)) == []


def test_thousands_of_fees_of_one_concept_take_no_time(tmp_path: Path) -> None:
    days = "".join(
        f"  - {{concept: a, amount: 1, valid_from: {y}-01-01, valid_until: {y}-12-31}}\n"
        for y in range(1000, 3000)
    )
    catalogue = with_service(tmp_path, f"fees:\n{days}")
    assert list(fees.one_fee_for_one_concept(catalogue)) == []


def test_no_more_pairs_are_compared_than_the_effort_allows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fees, "_EFFORT", 3)
    days = ", ".join(
        f"{{concept: a, amount: 1, valid_from: {y}, valid_until: {y}}}" for y in (2020, 2021, 2022)
    )
    last = "{concept: a, amount: 1, valid_from: 2020, valid_until: 2022}"
    catalogue = with_service(tmp_path, f"fees: [{days}, {last}]\n")
    assert list(fees.one_fee_for_one_concept(catalogue)) == []
    monkeypatch.setattr(fees, "_EFFORT", 4)
    assert [p.field for p in fees.one_fee_for_one_concept(catalogue)] == ["fees[3]"]
