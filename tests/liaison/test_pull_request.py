"""The comment of a pull request, with a stand-in of GitHub and real git: no text of a stranger is trusted."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from generator.cli import app
from generator.liaison.diff_markdown import MARKER
from generator.liaison.github_api import GitHub, GitHubError
from tests.liaison.github import BOT, Hub, serving
from tests.liaison.test_revisions import commit, git
from tests.small import service, write

UNO = "catalogue/ejemplo/uno.yml"
FEE = "fees:\n  - concept: Tasa\n    amount: {}\n"


@pytest.fixture
def hub() -> Iterator[Hub]:
    with serving() as hub:
        yield hub


@pytest.fixture
def clone(tmp_path: Path, hub: Hub) -> Path:
    """A clone of main, as the workflow has it, of an origin with pull request 7: a fee goes up."""
    origin = write(tmp_path / "origin", {UNO: service(FEE.format("20.00"))})
    git(origin, "init", "-q", "-b", "main")
    commit(origin)
    git(origin, "checkout", "-q", "-b", "tasa")
    propose(origin, hub, FEE.format("35.00"))
    git(tmp_path, "clone", "-q", "--branch", "main", "--single-branch", str(origin), "clone")
    return tmp_path / "clone"


def propose(origin: Path, hub: Hub, fields: str, more: dict[str, str] | None = None) -> str:
    """A commit of the pull request, with the merge that GitHub tries; returns its head."""
    git(origin, "checkout", "-q", "tasa")
    write(origin, {UNO: service(fields), **(more or {})})
    head = commit(origin)
    git(origin, "checkout", "-q", "--detach", "main")
    git(origin, "merge", "-q", "--no-ff", "-m", "merge", "tasa")
    git(origin, "update-ref", "refs/pull/7/merge", "HEAD")
    git(origin, "checkout", "-q", "main")
    hub.pulls[:] = [{"number": 7, "owner": "ana", "branch": "tasa", "head": {"sha": head}}]
    return head


def run(
    clone: Path, hub: Hub, sha: str = "", conclusion: str = "success", **more: object
) -> Result:
    event = {"workflow_run": {
        "event": "pull_request", "head_sha": sha or hub.pulls[0]["head"]["sha"], "head_branch": "tasa",
        "head_repository": {"owner": {"login": "ana"}}, "conclusion": conclusion,
        "html_url": "https://github.com/org/portal/actions/runs/1", **more,
    }}  # fmt: skip
    file = clone.parent / "event.json"
    file.write_text(json.dumps(event))
    return CliRunner().invoke(app, ["comment", "--root", str(clone)], env={
        "GITHUB_EVENT_PATH": str(file), "GITHUB_REPOSITORY": "org/portal",
        "GITHUB_TOKEN": "secreto", "GITHUB_API_URL": hub.address,
    })  # fmt: skip


def test_one_comment_is_written_and_then_kept_up_to_date(clone: Path, hub: Hub) -> None:
    assert run(clone, hub).stdout == "#7: comentario nuevo.\n"
    assert "pasa de S/ 20.00 a S/ 35.00" in hub.comments[0]["body"].replace("\u00a0", " ")
    assert hub.comments[0]["body"].startswith(MARKER)
    assert "actions/runs/1#artifacts" in hub.comments[0]["body"]
    assert run(clone, hub).stdout == "#7: el comentario ya dice lo mismo.\n"
    propose(clone.parent / "origin", hub, FEE.format("40.00"))
    assert run(clone, hub).stdout == "#7: comentario al día.\n"
    assert len(hub.comments) == 1
    assert "S/ 40.00" in hub.comments[0]["body"].replace("\u00a0", " ")
    assert {token for _, _, token in hub.asked} == {"Bearer secreto"}


def test_main_going_on_is_not_told_as_a_change_of_the_proposal(clone: Path, hub: Hub) -> None:
    origin = clone.parent / "origin"
    write(origin, {UNO: service(FEE.format("20.00")), "entities/otra.yml": "name: Otra entidad\nlevel: local\nsources:\n  - kind: ficha\n    title: F\n    supports: [name]\n"})  # fmt: skip
    commit(origin)
    propose(origin, hub, FEE.format("36.00"))
    run(clone, hub)
    assert "Otra entidad" not in hub.comments[0]["body"]


def test_a_comment_of_somebody_else_that_begins_alike_is_left_alone(clone: Path, hub: Hub) -> None:
    hub.comments.append({"id": 1, "user": {"login": "mallory"}, "body": f"{MARKER} ja"})
    hub.comments += [{"id": n, "user": {"login": "x"}, "body": "."} for n in range(2, 150)]
    hub.comments.append({"id": 150, "user": {"login": BOT}, "body": f"{MARKER} viejo"})
    assert run(clone, hub).stdout == "#7: comentario al día.\n"
    assert hub.comments[0]["body"] == f"{MARKER} ja"
    assert "viejo" not in hub.comments[149]["body"]


def test_a_preview_of_an_older_commit_says_nothing(clone: Path, hub: Hub) -> None:
    old = hub.pulls[0]["head"]["sha"]
    propose(clone.parent / "origin", hub, FEE.format("40.00"))
    assert "Ninguna propuesta abierta" in run(clone, hub, sha=old).stdout
    assert hub.comments == []


def test_a_merge_of_another_head_is_not_compared(clone: Path, hub: Hub) -> None:
    hub.pulls[0]["head"]["sha"] = "0" * 40
    assert "cambió mientras tanto" in run(clone, hub).stdout
    assert hub.comments == []


@pytest.mark.parametrize("more", [{"event": "push"}, {"head_repository": None}])
def test_a_run_for_no_pull_request(clone: Path, hub: Hub, more: dict[str, object]) -> None:
    assert "No es de una propuesta" in run(clone, hub, **more).stdout
    assert hub.asked == []


def test_nobody_sees_a_change_and_nothing_was_said(clone: Path, hub: Hub) -> None:
    propose(clone.parent / "origin", hub, FEE.format("20.00"), {"nota.txt": "x"})
    assert "no hay qué contar" in run(clone, hub).stdout
    assert hub.comments == []


def test_hostile_records_and_a_hostile_generator(clone: Path, hub: Hub) -> None:
    title = "Hola @everyone <img src=x> [aquí](https://evil.example) #1"
    propose(clone.parent / "origin", hub, FEE.format("35.00"), {
        "generator/liaison/diff_markdown.py": "raise SystemExit('run by the stranger')",
        "catalogue/ejemplo/dos.yml": service(title=f"'{title}'"),
        ".gitattributes": "* export-ignore\n",
    })  # fmt: skip
    told = run(clone, hub)
    assert told.exit_code == 0, told.output
    body = hub.comments[0]["body"]
    for bad in ("@everyone", "<img", "](https://evil", "#1"):
        assert bad not in body.replace("#artifacts", "")
    assert len(body) < 65_536
    assert not (clone / "generator").exists(), "nothing of it was checked out"


def test_a_very_long_comparison_fits_and_says_that_there_is_more(clone: Path, hub: Hub) -> None:
    many = {f"catalogue/ejemplo/s{n}.yml": service(title=f"Servicio {'largo ' * 10}{n}") for n in range(900)}  # fmt: skip
    propose(clone.parent / "origin", hub, FEE.format("35.00"), many)
    run(clone, hub)
    assert 50_000 < len(hub.comments[0]["body"]) < 65_536
    assert "no cabe en este comentario" in hub.comments[0]["body"]
    assert hub.comments[0]["body"].rstrip().endswith("tu máquina.")


def test_a_failed_preview_says_where_to_look(clone: Path, hub: Hub) -> None:
    run(clone, hub, conclusion="failure")
    assert "no se pudo construir" in hub.comments[0]["body"]


@pytest.mark.parametrize("status", [302, 403, 500])
def test_github_refuses(clone: Path, hub: Hub, status: int) -> None:
    hub.answers["/repos/org/portal/issues/7/comments"] = status
    told = run(clone, hub)
    assert told.exit_code == 1
    assert str(status) in told.stderr
    assert "secreto" not in told.output
    assert "/elsewhere" not in {path for _, path, _ in hub.asked}, "the token went along"


def test_the_token_is_not_shown() -> None:
    github = GitHub("http://127.0.0.1:1", "org/portal", "secreto")
    assert "secreto" not in repr(github)
    with pytest.raises(GitHubError, match="no respondió"):
        github.call("GET", "pulls")
