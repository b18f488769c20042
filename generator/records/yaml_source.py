"""Read one YAML file strictly and remember where every field stands.

YAML is read as YAML 1.2 core on PyYAML's C parser: only ``true``, ``false``, ``null`` and plain
decimal numbers are not text, so that ``no``, ``8:30``, ``012345`` and ``1_000`` stay what the author
wrote. Whatever could surprise a reader of the file is refused with its line: duplicate keys, anchors,
aliases, tags, several documents, invisible characters (design §3).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Any, Final

import yaml

from generator.problems import INVISIBLE, MAX_PROBLEMS, Field, Problem, make
from generator.records.yaml_errors import syntax_help
from generator.records.yaml_places import Position, nearest, places, places_below
from generator.records.yaml_plain import plain_values
from generator.records.yaml_values import MAX_DEPTH, Builder, invisible

__all__ = ["MAX_BYTES", "MAX_DEPTH", "YamlSource", "read"]

MAX_BYTES: Final = 256 * 1024


@dataclass(frozen=True)
class YamlSource:
    """One file as it was read: its path for messages, its text, and its value (``None`` if refused)."""

    file: str
    text: str
    value: Any
    is_usual: bool = False
    """Whether it is of the form that is read line by line."""

    def locate(self, path: Field) -> Position:
        """Line and column of a field, from 1; of its nearest parent where it does not exist."""
        if self.value is None:
            return nearest({}, path)
        return nearest(self._below(str(path[0])) if self.is_usual and path else self._places, path)

    @cached_property
    def _places(self) -> Mapping[Field, Position]:
        return places(self.text)

    def _below(self, field: str) -> Mapping[Field, Position]:
        if field not in self._of_fields:
            self._of_fields[field] = places_below(field, self.text)
        return self._of_fields[field]

    @cached_property
    def _of_fields(self) -> dict[str, Mapping[Field, Position]]:
        return {}

    def problem(self, path: Field, code: str, message: str, **context: Any) -> Problem:
        """A problem at the place of a field."""
        line, column = self.locate(path)
        return make(self.file, line, column, path, code, message, **context)


def read(file: str, data: bytes, size: int = 0) -> tuple[YamlSource, list[Problem]]:
    """Bytes of a file → its source and every problem of its text.

    ``size`` is that of the whole file when ``data`` is only its beginning. The source's ``value`` is
    made of dict, list, str, bool, ``None`` and :class:`Number`; it is ``None`` when there is a problem.
    """
    text, problems = _decode(file, data, max(size, len(data)))
    if problems:
        return YamlSource(file, text, None), problems
    usual = plain_values(text)
    if usual is not None:
        return YamlSource(file, text, usual, is_usual=True), []
    return parsed(file, text)


def parsed(file: str, text: str) -> tuple[YamlSource, list[Problem]]:
    """What YAML's parser says of a text."""
    builder = Builder(file, text)
    problems = builder.problems
    try:
        builder.take_all(iter(yaml.CBaseLoader(text).get_event, None))
    except yaml.YAMLError as error:
        help = syntax_help(text, error)
        problems.append(
            make(file, help.line, help.column, (), "yaml-syntax", help.message, hint=help.hint)
        )
    if builder.value is None and not problems:
        problems.append(make(file, 1, 1, (), "empty-file", "El archivo está vacío."))
    return YamlSource(file, text, None if problems else builder.value), problems


def _decode(file: str, data: bytes, size: int) -> tuple[str, list[Problem]]:
    if size > MAX_BYTES:
        return "", [make(file, 1, 1, (), "too-big", f"El archivo pesa {-(-size // 1024)} KiB.")]
    try:
        text = text_of(data)
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        line, column = _position_of(before, len(before))
        return "", [make(file, line, column, (), "not-utf8", "El archivo no está en UTF-8.")]
    if text.replace("\n", " ").isprintable():  # nearly all: half the time of the search
        return text, []
    problems = []
    for match in islice(INVISIBLE.finditer(text), MAX_PROBLEMS + 1):
        line, column = _position_of(text, match.start())
        message, hint = invisible(match.group())
        problems.append(make(file, line, column, (), "forbidden-character", message, hint=hint))
    return text, problems


def text_of(data: bytes) -> str:
    """The text of a file, each line ended by one sign. Raises ``UnicodeDecodeError`` for what is no UTF-8."""
    return data.decode("utf-8").replace("\r\n", "\n")


def _position_of(text: str, offset: int) -> Position:
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
