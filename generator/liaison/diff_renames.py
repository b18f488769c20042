"""Records that moved: who names one by its new name names the same record, and that is no change."""

from collections.abc import Mapping
from typing import Any, Final

from pydantic import BaseModel

Renames = Mapping[str, Mapping[str, str]]
"""Folder → old key → new key."""

_LEADS_TO: Final = {
    "service": "catalogue", "services": "catalogue", "related": "catalogue", "most_used": "catalogue",
    "center": "centers", "centers": "centers", "except_centers": "centers", "alternative": "centers",
    "entity": "entities", "provider": "entities", "parent": "entities", "by": "entities",
}  # fmt: skip


def follow(value: Any, renames: Renames, field: str = "") -> Any:
    """The same value with every reference to a record that moved under its new name."""
    if isinstance(value, BaseModel):
        followed = {
            name: new
            for name, old in value
            if name != "moved_from" and (new := follow(old, renames, name)) is not old
        }
        return value.model_copy(update=followed) if followed else value
    if isinstance(value, tuple):
        items = tuple(follow(item, renames, field) for item in value)
        return value if all(a is b for a, b in zip(items, value, strict=True)) else items
    if isinstance(value, dict):
        entries = {key: follow(item, renames, field) for key, item in value.items()}
        return value if all(entries[key] is value[key] for key in value) else entries
    if isinstance(value, str):
        return renames.get(_LEADS_TO.get(field, ""), {}).get(value, value)
    return value
