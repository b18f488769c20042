"""The pages of a centre and of an entity."""

from datetime import date
from pathlib import Path

import pytest

from generator.views.center import CenterPage, center_page
from generator.views.entity import entity_page
from tests.small import AS_OF, LATER, LEAST, made, small

NORTE = center_page(small(), "norte", LATER)


def center(tmp_path: Path, fields: str, as_of: date = AS_OF) -> CenterPage:
    text = LEAST["centers/norte.yml"]
    return center_page(made(tmp_path, {"centers/norte.yml": text + fields}), "norte", as_of)


def test_the_page_of_no_centre() -> None:
    with pytest.raises(KeyError):
        center_page(small(), "no-existe", AS_OF)


def test_where_a_centre_is() -> None:
    assert (NORTE.name, NORTE.short, NORTE.type_name) == (
        "Centro MAC Norte de Ejemplo",
        "MAC Norte de Ejemplo",
        "Centro MAC",
    )
    assert NORTE.where == "Distrito Norte, Provincia Norte, Lima"
    assert NORTE.location == ("-11.99375", "-77.06215")
    assert NORTE.phones == (("(01) 555-0110", "015550110"),)


def test_a_place_named_like_its_department_is_said_once(tmp_path: Path) -> None:
    assert center(tmp_path, "province: Lima\ndistrict: Lima\n").where == "Lima"


def test_its_state_and_since_when() -> None:
    assert (NORTE.status, NORTE.status_detail) == (
        "abierto",
        "desde 20 de mayo de 2019, según datos de abril de 2026",
    )
    assert center_page(small(), "puerto", AS_OF).status_detail == "desde noviembre de 2025"


def test_its_timetable_for_readers_and_for_the_script() -> None:
    assert NORTE.hours == (
        ("Lunes a viernes", "8:00 a 16:45"),
        ("Sábado", "8:00 a 12:00 y 13:00 a 15:00"),
        ("Domingo", "cerrado"),
        ("Feriados", "cerrado"),
    )
    assert NORTE.weekly.startswith("lunes=08:00-16:45;")
    assert NORTE.weekly.endswith("sabado=08:00-12:00,13:00-15:00;domingo=;feriados=")


def test_days_with_other_hours_those_to_come_first() -> None:
    assert [(e.days, e.what, e.reason, e.entity, e.past) for e in NORTE.exceptions] == [
        (
            "Del 24 de diciembre de 2026 al 26 de diciembre de 2026",
            "No atiende",
            "Inventario de ejemplo",
            "",
            False,
        ),
        (
            "30 de agosto de 2026",
            "Atiende de 8:00 a 12:00",
            "Feriado de muestra",
            "Entidad de Ejemplo",
            True,
        ),
    ]


@pytest.mark.parametrize(
    ("as_of", "past"), [("2026-12-26", False), ("2026-12-27", True), ("2020-01-01", False)]
)
def test_an_exception_is_past_after_its_last_day(tmp_path: Path, as_of: str, past: bool) -> None:
    fields = "exceptions: [{date: 2026-12-24, until: 2026-12-26, closed: true, reason: a}]\n"
    (exception,) = center(tmp_path, fields, date.fromisoformat(as_of)).exceptions
    assert exception.past is past


def test_its_figures() -> None:
    assert [(name, value.replace("\u00a0", " ")) for name, value in NORTE.facts] == [
        ("Módulos de atención", "37"),
        ("Área", "1,480 m²"),
        ("Inversión", "S/ 2,650,000"),
        ("Lo administra", "Oficina de Ejemplo de Centros"),
        ("Abrió", "20 de mayo de 2019"),
        ("Ubigeo", "159999"),
    ]


def test_a_figure_of_zero_is_shown(tmp_path: Path) -> None:
    assert center(tmp_path, "modules: 0\n").facts == (("Módulos de atención", "0"),)


def test_entities_with_services_come_first() -> None:
    assert [(e.name, len(e.services)) for e in NORTE.entities] == [
        ("Banco de Ejemplo", 1),
        ("Entidad de Ejemplo", 2),
    ]


def test_what_a_centre_says_of_an_entity() -> None:
    view = next(e for e in NORTE.entities if e.id == "ejemplo")
    assert (view.as_of, view.until, view.modules) == ("30 de abril de 2026", "enero de 2027", 7)
    assert view.hours == (("Lunes a viernes", "8:30 a 16:00"),)
    assert view.hours_as_of == "marzo de 2026"
    assert view.payment_note == "Lleva el pago hecho, según el ejemplo."
    assert view.sources == (1,)
    assert next(e for e in NORTE.entities if e.id == "banco-ejemplo").unconfirmed


def test_a_service_at_the_centre_says_what_differs_there() -> None:
    view = next(e for e in NORTE.entities if e.id == "ejemplo")
    assert [(g.item.title, g.note) for g in view.services] == [
        ("Duplicado del carné de muestra", ""),
        ("Sacar el carné de muestra", "Módulos 4 y 5 de muestra."),
    ]


def test_an_entity_that_only_services_name_is_shown_too(tmp_path: Path) -> None:
    text = (
        LEAST["centers/norte.yml"]
        .replace("entities:\n  - entity: ejemplo\n", "")
        .replace("[entities]", "[]")
    )
    service = LEAST["catalogue/ejemplo/uno.yml"] + "offered_at: [norte]\n"
    catalogue = made(tmp_path, {"centers/norte.yml": text, "catalogue/ejemplo/uno.yml": service})
    (view,) = center_page(catalogue, "norte", AS_OF).entities
    assert (view.id, len(view.services)) == ("ejemplo", 1)


def test_what_is_not_done_there_says_why_and_where_to_go() -> None:
    (view,) = center_page(small(), "puerto", AS_OF).elsewhere
    assert view.item.title == "Sacar el carné de muestra"
    assert view.reason == "El local está en obras de ejemplo. Ve a MAC Norte de Ejemplo."
    assert NORTE.elsewhere == ()


def test_declared_figures_stand_as_printed() -> None:
    (declared,) = NORTE.declared
    assert declared.as_of == "31 de diciembre de 2024"
    assert [(name, value.replace("\u00a0", " ")) for name, value in declared.figures] == [
        ("Entidades", "21"),
        ("Servicios", "141"),
        ("Servicios gratuitos", "55"),
        ("Módulos", "36"),
        ("Área", "1,475 m²"),
        ("Inversión", "S/ 2,600,500"),
    ]
    assert declared.columns == ("Servicios", "Trámites", "Orientaciones", "Sin tipo", "Gratuitos")
    assert declared.rows == (
        ("EDE (ejemplo)", ("118", "69", "46", "3", "43")),
        ("Banco de Ejemplo", ("23", "", "", "", "")),
    )
    assert declared.sources == (1,)


def test_only_columns_with_figures_are_shown(tmp_path: Path) -> None:
    fields = "declared: [{as_of: 2024, source: x, by_entity: [{entity: ejemplo, free: 0}]}]\n"
    (declared,) = center(tmp_path, fields).declared
    assert (declared.columns, declared.rows) == (("Gratuitos",), (("Entidad de Ejemplo", ("0",)),))


def test_its_history() -> None:
    assert NORTE.previous == (
        (
            "Local anterior de muestra, Jr. Anterior 456, Distrito Viejo",
            "Desde febrero de 2014. Hasta 19 de mayo de 2019. Se mudó por el ejemplo.",
        ),
    )
    assert [(when, fact.text, fact.sources) for when, fact in NORTE.milestones] == [
        ("2013 a enero de 2014", "Obras de ejemplo", (1,)),
        ("", "Inauguración de muestra", ()),
    ]


def test_the_page_of_an_entity() -> None:
    page = entity_page(small(), "ejemplo")
    assert (page.name, page.acronym, page.level, page.sector) == (
        "Entidad de Ejemplo", "EDE", "Nacional", "Muestras y Modelos",
    )  # fmt: skip
    assert page.parent is not None
    assert (page.parent.text, page.parent.path) == ("Banco de Ejemplo", "entidades/banco-ejemplo/")
    assert page.website is not None
    assert (page.website.text, page.website.url) == (
        "ejemplo.example",
        "https://www.ejemplo.example/inicio",
    )
    assert page.phones == (("(01) 555-0100 anexo 12", "015550100"), ("0800-55501", "080055501"))
    assert [s.title for s in page.services] == [
        "Duplicado del carné de muestra",
        "Orientación sobre el carné",
        "Sacar el carné de muestra",
    ]
    assert [c.id for c in page.centers] == ["norte", "valle"]
    assert [c.id for c in page.points] == ["express-valle"]
    assert page.unconfirmed == ("correo",)
    assert page.verified == "30 de junio de 2026, EDE"


def test_an_entity_of_which_little_is_known() -> None:
    page = entity_page(small(), "regional-ejemplo")
    assert (page.acronym, page.parent, page.website, page.phones, page.email) == (
        "",
        None,
        None,
        (),
        "",
    )


def test_the_page_of_no_entity() -> None:
    with pytest.raises(KeyError):
        entity_page(small(), "no-existe")
