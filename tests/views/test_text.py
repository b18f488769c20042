"""How values read in Spanish."""

import unicodedata
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.records.hours import WeeklyHours
from generator.records.scalars import PartialDate
from generator.records.service import Fee, TimeLimit
from generator.views.text import (
    clock,
    day,
    duration,
    intervals,
    listing,
    money,
    percent,
    plain,
    sentence,
    soles,
    sort_key,
    the_day,
    weekly,
)


def readable(text: str) -> str:
    """The text with usual spaces, after asserting that money and its unit never part."""
    assert "S/ " not in text
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        ("0", "S/ 0.00"),
        ("5", "S/ 5.00"),
        ("41.5", "S/ 41.50"),
        ("41.50", "S/ 41.50"),
        ("0.05", "S/ 0.05"),
        ("999.99", "S/ 999.99"),
        ("1250.5", "S/ 1,250.50"),
        ("100000000", "S/ 100,000,000.00"),
    ],
)
def test_soles(amount: str, text: str) -> None:
    assert readable(soles(Decimal(amount))) == text


@given(st.decimals(0, 100_000_000, places=2))
def test_soles_lose_no_centimo(amount: Decimal) -> None:
    text = soles(amount)
    assert Decimal(text.removeprefix("S/\u00a0").replace(",", "")) == amount


@pytest.mark.parametrize(
    ("fee", "text"),
    [
        ({"amount": "30"}, "S/ 30.00"),
        ({"amount": "0"}, "Gratis"),
        ({"amount": "0", "amount_max": "50"}, "S/ 0.00 a S/ 50.00"),
        ({"amount": "35", "amount_max": "38.90"}, "S/ 35.00 a S/ 38.90"),
        ({"amount": "35", "approximate": True}, "S/ 35.00, aprox."),
        ({"amount": "35", "per": "página"}, "S/ 35.00 por página"),
        ({"amount": "35", "amount_max": "40", "per": "página", "approximate": True}, "S/ 35.00 a S/ 40.00 por página, aprox."),
        ({"uit_percent": Decimal("1.50")}, "1.5 % de la UIT"),
        ({"uit_percent": Decimal("2"), "per": "metro"}, "2 % de la UIT por metro"),
        ({"amount": "55", "uit_percent": Decimal("1")}, "S/ 55.00"),
        ({"tariff": "Según la distancia"}, "Según la distancia"),
    ],
)  # fmt: skip
def test_money(fee: dict[str, Any], text: str) -> None:
    assert readable(money(Fee.model_validate({"concept": "a", **fee}))) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [("1.50", "1.5 % de la UIT"), ("2.00", "2 % de la UIT"), ("10", "10 % de la UIT"), ("100", "100 % de la UIT"),
     ("0.0054", "0.0054 % de la UIT")],
)  # fmt: skip
def test_percent(value: str, text: str) -> None:
    assert percent(Decimal(value)) == text.replace(" %", "\u00a0%")


@pytest.mark.parametrize(
    ("date", "text", "with_article"),
    [
        ("2025", "2025", "2025"),
        ("2025-10", "octubre de 2025", "octubre de 2025"),
        ("2025-10-02", "2 de octubre de 2025", "el 2 de octubre de 2025"),
        ("2026-01-31", "31 de enero de 2026", "el 31 de enero de 2026"),
        ("2026-09", "setiembre de 2026", "setiembre de 2026"),
        ("2026-12", "diciembre de 2026", "diciembre de 2026"),
    ],
)
def test_dates_as_precise_as_they_are(date: str, text: str, with_article: str) -> None:
    assert day(PartialDate(date)) == text
    assert the_day(PartialDate(date)) == with_article


@pytest.mark.parametrize(
    ("limit", "text"),
    [
        ({"min": 5, "max": 7, "unit": "dias-habiles"}, "5 a 7 días hábiles"),
        ({"min": 5, "max": 5, "unit": "dias-habiles"}, "5 días hábiles"),
        ({"min": 1, "max": 1, "unit": "dias-habiles"}, "1 día hábil"),
        ({"max": 1, "unit": "horas"}, "Hasta 1 hora"),
        ({"max": 2, "unit": "horas"}, "Hasta 2 horas"),
        ({"min": 1, "unit": "anos"}, "Desde 1 año"),
        ({"min": 3, "unit": "meses"}, "Desde 3 meses"),
        ({"min": 0, "max": 1, "unit": "meses"}, "0 a 1 meses"),
        ({"max": 30, "unit": "minutos"}, "Hasta 30 minutos"),
        ({"max": 30, "unit": "dias-calendario"}, "Hasta 30 días calendario"),
        ({"max": 1, "unit": "dias-calendario", "text": "desde el pago"}, "Hasta 1 día calendario"),
        ({"text": "En el momento"}, "En el momento"),
    ],
)
def test_durations(limit: dict[str, Any], text: str) -> None:
    assert duration(TimeLimit.model_validate(limit)) == text


@pytest.mark.parametrize(
    ("words", "last", "text"),
    [
        ([], "y", ""),
        (["a"], "y", "a"),
        (["a", "b"], "y", "a y b"),
        (["a", "b", "c"], "y", "a, b y c"),
        (["Piura", "Ica"], "y", "Piura e Ica"),
        (["padres", "hijos"], "y", "padres e hijos"),
        (["agua", "hielo"], "y", "agua y hielo"),
        (["Ica", "Piura"], "y", "Ica y Piura"),
        (["Lima", "Íllimo"], "y", "Lima e Íllimo"),
        (["a", "b"], "o", "a o b"),
        (["web", "otro"], "o", "web u otro"),
        (["día", "hora"], "o", "día u hora"),
        (["Perú", "Óscar"], "o", "Perú u Óscar"),
        (["a", "otro"], "y", "a y otro"),
        (["a", "Ica"], "o", "a o Ica"),
    ],
)
def test_listing(words: list[str], last: str, text: str) -> None:
    assert listing(words, last) == text


@pytest.mark.parametrize(
    ("time", "text"),
    [
        ("08:00", "8:00"),
        ("16:45", "16:45"),
        ("00:00", "0:00"),
        ("00:30", "0:30"),
        ("10:05", "10:05"),
        ("24:00", "24:00"),
    ],
)
def test_clock(time: str, text: str) -> None:
    assert clock(time) == text


def test_opening_times_of_one_day() -> None:
    assert intervals(()) == "cerrado"
    assert intervals((("08:00", "13:00"),)) == "8:00 a 13:00"
    assert intervals((("08:00", "13:00"), ("14:00", "17:00"))) == "8:00 a 13:00 y 14:00 a 17:00"


@pytest.mark.parametrize(
    ("hours", "rows"),
    [
        ({}, ()),
        ({"lunes": "08:00-17:00"}, (("Lunes", "8:00 a 17:00"),)),
        ({"lunes-martes": "08:00-17:00"}, (("Lunes y martes", "8:00 a 17:00"),)),
        ({"lunes-viernes": "08:00-17:00"}, (("Lunes a viernes", "8:00 a 17:00"),)),
        ({"lunes": "08:00-17:00", "martes": "08:00-17:00"}, (("Lunes y martes", "8:00 a 17:00"),)),
        ({"lunes": "08:00-17:00", "miercoles": "08:00-17:00"},
         (("Lunes", "8:00 a 17:00"), ("Miércoles", "8:00 a 17:00"))),
        ({"lunes-viernes": "08:00-17:00", "sabado": "08:00-12:00", "domingo": None},
         (("Lunes a viernes", "8:00 a 17:00"), ("Sábado", "8:00 a 12:00"), ("Domingo", "cerrado"))),
        ({"sabado-domingo": None}, (("Sábado y domingo", "cerrado"),)),
        ({"lunes-domingo": "00:00-24:00", "feriados": "00:00-24:00"},
         (("Lunes a domingo", "0:00 a 24:00"), ("Feriados", "0:00 a 24:00"))),
        ({"domingo": None, "feriados": None}, (("Domingo", "cerrado"), ("Feriados", "cerrado"))),
        ({"feriados": None, "lunes": "08:00-09:00"}, (("Lunes", "8:00 a 9:00"), ("Feriados", "cerrado"))),
        ({"jueves": ["08:00-12:00", "13:00-15:00"]}, (("Jueves", "8:00 a 12:00 y 13:00 a 15:00"),)),
    ],
)  # fmt: skip
def test_days_with_the_same_hours_are_joined(
    hours: dict[str, Any], rows: tuple[tuple[str, str], ...]
) -> None:
    assert weekly(WeeklyHours(hours)) == rows


@pytest.mark.parametrize(
    ("text", "found"),
    [("DNI", "dni"), ("Áéíóú", "aeiou"), ("Pingüino", "pinguino"), ("año", "ano"), ("", "")],
)
def test_plain(text: str, found: str) -> None:
    assert plain(text) == found


def test_alphabetical_order_is_a_readers() -> None:
    words = ["zapato", "Ñandú", "nube", "ola", "Ábaco", "abeja", "¿Cómo?", "«Cielo»", "dedo", "NZ"]
    assert sorted(words, key=sort_key) == [
        "Ábaco", "abeja", "«Cielo»", "¿Cómo?", "dedo", "nube", "NZ", "Ñandú", "ola", "zapato",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", ""),
        ("Hola", "Hola."),
        ("Hola.", "Hola."),
        ("¿Hola?", "¿Hola?"),
        ("¡Hola!", "¡Hola!"),
        ("Hola…", "Hola…"),
        ("Hola:", "Hola:"),
    ],
)
def test_a_sentence_ends_with_a_sign(text: str, found: str) -> None:
    assert sentence(text) == found


def test_accents_go_whatever_else_stands_beside_them() -> None:
    marks = [chr(code) for code in range(0x0300, 0x0370)]
    latin = map(chr, range(256))
    for text in ("ación", "«ación»", "Ñandú №", *(f"o{mark}x" for mark in (*marks, *latin))):
        slowly = "".join(
            c for c in unicodedata.normalize("NFD", text.casefold()) if not unicodedata.combining(c)
        )
        assert plain(text) == slowly, ascii(text)
