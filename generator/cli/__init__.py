"""``mac``: the only package that prints and exits.

What only one command needs is imported there: no other waits for it.
"""

import gc
import json
import sys
import time
from datetime import date
from enum import StrEnum
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from generator.cli.clock import day_of, today
from generator.cli.editor import editor
from generator.cli.files import fmt, new, rename
from generator.cli.reading import reading
from generator.cli.terminal import (
    REPOSITORY,
    Cache,
    Format,
    Jobs,
    ReportFormat,
    Root,
    show,
    whole_catalogue,
)
from generator.cli.workbench import advisories, codeowners, comment, links, nginx, smoke
from generator.problems import Problem, counts, shown, visible
from generator.problems.codes import CODES

if TYPE_CHECKING:
    from generator.publish.shelf import FileShelf

_SELDOM = 300_000
"""New objects after which Python looks for circles among them; after 700 it finds mostly models that stay."""

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    help="Catálogo de los centros MAC: revisa y publica las fichas.",
)
report = typer.Typer(no_args_is_help=True, help="Informes sobre el catálogo.")
app.add_typer(report, name="report")
report.command()(reading)
app.command()(fmt)
app.command()(new)
app.command()(rename)
app.command()(codeowners)
app.command()(nginx)
app.command()(smoke)
app.command(hidden=True)(comment)
report.command()(links)
report.command()(advisories)
app.command()(editor)


class DiffFormat(StrEnum):
    """How a comparison is printed."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"


@app.command()
def check(
    root: Root = REPOSITORY,
    format: Annotated[Format, typer.Option(help="text, json o github.")] = Format.TEXT,
    as_of: Annotated[str, typer.Option(help="Día de la revisión: 2026-12-31. Si falta, hoy.")] = "",
    strict: Annotated[
        bool, typer.Option("--strict", help="Con avisos también sale con 1.")
    ] = False,
    jobs: Jobs = 0,
    cache: Cache = True,
) -> None:
    """Revisa todas las fichas. Sale con 0 si no hay errores, 1 si hay, 2 si el comando está mal."""
    from generator.publish.last_check import recalled
    from generator.publish.shelf import FileShelf

    day = day_of(as_of) or today()
    shelf = FileShelf(root / ".cache" if cache else None)
    problems, records = recalled(shelf, root, day) or _checked(root, day, shelf, jobs)
    show(problems, format, records=records)
    number = counts(problems)
    raise typer.Exit(1 if number["errors"] or (strict and number["warnings"]) else 0)


def _checked(root: Path, day: date, shelf: "FileShelf", jobs: int) -> tuple[list[Problem], int]:
    """All problems, and how many records were read; both are kept for the next time."""
    from generator.publish.checked import load_and_check
    from generator.publish.last_check import keep
    from generator.publish.workers import Workers
    from generator.records.reading import ChangedError

    try:
        loaded, problems = load_and_check(root, day, Workers(jobs).share, shelf)
    except ChangedError as error:
        print(f"{error} cambió mientras se revisaba. Vuelve a empezar.", file=sys.stderr)
        raise typer.Exit(2) from error
    keep(shelf, root, day, loaded.digests, problems)
    shelf.save()
    return list(problems), len(loaded.sources)


@report.command()
def stale(
    root: Root = REPOSITORY,
    as_of: Annotated[str, typer.Option(help="Día del informe: 2026-12-31. Si falta, hoy.")] = "",
    format: Annotated[ReportFormat, typer.Option(help="text o json.")] = ReportFormat.TEXT,
    entity: Annotated[str, typer.Option(help="Solo las fichas de esta entidad: reniec.")] = "",
) -> None:
    """Qué fichas nadie verificó o tienen fuentes viejas, por entidad, las peores primero."""
    from generator.views.stale import lines, lines_of_entity, stale_report

    day = day_of(as_of) or today()
    found = stale_report(whole_catalogue(root), day)
    if entity and entity not in found.ids:
        print(f"No hay fichas de «{entity}». Usa la clave de su carpeta: reniec.", file=sys.stderr)
        raise typer.Exit(2)
    if format is ReportFormat.JSON:
        print(json.dumps(found.as_json(entity), ensure_ascii=False, indent=2))
    else:
        print("\n".join(lines_of_entity(found, entity) if entity else lines(found)))


@app.command()
def diff(
    base: Annotated[
        str,
        typer.Argument(
            help="Versión anterior: una rama (desde donde te separaste), BASE...HEAD, o una carpeta."
        ),
    ],
    head: Annotated[
        str, typer.Argument(help="Versión nueva. Si falta, los archivos de ahora.")
    ] = "",
    root: Root = REPOSITORY,
    format: Annotated[DiffFormat, typer.Option(help="text, markdown o json.")] = DiffFormat.TEXT,
    as_of: Annotated[str, typer.Option(help="Día de las páginas: 2026-12-31. Si falta, hoy.")] = "",
) -> None:
    """Qué verá cambiar la gente de una versión a otra, qué páginas y quién lo aprueba. Sale con 0."""
    from generator.liaison.diff import compare, version
    from generator.liaison.diff_formats import as_json as diff_json
    from generator.liaison.diff_formats import as_text as diff_text
    from generator.liaison.diff_markdown import as_markdown
    from generator.liaison.revisions import RevisionError, ends, load_folder, load_version

    day = day_of(as_of) or today()
    try:
        base, head = ends(base, head, root)
        before = load_version(base, root)
        after = load_version(head, root) if head else load_folder(root)
    except RevisionError as error:
        print(error, file=sys.stderr)
        raise typer.Exit(2) from None
    found = compare(version(before), version(after), day)
    if format is DiffFormat.MARKDOWN:
        print(as_markdown(found), end="")
    else:
        print(diff_json(found) if format is DiffFormat.JSON else "\n".join(diff_text(found)))


@app.command()
def build(
    root: Root = REPOSITORY,
    site_dir: Annotated[Path | None, typer.Option(help="Carpeta del sitio.")] = None,
    as_of: Annotated[str, typer.Option(help="Fecha del sitio: 2026-12-31. Por defecto, hoy.")] = "",
    compress: Annotated[
        bool, typer.Option(help="Dejar copias .gz y .br al lado de cada archivo de texto.")
    ] = True,
    search: Annotated[
        bool, typer.Option(help="Preparar el buscador. Sin él no publiques el sitio.")
    ] = True,
    jobs: Jobs = 0,
    cache: Cache = True,
) -> None:
    """Construye el portal. Si algo falla, el sitio anterior queda como estaba."""
    from generator.publish.builds import build as build_site
    from generator.publish.errors import PublishError

    day = day_of(as_of)
    started = time.perf_counter()
    try:
        built = build_site(REPOSITORY / "mkdocs.yml", root=root, site_dir=site_dir, as_of=day,
                           compress=compress, jobs=jobs, cache=cache, search=search)  # fmt: skip
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
    from generator.publish.errors import PublishError

    try:
        run(root=root, config_file=REPOSITORY / "mkdocs.yml", host=host, port=port, say=print)
    except PublishError as error:
        print(error, file=sys.stderr)
        raise typer.Exit(1) from None


@app.command()
def schema(
    check: Annotated[
        bool, typer.Option("--check", help="No escribe: sale con 1 si no están al día.")
    ] = False,
    folder: Annotated[Path, typer.Option(help="Carpeta de los esquemas.")] = REPOSITORY / "schemas",
) -> None:
    """Escribe los esquemas con que un editor ayuda a llenar las fichas."""
    from generator.liaison.schema import documents
    from generator.liaison.schema_folder import outdated, write

    written = documents()
    changed = outdated(folder, written) if check else write(folder, written)
    if check and changed:
        print(f"No están al día: {', '.join(changed)}. Corre: mac schema", file=sys.stderr)
        raise typer.Exit(1)
    news = f" Cambió: {', '.join(changed)}." if changed else ""
    print(f"{len(written)} esquemas al día.{news}")


@app.command()
def explain(
    code: Annotated[str, typer.Argument(help="El código que va entre corchetes.")] = "",
) -> None:
    """Explica un código de error con un ejemplo, o lista todos los códigos."""
    from generator.explanations import near_codes
    from generator.liaison.explain import all_codes, explained

    if code and code not in CODES:
        near = " o ".join(f"«{known}»" for known in near_codes(code))
        hint = f"¿Quisiste decir {near}?" if near else "Mira todos con «mac explain»."
        print(f"No hay ningún código «{visible(shown(code))}». {hint}", file=sys.stderr)
        raise typer.Exit(2)
    for line in explained(code) if code else all_codes():
        print(line)


def main() -> None:
    """The console script. What the terminal cannot show is written out instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    gc.set_threshold(_SELDOM)
    try:
        app()
    finally:
        gc.freeze()  # the process ends: to look for circles among all it made takes a sixth of the time
