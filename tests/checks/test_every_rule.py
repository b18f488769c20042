"""No rule is forgotten in the list, no code is raised unknown or kept unused."""

import ast
import inspect
import pkgutil
import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import TypeVar

import pytest

from generator import checks, problems
from generator.catalogue import Catalogue
from generator.checks import CHECKS, DATED
from generator.problems import codes
from generator.problems.codes import CODES
from tests.small import AS_OF, loaded, made, service, small, with_service

T = TypeVar("T")
RULES = (*CHECKS, *DATED)
GENERATOR = Path(checks.__file__).parent.parent


def returns_problems(function: Callable[..., object]) -> bool:
    signature = inspect.signature(function)
    takes_a_catalogue = list(signature.parameters) in (["catalogue"], ["catalogue", "as_of"])
    return takes_a_catalogue and "Problem" in str(signature.return_annotation)


def test_every_rule_of_the_modules_is_in_the_list() -> None:
    modules = [
        import_module(f"{checks.__name__}.{m.name}") for m in pkgutil.iter_modules(checks.__path__)
    ]
    rules = {
        function
        for module in modules
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if function.__module__ == module.__name__
        and not name.startswith("_")
        and returns_problems(function)
    }
    assert rules == set(RULES)
    assert len(RULES) == len(set(RULES)) >= 20


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_says_its_rule(rule: object) -> None:
    assert rule.__doc__
    assert rule.__doc__.strip().endswith(".")


def test_the_small_catalogue_has_no_problem() -> None:
    assert checks.check(small(), AS_OF) == []


def test_the_least_catalogue_has_no_problem_and_needs_no_vocabulary(tmp_path: Path) -> None:
    assert checks.check(made(tmp_path, {}), AS_OF) == []


def test_problems_of_all_rules_come_sorted_and_once(tmp_path: Path) -> None:
    fields = "free: true\nfees: [{concept: '<b>', amount: 0}]\nlife_events: [x]\n"
    found = checks.check(with_service(tmp_path, fields), AS_OF)
    assert found == sorted(set(found))
    assert {p.code for p in found} == {
        "free-with-fees", "zero-without-when", "markup-in-text", "unknown-life-event", "no-source-for-field",
    }  # fmt: skip


def test_a_record_has_its_own_problems(tmp_path: Path) -> None:
    ended = "free: true\nfees: [{concept: a, amount: 1, valid_until: 2020}]\n"
    files = {"catalogue/ejemplo/uno.yml": service(ended), "catalogue/ejemplo/dos.yml": service(ended, "Servicio dos")}  # fmt: skip
    catalogue = made(tmp_path, files)
    for record in ("catalogue/ejemplo/uno", "catalogue/ejemplo/dos", "centers/norte"):
        expected = ["fee-ended", "free-with-fees", "no-source-for-field", "no-source-for-field"] * record.startswith("catalogue/")  # fmt: skip
        whole = checks.problems_of(catalogue.on(AS_OF), record)
        assert sorted(p.code for p in whole) == expected
        assert {p.file for p in whole} <= {f"{record}.yml"}
        before = checks.problems_of(catalogue.on(date(2019, 1, 1)), record)
        assert sorted(p.code for p in before) == [c for c in expected if c != "fee-ended"]


def test_records_are_looked_at_by_whoever_is_given() -> None:
    asked: list[str] = []

    def spread(work: Callable[[Sequence[str]], T], keys: Sequence[str]) -> Iterator[T]:
        asked.extend(keys)
        yield work(keys)

    assert checks.check(Catalogue(loaded()), AS_OF, spread) == []
    assert asked == list(small().paths())


def sources() -> Iterator[tuple[Path, ast.Module]]:
    for path in sorted(GENERATOR.rglob("*.py")):
        yield path, ast.parse(path.read_text(encoding="utf-8"))


# Where the code stands among the arguments of the calls that make problems.
CODE_AT = {
    "make": (4,),
    "PydanticCustomError": (0,),
    "missing": (3,),
    "_missing": (3,),
    "problem": (1, 2),
}


def raised() -> set[str]:
    """Words that stand where a code does; ``problem(record, path, code)`` and ``problem(path, code)``."""
    found = set()
    for _, tree in sources():
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call):
                continue
            called = getattr(node.func, "attr", getattr(node.func, "id", ""))
            at = [node.args[i] for i in CODE_AT.get(called, ()) if i < len(node.args)]
            found |= {a.value for a in at if isinstance(a, ast.Constant) and is_code(a.value)}
    return found


def is_code(word: object) -> bool:
    return isinstance(word, str) and re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)+", word) is not None


def words() -> set[str]:
    """Every text of the generator but the table of codes itself."""
    return {
        node.value
        for path, tree in sources()
        if path != Path(codes.__file__)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def test_every_code_raised_is_known() -> None:
    assert len(raised()) > 30
    assert raised() - set(CODES) == set()


def test_every_known_code_is_raised() -> None:
    assert set(CODES) - words() == set()


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
