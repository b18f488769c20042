"""Where every field of a file stands, found anew only for a file that has a problem."""

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
