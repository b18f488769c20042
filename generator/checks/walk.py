"""Walk the values of a record with their paths, for rules that look at every text or every fact."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from generator.checks.last import for_the_last
from generator.problems import Field
from generator.records.base import Model, Scope
from generator.records.hours import WeeklyHours
from generator.records.scalars import PartialDate


def nodes(value: Any, path: Field = ()) -> Iterator[tuple[Field, Any]]:
    """Every model, mapping, tuple and scalar below ``value``, parents first, by authored field name."""
    yield path, value
    if isinstance(value, Model):
        for name, authored in _names(type(value)).items():
            child = getattr(value, name)
            if child is not None and child != ():
                yield from nodes(child, (*path, authored))
    elif isinstance(value, tuple):
        for index, child in enumerate(value):
            yield from nodes(child, (*path, index))
    elif isinstance(value, Mapping) and not isinstance(value, WeeklyHours):
        for key, child in value.items():
            yield from nodes(child, (*path, key))


@dataclass(frozen=True)
class Walked:
    """What one walk through a record found, parents first: rules that look at all of it share the walk."""

    texts: list[tuple[Field, str]]
    models: list[tuple[Field, Model]]

    @cached_property
    def said(self) -> list[tuple[Field, str]]:
        """Every text but those of the record's sources."""
        return [(path, text) for path, text in self.texts if path[0] != "sources"]

    @cached_property
    def together(self) -> str:
        """All texts, each on lines of its own: for a quick look whether any has what a rule is after."""
        return "\n".join(text for _, text in self.texts)

    @cached_property
    def scopes(self) -> list[tuple[Field, Scope]]:
        """Every fact that has a scope."""
        return [(path, node) for path, node in self.models if isinstance(node, Scope)]


@for_the_last
def walked(record: Model) -> Walked:
    """The texts and models of a record, those of :func:`nodes` in its order."""
    found = Walked([], [])
    _walk(record, (), found)
    return found


def _walk(value: Any, path: Field, found: Walked) -> None:
    children: Iterable[tuple[Any, Any]]
    authored: Mapping[Any, str] = {}
    kind: type = type(value)
    if names := _names(kind):
        found.models.append((path, value))
        authored, children = names, vars(value).items()
    elif isinstance(value, tuple):
        children = enumerate(value)
    else:
        children = value.items()
    for key, child in children:
        if not child:  # three fields of four
            continue
        of: Any = type(child)
        if of is str or of is PartialDate:
            found.texts.append(((*path, authored.get(key, key)), child))
        elif of is tuple or of is dict or _names(of):
            _walk(child, (*path, authored.get(key, key)), found)


@cache
def _names(kind: Any) -> Mapping[str, str]:
    """The fields of a model, attribute → authored name; none of what is no model."""
    if not issubclass(kind, Model):
        return {}
    return {name: info.alias or name for name, info in kind.model_fields.items()}


def is_filled(record: Model, name: str) -> bool:
    """Whether the author wrote the field; ``False``, 0 and «nowhere» (``offered_at: []``) count."""
    attribute, default = _by_authored_name(type(record)).get(name, ("", None))
    value = getattr(record, attribute) if attribute else None
    return value is not None and (value not in ((), {}) or default is None)


@cache
def _by_authored_name(model: type[Model]) -> Mapping[str, tuple[str, Any]]:
    """Attribute and default of each field."""
    return {i.alias or name: (name, i.default) for name, i in model.model_fields.items()}
