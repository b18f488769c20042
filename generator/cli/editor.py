"""``mac editor``: the forms, on this machine or inside a built site."""

import sys
from contextlib import suppress
from pathlib import Path
from threading import Event
from typing import Annotated

import typer

from generator.cli.files import refusals
from generator.cli.terminal import REPOSITORY, Root, whole_catalogue

SERVER_PORT = 8081
"""Where ``decap-server`` listens, on loopback."""


def editor(
    site_dir: Annotated[
        Path | None,
        typer.Option(help="Sitio ya construido donde va /editor/. Si falta, en tu máquina."),
    ] = None,
    login: Annotated[
        str, typer.Option(envvar="MAC_EDITOR_LOGIN", help="Dirección que da el ingreso con GitHub.")
    ] = "",
    repository: Annotated[
        str, typer.Option(envvar="MAC_REPO_URL", help="Dirección del repositorio en GitHub.")
    ] = "https://github.com/example/mac-portal",
    tools: Annotated[Path, typer.Option(help="Lo que trae «make editor-tools».")] = REPOSITORY
    / ".cache"
    / "editor",
    root: Root = REPOSITORY,
    port: Annotated[int, typer.Option(help="Puerto, en tu máquina.")] = 8001,
) -> None:
    """Editor con formulario. En tu máquina guarda cada ficha en una rama; con --site-dir, en GitHub."""
    from urllib.parse import urlsplit

    from generator.liaison.editor_config import Target, editor_config
    from generator.liaison.editor_folder import decap_server, serving, write_editor

    if site_dir and not login:
        print("Para publicarlo hace falta --login: mira docs/colaborar/editor.md.", file=sys.stderr)
        raise typer.Exit(2)
    target = Target(
        urlsplit(repository).path.strip("/"),
        login,
        "" if site_dir else f"http://127.0.0.1:{SERVER_PORT}",
    )
    catalogue = whole_catalogue(root)
    web = site_dir or tools / "www"
    with refusals():
        write_editor(web / "editor", tools, editor_config(catalogue, target), target)
        if site_dir:
            print(f"El editor está en {web / 'editor'}.")
            return
        with decap_server(tools, root, SERVER_PORT), serving(web, port) as address:
            print(f"El editor está en {address}editor/ · Ctrl-C para terminar", flush=True)
            with suppress(KeyboardInterrupt):
                Event().wait()
