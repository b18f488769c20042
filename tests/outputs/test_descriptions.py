"""Titles and descriptions answer, are short enough to be shown whole, and are no page's but one."""

from collections import Counter
from dataclasses import replace

from generator.outputs.descriptions import LONGEST, cut, of_center, of_service
from generator.outputs.sitemap import NOT_INDEXED
from generator.views.center import center_page
from generator.views.service import service_page
from tests.real import outputs
from tests.small import AS_OF, small

SERVICE = service_page(small(), "ejemplo/carne-de-muestra")
PAGES = [page for page in outputs().pages if page.kind not in NOT_INDEXED]


def test_every_page_has_its_own_title_and_description() -> None:
    assert len(PAGES) > 500
    for words in ([p.title for p in PAGES], [p.description for p in PAGES]):
        assert [text for text, times in Counter(words).items() if times > 1] == []


def test_descriptions_are_shown_whole() -> None:
    assert [p.path for p in PAGES if not 40 <= len(p.description) <= LONGEST] == []


def test_a_description_answers_before_it_explains() -> None:
    assert of_service(SERVICE).startswith("Cuesta S/\u00a035.00 a S/\u00a041.50. ")
    assert of_service(SERVICE).endswith(SERVICE.summary)


def test_what_no_source_supports_is_not_in_it() -> None:
    doubt = frozenset({"fees", "offered_at", "appointment"})
    page = replace(SERVICE, unconfirmed_fields=doubt)
    assert of_service(page) == f"{SERVICE.entity.text}: {SERVICE.summary}"
    fee = SERVICE.fees[0]
    unsure = replace(fee, fact=replace(fee.fact, unconfirmed=True))
    assert "Cuesta" not in of_service(replace(SERVICE, fees=(unsure,)))


def test_a_centre_that_is_not_open_says_so_first() -> None:
    center = replace(center_page(small(), "norte", AS_OF), status="suspendido")
    assert of_center(center).startswith(f"{center.name} está suspendido.")
    assert "8:00" not in of_center(center)


def test_a_long_text_is_cut_between_words() -> None:
    assert cut("corto") == "corto"
    text = cut("palabra, " * 40)
    assert len(text) <= LONGEST
    assert text.endswith("palabra…")
    assert cut("x" * 155) == "x" * 155


def test_places_in_doubt_are_said_to_be() -> None:
    places = tuple(replace(p, fact=replace(p.fact, unconfirmed=True)) for p in SERVICE.places)
    assert "En 3 centros MAC (por confirmar). " in of_service(replace(SERVICE, places=places))
