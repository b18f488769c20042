"""Search as people type it: the right service near the top, filters, the address, and no dead end."""

import json
import re

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import DESKTOP, PHONE, Opener
from tests.browser.kinds import suggested


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
    expect(shown.nth(150)).to_be_visible()


def test_a_misspelt_query_says_what_was_searched_and_offers_the_original(open_page: Opener) -> None:
    page = open_page("buscar/?q=lisencia de conducir")
    results(page)
    meant = page.locator("[data-meant]")
    expect(meant).to_contain_text("Buscamos licencia de conducir")
    meant.get_by_role("button", name="Buscar «lisencia de conducir» tal cual").click()
    page.wait_for_url("**tal=cual**")
    expect(meant).to_contain_text("Buscamos «lisencia de conducir» tal cual")
    meant.get_by_role("button", name="Corregir la búsqueda").click()
    expect(meant).to_contain_text("Buscamos licencia de conducir")


def test_matches_are_marked(open_page: Opener) -> None:
    page = open_page("buscar/?q=antesedentes penales")
    results(page)
    marked = page.locator("[data-result]").first.locator("h3 mark").all_inner_texts()
    assert "antecedentes" in marked


@pytest.mark.parametrize(
    ("query", "first", "anchor"),
    [
        ("cuanto cuesta el pasaporte", "Costo", "#costo"),
        ("donde saco antecedentes penales", "Dónde", "#donde"),
        ("requisitos para apostillar", "Te piden", "#necesitas"),
    ],
)
def test_what_was_asked_is_shown_first(
    open_page: Opener, query: str, first: str, anchor: str
) -> None:
    page = open_page(f"buscar/?q={query}")
    results(page)
    result = page.locator("[data-result]").first
    expect(result.locator("dt").first).to_have_text(first)
    assert (result.locator("a").first.get_attribute("href") or "").endswith(anchor)


def test_a_place_in_the_query_comes_first_and_can_filter(open_page: Opener) -> None:
    page = open_page("buscar/?q=pasaporte callao")
    assert results(page)[0].startswith("catalogue/migraciones/pasaporte")
    expect(page.locator("[data-result]").first).to_contain_text("MAC Callao")
    page.get_by_role("button", name="Ver solo eso").click()
    page.wait_for_url("**centro=callao**")
    assert results(page)


def test_a_place_where_nothing_of_it_is_given_is_told_so(open_page: Opener) -> None:
    page = open_page("buscar/?q=registros publicos mac trujillo")
    assert results(page)[0].startswith("catalogue/sunarp/")
    expect(page.locator("[data-meant]")).to_contain_text(
        "No vemos ninguno de estos trámites en MAC La Libertad."
    )
    expect(page.get_by_role("button", name="Ver solo eso")).to_have_count(0)
    page = open_page("buscar/?q=pasaporte callao")
    expect(page.locator("[data-meant]")).to_contain_text("Primero, lo que se hace en MAC Callao.")


def test_filters_say_how_many_they_leave(open_page: Opener) -> None:
    page = open_page("buscar/?q=dni")
    shown = len(results(page))
    options = page.locator("[name=que] option").all_inner_texts()
    assert any(text.startswith("Trámites (") for text in options)
    option = next(
        t for t in page.locator("[name=entidad] option").all_inner_texts() if t.startswith("RENIEC")
    )
    assert int(option.split("(")[1].rstrip(")")) >= 1
    assert shown >= 5


def test_results_come_in_groups(open_page: Opener) -> None:
    page = open_page("buscar/?q=sunat")
    results(page)
    headings = page.locator("[data-results] h2").all_inner_texts()
    assert headings[0].startswith("Trámites")
    assert any(text.startswith("Entidades") for text in headings)


@pytest.mark.parametrize("query", ["vacuna fiebre amarilla", "resultados de la tinka"])
def test_what_nobody_answers_is_said_and_leads_on(open_page: Opener, query: str) -> None:
    page = open_page(f"buscar/?q={query}")
    assert results(page) == []
    expect(page.locator("[data-search-status]")).to_contain_text(
        "Ningún trámite de este catálogo responde"
    )
    nothing = page.locator("[data-nothing]")
    expect(nothing).to_contain_text("1800")
    assert nothing.locator(".tarjeta").count() >= 3


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_a_search_from_home_by_keyboard_alone(open_page: Opener, viewport: dict[str, int]) -> None:
    page = open_page("", viewport)
    box = page.locator("main input[type=search]")
    for _ in range(30):
        page.keyboard.press("Tab")
        if box.evaluate("box => box === document.activeElement"):
            break
    page.keyboard.type("du")
    suggested(page)
    page.keyboard.type("plicado dni")
    expect(suggested(page).first).to_contain_text("DNI")
    expect(box).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    chosen = page.locator("[role=option][aria-selected=true]")
    expect(chosen).to_have_count(1)
    expect(box).to_have_attribute("aria-activedescendant", chosen.get_attribute("id") or "")
    page.keyboard.press("ArrowUp")
    expect(chosen).to_have_count(0)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    expect(box).to_have_attribute("aria-expanded", "false")
    expect(box).to_have_value("duplicado dni")
    page.keyboard.press("Enter")
    page.wait_for_url("**/buscar/?q=duplicado*")
    assert results(page)[0].startswith("catalogue/reniec/duplicado-dni")
    first = page.locator("[data-result] a").first
    for _ in range(60):
        page.keyboard.press("Tab")
        if first.evaluate("link => link === document.activeElement"):
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/tramites/reniec/duplicado-dni**")


def test_a_suggestion_opens_its_page(open_page: Opener) -> None:
    page = open_page("centros/callao/", PHONE)
    page.locator("header input[type=search]").click()
    page.keyboard.type("pasap")
    suggested(page)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/tramites/migraciones/pasaporte**")


def test_recent_searches_stay_here_and_can_be_erased(open_page: Opener) -> None:
    page = open_page("buscar/")
    box = page.locator("main input[type=search]")
    box.fill("renovar dni")
    box.press("Enter")
    results(page)
    page.goto(page.url.split("buscar/")[0])
    home = page.locator("main input[type=search]")
    home.focus()
    expect(suggested(page).first).to_have_text("renovar dni")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.get_by_role("button", name="Borrar búsquedas recientes").press("Enter")
    assert page.evaluate("localStorage.length") == 0
    expect(page.locator("[role=option]").locator("visible=true")).to_have_count(0)


def test_nothing_of_the_search_is_loaded_before_the_box_is_used(open_page: Opener) -> None:
    page = open_page("tramites/reniec/duplicado-dni-mayores/")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    loaded = page.evaluate("performance.getEntriesByType('resource').map(entry => entry.name)")
    assert not [url for url in loaded if "buscador" in url or "datos" in url]
    page.locator("header input[type=search]").click()
    page.keyboard.type("dni")
    suggested(page)
    assert any("vocabulario.json" in url for url in asked)
    assert not any("pagefind" in url for url in asked)


def test_what_only_the_text_of_a_page_says_is_offered_where_nothing_answers(
    open_page: Opener,
) -> None:
    page = open_page("buscar/?q=las asegurate")
    assert results(page) == []
    expect(page.locator("[data-near] a[href$='sis/afiliacion-sis-gratuito/']")).to_be_visible()


def test_the_results_fit_a_phone(open_page: Opener) -> None:
    page = open_page("buscar/?q=cuanto cuesta la lisencia de conducir en callao", PHONE)
    results(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_without_scripts_the_form_leads_to_the_a_to_z(open_page: Opener) -> None:
    page = open_page("", javascript=False)
    page.locator("main input[type=search]").fill("dni")
    page.locator("main form[role=search] button").click()
    page.wait_for_url("**/buscar/?q=dni")
    letters = page.locator("main .letras a")
    letters.get_by_text("D", exact=True).click()
    page.wait_for_url("**/tramites/#letra-D")
    expect(page.locator("#letra-D h2")).to_be_in_viewport()
    page.go_back()
    page.locator("main").get_by_role("link", name="los trámites de la A a la Z").first.click()
    page.wait_for_url("**/tramites/")


def test_each_search_sent_is_a_step_back(open_page: Opener) -> None:
    page = open_page("buscar/?q=brevete")
    first = results(page)
    first_one = page.locator("[data-result]").first
    box = page.locator("main input[type=search]")
    box.fill("apostilla")
    box.press("Enter")
    page.wait_for_url("**q=apostilla")
    expect(first_one).to_have_attribute("data-result", re.compile("apostilla"))
    page.locator("[name=tipo]").select_option("orientacion")
    page.wait_for_url("**tipo=orientacion**")
    page.go_back()
    page.wait_for_url("**q=apostilla")
    expect(page.locator("[name=tipo]")).to_have_value("")
    page.go_back()
    expect(box).to_have_value("brevete")
    expect(first_one).to_have_attribute("data-result", re.compile("licencia"))
    assert results(page) == first


def test_more_results_stay_in_the_address(open_page: Opener) -> None:
    page = open_page("buscar/?q=certificado")
    few = len(results(page))
    page.get_by_role("button", name="Ver más trámites").click()
    page.wait_for_url("**ver=20**")
    expect(page.locator("[data-result]")).to_have_count(few + 10)
    again = open_page(f"buscar/?{page.url.split('?')[1]}")
    assert len(results(again)) == few + 10


def test_what_is_not_here_is_said_beside_what_is_like_it(open_page: Opener) -> None:
    page = open_page("buscar/?q=retiro de mi afp", PHONE)
    assert results(page)
    status = page.locator("[data-search-status]")
    expect(status).to_contain_text("No encontramos «retiro de AFP» en este catálogo")
    expect(page.locator("[data-nothing]")).to_contain_text("1800")
    expect(
        page.locator("[data-nothing]").get_by_role("heading", name="¿Qué te pasó?")
    ).to_be_visible()


def test_who_means_to_die_is_told_to_seek_help_and_shown_no_tramite(open_page: Opener) -> None:
    page = open_page("buscar/?q=me quiero morir", PHONE)
    assert results(page) == []
    expect(page.locator("[data-search-status]")).to_contain_text("emergencia del hospital")
    expect(page.locator("[data-nothing]")).to_be_hidden()
    expect(page.locator("[data-meant]")).to_be_empty()


def test_that_somebody_means_to_die_is_no_recent_search(open_page: Opener) -> None:
    """A phone is lent and shared: what was asked before is shown to whoever touches the box next."""
    page = open_page("buscar/")
    box = page.locator("main input[type=search]")
    for query in ("renovar dni", "me quiero morir"):
        box.fill(query)
        box.press("Enter")
        results(page)
    expect(page.locator("[data-search-status]")).to_contain_text("emergencia del hospital")
    assert page.evaluate("localStorage.getItem('mac.busquedas')") == '["renovar dni"]'


def test_a_place_without_a_centre_is_said(open_page: Opener) -> None:
    page = open_page("buscar/?q=brevete en huaraz", PHONE)
    assert results(page)
    expect(page.locator("[data-meant]")).to_contain_text("No conocemos un centro MAC en «huaraz»")
    expect(page.locator("[data-meant]")).to_contain_text("MAC Áncash")


ODD = {
    "very long": "duplicado de dni " * 700,
    "stop words": "de la con por el",
    "emoji": "😭✈️👶",
    "markup": "<img src=x onerror=alert(1)><script>alert(1)</script>",
    "regex": "dni (.*)+ [a-z]{2,} \\d+ ^$|?",
    "right to left": "جواز سفر \u202edni",
    "json keys": "constructor __proto__ toString",
    "percent": "dni %E0%A4%A % & # + ?",
}


@pytest.mark.parametrize("query", ODD.values(), ids=ODD)
def test_any_text_is_only_text(open_page: Opener, query: str) -> None:
    page = open_page("buscar/")
    page.locator("main input[type=search]").fill(query)
    page.locator("main input[type=search]").press("Enter")
    page.wait_for_selector("[data-results][data-state=done]", state="attached", timeout=10_000)
    expect(page.locator("[data-search-status]")).not_to_be_empty()
    assert page.locator("main script, main img, main [onerror]").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    found, told = page.locator("[data-result]").count(), page.locator("[data-nothing]")
    assert found or told.is_visible()


def test_without_connection_it_says_so_and_leads_on(open_page: Opener) -> None:
    page = open_page("buscar/")
    page.context.set_offline(True)
    page.locator("main input[type=search]").fill("dni")
    page.locator("main input[type=search]").press("Enter")
    page.wait_for_selector("[data-results][data-state=done]", state="attached")
    expect(page.locator("[data-search-status]")).to_contain_text("No pudimos buscar")
    nothing = page.locator("[data-nothing]")
    expect(nothing.get_by_role("link", name="los trámites de la A a la Z")).to_be_visible()
    expect(nothing).to_contain_text("1800")
    page.context.set_offline(False)
    page.locator("main input[type=search]").press("Enter")
    page.wait_for_selector("[data-result]")
    assert open_page.faults
    open_page.faults.clear()  # the browser's own notes of what it could not fetch


def test_a_slow_line_says_that_it_searches(open_page: Opener) -> None:
    page = open_page("buscar/")
    waiting: list[Route] = []
    page.route("**/p*.json", lambda route: waiting.append(route), times=1)
    page.locator("main input[type=search]").fill("dni")
    with page.expect_request("**/p*.json"):  # held back by the route above
        page.locator("main input[type=search]").press("Enter")
    expect(page.locator("[data-results]")).to_have_attribute("data-state", "searching")
    expect(page.locator("[data-search-status]")).to_have_text("Buscando…")
    assert page.locator("[data-result]").count() == 0
    for _ in range(100):  # a route is told of a request a little after the page has made it
        if waiting:
            break
        page.wait_for_timeout(50)
    waiting[0].continue_()
    page.wait_for_selector("[data-result]")


def test_a_site_built_anew_between_two_files_is_read_again_once(open_page: Opener) -> None:
    page = open_page("buscar/")
    asked: list[str] = []

    def old(route: Route) -> None:
        asked.append(route.request.url)
        answer = route.fetch()
        if len(asked) == 1:
            body = answer.text().replace(json.loads(answer.text())["digest"], "0123456789")
            return route.fulfill(response=answer, body=body)
        return route.fulfill(response=answer)

    page.route("**/vocabulario.json", old)
    page.goto(f"{page.url}?q=apostilla")
    assert results(page)[0] == "catalogue/rree/apostilla"
    assert len(asked) == 2
    assert all("404" in fault for fault in open_page.faults)
    open_page.faults.clear()
