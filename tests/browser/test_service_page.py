"""Choosing a centre and a case: only what applies stays, in the address too."""

import re

from playwright.sync_api import expect

from tests.browser.conftest import PHONE, Opener

DNI = "tramites/reniec/duplicado-dni-mayores/"


def test_a_case_leaves_only_its_facts(open_page: Opener) -> None:
    page = open_page(DNI, PHONE)
    fees = page.locator("[data-field=fees] tbody tr")
    everything = fees.locator("visible=true").count()
    page.get_by_role("radio", name="DNI azul").check()
    assert 0 < fees.locator("visible=true").count() < everything
    expect(page.locator(".datos [data-says=cost]")).to_have_text("S/\u00a030.00")
    assert "dni=azul" in page.url
    page.get_by_role("radio", name="Ver todo").check()
    expect(fees.locator("visible=true")).to_have_count(everything)


def test_a_shared_address_shows_the_same_choice(open_page: Opener) -> None:
    page = open_page(f"{DNI}?centro=callao&dni=electronico")
    expect(page.get_by_label("¿A qué centro irás?")).to_have_value("callao")
    expect(page.get_by_role("radio", name="DNI electrónico")).to_be_checked()
    places = page.locator("[data-field=offered_at] .lugares > li").locator("visible=true")
    expect(places).to_have_count(1)
    expect(places).to_contain_text("Centro MAC Callao")


def test_a_choice_that_does_not_exist_shows_everything(open_page: Opener) -> None:
    page = open_page(f"{DNI}?centro=marte&dni=verde")
    expect(page.get_by_role("radio", name="Ver todo")).to_be_checked()
    assert page.locator("[data-field=offered_at] .lugares > li").locator("visible=true").count() > 5


def test_facts_of_another_centre_are_hidden(open_page: Opener) -> None:
    page = open_page(f"{DNI}?centro=callao")
    for element in page.locator("[data-centers]").locator("visible=true").all():
        assert "callao" in (element.get_attribute("data-centers") or "").split()


def test_the_picker_works_from_the_keyboard(open_page: Opener) -> None:
    page = open_page(DNI)
    page.get_by_label("¿A qué centro irás?").focus()
    page.keyboard.press("ArrowDown")
    assert "centro=" in page.url
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowRight")
    assert "dni=" in page.url


def test_the_correction_leads_to_the_file_of_the_record(open_page: Opener) -> None:
    page = open_page(DNI)
    link = page.get_by_role("link", name="Corrige esta ficha")
    expect(link).to_have_attribute(
        "href", re.compile(r"/edit/main/catalogue/reniec/duplicado-dni-mayores\.yml$")
    )


def test_without_scripts_every_centre_and_case_is_listed(open_page: Opener) -> None:
    page = open_page(DNI, javascript=False)
    assert page.locator("[data-field=offered_at] .lugares > li").count() >= 10
    text = page.locator("[data-field=fees]").inner_text()
    assert "DNI azul" in text
    assert "DNI electrónico" in text
