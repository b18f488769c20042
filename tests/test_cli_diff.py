"""``mac diff``: formats, exit codes, and the comment of one realistic pull request, word by word."""

import json
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from generator.cli import app
from generator.liaison.diff_formats import NOTHING
from generator.liaison.diff_markdown import LONGEST, MARKER
from tests.diff_golden import GOLDEN, change, current
from tests.liaison.test_revisions import commit, git
from tests.small import AS_OF, SMALL, service, write

UNO = "catalogue/ejemplo/uno.yml"


def mac_diff(*arguments: object) -> Result:
    return CliRunner().invoke(app, ["diff", *map(str, arguments), "--as-of", str(AS_OF)])


def test_nothing_changes() -> None:
    result = mac_diff(SMALL, SMALL)
    assert (result.exit_code, result.stdout) == (0, f"{NOTHING}\n")


def test_the_comment_of_a_pull_request(tmp_path: Path) -> None:
    result = mac_diff(SMALL, change(tmp_path), "--format", "markdown")
    assert result.exit_code == 0
    assert result.stdout == GOLDEN.read_text(encoding="utf-8") == current(tmp_path / "again")
    assert result.stdout.startswith(MARKER)


def test_the_same_in_a_terminal(tmp_path: Path) -> None:
    result = mac_diff(SMALL, change(tmp_path))
    assert result.exit_code == 0
    lines = result.stdout.replace("\u00a0", " ").splitlines()
    assert "  La tasa pasa de S/ 20.00 a S/ 35.00." in lines
    assert "  /tramites/ejemplo/duplicado-de-muestra/" in lines
    assert "  EDE: @persona-de-ejemplo" in lines


def test_json(tmp_path: Path) -> None:
    result = mac_diff(SMALL, change(tmp_path), "--format", "json")
    assert result.exit_code == 0
    data = json.loads(result.stdout)
    assert set(data) == {
        "headline", "records", "pages", "pages_unknown", "approvers", "unread", "warnings",
    }  # fmt: skip
    assert {"record": "catalogue/ejemplo/duplicado-de-muestra", "code": "fee-rise"}.items() <= data["warnings"][0].items()  # fmt: skip
    changes = [c for r in data["records"] for c in r["changes"] if c["field"] == "fees"]
    assert changes[0]["before"].replace("\u00a0", " ") == "S/ 20.00"


def test_without_head_the_files_of_now(tmp_path: Path) -> None:
    root = write(tmp_path, {})
    git(root, "init", "-q", "-b", "main")
    commit(root)
    assert mac_diff("main", "--root", root).stdout == f"{NOTHING}\n"
    (root / UNO).write_text(service("free: true\n"), encoding="utf-8")
    assert "Ahora es gratis." in mac_diff("main", "--root", root).stdout
    assert mac_diff("main", "HEAD", "--root", root).stdout == f"{NOTHING}\n"


def test_a_branch_is_compared_from_where_it_left(tmp_path: Path) -> None:
    root = write(tmp_path, {})
    git(root, "init", "-q", "-b", "main")
    commit(root)
    git(root, "checkout", "-q", "-b", "mine")
    (root / UNO).write_text(service("free: true\n"), encoding="utf-8")
    commit(root)
    git(root, "checkout", "-q", "main")
    (root / "catalogue/ejemplo/dos.yml").write_text(service("free: false\n"), encoding="utf-8")
    commit(root)
    git(root, "checkout", "-q", "mine")
    for arguments in (("main",), ("main...mine",), ("main...",)):
        told = mac_diff(*arguments, "--root", root).stdout
        assert "Ahora es gratis." in told
        assert "dos" not in told
    assert "dos" in mac_diff("main", "mine", "--root", root).stdout  # both as they are


def test_a_base_that_cannot_be_read_is_told_in_every_format(tmp_path: Path) -> None:
    bad = write(tmp_path, {UNO: "title: @todos <b>\n"})
    for shape, said in (("text", UNO), ("json", UNO), ("markdown", "No se pudo leer")):
        result = mac_diff(bad, SMALL, "--format", shape)
        assert result.exit_code == 0
        assert said in result.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("no-such-revision",),
        (SMALL, "no-such-revision"),
        (SMALL, SMALL, SMALL),
        (SMALL, SMALL, "--format", "html"),
        (SMALL, SMALL, "--as-of", "hoy"),
        (SMALL, "--root", SMALL / "entities"),
    ],
)
def test_misuse_leaves_with_2(arguments: tuple[object, ...]) -> None:
    result = CliRunner().invoke(app, ["diff", *map(str, arguments)])
    assert (result.exit_code, result.stdout) == (2, "")


HOSTILE = [
    "@octocat @org/team a@b.example",
    "https://evil.example www.evil.example ftp://x.example",
    "[clic](https://evil.example) ![x](https://evil.example/x.png) <https://evil.example>",
    "<script>alert(1)</script> <img src=x onerror=y> &lt;b&gt; <!-- -->",
    "</details> ``` `x` **b** _i_ ~~s~~ | a | $x$",
    "#123 GH-123 org/repo#1 org/repo@abcdef1 0123456789abcdef0123456789abcdef01234567 :tada:",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_text_of_a_pull_request_is_only_text_in_the_comment(tmp_path: Path, text: str) -> None:
    after = write(tmp_path / "after", {UNO: service(f"notes:\n  - '{text}'\n", title=text[:80])})
    before = write(tmp_path / "before", {})
    comment = mac_diff(before, after, "--format", "markdown").stdout
    body = comment.removeprefix(MARKER).replace("<details>", "").replace("</details>", "")
    body = body.replace("<summary>", "").replace("</summary>", "")
    lines = [line.split(" · `catalogue/")[0] for line in body.splitlines()]
    ours = ("- `/", "- Equipo")
    signs = ("<", "@o", "@b", "://", "www.e", "\\#1", "GH-1", ":tada", "abcdef0", "$", "](h", "`x")
    theirs = [line for line in lines if not line.startswith(ours)]
    assert len(theirs) > 5
    for line in theirs:
        assert not [sign for sign in signs if sign in line.replace("\\`", "").replace("\\]", "")], (
            line
        )


def test_a_comment_is_never_longer_than_github_takes(tmp_path: Path) -> None:
    many = "\n".join(f"  - 'Nota {n} " + "@[x](y)<b>" * 300 + "'" for n in range(60))
    after = {
        f"catalogue/ejemplo/s{n}.yml": service(f"notes:\n{many}\n", f"Servicio {n}")
        for n in range(20)
    }
    before = {path: service(title=f"Servicio {n}") for n, path in enumerate(after)}
    comment = mac_diff(
        write(tmp_path / "a", before), write(tmp_path / "b", after), "--format", "markdown"
    ).stdout
    assert 20_000 < len(comment) <= LONGEST
    assert "no cabe en este comentario" in comment
    assert "### Quién debe aprobar" in comment
    assert comment.count("<details>") == comment.count("</details>")
