"""The mend of a value, ready to be copied; silence where what was meant is not clear."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.records.scalars import SLUG_PATTERN
from generator.records.suggestions import amount_hint, date_hint, slug_hint


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("S/ 30", "30.00"), ("S/. 30.5", "30.50"), ("30,50", "30.50"), ("30 soles", "30.00"), ("-5", "5.00"),
        ("1,500.00", "1500.00"), ("1,500", "1500.00"), ("1,234,567.8", "1234567.80"), ("S/30.00", "30.00"),
    ],
)  # fmt: skip
def test_an_amount_is_read_out_of_what_was_written(text: str, meant: str) -> None:
    assert amount_hint(text) == f"Escribe solo el número: {meant}"


@pytest.mark.parametrize("text", ["3.005", "1.500,00", "1.2.3", "10, 20 o 30", "", "S/", "3,0050"])  # fmt: skip
def test_an_amount_that_is_not_clear_has_no_suggestion(text: str) -> None:
    assert amount_hint(text) == ""


def test_a_range_and_a_word_are_told_apart() -> None:
    assert "«amount_max»" in amount_hint("30 a 40")
    assert "«free: true»" in amount_hint("gratis")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("31/12/2026", "2026-12-31"), ("5-3-2026", "2026-03-05"), ("05.03.2026", "2026-03-05"), ("2026/3/5", "2026-03-05"),
        ("2026-3-5", "2026-03-05"), ("5 de mayo de 2026", "2026-05-05"), ("1 de Septiembre del 2026", "2026-09-01"),
    ],
)  # fmt: skip
def test_a_date_is_put_in_order(text: str, day: str) -> None:
    assert date_hint(text) == f"Escribe año-mes-día: {day}."


@pytest.mark.parametrize("text", ["31/02/2026", "12/31/2026", "mayo", "5 de mayor de 2026", "hoy", "", "31/12/26"])  # fmt: skip
def test_a_date_that_is_not_clear_has_no_suggestion(text: str) -> None:
    assert date_hint(text) == ""


@pytest.mark.parametrize(
    ("text", "slug"),
    [("Lima Norte", "lima-norte"), ("Áncash", "ancash"), ("lima_norte", "lima-norte"), (" Año 2026! ", "ano-2026")],
)  # fmt: skip
def test_a_name_becomes_a_slug(text: str, slug: str) -> None:
    assert slug_hint(text) == f"Escribe «{slug}»: minúsculas sin tildes, números y guiones."


@pytest.mark.parametrize("text", ["", "---", "ñ" * 200, "日本"])
def test_a_name_without_letters_has_no_suggestion(text: str) -> None:
    assert slug_hint(text) == ""


@given(st.text(max_size=200))
def test_nothing_raises_and_a_suggested_slug_is_one(text: str) -> None:
    amount_hint(text)
    date_hint(text)
    hint = slug_hint(text)
    assert not hint or re.fullmatch(SLUG_PATTERN, hint.split("«")[1].split("»")[0])
