"""Records that are checked while they are read have the problems of those that are read first and checked then."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from generator import checks
from generator.answers import batches
from generator.catalogue import Catalogue
from generator.checks import WhileReading, check
from generator.problems import Problem, first_of_each_file
from generator.publish.checked import load_and_check
from generator.publish.shelf import FileShelf
from generator.publish.workers import Workers
from generator.records import untouched
from generator.records.at_hand import load_and_look
from generator.records.load import load
from tests.real import REPOSITORY
from tests.small import AS_OF, DATA, LATER, SMALL, copied, service, write

UNO = "catalogue/ejemplo/uno.yml"
DAYS = [AS_OF, LATER, date(2019, 12, 31), date(2020, 1, 1), date(2027, 3, 1)]
# Each asks for what only all services together can tell.
OF_OTHERS = {
    UNO: service("related: [{service: ejemplo/dos}, {service: ejemplo/tress}]\n"),
    "catalogue/ejemplo/dos.yml": service("steps: [Lleva tu SIGLADA]\n", "Servicio dos"),
    "catalogue/ejemplo/tres.yml": service("also_called: [SIGLADA]\n", "Servicio tres"),
    "catalogue/ejemplo/malo.yml": "title: [\n",
    "catalogue/ejemplo/seis.yml": service("related: [{service: ejemplo/malo}]\n", "Servicio seis"),
}
DATED = """\
fees:
  - {concept: a, amount: 1, valid_until: 2020-01-01, source: f}
  - {concept: b, uit_percent: 10, amount: 5, source: f}
offered_at: [{center: norte, from: 2027, hours: {lunes: "08:00-09:00"}, hours_as_of: 2020, source: f}]
verified: {on: 2026-08-15, by: Alguien}
"""
SOURCES = """\
sources:
  - {id: f, kind: ficha, title: Ficha, supports: [summary], published: 2026-08-01, checked: 2026-08-20}
"""


def whole(root: Path, day: date = AS_OF) -> tuple[Problem, ...]:
    loaded = load(root)
    found = [*loaded.problems, *check(Catalogue(loaded), day)]
    return tuple(first_of_each_file(sorted(found)))


@pytest.mark.parametrize("jobs", [1, 3])
@pytest.mark.parametrize("root", [SMALL, DATA / "bad", REPOSITORY])
def test_problems_are_the_same(root: Path, jobs: int) -> None:
    loaded, found = load_and_check(root, AS_OF, Workers(jobs).share)
    assert found == whole(root)
    assert loaded.digests == load(root).digests


def test_what_asks_for_other_services_waits_for_them(tmp_path: Path) -> None:
    root = write(tmp_path, OF_OTHERS)
    rules = WhileReading(AS_OF, None)
    load_and_look(root, rules)
    assert {r for r in rules.problems if r.startswith("catalogue/")} == {
        "catalogue/ejemplo/tres",
        "catalogue/ejemplo/seis",
    }
    _, found = load_and_check(root, AS_OF)
    assert found == whole(root)
    assert {"yaml-syntax", "unknown-service"} < {p.code for p in found}
    assert "capitals" not in {p.code for p in found}


def test_a_reference_to_a_file_that_cannot_be_opened_is_no_second_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = write(tmp_path, {UNO: service("related: [{service: ejemplo/dos}]\n")})
    (root / "catalogue/ejemplo/dos.yml").symlink_to(root / "catalogue/ejemplo/nada.yml")
    _, found = load_and_check(root, AS_OF)
    assert [(p.file, p.code) for p in found] == [("catalogue/ejemplo/dos.yml", "unreadable")]
    assert found == whole(root)


@pytest.fixture(params=["files are old", "files are new"])
def looked_at(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Records that rules look at; what was read of new files is not believed the next time."""
    monkeypatch.setattr(untouched, "_A_WHILE", (-1 if "old" in request.param else 1) * 10**18)
    monkeypatch.setattr(batches, "_MOST", 2)
    asked: list[str] = []
    rules = checks.problems_of

    def problems_of(catalogue: Catalogue, record: str) -> tuple[Problem, ...]:
        found = rules(catalogue, record)
        asked.append(record)
        return found

    problems_of.__module__ = rules.__module__
    monkeypatch.setattr(checks, "problems_of", problems_of)
    return asked


def rechecked(root: Path, day: date = AS_OF) -> tuple[Problem, ...]:
    shelf = FileShelf(root / ".cache")
    _, found = load_and_check(root, day, shelf=shelf)
    shelf.save()
    assert found == whole(root, day)
    return found


def edit(path: str, old: str, new: str) -> Callable[[Path], None]:
    def change(root: Path) -> None:
        text = (root / path).read_text()
        assert old in text
        (root / path).write_text(text.replace(old, new))

    return change


def remove(service: str) -> Callable[[Path], None]:
    return lambda root: (root / f"catalogue/ejemplo/{service}.yml").unlink()


def add(root: Path) -> None:
    (root / "catalogue/ejemplo/tress.yml").write_text(service(title="Servicio nuevo"))


@pytest.mark.parametrize(
    ("change", "records"),
    [
        (edit(UNO, "Resumen", "Otro resumen"), {"catalogue/ejemplo/uno"}),
        (remove("dos"), {"catalogue/ejemplo/uno"}),
        (remove("malo"), {"catalogue/ejemplo/uno", "catalogue/ejemplo/seis"}),
        (add, {"catalogue/ejemplo/uno", "catalogue/ejemplo/tress"}),
        (
            edit("catalogue/ejemplo/tres.yml", "SIGLADA", "Otra"),
            {"catalogue/ejemplo/tres", "catalogue/ejemplo/dos"},
        ),
        (edit("catalogue/ejemplo/dos.yml", "SIGLADA", "dni"), {"catalogue/ejemplo/dos"}),
        (edit("centers/norte.yml", "abierto", "cerrado"), {"centers/norte"}),
    ],
)
def test_a_record_is_asked_again_only_if_something_it_looked_at_changed(
    tmp_path: Path, looked_at: list[str], change: Callable[[Path], None], records: set[str]
) -> None:
    root = write(tmp_path, OF_OTHERS)
    rechecked(root)
    looked_at.clear()
    load_and_check(root, AS_OF, shelf=FileShelf(root / ".cache"))
    assert looked_at == []
    change(root)
    shelf = FileShelf(root / ".cache")
    _, found = load_and_check(root, AS_OF, shelf=shelf)
    assert set(looked_at) == records
    assert found == whole(root)


def test_problems_are_kept_by_the_batch_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(untouched, "_A_WHILE", -(10**18))
    root = write(tmp_path, OF_OTHERS)
    rechecked(root)
    rechecked(root)
    asked: list[str] = []
    get = FileShelf.get
    monkeypatch.setattr(FileShelf, "get", lambda self, key: asked.append(key) or get(self, key))
    rechecked(root)
    assert any(key.startswith("batch problems ") for key in asked)
    assert not any(" problems_of " in key for key in asked)


def test_where_problems_are_kept_nobody_asks_before_all_is_read(
    tmp_path: Path, looked_at: list[str]
) -> None:
    """What is read again may be as it was, and a batch says so of forty records at once."""
    root = write(tmp_path, OF_OTHERS)
    rechecked(root)
    looked_at.clear()
    rules = WhileReading(AS_OF, FileShelf(root / ".cache"))
    load_and_look(root, rules)
    assert looked_at == []
    assert rules.problems == {}
    assert load_and_look(root, WhileReading(AS_OF, FileShelf(None))).problems
    assert looked_at


def test_on_another_day_only_what_that_day_changes_is_asked_again(
    tmp_path: Path, looked_at: list[str]
) -> None:
    text = service(DATED).partition("sources:")[0] + SOURCES
    uit = "catalogue/_vocabulary/uit.yml"
    root = write(
        tmp_path,
        {"catalogue/ejemplo/fechas.yml": text, uit: (REPOSITORY / uit).read_text()},
    )
    for day in (*DAYS, *reversed(DAYS)):
        found = rechecked(root, day)
        looked_at.clear()
        load_and_check(root, day, shelf=FileShelf(root / ".cache"))
        assert looked_at == []
        assert found
    rechecked(root, date(2026, 8, 2))
    looked_at.clear()
    load_and_check(root, date(2026, 8, 3), shelf=FileShelf(root / ".cache"))
    assert looked_at == []
    load_and_check(root, date(2026, 8, 15), shelf=FileShelf(root / ".cache"))
    assert looked_at == ["catalogue/ejemplo/fechas"]


def test_the_small_catalogue_day_by_day(tmp_path: Path) -> None:
    root = copied(tmp_path / "root")
    for day in DAYS:
        rechecked(root, day)
