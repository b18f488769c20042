"""The small invented catalogue of ``tests/data/small``, and roots that a test makes for itself."""

import shutil
from datetime import date
from functools import cache
from pathlib import Path
from textwrap import dedent

from generator.catalogue import Catalogue
from generator.outputs.page import HtmlPage, Outputs
from generator.outputs.render import render
from generator.records.load import Loaded, load

DATA = Path(__file__).resolve().parent / "data"
SMALL = DATA / "small"
FILES = len(list(SMALL.rglob("*.yml")))
AS_OF = date(2026, 8, 1)
LATER = date(2026, 9, 1)  # when the first exception of the centre «norte» is past
REPOSITORY_URL = "https://example.org/portal"

SOURCES = """\
sources:
  - kind: ficha
    title: Ficha
    supports: [summary]
"""
# The least that is a right catalogue: one entity, one centre, one service given there.
LEAST = {
    "entities/ejemplo.yml": "name: Entidad de Ejemplo\nacronym: EDE\nlevel: nacional\n"
    "sources:\n  - kind: ficha\n    title: Ficha\n    supports: [name, acronym]\n",
    "centers/norte.yml": "name: Centro MAC Norte\ntype: centro\nstatus: abierto\ndepartment: Lima\n"
    "entities:\n  - entity: ejemplo\n"
    "sources:\n  - kind: ficha\n    title: Ficha\n    supports: [entities]\n",
    "catalogue/ejemplo/uno.yml": "title: Servicio uno\nkind: tramite\nsummary: Resumen.\n"
    + SOURCES,
}


def copied(folder: Path) -> Path:
    """The small catalogue's records in a folder of a test's own, without what builds keep beside them."""
    return Path(
        shutil.copytree(SMALL, folder, ignore=shutil.ignore_patterns(".cache"), dirs_exist_ok=True)
    )


@cache
def loaded() -> Loaded:
    return load(SMALL)


@cache
def small() -> Catalogue:
    return Catalogue(loaded())


@cache
def outputs() -> Outputs:
    return render(small(), AS_OF, REPOSITORY_URL)


def page(record: str) -> HtmlPage:
    """The page of a record, or of an address when it is no record's."""
    return next(p for p in outputs().pages if record in (p.record, p.url))


def service(fields: str = "", title: str = "Servicio uno") -> str:
    """The text of a least service with more fields."""
    return f"title: {title}\nkind: tramite\nsummary: Resumen.\n" + dedent(fields) + SOURCES


def write(root: Path, files: dict[str, str]) -> Path:
    """The least right catalogue with files added or replaced, below ``root``."""
    for folder in ("catalogue", "entities", "centers"):
        (root / folder).mkdir(parents=True, exist_ok=True)
    for path, text in {**LEAST, **files}.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    return root


def made(root: Path, files: dict[str, str]) -> Catalogue:
    """The catalogue of :func:`write`, which must be readable."""
    loaded = load(write(root, files))
    assert [p.text() for p in loaded.problems] == []
    return Catalogue(loaded)


def with_service(root: Path, fields: str) -> Catalogue:
    """The least catalogue whose service has more fields."""
    return made(root, {"catalogue/ejemplo/uno.yml": service(fields)})
