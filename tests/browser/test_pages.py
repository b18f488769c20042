"""Pages as people see them: every kind at both widths, with and without scripts."""

import urllib.error
import urllib.request

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESKTOP, PHONE, Opener

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


def test_an_old_address_leads_to_the_record_that_holds_it(open_page: Opener) -> None:
    page = open_page("tramites/trabajo-ancash/certificado-unico-laboral/")
    page.wait_for_url("**/tramites/mtpe/certificado-unico-laboral/")
    expect(page.locator("main")).to_have_attribute(
        "data-record", "catalogue/mtpe/certificado-unico-laboral"
    )
