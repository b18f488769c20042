"""Walk the values of a record with their paths, for rules that look at every text or every fact."""

from collections.abc import Iterator, Mapping
from typing import Any

from generator.problems import Field
from generator.records.base import Model
from generator.records.hours import WeeklyHours


def nodes(value: Any, path: Field = ()) -> Iterator[tuple[Field, Any]]:
    """Every model, mapping, tuple and scalar below ``value``, parents first, by authored field name."""
    yield path, value
    if isinstance(value, Model):
        for name, info in type(value).model_fields.items():
            child = getattr(value, name)
            if child is not None and child != ():
                yield from nodes(child, (*path, info.alias or name))
    elif isinstance(value, WeeklyHours):
        return
    elif isinstance(value, Mapping):
        for key, child in value.items():
            yield from nodes(child, (*path, key))
    elif isinstance(value, tuple):
        for index, child in enumerate(value):
            yield from nodes(child, (*path, index))


def is_filled(record: Model, name: str) -> bool:
    """Whether the author wrote the field; ``False``, 0 and «nowhere» (``offered_at: []``) count."""
    for attribute, info in type(record).model_fields.items():
        if (info.alias or attribute) == name:
            value = getattr(record, attribute)
            return value is not None and (value not in ((), {}) or info.default is None)
    return False
