"""Commands of the repository and its publishing line: ``mac codeowners``, and what workflows run."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from generator.catalogue import Catalogue
from generator.cli.files import refusals
from generator.cli.terminal import REPOSITORY, Format, Root, show
from generator.liaison.codeowners import codeowners as text_of
from generator.outputs.render import redirects
from generator.outputs.serving import nginx_http, nginx_server
from generator.problems import counts
from generator.records.load import load


def codeowners(
    root: Root = REPOSITORY,
    check: Annotated[
        bool, typer.Option("--check", help="No escribe: sale con 1 si no está al día.")
    ] = False,
    file: Annotated[Path, typer.Option(help="Archivo que se escribe.")] = REPOSITORY
    / ".github/CODEOWNERS",
) -> None:
    """Escribe a quién pide GitHub que revise cada ficha, según «maintainers» de las entidades."""
    loaded = load(root)
    if counts(loaded.problems)["errors"]:  # an entity that cannot be read would lose its rules
        show(loaded.problems, Format.TEXT)
        raise typer.Exit(1)
    with refusals():
        text = text_of(Catalogue(loaded))
    is_current = file.is_file() and file.read_text(encoding="utf-8") == text
    if check and not is_current:
        print(f"{file} no está al día. Corre: mac codeowners", file=sys.stderr)
        raise typer.Exit(1)
    if not is_current:
        file.write_text(text, encoding="utf-8")
    print(f"{file.name} está al día: {sum(' @' in line for line in text.splitlines())} reglas.")


def nginx(
    out: Annotated[Path, typer.Argument(help="Carpeta donde se escriben los dos archivos.")],
    site: Annotated[Path, typer.Option(help="Carpeta del sitio, en el servidor.")] = REPOSITORY
    / "site",
    root: Root = REPOSITORY,
) -> None:
    """Escribe la configuración de nginx: encabezados, copias comprimidas y direcciones que cambiaron."""
    loaded = load(root)
    if counts(loaded.problems)["errors"]:
        show(loaded.problems, Format.TEXT)
        raise typer.Exit(1)
    moved = redirects(Catalogue(loaded))
    out.mkdir(parents=True, exist_ok=True)
    (out / "mac-http.conf").write_text(nginx_http(moved), encoding="utf-8")
    (out / "mac-server.conf").write_text(nginx_server(str(site.absolute())), encoding="utf-8")
    print(f"Listo: {out}/mac-http.conf y {out}/mac-server.conf, con {len(moved)} redirecciones.")
