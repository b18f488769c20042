"""The centre a person chose: found in two taps, remembered, shared, forgotten; the list to tick; the text to send."""

import re
from urllib.parse import unquote

import pytest
from playwright.sync_api import Page, expect

from generator.views.message import message, text
from generator.views.service import service_page
from tests.browser.conftest import PHONE, Opener
from tests.real import catalogue

DNI = "tramites/reniec/duplicado-dni-mayores/"
ANSWERS = (
    "reniec/duplicado-dni-mayores", "mtc/revalidacion-licencia-conducir", "inpe/antecedentes-judiciales",
    "migraciones/pasaporte-electronico-mayores", "sunat/ruc-persona-natural",
)  # fmt: skip


def select(page: Page):  # type: ignore[no-untyped-def]
    return page.get_by_label("¿A qué centro irás?")


def cost(page: Page):  # type: ignore[no-untyped-def]
    return page.locator(".datos [data-says=cost]")


def again(page: Page, path: str) -> None:
    """Another page of the site on the same device."""
    page.goto(page.url.split("/portal/")[0] + "/portal/" + path)


def test_what_a_dni_duplicate_costs_at_mac_callao_is_two_taps_from_home(open_page: Opener) -> None:
    page = open_page("", PHONE)
    page.get_by_role("link", name="Duplicado de DNI", exact=True).click()
    select(page).select_option(label="MAC Callao (Bellavista)")
    expect(cost(page)).to_contain_text("S/\u00a030.00")
    expect(page.locator(".datos [data-here]")).to_have_text("MAC Callao")
    expect(cost(page)).to_be_in_viewport()


def test_the_same_from_the_centre(open_page: Opener) -> None:
    page = open_page("", PHONE)
    page.get_by_role("link", name="MAC Callao", exact=True).click()
    page.get_by_role("link", name=re.compile("^Duplicado de DNI para mayores")).click()
    expect(select(page)).to_have_value("callao")
    expect(cost(page)).to_contain_text("S/\u00a030.00")


def test_a_centre_is_remembered_said_and_forgotten(open_page: Opener) -> None:
    page = open_page(DNI, PHONE)
    expect(page.get_by_role("button", name="Olvidar mi centro")).to_be_hidden()
    select(page).select_option("callao")
    expect(page.locator("[data-picked]")).to_have_text("Ves los datos de MAC Callao, en persona.")
    again(page, "tramites/reniec/renovacion-dni-mayores/")
    expect(select(page)).to_have_value("callao")
    expect(page.locator("[data-picked]")).to_have_text(
        "Ves los datos de MAC Callao, tu centro, en persona."
    )
    assert page.url.endswith("?centro=callao")
    page.get_by_role("button", name="Ver todos los centros").click()
    assert page.url.endswith("?centro=todos")
    expect(page.locator(".datos [data-here]")).to_contain_text("centros MAC")
    again(page, "")
    expect(page.locator("[data-my-center]")).to_contain_text("Tu centro: MAC Callao")
    again(page, DNI)
    page.get_by_role("button", name="Olvidar mi centro").click()
    assert page.url.endswith(DNI)
    again(page, DNI)
    expect(select(page)).to_have_value("")
    again(page, "")
    expect(page.locator("[data-my-center]")).to_be_hidden()


def test_the_address_wins_over_memory(open_page: Opener) -> None:
    page = open_page(DNI)
    select(page).select_option("callao")
    again(page, f"{DNI}?centro=piura")
    expect(select(page)).to_have_value("piura")
    expect(page.locator("[data-picked]")).to_have_text("Ves los datos de MAC Piura, en persona.")
    again(page, f"{DNI}?centro=todos")
    expect(select(page)).to_have_value("")


def test_a_remembered_centre_that_does_not_give_the_service_is_told(open_page: Opener) -> None:
    page = open_page(DNI)
    page.evaluate(
        "localStorage.setItem('mac:centro', JSON.stringify({id: 'marte', name: 'MAC Marte'}))"
    )
    page.reload()
    expect(page.locator("[data-picked]")).to_have_text(
        "MAC Marte, tu centro, no está en la lista de este trámite. Ves todos."
    )
    assert page.locator(".lugares > li").locator("visible=true").count() == 10


@pytest.mark.parametrize("kept", ["no es JSON", '{"id": "<b>", "name": "x"}', "null", "[]"])
def test_what_something_else_wrote_there_is_not_read(open_page: Opener, kept: str) -> None:
    page = open_page(DNI)
    page.evaluate("kept => localStorage.setItem('mac:centro', kept)", kept)
    page.reload()
    expect(select(page)).to_have_value("")


def test_the_page_of_a_centre_chooses_it(open_page: Opener) -> None:
    page = open_page("centros/callao/", PHONE)
    page.get_by_role("button", name="Este es mi centro").click()
    expect(page.get_by_text("Es tu centro")).to_be_visible()
    again(page, DNI)
    expect(select(page)).to_have_value("callao")


def test_ticks_stay_until_they_are_erased(open_page: Opener) -> None:
    page = open_page(DNI, PHONE)
    first = page.get_by_role("checkbox").first
    first.check()
    tools = page.locator("[data-ticks]")
    expect(tools).to_contain_text(re.compile(r"Tienes 1 de \d+\."))
    page.reload()
    expect(first).to_be_checked()
    again(page, "tramites/reniec/renovacion-dni-mayores/")
    expect(page.get_by_role("checkbox").first).not_to_be_checked()
    again(page, DNI)
    page.get_by_role("button", name="Borrar las marcas").click()
    expect(first).not_to_be_checked()
    expect(tools).to_be_hidden()
    page.reload()
    expect(first).not_to_be_checked()


@pytest.mark.parametrize("key", [k for k in ANSWERS if k in catalogue().services])
def test_the_answers_and_the_text_of_each_centre_are_those_of_the_catalogue(
    open_page: Opener, key: str
) -> None:
    """The script drops lines and changes answers; Python works them out. They must agree."""
    page = open_page(f"tramites/{key}/")
    view = service_page(catalogue(), key)
    url = page.url.split("?")[0]
    for place in view.places:
        select(page).select_option(place.center)
        sent = page.get_by_role("link", name="WhatsApp").get_attribute("href") or ""
        wanted = text(message(view, url), place).replace(url, f"{url}?centro={place.center}")
        assert unquote(sent.removeprefix("https://wa.me/?text=")) == wanted


def test_without_a_script_the_text_for_every_centre_is_sent(open_page: Opener) -> None:
    page = open_page(DNI, PHONE, javascript=False)
    view = service_page(catalogue(), "reniec/duplicado-dni-mayores")
    for name, start in (("WhatsApp", "https://wa.me/?text="), ("SMS", "sms:?body=")):
        sent = page.get_by_role("link", name=name).get_attribute("href") or ""
        assert unquote(sent.removeprefix(start)) == text(message(view, page.url))
    expect(page.get_by_role("button", name="Copiar")).to_be_hidden()


def test_the_text_is_copied(open_page: Opener) -> None:
    page = open_page(f"{DNI}?centro=callao")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copiar").click()
    expect(page.get_by_role("button", name="Copiado")).to_be_visible()
    assert "Dónde: MAC Callao" in page.evaluate("navigator.clipboard.readText()")


def test_paper_has_the_code_the_sources_and_no_buttons(open_page: Opener) -> None:
    page = open_page(DNI)
    page.emulate_media(media="print")
    code = page.locator("img.qr")
    expect(code).to_be_visible()
    assert code.evaluate("image => image.naturalWidth") > 30
    expect(page.locator("#fuente-24")).to_be_visible()
    for hidden in (".acciones", ".elige", ".cabeza", ".pie"):
        expect(page.locator(hidden).first).to_be_hidden()
