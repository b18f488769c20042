"""Outputs as values: the same for the same records, with search records and old addresses."""

import hashlib
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from generator.catalogue import Catalogue
from generator.outputs.page import Outputs, SearchRecord
from generator.outputs.render import redirects, render
from generator.views.words import STOP, content_words
from tests import golden
from tests.small import AS_OF, REPOSITORY_URL, loaded, made, outputs, service, small

SEARCH = {record.url: record for record in outputs().search}
CARNE = SEARCH["tramites/ejemplo/carne-de-muestra/"]


def digest(made: Outputs) -> str:
    return hashlib.sha256(repr(made).encode()).hexdigest()


def test_the_same_records_give_the_same_outputs() -> None:
    assert render(small(), AS_OF, REPOSITORY_URL) == outputs()


def test_the_order_of_reading_changes_nothing() -> None:
    whole = loaded()
    backwards = replace(
        whole,
        services=dict(reversed(list(whole.services.items()))),
        entities=dict(reversed(list(whole.entities.items()))),
        centers=dict(reversed(list(whole.centers.items()))),
    )
    assert render(Catalogue(backwards), AS_OF, REPOSITORY_URL) == outputs()


@pytest.mark.parametrize("seed", ["1", "2"])
def test_no_order_of_a_set_shows(seed: str) -> None:
    code = (
        "import hashlib; from tests.small import outputs; o = outputs();"
        "print(hashlib.sha256(''.join(p.content for p in o.pages).encode() + repr(o.search).encode()).hexdigest())"
    )
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    root = Path(__file__).parents[2]
    run = subprocess.run(
        [sys.executable, "-c", code],
        env=environment,
        cwd=root,
        capture_output=True,
        text=True,
        check=True,
    )
    ours = "".join(p.content for p in outputs().pages).encode() + repr(outputs().search).encode()
    assert run.stdout.strip() == hashlib.sha256(ours).hexdigest()


def test_the_day_changes_only_what_is_past() -> None:
    later = render(small(), AS_OF.replace(year=2030), REPOSITORY_URL)
    changed = {a.path for a, b in zip(outputs().pages, later.pages, strict=True) if a != b}
    assert changed == {"centros/norte/index.html"}


def test_the_data_of_a_page_is_that_of_the_golden_file() -> None:
    """When the change is meant: ``python -m tests.golden``, and read the diff."""
    assert golden.GOLDEN.read_text(encoding="utf-8") == golden.current()


# Search


def test_every_record_and_life_event_can_be_found() -> None:
    records = {key for key, _ in small().records()}
    events = {f"situaciones/{key}/" for key in small().vocabulary.life_events}
    pages = {page.url for page in outputs().pages if page.record in records}
    assert len(pages) == len(records)
    assert set(SEARCH) == pages | events
    assert len(outputs().search) == len(SEARCH)


def holds(record: SearchRecord, text: str) -> bool:
    """Whether full text finds the page of a service by the words of a text that it is asked for."""
    asked = [word for word in content_words(text) if len(word) > 2]
    assert asked, text
    return {*asked} <= {*record.content.split()}


def test_every_search_record_leads_to_a_page() -> None:
    assert {record.url for record in outputs().search} <= {page.url for page in outputs().pages}


def test_a_service_is_found_by_what_distinguishes_it() -> None:
    for text in (
        "Primer carné de la Entidad de Ejemplo",
        "Entidad de Ejemplo",
        "Me mudé de ejemplo",
        "Certificado que te identifica",
        "02121",
        "MAC Norte de Ejemplo",
        "carné nuevo",
        "credencial de muestra",
    ):
        assert holds(CARNE, text)
    assert not holds(CARNE, "MAC Puerto")


def test_a_service_has_no_word_that_full_text_is_never_asked_for() -> None:
    assert [word for word in CARNE.content.split() if len(word) < 3 or word in STOP] == []


def test_cost_and_appointment_are_found_too() -> None:
    assert holds(CARNE, "S/ 35.00 a S/ 41.50. Necesitas cita")


def test_what_only_steps_notes_and_results_say_is_found_in_full_text() -> None:
    told = [
        (SEARCH[f"tramites/{key}/"], fact.text)
        for key, record in small().each_service()
        for fact in (*record.steps, *record.notes, *record.result)
    ]
    assert len(told) > 5
    assert [text for record, text in told if not holds(record, text)] == []


def test_what_a_link_to_a_page_shows() -> None:
    assert CARNE.meta["title"] == "Sacar el carné de muestra"
    assert CARNE.meta["entity"] == "EDE"


def test_every_place_is_found(tmp_path: Path) -> None:
    point = "name: Centro MAC Lugar{}\ntype: centro\nstatus: abierto\ndepartment: Lima\nsources: [{{kind: ficha, title: a}}]\n"
    files = {f"centers/c{i}.yml": point.format(i) for i in range(6)}
    files["catalogue/ejemplo/uno.yml"] = service(
        f"offered_at: [{', '.join(f'c{i}' for i in range(6))}]\n"
    )
    found = render(made(tmp_path, files), AS_OF, REPOSITORY_URL).search[0]
    assert [i for i in range(6) if not holds(found, f"MAC Lugar{i}")] == []


@pytest.mark.parametrize(
    ("url", "texts"),
    [
        (
            "centros/norte/",
            [
                "Centro MAC Norte de Ejemplo",
                "MAC del norte inventado",
                "Av. de Ejemplo 123",
                "Centro comercial Muestra",
            ],
        ),
        ("entidades/ejemplo/", ["Entidad de Ejemplo", "EDE", "la Ejemplar", "Muestras y Modelos"]),
        (
            "situaciones/mudanza/",
            ["Me mudé de ejemplo", "cambié de casa", "Duplicado del carné de muestra"],
        ),
    ],
)
def test_what_else_is_found_and_by_what(url: str, texts: list[str]) -> None:
    assert [text for text in texts if text not in SEARCH[url].content] == []


def test_search_records_hold_only_text() -> None:
    for record in outputs().search:
        assert isinstance(record, SearchRecord)
        assert all(isinstance(value, str) for value in record.meta.values())


# Old addresses


def test_old_addresses_of_every_kind_of_record_lead_to_the_new_ones() -> None:
    assert outputs().redirects == {
        "tramites/ejemplo/carne-antiguo/index.html": "tramites/ejemplo/carne-de-muestra/",
        "entidades/entidad-de-ejemplo/index.html": "entidades/ejemplo/",
        "centros/norte-viejo/index.html": "centros/norte/",
    }


def test_no_old_address_is_a_pages_own() -> None:
    assert not set(outputs().redirects) & {page.path for page in outputs().pages}
    assert set(outputs().redirects.values()) <= {page.url for page in outputs().pages}


def test_a_catalogue_without_moves_has_no_redirects(tmp_path: Path) -> None:
    assert redirects(made(tmp_path, {})) == {}
