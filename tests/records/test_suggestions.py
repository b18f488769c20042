"""The mend of a value, ready to be copied; silence where what was meant is not clear."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.records.hours import WeeklyHours
from generator.records.scalars import SLUG_PATTERN
from generator.records.suggestions import amount_hint, date_hint, day_hint, hours_hint, slug_hint


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


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Lunes", "lunes"), ("miércoles", "miercoles"), ("Sáb.", "sabado"), ("lun-vie", "lunes-viernes"),
        ("lunes a viernes", "lunes-viernes"), ("Lunes al Sábado", "lunes-sabado"), ("lunes – viernes", "lunes-viernes"),
        ("Feriado", "feriados"),
    ],
)  # fmt: skip
def test_a_day_is_written_as_records_do(text: str, meant: str) -> None:
    assert day_hint(text) == f"Escribe «{meant}», en minúsculas y sin tildes."


@pytest.mark.parametrize("text", ["", "lu", "viernes a lunes", "lunes-lunes", "lunes a martes a jueves", "hoy", "-"])  # fmt: skip
def test_a_day_that_is_not_clear_has_no_suggestion(text: str) -> None:
    assert day_hint(text) == ""


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("8:30-16:00", "08:30-16:00"), ("08:00 - 17:00", "08:00-17:00"), ("8 am a 4:45 pm", "08:00-16:45"),
        ("de 9.00 a 13.00", "09:00-13:00"), ("8:00 a. m. – 12 p. m.", "08:00-12:00"), ("8 hasta 16", "08:00-16:00"),
        ("08:00 horas a 16:00 hrs.", "08:00-16:00"), ("12 am - 1 am", "00:00-01:00"),
    ],
)  # fmt: skip
def test_a_timetable_is_read_out_of_what_was_written(text: str, meant: str) -> None:
    assert hours_hint(text) == f"Escribe «{meant}»."


@pytest.mark.parametrize("text", ["8 a 5", "08:00", "25:00-26:00", "8:60-9:00", "13 pm - 14 pm", "0 am - 1 am", "mañanas", "16:00-08:00"])  # fmt: skip
def test_a_timetable_that_is_not_clear_has_no_suggestion(text: str) -> None:
    assert hours_hint(text) == ""


def test_a_closed_day_is_null() -> None:
    assert hours_hint("Cerrado") == "Si ese día está cerrado, escribe null."


@given(st.text(max_size=80))
def test_a_suggested_timetable_is_one(text: str) -> None:
    for hint, key in ((hours_hint(text), "lunes"), (day_hint(text), "")):
        if "«" in hint:
            meant = hint.split("«")[1].split("»")[0]
            WeeklyHours({key or meant: meant if key else None})
