"""A line without its value is a slip: what is not known is left out, and what is there is shown."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any, Final

from generator.problems import MAX_PROBLEMS, Field, Problem
from generator.records.yaml_source import YamlSource
from generator.records.yaml_values import WORDS

_MEANT: Final = re.compile("hours|by_(?!entity)[a-z_]+")
"""Fields whose keys may have no value: a day that is closed, a figure that the source leaves blank."""


_NOTHING: Final = tuple(word for word, value in WORDS.items() if word and value is None)
"""How an author writes that there is nothing: ``null``, ``~``."""


def empty_values(source: YamlSource) -> Iterator[Problem]:
    """Each field or element without a value, where that means nothing; optional ones too."""
    if source.is_usual and not any(word in source.text for word in _NOTHING):
        return  # nearly all records: a field without anything is not of the usual form
    for path in islice(empty_fields(source.value), MAX_PROBLEMS + 1):
        yield source.problem(path, "empty-value", empty_message(path))


def empty_message(path: Field) -> str:
    """What is said of an empty element is said of its list."""
    name = next((part for part in reversed(path) if isinstance(part, str)), "")
    return f"«{name}» está vacío."


def empty_fields(value: Any, path: Field = ()) -> Iterator[Field]:
    """Paths of such ``None`` below a list or a mapping, in the order of the file."""
    if isinstance(value, dict):
        items: Any = value.items()
        is_meant = bool(path) and isinstance(path[-1], str) and _MEANT.fullmatch(path[-1])
    elif not isinstance(value, list):
        return
    else:
        items, is_meant = enumerate(value), False
    for key, child in items:
        if isinstance(child, (dict, list)):
            yield from empty_fields(child, (*path, key))
        elif child is None and not is_meant:
            yield (*path, key)
