"""What the commands share: where the records are, and how problems reach the terminal."""

import os
import sys
from collections.abc import Sequence
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from generator.liaison.problem_formats import as_annotations, as_json, as_text, sum_up
from generator.problems import Problem, counts

if TYPE_CHECKING:  # what a command does not need it does not wait for
    from generator.catalogue import Catalogue

REPOSITORY = Path(__file__).resolve().parents[2]
Root = Annotated[Path, typer.Option(help="Carpeta con catalogue/, entities/ y centers/.")]
Cache = Annotated[bool, typer.Option(help="Usar lo que no cambió desde la última vez.")]
Jobs = Annotated[int, typer.Option(min=0, help="Procesos a la vez. Si falta, uno por núcleo.")]


class Format(StrEnum):
    """How problems are printed."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"


def show(problems: Sequence[Problem], format: Format, records: int | None = None) -> None:
    """Print problems, how many there are and, where it is known, how many records were read."""
    if format is Format.JSON:
        print(as_json(problems, records))
        return
    lines = as_annotations if format is Format.GITHUB else partial(as_text, colour=has_colours())
    for line in lines(problems):
        print(line)
    print(sum_up(problems, records))


def has_colours() -> bool:
    """Only on a terminal that knows them and whose reader wants them (https://no-color.org)."""
    wanted = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return wanted and sys.stdout.isatty()


def whole_catalogue(root: Path) -> "Catalogue":
    """Every record. With an error in any of them the command tells it and ends: half would mislead."""
    from generator.catalogue import Catalogue
    from generator.records.load import load

    loaded = load(root)
    if counts(loaded.problems)["errors"]:
        show(loaded.problems, Format.TEXT)
        raise typer.Exit(1)
    return Catalogue(loaded)


class ReportFormat(StrEnum):
    """How a report is printed."""

    TEXT = "text"
    JSON = "json"
