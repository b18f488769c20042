"""Catalogue and models → the configuration of Decap CMS: a form for every record. Pure.

A collection for each entity's folder: a form reads only the records of one entity, however many the
catalogue has. Files of figures have no form: who copies them from a document works in the file.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

import yaml

from generator.catalogue import Catalogue
from generator.help.field_order import shape_of
from generator.help.fields import document_help
from generator.liaison.editor_choices import Choices, choices_of
from generator.liaison.editor_fields import Field, Form
from generator.liaison.schema import document
from generator.records.vocabulary import list_names
from generator.views.links import entity_label

_FILES: Final = {"service": "catalogue/x/x", "entity": "entities/x", "center": "centers/x"}
"""Any file of that kind, for the order of its fields."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where what a form saves goes: to GitHub's ``repository`` (``owner/name``), or to this machine.

    ``login`` is the address of the OAuth proxy that lets people in, ``server`` that of
    ``decap-server`` on loopback, without a path.
    """

    repository: str
    login: str = ""
    server: str = ""


def editor_config(catalogue: Catalogue, target: Target) -> dict[str, Any]:
    """Decap's whole configuration."""
    return {
        "backend": _backend(target),
        **({"local_backend": {"url": f"{target.server}/api/v1"}} if target.server else {}),
        "load_config_file": False,
        "publish_mode": "editorial_workflow",
        "locale": "es",
        "show_preview_links": False,
        "editor": {"preview": False},
        "media_folder": "docs/assets",
        "slug": {"encoding": "ascii", "clean_accents": True},
        "collections": list(_collections(catalogue)),
    }


def as_yaml(config: dict[str, Any]) -> str:
    """The file; a list that stands in many places is written once."""
    dumped: str = yaml.dump(
        config, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=1000
    )
    return dumped


def _backend(target: Target) -> dict[str, Any]:
    common = {"name": "github", "repo": target.repository, "branch": "main",
              "commit_messages": {"create": "Agrega {{path}}", "update": "Corrige {{path}}",
                                  "delete": "Quita {{path}}"}}  # fmt: skip
    if not target.login:
        return common
    return {**common, "base_url": target.login, "open_authoring": True}


def _collections(catalogue: Catalogue) -> Iterator[dict[str, Any]]:
    choices = choices_of(catalogue)
    service = _form("service", _FILES["service"], choices)
    for entity in sorted(
        catalogue.entities, key=lambda key: entity_label(catalogue, key).casefold()
    ):
        name = entity_label(catalogue, entity)
        yield _folder(
            f"catalogue-{entity}",
            f"Servicios: {name}",
            f"catalogue/{entity}",
            "title",
            "service",
            service,
        )
    entities = _form("entity", _FILES["entity"], choices)
    yield _folder("entities", "Entidades", "entities", "name", "entity", entities)
    centers = _form("center", _FILES["center"], choices)
    yield _folder("centers", "Centros", "centers", "name", "center", centers)
    yield {
        "name": "vocabulary",
        "label": "Listas comunes",
        "files": [_list(name, choices) for name in list_names()],
    }


def _form(kind: str, file: str, choices: Choices) -> list[Field]:
    return Form(document(kind), shape_of(file), choices).fields


def _folder(
    name: str, label: str, folder: str, title: str, kind: str, fields: list[Field]
) -> dict[str, Any]:
    return {
        "name": name, "label": label, "label_singular": document_help(kind)[0], "folder": folder,
        "create": True, "delete": False, "extension": "yml", "format": f"record-{kind}",
        "slug": "{{slug}}", "identifier_field": title, "summary": f"{{{{{title}}}}}",
        "sortable_fields": [title], "fields": fields,
    }  # fmt: skip


def _list(name: str, choices: Choices) -> dict[str, Any]:
    kind, file = f"vocabulary/{name}", f"catalogue/_vocabulary/{name}"
    title, description = document_help(kind)
    return {
        "name": name, "label": title, "description": description, "file": f"{file}.yml",
        "format": f"record-{name}", "fields": _form(kind, file, choices),
    }  # fmt: skip
