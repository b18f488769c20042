"""Pages as people see them: every kind at both widths, with and without scripts."""

import urllib.error
import urllib.request

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESKTOP, PHONE, Opener
from tests.browser.kinds import DNI

KINDS = (
    "", "tramites/", "centros/", "entidades/", "situaciones/", "buscar/", "acerca/",
    "tramites/reniec/duplicado-dni-mayores/", "tramites/mtc/revalidacion-licencia-conducir/",
    "centros/callao/", "centros/la-libertad/", "entidades/reniec/", "situaciones/perdi-mi-documento/",
)  # fmt: skip


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("path", KINDS)
def test_a_page_opens_without_errors_and_fits_its_width(
    open_page: Opener, path: str, viewport: dict[str, int]
) -> None:
    page = open_page(path, viewport)
    expect(page.locator("main h1")).to_have_count(1)
    expect(page.locator("html")).to_have_attribute("lang", "es-PE")
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= viewport["width"]


@pytest.mark.parametrize("path", KINDS)
def test_a_page_reads_without_scripts(open_page: Opener, path: str) -> None:
    page = open_page(path, PHONE, javascript=False)
    expect(page.locator("main h1")).to_be_visible()
    assert len(page.locator("main").inner_text()) > 120
    expect(page.locator("[data-picker], [data-filters-box]").locator("visible=true")).to_have_count(
        0
    )


def test_every_link_of_the_main_pages_leads_somewhere(open_page: Opener) -> None:
    """As scripts leave them; those of the HTML itself are followed on every page by ``tests/outputs``."""
    links: dict[str, str] = {}
    for path in KINDS:
        page = open_page(path)
        own = page.url.split("/portal/")[0] + "/portal/"
        found = page.eval_on_selector_all("a[href]", "found => found.map(a => a.href)")
        links |= {url.split("#")[0].split("?")[0]: path for url in found if url.startswith(own)}
    assert len(links) > 200
    lost = {f"{path} → {link}" for link, path in links.items() if not answers(link)}
    assert lost == set()


def answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address) as answer:
            return bool(answer.status == 200)
    except urllib.error.HTTPError:
        return False


def test_the_address_of_a_page_that_does_not_exist_helps(open_page: Opener) -> None:
    page = open_page("404.html")
    expect(page.get_by_role("heading", level=1)).to_contain_text("No encontramos")
    expect(page.locator("input[type=search][name=q]")).to_be_visible()


def mistyped(open_page: Opener, path: str) -> Page:
    """What a server answers there: the page for what is not found, at the address that was typed."""
    page = open_page("404.html", PHONE)
    site = page.url.removesuffix("404.html")
    body = page.request.get(page.url).text()
    page.route(site + path, lambda route: route.fulfill(content_type="text/html", body=body))
    page.goto(site + path)
    return page


@pytest.mark.parametrize(
    ("path", "meant"),
    [
        ("tramites/reniec/duplicado-dni-mayore/", DNI),
        ("centros/lima-nrte/", "centros/lima-norte/"),
        ("tramites/duplicado%20de%20dn%C3%AD", DNI),
    ],
)
def test_a_mistyped_address_is_told_what_it_may_have_meant(
    open_page: Opener, path: str, meant: str
) -> None:
    page = mistyped(open_page, path)
    offered = page.locator("[data-meant-here] a")
    expect(offered.first).to_be_visible(timeout=15_000)
    own = page.url.split("/portal/")[0] + "/portal/"
    links = [link.evaluate("a => a.href") for link in offered.all()]
    assert own + meant in links
    assert 0 < len(links) <= 5


def test_an_address_like_nothing_here_is_offered_nothing(open_page: Opener) -> None:
    page = mistyped(open_page, "zzzz-qqqq/")
    page.wait_for_load_state("networkidle")
    loaded = page.evaluate("performance.getEntriesByType('resource').map(one => one.name)")
    assert any("datos/" in name for name in loaded)  # it was searched
    expect(page.locator("[data-meant-here]")).to_be_hidden()


def test_the_page_for_what_is_not_found_loads_no_search_by_itself(open_page: Opener) -> None:
    page = open_page("404.html", PHONE)
    page.wait_for_load_state("networkidle")
    loaded = page.evaluate("performance.getEntriesByType('resource').map(one => one.name)")
    assert any(name.endswith("no-encontrada.js") for name in loaded)
    assert not any("buscador" in name for name in loaded)


def test_an_old_address_leads_to_the_record_that_holds_it(open_page: Opener) -> None:
    page = open_page("tramites/trabajo-ancash/certificado-unico-laboral/")
    page.wait_for_url("**/tramites/mtpe/certificado-unico-laboral/")
    expect(page.locator("main")).to_have_attribute(
        "data-record", "catalogue/mtpe/certificado-unico-laboral"
    )
