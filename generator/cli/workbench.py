"""Commands of the repository and its publishing line: ``mac codeowners``, and what workflows run.

What only one of them needs is imported there: `mac check` must not wait for it.
"""

import json
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from generator.cli.clock import today
from generator.cli.files import refusals
from generator.cli.terminal import REPOSITORY, Root, whole_catalogue


class LinksFormat(StrEnum):
    """How the report of links is printed."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"


def codeowners(
    root: Root = REPOSITORY,
    check: Annotated[
        bool, typer.Option("--check", help="No escribe: sale con 1 si no está al día.")
    ] = False,
    file: Annotated[Path, typer.Option(help="Archivo que se escribe.")] = REPOSITORY
    / ".github/CODEOWNERS",
) -> None:
    """Escribe a quién pide GitHub que revise cada ficha, según «maintainers» de las entidades."""
    from generator.liaison.codeowners import codeowners as text_of

    catalogue = whole_catalogue(root)  # an entity that cannot be read would lose its rules
    with refusals():
        text = text_of(catalogue)
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
    from generator.outputs.render import redirects
    from generator.outputs.serving import nginx_http, nginx_server

    moved = redirects(whole_catalogue(root))
    out.mkdir(parents=True, exist_ok=True)
    (out / "mac-http.conf").write_text(nginx_http(moved), encoding="utf-8")
    (out / "mac-server.conf").write_text(nginx_server(str(site.absolute())), encoding="utf-8")
    print(f"Listo: {out}/mac-http.conf y {out}/mac-server.conf, con {len(moved)} redirecciones.")


def comment(
    event: Annotated[
        Path,
        typer.Option(envvar="GITHUB_EVENT_PATH", help="El evento, en JSON, que GitHub escribió."),
    ],
    repository: Annotated[str, typer.Option(envvar="GITHUB_REPOSITORY", help="dueño/nombre.")],
    token: Annotated[str, typer.Option(envvar="GITHUB_TOKEN", help="Permiso para comentar.")],
    api: Annotated[str, typer.Option(envvar="GITHUB_API_URL")] = "https://api.github.com",
    root: Root = REPOSITORY,
) -> None:
    """Cuenta en una propuesta lo que la gente verá cambiar. Lo llama un flujo de GitHub, no una persona."""
    from generator.liaison.github_api import GitHub, GitHubError
    from generator.liaison.pull_request import Preview
    from generator.liaison.pull_request import comment as comment_on
    from generator.liaison.revisions import RevisionError

    preview = Preview.of(json.loads(event.read_text(encoding="utf-8")))
    if preview is None:
        print("No es de una propuesta: no hay qué comentar.")
        return
    try:
        done = comment_on(GitHub(api, repository, token), preview, root, today())
    except (GitHubError, RevisionError) as error:
        print(error, file=sys.stderr)
        raise typer.Exit(1) from None
    print("\n".join(done))


def smoke(
    url: Annotated[str, typer.Argument(help="Dirección del sitio publicado, con su barra final.")],
    site_dir: Annotated[Path, typer.Option(help="El sitio que se construyó.")] = REPOSITORY
    / "site",
    wait: Annotated[int, typer.Option(help="Segundos que se le da para estar a la vista.")] = 600,
    headers: Annotated[
        bool, typer.Option("--headers", help="Pide también los encabezados del proyecto.")
    ] = False,
) -> None:
    """Pide unas páginas al sitio publicado y las compara con las que se construyeron. Sale con 1 si difieren."""
    from generator.publish.errors import PublishError
    from generator.publish.smoke import smoke as ask
    from generator.publish.smoke import wanted

    try:
        asked = wanted(site_dir)
    except PublishError as error:
        print(error, file=sys.stderr)
        raise typer.Exit(1) from None
    if wrong := ask(url, asked, wait, headers=headers):
        print("\n".join(wrong), file=sys.stderr)
        raise typer.Exit(1)
    print(f"{len(asked)} direcciones de {url} dan lo que se construyó.")


def links(
    root: Root = REPOSITORY,
    format: Annotated[LinksFormat, typer.Option(help="text, markdown o json.")] = LinksFormat.TEXT,
    minutes: Annotated[int, typer.Option(help="A lo más, cuánto puede demorar.")] = 30,
) -> None:
    """Qué enlaces de las fichas ya no responden, por entidad. Pregunta despacio; sale con 0."""
    from generator.catalogue import Catalogue
    from generator.liaison.link_check import Manners, check
    from generator.liaison.links import as_json, as_markdown, lines
    from generator.liaison.links import links as links_of
    from generator.records.load import load

    places = links_of(Catalogue(load(root)))
    findings = check(places, Manners(until=minutes * 60))
    if format is LinksFormat.JSON:
        print(as_json(places, findings))
    else:
        told = as_markdown if format is LinksFormat.MARKDOWN else lines
        print("\n".join(told(places, findings)))


def advisories(
    audit: Annotated[Path, typer.Argument(help="El informe de pip-audit, en JSON.")],
) -> None:
    """Avisos de seguridad de las dependencias. Dice aparte por cuáles no se pudo preguntar; sale con 0."""
    from generator.liaison.advisories import as_markdown

    text = audit.read_text(encoding="utf-8") if audit.is_file() else ""
    print("\n".join(as_markdown(text)))
