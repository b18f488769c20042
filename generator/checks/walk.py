"""Walk the values of a record with their paths, for rules that look at every text or every fact."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Annotated, Any, Literal, get_args, get_origin

from generator.checks.last import for_the_last
from generator.problems import Field
from generator.records.base import Model, Scope
from generator.records.hours import WeeklyHours
from generator.records.scalars import PartialDate, Says


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
    """What one walk through a record found, parents first: rules that look at all of it share the walk.

    ``texts`` are the author's words, ``links`` addresses; dates, names and words of closed lists are neither.
    """

    texts: list[tuple[Field, str]]
    links: list[tuple[Field, str]]
    models: list[tuple[Field, Model]]

    @cached_property
    def together(self) -> str:
        """All texts, each on lines of its own: for a quick look whether any has what a rule is after."""
        return "\n".join([text for _, text in self.texts])

    @cached_property
    def scopes(self) -> list[tuple[Field, Scope]]:
        """Every fact that has a scope."""
        return [(path, node) for path, node in self.models if isinstance(node, Scope)]


@for_the_last
def walked(record: Model) -> Walked:
    """The texts, links and models of a record, in the order of :func:`nodes`."""
    found = Walked([], [], [])
    _walk_model(record, (), found)
    return found


def _walk_model(model: Model, path: Field, found: Walked) -> None:
    found.models.append((path, model))
    values = vars(model)
    for name, authored, is_link in _ways(type(model)):
        value = values[name]
        if not value:  # three fields of four
            continue
        if type(value) is str:
            (found.links if is_link else found.texts).append(((*path, authored), value))
        else:
            _walk(value, (*path, authored), found)


def _walk(value: Any, path: Field, found: Walked) -> None:
    if isinstance(value, Model):
        _walk_model(value, path, found)
    elif type(value) is str:
        found.texts.append((path, value))
    elif type(value) is tuple:
        for index, child in enumerate(value):
            _walk(child, (*path, index), found)
    elif type(value) is dict:
        for key, child in value.items():
            _walk(child, (*path, key), found)


@cache
def _names(kind: Any) -> Mapping[str, str]:
    """The fields of a model, attribute → authored name; none of what is no model."""
    if not issubclass(kind, Model):
        return {}
    return {name: info.alias or name for name, info in kind.model_fields.items()}


@cache
def _ways(kind: type[Model]) -> tuple[tuple[str, str, bool], ...]:
    """The fields of a model that lead to texts or models: attribute, authored name, whether it is an address."""
    fields = kind.model_fields.items()
    found = ((name, info, _held(info.annotation, info.metadata)) for name, info in fields)
    return tuple((name, info.alias or name, held == {"link"}) for name, info, held in found if held)


def _held(annotation: Any, metadata: Iterable[Any] = ()) -> set[str]:
    """What a type may hold of ``text``, ``link`` and ``model``."""
    said: set[str] = {mark.what for mark in metadata if isinstance(mark, Says)}
    if said:
        return said - {"name"}
    if get_origin(annotation) is Annotated:
        return _held(annotation.__origin__, annotation.__metadata__)
    if get_origin(annotation) is Literal:
        return set()
    if parts := get_args(annotation):
        return set().union(*map(_held, parts))
    if not isinstance(annotation, type) or annotation is PartialDate:
        return set()
    if issubclass(annotation, Model):
        return {"model"}
    return {"text"} if issubclass(annotation, str) else set()


def is_filled(record: Model, name: str) -> bool:
    """Whether the author wrote the field; ``False``, 0 and «nowhere» (``offered_at: []``) count."""
    attribute, default = _by_authored_name(type(record)).get(name, ("", None))
    value = getattr(record, attribute) if attribute else None
    return value is not None and (value not in ((), {}) or default is None)


@cache
def _by_authored_name(model: type[Model]) -> Mapping[str, tuple[str, Any]]:
    """Attribute and default of each field."""
    return {i.alias or name: (name, i.default) for name, i in model.model_fields.items()}
