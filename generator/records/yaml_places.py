"""Where every field of a file stands, found anew only for a file that has a problem."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import yaml

from generator.problems import Field

Position = tuple[int, int]
"""Line and column, from 1."""


def places(text: str) -> dict[Field, Position]:
    """Field → its value's place; the place of its key where the value is empty or stands below it.

    ``text`` was read without a problem: it is no deeper than a record may be.
    """
    events = yaml.parse(text, Loader=yaml.CBaseLoader)
    found: dict[Field, Position] = {}
    for event in events:
        if isinstance(event, yaml.NodeEvent):
            _note(events, event, (), _start(event), found)
    return found


def places_below(field: str, text: str) -> dict[Field, Position]:
    """The places in one of the first fields of a text in the usual form (:mod:`generator.records.yaml_plain`).

    Only its own lines are parsed: those up to the next one that begins with neither a space nor a dash.
    """
    lines = re.search(rf"^{re.escape(field)}:.*\n(?:[ -].*\n)*", text, re.MULTILINE)
    if lines is None:
        return {}
    before = text.count("\n", 0, lines.start())
    return {p: (line + before, column) for p, (line, column) in places(lines[0]).items() if p}


def nearest(found: Mapping[Field, Position], path: Field) -> Position:
    """The place of a field, or of its nearest parent where it does not exist."""
    place: Field = ()
    for part in path:
        if (*place, part) in found:
            place = (*place, part)
        elif (*place, str(part)) in found:  # a year, which the author wrote as text
            place = (*place, str(part))
        elif not isinstance(part, int):  # else the author wrote one value where a list is allowed
            break
    return found.get(place, (1, 1))


def _note(
    events: Iterator[Any], event: Any, path: Field, place: Position, found: dict[Field, Position]
) -> None:
    found[path] = place
    if isinstance(event, yaml.MappingStartEvent):
        while not isinstance(key := next(events), yaml.MappingEndEvent):
            value = next(events)
            written = isinstance(value, yaml.ScalarEvent) and value.value
            _note(events, value, (*path, key.value), _start(value if written else key), found)
    elif isinstance(event, yaml.SequenceStartEvent):
        index = 0
        while not isinstance(item := next(events), yaml.SequenceEndEvent):
            _note(events, item, (*path, index), _start(item), found)
            index += 1


def _start(event: Any) -> Position:
    return event.start_mark.line + 1, event.start_mark.column + 1
