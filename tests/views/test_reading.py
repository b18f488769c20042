"""The reading index: the formula, the bands, the syllables, and which text of a record counts."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from generator.cli import app
from generator.views.reading import band, index, reading_report, sentences, syllables
from tests import real
from tests.small import SOURCES, made, write

EASY = "Ve al centro. Lleva tu DNI. Paga en el banco. Pide tu turno. Firma el papel. Toma tu foto. Guarda el recibo. Vuelve en una semana. Recoge tu carné. Eso es todo."
HARD = "La administración procederá oportunamente a la verificación documentaria correspondiente de conformidad con las disposiciones reglamentarias complementarias vigentes establecidas institucionalmente para la tramitación simplificada de procedimientos administrativos interinstitucionales descentralizados."


def record(summary: str, steps: str) -> str:
    return (
        f"title: Servicio\nkind: tramite\nsummary: {summary}\nsteps:\n  - {steps}\n"
        + SOURCES.replace("[summary]", "[summary, steps]")
    )


def test_the_formula_is_that_of_szigriszt() -> None:
    assert index(sentences=2, words=20, syllables=40) == pytest.approx(206.835 - 62.3 * 2 - 10)


@pytest.mark.parametrize(
    ("value", "name"),
    [(39.9, "muy difícil"), (40, "algo difícil"), (55, "normal"), (65, "bastante fácil"), (80, "muy fácil"), (120, "muy fácil")],
)  # fmt: skip
def test_the_bands_are_those_of_inflesz(value: float, name: str) -> None:
    assert band(value) == name


@pytest.mark.parametrize(
    ("word", "number"),
    [("trámite", 3), ("país", 2), ("guion", 1), ("ciudad", 2), ("extranjería", 5), ("queso", 2),
     ("pingüino", 3), ("y", 1), ("rey", 1), ("aéreo", 4), ("construcción", 3), ("RUC", 1), ("Trámite", 3),
     ("TV", 2), ("prohibir", 2), ("búho", 2), ("huésped", 2), ("leer", 2), ("Uruguay", 3), ("guía", 2), ("iniciáis", 3)],
)  # fmt: skip
def test_syllables(word: str, number: int) -> None:
    assert syllables(word) == number


def test_sentences_end_at_stops_colons_and_semicolons() -> None:
    assert sentences("Uno. ¿Dos? Tres: cuatro; cinco… 6. Siete") == [
        "Uno.", "¿Dos?", "Tres:", "cuatro;", "cinco…", "Siete",
    ]  # fmt: skip


def test_the_hardest_comes_first_and_short_ones_are_only_counted(tmp_path: Path) -> None:
    files = {
        "catalogue/ejemplo/facil.yml": record(EASY, EASY),
        "catalogue/ejemplo/dificil.yml": record("Resumen.", f"{HARD} {HARD}"),
    }
    found = reading_report(made(tmp_path, files))
    assert [r.record for r in found.readings] == [
        "catalogue/ejemplo/dificil",
        "catalogue/ejemplo/facil",
    ]
    assert [r.band for r in found.readings] == ["muy difícil", "muy fácil"]
    assert found.readings[0].longest == HARD
    assert found.short == 1


def test_the_real_catalogue_is_measured() -> None:
    found = reading_report(real.catalogue())
    assert len(found.readings) + found.short == len(real.catalogue().services)
    assert len(found.readings) > 150
    assert all(0 < r.index < 130 for r in found.readings)


def test_the_command_prints_text_and_json(tmp_path: Path) -> None:
    root = write(tmp_path, {"catalogue/ejemplo/uno.yml": record("Resumen.", f"{HARD} {HARD}")})
    run = CliRunner()
    told = run.invoke(app, ["report", "reading", "--root", str(root)])
    assert told.exit_code == 0
    assert "catalogue/ejemplo/uno.yml" in told.output
    data = json.loads(
        run.invoke(app, ["report", "reading", "--root", str(root), "--format", "json"]).output
    )
    assert data["records"][0]["band"] == "muy difícil"
