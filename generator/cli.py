"""``mac``: the only module that prints and exits."""

import json
import sys
import time
from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from generator.catalogue import Catalogue
from generator.checks import check as check_catalogue
from generator.problems import CODES, Problem, counts
from generator.records.load import Loaded, load

REPOSITORY = Path(__file__).resolve().parent.parent
app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    help="Catálogo de los centros MAC: revisa y publica las fichas.",
)


class Format(StrEnum):
    """How problems are printed."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"


Root = Annotated[Path, typer.Option(help="Carpeta con catalogue/, entities/ y centers/.")]


@app.command()
def check(
    root: Root = REPOSITORY,
    format: Annotated[Format, typer.Option(help="text, json o github.")] = Format.TEXT,
) -> None:
    """Revisa todas las fichas. Sale con 0 si no hay errores, 1 si hay, 2 si el comando está mal."""
    loaded = load(root)
    problems = check_loaded(loaded)
    show(problems, format, records=len(loaded.sources))
    raise typer.Exit(1 if counts(problems)["errors"] else 0)


@app.command()
def build(
    root: Root = REPOSITORY,
    site_dir: Annotated[Path | None, typer.Option(help="Carpeta del sitio.")] = None,
    as_of: Annotated[str, typer.Option(help="Fecha del sitio: 2026-12-31. Por defecto, hoy.")] = "",
) -> None:
    """Construye el portal. Si algo falla, el sitio anterior queda como estaba."""
    from generator.publish.errors import PublishError
    from generator.publish.mkdocs_plugin import build as build_site

    try:
        day = date.fromisoformat(as_of) if as_of else None
    except ValueError:
        print(f"«{as_of}» no es una fecha. Escribe año-mes-día: 2026-12-31.", file=sys.stderr)
        raise typer.Exit(2) from None
    started = time.perf_counter()
    try:
        built = build_site(REPOSITORY / "mkdocs.yml", root=root, site_dir=site_dir, as_of=day)
    except PublishError as error:
        print(f"{error}\nEl sitio anterior queda como estaba.", file=sys.stderr)
        raise typer.Exit(1) from None
    if not built.published:
        show([p for p in built.problems if p.severity == "error"], Format.TEXT)
        print("No se publicó nada: el sitio anterior queda como estaba.", file=sys.stderr)
        raise typer.Exit(1)
    for warning in built.warnings:
        print(f"aviso: {warning}", file=sys.stderr)
    print(f"{built.pages} páginas en {time.perf_counter() - started:.1f} s.")


@app.command()
def serve(
    root: Root = REPOSITORY,
    host: Annotated[str, typer.Option(help="Dirección.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Puerto.")] = 8000,
) -> None:
    """Muestra el portal en tu máquina y lo rehace cada vez que guardas una ficha."""
    from generator.publish.dev_server import serve as run

    run(root=root, config_file=REPOSITORY / "mkdocs.yml", host=host, port=port)


@app.command()
def explain(code: Annotated[str, typer.Argument(help="El código que va entre corchetes.")]) -> None:
    """Explica un código de error."""
    if code not in CODES:
        print(f"No hay ningún código «{code}».", file=sys.stderr)
        raise typer.Exit(2)
    print(f"{code} ({CODES[code].severity})\n  {CODES[code].hint}")


def check_loaded(loaded: Loaded) -> list[Problem]:
    """Every problem of reading and of the whole, in the order of the files."""
    return sorted((*loaded.problems, *check_catalogue(Catalogue(loaded))))


def show(problems: Sequence[Problem], format: Format, records: int | None = None) -> None:
    """Print problems, how many there are and, where it is known, how many records were read."""
    number = counts(problems)
    if format is Format.JSON:
        data = {
            "problems": [p.as_json() for p in problems],
            "counts": {"records": records, **number},
        }
        print(json.dumps(data, ensure_ascii=False, indent=2))
        return
    for problem in problems:
        print(annotation(problem) if format is Format.GITHUB else problem.text())
    read = f"{records} fichas leídas: " if records is not None else ""
    print(f"{read}{number['errors']} errores, {number['warnings']} avisos.")


def annotation(problem: Problem) -> str:
    """A line GitHub shows beside the file: see «Workflow commands» in GitHub's documentation."""
    properties = {
        "file": problem.file,
        "line": problem.line,
        "col": problem.column,
        "title": problem.code,
    }
    escaped = ",".join(f"{k}={_escape(str(v), ',:')}" for k, v in properties.items())
    return f"::{problem.severity} {escaped}::{_escape(f'{problem.message} {problem.hint}')}"


def _escape(text: str, more: str = "") -> str:
    for sign in f"%\r\n{more}":
        text = text.replace(sign, f"%{ord(sign):02X}")
    return text


def main() -> None:
    """The console script."""
    app()
