"""``mac serve``: what is saved is seen, what is wrong is told, and the old site stands meanwhile."""

import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generator.problems import Problem
from generator.publish import dev_server
from generator.publish.dev_server import Rebuild, serve, watched
from generator.publish.errors import PublishError
from generator.publish.live_site import Live
from generator.publish.mkdocs_plugin import BuildResult
from tests.real import REPOSITORY
from tests.small import SMALL, copied

CONFIG = REPOSITORY / "mkdocs.yml"
ERROR = Problem(
    "catalogue/e/s.yml", 3, 1, "free", "duplicate-key", "error", "Dos veces.", "Deja uno."
)


class Terminal(list[str]):
    @property
    def text(self) -> str:
        return "\n".join(self)


def rebuilt(
    monkeypatch: pytest.MonkeyPatch, result: BuildResult | Exception
) -> tuple[Live, Terminal]:
    def build(*args: object, **options: object) -> BuildResult:
        if isinstance(result, Exception):
            raise result
        return result

    monkeypatch.setattr(dev_server, "build", build)
    live, terminal = Live(), Terminal()
    Rebuild(SMALL, CONFIG, Path("x"), "http://127.0.0.1:1/", live, terminal.append)()
    return live, terminal


def test_a_build_is_told_to_terminal_and_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    result = BuildResult((), ("acerca.md: enlace roto",), published=True, pages=12)
    live, terminal = rebuilt(monkeypatch, result)
    assert live.state.build.endswith("-1")
    assert "12 páginas" in terminal.text
    assert "aviso: acerca.md: enlace roto" in terminal.text


@pytest.mark.parametrize(
    ("result", "told"),
    [
        (BuildResult((ERROR,), (), published=False, pages=0), "s.yml:3:1: error[duplicate-key]"),
        (PublishError("La carpeta no es de este sitio."), "La carpeta no es de este sitio."),
        (ValueError("plantilla rota"), "ValueError: plantilla rota"),
    ],
    ids=["records", "publishing", "a fault of the program"],
)
def test_what_stops_a_build_is_told_and_the_old_site_stands(
    monkeypatch: pytest.MonkeyPatch, result: BuildResult | Exception, told: str
) -> None:
    live, terminal = rebuilt(monkeypatch, result)
    assert live.state.build.endswith("-0")
    assert told in "\n".join(live.state.problems)
    assert told in terminal.text
    assert "versión anterior" in terminal.text


def test_all_a_site_is_made_of_is_watched() -> None:
    names = {p.relative_to(REPOSITORY).as_posix() for p in watched(REPOSITORY, CONFIG)}
    assert names == {
        "catalogue",
        "entities",
        "centers",
        "docs",
        "mkdocs.yml",
        "generator/templates",
        "generator/theme",
    }


def test_what_does_not_exist_is_not_watched(tmp_path: Path) -> None:
    assert tmp_path / "catalogue" not in watched(tmp_path, CONFIG)


def test_a_port_in_use_is_told() -> None:
    with (
        socket.create_server(("127.0.0.1", 0)) as taken,
        pytest.raises(PublishError, match="otro puerto"),
    ):
        serve(SMALL, CONFIG, port=taken.getsockname()[1], say=lambda text: None)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The small catalogue with the project's own configuration, to be edited."""
    copied(tmp_path)
    text = CONFIG.read_text().replace("docs_dir: docs", f"docs_dir: {REPOSITORY / 'docs'}")
    (tmp_path / "mkdocs.yml").write_text(
        text.replace("custom_dir: generator/theme", f"custom_dir: {REPOSITORY / 'generator/theme'}")
    )
    return tmp_path


@pytest.fixture
def port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


@pytest.fixture
def serving(project: Path, port: int) -> Iterator[subprocess.Popen[bytes]]:
    program = (
        "from pathlib import Path; from generator.publish.dev_server import serve; "
        f"serve(Path({str(project)!r}), Path({str(project / 'mkdocs.yml')!r}), port={port}, say=print)"
    )
    with (project / "terminal.txt").open("w") as terminal:
        process = subprocess.Popen(
            [sys.executable, "-u", "-c", program],
            cwd=REPOSITORY,
            stdout=terminal,
            stderr=subprocess.STDOUT,
        )
        yield process
        process.kill()
        process.wait()


def until(seen: Callable[[], bool], seconds: float = 60) -> None:
    for _ in range(int(seconds / 0.05)):
        if seen():
            return
        time.sleep(0.05)
    raise AssertionError("not seen in time")


def get(port: int, path: str) -> str:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/{path}", timeout=5) as answer:
            return str(answer.read().decode())
    except OSError:
        return ""


def test_a_save_is_seen_an_error_keeps_the_old_site_and_ctrl_c_ends(
    serving: subprocess.Popen[bytes], project: Path, port: int
) -> None:
    terminal = project / "terminal.txt"
    record = sorted((project / "catalogue/ejemplo").glob("*.yml"))[0]
    path = f"tramites/ejemplo/{record.stem}/"
    text = record.read_text()
    until(lambda: "data-record" in get(port, path))
    record.write_text(text.replace("\nsummary: ", "\nsummary: Recién cambiado. ", 1))
    until(lambda: "Recién cambiado" in get(port, path))
    record.write_text(text + "\nno_existe: 1\n")
    until(lambda: "Se sigue mostrando la versión anterior" in terminal.read_text())
    assert "Recién cambiado" in get(port, path)
    assert "/_mac/" not in (project / ".cache/serve/index.html").read_text()
    serving.send_signal(signal.SIGINT)
    assert serving.wait(timeout=20) == 0
    output = terminal.read_text()
    assert "Traceback" not in output
    assert "unknown-field" in output
    left = {p.name for p in (project / ".cache").iterdir() if not p.name.startswith("mac-")}
    assert left == {"serve"}
