"""What a phone loads: HTML within 12 KB, a first visit within 100 KB, compressed; all of it from the site."""

import gzip
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.kinds import DNI

KB = 1000
HTML, VISIT, SEARCH = 12 * KB, 100 * KB, 250 * KB


def services(web: Path) -> list[Path]:
    return [
        p.parent
        for p in (web / "portal/tramites").glob("*/*/index.html")
        if b"data-service" in p.read_bytes()
    ]


def test_the_html_of_every_service_is_light(site: str, web: Path) -> None:
    copies = {folder.name: (folder / "index.html.gz").stat().st_size for folder in services(web)}
    assert len(copies) > 150
    assert {name: size for name, size in copies.items() if size > HTML} == {}


def visit(browser: Browser, site: str, path: str, until: str = "") -> dict[str, int]:
    """Address below the site → bytes after gzip, of all that a first visit on a phone asks for."""
    context = browser.new_context(
        viewport={"width": 360, "height": 740}, is_mobile=True, locale="es-PE"
    )
    page = context.new_page()
    sizes: dict[str, int] = {}
    answers = []
    page.on("response", lambda answer: answers.append(answer))
    page.goto(site + path, wait_until="networkidle")
    if until:
        page.wait_for_selector(until)
    for answer in answers:
        assert answer.url.startswith((site, "data:")), answer.url
        if answer.url.startswith(site) and answer.ok:
            sizes[answer.url.removeprefix(site)] = len(gzip.compress(answer.body(), 9))
    context.close()
    return sizes


@pytest.mark.parametrize("path", ["", DNI, "centros/callao/", "tramites/", "acerca/"])
def test_a_first_visit_is_light(browser: Browser, site: str, path: str) -> None:
    loaded = visit(browser, site, path)
    assert any(name.endswith("portal.css") for name in loaded)
    assert any(name.endswith("portal.js") for name in loaded)
    assert sum(loaded.values()) <= VISIT, loaded


def test_first_results_are_light(browser: Browser, site: str) -> None:
    page = visit(browser, site, "buscar/")
    first = visit(browser, site, "buscar/?q=perdi+mi+dni", "[data-results][data-state=done]")
    assert any("datos/" in name for name in first)
    assert sum(first.values()) <= sum(page.values()) + SEARCH, first
    assert sum(first.values()) <= VISIT + SEARCH


def test_style_and_scripts_stand_in_the_folder_that_may_be_kept_for_ever(
    browser: Browser, site: str
) -> None:
    kept = [name for name in visit(browser, site, DNI) if name.endswith((".css", ".js"))]
    assert len(kept) > 2
    assert len({name.split("/")[1] for name in kept}) == 1
    assert all(name.startswith("assets/") and len(name.split("/")[1]) == 12 for name in kept)
