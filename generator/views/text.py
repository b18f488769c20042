"""How values read in Spanish: money, dates, times, hours, lists. Peru writes S/ 1,234.50."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Final

from generator.records.hours import Interval, WeeklyHours
from generator.records.scalars import PartialDate
from generator.records.service import Fee, TimeLimit
from generator.vocabularies import DAY_NAMES, DAYS, TIME_UNITS

MONTHS: Final = (
    "enero", "febrero", "marzo", "abril", "mayo", "junio",
    "julio", "agosto", "setiembre", "octubre", "noviembre", "diciembre",
)  # fmt: skip
_ISO_UNITS: Final = {
    "minutos": ("PT", "M"),
    "horas": ("PT", "H"),
    "dias-calendario": ("P", "D"),
    "meses": ("P", "M"),
    "anos": ("P", "Y"),
}
OPENING_SIGNS: Final = "«¿¡( "
_ACCENTS: Final = re.compile("[\u0300-\u034e\u0350-\u036f]+")
"""Those of Spanish and its neighbours, of which most texts have no others."""


def soles(amount: Decimal) -> str:
    """``Decimal("1250.5")`` → ``S/ 1,250.50`` with a space that does not break."""
    return f"S/\u00a0{amount:,.2f}"


def soles_whole(amount: int | None) -> str:
    """``650000`` → ``S/ 650,000``; nothing for ``None``."""
    return f"S/\u00a0{amount:,}" if amount is not None else ""


def money(fee: Fee) -> str:
    """What a fee costs, in one phrase: ``S/ 30.00``, ``Gratis``, ``2 % de la UIT``, or the record's words."""
    if fee.amount is not None:
        text = "Gratis" if fee.amount == 0 and fee.amount_max is None else soles(fee.amount)
        if fee.amount_max is not None:
            text = f"{soles(fee.amount)} a {soles(fee.amount_max)}"
    elif fee.uit_percent is not None:
        text = percent(fee.uit_percent)
    else:
        return fee.tariff or ""
    if fee.per:
        text += f" por {fee.per}"
    return f"{text}, aprox." if fee.approximate else text


def percent(value: Decimal) -> str:
    """``Decimal("1.50")`` → ``1.5 % de la UIT``."""
    number = f"{value.normalize():f}"
    return f"{number}\u00a0% de la UIT"


def day(date: PartialDate) -> str:
    """``2025-10-02`` → ``2 de octubre de 2025``; ``2025-10`` → ``octubre de 2025``; ``2025`` stays."""
    parts = date.split("-")
    if len(parts) == 1:
        return parts[0]
    month = f"{MONTHS[int(parts[1]) - 1]} de {parts[0]}"
    return month if len(parts) == 2 else f"{int(parts[2])} de {month}"


def the_day(date: PartialDate) -> str:
    """A day with its article, for after «desde»: ``el 2 de octubre de 2025``, but ``octubre de 2025``."""
    return f"el {day(date)}" if date.count("-") == 2 else day(date)


def duration(limit: TimeLimit) -> str:
    """``{min: 5, max: 7, unit: dias-habiles}`` → ``5 a 7 días hábiles``; else the record's words."""
    if limit.unit is None:
        return limit.text or ""
    one, many = TIME_UNITS[limit.unit]
    if limit.min is not None and limit.max is not None and limit.min != limit.max:
        return f"{limit.min} a {limit.max} {many}"
    number = limit.max if limit.max is not None else limit.min
    unit = one if number == 1 else many
    if limit.max is None:
        return f"Desde {number} {unit}"
    return f"{number} {unit}" if limit.min is not None else f"Hasta {number} {unit}"


def iso_duration(limit: TimeLimit) -> str:
    """ISO 8601 of a time that the record gives as one exact figure: ``P30D``, ``PT20M``; else nothing.

    Working days are no calendar days, «hasta 30 días» may be fewer: a machine would take both for exact.
    """
    if limit.unit not in _ISO_UNITS or limit.min is None or limit.min != limit.max:
        return ""
    before, after = _ISO_UNITS[limit.unit]
    return f"{before}{limit.max}{after}"


def listing(words: Iterable[str], last: str = "y") -> str:
    """``["a", "b", "c"]`` → ``a, b y c``; «e» before an i sound, «u» before an o, as Spanish asks."""
    items = list(words)
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {_joint(last, plain(items[-1]))} {items[-1]}"


def _joint(word: str, following: str) -> str:
    """«y hielo» keeps its y: there the word starts with a diphthong."""
    if word == "y" and following.startswith(("i", "hi")) and not following.startswith("hie"):
        return "e"
    return "u" if word == "o" and following.startswith(("o", "ho")) else word


def clock(time: str) -> str:
    """``08:00`` → ``8:00``."""
    return time.lstrip("0") if not time.startswith("00") else time[1:]


def intervals(day_hours: Sequence[Interval], before: str = "") -> str:
    """Opening times of one day: ``8:00 a 13:00 y 14:00 a 17:00``, or ``cerrado``; ``before`` stands before each."""
    return listing(f"{before}{clock(a)} a {clock(b)}" for a, b in day_hours) or "cerrado"


def weekly(hours: WeeklyHours) -> tuple[tuple[str, str], ...]:
    """Rows of a timetable, days with the same hours joined: ``("Lunes a viernes", "8:00 a 16:45")``."""
    rows: list[tuple[str, str, tuple[Interval, ...]]] = []
    for name in DAYS:
        if name not in hours:
            continue
        value = hours[name]
        follows = rows and DAYS.index(rows[-1][1]) + 1 == DAYS.index(name) and name != "feriados"
        if follows and rows[-1][2] == value:
            rows[-1] = (rows[-1][0], name, value)
        else:
            rows.append((name, name, value))
    return tuple((_days(first, last).capitalize(), intervals(value)) for first, last, value in rows)


def _days(first: str, last: str) -> str:
    if first == last:
        return DAY_NAMES[first]
    joint = "y" if DAYS.index(last) == DAYS.index(first) + 1 else "a"
    return f"{DAY_NAMES[first]} {joint} {DAY_NAMES[last]}"


def plain(text: str) -> str:
    """Lower case without accents, for sorting and comparing."""
    if text.isascii():
        return text.lower()
    try:
        latin = text.encode("latin-1")
    except UnicodeEncodeError:
        return _bare(text)
    return latin.translate(_LATIN).decode("latin-1") if _is_usual(latin) else _bare(text)


def _bare(text: str) -> str:
    folded = _ACCENTS.sub("", unicodedata.normalize("NFD", text.casefold()))
    return folded if folded.isascii() else folded.translate(_WITHOUT_ACCENTS)


class _Accents(dict[int, int | None]):
    """What :meth:`str.translate` makes of each character, looked up once: an accent becomes nothing."""

    def __missing__(self, character: int) -> int | None:
        kept = None if unicodedata.combining(chr(character)) else character
        self[character] = kept
        return kept


_WITHOUT_ACCENTS: Final = _Accents()
_LATIN: Final = "".join(
    bare if (bare := _bare(chr(code))) < "\u0100" and len(bare) == 1 else "\0"
    for code in range(256)
).encode("latin-1")
"""What each letter of Latin-1 becomes, where that is one too: for the texts of a page, a tenth of the time."""


def _is_usual(latin: bytes) -> bool:
    """Without the two letters of Latin-1 that become something else: ``ß`` is ``ss``, and ``µ`` is Greek."""
    return b"\xdf" not in latin and b"\xb5" not in latin


def sort_key(text: str) -> str:
    """Alphabetical order as a reader expects it: no case, no accents, no opening signs, ñ after n."""
    return plain(text.lstrip(OPENING_SIGNS).casefold().replace("ñ", "n\uffff"))


def sentence(text: str) -> str:
    """The text with a full stop, unless it ends with a sign."""
    return text if not text or text[-1] in ".!?…:" else f"{text}."
