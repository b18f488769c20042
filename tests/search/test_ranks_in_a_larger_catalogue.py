"""A trámite keeps its place however many others a catalogue has: words of its name do not tell more for being rarer there."""

from pathlib import Path

from benchmarks.synthetic import write_catalogue
from tests.real import REPOSITORY
from tests.search.engine import moved, typed
from tests.search.queries import load_queries

INVENTED = 1_000


def test_every_query_finds_its_answer_in_the_same_place(tmp_path: Path) -> None:
    queries = load_queries()
    texts = [query.query for query in queries]
    small = typed(REPOSITORY, texts, tmp_path / "real")
    large = typed(write_catalogue(tmp_path / "records", INVENTED), texts, tmp_path / "large")
    assert moved(queries, small, large) == []
    assert all("inventada" not in "".join(shown.services) for shown in small)
    assert sum("inventada" in "".join(shown.services) for shown in large) > 100
