"""``/editor/`` on disk: Decap CMS with its configuration, and the server behind it on this machine.

Decap and the YAML library come from npm into ``.cache/editor`` (``make editor-tools``), at versions and
hashes the repository pins; 5 MB of somebody else's script have no place in its history.
"""

import os
import shutil
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Final

from generator.liaison.editor_config import Target, as_yaml
from generator.liaison.refused import RefusedError

_OWN: Final = Path(__file__).with_name("editor")
_OWN_FILES: Final = ("start.js", "editor.js", "record_format.js", "canonical.js", "editor.css")
_DECAP: Final = "decap-cms.js"
_YAML: Final = "node_modules/yaml/browser/dist"
_SERVER: Final = "node_modules/decap-server/dist/index.js"


def write_editor(folder: Path, tools: Path, config: dict[str, Any], target: Target) -> None:
    """Write the page and all it loads into ``folder``, over what is there. Raises :class:`RefusedError`."""
    if not (tools / _DECAP).is_file() or not (tools / _YAML).is_dir():
        raise RefusedError(f"En «{tools}» falta el editor. Corre: make editor-tools", 2)
    folder.mkdir(parents=True, exist_ok=True)
    for stale in list(folder.glob("index.html.*")):  # compressed copies of the page that stood here
        stale.unlink()
    page = (_OWN / "index.html").read_text(encoding="utf-8")
    texts = {
        "index.html": page.replace("{{ policy }}", policy(target)),
        "config.yml": as_yaml(config),
    }
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    for name in _OWN_FILES:
        shutil.copy(_OWN / name, folder)
    shutil.copy(tools / _DECAP, folder)
    shutil.copytree(tools / _YAML, folder / "yaml", dirs_exist_ok=True)


def policy(target: Target) -> str:
    """The Content-Security-Policy of this page alone; the others keep theirs.

    Decap checks its configuration with compiled code and writes its style into the page; it asks
    GitHub only where a log-in is set up, and the server of this machine only where that is meant.
    """
    asked = ["'self'", "blob:"]
    pictures = ["'self'", "data:", "blob:"]
    if target.server:
        asked.append(target.server)
    if target.login:
        asked += ["https://api.github.com", target.login]
        pictures.append("https://avatars.githubusercontent.com")
    return "; ".join((
        "default-src 'none'", "script-src 'self' 'unsafe-eval'", "style-src 'self' 'unsafe-inline'",
        f"img-src {' '.join(pictures)}", "font-src 'self' data:", f"connect-src {' '.join(asked)}",
        "base-uri 'none'", "form-action 'none'",
    ))  # fmt: skip


@contextmanager
def decap_server(tools: Path, repository: Path, port: int) -> Iterator[None]:
    """Takes what the forms save, on loopback: each record on a branch ``cms/…`` of the repository."""
    settings = {"MODE": "git", "BIND_HOST": "127.0.0.1", "PORT": str(port), "LOG_LEVEL": "warn",
                "GIT_REPO_DIRECTORY": str(repository.resolve())}  # fmt: skip
    try:
        server = subprocess.Popen(["node", str(tools / _SERVER)], env={**os.environ, **settings})
    except FileNotFoundError:
        raise RefusedError("Falta «node». Corre: make editor", 2) from None
    try:
        yield
    finally:
        server.terminate()
        server.wait()


@contextmanager
def serving(folder: Path, port: int) -> Iterator[str]:
    """The address at which a folder is served on loopback; any free port for 0."""
    handler = partial(_Quiet, directory=str(folder))
    try:
        server = ThreadingHTTPServer(("127.0.0.1", port), handler)
    except OSError:
        raise RefusedError(f"El puerto {port} está ocupado. Usa otro: --port 8002", 2) from None
    with server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """The terminal is for what the person asked."""
