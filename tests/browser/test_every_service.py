"""Every service's page on a small phone and on paper: the answers without scrolling, two sheets at most."""

import re
import urllib.request
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from generator.views.links import service_path
from tests.browser.conftest import PHONE
from tests.real import catalogue

SHEETS = 2
PRINTED = 20
PAPER = {"width": 718, "height": 1047}
"""A4 less margins of 10 mm, in CSS px."""
SERVICES = [service_path(key) for key in catalogue().services]


@pytest.fixture(scope="module")
def phone(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport=PHONE, locale="es-PE")  # type: ignore[arg-type]
    yield context.new_page()
    context.close()


def test_cost_time_cita_and_place_stand_in_the_first_screen_of_a_phone(
    phone: Page, site: str
) -> None:
    """Scripts change nothing above the strip, so one page is enough, its content set anew for each."""
    bottoms = measured(
        phone, site, "document.querySelector('.datos').getBoundingClientRect().bottom"
    )
    assert {path: bottom for path, bottom in bottoms.items() if bottom > PHONE["height"]} == {}


def test_every_service_prints_on_two_sheets(phone: Page, site: str) -> None:
    """The tallest as a sheet is wide are printed; what is lower needs no more sheets than they do."""
    phone.emulate_media(media="print")
    phone.set_viewport_size(PAPER)
    heights = measured(phone, site, "document.documentElement.scrollHeight")
    tallest = sorted(heights, key=heights.__getitem__)[-PRINTED:]
    sheets = {}
    for path in tallest:
        phone.goto(site + path, wait_until="domcontentloaded")
        sheets[path] = pages_of(phone.pdf(prefer_css_page_size=True))
    assert min(sheets.values()) >= 1
    assert {path: n for path, n in sheets.items() if n > SHEETS} == {}


def measured(page: Page, site: str, what: str) -> dict[str, float]:
    """What an expression of JavaScript says of each service's page; one page shows them all in turn."""
    page.goto(site + SERVICES[0])
    said: dict[str, float] = {}
    for path in SERVICES:
        with urllib.request.urlopen(site + path) as answer:
            body = re.search(r"<body.*?>(.*)</body>", answer.read().decode(), re.DOTALL)
        assert body
        said[path] = page.evaluate(
            f"html => {{ document.body.innerHTML = html; return {what} }}", body[1]
        )
    assert len(said) > 170
    return said


def pages_of(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf))
