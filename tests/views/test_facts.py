"""Where a fact holds, in which case and who says so, as a reader sees it."""

from pathlib import Path

import pytest

from generator.records.base import Provenance, Scope
from generator.views.facts import Facts, ScopeView, lower_first, short_name, sources, verified
from generator.views.links import dial, phones, shown_acronym, web_name
from generator.vocabularies import FIELD_NAMES
from tests.small import made, service, small

CARNE = small().services["ejemplo/carne-de-muestra"]
FACTS = Facts(small(), CARNE, CARNE.cases)


def scope(**fields: object) -> ScopeView:
    return FACTS.scope(Scope.model_validate(fields))


@pytest.mark.parametrize(
    ("fields", "label"),
    [
        ({}, ""),
        ({"centers": "norte"}, "Solo en MAC Norte de Ejemplo"),
        ({"centers": ["norte", "valle"]}, "Solo en MAC Norte de Ejemplo y MAC Valle de Ejemplo"),
        ({"centers": "provincias"}, "Solo en centros de provincias de ejemplo"),
        ({"centers": "provincias", "except_centers": "puerto"},
         "Solo en centros de provincias de ejemplo, menos MAC Puerto de Ejemplo"),
        ({"except_centers": ["norte", "provincias"]},
         "En todos los centros menos MAC Norte de Ejemplo y centros de provincias de ejemplo"),
        ({"centers": "express-valle"}, "Solo en MAC Express Valle Chico"),
        ({"channel": "web"}, "Por internet"),
        ({"channel": ["presencial", "web", "telefono"]}, "En persona, Por internet o Por teléfono"),
        ({"when": "solo de noche"}, "solo de noche"),
        ({"when": {"edad": "menor"}}, "Menor de 18 años"),
        ({"when": {"edad": ["menor", "jubilado"]}}, "Menor de 18 años o Persona jubilada"),
        ({"when": {"edad": "menor", "motivo": "cambio"}}, "Menor de 18 años; Cambio de datos"),
        ({"when": "de noche", "channel": "app", "centers": "norte"},
         "de noche · Por aplicación del celular · Solo en MAC Norte de Ejemplo"),
    ],
)  # fmt: skip
def test_the_label_of_a_scope(fields: dict[str, object], label: str) -> None:
    assert scope(**fields).label == label


def test_what_the_script_needs_of_a_scope() -> None:
    view = scope(centers=["valle", "norte"], channel="web", when={"edad": ["menor"]})
    assert view.centers == ("norte", "valle")
    assert view.channels == ("web",)
    assert view.cases == {"edad": ("menor",)}


def test_a_fact_that_holds_everywhere_names_no_centres() -> None:
    assert scope().centers is None
    assert scope(centers="valle", except_centers="provincias").centers == ()


def test_a_fact_shows_its_sources_by_number_and_its_doubt() -> None:
    view = FACTS.view(
        "Texto", Provenance.model_validate({"source": ["norma", "ficha"], "unconfirmed": True})
    )
    assert (view.text, view.sources, view.unconfirmed, view.scope.label) == (
        "Texto",
        (2, 1),
        True,
        "",
    )


def test_a_field_shows_the_sources_that_say_it() -> None:
    assert FACTS.supporting("fees") == (1, 2)
    assert FACTS.supporting("deadline") == ()
    assert FACTS.is_unconfirmed("deadline")
    assert not FACTS.is_unconfirmed("fees")


def test_a_source_shows_its_details() -> None:
    ficha, norma = sources(CARNE, FIELD_NAMES)
    assert (ficha.number, ficha.kind_name, ficha.url) == (
        1, "ficha oficial del servicio", "https://www.ejemplo.example/ficha?c=1&v=2",
    )  # fmt: skip
    assert ficha.details == (
        "págs. 3 y 4",
        "febrero de 2026",
        "versión de prueba",
        "documento ficha-carne",
        "revisada: 5 de julio de 2026",
    )
    assert ficha.supports[:2] == ("resumen", "requisitos")
    assert norma.details == ("sin fecha",)


@pytest.mark.parametrize(
    ("page", "text"),
    [("12", "pág. 12"), ("12-13", "págs. 12-13"), ("3, 5", "págs. 3, 5"), ("3 y 4", "págs. 3 y 4")],
)
def test_pages_of_a_source(tmp_path: Path, page: str, text: str) -> None:
    more = f"  - kind: norma\n    title: Norma\n    page: '{page}'\n"
    catalogue = made(tmp_path, {"catalogue/ejemplo/uno.yml": service() + more})
    assert sources(catalogue.services["ejemplo/uno"], FIELD_NAMES)[1].details == (text, "sin fecha")


def test_who_confirmed_a_record_and_when() -> None:
    assert verified(small(), CARNE) == "10 de julio de 2026, EDE"
    assert (
        verified(small(), small().centers["norte"])
        == "3 de julio de 2026, una persona de la red de ejemplo"
    )
    assert verified(small(), small().centers["valle"]) == ""


def test_the_short_name_of_a_centre() -> None:
    assert short_name(small(), "norte") == "MAC Norte de Ejemplo"
    assert short_name(small(), "express-valle") == "MAC Express Valle Chico"
    assert short_name(small(), "no-existe") == "no-existe"


def test_a_name_inside_a_sentence() -> None:
    assert lower_first("Centros de Lima") == "centros de Lima"
    assert lower_first("MAC de Lima") == "MAC de Lima"
    assert lower_first("") == ""


@pytest.mark.parametrize(
    ("number", "dialled"),
    [
        ("(01) 315-2700 anexo 1900", "013152700"),
        ("(01) 315-2700 Anexo 1900", "013152700"),
        ("+51 1 315 2700", "+5113152700"),
        ("1800", "1800"),
        ("por publicar", ""),
    ],
)
def test_a_number_as_it_is_dialled(number: str, dialled: str) -> None:
    assert dial(number) == dialled


def test_several_numbers_in_one_text() -> None:
    assert phones("315-2700 anexo 3; 1800 ;") == (("315-2700 anexo 3", "3152700"), ("1800", "1800"))
    assert phones(None) == ()


def test_the_name_of_an_address() -> None:
    assert web_name("https://www.gob.pe/reniec") == "gob.pe"
    assert web_name("http://a.pe") == "a.pe"


def test_an_acronym_that_says_nothing_is_not_shown() -> None:
    assert shown_acronym("EDE") == "EDE"
    assert shown_acronym("BN") == ""
    assert shown_acronym(None) == ""
