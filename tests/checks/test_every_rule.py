"""No rule is forgotten in the list, no code is raised unknown or kept unused."""

import ast
import inspect
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator import checks, problems
from generator.checks import CHECKS, meaning, references, trust, uniqueness
from generator.problems import CODES
from tests.small import made, small, with_service

GENERATOR = Path(problems.__file__).parent


def test_every_rule_of_the_modules_is_in_the_list() -> None:
    rules = {
        function
        for module in (meaning, references, trust, uniqueness)
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if function.__module__ == module.__name__ and not name.startswith("_")
    }
    assert rules == set(CHECKS)
    assert len(CHECKS) == len(set(CHECKS)) >= 20


@pytest.mark.parametrize("rule", CHECKS)
def test_every_rule_says_its_rule(rule: object) -> None:
    assert rule.__doc__
    assert rule.__doc__.strip().endswith(".")


def test_the_small_catalogue_has_no_problem() -> None:
    assert checks.check(small()) == []


def test_the_least_catalogue_has_no_problem_and_needs_no_vocabulary(tmp_path: Path) -> None:
    assert checks.check(made(tmp_path, {})) == []


def test_problems_of_all_rules_come_sorted_and_once(tmp_path: Path) -> None:
    found = checks.check(
        with_service(
            tmp_path, "free: true\nfees: [{concept: '<b>', amount: 0}]\nlife_events: [x]\n"
        )
    )
    assert found == sorted(set(found))
    assert {p.code for p in found} == {
        "free-with-fees", "zero-without-when", "markup-in-text", "unknown-life-event", "no-source-for-field",
    }  # fmt: skip


def sources() -> Iterator[tuple[Path, ast.Module]]:
    for path in sorted(GENERATOR.rglob("*.py")):
        yield path, ast.parse(path.read_text(encoding="utf-8"))


def argument_of_code(call: ast.Call) -> ast.expr | None:
    """The argument that is a code, for the calls that make problems."""
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    if (
        name == "problem"
    ):  # Catalogue.problem(record, path, code …), YamlSource.problem(path, code …)
        texts = [a for a in call.args[1:3] if isinstance(a, ast.Constant) and a.value in CODES]
        return (texts or list(call.args[1:2]))[0]
    position = {"make": 4, "PydanticCustomError": 0, "_missing": 3}.get(name)
    return call.args[position] if position is not None and len(call.args) > position else None


def raised() -> set[str]:
    found = set()
    for _, tree in sources():
        for node in ast.walk(tree):
            code = argument_of_code(node) if isinstance(node, ast.Call) else None
            if isinstance(code, ast.Constant):
                found.add(code.value)
            # return "too-deep", "La ficha …": the code and the message of a refusal
            if isinstance(node, ast.Return) and isinstance(node.value, ast.Tuple):
                first = node.value.elts[0]
                if isinstance(first, ast.Constant) and first.value in CODES:
                    found.add(first.value)
    return found


def test_every_code_raised_is_known() -> None:
    assert len(raised()) > 30
    assert raised() - set(CODES) == set()


def test_every_known_code_is_raised() -> None:
    assert set(CODES) - raised() == set()


@pytest.mark.parametrize("code", CODES)
def test_every_code_has_a_slug_a_severity_and_a_mend(code: str) -> None:
    assert code == code.lower().replace("_", "-").strip("-")
    assert CODES[code].severity in ("error", "warning")
    assert CODES[code].hint


def test_a_problem_with_an_unknown_code_cannot_be_made() -> None:
    with pytest.raises(KeyError):
        problems.make("x.yml", 1, 1, (), "no-such-code", "Mensaje")


def test_a_field_reads_as_it_is_written() -> None:
    assert problems.field_name(("fees", 0, "amount")) == "fees[0].amount"
    assert problems.field_name(("deadline", 1, 2, "x")) == "deadline[1][2].x"
    assert problems.field_name(()) == ""


def test_errors_and_warnings_are_counted() -> None:
    made = [
        problems.make("x.yml", 1, 1, (), code, "Mensaje", field="a")
        for code in ("empty-file", "tag", "supports-empty")
    ]
    assert problems.counts(made) == {"errors": 2, "warnings": 1}
