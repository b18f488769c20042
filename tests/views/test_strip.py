"""The four answers at the top of a page, for the whole service and at one centre."""

from pathlib import Path

import pytest

from generator.views.strip import strip, strip_at
from tests.small import LEAST, made, service, small

PROVINCE = LEAST["centers/norte.yml"].replace("Norte", "Sur")


def at(root: Path, fields: str):  # type: ignore[no-untyped-def]
    """A catalogue of two centres whose service has these fields."""
    catalogue = made(
        root, {"centers/sur.yml": PROVINCE, "catalogue/ejemplo/uno.yml": service(fields)}
    )
    return catalogue, catalogue.services["ejemplo/uno"]


@pytest.mark.parametrize(
    ("limits", "figure", "note"),
    [
        ("[{max: 5, unit: horas}]", "Hasta 5 horas", ""),
        ("[{min: 5, max: 7, unit: horas}, {max: 12, unit: horas, when: Otros}]", "5 a 12 horas", "según el caso"),
        ("[{max: 30, unit: minutos}, {max: 1, unit: meses, centers: sur}]", "30 minutos a 1 mes", "según el centro"),
        ("[{max: 5, unit: horas}, {max: 5, unit: horas, when: Otros}]", "Hasta 5 horas", "según el caso"),
        ("[{min: 3, max: 3, unit: horas}, {max: 3, unit: horas, when: Otros}]", "3 horas", "según el caso"),
        ("[{text: En el momento}]", "En el momento", ""),
        ("[{text: En el momento}, {text: Después, when: Otros}]", "Mira los detalles", "según el caso"),
    ],
)  # fmt: skip
def test_how_long_it_takes(tmp_path: Path, limits: str, figure: str, note: str) -> None:
    answers = strip(*at(tmp_path, f"time_limit: {limits}\n"))
    assert (answers.time, answers.time_note) == (figure, note)


def test_what_is_not_known_is_empty(tmp_path: Path) -> None:
    answers = strip(*at(tmp_path, ""))
    assert (answers.cost, answers.time, answers.appointment) == ("", "", "")
    assert (answers.cost_note, answers.time_note, answers.appointment_note) == ("", "", "")


def test_the_cost_of_a_centre_is_that_of_going_there(tmp_path: Path) -> None:
    catalogue, record = at(
        tmp_path,
        """
        offered_at: [norte, sur]
        fees:
          - {concept: Derecho, amount: 30, centers: norte}
          - {concept: Derecho, amount: 41, centers: sur}
          - {concept: Por web, amount: 20, channel: web}
        """,
    )
    assert strip(catalogue, record).cost.replace("\u00a0", " ") == "S/ 20.00 a S/ 41.00"
    assert strip(catalogue, record).cost_note == "según el centro"
    assert (
        strip_at(catalogue, record, "norte", strip(catalogue, record)).cost.replace("\u00a0", " ")
        == "S/ 30.00"
    )
    assert (
        strip_at(catalogue, record, "sur", strip(catalogue, record)).cost.replace("\u00a0", " ")
        == "S/ 41.00"
    )


def test_what_a_centre_says_of_its_cita_wins(tmp_path: Path) -> None:
    catalogue, record = at(
        tmp_path,
        """
        appointment: {needed: no}
        offered_at:
          - norte
          - {center: sur, appointment: {needed: si}}
        """,
    )
    assert strip(catalogue, record).appointment == "No necesitas cita"
    assert (
        strip_at(catalogue, record, "norte", strip(catalogue, record)).appointment
        == "No necesitas cita"
    )
    assert (
        strip_at(catalogue, record, "sur", strip(catalogue, record)).appointment == "Necesitas cita"
    )


def test_several_answers_about_the_cita_depend() -> None:
    record = small().services["ejemplo/carne-de-muestra"]
    assert (strip(small(), record).appointment, strip(small(), record).appointment_note) == (
        "Depende",
        "según el centro",
    )
