"""Read one YAML file strictly and remember where every field stands.

YAML is read as YAML 1.2 core on PyYAML's C parser: only ``true``, ``false``, ``null`` and plain
decimal numbers are not text, so that ``no``, ``8:30``, ``012345`` and ``1_000`` stay what the author
wrote. Whatever could surprise a reader of the file is refused with its line: duplicate keys, anchors,
aliases, tags, several documents, invisible characters (design §3).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Any, Final

import yaml

from generator.problems import Field, Problem, make
from generator.records.scalars import Number
from generator.records.yaml_errors import syntax_help

MAX_BYTES: Final = 256 * 1024
MAX_DEPTH: Final = 20
TOO_DEEP: Final = f"La ficha tiene más de {MAX_DEPTH} niveles."

_NUMBER: Final = re.compile(r"^[-+]?(0|[1-9][0-9]*)(\.[0-9]+)?$")
# C0 and C1 controls but tab and line feed; bidirectional marks, overrides and isolates (Trojan
# Source, CVE-2021-42574); the byte order mark; line separators that editors show in different ways
# (the parser ends a line at U+0085 too).
_FORBIDDEN: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]"
)
# Signs at the start of a token that need a closer look than the composer gives.
_SUSPICIOUS: Final = re.compile(r"(?:^|[\s\[{,:?-])[&*!]|^(?:---|\.\.\.|%)", re.MULTILINE)
# Indentation or signs enough for a depth worth counting: the composer recurses in C, and a file that
# is deep enough would take the process with it.
_DEEP: Final = re.compile(r"^ {40}|(?:[-?:] +){10}", re.MULTILINE)
_MANY_BRACKETS: Final = 10

Position = tuple[int, int]


@dataclass(frozen=True)
class YamlSource:
    """One file as it was read: its path for messages, its text, and its value (``None`` if refused)."""

    file: str
    text: str
    value: Any

    def locate(self, path: Field) -> Position:
        """Line and column of a field, from 1; of its nearest parent where it does not exist."""
        return _locate(self._root, path) if self._root is not None else (1, 1)

    @cached_property
    def _root(self) -> yaml.Node | None:
        """The file's nodes with their marks, composed anew only for a file that has a problem."""
        try:
            return yaml.compose(self.text, Loader=yaml.CSafeLoader)
        except (yaml.YAMLError, RecursionError):
            return None

    def problem(self, path: Field, code: str, message: str, **context: Any) -> Problem:
        """A problem at the place of a field."""
        line, column = self.locate(path)
        return make(self.file, line, column, path, code, message, **context)


def read(file: str, data: bytes) -> tuple[YamlSource, list[Problem]]:
    """Bytes of a file → its source and every problem of its text.

    The source's ``value`` is made of dict, list, str, bool, ``None`` and :class:`Number`; it is
    ``None`` when there is a problem.
    """
    text, problems = _decode(file, data)
    if problems:
        return YamlSource(file, text, None), problems
    try:
        problems = list(_refused_constructs(file, text))
        if problems:
            return YamlSource(file, text, None), problems
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:
        return YamlSource(file, text, None), [_syntax_problem(file, text, error)]
    if node is None:
        return YamlSource(file, text, None), [
            make(file, 1, 1, (), "empty-file", "El archivo está vacío.")
        ]
    value = _value(file, node, (), problems)
    return YamlSource(file, text, None if problems else value), problems


def _decode(file: str, data: bytes) -> tuple[str, list[Problem]]:
    if len(data) > MAX_BYTES:
        size = len(data) // 1024
        return "", [make(file, 1, 1, (), "too-big", f"El archivo pesa {size} KiB.")]
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line = before.count(b"\n") + 1
        column = error.start - (before.rfind(b"\n") + 1) + 1
        return "", [make(file, line, column, (), "not-utf8", "El archivo no está en UTF-8.")]
    text = text.replace("\r\n", "\n")
    found = islice(_FORBIDDEN.finditer(text), 20)
    return text, [_invisible(file, _position_of(text, m.start()), (), m.group()) for m in found]


def _invisible(file: str, position: Position, path: Field, sign: str) -> Problem:
    line, column = position
    message = f"Hay un carácter invisible (U+{ord(sign):04X})."
    return make(file, line, column, path, "forbidden-character", message)


def _position_of(text: str, offset: int) -> Position:
    line = text.count("\n", 0, offset) + 1
    return line, offset - (text.rfind("\n", 0, offset) + 1) + 1


def _refused_constructs(file: str, text: str) -> Iterator[Problem]:
    """Anchors, aliases, tags, directives, further documents and depth, found in the event stream."""
    brackets = text.count("[") + text.count("{")
    if not (_SUSPICIOUS.search(text) or brackets >= _MANY_BRACKETS or _DEEP.search(text)):
        return
    depth = documents = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        documents += isinstance(event, yaml.DocumentStartEvent)
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        refused = _refusal(event, documents, depth)
        if refused:
            mark = event.start_mark
            line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
            yield make(file, line, column, (), *refused)
        if depth > MAX_DEPTH:
            return


def _refusal(event: Any, documents: int, depth: int) -> tuple[str, str] | None:
    """Code and message for a construct that records do not use, or nothing."""
    if isinstance(event, yaml.DocumentStartEvent):
        if event.version or event.tags:
            return "yaml-directive", "La ficha tiene una directiva de YAML."
        if documents > 1 or event.explicit:
            return "several-documents", "El archivo tiene marcas de varias fichas."
    elif isinstance(event, yaml.DocumentEndEvent) and event.explicit:
        return "several-documents", "El archivo tiene marcas de varias fichas."
    elif isinstance(event, yaml.CollectionStartEvent) and depth > MAX_DEPTH:
        return "too-deep", TOO_DEEP
    elif isinstance(event, yaml.NodeEvent):
        if isinstance(event, yaml.AliasEvent) or event.anchor:
            return "anchor-or-alias", f"«{event.anchor}» es una referencia de YAML."
        if getattr(event, "tag", None):
            return "tag", f"«{getattr(event, 'tag', '')}» es una etiqueta de YAML."
    return None


def _value(file: str, node: yaml.Node, path: Field, problems: list[Problem]) -> Any:
    if isinstance(node, yaml.ScalarNode):
        problems.extend(_escaped(file, node, path))
        return _scalar(node)
    if len(path) >= MAX_DEPTH:
        line, column = _start(node)
        problems.append(make(file, line, column, path, "too-deep", TOO_DEEP))
        return None
    if isinstance(node, yaml.SequenceNode):
        return [_value(file, item, (*path, i), problems) for i, item in enumerate(node.value)]
    assert isinstance(node, yaml.MappingNode)
    mapping: dict[str, Any] = {}
    lines: dict[str, int] = {}
    for key_node, value_node in node.value:
        line, column = _start(key_node)
        if not isinstance(key_node, yaml.ScalarNode):
            message = "El nombre del campo no es una palabra."
            problems.append(make(file, line, column, path, "key-not-text", message))
            continue
        key = key_node.value
        problems.extend(_escaped(file, key_node, path))
        if key in mapping:
            message = f"El campo «{key}» está dos veces."
            problems.append(
                make(file, line, column, (*path, key), "duplicate-key", message, first=lines[key])
            )
        lines.setdefault(key, line)
        mapping[key] = _value(file, value_node, (*path, key), problems)
    return mapping


def _escaped(file: str, node: yaml.ScalarNode, path: Field) -> Iterator[Problem]:
    """A forbidden character that ``"\\u202e"`` would bring in without standing in the text."""
    match = _FORBIDDEN.search(node.value) if node.style == '"' else None
    if match:
        yield _invisible(file, _start(node), path, match.group())


def _scalar(node: yaml.ScalarNode) -> Any:
    """YAML 1.2 core schema without octal and hexadecimal: see yaml.org/spec/1.2.2 §10.3.2."""
    text = node.value
    if node.style:  # quoted or block; plain is None or empty, by parser
        return text
    if text in ("", "~", "null", "Null", "NULL"):
        return None
    if text in ("true", "True", "TRUE"):
        return True
    if text in ("false", "False", "FALSE"):
        return False
    return Number(text) if _NUMBER.match(text) else text


def _start(node: yaml.Node) -> Position:
    return node.start_mark.line + 1, node.start_mark.column + 1


def _locate(node: yaml.Node, path: Field) -> Position:
    """The value of a field that exists; the key of its nearest parent otherwise."""
    position = _start(node)
    for part in path:
        if isinstance(node, yaml.MappingNode):
            found = [(k, v) for k, v in node.value if k.value == str(part)]
            if not found:
                return position
            key, node = found[-1]
            position = _start(key) if isinstance(node, yaml.CollectionNode) else _start(node)
            if isinstance(node, yaml.ScalarNode) and not node.value:
                position = _start(key)
        elif isinstance(node, yaml.SequenceNode):
            if not isinstance(part, int) or part >= len(node.value):
                continue  # the author wrote one value where a list is allowed
            node = node.value[part]
            position = _start(node)
    return position


def _syntax_problem(file: str, text: str, error: yaml.YAMLError) -> Problem:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    message, hint, line, column = syntax_help(
        text, line, column, str(getattr(error, "problem", ""))
    )
    return make(file, line, column, (), "yaml-syntax", message, hint=hint)
