"""What the author most likely meant by a value that does not fit: the mend, ready to be copied."""

import re
import unicodedata
from datetime import date
from decimal import Decimal
from typing import Final

_FIGURE: Final = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
_THOUSANDS: Final = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+")
_DAY_FIRST: Final = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})")
_YEAR_FIRST: Final = re.compile(r"([0-9]{4})[/.-]([0-9]{1,2})[/.-]([0-9]{1,2})")
_IN_WORDS: Final = re.compile(r"([0-9]{1,2}) de ([a-z]+) del? ([0-9]{4})")
_MONTHS: Final = ("enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto",
                  "setiembre", "octubre", "noviembre", "diciembre")  # fmt: skip
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
    letters = unicodedata.normalize("NFD", text[: 2 * _LONGEST].lower())
    plain = "".join(c for c in letters if not unicodedata.combining(c))
    slug = re.sub("[^a-z0-9]+", "-", plain).strip("-")
    if not slug or len(slug) > 80:
        return ""
    return f"Escribe «{slug}»: minúsculas sin tildes, números y guiones."
