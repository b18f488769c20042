"""The forms of ``/editor/``: what they save is the record, but for what somebody changed."""

import json
import re
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from generator.liaison.editor_config import Target, editor_config
from generator.liaison.editor_folder import decap_server, serving, write_editor
from generator.records.load import load
from tests.real import REPOSITORY, catalogue, loaded

TOOLS = REPOSITORY / ".cache" / "editor"
MINUTE = 60_000


@dataclass
class Editor:
    address: str
    folder: Path
    clone: Path


@pytest.fixture(scope="session")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    with over_real_records(tmp_path_factory.mktemp("editor")) as editor:
        yield editor


@contextmanager
def over_real_records(root: Path) -> Iterator[Editor]:
    """The forms over a scratch repository that holds the real records."""
    clone = root / "clone"
    for folder in ("catalogue", "entities", "centers"):
        shutil.copytree(REPOSITORY / folder, clone / folder)
    git(clone, "init", "-q", "-b", "main")
    git(clone, "add", ".")
    git(clone, "commit", "-qm", "Fichas")
    port = free_port()
    target = Target("example/mac-portal", server=f"http://127.0.0.1:{port}")
    folder = root / "web" / "editor"
    write_editor(folder, TOOLS, editor_config(catalogue(), target), target)
    with decap_server(TOOLS, clone, port), serving(root / "web", 0) as address:
        yield Editor(f"{address}editor/", folder, clone)


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def git(clone: Path, *arguments: str) -> str:
    person = ("-c", "user.name=Prueba", "-c", "user.email=prueba@example.org")
    done = subprocess.run(
        ["git", "-C", clone, *person, *arguments], check=True, capture_output=True, text=True
    )
    return done.stdout


def test_every_record_goes_through_a_form_and_comes_back(editor: Editor, tmp_path: Path) -> None:
    shutil.copytree(editor.clone / "centers" / "_statistics", tmp_path / "centers" / "_statistics")
    done = subprocess.run(
        ["node", Path(__file__).with_name("round_trip.mjs"), editor.folder, editor.clone, tmp_path],
        check=True,
        capture_output=True,
        text=True,
    )
    told = json.loads(done.stdout)
    assert told["changed"] == []
    # What a form writes without having seen the file says the same, in the one form the models keep.
    alone, whole = load(tmp_path), loaded()
    assert not [p for p in alone.problems if p.severity == "error"]
    assert alone.services == whole.services
    assert alone.entities == whole.entities
    assert alone.centers == whole.centers
    assert alone.vocabulary == whole.vocabulary
    assert told["records"] > 500


SERVICE = """\
title: Duplicado
# Visto en el TUPA.
kind: tramite
summary: Pide otro.
steps:
  - Paga la tasa.  # en el banco
  - text: Recoge tu carné.
    channel: presencial
free: false
fees:
  - concept: Duplicado
    amount: 30.00
    payment_code: 02121
    pay_at: banco
    when: Si eres mayor
time_limit:
  max: 5
  unit: dias-habiles
offered_at:
  - norte
sources:
  - kind: ficha
    title: Ficha
"""
CENTER = "hours:\n  lunes-viernes: 08:00-16:45\n  domingo: null\n"
EDITS = {  # what somebody does in a form: (form, file, place in it, value, line gone, lines come)
    "amount": ("service", SERVICE, ["fees", 0, "amount"], "36.50", "    amount: 30.00", ["    amount: 36.50"]),
    "not an amount": ("service", SERVICE, ["fees", 0, "amount"], "S/ 3: #4", "    amount: 30.00", ["    amount: 'S/ 3: #4'"]),
    "amount emptied": ("service", SERVICE, ["fees", 0, "amount"], "", "    amount: 30.00", []),
    "code stays text": ("service", SERVICE, ["fees", 0, "payment_code"], "30", "    payment_code: 02121", ["    payment_code: '30'"]),
    "one becomes several": ("service", SERVICE, ["fees", 0, "pay_at"], ["banco", "web"], "    pay_at: banco", ["    pay_at:", "      - banco", "      - web"]),
    "one stays one": ("service", SERVICE, ["fees", 0, "pay_at"], ["web"], "    pay_at: banco", ["    pay_at: web"]),
    "new field in its place": ("service", SERVICE, ["fees", 0, "valid_from"], "2026-01", "", ["    valid_from: 2026-01"]),
    "words become answers": (
        "service", SERVICE, ["fees", 0, "when"], {"answers": [{"key": "dni", "value": ["azul"]}]},
        "    when: Si eres mayor", ["    when:", "      dni:", "        - azul"]),
    "yes": ("service", SERVICE, ["free"], "true", "free: false", ["free: true"]),
    "bare step edited": ("service", SERVICE, ["steps", 0, "text"], "Paga.", "  - Paga la tasa.  # en el banco", ["  - Paga."]),
    "bare step gets a channel": (
        "service", SERVICE, ["steps", 0, "channel"], ["web"], "  - Paga la tasa.  # en el banco",
        ["  - text: Paga la tasa.", "    channel:", "      - web"]),
    "step removed": ("service", SERVICE, ["steps", 0], None, "  - Paga la tasa.  # en el banco", []),
    "nothing left": ("service", SERVICE, ["offered_at", 0], None, "offered_at:\n  - norte", []),
    "centre gets a note": (
        "service", SERVICE, ["offered_at", 0, "note"], "Piso 2", "  - norte", ["  - center: norte", "    note: Piso 2"]),
    "two shifts": ("center", CENTER, ["hours", 0, "times"], "08:00-13:00, 14:00-17:00", "  lunes-viernes: 08:00-16:45",
                   ["  lunes-viernes:", "    - 08:00-13:00", "    - 14:00-17:00"]),
    "closed": ("center", CENTER, ["hours", 0, "times"], "cerrado", "  lunes-viernes: 08:00-16:45", ["  lunes-viernes: null"]),
    "open on Sunday": ("center", CENTER, ["hours", 1, "times"], "09:00-13:00", "  domingo: null", ["  domingo: 09:00-13:00"]),
    "key renamed": ("center", CENTER, ["hours", 0, "days"], "lunes-jueves", "  lunes-viernes: 08:00-16:45", ["  lunes-jueves: 08:00-16:45"]),
    "several lines": ("center", CENTER, ["status_note"], "Uno.\nDos.", "", ["status_note: |-", "  Uno.", "  Dos."]),
}  # fmt: skip


def test_an_edit_changes_its_lines_and_no_other(editor: Editor) -> None:
    asked = [
        {
            "format": f"record-{kind}",
            "text": text,
            "at": at,
            **({} if value is None else {"value": value}),
        }
        for kind, text, at, value, _, _ in EDITS.values()
    ]
    script = Path(__file__).with_name("edits.mjs")
    done = subprocess.run(
        ["node", script, editor.folder],
        input=json.dumps(asked),
        check=True,
        capture_output=True,
        text=True,
    )
    for (name, (_, text, _, _, gone, come)), saved in zip(
        EDITS.items(), json.loads(done.stdout), strict=True
    ):
        compared = list(unified_diff(text.splitlines(), saved.splitlines(), n=0, lineterm=""))[2:]
        assert [line[1:] for line in compared if line[0] == "-"] == gone.splitlines(), name
        assert [line[1:] for line in compared if line[0] == "+"] == come, name


@pytest.fixture
def form(browser: Browser, editor: Editor) -> Iterator["Form"]:
    context = browser.new_context(viewport={"width": 1280, "height": 1000}, locale="es-PE")
    form = Form(context.new_page(), editor)
    yield form
    context.close()
    assert form.faults == []


class Form:
    """One record in Decap, as somebody sees it."""

    def __init__(self, page: Page, editor: Editor) -> None:
        self.page, self._editor = page, editor
        self.faults: list[str] = []
        own = (editor.address.removesuffix("editor/"), "data:", "blob:", "http://127.0.0.1:")
        page.set_default_timeout(2 * MINUTE)
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("console", lambda m: "Content Security" in m.text and self.faults.append(m.text))
        page.on("request", lambda r: r.url.startswith(own) or self.faults.append(r.url))

    def open(self, collection: str, record: str) -> None:
        self.page.goto(f"{self._editor.address}#/collections/{collection}/entries/{record}")
        self.page.get_by_role("button", name="Iniciar sesión").click()
        self.page.get_by_role("button", name="Guardar").wait_for()

    def unfold(self, label: str, element: str) -> None:
        """Open a list and the element of it that is known by these words."""
        of_list = self.page.locator("label").filter(has_text=re.compile(f"^{label}", re.I)).first
        box = of_list.locator("xpath=ancestor::div[.//button][1]")
        box.get_by_test_id("expand-button").first.click()
        bar = box.get_by_text(element, exact=True).locator("xpath=preceding-sibling::*[1]")
        bar.get_by_role("button").first.click()

    def amount(self, written: str) -> Locator:
        """The amount of a fee, by what it says."""
        amounts = self.page.get_by_label("Monto en soles (opcional)")
        return amounts.and_(self.page.locator(f"input[value='{written}']"))

    def save(self) -> None:
        self.page.get_by_role("button", name="Guardar").click()
        expect(self.page.get_by_text("Entrada guardada")).to_be_visible()


def difference(editor: Editor, branch: str) -> list[str]:
    """The lines a branch takes away and puts in, without the file's name."""
    lines = git(editor.clone, "diff", "-U0", "main", branch).splitlines()
    return [line for line in lines if re.match(r"[-+](?![-+]{2})", line)]


def test_a_fee_changes_and_nothing_else(editor: Editor, form: Form, tmp_path: Path) -> None:
    form.open("catalogue-reniec", "duplicado-dni-mayores")
    form.unfold("Costos", "Duplicado de DNI electrónico, en persona · 35.00")
    form.amount("35.00").fill("36.00")
    form.save()
    branch = "cms/catalogue-reniec/duplicado-dni-mayores"
    assert difference(editor, branch) == ["-    amount: 35.00", "+    amount: 36.00"]
    # detached: the server may still be on its way back from the branch
    git(editor.clone, "worktree", "add", "-q", "--detach", str(tmp_path / "saved"), branch)
    for command in (["fmt", "--check"], ["check"]):
        done = subprocess.run(
            [REPOSITORY / ".venv" / "bin" / "mac", *command, "--root", tmp_path / "saved"],
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stdout
