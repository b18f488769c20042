"""Whole journeys with the keyboard alone: every step is a key a person presses."""

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import DESKTOP, PHONE, Opener
from tests.browser.kinds import DNI, suggested

FOCUSED = "document.activeElement.innerText || document.activeElement.value || document.activeElement.name || ''"


def tab_to(page: Page, selector: str, most: int = 150) -> None:
    """Press Tab until what has the focus fits; every stop on the way must be seen."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
        assert page.evaluate(
            "document.activeElement === document.body || document.activeElement.checkVisibility()"
        )
    raise AssertionError(f"no stop at {selector}; the last was {page.evaluate(FOCUSED)!r}")


def test_from_the_home_page_to_what_a_copy_costs_at_a_centre(open_page: Opener) -> None:
    page = open_page("", DESKTOP)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('.salto')")
    page.keyboard.press("Enter")
    tab_to(page, "input[type=search][name=q]")
    page.keyboard.type("duplicado dni", delay=20)
    suggested(page)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/tramites/reniec/duplicado-dni-mayores/**")
    tab_to(page, "select[name=centro]")
    page.keyboard.type("MAC Callao")
    expect(page).to_have_url(re.compile("centro=callao"))
    tab_to(page, "input[type=radio]")
    page.keyboard.press("ArrowRight")
    expect(page).to_have_url(re.compile("dni="))
    expect(page.locator("dl.datos").get_by_text("S/").first).to_be_visible()


def test_the_checklist_is_ticked_and_the_page_printed_and_sent(open_page: Opener) -> None:
    page = open_page(DNI, PHONE)
    page.evaluate("window.print = () => { window.printed = true }")
    tab_to(page, "[data-print]")
    page.keyboard.press("Enter")
    assert page.evaluate("window.printed")
    tab_to(page, "a[href^='https://wa.me/']")
    tab_to(page, "a[href^='sms:']")
    tab_to(page, ".lista input[type=checkbox]")
    page.keyboard.press("Space")
    expect(page.locator(".lista input[type=checkbox]").first).to_be_checked()


def test_results_are_reached_filtered_and_left(open_page: Opener) -> None:
    page = open_page("buscar/", DESKTOP)
    tab_to(page, "input[type=search][name=q]")
    page.keyboard.type("licencia de conducir")
    suggested(page)
    page.keyboard.press(
        "Escape"
    )  # pressed before there is a list, it empties the box, as in any search box
    expect(page.get_by_role("listbox")).to_be_hidden()
    page.keyboard.press("Enter")
    expect(page.locator("[data-results]")).to_have_attribute("data-state", "done", timeout=15_000)
    tab_to(page, "select[name=costo]")
    page.keyboard.press("ArrowDown")
    expect(page).to_have_url(re.compile("costo="))
    page.keyboard.press("ArrowUp")
    expect(page.locator("[data-results]")).to_have_attribute("data-state", "done")
    expect(page.locator("[data-result] a").first).to_be_visible()
    tab_to(page, "[data-result] a")
    page.keyboard.press("Enter")
    page.wait_for_url("**/tramites/**")


def test_the_list_of_all_is_filtered_and_left(open_page: Opener) -> None:
    page = open_page("tramites/", DESKTOP)
    tab_to(page, "select[name=costo]")
    page.keyboard.press("ArrowDown")
    expect(page).to_have_url(re.compile("costo=gratis"))
    tab_to(page, ".indice a")
    page.keyboard.press("Enter")
    page.wait_for_url("**/tramites/*/*/")


def test_a_centre_is_reached_and_one_of_its_services_opened_for_it(open_page: Opener) -> None:
    page = open_page("centros/", DESKTOP)
    tab_to(page, "main a[href$='callao/']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/centros/callao/")
    tab_to(page, ".entidad li a")
    page.keyboard.press("Enter")
    page.wait_for_url("**/tramites/**centro=callao*")


def test_escape_closes_the_suggestions_and_the_focus_stays(open_page: Opener) -> None:
    page = open_page("", PHONE)
    tab_to(page, "input[type=search][name=q]")
    page.keyboard.type("pasaporte", delay=20)
    suggested(page)
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    assert page.evaluate("document.activeElement.name") == "q"
