"""What the author most likely meant by a value that does not fit: the mend, ready to be copied."""

import re
import unicodedata
from datetime import date
from decimal import Decimal
from typing import Final

from generator.vocabularies import DAYS

_FIGURE: Final = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
_THOUSANDS: Final = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+")
_DAY_FIRST: Final = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})")
_YEAR_FIRST: Final = re.compile(r"([0-9]{4})[/.-]([0-9]{1,2})[/.-]([0-9]{1,2})")
_IN_WORDS: Final = re.compile(r"([0-9]{1,2}) de ([a-z]+) del? ([0-9]{4})")
_MONTHS: Final = ("enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto",
                  "setiembre", "octubre", "noviembre", "diciembre")  # fmt: skip
_TIME: Final = r"([0-9]{1,2})(?:[:.]([0-9]{2}))?\s?(?:([ap])\.?\s?m\.?)?"
_SHIFT: Final = re.compile(
    rf"(?:de )?{_TIME}(?:\s?h(?:oras|rs)?\.?)?\s?(?:-|–|a|hasta)\s?{_TIME}(?:\s?h(?:oras|rs)?\.?)?"
)
_TO: Final = re.compile(r"\s?[-–]\s?|\s(?:a|al|hasta)\s")
_LONGEST: Final = 60


def amount_hint(text: str) -> str:
    """``S/ 1,500`` → the number that was meant; nothing where it is not clear."""
    figures = _FIGURE.findall(text[:_LONGEST])
    if not figures and text[:_LONGEST].isalpha():
        return (
            "Escribe solo el número: 30.00. Si no cuesta nada, borra el costo y pon «free: true»."
        )
    if len(figures) == 2:
        return "Pon el menor en «amount» y el mayor en «amount_max», solo los números."
    if len(figures) != 1:
        return ""
    figure = figures[0]
    whole, point, cents = figure.partition(".")
    if _THOUSANDS.fullmatch(whole):
        figure = whole.replace(",", "") + point + cents
    figure = figure.replace(",", ".")
    if figure.count(".") > 1 or len(figure.partition(".")[2]) > 2:
        return ""
    return f"Escribe solo el número: {Decimal(figure):.2f}"


def date_hint(text: str) -> str:
    """``31/12/2026`` and ``31 de diciembre de 2026`` → the day as records write it."""
    text = text[:_LONGEST].strip().lower()
    if match := _DAY_FIRST.fullmatch(text):
        day, month, year = (int(part) for part in match.groups())
    elif match := _YEAR_FIRST.fullmatch(text):
        year, month, day = (int(part) for part in match.groups())
    elif match := _IN_WORDS.fullmatch(text.replace("septiembre", "setiembre")):
        if match[2] not in _MONTHS:
            return ""
        day, month, year = int(match[1]), _MONTHS.index(match[2]) + 1, int(match[3])
    else:
        return ""
    try:
        return f"Escribe año-mes-día: {date(year, month, day).isoformat()}."
    except ValueError:
        return ""


def slug_hint(text: str) -> str:
    """``Lima Norte`` → ``lima-norte``."""
    slug = re.sub("[^a-z0-9]+", "-", _plain(text[: 2 * _LONGEST])).strip("-")
    if not slug or len(slug) > 80:
        return ""
    return f"Escribe «{slug}»: minúsculas sin tildes, números y guiones."


def day_hint(text: str) -> str:
    """``Lunes a viernes`` and ``lun-vie`` → ``lunes-viernes``."""
    words = _TO.split(_plain(text[:_LONGEST]).strip())
    days = [next((day for day in DAYS if _is_short_for(word, day)), "") for word in words]
    if len(days) > 2 or not all(days):
        return ""
    if len(days) == 2 and DAYS.index(days[0]) >= DAYS.index(days[1]):
        return ""
    return f"Escribe «{'-'.join(days)}», en minúsculas y sin tildes."


def _is_short_for(word: str, day: str) -> bool:
    return len(word) >= 3 and day.startswith(word.rstrip("."))


def hours_hint(text: str) -> str:
    """``8:30 - 16:00`` and ``8 am a 4:45 pm`` → ``08:30-16:00``, ``08:00-16:45``."""
    text = text[:_LONGEST].strip().lower()
    if text in ("cerrado", "no atiende", "no"):
        return "Si ese día está cerrado, escribe null."
    match = _SHIFT.fullmatch(text)
    if not match:
        return ""
    opens, closes = _time(*match.groups()[:3]), _time(*match.groups()[3:])
    return f"Escribe «{opens}-{closes}»." if opens and opens < closes else ""


def _time(hour: str, minutes: str | None, half: str | None) -> str:
    """``8``, ``30``, ``p`` → ``20:30``; nothing for a time there is not."""
    number = int(hour)
    if half:
        number = number % 12 + 12 * (half == "p") if 1 <= number <= 12 else 24
    return f"{number:02}:{minutes or '00'}" if number < 24 and (minutes or "") < "60" else ""


def _plain(text: str) -> str:
    letters = unicodedata.normalize("NFD", text.lower())
    return "".join(c for c in letters if not unicodedata.combining(c))
