"""The table of headers: one truth for nginx, for static hosts and for the pages themselves."""

import re
from datetime import date

from generator.outputs.security_txt import security_txt
from generator.outputs.serving import (
    EVERYWHERE,
    PAGE_POLICY,
    PAGES,
    PARTS,
    headers_of,
    host_files,
    nginx_http,
    nginx_server,
)  # fmt: skip
from generator.publish.page_frame import PageFrames
from tests.publish.theme import page, theme

MOVED = {"tramites/a/viejo/index.html": "tramites/a/nuevo/"}


def rules(text: str) -> dict[str, dict[str, str]]:
    """``_headers`` as its hosts read it."""
    found: dict[str, dict[str, str]] = {}
    path = ""
    for line in text.splitlines():
        if line.startswith("  "):
            name, _, value = line.strip().partition(": ")
            found[path][name] = value
        elif line:
            path = line
            assert path not in found
            found[path] = {}
    return found


def headers_on_a_host(path: str, found: dict[str, dict[str, str]]) -> dict[str, str]:
    """All rules that fit, joined as hosts join them."""
    given: dict[str, list[str]] = {}
    for rule, headers in found.items():
        pattern = re.escape(rule).replace(r"\*", ".*").replace(":digest", "[^/]+")
        if re.fullmatch(pattern, path):
            for name, value in headers.items():
                given.setdefault(name, []).append(value)
    return {name: ", ".join(values) for name, values in given.items()}


def test_a_static_host_gives_what_nginx_gives() -> None:
    found = rules(host_files(["tramites", "editor", "acerca"], MOVED)["_headers"].decode())
    for path in ("/", "/404.html", "/tramites/a/b/", "/acerca/", "/editor/",
                 "/assets/0123456789ab/portal.css", "/pagefind/index/x.pf_index", "/api/v1/x.json"):  # fmt: skip
        wanted = headers_of(path)
        host = {
            "Cache-Control": "public, max-age=0, must-revalidate",
            **headers_on_a_host(path, found),
        }
        if not path.endswith(("/", ".html")):  # a static host has no rule for «any other file»
            wanted = {k: v for k, v in wanted.items() if k not in PAGES}
        assert host == wanted, path


def test_a_picture_without_a_digest_in_its_address_is_not_kept_for_ever() -> None:
    assert "immutable" not in headers_of("/assets/portal.png")["Cache-Control"]
    assert "immutable" in headers_of("/assets/0123456789ab/portal.css")["Cache-Control"]
    assert "Cache-Control" not in headers_on_a_host(
        "/assets/portal.png", rules(host_files([], {})["_headers"].decode())
    )


def test_the_header_says_what_every_page_says_and_that_it_may_not_be_framed() -> None:
    html = PageFrames(theme()).splice(page())
    meta = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', html)
    assert meta and meta[1] == PAGE_POLICY
    assert PAGES["Content-Security-Policy"] == f"{PAGE_POLICY}; frame-ancestors 'none'"
    assert "unsafe-inline" not in PAGE_POLICY and "'unsafe-eval'" not in PAGE_POLICY


def test_moved_records() -> None:
    assert host_files([], MOVED)["_redirects"] == b"/tramites/a/viejo/ /tramites/a/nuevo/ 301\n"
    assert '"/tramites/a/viejo/" "/tramites/a/nuevo/";' in nginx_http(MOVED)


def test_nginx_knows_every_header_of_the_table() -> None:
    server, http = nginx_server("/srv/mac"), nginx_http({})
    names = {*EVERYWHERE, *PAGES, *(name for part in PARTS for name in part.headers)}
    for name in names:
        variable = f"$mac_{name.lower().replace('-', '_')}"
        assert f"add_header {name} {variable} always;" in server
        assert f" {variable} {{" in http
    assert "location" not in server[server.index("add_header") :], "one would drop these headers"


def test_a_folder_with_odd_signs_stays_one_word() -> None:
    assert 'root "/srv/a \\"b\\" {c}";' in nginx_server('/srv/a "b" {c}')


def test_security_txt_names_the_only_place_there_is_and_when_it_ends() -> None:
    text = security_txt(date(2026, 8, 1), "https://example.org/portal")[".well-known/security.txt"]
    lines = dict(line.split(": ", 1) for line in text.decode().splitlines())
    assert lines["Contact"] == "https://example.org/portal/security/advisories/new"
    assert lines["Expires"] == "2027-01-28T05:00:00Z"
    assert "@" not in text.decode()
    assert security_txt(date(2026, 8, 1), "") == {}
