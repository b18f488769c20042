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
    phone.goto(site + SERVICES[0])
    bottoms = {}
    for path in SERVICES:
        with urllib.request.urlopen(site + path) as answer:
            body = re.search(r"<body.*?>(.*)</body>", answer.read().decode(), re.DOTALL)
        assert body
        bottoms[path] = phone.evaluate(
            "html => { document.body.innerHTML = html;"
            " return document.querySelector('.datos').getBoundingClientRect().bottom }",
            body[1],
        )
    assert len(bottoms) > 170
    assert {path: bottom for path, bottom in bottoms.items() if bottom > PHONE["height"]} == {}


def test_every_service_prints_on_two_sheets(phone: Page, site: str) -> None:
    sheets = {}
    for path in SERVICES:
        phone.goto(site + path, wait_until="domcontentloaded")
        sheets[path] = pages_of(phone.pdf(prefer_css_page_size=True))
    assert min(sheets.values()) >= 1
    assert {path: n for path, n in sheets.items() if n > SHEETS} == {}


def pages_of(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf))
