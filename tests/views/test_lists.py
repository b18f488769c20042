"""Short forms, the A–Z, and the pages that list records."""

from pathlib import Path

import pytest

from generator.views.home import (
    centers_page,
    entities_page,
    home_page,
    life_event_page,
    life_events_page,
    search_page,
    services_page,
)
from generator.views.lists import all_entities, all_services, center_item, service_item
from tests.small import LEAST, made, service, small, with_service

CARNE = "ejemplo/carne-de-muestra"


def test_a_service_in_short() -> None:
    item = service_item(small(), CARNE)
    assert (item.title, item.entity_name, item.kind_name) == (
        "Sacar el carné de muestra",
        "EDE",
        "Trámite",
    )
    assert (item.pays, item.appointment, item.appointment_name) == ("pago", "si", "Necesitas cita")
    assert item.centers == ("norte", "valle", "express-valle")
    assert item.words == "sacar el carne de muestra carne nuevo credencial de muestra"


def test_a_closed_centre_gives_nothing_in_any_list(tmp_path: Path) -> None:
    text = LEAST["centers/norte.yml"].replace("abierto", "cerrado")
    catalogue = made(
        tmp_path,
        {"centers/norte.yml": text, "catalogue/ejemplo/uno.yml": service("offered_at: [norte]\n")},
    )
    assert service_item(catalogue, "ejemplo/uno").centers == ()
    assert center_item(catalogue, "norte").services == 0


@pytest.mark.parametrize(
    ("fields", "pays"),
    [
        ("", ""),
        ("free: true\n", "gratis"),
        ("free: false\n", "pago"),
        ("fees: [{concept: a, amount: 3}]\n", "pago"),
        ("fees: [{concept: a, uit_percent: 3}]\n", "pago"),
        ("fees: [{concept: a, amount: 0, when: x}]\n", ""),
        ("fees: [{concept: a, amount: 3, optional: true}]\n", ""),
        ("fees: [{concept: a, tariff: según}]\n", ""),
    ],
)
def test_whether_it_is_paid(tmp_path: Path, fields: str, pays: str) -> None:
    assert service_item(with_service(tmp_path, fields), "ejemplo/uno").pays == pays


@pytest.mark.parametrize(
    ("needed", "appointment"),
    [
        ([], ""),
        (["no"], "no"),
        (["opcional"], "opcional"),
        (["no", "si"], "si"),
        (["opcional", "no"], "no"),
    ],
)
def test_whether_an_appointment_is_needed(
    tmp_path: Path, needed: list[str], appointment: str
) -> None:
    fields = "appointment: [" + ", ".join(f"{{needed: '{n}'}}" for n in needed) + "]\n"
    assert service_item(with_service(tmp_path, fields), "ejemplo/uno").appointment == appointment


def test_a_centre_in_short() -> None:
    item = center_item(small(), "norte")
    assert (item.name, item.where, item.entities, item.services) == (
        "MAC Norte de Ejemplo",
        "Distrito Norte, Lima",
        2,
        2,
    )
    assert center_item(small(), "puerto").services == 0


def titled(*titles: str) -> dict[str, str]:
    return {f"catalogue/ejemplo/s{i}.yml": service(title=title) for i, title in enumerate(titles)}


def test_services_come_in_alphabetical_order_under_their_letter(tmp_path: Path) -> None:
    catalogue = made(
        tmp_path,
        titled("Ñandú y más", "Árbol", "¿Cómo va?", "Cambio", "Obra nueva", "Nubes", "«Zorro»"),
    )
    assert [
        (letter, [s.title for s in items]) for letter, items in services_page(catalogue).letters
    ] == [
        ("A", ["Árbol"]),
        ("C", ["Cambio", "¿Cómo va?"]),
        ("N", ["Nubes"]),
        ("Ñ", ["Ñandú y más"]),
        ("O", ["Obra nueva"]),
        ("S", ["Servicio uno"]),
        ("Z", ["«Zorro»"]),
    ]


def test_no_letter_stands_twice() -> None:
    letters = [letter for letter, _ in services_page(small()).letters]
    assert letters == sorted(set(letters)) == ["D", "O", "P", "S"]


def test_services_of_one_title_keep_a_stable_order(tmp_path: Path) -> None:
    other = LEAST["entities/ejemplo.yml"]
    catalogue = made(tmp_path, {"entities/otra.yml": other, "catalogue/otra/uno.yml": service()})
    assert [s.id for s in all_services(catalogue)] == ["ejemplo/uno", "otra/uno"]


def test_the_filters_offer_only_entities_with_services(tmp_path: Path) -> None:
    catalogue = made(tmp_path, {"entities/otra.yml": LEAST["entities/ejemplo.yml"]})
    assert [e.id for e in services_page(catalogue).entities] == ["ejemplo"]
    assert [e.id for e in search_page(catalogue).entities] == ["ejemplo"]
    assert [e.id for e in entities_page(catalogue).entities] == ["ejemplo", "otra"]


def test_entities_come_by_the_name_they_are_known_by() -> None:
    assert [e.acronym or e.name for e in all_entities(small())] == [
        "Bancomuestra",
        "Dirección Regional de Ejemplo",
        "EDE",
    ]


def test_centres_are_main_express_or_only_planned(tmp_path: Path) -> None:
    def point(kind: str, status: str, department: str) -> str:
        return f"name: a\ntype: {kind}\nstatus: {status}\ndepartment: {department}\nsources: [{{kind: ficha, title: a}}]\n"

    catalogue = made(
        tmp_path,
        {
            "centers/e1.yml": point("express", "abierto", "Piura"),
            "centers/e2.yml": point("express", "cerrado", "Ica"),
            "centers/e3.yml": point("express", "solicitado", "Ica"),
            "centers/c1.yml": point("centro", "proyectado", "Ica"),
            "centers/c2.yml": point("centro", "suspendido", "Ica"),
        },
    )
    page = centers_page(catalogue)
    assert [c.id for c in page.main] == ["c2", "norte"]
    assert [(d, [c.id for c in points]) for d, points in page.express] == [
        ("Ica", ["e2"]),
        ("Piura", ["e1"]),
    ]
    assert page.express_total == 2
    assert [c.id for c in page.planned] == ["c1", "e3"]


def test_no_centre_is_missing_from_the_list() -> None:
    page = centers_page(small())
    listed = [*page.main, *(c for _, points in page.express for c in points), *page.planned]
    assert sorted(c.id for c in listed) == sorted(small().centers)


def test_the_home_page() -> None:
    page = home_page(small())
    assert [(s.text, s.path) for s in page.shortcuts] == [
        ("Carné perdido", "tramites/ejemplo/duplicado-de-muestra/")
    ]
    assert [s.id for s in page.most_used] == [CARNE]
    assert page.most_used_note == "Según el boletín de ejemplo."
    assert [c.id for c in page.centers] == ["norte", "puerto", "valle"]
    assert page.services == 4


def test_life_events_come_in_the_order_of_the_editors() -> None:
    assert [(e.id, e.services, e.featured) for e in life_events_page(small()).events] == [
        ("mudanza", 2, True),
        ("perdida", 1, False),
    ]


def test_a_life_event_lists_its_services_in_alphabetical_order() -> None:
    page = life_event_page(small(), "mudanza")
    assert [s.id for s in page.services] == ["ejemplo/duplicado-de-muestra", CARNE]
