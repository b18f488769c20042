"""Somebody who looks at records while they are read sees what is known then, and is told what is not."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

import pytest
from pydantic import BaseModel

from generator.publish.shelf import FileShelf
from generator.publish.workers import Workers
from generator.records.at_hand import load_and_look
from generator.records.load import Loaded, load, made_of
from generator.records.reading import ReadFile
from tests.real import REPOSITORY
from tests.small import SMALL, copied, service, write

T = TypeVar("T")
CARNE = "catalogue/ejemplo/carne-de-muestra"


class Looker:
    """Says of each record what a question finds."""

    def __init__(self, question: Callable[[Loaded, str], object]) -> None:
        self.found: dict[str, object] = {}
        self._question = question
        self._seen: dict[str, object] = {}

    def begin(self, known: Loaded) -> None:
        self._known = known

    def look(self, record: str) -> None:
        self._seen[record] = self._question(self._known, record)

    def seen(self) -> dict[str, object]:
        seen, self._seen = self._seen, {}
        return seen

    def take(self, seen: Mapping[str, object]) -> None:
        assert not self.found.keys() & seen.keys()
        self.found |= seen


def looked(root: Path, question: Callable[[Loaded, str], object]) -> dict[str, object]:
    looker = Looker(question)
    load_and_look(root, looker)
    return looker.found


def title(known: Loaded, record: str) -> object:
    folder, _, key = record.partition("/")
    folders = {"catalogue": known.services, "entities": known.entities, "centers": known.centers}
    found = folders[folder][key]
    return getattr(found, "title", "") or getattr(found, "name", "")


@pytest.mark.parametrize("root", [SMALL, REPOSITORY])
def test_it_reads_what_loading_reads(root: Path) -> None:
    looked, whole = load_and_look(root, Looker(title)), load(root)
    for name in ("services", "entities", "centers", "statistics", "briefs", "asks", "digests"):
        assert dict(getattr(looked, name)) == dict(getattr(whole, name)), name
        assert list(getattr(looked, name)) == list(getattr(whole, name)), name
    assert (looked.vocabulary, looked.problems) == (whole.vocabulary, whole.problems)


def test_each_valid_record_is_looked_at_once(tmp_path: Path) -> None:
    files = {
        "catalogue/ejemplo/malo.yml": "title: [\n",
        "catalogue/ejemplo/vacio.yml": "title: Servicio\n",
    }
    assert looked(write(tmp_path, files), title) == {
        "catalogue/ejemplo/uno": "Servicio uno",
        "entities/ejemplo": "Entidad de Ejemplo",
        "centers/norte": "Centro MAC Norte",
    }


def test_a_service_sees_all_that_is_none_and_its_own_file() -> None:
    whole = load(SMALL)

    def question(known: Loaded, record: str) -> object:
        others = [dict(known.entities), dict(known.centers), known.vocabulary]
        assert others == [whole.entities, whole.centers, whole.vocabulary]
        return known.sources[record].text, known.digests[record]

    found = looked(SMALL, question)
    assert found == {r: (whole.sources[r].text, whole.digests[r]) for r in found}
    assert {r.partition("/")[0] for r in found} == {"catalogue", "entities", "centers"}


@pytest.mark.parametrize(
    "question",
    [
        lambda known, record: known.services["ejemplo/nada"],
        lambda known, record: known.services.get("ejemplo/nada"),
        lambda known, record: "ejemplo/nada" in known.services,
        lambda known, record: list(known.services),
        lambda known, record: len(known.services),
        lambda known, record: known.briefs["ejemplo/carne-de-muestra"],
        lambda known, record: sorted(known.briefs.items()),
        lambda known, record: list(known.asks),
        lambda known, record: known.digests.get("catalogue/ejemplo/nada"),
        lambda known, record: known.sources["catalogue/ejemplo/nada"],
    ],
)
def test_who_asks_for_other_services_is_not_answered(
    question: Callable[[Loaded, str], object],
) -> None:
    assert looked(SMALL, question) == {}


def test_lists_that_are_not_there_are_no_services() -> None:
    found = looked(SMALL, lambda known, _: known.digests.get("catalogue/_vocabulary/nada", ""))
    assert set(found.values()) == {""}


def test_it_is_known_what_is_there_before_it_is_read(tmp_path: Path) -> None:
    files = {"catalogue/ejemplo/zeta.yml": service(), "catalogue/ejemplo/malo.yml": "title: [\n"}
    asked = ["catalogue/ejemplo/zeta", "catalogue/ejemplo/malo", "catalogue/ejemplo/nada"]
    found = looked(
        write(tmp_path, files), lambda known, _: [record in known.paths for record in asked]
    )
    assert found["catalogue/ejemplo/uno"] == [True, True, False]


def test_what_a_shelf_knows_is_looked_at_too(tmp_path: Path) -> None:
    root = copied(tmp_path / "root")
    for _ in range(2):
        shelf, looker = FileShelf(root / ".cache"), Looker(title)
        load_and_look(root, looker, shelf=shelf)
        assert looker.found[CARNE] == load(root).services["ejemplo/carne-de-muestra"].title
        shelf.save()
    shelf = FileShelf(root / ".cache")
    texts = Looker(lambda known, record: known.sources[record].text)
    load_and_look(root, texts, shelf=shelf)
    assert texts.found[CARNE] == (root / f"{CARNE}.yml").read_text()


@pytest.mark.parametrize("jobs", [1, 2, 5])
def test_it_sees_the_same_however_many_processes_read(jobs: int) -> None:
    looker = Looker(title)
    load_and_look(SMALL, looker, Workers(jobs).share)
    assert looker.found == looked(SMALL, title)


def test_services_are_given_to_whoever_spreads_them_with_what_was_read_before() -> None:
    given: list[list[str]] = []

    def spread(work: Callable[[Sequence[str]], T], names: Sequence[str]) -> Iterator[T]:
        given.append(list(names))
        yield work(names)

    load_and_look(SMALL, Looker(title), spread)
    before, then = given
    assert not any(name.startswith("catalogue/ejemplo/") for name in before)
    assert f"{CARNE}.yml" in then
    assert "centers/norte" in then


def test_what_is_no_service_is_made_once(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []

    def counted(file: ReadFile, model: type[BaseModel]) -> BaseModel:
        made.append(file.path)
        return made_of(file, model)

    monkeypatch.setattr("generator.records.load.made_of", counted)
    looker = Looker(title)
    loaded = load_and_look(SMALL, looker)
    assert len(made) == len(set(made)) >= len(loaded.entities) + len(loaded.centers)
    assert loaded.centers is looker._known.centers
