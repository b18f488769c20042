"""What a form says below a field, from the help that was written for people who edit the file."""

import re
from collections.abc import Mapping
from typing import Final

YES_NO: Final[Mapping[str, str]] = {"true": "Sí", "false": "No"}
"""What a file writes for yes and no → what a form shows."""

_EXAMPLE: Final = re.compile(r" (Otro ejemplo|Ejemplo|Puede ser):.*", re.DOTALL)
_WORDS: Final = re.compile(r" Puede ser:.*", re.DOTALL)
_FIELD: Final = re.compile(r"«([a-z_]+)»")
_INSTEAD: Final = (
    (re.compile(r"\bEscribe (true|false) si"), lambda m: f"Elige «{YES_NO[m[1]]}» si"),
    (re.compile(r"\b(true|false)\b"), lambda m: f"«{YES_NO[m[1]]}»"),
    (re.compile(r"borra la línea"), lambda m: "déjalo vacío"),
    (re.compile(r", entre comillas"), lambda m: ""),
    (re.compile(r"; null si está cerrado"), lambda m: ""),
)  # fmt: skip


def hint(description: str, name: str, titles: Mapping[str, str], is_typed: bool) -> str:
    """The words below a field; ``titles`` are those of the fields it may speak of.

    An example in the file's form is of use only where a value is typed as it stands in the file.
    """
    typed = is_typed and "Ejemplo: [" not in description
    told = (_WORDS if typed else _EXAMPLE).sub("", description)
    for pattern, words in _INSTEAD:
        told = pattern.sub(words, told)
    told = _FIELD.sub(lambda m: f"«{titles.get(m[1], m[1])}»", told)
    return f"{told} ({name})"
