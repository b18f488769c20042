"""The large catalogue for measuring: right by our own rules, as dense as the real one, always the same."""

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from statistics import median

import pytest

from benchmarks.lexicon import growth
from benchmarks.synthetic import REPOSITORY, default_entities, write_catalogue
from generator.catalogue import Catalogue
from generator.checks import check
from generator.records.load import load
from tests.search.queries import load_queries

INVENTED = 250


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_catalogue(tmp_path_factory.mktemp("synthetic"), INVENTED)


def invented(root: Path) -> Iterator[Path]:
    yield from sorted(root.glob("catalogue/inventada-*/*.yml"))


def test_it_has_no_errors(root: Path) -> None:
    loaded = load(root)
    problems = [*loaded.problems, *check(Catalogue(loaded), date(2026, 11, 23))]
    assert [problem.text() for problem in problems if problem.severity == "error"] == []
    assert len(loaded.services) == len(load(REPOSITORY).services) + INVENTED


def test_invented_records_are_as_dense_as_real_ones(root: Path) -> None:
    real = [f.stat().st_size for f in REPOSITORY.glob("catalogue/[!_]*/*.yml")]
    made = [f.stat().st_size for f in invented(root)]
    assert 0.8 < median(made) / median(real) < 1.2


def test_real_records_are_as_they_were(root: Path) -> None:
    for file in REPOSITORY.glob("catalogue/[!_]*/*.yml"):
        assert (root / file.relative_to(REPOSITORY)).read_bytes() == file.read_bytes()


def test_no_invented_title_answers_a_query(root: Path) -> None:
    """Else the rank of the real record would say nothing."""
    services = load(root).services
    asked = {query.query.lower() for query in load_queries()}
    names = {
        name.lower()
        for key, service in services.items()
        if key.startswith("inventada-")
        for name in (service.title, *service.also_called)
    }
    assert names and not names & asked


def test_the_same_numbers_give_the_same_catalogue(root: Path, tmp_path: Path) -> None:
    """In another process too, where sets have another order."""
    again = tmp_path / "again"
    call = f"from benchmarks.synthetic import *; write_catalogue(Path({str(again)!r}), {INVENTED})"
    environment = {**os.environ, "PYTHONHASHSEED": "1"}
    subprocess.run([sys.executable, "-c", call], cwd=REPOSITORY, env=environment, check=True)
    files = [f.relative_to(root) for f in root.rglob("*.yml")]
    assert len(files) > INVENTED
    assert all((again / file).read_bytes() == (root / file).read_bytes() for file in files)


def test_entities_grow_to_those_of_the_country() -> None:
    assert [default_entities(n) for n in (300, 10_000, 40_000, 100_000)] == [100, 100, 1000, 2500]


def test_distinct_words_grow_slower_than_words() -> None:
    assert growth(["dni", "copia", "dni", "acta", "dni", "copia", "ruc", "dni"]) == pytest.approx(
        0.415, abs=0.01
    )
