"""``mac report reading``."""

import json
from typing import Annotated

import typer

from generator.cli.terminal import REPOSITORY, ReportFormat, Root, whole_catalogue


def reading(
    root: Root = REPOSITORY,
    format: Annotated[ReportFormat, typer.Option(help="text o json.")] = ReportFormat.TEXT,
    most: Annotated[int, typer.Option(min=0, help="Cuántas fichas se listan en text.")] = 20,
) -> None:
    """Qué fichas se leen con más dificultad, por la escala INFLESZ, las peores primero."""
    from generator.views.reading import lines, reading_report

    found = reading_report(whole_catalogue(root))
    if format is ReportFormat.JSON:
        print(json.dumps(found.as_json(), ensure_ascii=False, indent=2))
    else:
        print("\n".join(lines(found, most)))
