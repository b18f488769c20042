"""The comment that tells a pull request what citizens will see change: put there once, then kept up to date.

It is made by the code of ``main`` after the preview ran. Nothing that the preview's code wrote is
posted: which pull request it was comes from GitHub's event, and the comparison is made again here, of
records that are read as data from git's objects. So no change of a pull request, to the generator either,
decides what this comment says.
"""

import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from generator.liaison.diff import compare, version
from generator.liaison.diff_markdown import MARKER, as_markdown
from generator.liaison.github_api import GitHub
from generator.liaison.revisions import load_version

_BOT: Final = "github-actions[bot]"
"""Whose comments the workflow's own token may edit; anybody may write one that begins alike."""
_GIT_SECONDS: Final = 120


@dataclass(frozen=True, slots=True)
class Preview:
    """A finished run of the preview, as GitHub tells it in a ``workflow_run`` event."""

    sha: str
    owner: str
    branch: str
    url: str
    succeeded: bool

    @classmethod
    def of(cls, event: Mapping[str, Any]) -> "Preview | None":
        """Nothing when it ran for no pull request, or its fork is gone."""
        run = event.get("workflow_run") or {}
        if run.get("event") != "pull_request" or not run.get("head_repository"):
            return None
        return cls(
            sha=run["head_sha"],
            owner=run["head_repository"]["owner"]["login"],
            branch=run["head_branch"],
            url=run["html_url"],
            succeeded=run["conclusion"] == "success",
        )


def comment(github: GitHub, preview: Preview, root: Path, as_of: date) -> list[str]:
    """Tell each open pull request that still stands at what the preview saw; returns what was done.

    :raises GitHubError: GitHub did not answer as it should.
    :raises RevisionError: the records of a version cannot be read.
    """
    return [_comment(github, preview, n, root, as_of) for n in pull_requests(github, preview)] or [
        f"Ninguna propuesta abierta está en {preview.sha[:12]}: hay una más nueva o se cerró."
    ]


def pull_requests(github: GitHub, preview: Preview) -> Iterator[int]:
    """Numbers of the open ones whose last commit is the one that ran."""
    head = f"{preview.owner}:{preview.branch}"
    for pull in github.all("pulls", state="open", head=head):
        if pull["head"]["sha"] == preview.sha:
            yield int(pull["number"])


def _comment(github: GitHub, preview: Preview, number: int, root: Path, as_of: date) -> str:
    merged = merge_of(root, number, preview.sha)
    if not merged:
        return f"#{number}: GitHub no pudo unirla con main, o cambió mientras tanto."
    before, after = (version(load_version(v, root)) for v in (f"{merged}^1", merged))
    diff = compare(before, after, as_of)
    body = f"{as_markdown(diff)}\n{footer(preview)}\n"
    found = _ours(github, number)
    if found is None and not (diff.records or diff.pages or diff.unread):
        return f"#{number}: la gente no verá cambiar nada; no hay qué contar."
    if found is None:
        github.call("POST", f"issues/{number}/comments", {"body": body})
        return f"#{number}: comentario nuevo."
    if found["body"].strip() == body.strip():
        return f"#{number}: el comentario ya dice lo mismo."
    github.call("PATCH", f"issues/comments/{int(found['id'])}", {"body": body})
    return f"#{number}: comentario al día."


def footer(preview: Preview) -> str:
    """Where to look further. The address is GitHub's own."""
    if preview.succeeded:
        return f"[Descarga el sitio con este cambio]({preview.url}#artifacts) para mirarlo en tu máquina."
    return f"El sitio con este cambio no se pudo construir: [mira qué falta]({preview.url})."


def _ours(github: GitHub, number: int) -> dict[str, Any] | None:
    for found in github.all(f"issues/{number}/comments"):
        if found["user"]["login"] == _BOT and found["body"].startswith(MARKER):
            return dict(found)
    return None


def merge_of(root: Path, number: int, sha: str) -> str:
    """The commit in which GitHub tried the merge, fetched as data; empty when it is of another head."""
    ref = f"refs/pull/{number}/merge"
    fetch = ("fetch", "-q", "--depth=2", "--no-tags", "--no-recurse-submodules", "origin", ref)
    if _git(root, *fetch) is None:
        return ""
    if _git(root, "rev-parse", "FETCH_HEAD^2") != sha:
        return ""
    return _git(root, "rev-parse", "FETCH_HEAD") or ""


def _git(root: Path, *arguments: str) -> str | None:
    done = subprocess.run(
        ("git", *arguments), cwd=root, capture_output=True, text=True, timeout=_GIT_SECONDS
    )
    return done.stdout.strip() if done.returncode == 0 else None
