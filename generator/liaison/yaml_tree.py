"""A record's text → a tree of what stands in it, with the comments that belong to each part.

Values alone would lose how an author broke a block text and every comment. The tree keeps both; it
knows nothing of records. Only text that the strict reader accepted comes here, so that there are no
anchors, tags or further documents to keep.
"""

from dataclasses import dataclass, field
from typing import Any, Final

import yaml

_BLOCK: Final = ("|", ">")


@dataclass(slots=True)
class Scalar:
    """One value. ``style`` is empty for a plain one; a block text also keeps its lines as broken."""

    text: str
    style: str
    start: int
    end: int
    lines: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Collection:
    """A list or a mapping. ``after`` are comments below its last part."""

    is_mapping: bool
    is_flow: bool
    start: int
    column: int
    end: int = 0
    owner: "Part | None" = None
    parts: list["Part"] = field(default_factory=list)
    after: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Part:
    """An entry of a mapping or an element of a list (``key`` is empty).

    ``before`` are the comments above it, an empty text standing for a blank line; ``beside`` is the
    one on its line.
    """

    key: str
    parent: Collection
    start: int
    value: "Scalar | Collection" = field(init=False)
    before: list[str] = field(default_factory=list)
    beside: str = ""


@dataclass(slots=True)
class Tree:
    """A whole file: ``header`` is a comment on top that a blank line sets apart."""

    root: Collection
    parts: list[Part]
    """Every part in the order of the text, the outer before the inner."""
    scalars: list[tuple[int, int]]
    """Where keys and values stand: a ``#`` between them is a comment."""
    header: list[str] = field(default_factory=list)


def tree_of(text: str) -> Tree:
    """The tree of a text that the strict reader accepted, still without its comments."""
    return _Planter(text).tree


class _Planter:
    """Takes the parser's events in order."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._open: list[Collection] = []
        self._entry: Part | None = None  # whose key was read and whose value comes
        self._tree: Tree | None = None
        self._parts: list[Part] = []
        self._scalars: list[tuple[int, int]] = []
        for event in yaml.parse(text, Loader=yaml.CBaseLoader):
            self._take(event)

    @property
    def tree(self) -> Tree:
        assert self._tree is not None, "the reader accepts no file without fields"
        return self._tree

    def _take(self, event: Any) -> None:
        end = event.end_mark.index
        if isinstance(event, yaml.ScalarEvent):
            self._scalar(event)
        elif isinstance(event, yaml.CollectionStartEvent):
            self._start(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._open.pop().end = end

    def _scalar(self, event: Any) -> None:
        start, end = event.start_mark.index, event.end_mark.index
        if end > start:
            self._scalars.append((start, end))
        if self._open and self._open[-1].is_mapping and self._entry is None:
            self._entry = self._add(Part(event.value, self._open[-1], start))
            return
        value = Scalar(event.value, event.style or "", start, end)
        if value.style in _BLOCK:
            value.lines = _block_lines(self._text[start:end], value.text)
        self._put(value)

    def _start(self, event: Any) -> None:
        mark = event.start_mark
        collection = Collection(
            isinstance(event, yaml.MappingStartEvent), bool(event.flow_style), mark.index, mark.column
        )  # fmt: skip
        self._put(collection)
        self._open.append(collection)

    def _put(self, value: Scalar | Collection) -> None:
        """The value of the entry that waits for one, else another element of the list."""
        part = self._entry
        if part is None and self._open:
            part = self._add(Part("", self._open[-1], value.start))
        self._entry = None
        if part is not None:
            part.value = value
        if isinstance(value, Collection):
            value.owner = part
            if self._tree is None:
                self._tree = Tree(value, self._parts, self._scalars)

    def _add(self, part: Part) -> Part:
        part.parent.parts.append(part)
        self._parts.append(part)
        return part


def _block_lines(raw: str, text: str) -> list[str]:
    """The lines of a block text without their indent and without the blank ones at its end."""
    _header, *lines = raw.split("\n")
    indent = _first_indent(lines) - _first_indent(text.split("\n"))
    lines = [line[indent:] for line in lines]
    while lines and not lines[-1]:
        lines.pop()
    return lines


def _first_indent(lines: list[str]) -> int:
    """Spaces before the first line that says something."""
    first = next((line for line in lines if line.strip(" ")), "")
    return len(first) - len(first.lstrip(" "))
