"""How problems are printed (order, colour, sum), and ``mac report stale``."""

import json
import re
import sys
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from generator.cli import app
from generator.cli.terminal import has_colours
from generator.liaison.problem_formats import as_annotations, as_text, sum_up
from generator.problems import Problem
from generator.problems.codes import Severity
from tests.small import DATA, SMALL, service, write


def a_problem(file: str, severity: Severity) -> Problem:
    return Problem(file, 3, 5, "title", "some-code", severity, "Está mal: mira.", "Cámbialo.")


MIXED = [
    a_problem("a.yml", "error"),
    a_problem("a.yml", "warning"),
    a_problem("b.yml", "warning"),
    a_problem("b.yml", "error"),
]


def test_errors_come_last_beside_the_sum_and_files_stand_apart() -> None:
    lines = [line.split(" Está")[0] for line in as_text(MIXED)]
    assert lines == [
        "a.yml:3:5: warning[some-code]:",
        "",
        "b.yml:3:5: warning[some-code]:",
        "",
        "a.yml:3:5: error[some-code]:",
        "",
        "b.yml:3:5: error[some-code]:",
    ]


def test_problems_of_one_file_stand_together() -> None:
    assert "" not in list(as_text([MIXED[0], MIXED[0]]))
    assert list(as_text([])) == []


def test_github_gets_errors_first_because_it_shows_only_ten() -> None:
    assert [line.split()[0] for line in as_annotations(MIXED)] == [
        "::error", "::error", "::warning", "::warning",
    ]  # fmt: skip


def test_colour_adds_nothing_but_colour() -> None:
    plain, coloured = "\n".join(as_text(MIXED)), "\n".join(as_text(MIXED, colour=True))
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain
    assert coloured.startswith("\x1b[1ma.yml:3:5\x1b[0m\x1b[1;33m: warning[some-code]:\x1b[0m Está")
    assert coloured.count("\x1b[1;31m") == 2
    assert coloured.count("\x1b[0m") * 2 == coloured.count("\x1b[")


@pytest.mark.parametrize(
    ("terminal", "environment", "expected"),
    [
        (True, {"TERM": "xterm"}, True),
        (True, {}, True),
        (True, {"NO_COLOR": ""}, True),
        (True, {"NO_COLOR": "1"}, False),
        (True, {"TERM": "dumb"}, False),
        (False, {"TERM": "xterm"}, False),
    ],
)
def test_colours_are_for_terminals(
    monkeypatch: pytest.MonkeyPatch, terminal: bool, environment: dict[str, str], expected: bool
) -> None:
    for name in ("NO_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: terminal, raising=False)
    assert has_colours() is expected


def test_nothing_is_coloured_in_a_pipe() -> None:
    result = CliRunner().invoke(app, ["check", "--root", str(DATA / "bad")])
    assert "error[" in result.stdout
    assert "\x1b" not in result.stdout


@pytest.mark.parametrize(
    ("problems", "records", "text"),
    [
        ([], None, "0 errores, 0 avisos."),
        (MIXED[:2], 1, "1 ficha leída: 1 error, 1 aviso."),
        (MIXED, 2, "2 fichas leídas: 2 errores, 2 avisos."),
    ],
)
def test_the_sum(problems: list[Problem], records: int | None, text: str) -> None:
    assert sum_up(problems, records) == text


def stale(root: Path, *more: str) -> Result:
    arguments = ["report", "stale", "--root", str(root), "--as-of", "2026-08-01", *more]
    return CliRunner().invoke(app, arguments)


def test_the_stale_report() -> None:
    result = stale(SMALL)
    assert result.exit_code == 0
    assert result.stdout.startswith("Informe del 1 de agosto de 2026: ")
    assert "\ncenters/centro " in result.stdout


def test_the_stale_report_of_one_entity(tmp_path: Path) -> None:
    result = stale(write(tmp_path, {}), "--entity", "ejemplo")
    assert (result.exit_code, result.stdout) == (
        0,
        "catalogue/ejemplo/uno.yml: sin verificar\nentities/ejemplo.yml: sin verificar\n",
    )


def test_the_stale_report_as_json(tmp_path: Path) -> None:
    data = json.loads(stale(write(tmp_path, {}), "--format", "json").stdout)
    assert (data["as_of"], data["records"], data["unverified"]) == ("2026-08-01", 3, 3)


def test_a_report_on_records_that_cannot_be_read_says_why(tmp_path: Path) -> None:
    bad = {"catalogue/ejemplo/uno.yml": service("fees: [{concept: a, amount: S/ 30}]\n")}
    result = stale(write(tmp_path, bad))
    assert result.exit_code == 1
    assert "error[fee-amount]" in result.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ("report",),
        ("report", "otro"),
        ("report", "stale", "--root", str(SMALL), "--entity", "no-such-entity"),
        ("report", "stale", "--root", str(SMALL), "--as-of", "ayer"),
        ("report", "stale", "--root", str(SMALL), "--format", "github"),
    ],
)
def test_misuse_leaves_with_2(arguments: tuple[str, ...]) -> None:
    assert CliRunner().invoke(app, list(arguments)).exit_code == 2
