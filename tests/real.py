"""The repository's own catalogue, loaded once for every test that looks at it."""

from datetime import date
from functools import cache
from pathlib import Path

from generator.catalogue import Catalogue
from generator.outputs.page import Outputs
from generator.outputs.render import render
from generator.records.load import Loaded, load

REPOSITORY = Path(__file__).resolve().parent.parent
DATA = Path(__file__).resolve().parent / "data"
AS_OF = date(2026, 11, 23)


@cache
def loaded() -> Loaded:
    return load(REPOSITORY)


@cache
def catalogue() -> Catalogue:
    return Catalogue(loaded())


@cache
def outputs() -> Outputs:
    return render(catalogue(), AS_OF, "https://example.org/portal")


def current_ids() -> dict[str, str]:
    """Every service id that was ever given out → the id of the record that holds it now."""
    services = catalogue().services
    moved = {old: key for key, service in services.items() for old in service.moved_from}
    return {**{key: key for key in services}, **moved}
