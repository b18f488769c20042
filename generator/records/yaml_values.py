"""The events of YAML's parser → one value and what is refused in it: one pass, without recursion.

PyYAML's own composer recurses in C, expands what we refuse anyway and makes a node of every value; a
file that is deep enough would take the process with it. Here every event is looked at once, and reading
stops at the first sign of a file that is no record: too deep, too many values, too many problems.
"""

import re
from collections.abc import Callable, Iterable
from typing import Any, Final

import yaml

from generator.problems import INVISIBLE, MAX_PROBLEMS, Field, Problem, make, shown
from generator.records.scalars import Number

MAX_DEPTH: Final = 20
MAX_VALUES: Final = 20_000

# Numbers longer than any fact stay text: no arithmetic on a hundred thousand digits.
NUMBER: Final = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,29})(?:\.[0-9]{1,30})?")
WORDS: Final = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
}  # fmt: skip
_OF_NUMBERS: Final = frozenset("+-0123456789")
"""Signs a number may begin with."""
_DASH: Final = re.compile(r"\n *- ")
CURLY: Final = "“”„‟‘’‚‛"


class _Level:
    """A list or mapping that is being filled; a mapping keeps its last key and the event of each."""

    __slots__ = ("awaits_key", "container", "firsts", "is_list", "key")

    def __init__(self, container: dict[Any, Any] | list[Any]) -> None:
        self.container: Any = container
        self.is_list = isinstance(container, list)
        self.awaits_key = not self.is_list
        self.key: str | int = ""
        self.firsts: dict[str, Any] = {}

    def put(self, value: Any) -> None:
        """Add an element, or the value of the last key; what stands as a key and is no text is lost."""
        if self.is_list:
            self.container.append(value)
        elif self.awaits_key:
            self.awaits_key = False
        else:
            self.container[self.key] = value
            self.awaits_key = True


class Builder:
    """Takes events one by one; afterwards ``value`` stands if there are no ``problems``."""

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.text = text
        self.problems: list[Problem] = []
        self.stopped = False
        self._documents: list[Any] = []
        self._levels = [_Level(self._documents)]
        self._values = 0
        self._begun_again: _Level | None = None
        self._takes: Final[dict[type, Callable[[Any], None]]] = {
            yaml.ScalarEvent: self._scalar,
            yaml.MappingStartEvent: self._mapping,
            yaml.SequenceStartEvent: self._list,
            yaml.MappingEndEvent: self._close,
            yaml.SequenceEndEvent: self._close,
            yaml.AliasEvent: self._alias,
            yaml.DocumentStartEvent: self._document,
            yaml.DocumentEndEvent: self._document,
        }

    @property
    def value(self) -> Any:
        """What the file holds; ``None`` for an empty one."""
        return self._documents[0] if self._documents else None

    def take_all(self, events: Iterable[Any]) -> None:
        """The events of the parser in order; no more once reading has stopped."""
        takes = self._takes
        for event in events:
            if take := takes.get(type(event)):
                take(event)
                if self.stopped:
                    return

    def _close(self, _: Any) -> None:
        self._levels.pop()

    def _alias(self, event: Any) -> None:
        self._refuse_properties(event)
        self._levels[-1].put(None)

    def _scalar(self, event: Any) -> None:
        text, level, style = event.value, self._levels[-1], event.style
        if event.anchor or event.tag:
            self._refuse_properties(event)
        if style == '"' and (sign := INVISIBLE.search(text)):
            self._refuse(event, "forbidden-character", *invisible(sign.group()))
        if level.awaits_key:
            level.key, level.awaits_key = text, False
            if text in level.container:
                self._refuse_duplicate(event, level)
            else:
                level.firsts[text] = event
            return
        self._values += 1
        if self._values > MAX_VALUES:
            self._refuse_more(event)
        value = text if style else self._plain(event, text)
        if level.is_list:  # put(), for what stands in a file a hundred times
            level.container.append(value)
        else:
            level.container[level.key] = value
            level.awaits_key = True

    def _plain(self, event: Any, text: str) -> Any:
        """What a text without quotes stands for."""
        if text in WORDS:
            return WORDS[text]
        if text[0] in _OF_NUMBERS and NUMBER.fullmatch(text):
            return Number(text)
        self._look_at_plain(event, text)
        return text

    def _look_at_plain(self, event: Any, text: str) -> None:
        """Marks of a list or of quotes that YAML took for text."""
        first = text[0]
        if first == "-" and text[1:2].isalpha():
            hint = "Deja un espacio después del guion. Si es parte del texto, ponlo todo entre comillas."
            self._refuse(
                event, "dash-as-text", f"«{shown(text)}» no es elemento de una lista.", hint
            )
        elif event.end_mark.line > event.start_mark.line and _DASH.search(
            self.text, event.start_mark.index, event.end_mark.index
        ):
            self._refuse(event, "dash-as-text", f"«{shown(text)}» junta elementos de una lista.")
        elif first in CURLY and text[-1] in CURLY:
            self._refuse(event, "curly-quotes", f"Las comillas de «{shown(text)}» no son rectas.")

    def _refuse_duplicate(self, event: Any, level: _Level) -> None:
        """A first field that comes again begins an element without its dash, and so do its other fields with it."""
        if level is self._begun_again:
            return
        key, first = shown(event.value), level.firsts[event.value].start_mark.line + 1
        hint = ""
        if self._levels[-2].is_list and len(self._levels) > 2:
            hint = (f"Si empieza otro elemento, pon un guion delante: «- {key}: …». "
                    f"Si no, deja uno solo: el primero está en la línea {first}.")  # fmt: skip
            if event.value == next(iter(level.firsts)):
                self._begun_again = level
        self._refuse(event, "duplicate-key", f"El campo «{key}» está dos veces.", hint, first)

    def _mapping(self, event: Any) -> None:
        self._open(event, {})

    def _list(self, event: Any) -> None:
        self._open(event, [])

    def _open(self, event: Any, container: dict[Any, Any] | list[Any]) -> None:
        self._refuse_properties(event)
        level = self._levels[-1]
        if level.awaits_key:
            self._refuse(event, "key-not-text", "El nombre del campo no es una palabra.")
        if len(self._levels) > MAX_DEPTH:
            self._refuse(event, "too-deep", f"La ficha tiene más de {MAX_DEPTH} niveles.")
            self.stopped = True
        self._values += 1
        if self._values > MAX_VALUES:
            self._refuse_more(event)
        level.put(container)
        self._levels.append(_Level(container))

    def _refuse_more(self, event: Any) -> None:
        self._refuse(event, "too-big", "La ficha tiene más de 20 000 datos.")
        self.stopped = True

    def _refuse_properties(self, event: Any) -> None:
        if event.anchor:
            message = f"«{shown(event.anchor)}» es una referencia de YAML."
            self._refuse(event, "anchor-or-alias", message)
        elif tag := getattr(event, "tag", None):
            self._refuse(event, "tag", f"«{shown(tag)}» es una etiqueta de YAML.")

    def _document(self, event: Any) -> None:
        if getattr(event, "version", None) or getattr(event, "tags", None):
            self._refuse(event, "yaml-directive", "La ficha tiene una directiva de YAML.")
        elif event.explicit or (isinstance(event, yaml.DocumentStartEvent) and self._documents):
            self._refuse(event, "several-documents", "El archivo tiene marcas de varias fichas.")

    def _refuse(self, event: Any, code: str, message: str, hint: str = "", first: int = 0) -> None:
        mark = event.start_mark
        found = make(
            self.file,
            mark.line + 1,
            mark.column + 1,
            self._path,
            code,
            message,
            hint=hint,
            first=first,
        )
        self.problems.append(found)
        self.stopped = self.stopped or len(self.problems) > MAX_PROBLEMS

    @property
    def _path(self) -> Field:
        """The field that is being read."""
        *parents, last = self._levels[1:] or self._levels
        path = [len(p.container) - 1 if p.is_list else p.key for p in parents]
        if not last.is_list and not last.awaits_key:
            path.append(last.key)
        elif last.is_list and last is not self._levels[0]:
            path.append(len(last.container))
        return tuple(path)


def invisible(sign: str) -> tuple[str, str]:
    """What is wrong with a character that nobody sees, and how to mend it."""
    message = f"Hay un carácter invisible (U+{ord(sign):04X})."
    bom = "Guarda el archivo como UTF-8, sin BOM (la marca de orden de bytes)."
    return message, bom if sign == "\ufeff" else ""
