"""A catalogue of thousands: no page is heavy, and every record is reached from the home page by links alone."""

import posixpath
from itertools import chain

import pytest

from generator.catalogue import Catalogue
from generator.outputs.html_pages import pages_of
from generator.outputs.page import HtmlPage
from generator.outputs.paged_pages import center_html, entity_html, life_event_html
from generator.outputs.render import other_parts
from tests.parsed import Page
from tests.small import AS_OF, LEAST, REPOSITORY_URL, made

MENU = ("tramites/", "centros/", "situaciones/", "entidades/")
FRAME = 10_000
HEAVIEST = 150_000 - FRAME
SERVICES, ENTITIES = 1_500, 210
# Names of records that look like the addresses of later pages
ODD = ("letra", "letra-c", "pagina-2", "lista")


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    owners = [*ODD, *(f"entidad-{i}" for i in range(ENTITIES - len(ODD)))]
    files = {f"entities/{slug}.yml": entity(i, slug) for i, slug in enumerate(owners)}
    for i in range(SERVICES):  # half of them by one entity
        owner = "letra" if i % 2 else owners[i % len(owners)]
        slug = ODD[i // 2 % len(ODD)] if i < 2 * len(ODD) else f"servicio-{i}"
        files[f"catalogue/{owner}/{slug}.yml"] = service(i)
    files["centers/norte.yml"] = LEAST["centers/norte.yml"].replace(
        "entities:\n", "entities:\n" + "".join(f"  - entity: {slug}\n" for slug in owners)
    )
    files["catalogue/_vocabulary/life_events.yml"] = (
        "mudanza:\n  title: Me mudo\n  summary: De casa.\n"
    )
    return made(tmp_path_factory.mktemp("long"), files)


def entity(number: int, slug: str) -> str:
    return LEAST["entities/ejemplo.yml"].replace(
        "name: Entidad de Ejemplo\nacronym: EDE\n", f"name: Entidad pública llamada {slug} {number}\n"
    ).replace(", acronym]", "]")  # fmt: skip


def service(number: int) -> str:
    first = "Certificado" if number % 3 else ("Ñandú", "4.ª categoría", "Ábaco", "Zona")[number % 4]
    return (
        f"title: {first} de una cosa bastante larga de nombrar {number}\nkind: tramite\n"
        "summary: Resumen de lo que se hace aquí.\nlife_events: [mudanza]\noffered_at:\n  - norte\n"
        "sources:\n  - kind: ficha\n    title: Ficha\n    supports: [summary, offered_at]\n"
    )


@pytest.fixture(scope="module")
def pages(catalogue: Catalogue) -> dict[str, HtmlPage]:
    """Address → page, of all but the services."""
    found = [
        *(page for part in other_parts(catalogue) if part.startswith(("listas/", "letras/"))
          for page in pages_of(catalogue, part, AS_OF, REPOSITORY_URL)),
        *chain.from_iterable(entity_html(catalogue, key, REPOSITORY_URL) for key in catalogue.entities),
        *center_html(catalogue, "norte", AS_OF, REPOSITORY_URL),
        *life_event_html(catalogue, "mudanza", REPOSITORY_URL),
    ]  # fmt: skip
    by_path = {page.path: page for page in found}
    assert len(by_path) == len(found), "two pages at one address"
    assert not by_path.keys() & {f"tramites/{key}/index.html" for key in catalogue.services}
    return {page.url: page for page in found}


def links(page: HtmlPage) -> set[str]:
    """Addresses below the base that a page links, without what a script would add."""
    folder = page.url.rpartition("/")[0]
    hrefs = (href.partition("#")[0].partition("?")[0] for href in Page(page.content).links)
    joined = (
        posixpath.normpath(posixpath.join("/", folder, href)) for href in hrefs if ":" not in href
    )
    return {f"{path}/".lstrip("/") for path in joined}


def test_no_page_is_heavy(pages: dict[str, HtmlPage]) -> None:
    assert max(len(page.content.encode()) for page in pages.values()) < HEAVIEST


def test_every_record_is_reached_by_links(catalogue: Catalogue, pages: dict[str, HtmlPage]) -> None:
    for starts in (("",), MENU):
        reached: set[str] = set()
        ahead = set(starts)
        while ahead:
            reached |= ahead
            ahead = {link for at in ahead if at in pages for link in links(pages[at])} - reached
        wanted = {f"tramites/{key}/" for key in catalogue.services}
        if starts == MENU:
            wanted |= {f"entidades/{key}/" for key in catalogue.entities}
        assert wanted <= reached
        ours = {r for r in reached if r.startswith(MENU) and r not in wanted}
        assert ours <= pages.keys() | {f"tramites/{key}/" for key in catalogue.services}


@pytest.mark.parametrize(
    "start", ["tramites/letra-c/", "entidades/letra/", "centros/norte/", "situaciones/mudanza/"]
)
def test_pages_follow_each_other(pages: dict[str, HtmlPage], start: str) -> None:
    seen: list[str] = []
    at = start
    while at:
        seen.append(at)
        here = Page(pages[at].content)
        total = int(here.one("nav", aria_label="Páginas").text.split()[3])
        assert f"Página {len(seen)} de {total}" in here.one("nav", aria_label="Páginas").text
        assert here.one("a", aria_current="page", aria_label=f"Página {len(seen)}")
        steps = {e.attributes["rel"]: resolved(at, e.attributes["href"]) for e in here.all("a") if e.attributes.get("rel") in ("prev", "next")}  # fmt: skip
        assert steps.get("prev") == (seen[-2] if len(seen) > 1 else None)
        at = steps.get("next", "")
    assert len(seen) == total > 2
    assert len({pages[url].title for url in seen}) == total


def resolved(at: str, href: str) -> str:
    return f"{posixpath.normpath(posixpath.join(at, href))}/"


def test_each_service_stands_once_in_the_letters(
    catalogue: Catalogue, pages: dict[str, HtmlPage]
) -> None:
    listed = [
        link for url, page in pages.items() if url.startswith("tramites/letra-")
        for link in Page(page.content).links if link.count("/") == 5
    ]  # fmt: skip
    assert len(listed) == len(set(listed)) == len(catalogue.services)


def test_letters_keep_accents_numbers_and_enie_in_their_place(pages: dict[str, HtmlPage]) -> None:
    letters = Page(pages["tramites/"].content).all("a")
    assert [e.text for e in letters if "letra-" in e.attributes["href"]] == [
        "0-9",
        "A",
        "C",
        "Ñ",
        "S",
        "Z",
    ]
    assert "Ábaco" in pages["tramites/letra-a/"].content
    assert "Ñandú" in pages["tramites/letra-enie/"].content


def test_only_the_first_page_is_the_record_s(pages: dict[str, HtmlPage]) -> None:
    assert pages["entidades/letra/"].record == "entities/letra"
    assert pages["entidades/letra/pagina-2/"].record is None
    assert pages["centros/norte/pagina-2/"].record is None
