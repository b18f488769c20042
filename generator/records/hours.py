"""Opening hours: ``{lunes-viernes: "08:00-16:45", sabado: [..], domingo: null}``.

A day the author does not name is unknown; ``null`` means closed. Times are local (America/Lima).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Annotated, Any, Final

from pydantic import Field, ValidationError
from pydantic_core import InitErrorDetails, PydanticCustomError, core_schema

from generator.problems.codes import CODES
from generator.records.scalars import PartialDate, Text
from generator.records.suggestions import day_hint, hours_hint
from generator.vocabularies import DAYS

_RANGE: Final = re.compile(r"^([01][0-9]|2[0-3]):[0-5][0-9]-(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$")

_TIMES: Final = {"pattern": _RANGE.pattern, "errorMessage": CODES["bad-hours"].hint}
Times = Annotated[Text, Field(json_schema_extra={"type": "string", **_TIMES})]
"""Hours of one day as the author writes them: ``"08:00-16:45"``. Whoever holds them checks them."""

Interval = tuple[str, str]
"""Opening and closing time, ``("08:00", "16:45")``."""


class WeeklyHours(Mapping[str, tuple[Interval, ...]]):
    """Day → intervals in order; an empty tuple is a closed day, a missing day is unknown.

    ``authored`` keeps the record's own keys and texts, in their order.
    """

    __slots__ = ("_days", "authored")

    def __init__(self, authored: dict[str, Any]) -> None:
        """Raises pydantic's error with the problems of every line, each at its own."""
        self.authored = authored
        self._days: dict[str, tuple[Interval, ...]] = {}
        wrong: list[InitErrorDetails] = []
        for key, value in authored.items():
            try:
                self._add(str(key), value)
            except PydanticCustomError as error:
                wrong.append({"type": error, "loc": (key,), "input": value})
        if wrong:
            raise ValidationError.from_exception_data("hours", wrong)

    def _add(self, key: str, value: Any) -> None:
        days, intervals = _days_of(key), intervals_of(value)
        for day in days:
            if day in self._days:
                raise PydanticCustomError("hours-day-twice", "El día «{day}» está dos veces.",
                                          {"day": day})  # fmt: skip
        self._days |= dict.fromkeys(days, intervals)

    def __getitem__(self, day: str) -> tuple[Interval, ...]:
        return self._days[day]

    def __iter__(self) -> Any:
        return (day for day in DAYS if day in self._days)

    def __len__(self) -> int:
        return len(self._days)

    def __hash__(self) -> int:
        return hash(tuple(sorted(self._days.items())))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, WeeklyHours) and self._days == other._days

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, _handler: Any) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(
            _validate,
            serialization=core_schema.plain_serializer_function_ser_schema(lambda h: h.authored),
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, _schema: Any, _handler: Any) -> dict[str, Any]:
        times = {"type": "string", **_TIMES}
        ranges = [f"{first}-{last}" for first, last in combinations(DAYS, 2)]
        return {
            "type": "object",
            "propertyNames": {"enum": [*DAYS, *ranges], "errorMessage": CODES["bad-day"].hint},
            "additionalProperties": {
                "anyOf": [times, {"type": "array", "items": times}, {"type": "null"}]
            },
        }


@dataclass(frozen=True, slots=True)
class HoursKnown:
    """Hours and how narrow they are: of the service's desk, of the entity, or of the whole centre."""

    hours: WeeklyHours
    as_of: PartialDate | None
    of: str


def _validate(value: Any) -> WeeklyHours:
    if isinstance(value, WeeklyHours):
        return value
    if not isinstance(value, dict):
        raise PydanticCustomError("bad-hours", "El horario va por días.")
    return WeeklyHours(value)


def _days_of(key: str) -> tuple[str, ...]:
    """``lunes-viernes`` → the five days; one day → itself. Raises the problem ``bad-day``."""
    first, _, last = key.partition("-")
    if first not in DAYS or (last and (last not in DAYS or DAYS.index(last) <= DAYS.index(first))):
        raise PydanticCustomError("bad-day", "«{day}» no es un día ni un rango de días.",
                                  {"day": key, "hint": day_hint(key)})  # fmt: skip
    return DAYS[DAYS.index(first) : DAYS.index(last or first) + 1]


def intervals_of(value: Any) -> tuple[Interval, ...]:
    """A text, a list of texts or ``None`` → intervals. Raises ``bad-hours`` and ``hours-order``."""
    texts = () if value is None else (value if isinstance(value, list) else [value])
    intervals: list[Interval] = []
    for text in texts:
        if not isinstance(text, str) or not _RANGE.fullmatch(text):
            raise PydanticCustomError("bad-hours", "«{value}» no es un horario.",
                                      {"value": str(text), "hint": hours_hint(str(text))})  # fmt: skip
        opens, closes = text.split("-")
        if closes <= opens or (intervals and opens < intervals[-1][1]):
            raise PydanticCustomError("hours-order", "El horario «{value}» no va en orden.",
                                      {"value": text})  # fmt: skip
        intervals.append((opens, closes))
    return tuple(intervals)
