"""What a liaison most likely meant, from where the YAML parser gave up.

The parser speaks of tokens and block mappings; the person who wrote the line thinks of tabs, dashes,
colons and quotes. These are guesses from the line itself, most specific first.
"""

import re
from typing import Final

_SECOND_COLON: Final = re.compile(r"^\s*(?:- )*[\w-]+:\s+[^'\"\[{|>#].*:(?:\s|$)")
_LIST_COLON: Final = re.compile(r"^\s*- [^'\"\[{|>#].*:(?:\s|$)")

Help = tuple[str, str, int, int]


def syntax_help(text: str, line: int, column: int, problem: str) -> Help:
    """(what is wrong, how to mend it, line, column) for a syntax error at ``line`` and ``column``."""
    lines = text.split("\n")
    here = lines[line - 1] if 0 < line <= len(lines) else ""
    for number in (line, line - 1):
        candidate = lines[number - 1] if 0 < number <= len(lines) else ""
        if "\t" in candidate[: len(candidate) - len(candidate.lstrip())]:
            return ("La línea empieza con un tabulador.",
                    "Usa espacios para la sangría, dos por nivel.", number, 1)  # fmt: skip
    if "scanning a quoted scalar" in problem or "unexpected end of stream" in problem:
        return ("Hay unas comillas que no se cierran.",
                "Cierra las comillas en la misma línea.", line, column)  # fmt: skip
    if _SECOND_COLON.match(here) or _LIST_COLON.match(here):
        return ("El texto tiene dos puntos (:) y no está entre comillas.",
                "Pon todo el texto entre comillas simples: 'así: con dos puntos'.", line, column)  # fmt: skip
    if "did not find expected key" in problem or "did not find expected '-'" in problem:
        return ("La sangría de esta línea no coincide con la de sus vecinas.",
                "Alinea la línea con los campos del mismo nivel, con dos espacios por nivel.",
                line, column)  # fmt: skip
    if "could not find expected ':'" in problem:
        number = max(1, line - 1) if ":" not in here or column == 1 else line
        return ("Falta el signo «:» después del nombre del campo.",
                "Escribe el nombre, dos puntos y un espacio: «title: …».", number, 1)  # fmt: skip
    if "cannot start any token" in problem:
        return ("Ese signo no puede empezar un texto.",
                "Pon todo el texto entre comillas simples.", line, column)  # fmt: skip
    return ("La línea no se entiende como YAML.",
            "Revisa la sangría, los dos puntos y las comillas de esta línea y de la anterior.",
            line, column)  # fmt: skip
