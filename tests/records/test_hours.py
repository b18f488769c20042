"""Opening hours: days and ranges, closed and unknown days, and everything that is no timetable."""

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from generator.records.center import HoursException, Presence
from generator.records.hours import WeeklyHours

ADAPTER = TypeAdapter(WeeklyHours)


def refusal(value: Any) -> str:
    with pytest.raises(ValidationError) as caught:
        ADAPTER.validate_python(value)
    return str(caught.value.errors()[0]["type"])


def test_a_range_of_days_gives_each_day_its_hours() -> None:
    hours = WeeklyHours({"lunes-miercoles": "08:00-16:45"})
    assert dict(hours) == {
        "lunes": (("08:00", "16:45"),),
        "martes": (("08:00", "16:45"),),
        "miercoles": (("08:00", "16:45"),),
    }


def test_several_ranges_of_one_day_stay_in_order() -> None:
    hours = WeeklyHours({"sabado": ["08:00-12:00", "13:00-15:00"]})
    assert hours["sabado"] == (("08:00", "12:00"), ("13:00", "15:00"))


def test_null_is_closed_and_a_missing_day_is_unknown() -> None:
    hours = WeeklyHours({"domingo": None})
    assert hours["domingo"] == ()
    assert "lunes" not in hours


def test_days_come_in_the_order_of_the_week() -> None:
    assert list(WeeklyHours({"feriados": None, "sabado": None, "lunes": None})) == [
        "lunes",
        "sabado",
        "feriados",
    ]


def test_the_authors_own_keys_are_kept() -> None:
    authored = {"sabado": "08:00-12:00", "lunes-viernes": ["08:00-16:45"]}
    assert ADAPTER.dump_python(WeeklyHours(authored)) == authored


def test_equal_hours_are_equal_however_they_were_written() -> None:
    assert WeeklyHours({"lunes-martes": "08:00-12:00"}) == WeeklyHours(
        {"lunes": ["08:00-12:00"], "martes": "08:00-12:00"}
    )
    assert hash(WeeklyHours({"lunes": None})) == hash(WeeklyHours({"lunes": []}))


def test_a_shift_may_start_when_another_ends_and_a_day_may_end_at_midnight() -> None:
    assert WeeklyHours({"lunes": ["08:00-13:00", "13:00-24:00"]})["lunes"][1] == ("13:00", "24:00")


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("08:00-17:00", "bad-hours"),
        (["lunes"], "bad-hours"),
        ({"lunes": "8:00-17:00"}, "bad-hours"),
        ({"lunes": "08:00 - 17:00"}, "bad-hours"),
        ({"lunes": "08:00-25:00"}, "bad-hours"),
        ({"lunes": "08:60-09:00"}, "bad-hours"),
        ({"lunes": "24:00-24:00"}, "bad-hours"),
        ({"lunes": "08:00-17:00\n"}, "bad-hours"),
        ({"lunes": "０８:00-17:00"}, "bad-hours"),
        ({"lunes": "08:00"}, "bad-hours"),
        ({"lunes": "cerrado"}, "bad-hours"),
        ({"lunes": True}, "bad-hours"),
        ({"lunes": [None]}, "bad-hours"),
        ({"lunes": {"abre": "08:00"}}, "bad-hours"),
        ({"lun": "08:00-17:00"}, "bad-day"),
        ({"Lunes": "08:00-17:00"}, "bad-day"),
        ({"sábado": "08:00-17:00"}, "bad-day"),
        ({"viernes-lunes": "08:00-17:00"}, "bad-day"),
        ({"lunes-lunes": "08:00-17:00"}, "bad-day"),
        ({"lunes-martes-jueves": "08:00-17:00"}, "bad-day"),
        ({"lunes-": "08:00-17:00", "": None}, "bad-day"),
        ({"lunes-viernes": "08:00-17:00", "martes": None}, "hours-day-twice"),
        ({"lunes": "17:00-08:00"}, "hours-order"),
        ({"lunes": "08:00-08:00"}, "hours-order"),
        ({"lunes": ["13:00-17:00", "08:00-12:00"]}, "hours-order"),
        ({"lunes": ["08:00-12:00", "11:00-17:00"]}, "hours-order"),
    ],
)
def test_what_is_no_timetable_is_refused(value: Any, code: str) -> None:
    assert refusal(value) == code


@pytest.mark.parametrize(
    ("hours", "code"),
    [
        ("08:00-12:00", None),
        (["08:00-12:00", "13:00-16:00"], None),
        ("8 a 12", "bad-hours"),
        ("16:00-08:00", "hours-order"),
        (["08:00-12:00", "11:00-16:00"], "hours-order"),
    ],
)
def test_the_hours_of_an_exception_are_hours_too(hours: object, code: str | None) -> None:
    value = {"date": "2026-12-24", "hours": hours, "reason": "Navidad"}
    if code is None:
        assert HoursException.model_validate(value).hours
        return
    with pytest.raises(ValidationError) as raised:
        HoursException.model_validate(value)
    assert [(e["loc"], e["type"]) for e in raised.value.errors()] == [(("hours",), code)]


def test_every_wrong_line_of_a_timetable_is_told_at_its_place() -> None:
    hours = {
        "lun": "08:00-12:00",
        "lunes-viernes": "8-12",
        "martes": "09:00-10:00",
        "jueves": "9 a 8",
        "sabado": None,
    }
    with pytest.raises(ValidationError) as raised:
        Presence.model_validate({"entity": "reniec", "hours": {**hours, "martes-jueves": None}})
    assert [(e["loc"], e["type"]) for e in raised.value.errors()] == [
        (("hours", "lun"), "bad-day"),
        (("hours", "lunes-viernes"), "bad-hours"),
        (("hours", "jueves"), "bad-hours"),
        (("hours", "martes-jueves"), "hours-day-twice"),
    ]  # fmt: skip
