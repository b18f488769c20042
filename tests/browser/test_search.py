"""Search as people type it: the right service near the top, filters, the address, and no dead end."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE, Opener


def results(page: Page) -> list[str]:
    page.wait_for_selector("[data-results][data-state=done]", state="attached")
    found = page.locator("[data-result]").all()
    return [element.get_attribute("data-result") or "" for element in found]


@pytest.mark.parametrize(
    ("query", "wanted", "within"),
    [
        ("brevete", "catalogue/mtc/revalidacion-licencia-conducir", 3),
        ("brevete", "catalogue/mtc/duplicado-licencia-conducir", 5),
        ("antecedentes", "catalogue/poder-judicial/certificado-antecedentes-penales", 5),
        ("antecedentes", "catalogue/mininter/certificado-antecedentes-policiales", 5),
        ("antecedentes penales", "catalogue/poder-judicial/certificado-antecedentes-penales", 1),
        ("dni de mi hijo", "catalogue/reniec/dni-primera-vez-menores", 3),
        ("pasaporte", "catalogue/migraciones/pasaporte-electronico-mayores", 3),
        ("cuanto cuesta el pasaporte", "catalogue/migraciones/pasaporte-electronico-mayores", 3),
        (
            "tramite de partida de nacimiento",
            "catalogue/reniec/copia-certificada-acta-nacimiento",
            2,
        ),
        ("partidas de nacimiento", "catalogue/reniec/copia-certificada-acta-nacimiento", 1),
        ("carnet de extranjeria", "catalogue/migraciones/renovacion-carne-extranjeria", 4),
        ("apostilla", "catalogue/rree/apostilla", 2),
        ("MAC Callao", "centers/callao", 3),
        ("reniec", "entities/reniec", 20),
    ],
)
def test_people_find_what_they_mean(
    open_page: Opener, query: str, wanted: str, within: int
) -> None:
    page = open_page(f"buscar/?q={query}")
    assert wanted in results(page)[:within]


def test_the_header_box_leads_to_the_results(open_page: Opener) -> None:
    page = open_page("centros/callao/", PHONE)
    page.locator("header input[type=search]").fill("pasaporte")
    page.keyboard.press("Enter")
    page.wait_for_url("**/buscar/?q=pasaporte")
    assert results(page)
    page.locator("[data-result] a").first.click()
    expect(page.locator("main")).to_have_attribute("data-record", results_record(page))


def results_record(page: Page) -> str:
    return "catalogue/" + page.url.split("/tramites/")[1].strip("/")


def test_results_show_cost_and_appointment(open_page: Opener) -> None:
    page = open_page("buscar/?q=pasaporte electronico mayores")
    results(page)
    first = page.locator("[data-result='catalogue/migraciones/pasaporte-electronico-mayores']")
    expect(first).to_contain_text("S/")
    expect(first).to_contain_text("cita")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("entidad", "reniec"),
        ("centro", "callao"),
        ("costo", "gratis"),
        ("tipo", "orientacion"),
        ("cita", "no"),
    ],
)
def test_a_filter_narrows_and_stays_in_the_address(
    open_page: Opener, name: str, value: str
) -> None:
    page = open_page("buscar/?q=orientacion dni")
    before = results(page)
    page.locator(f"[data-search-filters] [name={name}]").select_option(value)
    page.wait_for_url(f"**{name}={value}**")
    after = results(page)
    assert after
    assert len(after) <= len(before)
    again = open_page(f"buscar/?{page.url.split('?')[1]}")
    assert results(again) == after


def test_nothing_found_offers_another_way(open_page: Opener) -> None:
    page = open_page("buscar/?q=qwrtzpsdfg")
    assert results(page) == []
    expect(page.locator("[data-nothing]")).to_be_visible()
    expect(page.locator("[data-nothing]")).to_contain_text("1800")


def test_an_empty_search_waits(open_page: Opener) -> None:
    page = open_page("buscar/")
    expect(page.locator("[data-results]")).to_have_attribute("data-state", "idle")


def test_the_list_of_services_filters_without_the_index(open_page: Opener) -> None:
    page = open_page("tramites/?entidad=reniec")
    shown = page.locator(".indice li[data-id]").locator("visible=true")
    assert 10 < shown.count() < 40
    page.get_by_label("Contiene").fill("duplicado")
    expect(shown).to_have_count(2)
    page.get_by_role("button", name="Quitar filtros").click()
    assert shown.count() > 150
