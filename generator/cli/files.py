"""Commands that write records: ``mac fmt``, ``mac new``, ``mac rename``."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Literal

import typer

from generator.cli.terminal import REPOSITORY, Format, Root, show
from generator.liaison.refused import RefusedError
from generator.problems import Problem


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
    from generator.liaison.record_files import chosen, format_files, write_all
    from generator.liaison.told import told_of_format

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
    from generator.catalogue import Catalogue
    from generator.liaison.record_files import write_all
    from generator.liaison.scaffold import complete, new_record
    from generator.liaison.told import told_of_new
    from generator.records.load import load

    given = {flag: value for flag, value in context.params.items() if isinstance(value, str)}
    with refusals():
        answers = complete(what, given, typer.prompt if sys.stdin.isatty() else None)
        record = new_record(Catalogue(load(root)), what, answers, distinct)
        write_all(root, {record.file: record.text})
    print("\n".join(told_of_new(record)))


def rename(
    old: Annotated[
        str, typer.Argument(help="centers/callao, entities/reniec, reniec/duplicado-dni.")
    ],
    new: Annotated[str, typer.Argument(help="La clave nueva, escrita igual.")],
    root: Root = REPOSITORY,
) -> None:
    """Cambia la clave de una ficha y de todo lo que la nombra; su dirección vieja lleva a la nueva."""
    from generator.catalogue import Catalogue
    from generator.liaison.record_files import texts_of, write_all
    from generator.liaison.rename import renamed, renaming
    from generator.liaison.told import told_of_rename
    from generator.records.load import load

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
