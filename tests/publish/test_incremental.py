"""A build that takes over what has not changed gives, byte for byte, the site of a whole build."""

from collections.abc import Callable
from datetime import date, timedelta
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.answers import batches
from generator.catalogue import Catalogue
from generator.liaison.rename import renamed, renaming
from generator.publish import site_writer
from generator.publish.checked import load_and_check
from generator.publish.shelf import FileShelf, code_version
from generator.publish.site_folder import Staging
from generator.publish.site_writer import Site, write_site
from generator.publish.workers import Workers
from generator.records import untouched
from generator.records.load import load
from tests.publish.theme import theme
from tests.real import REPOSITORY
from tests.small import AS_OF, LATER, LEAST, copied, service

NEW = "catalogue/ejemplo/nuevo.yml"
OFFERED = """\
unconfirmed: [offered_at]
offered_at: [norte]
life_events: [mudanza]
related: [{service: ejemplo/carne-de-muestra}]
"""


@pytest.fixture(autouse=True)
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of what is kept some is recalled whole after an edit, as in a large catalogue."""
    monkeypatch.setattr(batches, "_MOST", 2)
    monkeypatch.setattr(site_writer, "_MANY", 2)
    monkeypatch.setattr(untouched, "_A_WHILE", 20_000_000)


def contents(folder: Path) -> dict[str, bytes]:
    """All that stands in a site, folders too."""
    return {
        p.relative_to(folder).as_posix(): p.read_bytes() if p.is_file() else b"(folder)"
        for p in folder.rglob("*")
    }


def built(
    root: Path, site: Path, *, cache: bool = True, jobs: int = 1, day: date = AS_OF
) -> dict[str, bytes]:
    """What a build publishes, without the pages of MkDocs."""
    shelf, workers = FileShelf(root / ".cache" if cache else None), Workers(jobs)
    loaded, found = load_and_check(root, day, workers.share, shelf)
    assert [p.text() for p in found if p.severity == "error"] == []
    catalogue = Catalogue(loaded, shelf, day)
    staging = Staging(site, workers.share)
    write_site(staging.folder, staging.target, catalogue, Site(day, "https://example.org"), theme(), workers, shelf, with_copies=True)  # fmt: skip
    shelf.save()
    staging.publish()
    return contents(site)


def replaced(path: str, old: str, new: str) -> Callable[[Path], None]:
    """An edit that is there and back: what the file says is turned into the other."""

    def edit(root: Path) -> None:
        text = (root / path).read_text()
        assert old in text or new in text
        there = text.replace(old, new) if old in text else text.replace(new, old)
        (root / path).write_text(there)

    return edit


def written(path: str, text: str) -> Callable[[Path], None]:
    """A record that is added, or deleted where it stands."""

    def edit(root: Path) -> None:
        if (root / path).exists():
            (root / path).unlink()
        else:
            (root / path).write_text(text)

    return edit


def moved(record: str) -> Callable[[Path], None]:
    """A record that gets another name each time, with everything that names it."""

    def edit(root: Path) -> None:
        folder, _, name = record.rpartition("/")
        (now,) = (f.stem for f in (root / folder).glob(f"{name}*.yml"))
        new = f"{name}-{int(now.removeprefix(name).lstrip('-') or 0) + 1}"
        texts = {f.relative_to(root).as_posix(): f.read_text() for f in root.rglob("*.yml")}
        moving = renaming(Catalogue(load(root)), f"{folder}/{now}", f"{folder}/{new}")
        for path, text in renamed(moving, texts).items():
            if text is None:
                (root / path).unlink()
            else:
                (root / path).parent.mkdir(exist_ok=True)
                (root / path).write_text(text)
        for empty in (root / "catalogue").iterdir():
            if not any(empty.iterdir()):
                empty.rmdir()

    return edit


EDITS = {
    "a service": replaced("catalogue/ejemplo/carne-de-muestra.yml", "summary: ", "summary: Ahora sí. "),
    "a title": replaced("catalogue/ejemplo/carne-de-muestra.yml", "title: Sacar", "title: Obtener"),
    "an entity's name": replaced("entities/ejemplo.yml", "Entidad de Ejemplo", "Entidad de Muestra"),
    "an acronym": replaced("entities/ejemplo.yml", "acronym: EDE", "acronym: EDM"),
    "a centre's name": replaced("centers/norte.yml", "MAC Norte de Ejemplo", "MAC Septentrión"),
    "a centre closes": replaced("centers/valle.yml", "status: abierto", "status: suspendido"),
    "a vocabulary": replaced("catalogue/_vocabulary/life_events.yml", "Me mudé", "Cambié de casa"),
    "a service moves": moved("catalogue/ejemplo/duplicado-de-muestra"),
    "an entity moves, with its services": moved("entities/banco-ejemplo"),
    "a centre moves": moved("centers/puerto"),
    "a record more or less": written(NEW, service(OFFERED, "Trámite nuevo")),
    "an entity more or less": written("entities/otra.yml", LEAST["entities/ejemplo.yml"].replace("de Ejemplo", "Nueva").replace("EDE", "ENU")),
}  # fmt: skip


def test_the_edits_are_possible(tmp_path: Path) -> None:
    """Each of them, alone and together, leaves a right catalogue: else the test below tests nothing."""
    root = copied(tmp_path / "root")
    before = built(root, tmp_path / "site", cache=False)
    for edit in EDITS.values():
        edit(root)
        after = built(root, tmp_path / "site")
        assert after != before
        before = after


@settings(max_examples=3, suppress_health_check=list(HealthCheck))
@given(
    st.lists(
        st.lists(st.sampled_from(sorted(EDITS)), min_size=1, max_size=3), min_size=2, max_size=4
    )
)
def test_after_any_edits_it_is_the_whole_build(
    tmp_path_factory: pytest.TempPathFactory, rounds: list[list[str]]
) -> None:
    folder = tmp_path_factory.mktemp("edits")
    root = copied(folder / "root")
    for names in rounds:
        for name in names:
            EDITS[name](root)
        assert built(root, folder / "site") == built(root, folder / "whole", cache=False)


def test_any_number_of_processes_gives_the_same_bytes(tmp_path: Path) -> None:
    one = built(REPOSITORY, tmp_path / "one", cache=False, jobs=1)
    assert len(one) > 500
    assert built(REPOSITORY, tmp_path / "three", cache=False, jobs=3) == one


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copied(tmp_path / "root")


@pytest.fixture
def rendered(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The parts that are rendered from here on."""
    parts: list[str] = []
    whole = site_writer.render_part

    def noted(catalogue: object, part: str, *rest: object) -> object:
        parts.append(part)
        return whole(catalogue, part, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(site_writer, "render_part", noted)
    return parts


def test_nothing_is_rendered_again_where_nothing_changed(
    root: Path, tmp_path: Path, rendered: list[str]
) -> None:
    built(root, tmp_path / "site")
    assert len(rendered) > 10
    rendered.clear()
    built(root, tmp_path / "site")
    assert rendered == []


def test_where_nothing_changed_no_part_is_looked_at(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    right = built(root, tmp_path / "site")
    asked: list[str] = []
    get = FileShelf.get
    monkeypatch.setattr(FileShelf, "get", lambda self, key: asked.append(key) or get(self, key))
    assert built(root, tmp_path / "site") == right
    assert [key for key in asked if key.startswith("part ")] == []
    EDITS["a service"](root)
    built(root, tmp_path / "site")
    assert "part catalogue/ejemplo/carne-de-muestra" in asked


def test_an_edit_is_rendered_where_it_shows(
    root: Path, tmp_path: Path, rendered: list[str]
) -> None:
    built(root, tmp_path / "site")
    rendered.clear()
    path = "catalogue/ejemplo/carne-de-muestra"
    replaced(f"{path}.yml", "requirements:\n", "requirements:\n  - text: Una cosa más.\n")(root)
    built(root, tmp_path / "site")
    assert path in rendered
    assert set(rendered) <= {path, "buscador"}


def test_a_new_day_renders_only_what_says_another_thing(
    root: Path, tmp_path: Path, rendered: list[str]
) -> None:
    built(root, tmp_path / "site")
    for day, parts in (
        (AS_OF + timedelta(days=1), {"seguridad"}),
        (LATER, {"seguridad", "centers/norte"}),
    ):
        rendered.clear()
        after = built(root, tmp_path / "site", day=day)
        assert set(rendered) == parts
        assert after == built(root, tmp_path / "whole", cache=False, day=day)


def test_pages_of_the_site_before_that_somebody_changed_are_not_taken_over(
    root: Path, tmp_path: Path
) -> None:
    site = tmp_path / "site"
    right = built(root, site)
    (site / "tramites/ejemplo/carne-de-muestra/index.html").write_text("Cuesta S/ 0")
    (site / "entidades/ejemplo/index.html").unlink()
    assert built(root, site) == right


def shelf_of(root: Path) -> Path:
    (file,) = (root / ".cache").glob("mac-*.sqlite")
    return file


@pytest.mark.parametrize("attack", ["empty", "cut", "noise", "foreign", "folder", "flipped"])
def test_a_shelf_that_was_attacked_costs_time_and_never_truth(
    root: Path, tmp_path: Path, attack: str
) -> None:
    right = built(root, tmp_path / "site")
    file = shelf_of(root)
    for log in file.parent.glob("*-wal"):
        log.unlink()
    content = file.read_bytes()
    file.unlink()
    match attack:
        case "empty":
            file.write_bytes(b"")
        case "cut":
            file.write_bytes(content[: len(content) // 2])
        case "noise":
            file.write_bytes(b"SQLite format 3\x00" + bytes(5000))
        case "foreign":
            file.write_text("no es una base de datos")
        case "folder":
            file.mkdir()
        case "flipped":
            file.write_bytes(
                bytes(b ^ 1 if n > 4096 and n % 97 == 0 else b for n, b in enumerate(content))
            )
    assert built(root, tmp_path / "site") == right
    EDITS["a service"](root)
    assert built(root, tmp_path / "site") == built(root, tmp_path / "whole", cache=False)


def test_a_value_put_under_another_key_is_absent(tmp_path: Path) -> None:
    shelf = FileShelf(tmp_path)
    shelf.put("a", b"1")
    shelf.save()
    connection = shelf._connection()
    assert connection
    with connection:
        connection.execute("INSERT INTO kept SELECT 'b', value FROM kept WHERE key = 'a'")
    assert (shelf.get("a"), shelf.get("b"), FileShelf(tmp_path).get("a")) == (b"1", None, b"1")


def test_a_folder_that_cannot_be_written_is_no_obstacle(root: Path, tmp_path: Path) -> None:
    (root / ".cache").write_text("un archivo donde va una carpeta")
    assert built(root, tmp_path / "site") == built(root, tmp_path / "whole", cache=False)


def test_two_shelves_at_once_lose_nothing(tmp_path: Path) -> None:
    one, other = FileShelf(tmp_path), FileShelf(tmp_path)
    one.put("a", b"1")
    other.put("b", b"2")
    one.save()
    other.save()
    assert [one.get("b"), other.get("a")] == [b"2", b"1"]


def test_processes_that_open_a_new_shelf_at_once_do_not_throw_it_away(tmp_path: Path) -> None:
    """Each of them would be first to make the file; whoever finds it in use must leave it to the others."""
    fork = get_context("fork")
    for number in range(20):
        folder, barrier = tmp_path / str(number), fork.Barrier(6)

        def put(key: str, folder: Path = folder, barrier: Any = barrier) -> None:
            shelf = FileShelf(folder)
            barrier.wait()
            shelf.get(key)
            shelf.put(key, b"1")
            shelf.save()

        keys = [str(n) for n in range(6)]
        processes = [fork.Process(target=put, args=(key,)) for key in keys]
        for process in processes:
            process.start()
        for process in processes:
            process.join()
        assert [FileShelf(folder).get(key) for key in keys] == [b"1"] * 6, number


def test_another_version_of_the_code_finds_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf = FileShelf(tmp_path)
    shelf.put("a", b"1")
    shelf.save()
    monkeypatch.setattr("generator.publish.shelf.code_version", lambda: "otra")
    assert FileShelf(tmp_path).get("a") is None
    assert not list(tmp_path.glob(f"mac-{code_version()}*"))
