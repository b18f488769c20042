"""Where a file names records: the place of every value or key that is a slug or id of one.

Found by the model's field that holds it, so that a word that happens to be the same stays.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from generator.help.field_order import Shape
from generator.liaison.yaml_tree import Collection, Scalar, Tree
from generator.records.base import Model, Scope, Verified
from generator.records.center import DeclaredEntity, HoursException, Presence
from generator.records.entity import Entity
from generator.records.network import NamedAt, NamedEntity, NamedService
from generator.records.service import Offer, Related
from generator.records.statistics import Row, Table
from generator.records.vocabulary import CenterGroup, Document, Home, Shortcut

What = Literal["service", "entity", "center"]

# Model → field → what it names.
FIELDS: Final[dict[type[Model], dict[str, What]]] = {
    Verified: {"by": "entity"},
    Scope: {"centers": "center", "except_centers": "center"},
    Offer: {"center": "center", "alternative": "center", "provider": "entity"},
    Related: {"service": "service"},
    Entity: {"parent": "entity"},
    Presence: {"entity": "entity"},
    HoursException: {"entity": "entity"},
    DeclaredEntity: {"entity": "entity"},
    Document: {"services": "service"},
    Shortcut: {"service": "service"},
    Home: {"most_used": "service"},
    CenterGroup: {"centers": "center"},
    Row: {"entity": "entity", "probable_entity": "entity", "center": "center"},
    Table: {"entity": "entity", "center": "center", "by_center": "center"},
    NamedAt: {"center": "center"},
    NamedEntity: {"entity": "entity", "center_by_name": "center"},
    NamedService: {"centers": "center"},
}


@dataclass(frozen=True, slots=True)
class Reference:
    """A word that names a record, and where it stands in the text."""

    what: What
    word: str
    start: int
    end: int


def references(tree: Tree, shape: Shape) -> Iterator[Reference]:
    """Every reference of a file, in the order of the text."""
    ends = dict(tree.scalars)
    yield from _below(tree.root, shape, None, ends)


def _below(
    value: Scalar | Collection, shape: Shape, what: What | None, ends: Mapping[int, int]
) -> Iterator[Reference]:
    if isinstance(value, Scalar):
        what = "center" if shape.model is Offer else what  # an offer may be its centre alone
        if what is not None:
            yield Reference(what, value.text, value.start, value.end)
        return
    fields = _named(shape.model) if value.is_mapping else {}
    for part in value.parts:
        if what is not None and value.is_mapping:
            yield Reference(what, part.key, part.start, ends[part.start])
        elif value.is_mapping:
            yield from _below(part.value, shape.below(part.key), fields.get(part.key), ends)
        else:
            yield from _below(part.value, shape, what, ends)


def _named(model: type[Model] | None) -> dict[str, What]:
    above = model.__mro__ if model is not None else ()
    return {field: what for base in above for field, what in FIELDS.get(base, {}).items()}
