"""The text that is read to a caller or sent: short, whole sentences, right for the centre chosen."""

import pytest

from generator.views.message import LONGEST, message, shortened, text
from generator.views.service import service_page
from tests import real
from tests.small import small

PAGE = service_page(small(), "ejemplo/carne-de-muestra")
URL = "https://mac.example.pe/tramites/ejemplo/carne-de-muestra/"


def said(center: str = "") -> str:
    place = next((p for p in PAGE.places if p.center == center), None)
    return text(message(PAGE, URL), place).replace("\u00a0", " ")


def test_the_text_for_every_centre() -> None:
    lines = said().splitlines()
    assert lines[0] == "Sacar el carné de muestra (EDE)"
    assert "Cuesta: S/ 35.00 a S/ 41.50" in lines
    assert "Demora: 1 hora a 7 días hábiles" in lines
    assert "Cita: Depende" in lines
    assert "Dónde: 3 centros MAC" in lines
    assert lines[-2:] == [URL, "Dudas: Aló MAC, 1800"]


def test_the_text_for_a_centre_has_its_answers_and_only_what_holds_there() -> None:
    valle, norte = said("valle"), said("norte")
    for requirement in PAGE.requirements:
        scope = requirement.fact.scope
        here = scope.centers is None or "norte" in scope.centers
        in_person = not scope.channels or "presencial" in scope.channels
        if shortened(requirement.fact.text) in said():
            assert (shortened(requirement.fact.text) in norte) == (here and in_person)
    assert sum(shortened(r.fact.text) in said() for r in PAGE.requirements) > 2
    assert valle != norte
    assert "Dónde: MAC Norte de Ejemplo" in norte


def test_where_it_is_not_given_the_text_says_so() -> None:
    closed = next(p for p in PAGE.places if not p.available)
    assert f"Dónde: No se hace en {closed.name}" in said(closed.center)


def test_without_an_address_there_is_no_line_for_it() -> None:
    assert "http" not in text(message(PAGE))


@pytest.mark.parametrize("url", ["", "https://www.mac.example.pe/portal/tramites/x/"])
def test_every_text_of_the_real_catalogue_is_short(url: str) -> None:
    for key in real.catalogue().services:
        page = service_page(real.catalogue(), key)
        every = message(page, url)
        assert len(text(every)) <= LONGEST, key
        assert all(len(text(every, place)) <= LONGEST for place in page.places), key


def test_a_phrase_is_cut_at_a_word() -> None:
    assert shortened("Uno dos tres", 12) == "Uno dos tres"
    assert shortened("Uno dos, tres", 12) == "Uno dos…"
