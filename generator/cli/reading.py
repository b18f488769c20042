"""``mac report reading``."""

import json
from typing import Annotated

import typer

from generator.catalogue import Catalogue
from generator.cli.terminal import REPOSITORY, Format, ReportFormat, Root, show
from generator.problems import counts
from generator.records.load import load
from generator.views.reading import lines, reading_report


def reading(
    root: Root = REPOSITORY,
    format: Annotated[ReportFormat, typer.Option(help="text o json.")] = ReportFormat.TEXT,
    most: Annotated[int, typer.Option(min=0, help="Cuántas fichas se listan en text.")] = 20,
) -> None:
    """Qué fichas se leen con más dificultad, por la escala INFLESZ, las peores primero."""
    loaded = load(root)
    if counts(loaded.problems)["errors"]:
        show(loaded.problems, Format.TEXT)
        raise typer.Exit(1)
    found = reading_report(Catalogue(loaded))
    if format is ReportFormat.JSON:
        print(json.dumps(found.as_json(), ensure_ascii=False, indent=2))
    else:
        print("\n".join(lines(found, most)))
