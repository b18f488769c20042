"""One spectacularly bad record of each type: every problem, at its place, in the order of the file."""

from itertools import groupby

import pytest

from generator.problems import Problem
from generator.records.load import load
from tests.small import DATA

FOUND = load(DATA / "bad").problems

# file → (line, column, field, code, message)
EXPECTED = {
    "catalogue/_vocabulary/documents.yml": [
        (1, 1, "DNI Azul", "bad-slug", "«DNI Azul» no sirve como nombre corto."),
        (3, 1, "dni.name", "missing-field", "Falta «name»."),
        (4, 11, "dni.nombre", "unknown-field", "«nombre» no es un campo de aquí."),
        (5, 13, "dni.services", "bad-service-id", "«reniec» no es la clave de un servicio."),
        (6, 12, "dni.any_of[0]", "bad-slug", "«Pasaporte» no sirve como nombre corto."),
        (7, 9, "recibo", "wrong-type", "«recibo» no tiene la forma esperada."),
    ],
    "catalogue/_vocabulary/holidays.yml": [
        (2, 10, "fixed[0].day", "bad-date", "«25-12» no es una fecha."),
        (4, 10, "fixed[1].day", "bad-date", "«W01-1» no es una fecha."),
        (7, 20, "movable[0].easter_offset", "not-a-whole-number", "«dos» no es un número entero."),
    ],
    "catalogue/_vocabulary/life_events.yml": [
        (1, 1, "", "not-a-mapping", "La ficha no empieza con campos."),
    ],
    "catalogue/_vocabulary/uit.yml": [
        (1, 1, "26", "out-of-range", "«26» no es un valor posible."),
        (3, 3, "26.sources", "too-few", "«sources» tiene muy pocos elementos."),
        (5, 11, "2026.amount", "fee-amount", "«S/ 5500» no es un monto."),
        (6, 15, "2026.confidence", "not-in-list", "«segura» no está en la lista."),
    ],
    "catalogue/ejemplo/pesima.yml": [
        (1, 1, "summary", "missing-field", "Falta «summary»."),
        (1, 8, "title", "too-short", "«Mal» es muy corto."),
        (2, 7, "tipo", "unknown-field", "«tipo» no es un campo de aquí."),
        (3, 7, "kind", "not-in-list", "«tramites» no está en la lista."),
        (4, 9, "sumary", "unknown-field", "«sumary» no es un campo de aquí."),
        (5, 11, "audience", "wrong-type", "«audience» no tiene la forma esperada."),
        (7, 5, "also_called[0]", "empty-value", "«also_called» está vacío."),
        (8, 4, "also_called[1]", "empty-value", "«also_called» está vacío."),
        (10, 5, "life_events[0]", "bad-slug", "«Mudanza» no sirve como nombre corto."),
        (14, 5, "cases.edad.answers", "too-few", "«answers» tiene muy pocos elementos."),
        (17, 5, "requirements[0].text", "missing-field", "Falta «text»."),
        (17, 12, "requirements[0].texto", "unknown-field", "«texto» no es un campo de aquí."),
        (18, 11, "requirements[0].copy", "not-in-list", "«fotocopia» no está en la lista."),
        (19, 5, "requirements[1]", "wrong-type", "«requirements» no tiene la forma esperada."),
        (
            23,
            19,
            "requirements[2].any_of[0].document",
            "bad-slug",
            "«Recibo de Luz» no sirve como nombre corto.",
        ),
        (
            24,
            15,
            "requirements[2].any_of[0].form",
            "wrong-type",
            "«form» no tiene la forma esperada.",
        ),
        (
            25,
            15,
            "requirements[2].optional",
            "wrong-type",
            "«optional» no tiene la forma esperada.",
        ),
        (27, 14, "requirements[2].when.edad[0]", "bad-slug", "«Menor» no sirve como nombre corto."),
        (28, 27, "requirements[2].channel[1]", "not-in-list", "«wed» no está en la lista."),
        (31, 13, "steps[0].centre", "unknown-field", "«centre» no es un campo de aquí."),
        (32, 7, "free", "wrong-type", "«free» no tiene la forma esperada."),
        (35, 13, "fees[0].amount", "fee-amount", "«S/ 30» no es un monto."),
        (37, 13, "fees[1].amount", "fee-amount", "«1,500.00» no es un monto."),
        (39, 13, "fees[2].amount", "fee-amount", "«3.005» no es un monto."),
        (41, 13, "fees[3].amount", "fee-amount", "«-5» no es un monto."),
        (42, 5, "fees[4]", "fee-without-amount", "El costo no dice cuánto es."),
        (43, 5, "fees[5]", "fee-range", "El monto máximo es menor que el mínimo."),
        (48, 15, "fees[6].uit_year", "not-a-whole-number", "«2025.5» no es un número entero."),
        (49, 5, "fees[7]", "fee-uit-year", "Hay «uit_year» sin «uit_percent»."),
        (53, 18, "fees[8].uit_percent", "not-a-number", "«dos» no es un número."),
        (55, 18, "fees[9].uit_percent", "out-of-range", "«0» no es un valor posible."),
        (58, 17, "fees[10].valid_from", "bad-date", "«31/12/2025» no es una fecha."),
        (59, 18, "fees[10].valid_until", "bad-date", "«2025-02-30» no es una fecha."),
        (61, 10, "time_limit[0].max", "not-a-whole-number", "«cinco» no es un número entero."),
        (62, 11, "time_limit[0].unit", "not-in-list", "«dias» no está en la lista."),
        (63, 5, "time_limit[1]", "time-without-number", "El plazo no dice cuánto."),
        (64, 5, "time_limit[2]", "time-range", "El plazo máximo es menor que el mínimo."),
        (67, 5, "time_limit[3]", "time-without-unit", "El plazo no dice la unidad."),
        (68, 12, "deadline[0]", "wrong-type", "«deadline» no tiene la forma esperada."),
        (72, 12, "legal.basis[0].url", "bad-url", "«www.leyes.pe» no es una dirección web."),
        (73, 13, "legal.approval", "not-in-list", "«silencio-positivo» no está en la lista."),
        (75, 11, "channels.online", "bad-url", "«https://con espacio.pe» no es una dirección web."),
        (77, 7, "channels.phone[0].number", "missing-field", "Falta «number»."),
        (77, 13, "channels.phone[0].nota", "unknown-field", "«nota» no es un campo de aquí."),
        (78, 1, "appointment.needed", "missing-field", "Falta «needed»."),
        (79, 10, "appointment.neded", "unknown-field", "«neded» no es un campo de aquí."),
        (81, 5, "offered_at[0]", "bad-slug", "«Lima Norte» no sirve como nombre corto."),
        (84, 22, "offered_at[1].hours.lunes-viernes", "bad-hours", "«8 a 5» no es un horario."),
        (
            87,
            22,
            "offered_at[2].hours.viernes-lunes",
            "bad-day",
            "«viernes-lunes» no es un día ni un rango de días.",
        ),
        (
            91,
            15,
            "offered_at[3].hours.martes",
            "hours-day-twice",
            "El día «martes» está dos veces.",
        ),
        (
            94,
            7,
            "offered_at[4].hours.lunes",
            "hours-order",
            "El horario «08:00-12:00» no va en orden.",
        ),
        (95, 11, "offered_at[4].from", "bad-date", "«mayo» no es una fecha."),
        (
            97,
            14,
            "related[0].service",
            "bad-service-id",
            "«duplicado-dni» no es la clave de un servicio.",
        ),
        (98, 1, "sources", "too-few", "«sources» tiene muy pocos elementos."),
        (99, 1, "verified.by", "missing-field", "Falta «by»."),
        (100, 7, "verified.on", "bad-date", "«ayer» no es una fecha."),
    ],
    "centers/pesimo.yml": [
        (1, 1, "department", "missing-field", "Falta «department»."),
        (1, 1, "name", "wrong-type", "«name» no tiene la forma esperada."),
        (2, 7, "type", "not-in-list", "«centro-mac» no está en la lista."),
        (3, 9, "status", "not-in-list", "«inaugurado» no está en la lista."),
        (4, 9, "opened", "bad-date", "«2026-00» no es una fecha."),
        (5, 1, "location.lon", "missing-field", "Falta «lon»."),
        (6, 8, "location.lat", "not-a-number", "«-11.99» no es un número."),
        (7, 8, "location.lng", "unknown-field", "«lng» no es un campo de aquí."),
        (8, 8, "hours", "bad-hours", "El horario va por días."),
        (
            10,
            5,
            "exceptions[0]",
            "exception-closed-or-hours",
            "La excepción dice que cierra y también un horario.",
        ),
        (15, 13, "exceptions[1].closed", "wrong-type", "«closed» no tiene la forma esperada."),
        (17, 10, "modules", "not-a-whole-number", "«3.5» no es un número entero."),
        (18, 10, "area_m2", "not-a-whole-number", "«1,480» no es un número entero."),
        (19, 17, "investment_pen", "out-of-range", "«-1» no es un valor posible."),
        (21, 5, "entities[0]", "wrong-type", "«entities» no tiene la forma esperada."),
        (23, 14, "entities[1].modulos", "unknown-field", "«modulos» no es un campo de aquí."),
        (25, 5, "declared[0].source", "missing-field", "Falta «source»."),
        (27, 9, "declared[0].by_entity[0].entity", "missing-field", "Falta «entity»."),
        (
            27,
            18,
            "declared[0].by_entity[0].entidad",
            "unknown-field",
            "«entidad» no es un campo de aquí.",
        ),
        (31, 16, "sources[0].published", "bad-date", "«2024-02-31» no es una fecha."),
    ],
    "entities/pesima.yml": [
        (1, 1, "name", "missing-field", "Falta «name»."),
        (1, 9, "nombre", "unknown-field", "«nombre» no es un campo de aquí."),
        (2, 8, "level", "not-in-list", "«municipal» no está en la lista."),
        (3, 1, "acronym", "wrong-type", "«acronym» no tiene la forma esperada."),
        (4, 10, "website", "bad-url", "«ejemplo.example» no es una dirección web."),
        (5, 9, "parent", "bad-slug", "«Entidad Madre» no sirve como nombre corto."),
        (6, 14, "maintainers", "wrong-type", "«maintainers» no tiene la forma esperada."),
        (8, 5, "sources[0].title", "missing-field", "Falta «title»."),
        (8, 11, "sources[0].kind", "not-in-list", "«ordenanza» no está en la lista."),
        (9, 13, "sources[0].titulo", "unknown-field", "«titulo» no es un campo de aquí."),
        (10, 10, "sources[0].url", "bad-url", "«ftp://ejemplo.example» no es una dirección web."),
        (11, 14, "sources[0].checked", "bad-date", "«2026-13» no es una fecha."),
    ],
}


@pytest.mark.parametrize("file", EXPECTED)
def test_every_problem_of_a_bad_record_is_named_at_its_place(file: str) -> None:
    found = [(p.line, p.column, p.field, p.code, p.message) for p in FOUND if p.file == file]
    assert found == EXPECTED[file]


def test_no_other_file_has_problems() -> None:
    assert [file for file, _ in groupby(FOUND, key=lambda p: p.file)] == sorted(EXPECTED)


def test_every_file_of_the_folder_is_among_them() -> None:
    files = {p.relative_to(DATA / "bad").as_posix() for p in (DATA / "bad").rglob("*.yml")}
    assert files == set(EXPECTED)


def test_a_vocabulary_names_the_fields_of_its_own_entries() -> None:
    hints = [
        p.hint for p in FOUND if p.file.endswith("documents.yml") and p.code == "unknown-field"
    ]
    assert hints == ["¿Quisiste decir «name»?"]


def hint_of(line: int, code: str) -> str:
    return next(
        p.hint
        for p in FOUND
        if p.file.endswith("ejemplo/pesima.yml") and (p.line, p.code) == (line, code)
    )


@pytest.mark.parametrize(
    ("line", "code", "hint"),
    [
        (3, "not-in-list", "¿Quisiste decir «tramite»?"),
        (4, "unknown-field", "¿Quisiste decir «summary»?"),
        (17, "unknown-field", "¿Quisiste decir «text»?"),
        (28, "not-in-list", "¿Quisiste decir «web»?"),
        (31, "unknown-field", "¿Quisiste decir «centers»?"),
        (79, "unknown-field", "¿Quisiste decir «needed»?"),
        (62, "not-in-list", "Puede ser: minutos, horas, dias-habiles, dias-calendario, meses, anos."),
        (55, "out-of-range", "Debe ser mayor que 0."),
        (32, "wrong-type", "Escribe true o false, sin comillas."),
        (35, "fee-amount", "Escribe solo el número: 30.00"),
        (14, "too-few", "Agrega al menos 2."),
        (1, "too-short", "Escribe al menos 5 caracteres."),
        (1, "missing-field", "Agrega la línea «summary: …»."),
    ],
)  # fmt: skip
def test_the_hint_says_the_mend(line: int, code: str, hint: str) -> None:
    assert hint_of(line, code) == hint


def test_a_field_in_spanish_names_the_one_that_was_meant() -> None:
    assert hint_of(2, "unknown-field") == "¿Quisiste decir «kind»?"


def test_a_problem_reads_as_two_lines() -> None:
    problem = next(p for p in FOUND if p.code == "fee-amount" and p.message.startswith("«S/ 30»"))
    assert isinstance(problem, Problem)
    assert problem.text() == (
        "catalogue/ejemplo/pesima.yml:35:13: error[fee-amount]: «S/ 30» no es un monto.\n"
        "  Escribe solo el número: 30.00 · mac explain fee-amount"
    )
