"""Words of the office are explained where they first stand in a page, and never twice."""

from pathlib import Path

import pytest

from generator.views.glossary import all_terms, explained
from generator.views.service import service_page
from generator.views.text import sort_key
from tests import real
from tests.small import made

GLOSSARY = """\
apostilla:
  name: apostilla
  also_called: [apostillado]
  meaning: Sello.
ce:
  name: CE
  meaning: Carné.
"""


def keys(root: Path, *sections: tuple[str, str]) -> dict[str, list[str]]:
    catalogue = made(root, {"catalogue/_vocabulary/glossary.yml": GLOSSARY})
    found = explained(catalogue, [(name, [text]) for name, text in sections])
    return {name: [term.id for term in terms] for name, terms in found.items()}


def test_a_term_is_explained_once_where_it_first_stands(tmp_path: Path) -> None:
    assert keys(tmp_path, ("uno", "Tu CE y la Apostilla."), ("dos", "Apostillado, con CE.")) == {
        "uno": ["ce", "apostilla"],
        "dos": [],
    }


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Documento apostillado.", ["apostilla"]),
        ("«apostilla»", ["apostilla"]),
        ("apostillamiento", []),
        ("ce", []),
        ("CEDRO", []),
        ("ACE", []),
    ],
)
def test_only_whole_words_and_acronyms_as_they_are_written(
    tmp_path: Path, text: str, found: list[str]
) -> None:
    assert keys(tmp_path, ("uno", text)) == {"uno": found}


def test_the_real_glossary_says_each_word_once_and_none_in_vain() -> None:
    terms = all_terms(real.catalogue())
    names = [sort_key(name) for t in terms for name in (t.name, *t.also_called)]
    assert len(terms) > 25
    assert sorted(names) == sorted(set(names))
    assert [t.name for t in terms] == sorted((t.name for t in terms), key=sort_key)
    used = {
        term.id
        for key in real.catalogue().services
        for terms in service_page(real.catalogue(), key).glossary.values()
        for term in terms
    }
    # Pages say what follows from this one in «¿Y si no te responden?», as the record's approval is.
    assert {t.id for t in all_terms(real.catalogue())} - used == {"silencio-negativo"}


def test_a_meaning_is_short_and_does_not_use_its_own_word() -> None:
    for term in all_terms(real.catalogue()):
        assert len(term.meaning) <= 140, term.name
        assert term.name.lower() not in term.meaning.lower().split(), term.name


def test_a_word_of_the_title_the_summary_or_a_centres_note_is_explained_too() -> None:
    catalogue, told = real.catalogue(), 0
    for key in catalogue.services:
        page = service_page(catalogue, key)
        shown = {term.id for terms in page.glossary.values() for term in terms}
        notes = [text for place in page.places for text in (place.reason, place.note)]
        said = explained(catalogue, [("page", [page.title, page.summary, *notes])])["page"]
        assert {term.id for term in said} <= shown, key
        told += len(said)
    assert told > 8
