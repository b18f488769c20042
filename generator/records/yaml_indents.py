"""What is wrong with the beginning of a line that the YAML parser gave up on: tabs, too many spaces, too few."""

import re
from collections.abc import Iterator
from typing import Final

from generator.problems import shown
from generator.records.yaml_failure import ELEMENT, FIELD, Failure, Help, indent_of

_TAB: Final = re.compile(r"[ \-]*\t")


def tab(failure: Failure) -> Help | None:
    """A tab where spaces belong."""
    for number in (failure.line, failure.line - 1):
        if found := _TAB.match(failure.at(number)):
            if "-" in found[0]:
                return Help("Después del guion hay un tabulador.", "Pon un espacio en su lugar.",
                            number, found.end())  # fmt: skip
            return Help("La línea empieza con un tabulador.", f"Usa espacios{_how_many(failure, number)}.",
                        number, found.end())  # fmt: skip
    return None


def _how_many(failure: Failure, number: int) -> str:
    """The spaces of a line that has a tab, by the field above it."""
    for above in range(number - 1, 0, -1):
        line = failure.at(above)
        if (field := FIELD.match(line)) and "\t" not in line:
            is_inside = not line[field.end() :].strip()
            beside = f"{'dentro de' if is_inside else 'con'} «{shown(field[2])}»"
            return f": {len(field[1]) + 2 * is_inside} si va {beside}, de la línea {above}"
    return " para la sangría, dos por nivel"


def wrong_indent(failure: Failure) -> Help | None:
    """A line that is in no column of the fields above it."""
    told = ("mapping values", "did not find expected key", "did not find expected '-'", "block sequence entries")  # fmt: skip
    field = FIELD.match(failure.here) or ELEMENT.match(failure.here)
    if not field or not any(words in failure.problem for words in told):
        return None
    indent = indent_of(failure.here)
    is_element = failure.here.lstrip().startswith("- ")
    near = min(_neighbours(failure, is_element), key=lambda n: abs(n[0] - indent), default=None)
    hint = "Alinea la línea con los campos del mismo nivel, con dos espacios por nivel."
    if near is not None and near[0] != indent:
        spaces = f"Ponle {near[0]} espacios" if near[0] else "No le pongas espacios"
        other = "" if is_element else _or_that_one(failure, indent, near[2])
        hint = f"{spaces} delante, como a «{near[1]}» en la línea {near[2]}{other}."
    return Help("La sangría de esta línea no coincide con la de sus vecinas.", hint,
                failure.line, indent + 1)  # fmt: skip


def _or_that_one(failure: Failure, indent: int, number: int) -> str:
    """What else could be meant where fields above have the indent of this line: the one between lost its own."""
    between = FIELD.match(failure.at(number))
    for above in range(number - 1, 0, -1):
        field = FIELD.match(failure.at(above))
        if between and field and len(field[1]) == indent > len(between[1]):
            return f"; o ponle {indent} a ese, si va con «{shown(field[2])}» de la línea {above}"
        if not failure.at(above).startswith(" "):
            break
    return ""


def _neighbours(failure: Failure, is_element: bool) -> Iterator[tuple[int, str, int]]:
    """Column, name and line of the fields above that are still open, or of the dashes; nearest first."""
    limit = len(failure.here)
    for number in range(failure.line - 1, 0, -1):
        line = failure.at(number)
        dash, field = ELEMENT.match(line), FIELD.match(line)
        if is_element and dash and len(dash[1]) < limit:
            limit = len(dash[1])
            yield limit, shown(line.strip()), number
        elif not is_element and field and len(field[1]) < limit:
            limit = len(field[1])
            yield limit, shown(field[2]), number
