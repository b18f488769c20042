"""``/colaborar/campos/``: every field an author may write, its Spanish name, what it means, an example."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from generator.help.field_order import Shape, shape_of
from generator.help.fields import document_help, help_of
from generator.help.model_names import MODEL_NAMES
from generator.records.base import Model
from generator.records.network import OWN_SHAPES
from generator.records.vocabulary import list_names

# Each kind of file with any file of that kind.
_KINDS: Final = {
    "service": "catalogue/x/x",
    "entity": "entities/x",
    "center": "centers/x",
    **{f"vocabulary/{name}": f"catalogue/_vocabulary/{name}" for name in list_names()},
    "statistics/figures": "centers/_statistics/figures",
    **{f"statistics/{name}": f"centers/_statistics/{name}" for name in OWN_SHAPES},
}


@dataclass(frozen=True, slots=True)
class FieldView:
    """A field: ``name`` as authors write it, its title, what it means and an example of its value."""

    name: str
    title: str
    means: str
    example: str
    is_required: bool


@dataclass(frozen=True, slots=True)
class GroupView:
    """Fields that stand together: those of a record, or of one of its parts."""

    id: str
    name: str
    fields: tuple[FieldView, ...]


@dataclass(frozen=True, slots=True)
class FileView:
    """A kind of file; parts that several share are told where they come first."""

    id: str
    name: str
    means: str
    groups: tuple[GroupView, ...]


def fields_page() -> tuple[FileView, ...]:
    """Every field of every kind of file, in canonical order."""
    told: set[type[Model]] = set()
    return tuple(
        FileView(
            f"archivo-{kind.replace('/', '-').replace('_', '-')}",
            *document_help(kind),
            tuple(map(_group, _models(shape_of(file), told))),
        )
        for kind, file in _KINDS.items()
    )


def _models(shape: Shape, told: set[type[Model]]) -> Iterator[type[Model]]:
    """The models a file is made of that were not told yet: the whole before its parts."""
    if shape.model is None:
        if shape.values:
            yield from _models(shape.values, told)
    elif shape.model not in told:
        told.add(shape.model)
        yield shape.model
        for field in shape.fields():
            yield from _models(shape.below(field), told)


def _group(model: type[Model]) -> GroupView:
    required = {i.alias or name for name, i in model.model_fields.items() if i.is_required()}
    fields = tuple(_field(model, name, name in required) for name in Shape(model).fields())
    module = model.__module__.rpartition(".")[2]
    return GroupView(f"{module}-{model.__name__}".lower(), MODEL_NAMES[model], fields)


def _field(model: type[Model], name: str, is_required: bool) -> FieldView:
    title, told = help_of(model, name)
    means, _, example = told.partition(" Ejemplo: ")
    return FieldView(name, title, means, example.removesuffix("."), is_required)
