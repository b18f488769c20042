"""Walk the values of a record with their paths, for rules that look at every text or every fact."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from generator.problems import Field
from generator.records.base import Model, Record, Scope
from generator.records.hours import WeeklyHours
from generator.records.service import Offer, Service


def nodes(value: Any, path: Field = ()) -> Iterator[tuple[Field, Any]]:
    """Every model, mapping, tuple and scalar below ``value``, parents first, by authored field name."""
    yield path, value
    if isinstance(value, Model):
        for name, authored in _fields(type(value)):
            child = getattr(value, name)
            if child is not None and child != ():
                yield from _below(child, (*path, authored))
    elif isinstance(value, tuple):
        for index, child in enumerate(value):
            yield from _below(child, (*path, index))
    elif isinstance(value, Mapping) and not isinstance(value, WeeklyHours):
        for key, child in value.items():
            yield from _below(child, (*path, key))


def said(record: Record) -> Iterator[tuple[Field, str]]:
    """Every text of a record but those of its sources."""
    for name, authored in _fields(type(record)):
        if name != "sources":
            for path, node in _below(getattr(record, name), (authored,)):
                if isinstance(node, str):
                    yield path, node


def _below(child: Any, path: Field) -> Iterator[tuple[Field, Any]]:
    """A text, by far the most common, without another generator."""
    return iter(((path, child),)) if type(child) is str else nodes(child, path)


def models(value: Any) -> list[tuple[Field, Model]]:
    """Every model of :func:`nodes`, in its order, without a look at the texts: a fifth of the time."""
    found: list[tuple[Field, Model]] = []
    _collect(value, (), found)
    return found


def _collect(value: Any, path: Field, found: list[tuple[Field, Model]]) -> None:
    if isinstance(value, Model):
        found.append((path, value))
        for name, authored in _fields(type(value)):
            child = getattr(value, name)
            if isinstance(child, Model | tuple | dict) and child:
                _collect(child, (*path, authored), found)
    elif isinstance(value, tuple):
        for index, child in enumerate(value):
            if isinstance(child, Model | tuple):
                _collect(child, (*path, index), found)
    elif isinstance(value, dict):
        for key, child in value.items():
            if isinstance(child, Model | tuple):
                _collect(child, (*path, key), found)


def scopes(service: Service) -> Iterator[tuple[Field, Scope]]:
    """Every fact of a service that has a scope, without walking all of its texts."""
    for name, authored in _fields(Service):
        value = getattr(service, name)
        for index, item in enumerate(value if isinstance(value, tuple) else ()):
            if isinstance(item, Scope):
                yield (authored, index), item
            elif isinstance(item, Offer) and item.appointment:
                yield (authored, index, "appointment"), item.appointment
    for index, online in enumerate(service.channels.online if service.channels else ()):
        yield ("channels", "online", index), online


@cache
def _fields(model: type[Model]) -> tuple[tuple[str, str], ...]:
    return tuple((name, info.alias or name) for name, info in model.model_fields.items())


def is_filled(record: Model, name: str) -> bool:
    """Whether the author wrote the field; ``False``, 0 and «nowhere» (``offered_at: []``) count."""
    for attribute, info in type(record).model_fields.items():
        if (info.alias or attribute) == name:
            value = getattr(record, attribute)
            return value is not None and (value not in ((), {}) or info.default is None)
    return False
