"""The page of a service: requirements, places, and what it says when nothing is known."""

from pathlib import Path

import pytest

from generator.views.service import SILENCE, service_page
from tests.small import made, service, small, with_service

PAGE = service_page(small(), "ejemplo/carne-de-muestra")
REQUIREMENTS = {r.fact.text: r for r in PAGE.requirements}
PLACES = {p.center: p for p in PAGE.places}


def test_the_page_of_no_service() -> None:
    with pytest.raises(KeyError):
        service_page(small(), "ejemplo/no-existe")


def test_what_the_page_is() -> None:
    assert (PAGE.id, PAGE.path) == (
        "ejemplo/carne-de-muestra",
        "tramites/ejemplo/carne-de-muestra/",
    )
    assert (PAGE.entity.text, PAGE.entity.path) == ("EDE", "entidades/ejemplo/")
    assert PAGE.kinds == ("Trámite", "Orientación")
    assert PAGE.audience == ("Ciudadanos", "Personas extranjeras")
    assert PAGE.file == "catalogue/ejemplo/carne-de-muestra.yml"
    assert PAGE.verified == "10 de julio de 2026, EDE"
    assert PAGE.unconfirmed == ("hasta cuándo", "cuánto dura", "notas")


def test_a_service_is_offered_as_its_kind_unless_it_says_otherwise() -> None:
    assert service_page(small(), "ejemplo/duplicado-de-muestra").kinds == ("Trámite",)


# Requirements


def test_a_document_nobody_here_issues_says_who_does() -> None:
    view = REQUIREMENTS["Certificado que te identifica"]
    assert (view.copy, view.issued_by, view.how) == ("copia legalizada", "la Oficina Inventada", ())


def test_a_document_leads_to_the_services_that_issue_it_but_not_to_the_page_itself() -> None:
    (requirement,) = service_page(small(), "ejemplo/duplicado-de-muestra").requirements
    assert [(link.text, link.path) for link in requirement.how] == [
        ("Sacar el carné de muestra", "tramites/ejemplo/carne-de-muestra/")
    ]
    assert REQUIREMENTS["Un documento de respaldo"].how == ()


def test_documents_of_which_one_will_do() -> None:
    views = REQUIREMENTS["Un documento de respaldo"].alternatives
    assert [(v.text, v.form and (v.form.text, v.form.url)) for v in views] == [
        (
            "Recibo de luz inventado (copia simple)",
            ("Formato R-1 de recibo", "https://formatos.example/r1"),
        ),
        ("Carné anterior", None),
        ("Declaración firmada", ("Declaración jurada D-9", "")),
    ]


def test_what_an_alternative_says_already_is_not_said_twice(tmp_path: Path) -> None:
    fields = """\
        requirements:
          - text: Uno
            any_of:
              - text: DNI en Copia Simple
                copy: copia-simple
              - text: Formulario F-1 lleno
                form: {name: Formulario F-1}
    """
    (requirement,) = service_page(with_service(tmp_path, fields), "ejemplo/uno").requirements
    assert [(v.text, v.form) for v in requirement.alternatives] == [
        ("DNI en Copia Simple", None),
        ("Formulario F-1 lleno", None),
    ]


def test_an_optional_form_with_its_page() -> None:
    view = REQUIREMENTS["Solicitud llenada"]
    assert view.optional
    assert view.form is not None
    assert (view.form.text, view.form.url) == ("Formulario F-01", "https://formatos.example/f01")
    assert view.fact.scope.centers == ("valle",)


# Places


def test_centres_that_give_it_come_first_by_name() -> None:
    assert [(p.name, p.available) for p in PAGE.places] == [
        ("MAC Express Valle Chico", True),
        ("MAC Norte de Ejemplo", True),
        ("MAC Valle de Ejemplo", True),
        ("MAC Puerto de Ejemplo", False),
    ]


def test_centres_come_in_the_order_of_a_reader(tmp_path: Path) -> None:
    names = {
        "a": "Centro MAC Ñaña",
        "b": "Centro MAC Zorritos",
        "c": "Centro MAC Áncash",
        "d": "Centro MAC Nasca",
    }
    text = "name: {}\ntype: centro\nstatus: abierto\ndepartment: Lima\nsources: [{{kind: ficha, title: a}}]\n"
    files = {f"centers/{key}.yml": text.format(name) for key, name in names.items()}
    files["catalogue/ejemplo/uno.yml"] = service("offered_at: [a, b, c, d]\n")
    assert [p.center for p in service_page(made(tmp_path, files), "ejemplo/uno").places] == [
        "c",
        "d",
        "a",
        "b",
    ]


def test_a_place_shows_all_that_differs_there() -> None:
    place = PLACES["norte"]
    assert place.full_name == "Centro MAC Norte de Ejemplo"
    assert place.path == "centros/norte/"
    assert (place.address, place.district) == ("Av. de Ejemplo 123, piso 2", "Distrito Norte")
    assert place.provider == "Entidad de Ejemplo y Banco de Ejemplo"
    assert place.offered_as == "orientación"
    assert place.hours == (("Lunes y martes", "9:00 a 13:00"), ("Jueves", "14:00 a 24:00"))
    assert (place.hours_of, place.hours_as_of) == (
        "Horario de este trámite",
        "1 de febrero de 2026",
    )
    assert place.weekly == "lunes=09:00-13:00;martes=09:00-13:00;jueves=14:00-24:00"
    assert (
        place.appointment
        == "No necesitas cita. En este local es por orden de llegada. Teléfono: 555-0177."
    )
    assert place.appointment_url == "https://citas.example/norte"
    assert place.note == "Módulos 4 y 5 de muestra."
    assert place.period == "desde junio de 2025 hasta el 30 de junio de 2027"
    assert place.fact.sources == (1,)


def test_a_place_without_hours_of_its_own_has_those_of_the_entity_or_the_centre() -> None:
    assert PLACES["valle"].hours_of == "Horario general del centro"
    places = {p.center: p for p in service_page(small(), "ejemplo/duplicado-de-muestra").places}
    assert places["norte"].hours_of == "Horario de la entidad en el centro"
    assert places["norte"].hours_as_of == "marzo de 2026"
    assert (PLACES["express-valle"].hours, PLACES["express-valle"].hours_of) == ((), "")


def test_where_it_is_not_given_the_page_says_why_and_where_to_go() -> None:
    place = PLACES["puerto"]
    assert place.reason == "El local está en obras de ejemplo."
    assert (place.alternative, place.alternative_path) == ("MAC Norte de Ejemplo", "centros/norte/")
    assert place.hours == ()
    assert place.fact.unconfirmed


@pytest.mark.parametrize(
    ("status", "offer", "available", "reason"),
    [
        ("abierto", "norte", True, ""),
        ("abierto", "{center: norte, available: false}", False, "Aquí no se hace este trámite."),
        ("cerrado", "norte", False, "El centro está cerrado."),
        ("suspendido", "norte", False, "El centro está suspendido."),
        ("suspendido", "{center: norte, available: false, reason: Obras}", False, "Obras."),
    ],
)
def test_a_centre_that_is_not_open_gives_nothing(
    tmp_path: Path, status: str, offer: str, available: bool, reason: str
) -> None:
    files = {
        "centers/norte.yml": f"name: Centro MAC Norte\ntype: centro\nstatus: {status}\ndepartment: Lima\n"
        "sources: [{kind: ficha, title: a}]\n",
        "catalogue/ejemplo/uno.yml": service(f"offered_at: [{offer}]\n"),
    }
    (place,) = service_page(made(tmp_path, files), "ejemplo/uno").places
    assert (place.available, place.reason) == (available, reason)


@pytest.mark.parametrize(
    ("fields", "known"), [("", False), ("offered_at: []\n", True), ("offered_at: [norte]\n", True)]
)
def test_nowhere_is_not_unknown(tmp_path: Path, fields: str, known: bool) -> None:
    assert service_page(with_service(tmp_path, fields), "ejemplo/uno").places_known is known


# The rest


def test_time_limits_say_figure_and_words() -> None:
    assert [(t.figure, t.fact.text, t.fact.scope.label) for t in PAGE.time_limits] == [
        (
            "5 a 7 días hábiles",
            "5 a 7 días hábiles. Se cuenta desde el pago",
            "Solo en centros de provincias de ejemplo",
        ),
        ("Hasta 1 hora", "Hasta 1 hora", "Cambio de datos"),
    ]


def test_cases_are_asked_with_their_answers() -> None:
    assert [(c.key, c.ask, c.answers[0]) for c in PAGE.cases] == [
        ("edad", "¿Qué edad tienes?", ("menor", "Menor de 18 años")),
        ("motivo", "¿Por qué lo pides?", ("nuevo", "Es mi primer carné")),
    ]


def test_ways_besides_the_centre() -> None:
    assert [(link.text, link.url, fact.scope.label) for link, fact in PAGE.online] == [
        ("Ventanilla virtual de ejemplo", "https://www.tramite.example/carne", "De 18 años a más"),
        ("otra.example", "https://www.otra.example/", ""),
    ]
    assert [(p.number, p.dial, p.note) for p in PAGE.phones] == [
        ("(01) 555-0123 anexo 7", "015550123", "solo consultas; de 8 a 5")
    ]
    assert (PAGE.in_person, PAGE.app, PAGE.email) == (
        True,
        "Ejemplo Móvil",
        "carne@ejemplo.example",
    )


def test_appointments() -> None:
    assert [
        (a.needed, a.url, a.phone, a.note, a.fact.scope.centers) for a in PAGE.appointments
    ] == [
        (
            "Necesitas cita",
            "https://citas.example/",
            "0800-55555",
            "Saca la cita con 3 días",
            ("norte",),
        ),
        ("Cita opcional", "", "", "", ("puerto", "valle")),
    ]


@pytest.mark.parametrize("approval", SILENCE)
def test_each_kind_of_approval_says_what_silence_means(tmp_path: Path, approval: str) -> None:
    page = service_page(with_service(tmp_path, f"legal: {{approval: {approval}}}\n"), "ejemplo/uno")
    assert page.silence == SILENCE[approval]


def test_a_note_says_until_when_it_holds() -> None:
    assert [(n.text, n.until) for n in PAGE.notes] == [
        ("No se aceptan fotos con lentes.", ""),
        ("En el valle no hay cajero.", "setiembre de 2026"),
    ]


def test_related_services_say_why() -> None:
    (link,) = PAGE.related
    assert (link.text, link.note) == (
        "Duplicado del carné de muestra",
        "Si lo perdiste, pide el duplicado",
    )


def test_sections_name_the_sources_that_say_them() -> None:
    assert PAGE.section_sources["fees"] == (1, 2)
    assert PAGE.section_sources["legal"] == (2,)
    assert PAGE.section_sources["notes"] == ()


def test_what_a_record_does_not_say_is_empty_on_its_page() -> None:
    page = service_page(small(), "banco-ejemplo/pago-de-muestra")
    assert (page.free, page.cost, page.places_known, page.in_person) == (None, "", False, None)
    for name in ("requirements", "steps", "fees", "time_limits", "deadline", "result", "validity", "appointments",
                 "online", "phones", "places", "legal", "notes", "related", "conflicts", "cases"):  # fmt: skip
        assert getattr(page, name) == (), name
    for name in (
        "app",
        "email",
        "silence",
        "approval",
        "tupa_code",
        "authority",
        "appeals",
        "verified",
    ):
        assert getattr(page, name) == "", name
