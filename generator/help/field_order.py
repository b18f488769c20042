"""In which order fields stand: that of the models, what is special to a record before what all share.

The order is nowhere written a second time. A mapping whose keys the author chooses (slugs, years,
days, labels) keeps the author's order: there is nothing to know better.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from types import UnionType
from typing import Annotated, Any, Final, Union, get_args, get_origin

from generator.records.base import Model, Provenance, Record, Scope
from generator.records.center import Center
from generator.records.entity import Entity
from generator.records.network import model_of
from generator.records.service import Service
from generator.records.vocabulary import Vocabulary

# What facts and records share stands after what is their own, in this order.
_SHARED: Final[tuple[type[Model], ...]] = (Scope, Provenance, Record)
_RECORDS: Final[dict[str, type[Model]]] = {
    "catalogue": Service,
    "entities": Entity,
    "centers": Center,
}


@dataclass(frozen=True, slots=True)
class Shape:
    """What a value is written as: a model's fields, keys of the author's with one shape, or neither."""

    model: type[Model] | None = None
    values: "Shape | None" = None

    def below(self, key: str) -> "Shape":
        """The shape of what stands under a key."""
        if self.model is not None:
            return _fields(self.model).get(key, UNKNOWN)
        return self.values or UNKNOWN

    def fields(self) -> tuple[str, ...]:
        """The names a model gives, as authors write them; none where authors choose keys."""
        return field_names(self.model) if self.model else ()

    def in_order(self, keys: Sequence[str]) -> list[str]:
        """Keys as a canonical file has them; those no model knows come last, as the author had them."""
        if self.model is None:
            return list(keys)
        rank = _ranks(self.model)
        return sorted(keys, key=lambda key: rank.get(key, len(rank)))


UNKNOWN: Final = Shape()


def shape_of(file: str) -> Shape:
    """What a file holds, by its path below the root: ``centers/callao.yml``."""
    folder, *rest = file.removesuffix(".yml").split("/")
    if folder == "catalogue" and rest[0] == "_vocabulary":
        return _fields(Vocabulary)[rest[1]]
    if folder == "centers" and rest[0] == "_statistics":
        return Shape(model_of(rest[1]))
    return Shape(_RECORDS[folder])


def field_names(model: type[Model]) -> tuple[str, ...]:
    """The fields of a model as authors write them, in canonical order."""
    return tuple(_fields(model))


@cache
def _fields(model: type[Model]) -> dict[str, Shape]:
    shared = [name for base in _SHARED if issubclass(model, base) for name in base.model_fields]
    own = [name for name in model.model_fields if name not in shared]
    fields = {name: model.model_fields[name] for name in (*own, *shared)}
    return {info.alias or name: _shape(info.annotation) for name, info in fields.items()}


@cache
def _ranks(model: type[Model]) -> dict[str, int]:
    return {name: place for place, name in enumerate(_fields(model))}


def _shape(annotation: Any) -> Shape:
    """A field holds one model at most, alone or in a list, or one mapping the author chooses keys of."""
    parts = list(_parts(annotation))
    model = next((p for p in parts if isinstance(p, type) and issubclass(p, Model)), None)
    mapping = next((p for p in parts if get_origin(p) is dict), None)
    return Shape(model, _shape(get_args(mapping)[1]) if mapping else None)


def _parts(annotation: Any) -> Iterator[Any]:
    """What a value may be; of a list its elements, since one value may stand for a list."""
    origin = get_origin(annotation)
    if origin is Annotated:
        yield from _parts(get_args(annotation)[0])
    elif origin in (Union, UnionType, tuple):
        for part in get_args(annotation):
            yield from _parts(part)
    else:
        yield annotation
