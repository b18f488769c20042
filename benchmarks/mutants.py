"""Mutation testing of the rules and of the strict reader: mutmut makes the mutants, this runs them.

    pip install mutmut==3.8.1
    python benchmarks/mutants.py /tmp/mutants                          # all; goes on where it was stopped
    python benchmarks/mutants.py /tmp/mutants --only checks.fees       # some
    python benchmarks/mutants.py /tmp/mutants --list                   # survivors, each with its change

The folder gets a copy of what is committed. mutmut starts pytest anew for each mutant, which takes longer than
the tests of a rule; here each is a fork of one process that has collected every test and run none, so that
nothing a test keeps for the next (a catalogue read, answers noted in it) can hide a mutant.

A mutant is killed when a test that reaches its function fails; ``timeout`` is one of them that takes more than
ten times the processor's seconds it takes without any mutant, and 3 more, so that a busy machine changes nothing.
"""

import argparse
import ast
import difflib
import gc
import json
import os
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from _pytest.runner import runtestprotocol

TESTS = ("tests/checks", "tests/records/test_yaml_source.py", "tests/records/test_yaml_limits.py",
         "tests/records/test_load.py", "tests/records/test_hostile.py", "tests/test_explanations.py")  # fmt: skip
READ_THE_SOURCE = (
    "test_every_rule_of_the_modules_is_in_the_list",
    "test_every_known_code_is_raised",
    "test_every_code_raised_is_known",
)
"""Tests of the text of our modules, which mutmut has changed: they fail without any mutant."""
FEWER_EXAMPLES = """
from hypothesis import settings
settings.register_profile("mutants", derandomize=True, database=None, max_examples=20, deadline=None)
settings.load_profile("mutants")
"""
CONFIGURATION = f"""
[tool.mutmut]
source_paths = ["generator"]
only_mutate = ["generator/checks/*", "generator/records/yaml_source.py"]
also_copy = ["catalogue", "entities", "centers", "schemas", "mkdocs.yml", "docs", "README.md"]
pytest_add_cli_args = {json.dumps([f"--deselect=tests/checks/test_every_rule.py::{t}" for t in READ_THE_SOURCE])}
pytest_add_cli_args_test_selection = {json.dumps(TESTS)}
track_dependencies = false
use_git_change_detection = false
"""
SPARE_SECONDS, TIMES = 3, 10
MEMORY = 2 * 1024**3
NO_LIMIT = 60.0


def prepare(folder: Path) -> None:
    """A copy of what is committed, with mutmut's mutants and what it knows of which test reaches what."""
    folder.mkdir(parents=True, exist_ok=True)
    archive = subprocess.run(["git", "archive", "HEAD"], check=True, capture_output=True).stdout
    subprocess.run(["tar", "-x", "-C", str(folder)], check=True, input=archive)
    with (folder / "pyproject.toml").open("a", encoding="utf-8") as file:
        file.write(CONFIGURATION)
    (folder / "tests" / "conftest.py").write_text(FEWER_EXAMPLES, encoding="utf-8")
    one = "generator.checks.uniqueness.x_centers_once__mutmut_1"
    mutmut = [sys.executable, "-m", "mutmut", "run", "--max-children", "1", one]
    subprocess.run(mutmut, check=True, cwd=folder)


class Runner:
    """A pytest plugin whose run loop is one over mutants, and then over the tests that reach each."""

    def __init__(self, mutants: Path, results: Path, only: list[str]) -> None:
        self.mutants, self.results, self.only = mutants, results, only
        self.seconds: dict[str, float] = {}  # of the processor, for each test
        self.kills: dict[str, Counter[str]] = {}  # what killed its brothers kills a mutant soonest
        self.found = found_in(results)

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        items = {i.nodeid: i for i in session.items if i.name not in READ_THE_SOURCE}
        stats = json.loads((self.mutants / "mutmut-stats.json").read_text())
        reached = stats["tests_by_mangled_function_name"]
        session.config._tmp_path_factory.getbasetemp()  # type: ignore[attr-defined]  # one for all children
        gc.freeze()
        gc.disable()
        self.seconds = dict.fromkeys(items, NO_LIMIT)
        unchanged, told = self.outcome("none", list(items.values()))
        if unchanged != "survived":  # it would kill every mutant
            pytest.exit(f"fails without any mutant: {told}")
        self.seconds = json.loads(told)
        for mutant in self.names():
            module, _, function = mutant.rpartition("__mutmut_")[0].rpartition(".")
            tests = [t for t in reached.get(f"{module}.{function}", ()) if t in items]
            own = f"test_{module.rpartition('.')[2]}.py"
            kills = self.kills.setdefault(f"{module}.{function}", Counter())
            tests.sort(key=lambda test: (-kills[test], own not in test, self.seconds[test]))
            end, told = self.outcome(mutant, [items[test] for test in tests])
            self.found[mutant] = [end, str(len(tests)) if end == "survived" else told]
            kills[self.found[mutant][1]] += 1
            # Whoever stops it in the middle loses nothing
            beside = self.results.with_suffix(".new")
            beside.write_text(json.dumps(self.found, indent=0))
            beside.replace(self.results)
        return True

    def outcome(self, mutant: str, items: list[pytest.Item]) -> tuple[str, str]:
        """``killed`` and by which test, ``timeout`` and the signal, or ``survived`` and what each test took."""
        reader, writer = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reader)
            os._exit(self.run_in_child(mutant, items, writer))
        os.close(writer)
        with os.fdopen(reader, encoding="utf-8") as pipe:
            told = pipe.read()
        status = os.waitpid(child, 0)[1]
        if os.WIFSIGNALED(status):
            return "timeout", str(os.WTERMSIG(status))
        return ("killed" if status else "survived"), told

    def run_in_child(self, mutant: str, items: list[pytest.Item], writer: int) -> int:
        """Tests one after another up to one that fails, each with a limit of its own."""
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        os.environ["MUTANT_UNDER_TEST"] = mutant
        took = {}
        for item in items:
            before = time.process_time()
            limit = round(before + SPARE_SECONDS + TIMES * self.seconds[item.nodeid])
            resource.setrlimit(resource.RLIMIT_CPU, (limit, resource.RLIM_INFINITY))
            reports = runtestprotocol(item, log=False, nextitem=None)
            took[item.nodeid] = time.process_time() - before
            if any(report.failed for report in reports):
                os.write(writer, item.nodeid.encode())
                return 1
        with os.fdopen(writer, "w", encoding="utf-8") as pipe:
            json.dump(took, pipe)
        return 0

    def names(self) -> Iterator[str]:
        """Mutants that have not run, in the order of ``--only``."""
        metas = sorted(self.mutants.rglob("*.py.meta"))
        names = [n for meta in metas for n in json.loads(meta.read_text())["exit_code_by_key"]]
        for part in self.only:
            yield from (name for name in names if part in name and name not in self.found)


def found_in(results: Path) -> dict[str, list[str]]:
    """Mutant → its outcome, as far as it has run."""
    return json.loads(results.read_text()) if results.exists() else {}


def survivors(mutants: Path, found: dict[str, list[str]]) -> Iterator[str]:
    """Each survivor with the lines that it changes."""
    for name, (end, _) in found.items():
        module, _, function = name.rpartition(".")
        if end == "survived":
            place = mutants / module.replace(".", "/")
            file = place / "__init__.py" if place.is_dir() else place.with_suffix(".py")
            source = file.read_text(encoding="utf-8")
            before = body_of(source, f"{function.rpartition('__mutmut_')[0]}__mutmut_orig")
            lines = difflib.unified_diff(before, body_of(source, function), n=0, lineterm="")
            yield "\n    ".join((name, *(line for line in lines if line[:3] not in ("---", "+++", "@@ "))))  # fmt: skip


def body_of(source: str, function: str) -> list[str]:
    """The lines of one function of a module."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef) and node.name == function:
            return ast.unparse(node).splitlines()[1:]
    return []


def main() -> None:
    """Runs what is left to run, and prints a row for each module."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", nargs="+", default=[""], help="parts of names, in this order")
    parser.add_argument("--list", action="store_true", help="only show survivors")
    options = parser.parse_args()
    mutants = options.folder.resolve() / "mutants"
    results = options.folder.resolve() / "results.json"
    if not options.list:
        if not (mutants / "mutmut-stats.json").exists():
            prepare(options.folder)
        os.chdir(mutants)
        sys.path.insert(0, str(mutants))
        plugin = Runner(mutants, results, options.only)
        pytest.main(["-q", "-p", "no:cacheprovider", *TESTS], plugins=[plugin])
    else:
        print("\n".join(survivors(mutants, found_in(results))))
    tally: dict[str, Counter[str]] = {}
    for name, (end, _) in found_in(results).items():
        tally.setdefault(name.rpartition(".")[0], Counter())[end] += 1
    for module, ends in sorted(tally.items()):
        row = (ends.total(), ends["killed"], ends["timeout"], ends["survived"])
        print(f"| `{module.removeprefix('generator.')}` | {' | '.join(map(str, row))} |")


if __name__ == "__main__":
    main()
