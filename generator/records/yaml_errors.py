"""What a liaison most likely meant, from where the YAML parser gave up.

The parser speaks of tokens and block mappings; the person who wrote the line thinks of tabs, dashes,
colons and quotes. Each guess looks at the parser's words and at the line itself; the first that knows
what happened speaks, most specific first.
"""

import re
from collections.abc import Callable
from typing import Final

import yaml

from generator.problems import shown
from generator.records.yaml_failure import DASHES, ELEMENT, FIELD, KEY, Failure, Help, indent_of
from generator.records.yaml_indents import tab, wrong_indent

_SECOND_COLON: Final = re.compile(rf"{DASHES}[^'\":]+: +([^'\"\[{{|>#\s].*?:(?:\s.*)?)$")
_NO_SPACE: Final = re.compile(rf"{DASHES}({KEY}):(\S.*)")
_CURLY: Final = re.compile(rf"{DASHES}(?:{KEY}:\s+)?([“”„‟‘’‚‛])")
_AFTER_QUOTES: Final = re.compile(rf"{DASHES}(?:{KEY}:\s+)?(['\"]).*\1\s*[^\s#,\]}}]")
_MERGE: Final = re.compile(r"^(?:<{7} .*|={7}|>{7} .*)$", re.MULTILINE)


def syntax_help(text: str, error: yaml.YAMLError) -> Help:
    """The likeliest mistake behind a syntax error."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    start = getattr(error, "context_mark", None) or mark
    failure = Failure(
        lines=text.split("\n"),
        line=mark.line + 1 if mark else 1,
        column=mark.column + 1 if mark else 1,
        start=(start.line + 1, start.column + 1) if start else (1, 1),
        context=str(getattr(error, "context", None) or ""),
        problem=str(getattr(error, "problem", None) or ""),
    )
    found = (guess(failure) for guess in GUESSES)
    return next(help for help in found if help)


def _merge_marks(failure: Failure) -> Help | None:
    for number, line in enumerate(failure.lines, 1):
        if _MERGE.fullmatch(line):
            return Help("Quedó una marca de dos versiones sin juntar.",
                        "Deja una de las dos versiones y borra las líneas <<<<<<<, ======= y >>>>>>>.", number, 1)  # fmt: skip
    return None


def _open_quotes(failure: Failure) -> Help | None:
    if failure.context != "while scanning a quoted scalar":
        return None
    return Help("Hay unas comillas que no se cierran.", "Cierra las comillas en la misma línea.",
                *failure.start)  # fmt: skip


def _open_brackets(failure: Failure) -> Help | None:
    sign = {"while parsing a flow sequence": "[]", "while parsing a flow mapping": "{}"}
    if (pair := sign.get(failure.context)) is None:
        return None
    return Help(f"Falta cerrar «{pair[0]}», o una coma entre dos elementos.",
                f"Ciérralo con «{pair[1]}». Si «{pair[0]}» es parte de un texto, ponlo todo entre comillas.",
                *failure.start)  # fmt: skip


def _curly_quotes(failure: Failure) -> Help | None:
    curly = _CURLY.match(failure.here)
    if not curly or curly.end() > failure.column:
        return None
    return Help("Las comillas de este texto no son rectas.",
                "Usa comillas rectas alrededor: 'así: con dos puntos'.", failure.line, curly.end())  # fmt: skip


def _second_colon(failure: Failure) -> Help | None:
    colon = _SECOND_COLON.match(failure.here)
    if "mapping values" not in failure.problem or not colon:
        return None
    return Help("El texto tiene dos puntos (:) y no está entre comillas.",
                f"Pon todo el texto entre comillas simples: {_in_quotes(failure, colon[1])}.",
                failure.line, failure.column)  # fmt: skip


def _in_quotes(failure: Failure, text: str) -> str:
    """A text of this line in quotes; an invented one if it is long, goes on below, or has a comment beside."""
    below = failure.at(failure.line + 1)
    goes_on = indent_of(below) > indent_of(failure.here) and not FIELD.match(below)
    if goes_on or " #" in text or shown(text) != text:
        return "'así: con dos puntos'"
    return "'" + text.strip().replace("'", "''") + "'"


def _text_after_quotes(failure: Failure) -> Help | None:
    if "did not find expected key" not in failure.problem or not _AFTER_QUOTES.match(failure.here):
        return None
    return Help("Hay texto después de las comillas que cierran.",
                "Pon todo el texto entre comillas simples. Una comilla simple de adentro se escribe dos veces: 'O''Higgins'.",
                failure.line, failure.column)  # fmt: skip


def _missing_dash(failure: Failure) -> Help | None:
    """A line below the dash of an element, in its column, without a dash of its own."""
    number = failure.line
    if "could not find expected ':'" in failure.problem:
        number = failure.start[0]
    elif "did not find expected '-'" not in failure.problem:
        return None
    line = failure.at(number)
    indent = indent_of(line)
    before = (dash for n in range(number - 1, 0, -1) if (dash := ELEMENT.match(failure.at(n))))
    above = next(before, None)
    if not line.strip() or above is None or len(above.group(1)) != indent:
        return None
    hint = f"Si empieza otro elemento de la lista, escribe «- {shown(line.strip())}». Si sigue el de arriba, ponle {indent + 2} espacios delante."
    return Help("Falta un guion al inicio de la línea.", hint, number, indent + 1)


def _missing_colon(failure: Failure) -> Help | None:
    if "could not find expected ':'" not in failure.problem:
        return None
    number, column = failure.start
    if glued := _NO_SPACE.match(failure.at(number)):
        return Help("Falta un espacio después de los dos puntos.",
                    f"Escribe «{glued[1]}: {shown(glued[2])}».", number, column)  # fmt: skip
    return Help("Falta el signo «:» después del nombre del campo.",
                "Escribe el nombre, dos puntos y un espacio: «title: …».", number, column)  # fmt: skip


def _bad_start(failure: Failure) -> Help | None:
    if "cannot start any token" not in failure.problem and "expected node content" not in failure.problem:  # fmt: skip
        return None
    return Help("Ese signo no puede empezar un texto.", "Pon todo el texto entre comillas simples.",
                failure.line, failure.column)  # fmt: skip


def _escape(failure: Failure) -> Help | None:
    if failure.context != "while parsing a quoted scalar":
        return None
    return Help("La barra «\\» tiene otro sentido entre comillas dobles.", "Usa comillas simples: 'así'.",
                failure.line, failure.column)  # fmt: skip


def _block(failure: Failure) -> Help | None:
    if failure.context != "while scanning a block scalar":
        return None
    return Help("Después de «|» o «>» no va texto en la misma línea.",
                "Escribe el texto debajo, con dos espacios más. Si el signo es parte del texto, ponlo todo entre comillas.",
                failure.line, failure.column)  # fmt: skip


def _anything(failure: Failure) -> Help:
    return Help("La línea no se entiende como YAML.",
                "Revisa la sangría, los dos puntos y las comillas de esta línea y de la anterior.",
                failure.line, failure.column)  # fmt: skip


GUESSES: Final[tuple[Callable[[Failure], Help | None], ...]] = (
    _merge_marks, tab, _open_quotes, _open_brackets, _escape, _block, _curly_quotes, _second_colon,
    _text_after_quotes, _missing_dash, _missing_colon, wrong_indent, _bad_start, _anything,
)  # fmt: skip
