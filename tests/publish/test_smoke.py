"""``mac smoke``: a site that is out is the one that was built, or every difference is told."""

import shutil
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from generator.cli import app
from generator.publish.builds import build
from generator.publish.smoke import smoke, wanted
from tests.real import REPOSITORY
from tests.small import AS_OF, SMALL


class Host(SimpleHTTPRequestHandler):
    """A static host below ``/portal/`` that has a page for what is not found."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        body = (Path(self.directory) / "portal/404.html").read_bytes()
        self.send_response(code)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    site = tmp_path_factory.mktemp("smoke") / "site"
    assert build(REPOSITORY / "mkdocs.yml", root=SMALL, site_dir=site, as_of=AS_OF).published
    return site


@pytest.fixture
def published(built: Path, tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """The address of what is out, and its folder, which a test may damage."""
    out = Path(shutil.copytree(built, tmp_path / "portal"))
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Host, directory=str(tmp_path))) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/portal/", out
        server.shutdown()
        thread.join()


def mac_smoke(url: str, site: Path) -> Result:
    return CliRunner().invoke(app, ["smoke", url, "--site-dir", str(site), "--wait", "0"])


def test_one_page_of_each_kind_and_all_that_the_home_page_loads(built: Path) -> None:
    paths = [one.path for one in wanted(built)]
    for start in ("", "tramites/", "entidades/", "centros/", "situaciones/", "buscar/", "assets/",
                  "pagefind/", ".well-known/"):  # fmt: skip
        assert any(path.startswith(start) for path in paths), start
    assert any(path.endswith(".css") for path in paths)
    assert any(path.endswith(".js") for path in paths)


def test_what_was_built_is_out(built: Path, published: tuple[str, Path]) -> None:
    told = mac_smoke(published[0], built)
    assert (told.exit_code, told.stderr) == (0, "")
    assert str(len(wanted(built))) in told.stdout


@pytest.mark.parametrize(("file", "says"), [
    ("index.html", "no es lo que se construyó"),
    ("404.html", "no es lo que se construyó"),
    ("buscar/index.html", "no es lo que se construyó"),
    ("pagefind/pagefind-entry.json", "respondió 404"),
])  # fmt: skip
def test_what_differs_is_told(built: Path, published: tuple[str, Path], file: str, says: str) -> None:  # fmt: skip
    url, out = published
    if says.startswith("no es"):
        (out / file).write_text("<p>La versión de ayer</p>")
    else:
        (out / file).unlink()
    told = mac_smoke(url, built)
    assert told.exit_code == 1
    assert says in told.stderr


def test_a_host_that_answers_200_to_what_does_not_exist(built: Path, published: tuple[str, Path]) -> None:  # fmt: skip
    (published[1] / "tramites/esta-pagina-no-existe").mkdir()
    (published[1] / "tramites/esta-pagina-no-existe/index.html").write_text("x")
    assert "respondió 200 y debía ser 404" in mac_smoke(published[0], built).stderr


def test_it_waits_until_the_new_site_is_out(built: Path, published: tuple[str, Path]) -> None:
    url, out = published
    (out / "index.html").write_text("la de ayer")
    rests = []

    def rest(seconds: float) -> None:
        rests.append(seconds)
        shutil.copy(built / "index.html", out / "index.html")

    assert smoke(url, wanted(built), 60, rest=rest) == []
    assert len(rests) == 1


def test_nobody_answers(built: Path) -> None:
    told = mac_smoke("http://127.0.0.1:9/", built)
    assert told.exit_code == 1
    assert "no responde" in told.stderr


def test_without_a_built_site(tmp_path: Path) -> None:
    told = mac_smoke("http://127.0.0.1:9/", tmp_path)
    assert (told.exit_code, "mac build" in told.stderr) == (1, True)
