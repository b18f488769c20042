"""What is saved is seen, what is wrong is told, and nothing that can be shown waits for what cannot."""

import shutil
from pathlib import Path

import pytest

from generator.outputs import templates
from generator.problems import Problem
from generator.publish import desk as module
from generator.publish.behind import Order
from generator.publish.builds import BuildResult
from generator.publish.desk import Desk
from generator.publish.errors import PublishError
from generator.publish.live_site import Live
from tests.publish.test_live_pages import DOCS
from tests.small import copied, service

RECORD = "catalogue/ejemplo/carne-de-muestra.yml"
PAGE = "tramites/ejemplo/carne-de-muestra/index.html"


class Room:
    """A desk over a copy of the small catalogue, with what it told."""

    def __init__(self, folder: Path) -> None:
        self.root = copied(folder / "root")
        self.site = folder / "site"
        self.live = Live(building=True)
        self.terminal: list[str] = []
        order = Order(folder / "mkdocs.yml", self.root, self.site, "http://127.0.0.1:1/")
        self.desk = Desk(order, folder / "docs", self.live, self.terminal.append)
        self.saves = self.desk.saved([])

    def save(self, path: str, text: str | None) -> None:
        """Write or delete a record."""
        if text is None:
            (self.root / path).unlink()
        else:
            (self.root / path).write_text(text)
        self.saves = self.desk.saved([self.root / path])

    def page(self, path: str = PAGE) -> str:
        return (self.desk.page(path) or b"").decode()

    @property
    def text(self) -> str:
        return (self.root / RECORD).read_text()

    @property
    def problems(self) -> str:
        return "\n".join(self.live.state.problems)

    @property
    def told(self) -> str:
        return "\n".join(self.terminal)


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Room:
    monkeypatch.setattr(module, "build_docs", lambda *given: DOCS)
    return Room(tmp_path)


def test_a_save_is_seen_and_told(room: Room) -> None:
    before = room.live.state.build
    room.save(RECORD, room.text.replace("summary: ", "summary: Recién cambiado. ", 1))
    assert "Recién cambiado" in room.page()
    assert room.live.state.build != before
    assert f"{RECORD}: listo en" in room.told
    assert room.problems == ""


def test_a_saved_template_is_seen(
    room: Room, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "templates"
    shutil.copytree(templates.TEMPLATES, folder)
    monkeypatch.setattr(templates, "TEMPLATES", folder)
    template = folder / "service.html"
    assert "¿Qué necesitas?" in room.page()
    template.write_text(template.read_text().replace("¿Qué necesitas?", "¿Qué llevas?"))
    room.desk.saved([template])
    try:
        assert "¿Qué llevas?" in room.page()
    finally:
        templates.forget()


def test_lists_and_pages_that_show_it_are_others_too(room: Room) -> None:
    room.save(RECORD, room.text.replace("title: Sacar", "title: Obtener", 1))
    for path in ("tramites/index.html", "entidades/ejemplo/index.html"):
        assert "Obtener" in room.page(path), path


def test_a_new_record_is_there_and_a_deleted_one_is_not(room: Room) -> None:
    path, page = "catalogue/ejemplo/nuevo.yml", "tramites/ejemplo/nuevo/index.html"
    room.save(path, service("", "Trámite nuevo"))
    assert "Trámite nuevo" in room.page(page)
    room.save(path, None)
    assert room.page(page) == ""


def test_what_cannot_be_read_stays_as_it_was_and_says_so(room: Room) -> None:
    room.save(RECORD, room.text + "no_existe: 1\n")
    assert "error[unknown-field]" in room.problems
    assert "error[unknown-field]" in room.told
    assert room.live.state.stale
    assert "data-record" in room.page()
    other = "centers/norte.yml"
    text = (room.root / other).read_text()
    room.save(other, text.replace("MAC Norte", "MAC Septentrión"))
    assert "Septentrión" in room.page("centros/norte/index.html"), (
        "other records are seen as they are"
    )
    assert "error[unknown-field]" in room.problems
    room.save(RECORD, room.text.replace("no_existe: 1\n", ""))
    assert room.problems == ""
    assert not room.live.state.stale


def test_what_can_be_shown_is_shown_with_what_is_wrong(room: Room) -> None:
    room.save(RECORD, room.text.replace("title: Sacar", "title: Obtener <b>", 1))
    assert "error[markup-in-text]" in room.problems
    assert "Obtener &lt;b&gt;" in room.page()
    assert not room.live.state.stale


def test_a_warning_is_told_with_the_save_that_made_it(room: Room) -> None:
    room.save(RECORD, room.text.replace("summary: ", "summary: Apersónese a recabar su carné. ", 1))
    assert room.problems == ""
    assert any("warning[" in line for line in room.live.state.warnings)
    assert "warning[" in room.told
    room.save("centers/norte.yml", (room.root / "centers/norte.yml").read_text())
    assert not any(RECORD in line for line in room.live.state.warnings)


def test_a_page_that_cannot_be_made_is_shown_as_it_was_built(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = room.site / PAGE
    file.parent.mkdir(parents=True)
    file.write_text("como se construyó")

    def fails(*given: object) -> None:
        raise ValueError("plantilla rota")

    monkeypatch.setattr("generator.publish.live_pages.render_part", fails)
    for _ in range(2):
        assert room.page() == "como se construyó"
    assert room.problems == f"{PAGE}: ValueError: plantilla rota"
    assert room.told.count("plantilla rota") == 1
    assert room.live.state.stale


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (PublishError("El tema no sirve."), "El tema no sirve."),
        (ValueError("plantilla rota"), "ValueError: plantilla rota"),
    ],
)
def test_what_stops_docs_is_told_and_its_next_save_is_seen(
    room: Room, monkeypatch: pytest.MonkeyPatch, error: Exception, told: str
) -> None:
    def fails(*given: object) -> None:
        raise error

    whole = room.page()
    monkeypatch.setattr(module, "build_docs", fails)
    room.desk.saved([room.root.parent / "docs/acerca.md"])
    assert room.problems == told
    assert told in room.told
    assert room.page() == whole
    monkeypatch.setattr(module, "build_docs", lambda *given: DOCS)
    room.desk.saved([room.root.parent / "docs/acerca.md"])
    assert room.problems == ""


ERROR = Problem("centers/norte.yml", 3, 1, "name", "duplicate-title", "error", "Dos veces.", "Deja uno.")  # fmt: skip
WARNING = Problem("centers/norte.yml", 4, 1, "name", "old-hours", "warning", "Vieja.", "Mira.")


def test_what_the_build_behind_finds_is_told_until_it_is_mended(room: Room) -> None:
    room.desk.built(room.saves, BuildResult((ERROR, WARNING), (), published=False, pages=0))
    assert room.live.state.problems == (ERROR.text(),)
    assert "Así no se puede publicar: 1 errores." in room.told
    room.save(RECORD, room.text)
    assert room.live.state.problems == (ERROR.text(),), "another record was saved"
    room.save("centers/norte.yml", (room.root / "centers/norte.yml").read_text())
    assert room.problems == "", "it was saved since: what was found of it is old"
    room.desk.built(room.saves, BuildResult((WARNING,), (), published=True, pages=12))
    assert room.live.state.search == str(room.saves)
    assert "12 páginas y el buscador al día · 1 avisos" in room.told


def test_what_was_built_before_the_last_save_says_nothing_of_it(room: Room) -> None:
    save = room.saves
    room.save(RECORD, room.text)
    room.desk.built(save, BuildResult((ERROR,), (), published=False, pages=0))
    assert room.problems == ""


def test_a_build_behind_that_fails_is_told(room: Room) -> None:
    assert room.live.first_build(seconds=0), "files of the build are waited for"
    room.desk.built(room.saves, "No se pudo escribir el sitio: disco lleno.")
    assert not room.live.first_build(seconds=0)
    assert "disco lleno" in room.problems
    assert "disco lleno" in room.told


def test_before_the_first_reading_is_done_an_earlier_site_is_shown(tmp_path: Path) -> None:
    order = Order(tmp_path / "mkdocs.yml", tmp_path, tmp_path / "site", "http://127.0.0.1:1/")
    desk = Desk(order, tmp_path / "docs", Live(), print)
    assert desk.page("index.html") is None
    (tmp_path / "site").mkdir()
    (tmp_path / "site/index.html").write_text("de ayer")
    assert desk.page("index.html") == b"de ayer"
