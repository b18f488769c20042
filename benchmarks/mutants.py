"""Runs mutmut's mutants, each in a fork of one process that has collected every test: 10 to 50 a second.

mutmut itself starts pytest anew for each mutant, which takes longer than the tests of a rule. Made for a
copy of the work tree, in which mutmut has written ``mutants/`` (see benchmarks/README.md):

    python benchmarks/mutants.py results.json TESTS… [--only checks.fees checks.style]

A mutant is killed when a test that reaches its function fails, ``timeout`` when it takes more than three
times the processor's seconds that these tests take, and 10 more: a busy machine changes nothing.
First every test runs unchanged, and what tests keep for each other (the catalogue read) is kept for all
mutants; ``--cold`` keeps nothing, for mutants of the reading itself. Results are written after each
mutant and never asked again; take a name out of the file to run it again.
"""

import argparse
import gc
import json
import os
import resource
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from _pytest.runner import runtestprotocol

SPARE_SECONDS = 10
MEMORY = 2 * 1024**3
MUTANTS = Path("mutants").resolve()
READ_THE_SOURCE = (
    "test_every_rule_of_the_modules_is_in_the_list",
    "test_every_known_code_is_raised",
    "test_every_code_raised_is_known",
)
"""Tests of the text of our modules, which mutmut has changed: they fail without any mutant."""


class Runner:
    """A pytest plugin whose run loop is one over mutants, and then over the tests that reach each."""

    def __init__(self, results: Path, only: list[str], cold: bool) -> None:
        self.results, self.only, self.cold = results, only, cold
        self.kills: dict[str, Counter[str]] = {}  # what killed its brothers kills a mutant soonest
        self.found: dict[str, list[str]] = (
            json.loads(results.read_text()) if results.exists() else {}
        )

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        items = {i.nodeid: i for i in session.items if i.name not in READ_THE_SOURCE}
        stats = json.loads((MUTANTS / "mutmut-stats.json").read_text())
        seconds, reached = stats["duration_by_test"], stats["tests_by_mangled_function_name"]
        new = [name for name in items if name not in seconds]  # written since: run for every mutant
        everything = list(items.values())
        failed = list(first_failure(everything)) if not self.cold else []
        if self.cold and (unchanged := self.outcome("none", everything, 300))[0] != "survived":
            failed = unchanged
        if failed:  # it would kill every mutant
            pytest.exit(f"fails without any mutant: {failed}")
        gc.freeze()
        gc.disable()
        for mutant in self.mutants():
            module, _, function = mutant.rpartition("__mutmut_")[0].rpartition(".")
            tests = [t for t in reached.get(f"{module}.{function}", ()) if t in items] + new
            own = f"test_{module.rpartition('.')[2]}.py"
            kills = self.kills.setdefault(f"{module}.{function}", Counter())
            tests.sort(key=lambda test: (-kills[test], own not in test, seconds.get(test, 0.0)))
            limit = SPARE_SECONDS + 3 * round(sum(seconds.get(test, 0.0) for test in tests))
            self.found[mutant] = self.outcome(mutant, [items[test] for test in tests], limit)
            kills[self.found[mutant][1]] += 1
            self.results.write_text(json.dumps(self.found, indent=0))
        return True

    def mutants(self) -> Iterator[str]:
        metas = sorted(MUTANTS.rglob("*.py.meta"))
        names = [
            name for meta in metas for name in json.loads(meta.read_text())["exit_code_by_key"]
        ]
        for part in self.only:
            yield from (name for name in names if part in name and name not in self.found)

    def outcome(self, mutant: str, items: list[pytest.Item], cpu_seconds: int) -> list[str]:
        """``["killed", test]``, ``["survived", number of tests]`` or ``["timeout", …]``."""
        reader, writer = os.pipe()
        child = os.fork()
        if child == 0:
            resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds))
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
            os.environ["MUTANT_UNDER_TEST"] = mutant
            for failed in first_failure(items):
                os.write(writer, failed.encode())
                os._exit(1)
            os._exit(0)
        os.close(writer)
        with os.fdopen(reader, encoding="utf-8") as pipe:
            killer = pipe.read()
        status = os.waitpid(child, 0)[1]
        if os.WIFSIGNALED(status):
            return ["timeout", str(os.WTERMSIG(status))]
        return ["killed", killer] if status else ["survived", str(len(items))]


def first_failure(items: list[pytest.Item]) -> Iterator[str]:
    """The first test that fails, if any does."""
    for item in items:
        reports = runtestprotocol(item, log=False, nextitem=None)
        if any(report.failed for report in reports):
            yield item.nodeid
            return


def main() -> None:
    """Runs what is left to run and prints how many of each module were killed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("results", type=Path)
    parser.add_argument("tests", nargs="+")
    parser.add_argument("--only", nargs="+", default=[""], help="parts of names, in this order")
    parser.add_argument("--cold", action="store_true")
    options = parser.parse_args()
    runner = Runner(options.results.resolve(), options.only, options.cold)
    os.chdir(MUTANTS)
    sys.path.insert(0, str(MUTANTS))
    pytest.main(["-q", "-p", "no:cacheprovider", *options.tests], plugins=[runner])
    tally = Counter((name.rpartition(".")[0], of[0]) for name, of in runner.found.items())
    for (module, outcome), number in sorted(tally.items()):
        print(f"{module:40} {outcome:10} {number:5}")


if __name__ == "__main__":
    main()
