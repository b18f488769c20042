"""Postings: what they are written as can be read again, and what is loaded together is of about the same weight."""

import json
from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from generator.outputs.postings import LAST, SIGNS, Postings, ranges_of
from generator.outputs.search_terms import Terms
from generator.views.search import FIELDS


def sums(differences: str) -> list[int]:
    """The numbers that were written, as ``theme/assets/buscador/indice.js`` reads them."""
    found, lead = [0], 0
    for value in map(SIGNS.index, differences):
        if value < LAST:
            found.append(found[-1] + lead * LAST + value)
            lead = 0
        else:
            lead = lead * (len(SIGNS) - LAST) + value - LAST
    return found[1:]


def written(documents: Sequence[Terms]) -> dict[str, str]:
    postings = Postings()
    for document in documents:
        postings.add(document)
    return dict(postings.lines())


WORDS = st.lists(st.sampled_from(["dni", "pasaporte", "acta"]), max_size=2, unique=True)
TERMS = st.builds(
    Terms,
    names=st.lists(WORDS.map(" ".join), max_size=3).map(tuple),
    fields=st.tuples(*[WORDS.map(" ".join)] * len(FIELDS)),
    rest=st.just(""),
)


@given(st.lists(TERMS, max_size=60), st.integers(0, 200_000))
def test_names_and_fields_of_a_word_are_read_as_they_were_added(
    documents: list[Terms], before: int
) -> None:
    first = Terms(names=("uno",) * before, fields=("",) * len(FIELDS), rest="")
    lines = written([first, *documents])
    names = ["uno"] * before + [name for document in documents for name in document.names]
    for word in ("dni", "pasaporte", "acta"):
        fields = [
            number << len(FIELDS)
            | sum((word in f.split()) << bit for bit, f in enumerate(d.fields))
            for number, d in enumerate(documents, start=1)
            if any(word in f.split() for f in d.fields)
        ]
        of_names, of_fields = lines.get(word, ";").split(";")
        assert sums(of_names) == [i for i, name in enumerate(names) if word in name.split()]
        assert sums(of_fields) == fields


def test_signs_stand_for_themselves_in_json() -> None:
    assert len(set(SIGNS)) == len(SIGNS) > LAST
    assert json.dumps(SIGNS) == f'"{SIGNS}"'
    assert ";" not in SIGNS


def test_a_word_is_never_parted_and_parts_are_of_about_the_same_weight() -> None:
    lines = [(f"w{number:04}", "x" * (number % 300)) for number in range(1000)]
    parts = list(ranges_of(iter(lines)))
    assert [line for part in parts for line in part] == lines
    weights = [sum(len(word) + len(line) + 6 for word, line in part) for part in parts]
    assert len(parts) > 5
    assert max(weights) < 13_000
    assert min(weights[:-1]) > 12_000
