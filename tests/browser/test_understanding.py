"""What the browser makes of a query before it searches: corrections, synonyms, places, what was asked."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Opener

ASK = """async query => {
  const { engine } = await import(new URL("buscador/motor.js", document.querySelector("script[src$='/portal.js']").src));
  const { understood, answers } = await (await engine()).search(query);
  return { ...understood, slots: understood.slots.map(({ alternatives, entity, centers, weak }) => ({
    words: alternatives.flatMap(({ parts }) => parts.flatMap(part => [...part.keys()])),
    entity, weak, centers: centers && [...centers],
  })), answers };
}"""


@pytest.fixture(scope="module")
def page(browser: Browser, site: str) -> Iterator[Page]:
    """One page that is asked everything: it keeps nothing of a query."""
    opener = Opener(browser, site)
    yield opener("buscar/")
    opener.close()
    assert opener.faults == []


def understood(page: Page, query: str) -> dict[str, Any]:
    answer: dict[str, Any] = page.evaluate(ASK, query)
    return answer


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("lisencia", "licencia"), ("antesedentes", "antecedentes"), ("nasimiento", "nacimiento"),
        ("brebete", "brevete"), ("apostiya", "apostilla"), ("ezalud", "essalud"), ("onorarios", "honorarios"),
        ("estranjeria", "extranjeria"), ("pasaprote", "pasaporte"), ("antecdentes", "antecedentes"),
        ("liccencia", "licencia"), ("actanacimiento", "acta nacimiento"),
        ("brev ete", "brevete"), ("defunsion", "defuncion"), ("susesion", "sucesion"),
        ("partidade nacimiento", "partida de nacimiento"), ("ante cedentes", "antecedentes"), ("denacimiento", "de nacimiento"),
        ("claves ol", "clave sol"), ("licencoa", "licencia"), ("dupkicado", "duplicado"), ("pasapurti", "pasaporte"),
        ("matrimonio civl", "matrimonio civil"), ("1ra vez", "primera vez"), ("dup dni", "duplicado dni"), ("dni calao", "dni callao"),
    ],
)  # fmt: skip
def test_a_slip_is_corrected(page: Page, typed: str, meant: str) -> None:
    assert understood(page, typed)["text"] == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("mi bodeguita", "mi bodega"), ("puestito", "puesto"), ("mis añitos", "mis anos"), ("mi tarjetita", "mi tarjeta"), ("bebito", "bebe"),
        ("negocito", "negocio"), ("papelito", "papel"), ("carisima", "cara"), ("nietecito", "nieto"), ("mis nietos", "mis nieto"),
        ("sacarle su dni", "sacar su dni"), ("renovármelo", "renovar"), ("sacárselas", "sacar"), ("apostillarlo", "apostillar"),
    ],
)  # fmt: skip
def test_what_is_small_and_what_hangs_on_a_verb_is_not_a_slip(
    page: Page, typed: str, meant: str
) -> None:
    answer = understood(page, typed)
    assert answer["text"] == meant
    assert answer["corrections"] == []


@pytest.mark.parametrize("typed", ["cita", "crédito", "requisito", "parte policial", "solicita"])
def test_words_that_only_end_like_those_stay(page: Page, typed: str) -> None:
    assert understood(page, typed)["text"] == typed.replace("é", "e")


@pytest.mark.parametrize(
    "query", ["se me quemó", "está quemado", "se va a quemar", "se le quemaron"]
)
def test_a_verb_among_the_synonyms_stands_for_all_its_forms(page: Page, query: str) -> None:
    words = {word for slot in understood(page, query)["slots"] for word in slot["words"]}
    assert "duplicado" in words


def test_a_phrase_with_a_verb_too(page: Page) -> None:
    for query in ("cambié de casa", "voy a cambiar de casa", "cambio de casa"):
        words = {word for slot in understood(page, query)["slots"] for word in slot["words"]}
        assert {"domicilio", "direccion"} <= words


@pytest.mark.parametrize(
    ("query", "group"),
    [
        ("tengo 15", "menor"), ("mi hija tiene 8 años", "menor"), ("ya cumplió 17 dni", "menor"), ("tengo mis 67 años", "adulto"),
        ("tengo 30 años", None), ("hace 3 años", None), ("tengo 2 multas", None), ("pasaporte de 10 años", None), ("pension 65", None),
    ],
)  # fmt: skip
def test_an_age_is_what_records_call_people_of_that_age(
    page: Page, query: str, group: str | None
) -> None:
    words = {word for slot in understood(page, query)["slots"] for word in slot["words"]}
    assert words & {"menor", "adulto"} == ({group} if group else set())


def test_a_place_is_told_as_it_was_typed(page: Page) -> None:
    names = [place["name"] for place in understood(page, "dni en Breña")["places"]]
    assert names == ["Breña"]


def test_what_is_said_twice_is_looked_for_once(page: Page) -> None:
    assert len(understood(page, "dni dni DNI")["slots"]) == 1


def test_a_whole_name_answers_whatever_else_is_told(page: Page) -> None:
    story = "un marciano gruñón me exige el libro de quejas"
    assert understood(page, story)["answers"] == "yes"
    other = "un marciano gruñón me exige el libro"
    assert understood(page, other)["answers"] != "yes"


@pytest.mark.parametrize(
    "typed",
    [
        "licencia",
        "caro",
        "dni",
        "01810",
        "2025",
        "c4",
        "a2b",
        "qali warma",
        "xyzzyq",
        "zzzz qqqq",
        "perro",
        "marzo",
        "yo quiero hacer",
    ],
)
def test_known_words_numbers_and_codes_stay(page: Page, typed: str) -> None:
    answer = understood(page, typed)
    assert answer["corrections"] == []
    assert answer["text"] == typed


def test_words_bend_and_have_synonyms(page: Page) -> None:
    words = {
        word for slot in understood(page, "renuevo brevete")["slots"] for word in slot["words"]
    }
    assert {"renovar", "renovacion", "licencia", "conducir"} <= words


@pytest.mark.parametrize(
    ("query", "asked"),
    [
        ("cuánto cuesta el pasaporte", "cost"), ("donde saco mi dni", "places"),
        ("requisitos para apostillar", "requirements"), ("cuanto demora el dni", "time"), ("renovar dni", None),
    ],
)  # fmt: skip
def test_the_question_steers(page: Page, query: str, asked: str | None) -> None:
    answer = understood(page, query)
    assert answer["ask"] == asked
    assert all(
        slot.get("weak")
        for slot in answer["slots"]
        if set(slot["words"]) & {"cuesta", "requisitos", "demora"}
    )


def test_places_and_entities_are_known_by_name(page: Page) -> None:
    answer = understood(page, "antecedentes inpe callao")
    assert answer["places"] == [{"name": "callao", "centers": ["callao"]}]
    assert answer["entities"] == ["inpe"]


@pytest.mark.parametrize(
    "query", ["resultados de la tinka", "vacuna fiebre amarilla", "receta de ceviche"]
)
def test_what_nobody_here_answers_is_said_so(page: Page, query: str) -> None:
    assert understood(page, query)["answers"] == "no"


@pytest.mark.parametrize("query", ["duplicado de dni", "se me perdio el brevete", "sacar ruc"])
def test_what_is_answered_is_not_doubted(page: Page, query: str) -> None:
    assert understood(page, query)["answers"] == "yes"


@pytest.mark.parametrize(
    "query", ["q necesito xa tngo kiero", "istoy dnd", "hola buenas tardes disculpe"]
)
def test_words_that_say_nothing_are_known_however_written(page: Page, query: str) -> None:
    assert understood(page, query)["corrections"] == []
    assert understood(page, f"{query} duplicado dni")["answers"] == "yes"


def test_a_place_without_a_centre_leads_to_its_department(page: Page) -> None:
    answer = understood(page, "brevete huaraz")
    assert answer["places"] == [{"name": "huaraz", "centers": ["ancash"], "department": "Áncash"}]
    assert answer["answers"] == "yes"
    assert understood(page, "dni tumbes")["answers"] == "yes"


@pytest.mark.parametrize(
    ("query", "elsewhere", "answers"),
    [
        ("revision tecnica de mi carro", "revisión técnica", "no"),
        ("retiro de mi afp", "retiro de AFP", "maybe"),
        ("antecedentes para la visa", "visa", "yes"),  # a record is called so, all of it
        ("antecedentes penales", None, "yes"),
    ],
)
def test_what_is_listed_as_not_here_is_told(
    page: Page, query: str, elsewhere: str | None, answers: str
) -> None:
    answer = understood(page, query)
    assert answer.get("elsewhere") == elsewhere
    assert (answer["answers"] == "yes") == (answers == "yes")


def test_a_wrong_entity_does_not_hide_the_right_service(open_page: Opener) -> None:
    page = open_page("buscar/?q=partida de nacimiento en sunarp")
    page.wait_for_selector("[data-results][data-state=done]", state="attached")
    first = page.locator("[data-result]").first
    assert (
        first.get_attribute("data-result") == "catalogue/reniec/copia-certificada-acta-nacimiento"
    )


def test_the_words_are_read_as_the_index_was_written(page: Page) -> None:
    from generator.views.words import words

    texts = [
        "Constitución de una S.A.C. (E.I.R.L.)",
        "¿Cuánto? Año 2025: niño",
        "DNI-e, N.º 5",
        "p. 3 a. b",
    ]
    read = """async texts => {
      const { words } = await import(new URL("buscador/texto.js", document.querySelector("script[src$='/portal.js']").src));
      return texts.map(words);
    }"""
    assert page.evaluate(read, texts) == [words(text) for text in texts]
