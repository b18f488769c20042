"""Values of the record contract that YAML does not have: exact text of numbers, partial dates, slugs.

A type whose written form differs from the value kept says it as JSON Schema with :func:`written`.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Annotated, Any, Final, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints
from pydantic_core import PydanticCustomError, core_schema

from generator.problems.codes import CODES
from generator.records.suggestions import amount_hint, date_hint, slug_hint

SLUG_PATTERN: Final = r"^[a-z0-9]+(-[a-z0-9]+)*$"
_SLUG = re.compile(SLUG_PATTERN)
_ID = re.compile(r"^[a-z0-9]+(-[a-z0-9]+)*/[a-z0-9]+(-[a-z0-9]+)*$")
_PARTIAL_DATE = re.compile(r"^([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?$")
_MONTH_DAY = re.compile(r"[0-9]{2}-[0-9]{2}")
_AMOUNT = re.compile(r"(0|[1-9][0-9]*)(\.[0-9]{1,2})?")
_URL = re.compile("^https?://[^\\s<>\"']+$")
_USUAL_URL = re.compile("https?://[A-Za-z0-9.-]*[A-Za-z0-9](?:[/?#][^\\s<>\"']*)?")
"""Those that need no closer look for a host: nearly all."""


TRUE_OR_FALSE: Final = "Escribe true o false, sin comillas."
MAX_AMOUNT: Final = 100_000_000
_MONTH: Final = "(0[1-9]|1[0-2])"
_DAY: Final = "(0[1-9]|[12][0-9]|3[01])"
DATE_PATTERN: Final = f"[0-9]{{4}}(-{_MONTH}(-{_DAY})?)?"


def written(code: str = "", **keys: Any) -> Any:
    """What an author writes, as keys of JSON Schema; an editor shows the hint of ``code`` otherwise."""
    if code:
        keys["errorMessage"] = CODES[code].hint
    return Field(json_schema_extra=keys)


@dataclass(frozen=True, slots=True)
class Says:
    """Marks texts that are no words of an author: addresses (``link``), and names of a closed form (``name``)."""

    what: Literal["link", "name"]


class Number(Decimal):
    """A YAML number: an exact Decimal that still knows the text the author wrote (``02121``, ``30.00``)."""

    text: str

    def __new__(cls, text: str) -> "Number":
        number = super().__new__(cls, text)
        number.text = text
        return number

    def __str__(self) -> str:
        """As the author wrote it: so it stands where text is expected."""
        return self.text


def _to_text(value: Any) -> Any:
    return value.text if isinstance(value, Number) else value


def _to_int(value: Any) -> Any:
    if isinstance(value, Number):
        if value != value.to_integral_value():
            raise PydanticCustomError("not-a-whole-number", "«{value}» no es un número entero.",
                                      {"value": value.text})  # fmt: skip
        return int(value)
    if isinstance(value, (str, bool)):
        raise PydanticCustomError("not-a-whole-number", "«{value}» no es un número entero.",
                                  {"value": str(value).lower()})  # fmt: skip
    return value


def _key_to_int(value: Any) -> Any:
    """Keys of a YAML mapping arrive as text."""
    return int(value) if isinstance(value, str) and value.isascii() and value.isdigit() else value


def _to_amount(value: Any) -> Any:
    if isinstance(value, bool) or not isinstance(value, (Decimal, int, str)):
        raise PydanticCustomError("fee-amount", "«{value}» no es un monto.", {"value": value})
    text = value.text if isinstance(value, Number) else str(value)
    if not _AMOUNT.fullmatch(text) or Decimal(text) > MAX_AMOUNT:
        raise PydanticCustomError("fee-amount", "«{value}» no es un monto.",
                                  {"value": text, "hint": amount_hint(text)})  # fmt: skip
    return Decimal(text)


def _to_decimal(value: Any) -> Any:
    if isinstance(value, (Decimal, int)) and not isinstance(value, bool):
        return Decimal(value)
    raise PydanticCustomError("not-a-number", "«{value}» no es un número.", {"value": value})


@lru_cache(maxsize=4096)  # a record names the same sources, centres and lists again and again
def _check_slug(value: str) -> str:
    if len(value) > 80 or not _SLUG.fullmatch(value):
        raise PydanticCustomError("bad-slug", "«{value}» no sirve como nombre corto.",
                                  {"value": value, "hint": slug_hint(value)})  # fmt: skip
    return value


def _check_service_id(value: str) -> str:
    if not _ID.fullmatch(value):
        raise PydanticCustomError("bad-service-id", "«{value}» no es la clave de un servicio.",
                                  {"value": value})  # fmt: skip
    return value


def _check_url(value: str) -> str:
    if _USUAL_URL.fullmatch(value):
        return value
    if not _URL.fullmatch(value) or not _has_host(value):
        raise PydanticCustomError("bad-url", "«{value}» no es una dirección web.",
                                  {"value": value})  # fmt: skip
    return value


def _has_host(url: str) -> bool:
    try:
        return bool(urlsplit(url).hostname)
    except ValueError:  # a bracket without its pair, a sign that turns into «/»
        return False


def _check_month_day(value: str) -> str:
    try:
        date.fromisoformat(f"2024-{value}" if _MONTH_DAY.fullmatch(value) else "")
    except ValueError:
        raise PydanticCustomError("bad-date", "«{value}» no es una fecha.",
                                  {"value": value}) from None  # fmt: skip
    return value


class PartialDate(str):
    """A date as precise as its source: ``2022``, ``2022-05`` or ``2022-05-07``."""

    __slots__ = ()

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, _handler: Any) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(
            _to_partial_date, serialization=core_schema.to_string_ser_schema()
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, _schema: Any, _handler: Any) -> dict[str, Any]:
        return {
            "type": ["string", "integer"],  # to YAML a year alone is a number
            "pattern": f"^{DATE_PATTERN}$",
            "minimum": 1000,
            "maximum": 9999,
            "errorMessage": CODES["bad-date"].hint,
        }

    @property
    def first_day(self) -> date:
        return _days(self)[0]

    @property
    def last_day(self) -> date:
        return _days(self)[1]


@lru_cache(maxsize=4096)
def _days(text: str) -> tuple[date, date]:
    """First and last day; a catalogue has few different dates, and many rules ask for each.

    Raises ``ValueError`` for what is no date.
    """
    year, month, day = _date_parts(text)
    first = date(year, 1 if month is None else month, 1 if day is None else day)
    last = month or 12
    return first, date(year, last, day or monthrange(year, last)[1])


def _date_parts(text: str) -> tuple[int, int | None, int | None]:
    match = _PARTIAL_DATE.fullmatch(text)
    if not match:
        raise ValueError(text)
    year, month, day = match.groups()
    return int(year), int(month) if month else None, int(day) if day else None


def _to_partial_date(value: Any) -> Any:
    text = _to_text(value)
    if isinstance(text, str):
        try:
            _days(text)
        except ValueError:
            raise PydanticCustomError("bad-date", "«{value}» no es una fecha.",
                                      {"value": text, "hint": date_hint(text)}) from None  # fmt: skip
        return PartialDate(text)
    raise PydanticCustomError("bad-date", "«{value}» no es una fecha.", {"value": str(value)})


def as_list(value: Any) -> Any:
    """Let an author write one value where a list is expected; an empty list stays empty."""
    if value is None or isinstance(value, (list, tuple)):
        return value
    return [value]


# Constraints come first: put after the validator, pydantic would check them outside the string type.
# No fact needs more than 5000 signs: the longest of the catalogue has 900, and rules read every word.
Text = Annotated[str, StringConstraints(min_length=1, max_length=5000, strip_whitespace=True),
                 Field(coerce_numbers_to_str=True),
                 written("empty-value", type=["string", "number"], pattern=r"\S")]  # fmt: skip
Title = Annotated[str, StringConstraints(min_length=5, max_length=80, strip_whitespace=True),
                  Field(coerce_numbers_to_str=True), written(type=["string", "number"])]  # fmt: skip
Slug = Annotated[str, Field(coerce_numbers_to_str=True), AfterValidator(_check_slug), Says("name"),
                 written("bad-slug", type=["string", "integer"], pattern=SLUG_PATTERN,
                         maxLength=80, minimum=0)]  # fmt: skip
ServiceId = Annotated[str, AfterValidator(_check_service_id), Says("name"),
                      written("bad-service-id", pattern=_ID.pattern)]  # fmt: skip
Url = Annotated[
    str,
    StringConstraints(max_length=2000),
    AfterValidator(_check_url),
    Says("link"),
    written("bad-url", pattern=_URL.pattern),
]
MonthDay = Annotated[str, AfterValidator(_check_month_day), Says("name"),
                     written("bad-date", pattern=f"^{_MONTH}-{_DAY}$")]  # fmt: skip
# That a number has two decimals JSON Schema cannot say: as binary fractions 0.29 / 0.01 is not whole.
Amount = Annotated[Decimal, BeforeValidator(_to_amount),
                   written("fee-amount", type=["number", "string"], minimum=0,
                           maximum=MAX_AMOUNT, pattern=f"^{_AMOUNT.pattern}$")]  # fmt: skip
Flag = Annotated[bool, Field(strict=True), written(errorMessage=TRUE_OR_FALSE)]
Percent = Annotated[Decimal, Field(gt=0, le=10_000), BeforeValidator(_to_decimal),
                    written("not-a-number")]  # fmt: skip
Exact = Annotated[Decimal, BeforeValidator(_to_decimal), written("not-a-number")]
WholeNumber = Annotated[int, BeforeValidator(_to_int), written("not-a-whole-number")]
Count = Annotated[int, Field(ge=0), BeforeValidator(_to_int), written("not-a-whole-number")]
Year = Annotated[int, Field(ge=1900, le=2200), BeforeValidator(_to_int),
                 written("not-a-whole-number")]  # fmt: skip
YearKey = Annotated[int, Field(ge=1900, le=2200), BeforeValidator(_key_to_int),
                    written(pattern="^(19[0-9]{2}|2[01][0-9]{2}|2200)$")]  # fmt: skip
