"""What workflows run, run here: without GitHub, as the Makefile gives it. Each target is in the table below."""

import functools
import http.server
import json
import os
import subprocess
import tarfile
import threading
from pathlib import Path

from tests.github.test_workflows import targets
from tests.real import REPOSITORY

# Target → what runs it. `make test` is what runs this file, `make check` is a part of it.
RUN_BY = {
    "test": "whatever runs this file",
    "check": "make test, and test_check_shows_problems_in_the_diff",
    "preview": "test_preview_then_build_then_smoke",
    "build": "test_preview_then_build_then_smoke (mac build)",
    "editor-site": "test_the_forms_go_into_a_built_site",
    "smoke": "test_preview_then_build_then_smoke",
    "comment": "test_comment, and tests/liaison/test_pull_request.py with a stand-in of GitHub",
    "links": "test_nightly_reports, and tests/liaison/test_links.py on loopback",
    "stale": "test_nightly_reports",
    "advisories": "test_supply_chain",
    "lighthouse": "nightly and by hand, five minutes; tests/browser/test_lighthouse.py runs all but Lighthouse",
    "release": "test_supply_chain",
    "publish-release": "test_publish_release, with a stand-in of gh",
}


def make(*arguments: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    """``make`` in the repository, outside of the make that may run this test."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("MAKE", "GITHUB_"))}
    return subprocess.run(
        ("make", "--no-print-directory", *arguments), cwd=REPOSITORY, env={**kept, **environment},
        capture_output=True, text=True, timeout=900,
    )  # fmt: skip


def test_every_command_of_a_workflow_is_run_by_a_test() -> None:
    assert set(RUN_BY) == targets()


def test_check_shows_problems_in_the_diff() -> None:
    told = make("check", GITHUB_ACTIONS="true")
    assert told.returncode == 0, told.stdout + told.stderr
    assert "--format github" in told.stdout
    assert "codeowners --check" in told.stdout


def test_preview_then_build_then_smoke(tmp_path: Path) -> None:
    site = tmp_path / "portal"
    told = make("preview", "BASE=HEAD", f"SITE={site}")
    assert told.returncode == 0, told.stdout + told.stderr
    assert (REPOSITORY / ".cache/preview/cambios.md").read_text().startswith("<!-- mac diff")
    with tarfile.open(tmp_path / "artifact.tar", "w") as tar:  # as GitHub keeps what is published
        tar.add(site, arcname=".")

    class Host(http.server.SimpleHTTPRequestHandler):
        def send_error(self, code: int, *_: object, **__: object) -> None:
            self.send_response(code)
            self.end_headers()
            self.wfile.write((site / "404.html").read_bytes())

        def log_message(self, format: str, *args: object) -> None:
            pass

    handler = functools.partial(Host, directory=str(tmp_path))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        url = f"http://127.0.0.1:{server.server_port}/portal/"
        told = make("smoke", f"URL={url}", f"TAR={tmp_path / 'artifact.tar'}")
        server.shutdown()
    assert told.returncode == 0, told.stdout + told.stderr


def test_the_forms_go_into_a_built_site(tmp_path: Path) -> None:
    login = "https://ingreso.example.org"
    told = make("editor-site", f"SITE={tmp_path}", MAC_EDITOR_LOGIN=login)
    assert told.returncode == 0, told.stdout + told.stderr
    page = (tmp_path / "editor/index.html").read_text()
    assert f"https://api.github.com {login};" in page
    assert (tmp_path / "editor/decap-cms.js").stat().st_size > 1_000_000


def test_comment(tmp_path: Path) -> None:
    event = tmp_path / "event.json"
    event.write_text(json.dumps({"workflow_run": {"event": "push"}}))
    told = make("comment", GITHUB_EVENT_PATH=str(event), GITHUB_REPOSITORY="o/r", GITHUB_TOKEN="x")
    assert (told.returncode, told.stdout) == (0, "No es de una propuesta: no hay qué comentar.\n")


def test_nightly_reports(tmp_path: Path) -> None:
    summary = tmp_path / "summary.md"
    for target in ("links", "stale"):
        told = make(target, "MINUTES=0", GITHUB_STEP_SUMMARY=str(summary))  # no host is asked
        assert told.returncode == 0, told.stdout + told.stderr
    text = summary.read_text()
    assert "## Enlaces de las fichas" in text and "No alcanzó el tiempo" in text
    assert "```text" in text


def test_supply_chain(tmp_path: Path) -> None:
    """Slow once: the tools are installed from their own lock. Without network the report says so."""
    summary = tmp_path / "summary.md"
    told = make("advisories", GITHUB_STEP_SUMMARY=str(summary))
    assert told.returncode == 0, told.stdout + told.stderr
    assert "## Avisos de seguridad" in summary.read_text()
    dist = tmp_path / "dist"
    told = make("release", f"DIST={dist}", f"SITE={tmp_path / 'site'}")
    assert told.returncode == 0, told.stdout + told.stderr
    names = sorted(path.name for path in dist.iterdir())
    assert [name.rpartition("-")[0] or name for name in names] == [
        "mac_portal-0.1.0-py3-none", "mac_portal", "sbom.cdx.json", "site.tar.gz",
    ]  # fmt: skip
    bom = json.loads((dist / "sbom.cdx.json").read_text())
    assert bom["bomFormat"] == "CycloneDX"
    packages = {part["name"].lower(): part for part in bom["components"]}
    assert {"mkdocs", "pydantic", "pagefind-bin"} <= set(packages)
    assert all(part["externalReferences"][0]["hashes"] for part in packages.values())
    with tarfile.open(dist / "site.tar.gz") as tar:
        assert {"./index.html", "./.well-known/security.txt"} <= set(tar.getnames())


def test_publish_release(tmp_path: Path) -> None:
    gh = tmp_path / "gh"
    gh.write_text('#!/bin/sh\necho "$@"\n')
    gh.chmod(0o755)
    (tmp_path / "dist").mkdir()
    (tmp_path / "dist/a.whl").touch()
    told = make("publish-release", "TAG=v1.0.0", f"DIST={tmp_path / 'dist'}", PATH=f"{tmp_path}:{os.environ['PATH']}")  # fmt: skip
    assert told.returncode == 0, told.stderr
    assert f"release create v1.0.0 {tmp_path}/dist/a.whl --verify-tag" in told.stdout
