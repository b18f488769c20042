"""The Jinja2 environment of page bodies: strict, escaping, and without access to the disk but its own folder."""

from functools import cache
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from generator.outputs.plain_code import PlainEnvironment

REPEATED: Final = frozenset(["count", "doubt", "icon", "refs", "section_sources"])
"""Macros of numbers and of short words."""
TEMPLATES = Path(__file__).resolve().parent.parent / "templates"


@cache
def environment() -> Environment:
    """One environment for all pages; a name a template misspells is an error, never an empty page."""
    return PlainEnvironment(
        repeated=REPEATED,
        loader=FileSystemLoader(TEMPLATES),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def forget() -> None:
    """Read them anew from now on: one may have been saved."""
    environment.cache_clear()


def body(template: str, **values: Any) -> str:
    """The body of a page from its template and its view."""
    return environment().get_template(template).render(**values)
