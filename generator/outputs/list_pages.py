"""Home, the lists, search, and the pages about records that no record has."""

from typing import Any, Final

from generator.catalogue import Catalogue
from generator.outputs import scripts
from generator.outputs.page import HtmlPage
from generator.outputs.paged_pages import LIFE_EVENTS, edit_url
from generator.outputs.structured_data import breadcrumbs, json_ld, website
from generator.outputs.templates import body
from generator.views.errors import errors_page
from generator.views.fields import fields_page
from generator.views.glossary import all_terms
from generator.views.home import (
    centers_page,
    entities_page,
    home_page,
    life_events_page,
    search_page,
    services_page,
)  # fmt: skip

HOME: Final = "inicio"
MISSING: Final = "404"
_LISTS: Final[dict[str, tuple[str, str, str, str, Any, tuple[str, ...]]]] = {
    "tramites": ("Trámites", "Trámites de la A a la Z", "Todos los trámites y orientaciones de los centros "
         "MAC, con filtros por entidad, centro, costo y cita.", "services.html", services_page, ("tramites.js",)),
    "centros": ("Centros", "Centros MAC y MAC Express", "Direcciones, horarios y entidades de cada centro "
         "MAC y punto MAC Express.", "centers.html", centers_page, ()),
    "entidades": ("Entidades", "Entidades de los centros MAC", "Las entidades que atienden en los centros MAC y lo que hace "
         "cada una.", "entities.html", entities_page, ()),
    "situaciones": ("Situaciones", "¿Qué te pasó?", "Elige tu situación y mira qué trámites te pueden servir.",
         "life_events.html", life_events_page, ()),
    "glosario": ("Glosario", "¿Qué significa esa palabra?", "Palabras y siglas de los trámites explicadas: TUPA, UIT, "
         "apostilla, silencio positivo y otras.", "glossary.html", all_terms, ()),
    "buscar": ("Buscar", "Buscar", "Busca trámites, centros y entidades.", "search.html", search_page, scripts.SEARCH),
}  # fmt: skip
"""Folder → its name in the trail, title, description, template, view and scripts."""
_FILES: Final = {"situaciones": LIFE_EVENTS, "glosario": "catalogue/_vocabulary/glossary.yml"}
"""Lists that are one file; the others are made of many records."""
_CONTRIBUTING: Final[dict[str, tuple[str, str, str]]] = {
    "errores": ("Errores y cómo se arreglan", "Errores",
         "Qué significa cada código de la revisión de fichas, con un ejemplo y su arreglo."),
    "campos": ("Qué significa cada campo", "Campos",
         "Los campos de las fichas: su nombre en el archivo, qué va en cada uno y un ejemplo."),
    "componentes": ("Componentes del portal", "Componentes",
         "Las piezas con que se arma cada página del portal, con su código."),
}  # fmt: skip
"""Pages below /colaborar/ → title, name in the trail and description."""

_TEMPLATES: Final = {
    "errores": "errors.html",
    "campos": "fields.html",
    "componentes": "components.html",
}

NAMES: Final = (HOME, *_LISTS, *_CONTRIBUTING, MISSING)
"""Every one of these pages."""


def list_html(catalogue: Catalogue, name: str, repository: str, site_url: str = "") -> HtmlPage:
    """The page of one of :data:`NAMES`."""
    if name in _LISTS:
        return _list(catalogue, name, repository, site_url)
    if name in _CONTRIBUTING:
        return _contributing(name, site_url)
    return _home(catalogue, site_url) if name == HOME else _missing()


def name_at(path: str) -> str | None:
    """Which of them stands at a file's path, if one does."""
    named = {"index.html": HOME, "404.html": MISSING}
    named |= {f"{folder}/index.html": folder for folder in _LISTS}
    named |= {f"colaborar/{folder}/index.html": folder for folder in _CONTRIBUTING}
    return named.get(path)


def _home(catalogue: Catalogue, site_url: str) -> HtmlPage:
    return HtmlPage(
        path="index.html",
        kind="inicio",
        title="Trámites en los centros MAC",
        description="Requisitos, costos, citas y centros de los trámites que puedes hacer en los "
        "centros MAC del Perú.",
        content=body("home.html", page=home_page(catalogue), base=""),
        data=json_ld(website(site_url)),
        scripts=("centro.js",),
    )


def _list(catalogue: Catalogue, folder: str, repository: str, site_url: str) -> HtmlPage:
    crumb, title, description, template, view, loaded = _LISTS[folder]
    file = _FILES.get(folder, "")
    edit = edit_url(repository, file) if file else ""
    return HtmlPage(
        path=f"{folder}/index.html",
        kind="buscar" if folder == "buscar" else "lista",
        title=title,
        description=description,
        content=body(template, page=view(catalogue), base="../", file=file, edit_url=edit),
        scripts=loaded,
        data=json_ld(breadcrumbs(site_url or "../", ((crumb, f"{folder}/"),))),
    )


def _contributing(folder: str, site_url: str) -> HtmlPage:
    title, short, description = _CONTRIBUTING[folder]
    values: dict[str, object] = {}
    if folder == "errores":
        values = {"themes": errors_page()}
    elif folder == "campos":
        values = {"files": fields_page()}
    content = body(_TEMPLATES[folder], base="../../", **values)
    place = f"colaborar/{folder}/"
    trail = breadcrumbs(site_url or "../../", (("Colaborar", "colaborar/"), (short, place)))
    return HtmlPage(
        path=f"{place}index.html",
        kind="lista",
        title=title,
        description=description,
        content=content,
        data=json_ld(trail),
    )


def _missing() -> HtmlPage:
    return HtmlPage(
        path="404.html",
        kind="error",
        title="No encontramos esa página",
        description="Busca el trámite o llama a Aló MAC, 1800.",
        content=body("not_found.html", base=""),
        scripts=("no-encontrada.js",),
    )
