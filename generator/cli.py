"""``mac``: the only module that prints and exits."""

import json
import os
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime, timedelta, timezone
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Annotated, Literal

import typer

from generator.catalogue import Catalogue
from generator.checks import check as check_catalogue
from generator.explanations import near_codes
from generator.liaison.explain import all_codes, explained
from generator.liaison.problem_formats import as_annotations, as_json, as_text, sum_up
from generator.liaison.record_files import chosen, format_files, texts_of, write_all
from generator.liaison.refused import RefusedError
from generator.liaison.rename import renamed, renaming
from generator.liaison.scaffold import complete, new_record
from generator.liaison.told import told_of_format, told_of_new, told_of_rename
from generator.problems import CODES, Problem, counts, first_of_each_file, shown, visible
from generator.records.load import Loaded, load
from generator.views.stale import lines, lines_of_entity, stale_report

PERU = timezone(timedelta(hours=-5))
REPOSITORY = Path(__file__).resolve().parent.parent
app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    help="Catálogo de los centros MAC: revisa y publica las fichas.",
)
report = typer.Typer(no_args_is_help=True, help="Informes sobre el catálogo.")
app.add_typer(report, name="report")


class Format(StrEnum):
    """How problems are printed."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"


class ReportFormat(StrEnum):
    """How a report is printed."""

    TEXT = "text"
    JSON = "json"


Root = Annotated[Path, typer.Option(help="Carpeta con catalogue/, entities/ y centers/.")]


@app.command()
def check(
    root: Root = REPOSITORY,
    format: Annotated[Format, typer.Option(help="text, json o github.")] = Format.TEXT,
    as_of: Annotated[str, typer.Option(help="Día de la revisión: 2026-12-31. Si falta, hoy.")] = "",
    strict: Annotated[
        bool, typer.Option("--strict", help="Con avisos también sale con 1.")
    ] = False,
) -> None:
    """Revisa todas las fichas. Sale con 0 si no hay errores, 1 si hay, 2 si el comando está mal."""
    day = day_of(as_of) or today()
    loaded = load(root)
    problems = check_loaded(loaded, day)
    show(problems, format, records=len(loaded.sources))
    number = counts(problems)
    raise typer.Exit(1 if number["errors"] or (strict and number["warnings"]) else 0)


@report.command()
def stale(
    root: Root = REPOSITORY,
    as_of: Annotated[str, typer.Option(help="Día del informe: 2026-12-31. Si falta, hoy.")] = "",
    format: Annotated[ReportFormat, typer.Option(help="text o json.")] = ReportFormat.TEXT,
    entity: Annotated[str, typer.Option(help="Solo las fichas de esta entidad: reniec.")] = "",
) -> None:
    """Qué fichas nadie verificó o tienen fuentes viejas, por entidad, las peores primero."""
    day = day_of(as_of) or today()
    loaded = load(root)
    if counts(loaded.problems)["errors"]:
        show(loaded.problems, Format.TEXT)
        raise typer.Exit(1)
    found = stale_report(Catalogue(loaded), day)
    if entity and entity not in found.ids:
        print(f"No hay fichas de «{entity}». Usa la clave de su carpeta: reniec.", file=sys.stderr)
        raise typer.Exit(2)
    if format is ReportFormat.JSON:
        print(json.dumps(found.as_json(entity), ensure_ascii=False, indent=2))
    else:
        print("\n".join(lines_of_entity(found, entity) if entity else lines(found)))


@app.command()
def fmt(
    paths: Annotated[
        list[Path] | None, typer.Argument(help="Fichas o carpetas. Si faltan, todas.")
    ] = None,
    root: Root = REPOSITORY,
    check: Annotated[
        bool, typer.Option("--check", help="Solo dice cuáles cambiarían; sale con 1 si hay.")
    ] = False,
) -> None:
    """Ordena las fichas: campos, comillas y ancho de línea. No cambia lo que dicen."""
    problems: list[Problem] = []
    with refusals():
        files = chosen(root, paths or (), problems)
        results = list(format_files(root, files, problems))
        changed = {result.file: result.text for result in results if result.is_changed}
        if not check:
            write_all(root, changed)
    refused = [result.refusal for result in results if result.refusal]
    print("\n".join((*told_of_format(changed, len(results), check), *refused)))
    if problems:
        show(sorted(problems), Format.TEXT)
    raise typer.Exit(1 if problems or refused or (check and changed) else 0)


@app.command()
def new(
    context: typer.Context,
    what: Annotated[
        Literal["service", "entity", "center"], typer.Argument(help="service, entity o center.")
    ],
    title: Annotated[str, typer.Option(help="Nombre, como lo busca la gente.")] = "",
    entity: Annotated[str, typer.Option(help="Entidad del servicio: reniec.")] = "",
    slug: Annotated[str, typer.Option(help="Clave. Si falta, sale del nombre.")] = "",
    kind: Annotated[str, typer.Option(help="tramite u orientacion.")] = "",
    level: Annotated[str, typer.Option(help="nacional, regional, local o privado.")] = "",
    acronym: Annotated[str, typer.Option(help="Siglas de la entidad.")] = "",
    type: Annotated[str, typer.Option(help="centro o express.")] = "",
    department: Annotated[str, typer.Option(help="Departamento del centro.")] = "",
    summary: Annotated[str, typer.Option(help="Resumen del servicio.")] = "",
    source: Annotated[str, typer.Option(help="Título de la fuente.")] = "",
    source_url: Annotated[str, typer.Option(help="Dirección web de la fuente.")] = "",
    distinct: Annotated[
        bool, typer.Option("--distinct", help="Es otra ficha, aunque se parezca a una que hay.")
    ] = False,
    root: Root = REPOSITORY,
) -> None:
    """Crea una ficha con comentarios que explican cada campo. Pregunta lo que haga falta."""
    given = {flag: value for flag, value in context.params.items() if isinstance(value, str)}
    with refusals():
        answers = complete(what, given, typer.prompt if sys.stdin.isatty() else None)
        record = new_record(Catalogue(load(root)), what, answers, distinct)
        write_all(root, {record.file: record.text})
    print("\n".join(told_of_new(record)))


@app.command()
def rename(
    old: Annotated[
        str, typer.Argument(help="centers/callao, entities/reniec, reniec/duplicado-dni.")
    ],
    new: Annotated[str, typer.Argument(help="La clave nueva, escrita igual.")],
    root: Root = REPOSITORY,
) -> None:
    """Cambia la clave de una ficha y de todo lo que la nombra; su dirección vieja lleva a la nueva."""
    with refusals():
        changed = renamed(renaming(Catalogue(load(root)), old, new), texts_of(root))
        write_all(root, changed)
    print("\n".join(told_of_rename(changed)))


@contextmanager
def refusals() -> Iterator[None]:
    """A command that refuses says why and leaves; it wrote nothing."""
    try:
        yield
    except RefusedError as error:
        print(error, file=sys.stderr)
        raise typer.Exit(error.code) from None


@app.command()
def build(
    root: Root = REPOSITORY,
    site_dir: Annotated[Path | None, typer.Option(help="Carpeta del sitio.")] = None,
    as_of: Annotated[str, typer.Option(help="Fecha del sitio: 2026-12-31. Por defecto, hoy.")] = "",
) -> None:
    """Construye el portal. Si algo falla, el sitio anterior queda como estaba."""
    from generator.publish.errors import PublishError
    from generator.publish.mkdocs_plugin import build as build_site

    day = day_of(as_of)
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
    if code and code not in CODES:
        near = " o ".join(f"«{known}»" for known in near_codes(code))
        hint = f"¿Quisiste decir {near}?" if near else "Mira todos con «mac explain»."
        print(f"No hay ningún código «{visible(shown(code))}». {hint}", file=sys.stderr)
        raise typer.Exit(2)
    for line in explained(code) if code else all_codes():
        print(line)


def day_of(text: str) -> date | None:
    """The day somebody gave on the command line, if any; anything else is misuse."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        print(f"«{text}» no es una fecha. Escribe año-mes-día: 2026-12-31.", file=sys.stderr)
        raise typer.Exit(2) from None


def check_loaded(loaded: Loaded, as_of: date) -> list[Problem]:
    """The problems of reading and of the whole on that day, in the order of the files."""
    found = sorted((*loaded.problems, *check_catalogue(Catalogue(loaded), as_of)))
    return list(first_of_each_file(found))


def today() -> date:
    """The day in Peru."""
    return datetime.now(PERU).date()


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


def main() -> None:
    """The console script."""
    app()
