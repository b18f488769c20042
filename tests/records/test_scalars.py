"""Values of the contract: what is taken, exactly as what, and what is refused with which code."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from generator.records import scalars
from generator.records.scalars import (
    Amount,
    Count,
    Flag,
    MonthDay,
    Number,
    PartialDate,
    Percent,
    ServiceId,
    Slug,
    Text,
    Title,
    Url,
    WholeNumber,
    Year,
    YearKey,
)


def take(kind: Any, value: Any) -> Any:
    return TypeAdapter(kind).validate_python(value)


def refusal(kind: Any, value: Any) -> str:
    with pytest.raises(ValidationError) as caught:
        take(kind, value)
    return str(caught.value.errors()[0]["type"])


@pytest.mark.parametrize(
    ("value", "amount"),
    [(Number("30.00"), "30.00"), (Number("0"), "0"), (Number("12.5"), "12.5"), ("41.50", "41.50"),
     (7, "7"), (Number("100000000"), "100000000")],
)  # fmt: skip
def test_an_amount_keeps_its_exact_text(value: Any, amount: str) -> None:
    assert str(take(Amount, value)) == amount


@pytest.mark.parametrize(
    "value",
    [Number("-5"), Number("30.005"), "S/ 30", "30,00", "1_000", "1e3", "1E+2", "٣", "Infinity", "NaN", "",
     " 30 ", "30\n", "012", "+30", "100000000.01", True, [Number("1")], {"a": 1}, 1.5e9],
)  # fmt: skip
def test_what_is_no_amount_is_refused(value: Any) -> None:
    assert refusal(Amount, value) == "fee-amount"


@pytest.mark.parametrize("text", ["2022", "2022-05", "2022-05-07", "2024-02-29"])
def test_a_partial_date_stays_as_precise_as_it_was(text: str) -> None:
    assert take(PartialDate, text) == text
    assert isinstance(take(PartialDate, text), PartialDate)


def test_a_year_written_as_a_number_is_a_date() -> None:
    assert take(PartialDate, Number("2022")) == "2022"


@pytest.mark.parametrize(
    "value",
    ["2022-13", "2022-00", "2022-05-00", "2022-02-30", "2023-02-29", "22", "2022-5", "2022/05", "2022-05-07T10:00",
     "2022-05-", "０２２２", "2022\n", "0000", "", True, None, ["2022"], Number("2022.5")],
)  # fmt: skip
def test_what_is_no_date_is_refused(value: Any) -> None:
    assert refusal(PartialDate, value) == "bad-date"


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2022", "2022-01-01", "2022-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023-02", "2023-02-01", "2023-02-28"),
        ("2022-05-07", "2022-05-07", "2022-05-07"),
    ],
)
def test_a_partial_date_spans_its_days(text: str, first: str, last: str) -> None:
    date = PartialDate(text)
    assert (date.first_day.isoformat(), date.last_day.isoformat()) == (first, last)


@pytest.mark.parametrize("text", ["a", "7", "lima-norte", "a1-b2", "a" * 80])
def test_slugs(text: str) -> None:
    assert take(Slug, text) == text


def test_a_slug_that_looks_like_a_number_keeps_its_text() -> None:
    assert take(Slug, Number("1800")) == "1800"


@pytest.mark.parametrize(
    "text",
    ["", "Lima", "ñandu", "lima_norte", "-lima", "lima-", "lima--norte", "lima norte", "lima/norte",
     "..", "lima\n", "a" * 81],
)  # fmt: skip
def test_what_is_no_slug_is_refused(text: str) -> None:
    assert refusal(Slug, text) == "bad-slug"


def test_service_ids_are_two_slugs() -> None:
    assert take(ServiceId, "reniec/duplicado-dni") == "reniec/duplicado-dni"
    for text in ("reniec", "/x", "reniec/", "a/b/c", "a/../b", "Reniec/x", "a/b\n"):
        assert refusal(ServiceId, text) == "bad-service-id"


@pytest.mark.parametrize("text", ["https://a.pe", "http://a.pe/x?y=1&z=2#w", "https://ñ.pe/á"])
def test_urls(text: str) -> None:
    assert take(Url, text) == text


@pytest.mark.parametrize(
    "text",
    ["www.a.pe", "ftp://a.pe", "javascript:alert(1)", "https://", "http://[roto/", "https:///formato", "https://a b.pe", 'https://a.pe/"x',
     "https://a.pe/<x>", "https://a.pe/'x", "https://a.pe\n", " https://a.pe", "//a.pe", "mailto:a@b.pe"],
)  # fmt: skip
def test_what_is_no_url_is_refused(text: str) -> None:
    assert refusal(Url, text) == "bad-url"


def test_text_keeps_what_a_number_was_written_as() -> None:
    assert take(Text, Number("02.10")) == "02.10"


def test_text_loses_the_spaces_around_it_and_is_never_empty() -> None:
    assert take(Text, "  hola\n") == "hola"
    assert refusal(Text, "") == "string_too_short"
    assert refusal(Text, "  \n ") == "string_too_short"


@pytest.mark.parametrize("value", [True, None, [], {}])
def test_what_is_no_text_is_refused(value: Any) -> None:
    assert refusal(Text, value) == "string_type"


def test_a_title_has_5_to_80_characters() -> None:
    assert take(Title, " abcde ") == "abcde"
    assert take(Title, "a" * 80) == "a" * 80
    assert refusal(Title, "abcd ") == "string_too_short"
    assert refusal(Title, "a" * 81) == "string_too_long"


def test_a_flag_is_true_or_false_and_nothing_like_it() -> None:
    assert take(Flag, True) is True
    for value in ("true", "no", Number("1"), 0):
        assert refusal(Flag, value) in ("bool_type", "bool_parsing")


def test_counts_are_whole_and_not_negative() -> None:
    assert take(Count, Number("1480")) == 1480
    assert take(WholeNumber, Number("-2")) == -2
    assert refusal(Count, Number("-1")) == "greater_than_equal"
    for value in (Number("3.5"), "1,480", "1480"):
        assert refusal(Count, value) == "not-a-whole-number"


def test_percentages_are_over_zero() -> None:
    assert take(Percent, Number("1.50")) == Decimal("1.50")
    assert refusal(Percent, Number("0")) == "greater_than"
    assert refusal(Percent, "2 %") == "not-a-number"
    assert refusal(Percent, True) == "not-a-number"


def test_years_of_this_time() -> None:
    assert take(Year, Number("2026")) == 2026
    assert take(YearKey, "2026") == 2026
    assert refusal(Year, Number("26")) == "greater_than_equal"
    assert refusal(YearKey, "2026a") == "int_parsing"


@pytest.mark.parametrize("text", ["12-25", "02-29"])
def test_days_of_every_year(text: str) -> None:
    assert take(MonthDay, text) == text


@pytest.mark.parametrize("text", ["25-12", "2-9", "02-30", "W01", "W01-1", "12-25\n", "1225", ""])
def test_what_is_no_day_of_the_year_is_refused(text: str) -> None:
    assert refusal(MonthDay, text) == "bad-date"


@given(st.from_regex(scalars._USUAL_URL, fullmatch=True))
def test_a_usual_url_would_pass_a_closer_look(url: str) -> None:
    assert scalars._URL.fullmatch(url)
    assert scalars._has_host(url)
