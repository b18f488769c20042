"""Pages as other programs and readers rely on them: hooks of design §4, links, order, addresses."""

import posixpath
import re
from base64 import b64encode
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

import pytest

from generator.outputs.html_pages import service_html
from generator.outputs.paged_pages import center_html
from generator.outputs.qr import qr_png
from generator.outputs.templates import TEMPLATES
from generator.views.message import message, text
from generator.views.service import service_page
from tests.parsed import Page
from tests.small import LATER, REPOSITORY_URL, outputs, page, small

PAGES = {p.url: Page(p.content) for p in outputs().pages}
SERVICES = [p for p in outputs().pages if p.kind == "servicio"]


def test_every_page_of_design_4_that_comes_from_the_catalogue_is_there() -> None:
    assert {p.url for p in outputs().pages} == {
        "", "404.html", "buscar/", "tramites/", "entidades/", "centros/", "situaciones/",
        "colaborar/errores/", "colaborar/campos/", "colaborar/componentes/", "glosario/",
        *(f"tramites/{key}/" for key in small().services),
        *(f"entidades/{key}/" for key in small().entities),
        *(f"centros/{key}/" for key in small().centers),
        *(f"situaciones/{key}/" for key in small().vocabulary.life_events),
    }  # fmt: skip
    assert len(outputs().pages) == len(PAGES)


def test_every_record_has_one_page_that_names_it() -> None:
    assert sorted(p.record for p in outputs().pages if p.record) == sorted(
        key for key, _ in small().records()
    )


def test_the_address_and_depth_of_a_page() -> None:
    carne = page("catalogue/ejemplo/carne-de-muestra")
    assert (carne.path, carne.url, carne.depth) == (
        "tramites/ejemplo/carne-de-muestra/index.html", "tramites/ejemplo/carne-de-muestra/", 3,
    )  # fmt: skip
    home = page("")
    assert (home.path, home.url, home.depth) == ("index.html", "", 0)


@pytest.mark.parametrize("url", PAGES)
def test_every_page_has_one_heading_of_the_first_rank_and_ids_once(url: str) -> None:
    shown = PAGES[url]
    assert len(shown.all("h1")) == 1
    ids = [e.attributes["id"] for e in shown.elements if "id" in e.attributes]
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"[a-zA-ZÑ0-9][\w-]*", i) for i in ids)


@pytest.mark.parametrize("url", PAGES)
def test_every_link_inside_the_site_leads_to_a_page_and_a_place_in_it(url: str) -> None:
    checked = 0
    for link in PAGES[url].links:
        parts = urlsplit(link)
        if parts.scheme:
            assert parts.scheme in ("https", "http", "tel", "mailto", "geo", "sms"), link
            continue
        assert not parts.path.startswith("/"), link
        target = (
            posixpath.normpath(posixpath.join(posixpath.dirname(url), parts.path))
            if parts.path
            else url
        )
        if parts.path:
            target = "" if target == "." else f"{target}/"
        if target == "colaborar/":
            continue  # hand-written, in docs/
        assert target in PAGES, link
        if parts.fragment:
            assert any(e.attributes.get("id") == parts.fragment for e in PAGES[target].elements), (
                link
            )
        checked += 1
    assert checked > 0


@pytest.mark.parametrize("page", SERVICES, ids=lambda p: p.record)
def test_a_service_page_has_the_sections_others_rely_on(page: object) -> None:
    fields = [
        e.attributes["data-field"]
        for e in PAGES[page.url].all("section")
        if "data-field" in e.attributes
    ]  # type: ignore[attr-defined]
    assert {
        "requirements",
        "fees",
        "time_limit",
        "offered_at",
        "appointment",
        "sources",
        "legal",
    } <= set(fields)
    assert len(fields) == len(set(fields))


CARNE = PAGES["tramites/ejemplo/carne-de-muestra/"]
PAGE = service_page(small(), "ejemplo/carne-de-muestra")


def test_fees_that_hold_only_somewhere_say_where() -> None:
    rows = [
        e for e in CARNE.all("tr") if PAGE.fees and any(f.fact.text in e.text for f in PAGE.fees)
    ]
    found = {
        f.fact.text: row.attributes.get("data-centers")
        for f, row in zip(PAGE.fees, rows, strict=True)
    }
    assert found == {
        "Derecho de carné": "express-valle norte",
        "Derecho de carné en provincias": "puerto valle",
        "Carné para jubilados": None,
        "Envío a domicilio": None,
        "Trámite de emergencia": None,
        "Copia adicional": None,
        "Traslado": None,
    }


def test_fees_say_amount_case_and_channel_to_the_script() -> None:
    rows = CARNE.all("tr")[1:]
    assert [r.attributes.get("data-amount") for r in rows] == [
        "41.50",
        "35.00",
        "0",
        "1250.5",
        None,
        "55",
        None,
    ]
    assert rows[1].attributes["data-amount-max"] == "38.90"
    assert rows[2].attributes["data-case-edad"] == "jubilado"
    assert rows[3].attributes["data-channels"] == "web"


def test_requirements_that_hold_only_somewhere_say_where() -> None:
    items = [
        e
        for e in CARNE.all("li")
        if any(i.attributes.get("type") == "checkbox" for i in CARNE.elements)
    ]
    found = [
        next(e for e in items if e.text.startswith(r.fact.text)).attributes.get("data-centers")
        for r in PAGE.requirements
    ]
    assert found == [None, None, "valle", None, "puerto valle"]


def test_every_scoped_fact_carries_its_centres() -> None:
    """As many elements as scoped facts, places and the text to send aside."""
    carried = [
        e
        for e in CARNE.elements
        if "data-centers" in e.attributes
        and not e.attributes.get("id", "").startswith("en-")
        and e.attributes.get("class") != "linea"
    ]
    record = small().services["ejemplo/carne-de-muestra"]
    facts = [*record.requirements, *record.steps, *record.fees, *record.deadline, *record.result, *record.validity,
             *record.notes, *record.time_limit, *record.appointment]  # fmt: skip
    assert len(carried) == sum(bool(f.centers or f.except_centers) for f in facts) == 9


def test_each_place_carries_its_centre() -> None:
    places = [
        e.attributes["data-centers"]
        for e in CARNE.all("li")
        if e.attributes.get("id", "").startswith("en-")
    ]
    assert places == ["express-valle", "norte", "valle", "puerto"]


def test_cases_are_asked_in_a_form_that_needs_the_script() -> None:
    form = CARNE.one("form", **{"class": "elige"})
    assert "hidden" in form.attributes
    assert [e.attributes["data-ask"] for e in CARNE.all("fieldset")] == ["edad", "motivo"]
    assert {i.attributes["value"] for i in CARNE.all("input", name="edad")} == {
        "",
        "menor",
        "mayor",
        "jubilado",
    }


@pytest.mark.parametrize("url", ["", "buscar/", "404.html"])
def test_a_search_box_works_without_a_script(url: str) -> None:
    shown = PAGES[url]
    assert shown.one("input", type="search", name="q").attributes["aria-label"]
    form = shown.one("form", role="search")
    assert form.attributes["method"] == "get"
    assert form.attributes["action"] in ("buscar/", "./")


def test_results_start_idle() -> None:
    results = next(e for e in PAGES["buscar/"].elements if "data-results" in e.attributes)
    assert (results.attributes["data-state"], results.text) == ("idle", "")


def test_the_list_of_services_says_what_its_filters_ask_for() -> None:
    item = PAGES["tramites/"].one("li", data_id="ejemplo/carne-de-muestra")
    wanted = {"data-entidad": "ejemplo", "data-centro": "norte valle express-valle", "data-costo": "pago",
              "data-tipo": "tramite", "data-cita": "si"}  # fmt: skip
    assert wanted.items() <= item.attributes.items()
    assert len([e for e in PAGES["tramites/"].elements if "data-id" in e.attributes]) == 4


@pytest.mark.parametrize("record", [key for key, _ in small().records()])
def test_every_record_can_be_corrected_where_it_is_kept(record: str) -> None:
    shown = Page(page(record).content)
    assert f"{REPOSITORY_URL}/edit/main/{record}.yml" in shown.links
    assert f"{record}.yml" in shown.text


@pytest.mark.parametrize("url", PAGES)
def test_no_page_asks_another_origin_for_anything_or_carries_a_script(url: str) -> None:
    for element in PAGES[url].elements:
        assert element.tag not in ("script", "style", "link", "iframe", "object")
        assert not any(name.startswith("on") or name == "style" for name in element.attributes)
        assert element.attributes.get("src", "data:image/").startswith("data:image/")


@pytest.mark.parametrize("url", PAGES)
def test_links_out_of_the_site_are_marked(url: str) -> None:
    for element in PAGES[url].all("a"):
        if element.attributes["href"].startswith("http"):
            assert element.attributes.get("rel") == "external", element


def test_titles_and_descriptions() -> None:
    carne = page("catalogue/ejemplo/carne-de-muestra")
    assert carne.title == "Sacar el carné de muestra - EDE"
    assert carne.description.replace("\u00a0", " ") == (
        "Cuesta S/ 35.00 a S/ 41.50. En 3 centros MAC. Primer carné de la Entidad de Ejemplo, para mayores y menores."
    )
    assert page("entities/ejemplo").title == "EDE: Entidad de Ejemplo"
    assert page("entities/regional-ejemplo").title == "Dirección Regional de Ejemplo"
    assert all(p.title and p.description for p in outputs().pages)


def test_an_unconfirmed_field_says_so_in_its_section() -> None:
    assert "Ninguna fuente lo confirma" in CARNE.one("section", data_field="notes").text
    assert "Ninguna fuente lo confirma" not in CARNE.one("section", data_field="fees").text


def test_the_past_of_a_centre_is_marked() -> None:
    (norte,) = center_html(small(), "norte", LATER, REPOSITORY_URL)
    shown = Page(norte.content)
    items = [e for e in shown.all("li") if e.attributes.get("class") == "pasado"]
    assert [e.text for e in items] == [
        "30 de agosto de 2026: Atiende de 8:00 a 12:00. Feriado de muestra (Entidad de Ejemplo) (ya pasó)"
    ]


def test_the_sections_are_questions() -> None:
    headings = [h.text for h in CARNE.all("h2") if "chico" not in h.attributes.get("class", "")]
    assert headings[:5] == [
        "¿Qué necesitas?", "¿Cuánto cuesta?", "¿Cuánto demora?", "¿Necesitas cita?", "¿Cómo se hace?",
    ]  # fmt: skip
    assert all(h.startswith("¿") and h.endswith("?") for h in headings)


def test_the_text_is_sent_by_plain_links() -> None:
    said = text(message(PAGE))
    sent = {e.attributes["href"] for e in CARNE.all("a") if "data-send" in e.attributes}
    assert sent == {f"{start}{quote(said)}" for start in ("https://wa.me/?text=", "sms:?body=")}


def test_a_page_shows_its_code_once_the_address_is_known() -> None:
    assert not CARNE.all("img")
    shown = Page(service_html(PAGE, REPOSITORY_URL, "https://mac.example.pe/").content)
    address = "https://mac.example.pe/tramites/ejemplo/carne-de-muestra/"
    code = b64encode(qr_png(address)).decode()
    assert shown.one("img", **{"class": "qr"}).attributes["src"] == f"data:image/png;base64,{code}"
    assert address in shown.one("div", **{"class": "papel"}).text
    assert address in shown.one("p", **{"class": "envio"}).text


def test_the_icons_are_those_of_material() -> None:
    material = Path(find_spec("material").submodule_search_locations[0])  # type: ignore[union-attr,index]
    style = (TEMPLATES.parent / "theme/assets/portal.css").read_text(encoding="utf-8")
    drawn = dict(
        re.findall(
            r"""\[data-icon="([a-z-]+)"\] \{ --icono: .*?<path d='(.*?)'/>""", unquote(style)
        )
    )
    for name, path in drawn.items():
        svg = (material / f"templates/.icons/material/{name}.svg").read_text()
        assert f'd="{path}"' in svg, name
    asked = {
        name
        for file in TEMPLATES.glob("*.html")
        for name in re.findall(r"icon\('([a-z-]+)'\)", file.read_text())
    }
    assert asked == set(drawn)
    assert len(drawn) > 6


def test_every_class_of_the_style_is_shown_among_the_components_and_no_other() -> None:
    style = (TEMPLATES.parent / "theme/assets/portal.css").read_text(encoding="utf-8")
    rules = re.sub(r"/\*.*?\*/|\{[^{}]*\}", "{", style, flags=re.DOTALL)
    styled = set(re.findall(r"\.([a-z][a-z0-9-]*)", rules))
    shown = PAGES["colaborar/componentes/"]
    classes = {c for e in shown.elements for c in e.attributes.get("class", "").split()}
    named = {e.attributes["data-class"] for e in shown.elements if "data-class" in e.attributes}
    assert len(styled) > 60
    assert styled - (classes | named) == set(), "document it in templates/components.html"
    assert (classes | named) - styled == set(), "portal.css does not style it"
