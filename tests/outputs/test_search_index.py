"""The files of the search index: what a browser finds in them, and that they stay light."""

import gzip
import json
import re
from functools import cache
from typing import Any

import pytest

from generator.outputs.search_index import FOLDER, search_index
from generator.views.words import content_words
from tests.outputs.test_postings import sums
from tests.real import catalogue, outputs


@cache
def files() -> dict[str, Any]:
    """Name in the folder of the index → its content."""
    read = {
        path: json.loads(data) for path, data in outputs().files.items() if path.startswith(FOLDER)
    }
    return {path.rsplit("/", 1)[1].removesuffix(".json"): content for path, content in read.items()}


def line(word: str) -> str:
    ranges = files()["vocabulario"]["ranges"]
    number = max(i for i, first in enumerate(ranges) if i == 0 or first <= word)
    return files()[f"p{number}"].get(word, "")


def names_with(word: str) -> set[str]:
    """Records that have a name with the word, read as the browser reads them."""
    numbers = set(sums(line(word).split(";")[0]))
    cards = [card for i in range(10_000) if (block := files().get(f"r{i}")) for card in block]
    found, first = set(), 0
    for card, count in zip(cards, files()["tabla"]["names"], strict=True):
        if numbers & set(range(first, first + count)):
            found.add(card["i"])
        first += count
    return found


def known() -> dict[str, int]:
    """Word → how common it is, read as the browser reads it."""
    vocabulary, word, found = files()["vocabulario"], "", []
    for kept, rest in re.findall(r"([A-Z])([a-z0-9]*)", vocabulary["words"]):
        word = word[: ord(kept) - ord("A")] + rest
        found.append(word)
    return dict(zip(found, map(int, vocabulary["levels"]), strict=True))


def test_the_vocabulary_weighs_at_most_30_kb() -> None:
    data = outputs().files[f"{FOLDER}vocabulario.json"]
    assert len(gzip.compress(data, 9)) <= 30_000


def test_the_whole_index_fits_the_first_results() -> None:
    weight = sum(
        len(gzip.compress(d, 9)) for path, d in outputs().files.items() if path.startswith(FOLDER)
    )
    assert weight <= 250_000


def test_the_same_catalogue_gives_the_same_bytes() -> None:
    assert search_index(catalogue()) == search_index(catalogue())


def test_every_record_is_found_under_its_own_words() -> None:
    assert "catalogue/mtc/duplicado-licencia-conducir" in names_with("duplicado")
    assert "centers/callao" in names_with("callao")
    assert "entities/sunat" in names_with("sunat")
    assert "situaciones/busco-trabajo" in names_with("busco")


def test_columns_of_the_table_have_one_entry_a_document() -> None:
    table = files()["tabla"]
    size = len(table["names"])
    assert size == len(table["kinds"]) == len(table["popularity"]) == len(table["centers"])
    assert all(len(column) == size for column in table["columns"].values())
    assert sum(table["names"]) == len(table["lengths"])
    assert table["kinds"].count("s") == len(catalogue().services)


@pytest.mark.parametrize("word", ["dni", "pasaporte", "brevete", "01810", "chamba"])
def test_words_people_type_are_known(word: str) -> None:
    assert word in known()


def test_words_are_folded_without_loss() -> None:
    vocabulary = files()["vocabulario"]
    assert list(known()) == sorted(known())
    assert len(known()) == len(vocabulary["levels"])
    assert all(0 <= level <= 9 for level in known().values())


def test_ranges_are_alphabetical_and_hold_their_words() -> None:
    ranges = files()["vocabulario"]["ranges"]
    assert ranges == sorted(ranges)
    for number, first in enumerate(ranges):
        held = list(files()[f"p{number}"])
        assert held[0] == first
        assert held == sorted(held)


def test_what_is_asked_for_most_is_more_popular() -> None:
    table = files()["tabla"]
    order = [f"catalogue/{key}" for key in catalogue().services]
    level = dict(zip(order, table["popularity"], strict=False))
    assert (
        level["catalogue/migraciones/pasaporte-electronico-mayores"]
        > level["catalogue/indecopi/busqueda-figurativa"]
    )


def test_a_place_means_its_own_centre_first() -> None:
    places = {name: centers for name, centers, *_ in files()["vocabulario"]["places"]}
    assert places["callao"] == ["callao"]
    assert places["comas"] == ["lima-norte"]
    assert set(places["lima"]) == {"lima-este", "lima-norte", "lima-sur"}


def test_a_place_without_a_centre_leads_to_those_of_its_department() -> None:
    places = {name: rest for name, *rest in files()["vocabulario"]["places"]}
    assert places["huaraz"] == [["ancash"], "Áncash"]
    assert places["tumbes"] == [[], "Tumbes"]
    assert places["chimbote"] == [["ancash"]]


def test_nothing_is_said_to_be_elsewhere_that_a_record_gives() -> None:
    vocabulary = files()["vocabulario"]
    given = {
        " ".join(content_words(name))
        for service in catalogue().services.values()
        for name in (service.title, *service.also_called)
    }
    assert vocabulary["elsewhere"]["visado"] == "visa"
    assert given.isdisjoint(vocabulary["elsewhere"])
