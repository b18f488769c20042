"""axe finds no fault on any kind of page, with every rule at three widths, light and dark, and in the middle of a task."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.kinds import KINDS, OLD_ADDRESS, STATES

AXE = (Path(__file__).parent / "tools/node_modules/axe-core/axe.min.js").read_text()
WIDTHS = (320, 768, 1280)
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
RUN = """async tags => {
  const rules = {"target-size": {enabled: true}};
  const {violations, passes} = await axe.run(document, {runOnly: tags, rules, resultTypes: ["violations"]});
  return {
    passed: passes.map(rule => rule.id),
    faults: violations.map(rule => rule.id + ": " + rule.nodes.map(node => node.html.slice(0, 160)).join(" | ")),
  };
}"""


@pytest.fixture(scope="module")
def sheet(browser: Browser) -> Iterator[Page]:
    """One page that goes from address to address; moving on by itself is off, as for old addresses."""
    context = browser.new_context(locale="es-PE", reduced_motion="reduce")
    yield context.new_page()
    context.close()


def opened(sheet: Page, site: str, path: str) -> None:
    if path == OLD_ADDRESS:  # stays only where it does not lead on
        sheet.goto("about:blank")
        html = sheet.request.get(site + path).text()
        sheet.set_content(html.replace('http-equiv="refresh"', "").replace("default-src", "x-src"))
    else:
        sheet.goto(site + path)
    sheet.evaluate(AXE)


def faults(sheet: Page) -> list[str]:
    """Every rule, both schemes, each width."""
    found: list[str] = []
    for scheme in ("light", "dark"):
        sheet.emulate_media(color_scheme=scheme)
        for width in WIDTHS:
            sheet.set_viewport_size({"width": width, "height": 800})
            answer: Any = sheet.evaluate(RUN, RULES)
            assert {"color-contrast", "target-size", "region", "html-has-lang"} <= set(
                answer["passed"]
            )
            found += [f"{scheme} {width}: {fault}" for fault in answer["faults"]]
    return found


@pytest.mark.parametrize("path", KINDS)
def test_a_page_has_no_fault(sheet: Page, site: str, path: str) -> None:
    opened(sheet, site, path)
    assert faults(sheet) == []


@pytest.mark.parametrize("state", STATES)
def test_a_page_in_use_has_no_fault(sheet: Page, site: str, state: str) -> None:
    path, do = STATES[state]
    sheet.set_viewport_size({"width": 1280, "height": 800})
    opened(sheet, site, path)
    do(sheet)
    assert faults(sheet) == []


def test_a_fault_would_be_found(sheet: Page, site: str) -> None:
    opened(sheet, site, "")
    sheet.evaluate(
        "document.querySelector('main h1').insertAdjacentHTML('afterend', '<h5>x</h5><img src=x>')"
    )
    assert {fault.split(": ")[1] for fault in faults(sheet)} >= {"heading-order", "image-alt"}
