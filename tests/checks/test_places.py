"""Where centres stand, and whether what is named there can be done there."""

from datetime import date
from pathlib import Path

import pytest

from generator.checks import places
from tests.small import LEAST, made, service, small

DAY = date(2026, 8, 1)

NORTE = LEAST["centers/norte.yml"]


def test_a_right_catalogue_breaks_no_rule() -> None:
    for rule in (
        places.coordinates_in_peru,
        places.ubigeo_has_its_shape,
        places.ubigeo_is_of_the_department,
        places.department_exists,
        places.alternative_offers_it,
    ):
        assert list(rule(small())) == []
    assert list(places.offered_where_it_can_be(small(), DAY)) == []


SWAPPED = "Parece que «lat» y «lon» están cambiadas."
NO_MINUS = "Falta el signo menos: en el Perú «lat» y «lon» son negativas."
BOUNDS = "En el Perú «lat» va de -18.4 a 0.1 y «lon» de -81.4 a -68.6."


@pytest.mark.parametrize(
    ("point", "hint"),
    [
        ("lat: -12.05, lon: -77.04", None),
        ("lat: -18.4, lon: -68.6", None),
        ("lat: 0.1, lon: -81.4", None),
        ("lat: -18.41, lon: -70", BOUNDS),
        ("lat: 0.11, lon: -75", NO_MINUS),
        ("lat: -12, lon: -81.41", BOUNDS),
        ("lat: -12, lon: -68.59", BOUNDS),
        ("lat: -77.04, lon: -12.05", SWAPPED),
        ("lat: 12.05, lon: 77.04", NO_MINUS),
        ("lat: -12.05, lon: 77.04", NO_MINUS),
    ],
)
@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ("location: {{{}}}\n", "location"),
        ("previous: [{{place: a}}, {{location: {{{}}}}}]\n", "previous[1].location"),
    ],
)
def test_coordinates_are_in_peru(
    tmp_path: Path, point: str, hint: str | None, fields: str, field: str
) -> None:
    catalogue = made(tmp_path, {"centers/norte.yml": NORTE + fields.format(point)})
    problems = list(places.coordinates_in_peru(catalogue))
    assert [(p.field, p.code) for p in problems] == ([(field, "outside-peru")] if hint else [])
    assert all(p.hint == hint for p in problems)


@pytest.mark.parametrize(
    ("ubigeo", "is_wrong"),
    [
        ("150101", False),
        ("010101", False),
        ("250401", False),
        ("000101", True),
        ("260101", True),
        ("15010", True),
        ("1501011", True),
        ("15 101", True),
        ("'１50101'", True),
    ],
)
def test_a_ubigeo_has_its_shape(tmp_path: Path, ubigeo: str, is_wrong: bool) -> None:
    catalogue = made(tmp_path, {"centers/norte.yml": f"{NORTE}ubigeo: {ubigeo}\n"})
    found = [(p.field, p.code) for p in places.ubigeo_has_its_shape(catalogue)]
    assert found == ([("ubigeo", "bad-ubigeo")] if is_wrong else [])


@pytest.mark.parametrize(
    ("ubigeo", "department", "place"),
    [
        ("150110", "Lima", ""),
        ("010101", "Amazonas", ""),
        ("250401", "Ucayali", ""),
        ("070106", "Callao", ""),
        ("150110", "Callao", "Lima"),
        ("010101", "Lima", "Amazonas"),
        ("250401", "Lima", "Ucayali"),
        ("260101", "Lima", ""),  # no ubigeo: the rule of its shape tells it
        ("150110", "Limma", ""),  # no department: so does its own rule
    ],
)
def test_a_ubigeo_is_of_the_department(
    tmp_path: Path, ubigeo: str, department: str, place: str
) -> None:
    text = NORTE.replace("department: Lima", f"department: {department}\nubigeo: '{ubigeo}'")
    found = list(places.ubigeo_is_of_the_department(made(tmp_path, {"centers/norte.yml": text})))
    assert [(p.field, p.code) for p in found] == [("ubigeo", "ubigeo-elsewhere")] * bool(place)
    for problem in found:
        assert problem.message == (
            f"El ubigeo «{ubigeo}» es de {place} y el centro está en {department}."
        )


def test_the_digits_of_the_department_are_named(tmp_path: Path) -> None:
    text = NORTE.replace("department: Lima", "department: Callao\nubigeo: '150110'")
    (problem,) = places.ubigeo_is_of_the_department(made(tmp_path, {"centers/norte.yml": text}))
    assert problem.hint.endswith("los dos primeros dígitos de Callao son 07.")


@pytest.mark.parametrize(
    ("department", "hint"),
    [
        ("Lima", None),
        ("San Martín", None),
        ("San Martin", "¿Quisiste decir «San Martín»?"),
        ("Limma", "¿Quisiste decir «Lima»?"),
        ("Chile chico", "Puede ser: Amazonas, Áncash"),
    ],
)
def test_a_department_exists(tmp_path: Path, department: str, hint: str | None) -> None:
    text = NORTE.replace("department: Lima", f"department: {department}")
    problems = list(places.department_exists(made(tmp_path, {"centers/norte.yml": text})))
    assert [p.code for p in problems] == (["unknown-department"] if hint else [])
    assert all(hint is None or p.hint.startswith(hint) for p in problems)


@pytest.mark.parametrize(
    ("status", "code"),
    [
        ("status: abierto", None),
        ("status: cerrado", "offered-where-not-open"),
        ("status: proyectado", "offered-where-not-open"),
        ("status: solicitado", "offered-where-not-open"),
        ("status: suspendido", "offered-where-suspended"),
        ("status: suspendido\nstatus_note: Ve al centro sur.", None),
    ],
)
def test_a_service_is_offered_where_it_can_be(
    tmp_path: Path, status: str, code: str | None
) -> None:
    files = {
        "centers/norte.yml": NORTE.replace("status: abierto", status),
        "catalogue/ejemplo/uno.yml": service("offered_at: [norte]\n"),
    }
    found = [(p.field, p.code) for p in places.offered_where_it_can_be(made(tmp_path, files), DAY)]
    assert found == ([("offered_at[0].center", code)] if code else [])


@pytest.mark.parametrize(
    ("offer", "is_wrong"),
    [
        ("available: false", False),
        ("until: 2026-07-31", False),
        ("until: 2026-08-01", True),
        ("until: 2026-08", True),
        ("from: 2026-08-02", False),
        ("from: 2026-08-01", True),
    ],
)
def test_an_offer_holds_between_its_days(tmp_path: Path, offer: str, is_wrong: bool) -> None:
    files = {
        "centers/norte.yml": NORTE.replace("status: abierto", "status: cerrado"),
        "catalogue/ejemplo/uno.yml": service(f"offered_at: [{{center: norte, {offer}}}]\n"),
    }
    found = list(places.offered_where_it_can_be(made(tmp_path, files), date(2026, 8, 1)))
    assert len(found) == is_wrong


@pytest.mark.parametrize(
    ("alternative", "others", "code", "hint"),
    [
        ("sur", ", sur", None, ""),
        ("norte", ", sur", "alternative-is-itself", "otro centro"),
        ("sur", "", "alternative-not-offered", "Nombra un centro"),
        ("sur", ", {center: sur, available: false}", "alternative-not-offered", "Nombra un centro"),
        ("sur", ", sur-este", "alternative-not-offered", "Nombra un centro"),
        ("sur-oeste", ", sur-este", "alternative-not-offered", "¿Quisiste decir «sur-este»?"),
        ("oeste", ", sur", None, ""),  # unknown: the rule of references tells it
        ("cerrado", ", cerrado", "alternative-not-offered", "Nombra un centro"),
    ],
)
def test_an_alternative_offers_the_service(
    tmp_path: Path, alternative: str, others: str, code: str | None, hint: str
) -> None:
    fields = (
        f"offered_at: [{{center: norte, available: false, alternative: {alternative}}}{others}]\n"
    )
    files = {f"centers/{slug}.yml": NORTE for slug in ("sur", "sur-este", "sur-oeste")}
    files["centers/cerrado.yml"] = NORTE.replace("abierto", "cerrado")
    catalogue = made(tmp_path, {**files, "catalogue/ejemplo/uno.yml": service(fields)})
    problems = list(places.alternative_offers_it(catalogue))
    assert [(p.field, p.code) for p in problems] == (
        [("offered_at[0].alternative", code)] if code else []
    )
    assert all(hint in p.hint for p in problems)


def test_an_offer_that_needs_no_look_does_not_hide_those_after_it(tmp_path: Path) -> None:
    fields = (
        "offered_at: [{center: sur, available: false}, sur, {center: norte, alternative: norte}]\n"
    )
    files = {
        "centers/sur.yml": NORTE.replace("abierto", "cerrado"),
        "catalogue/ejemplo/uno.yml": service(fields),
    }
    catalogue = made(tmp_path, files)
    assert [p.field for p in places.offered_where_it_can_be(catalogue, DAY)] == [
        "offered_at[1].center"
    ]
    assert [p.field for p in places.alternative_offers_it(catalogue)] == [
        "offered_at[2].alternative"
    ]
