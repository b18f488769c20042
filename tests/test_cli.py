"""``mac check`` and ``mac explain``: what they print, and the code they leave with."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from generator.cli import app
from generator.liaison.problem_formats import as_annotations
from generator.problems import Problem
from generator.problems.codes import CODES
from generator.publish import checked
from generator.records.reading import ChangedError
from tests.small import AS_OF, DATA, FILES, SMALL, service, write

BAD = str(DATA / "bad")
ONE_ERROR = {
    "catalogue/ejemplo/uno.yml": service("fees:\n  - concept: Derecho\n    amount: S/ 30\n")
}
ONE_WARNING = {"catalogue/ejemplo/uno.yml": service().replace("[summary]", "[summary, steps]")}


def mac(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


def check(root: Path | str, *more: str) -> Result:
    return mac("check", "--root", str(root), "--as-of", str(AS_OF), *more)


def test_a_clean_catalogue_leaves_with_0_and_says_how_much_was_read() -> None:
    result = check(SMALL)
    assert (result.exit_code, result.stdout) == (
        0,
        f"{FILES} fichas leídas: 0 errores, 0 avisos.\n",
    )


def test_warnings_alone_leave_with_0(tmp_path: Path) -> None:
    result = check(write(tmp_path, ONE_WARNING))
    assert result.exit_code == 0
    assert "warning[supports-empty]" in result.stdout
    assert result.stdout.endswith("3 fichas leídas: 0 errores, 1 aviso.\n")


def test_warnings_leave_with_1_when_asked_to_be_strict(tmp_path: Path) -> None:
    assert check(write(tmp_path, ONE_WARNING), "--strict").exit_code == 1
    assert check(SMALL, "--strict").exit_code == 0


def test_an_error_leaves_with_1_and_reads_as_design_5_says(tmp_path: Path) -> None:
    result = check(write(tmp_path, ONE_ERROR))
    assert result.exit_code == 1
    assert result.stdout == (
        "catalogue/ejemplo/uno.yml:6:13: error[fee-amount]: «S/ 30» no es un monto.\n"
        "  Escribe solo el número: 30.00 · mac explain fee-amount\n"
        "3 fichas leídas: 1 error, 0 avisos.\n"
    )


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "--format", "xml"),
        ("check", "--as-of", "mañana"),
        ("check", "--rot", "."),
        ("chek",),
        ("check", "extra"),
        ("explain", "no-such-code"),
    ],
)
def test_misuse_leaves_with_2(arguments: tuple[str, ...]) -> None:
    assert mac(*arguments).exit_code == 2


def test_a_record_that_changes_meanwhile_is_said_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def changed(*_: object) -> None:
        raise ChangedError("catalogue/ejemplo/uno.yml")

    monkeypatch.setattr(checked, "load_and_check", changed)
    result = check(SMALL, "--no-cache")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == (
        "catalogue/ejemplo/uno.yml cambió mientras se revisaba. Vuelve a empezar.\n"
    )


def test_an_empty_root_is_an_error(tmp_path: Path) -> None:
    result = check(tmp_path)
    assert result.exit_code == 1
    assert result.stdout.count("error[no-records]") == 4
    assert result.stdout.endswith("0 fichas leídas: 4 errores, 0 avisos.\n")


def test_every_problem_is_collected_before_stopping() -> None:
    result = check(BAD)
    found = re.findall(r"^\S+:\d+:\d+: error\[([a-z-]+)\]", result.stdout, re.MULTILINE)
    assert result.exit_code == 1
    assert len(found) > 100
    assert result.stdout.endswith(f"7 fichas leídas: {len(found)} errores, 0 avisos.\n")


def test_problems_of_reading_and_of_rules_come_in_one_order(tmp_path: Path) -> None:
    files = {
        "catalogue/ejemplo/dos.yml": service("life_events: [x]\n", title="Servicio dos"),
        "catalogue/ejemplo/a.yml": "title: x\n",
        "entities/z.yml": "nombre: x\n",
    }
    lines = [
        line.split(":")[0]
        for line in check(write(tmp_path, files)).stdout.splitlines()
        if ": error[" in line
    ]
    assert lines == sorted(lines)
    assert set(lines) == {"catalogue/ejemplo/a.yml", "catalogue/ejemplo/dos.yml", "entities/z.yml"}


def test_json(tmp_path: Path) -> None:
    result = check(write(tmp_path, ONE_ERROR), "--format", "json")
    assert result.exit_code == 1
    assert json.loads(result.stdout) == {
        "problems": [
            {
                "file": "catalogue/ejemplo/uno.yml",
                "line": 6,
                "column": 13,
                "field": "fees[0].amount",
                "code": "fee-amount",
                "severity": "error",
                "message": "«S/ 30» no es un monto.",
                "hint": "Escribe solo el número: 30.00",
            }
        ],
        "counts": {"records": 3, "errors": 1, "warnings": 0, "by_code": {"fee-amount": 1}},
    }


def test_json_of_a_clean_catalogue() -> None:
    result = check(SMALL, "--format", "json")
    assert result.exit_code == 0
    assert json.loads(result.stdout) == {
        "problems": [],
        "counts": {"records": FILES, "errors": 0, "warnings": 0, "by_code": {}},
    }


def test_json_and_text_say_the_same_problems() -> None:
    data = json.loads(check(BAD, "--format", "json").stdout)
    text = check(BAD).stdout
    assert data["counts"]["errors"] == len(data["problems"])
    assert all(
        f"{p['file']}:{p['line']}:{p['column']}: error[{p['code']}]: {p['message']}" in text
        for p in data["problems"]
    )


def test_github(tmp_path: Path) -> None:
    result = check(write(tmp_path, ONE_ERROR), "--format", "github")
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        "::error file=catalogue/ejemplo/uno.yml,line=6,col=13,title=fee-amount::"
        "«S/ 30» no es un monto. Escribe solo el número: 30.00",
        "3 fichas leídas: 1 error, 0 avisos.",
    ]


def test_a_message_cannot_write_commands_to_github() -> None:
    problem = Problem("a,b:c.yml", 1, 2, "", "x", "warning", "uno\r\n::error::dos 100%", "Hint")
    assert list(as_annotations([problem])) == [
        "::warning file=a%2Cb%3Ac.yml,line=1,col=2,title=x::uno%0D%0A::error::dos 100%25 Hint"
    ]


@pytest.mark.parametrize("code", CODES)
def test_every_code_is_explained(code: str) -> None:
    result = mac("explain", code)
    assert result.exit_code == 0
    assert result.stdout.startswith(f"{code} ({CODES[code].severity})\n")


def test_an_unknown_code_is_said_so() -> None:
    result = mac("explain", "no-such-code")
    assert "no-such-code" in result.stderr


def test_a_code_that_is_almost_right_is_named() -> None:
    result = mac("explain", "fee-amont")
    assert result.exit_code == 2
    assert "¿Quisiste decir «fee-amount»" in result.stderr


def test_without_a_code_all_are_listed_by_theme() -> None:
    result = mac("explain")
    assert result.exit_code == 0
    assert all(f"  {code}" in result.stdout for code in CODES)
    assert "Archivos y carpetas:\n  no-records\n" in result.stdout


def test_an_explanation_shows_both_examples() -> None:
    assert mac("explain", "fee-amount").stdout == (
        "fee-amount (error)\n"
        "El monto va en soles y se escribe solo el número: sin «S/», sin comas y con hasta dos\n"
        "decimales después de un punto.\n"
        "\n"
        "Así no (catalogue/ejemplo/duplicado-de-carne.yml):\n"
        "\n"
        "    fees:\n"
        "      - concept: Duplicado\n"
        "        amount: S/ 30\n"
        "\n"
        "Así sí:\n"
        "\n"
        "    fees:\n"
        "      - concept: Duplicado\n"
        "        amount: 30.00\n"
    )


def test_the_command_that_is_installed_does_the_same() -> None:
    command = Path(sys.executable).with_name("mac")
    run = subprocess.run(
        [command, "check", "--root", SMALL, "--as-of", str(AS_OF)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (run.returncode, run.stdout, run.stderr) == (
        0,
        f"{FILES} fichas leídas: 0 errores, 0 avisos.\n",
        "",
    )


def test_no_command_waits_for_what_only_another_needs() -> None:
    program = "import generator.cli, sys; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    heavy = {"yaml", "jinja2", "mkdocs", "http.server", "generator.catalogue", "generator.records"}
    assert done.returncode == 0
    assert not heavy & set(done.stdout.split())
