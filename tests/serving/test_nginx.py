"""The site behind the real nginx: what a browser, a proxy and somebody with bad intentions get."""

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

import brotli
import pytest
from typer.testing import CliRunner

from generator.cli import app
from generator.outputs.serving import EVERYWHERE, KEPT_SHORT, PAGES, headers_of
from generator.publish.builds import build
from generator.publish.smoke import smoke, wanted
from tests.real import REPOSITORY
from tests.serving.web import Web, nginx
from tests.small import AS_OF, SMALL

SERVICE = "/tramites/ejemplo/carne-de-muestra/"
STYLE = "/assets/0123456789ab/prueba.css"
HTTPS = {"X_Forwarded_Proto": "https"}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small catalogue with a record that moved, and the copies that the build compresses."""
    folder = tmp_path_factory.mktemp("nginx")
    site = folder / "site"
    assert build(REPOSITORY / "mkdocs.yml", root=SMALL, site_dir=site, as_of=AS_OF).published
    style = site / STYLE[1:]
    style.parent.mkdir(parents=True)
    style.write_text("a{}")
    told = CliRunner().invoke(
        app, ["nginx", str(folder), "--site", str(site), "--root", str(SMALL)]
    )
    assert told.exit_code == 0, told.output
    return site


@pytest.fixture(scope="module")
def web(site: Path) -> Iterator[Web]:
    with nginx(site.parent) as web:
        yield web


def test_a_page_has_every_header_of_the_table(web: Web) -> None:
    answer = web.get(SERVICE, **HTTPS)
    wanted = {name.lower(): value for name, value in headers_of(SERVICE).items()}
    assert answer.status == 200
    assert {name: answer.headers.get(name) for name in wanted} == wanted
    assert set(wanted) == {name.lower() for name in (*EVERYWHERE, *PAGES, "Cache-Control")}
    assert answer.headers["content-type"] == "text/html; charset=utf-8"


@pytest.mark.parametrize("path", ["/", STYLE, "/editor/", "/api/v1/", "/pagefind/index/x", "/favicon.ico"])  # fmt: skip
def test_every_part_has_its_headers(web: Web, site: Path, path: str) -> None:
    file = site / path[1:] / ("index.html" if path.endswith("/") else "")
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("x")
    found = web.get(path, **HTTPS).headers
    assert {name: found.get(name.lower()) for name in headers_of(path)} == headers_of(path)


def test_strict_transport_is_asked_only_over_https(web: Web) -> None:
    assert "strict-transport-security" not in web.get("/").headers
    assert "strict-transport-security" in web.get("/", **HTTPS).headers


@pytest.mark.parametrize(
    ("pattern", "best", "kind"),
    [
        (f"{SERVICE[1:]}index.html", "gzip", "text/html; charset=utf-8"),
        ("assets/*/portal.css", "br", "text/css"),
    ],
)
def test_the_smallest_copy_a_browser_can_read_is_sent(
    web: Web, site: Path, pattern: str, best: str, kind: str
) -> None:
    (file,) = site.glob(pattern)
    content = file.read_bytes()
    path = "/" + file.relative_to(site).as_posix().removesuffix("index.html")
    plain = web.get(path)
    assert (plain.body, "content-encoding" in plain.headers) == (content, False)
    zipped = web.get(path, Accept_Encoding="gzip")
    assert zipped.headers["content-encoding"] == "gzip"
    assert gzip.decompress(zipped.body) == content
    both = web.get(path, Accept_Encoding="gzip, deflate, br")
    assert both.headers["content-encoding"] == best
    assert {"gzip": gzip, "br": brotli}[best].decompress(both.body) == content
    assert {a.headers["vary"] for a in (plain, zipped, both)} == {"Accept-Encoding"}
    assert both.headers["content-type"] == kind


def test_what_did_not_change_is_not_sent_again(web: Web) -> None:
    tag = web.get(SERVICE).headers["etag"]
    again = web.get(SERVICE, If_None_Match=tag)
    assert (again.status, again.body) == (304, b"")
    assert again.headers["cache-control"] == KEPT_SHORT
    assert again.headers["content-security-policy"] == PAGES["Content-Security-Policy"]


def test_a_part_of_a_file(web: Web) -> None:
    answer = web.get(STYLE, Range="bytes=0-1")
    assert (answer.status, answer.body) == (206, b"a{")


@pytest.mark.parametrize("path", [
    "/tramites/no-hay/", "/no-hay", "/assets/", "/assets/0123456789ab/no-hay.css",
    "/.mac-site", "/_headers", "/_redirects", "/.git/config",
])  # fmt: skip
def test_what_is_not_there_or_nobodys_business_is_not_found(
    web: Web, site: Path, path: str
) -> None:
    answer = web.get(path)
    assert answer.status == 404
    assert answer.body == (site / "404.html").read_bytes()
    assert answer.headers["content-security-policy"] == PAGES["Content-Security-Policy"]
    assert answer.headers["cache-control"] == KEPT_SHORT, "not kept for ever under a hashed address"


@pytest.mark.parametrize("path", [
    "/../../../../etc/passwd", "/assets/../../nginx.conf", "/assets/..%2f..%2fnginx.conf",
    "/%2e%2e/%2e%2e/etc/passwd", "/assets//../../../etc/passwd", "/tramites/%00/etc/passwd",
])  # fmt: skip
def test_nothing_outside_the_site_is_read(web: Web, path: str) -> None:
    answer = web.get(path)
    assert answer.status in (400, 404)
    assert b"root:" not in answer.body and b"load_module" not in answer.body


def test_a_record_that_moved_is_a_permanent_redirect(web: Web) -> None:
    answer = web.get("/tramites/ejemplo/carne-antiguo/")
    assert (answer.status, answer.headers["location"]) == (301, SERVICE)
    assert web.get("/tramites/ejemplo/carne-antiguo").headers["location"].endswith("carne-antiguo/")


def test_a_folder_without_its_slash(web: Web) -> None:
    answer = web.get(SERVICE.removesuffix("/"))
    assert (answer.status, answer.headers["location"]) == (301, SERVICE)


def test_the_server_does_not_tell_its_version(web: Web) -> None:
    for path in ("/", "/no-hay", "/tramites"):
        assert web.get(path).headers["server"] == "nginx"
        assert not re.search(rb"nginx/\d", web.get(path).body)


def test_only_reading_is_served(web: Web) -> None:
    assert web.get("/", method="POST").status == 405
    head = web.get("/", method="HEAD")
    assert (head.status, head.body) == (200, b"")


def test_security_txt_is_text(web: Web) -> None:
    answer = web.get("/.well-known/security.txt")
    assert (answer.status, answer.headers["content-type"]) == (200, "text/plain; charset=utf-8")


def test_a_smoke_test_finds_pages_and_headers_right(web: Web, site: Path) -> None:
    assert smoke(f"http://127.0.0.1:{web.port}/", wanted(site), 0, headers=True) == []


def test_the_real_addresses_fit_nginx(tmp_path: Path) -> None:
    """Old addresses of real records are longer than what nginx's maps hold by default."""
    (tmp_path / "site").mkdir()
    told = CliRunner().invoke(app, ["nginx", str(tmp_path), "--site", str(tmp_path / "site")])
    assert told.exit_code == 0, told.output
    lines = (tmp_path / "mac-http.conf").read_text().splitlines()
    moved = [line.split('"')[1::2] for line in lines if line.startswith('    "/')]
    assert moved
    longest = "/tramites/" + "/".join(["a" * 60] * 5) + "/"
    text = "\n".join(lines).replace(moved[0][0], longest)
    (tmp_path / "mac-http.conf").write_text(text)
    with nginx(tmp_path) as web:
        for old, new in [(longest, moved[0][1]), *moved[1:]]:
            assert web.get(old).headers["location"] == new
