"""Words that only running text has, in files of their own: the same answers, and only what a query needs is read."""

from typing import Any

import pytest

from generator.outputs import search_index
from generator.outputs.search_index import beginning
from tests.real import catalogue
from tests.search.engine import answers as answered
from tests.search.engine import write_index
from tests.search.queries import load_queries

# A first letter people confuse, and what they write for it
CONFUSED = {"b": "v", "v": "b", "c": "s", "s": "z", "z": "s", "h": "", "g": "j", "j": "g", "y": "ll", "k": "c", "q": "k", "a": "ha"}  # fmt: skip


def queries() -> list[str]:
    """Those of the set, each also with its first letters confused, and a word that only running text has."""
    typed = [query.query for query in load_queries()]
    slips = [" ".join(CONFUSED.get(w[0], w[0]) + w[1:] for w in query.split()) for query in typed]
    return [*typed, *slips, "anticucho", "sirbe para viajar", "adjuntando papeles", "hantecedentes"]


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder = tmp_path_factory.mktemp("split")
    for name, most in (("whole", 10**9), ("split", 1)):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(search_index, "_RARE", most)
            write_index(search_index.search_index(catalogue()), folder / name)
    return answered(queries(), folder, folder / "whole", folder / "split")


def test_every_query_is_answered_the_same(answers: dict[str, Any]) -> None:
    pairs = zip(queries(), answers["whole"]["found"], answers["split"]["found"], strict=True)
    assert [query for query, whole, split in pairs if whole != split] == []
    assert sum(bool(hits) for hits, *_ in answers["split"]["found"]) > 400


def test_files_of_rare_words_are_read_only_where_there_are_some(answers: dict[str, Any]) -> None:
    assert not any(name.startswith("w") for name in answers["whole"]["read"])
    assert any(name.startswith("w") for name in answers["split"]["read"])


@pytest.mark.parametrize(
    ("one", "other"),
    [("vivienda", "bibienda"), ("cebra", "sebra"), ("queso", "keso"), ("zapato", "sapato"), ("hijo", "ijo"),
     ("gente", "jente"), ("llave", "yave"), ("huevo", "wevo"), ("psicologo", "sicologo"), ("chofer", "hchofer")],
)  # fmt: skip
def test_what_sounds_alike_begins_alike(one: str, other: str) -> None:
    assert beginning(one) == beginning(other)
