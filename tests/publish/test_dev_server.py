"""``mac serve``: what is saved is seen, what is wrong is told, and the old site stands meanwhile."""

import json
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generator.publish.dev_server import serve, watched
from generator.publish.errors import PublishError
from tests.real import REPOSITORY
from tests.small import SMALL, copied

CONFIG = REPOSITORY / "mkdocs.yml"


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
        "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); "  # a shell's «&» turns it off
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


def test_a_save_is_seen_an_error_keeps_what_was_there_and_ctrl_c_ends(
    serving: subprocess.Popen[bytes], project: Path, port: int
) -> None:
    terminal = project / "terminal.txt"
    record = sorted((project / "catalogue/ejemplo").glob("*.yml"))[0]
    path = f"tramites/ejemplo/{record.stem}/"
    text = record.read_text()
    until(lambda: "data-record" in get(port, path))
    record.write_text(text.replace("\nsummary: ", "\nsummary: Recién cambiado. ", 1))
    until(lambda: "Recién cambiado" in get(port, path))
    until(lambda: "Recién cambiado" in get(port, "buscar/datos/" + cards(port)))
    record.write_text(text + "\nno_existe: 1\n")
    until(lambda: "unknown-field" in terminal.read_text())
    assert "Recién cambiado" in get(port, path)
    until(lambda: "Así no se puede publicar" in terminal.read_text())
    assert "/_mac/" not in (project / ".cache/serve/site/index.html").read_text()
    serving.send_signal(signal.SIGINT)
    assert serving.wait(timeout=60) == 0
    assert "Traceback" not in terminal.read_text()
    left = {p.relative_to(project / ".cache/serve").as_posix() for p in (project / ".cache/serve").glob("*")}  # fmt: skip
    assert left == {"docs", "site"}


def cards(port: int) -> str:
    """Where the first results of the search stand now."""
    vocabulary = get(port, "buscar/datos/vocabulario.json")
    return f"{json.loads(vocabulary)['digest']}/r0.json" if vocabulary else ""
