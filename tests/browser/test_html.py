"""The Nu HTML checker finds no error in any page of the site."""

import json
import shutil
import subprocess
from pathlib import Path

from tests.browser.kinds import KINDS

VNU = Path(__file__).parent / "tools/node_modules/vnu-jar/build/dist/vnu.jar"
ALLOWED: frozenset[str] = frozenset()
"""Messages of Material's own markup that would have to be borne: none is."""


def errors(folder: Path) -> tuple[int, list[str]]:
    """How many pages were read, and what is wrong with them. Warnings are about a policy read from disk."""
    command = ["java", "-Xss2m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx600m", "-jar", str(VNU), "--skip-non-html",
               "--errors-only", "--exit-zero-always", "--format", "json", str(folder)]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    messages = json.loads(done.stderr)["messages"]
    return len(list(folder.rglob("*.html"))), [
        f"{m['url'].removeprefix(f'file:{folder}/')}:{m.get('lastLine')}: {m['message']}"
        for m in messages
        if m["type"] == "error" and m["message"] not in ALLOWED
    ]


def test_every_page_is_right(site: str, web: Path) -> None:
    pages, found = errors(web / "portal")
    assert found == []
    assert pages > 500
    assert all((web / "portal" / path.removesuffix("index.html") / "index.html").exists()
               for path in KINDS if not path.startswith("404"))  # fmt: skip


def test_a_fault_would_be_found(site: str, web: Path, tmp_path: Path) -> None:
    shutil.copy(web / "portal/index.html", tmp_path)
    page = tmp_path / "index.html"
    page.write_text(page.read_text().replace("<main", "<p><div></p><main", 1))
    assert errors(tmp_path)[1]
