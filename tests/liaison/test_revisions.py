"""Git is read and nothing else: a scratch repository with the hostile cases, its work tree untouched."""

import subprocess
from pathlib import Path

import pytest

from generator.liaison.revisions import RevisionError, load_folder, load_version
from generator.records.yaml_source import MAX_BYTES
from tests.small import LEAST, service, write

UNO = "catalogue/ejemplo/uno.yml"


def git(root: Path, *arguments: str) -> str:
    settings = ("-c", "user.name=x", "-c", "user.email=x@y.example", "-c", "commit.gpgsign=false")
    done = subprocess.run(
        ("git", *settings, *arguments), cwd=root, capture_output=True, check=True, text=True
    )
    return done.stdout.strip()


def commit(root: Path) -> str:
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "x")
    return git(root, "rev-parse", "HEAD")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    root = write(tmp_path / "repository", {})
    git(root, "init", "-q", "-b", "main")
    commit(root)
    return root


def test_a_revision_is_read_and_the_work_tree_is_not(repository: Path) -> None:
    (repository / UNO).write_text(service(title="Servicio cambiado"), encoding="utf-8")
    (repository / "nuevo.txt").write_text("x", encoding="utf-8")
    before = git(repository, "status", "--porcelain"), (repository / ".git/index").read_bytes()
    loaded = load_version("main", repository)
    assert (len(loaded.sources), loaded.problems) == (len(LEAST), ())
    assert loaded.services["ejemplo/uno"].title == "Servicio uno"
    after = git(repository, "status", "--porcelain"), (repository / ".git/index").read_bytes()
    assert before == after
    assert load_folder(repository).services["ejemplo/uno"].title == "Servicio cambiado"


@pytest.mark.parametrize("name", ["main", "HEAD", "HEAD~0", "v1", "@"])
def test_names_git_knows(repository: Path, name: str) -> None:
    git(repository, "tag", "v1")
    assert load_version(name, repository).services


def test_an_older_revision(repository: Path) -> None:
    (repository / UNO).unlink()
    (repository / "catalogue/ejemplo/dos.yml").write_text(service(), encoding="utf-8")
    commit(repository)
    assert list(load_version("HEAD~1", repository).services) == ["ejemplo/uno"]
    assert list(load_version("HEAD", repository).services) == ["ejemplo/dos"]


def test_a_root_below_the_repository(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q", "-b", "main")
    root = write(tmp_path / "datos", {})
    commit(tmp_path)
    assert load_version("main", root).services


def test_a_folder(repository: Path, tmp_path: Path) -> None:
    other = write(tmp_path / "other", {UNO: service(title="De la carpeta")})
    assert load_version(str(other), repository).services["ejemplo/uno"].title == "De la carpeta"


def test_a_revision_wins_over_a_folder_of_the_same_name(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(repository / "main", {UNO: service(title="De la carpeta")})
    monkeypatch.chdir(repository)
    assert load_version("main", repository).services["ejemplo/uno"].title == "Servicio uno"
    assert load_version("./main", repository).services["ejemplo/uno"].title == "De la carpeta"


def test_attributes_of_the_version_hide_nothing(repository: Path) -> None:
    (repository / ".gitattributes").write_text("catalogue/** export-ignore\n", encoding="utf-8")
    commit(repository)
    assert load_version("HEAD", repository).services


def test_a_record_that_cannot_be_read_is_a_problem(repository: Path) -> None:
    (repository / UNO).write_text("title: [", encoding="utf-8")
    (repository / "entities/ejemplo.yml").write_text("#" * (MAX_BYTES + 10), encoding="utf-8")
    (repository / "entities/Mal Nombre.yml").write_text("name: x\n", encoding="utf-8")
    commit(repository)
    problems = load_version("HEAD", repository).problems
    assert {(p.file, p.code) for p in problems} == {
        (UNO, "yaml-syntax"),
        ("entities/ejemplo.yml", "too-big"),
        ("entities/Mal Nombre.yml", "bad-file-name"),
    }


def test_a_link_out_of_the_repository_is_refused(repository: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.yml").write_text("name: x\n", encoding="utf-8")
    (repository / "entities/fuera.yml").symlink_to(tmp_path / "secret.yml")
    (repository / "entities/arriba").symlink_to("../..")
    commit(repository)
    problems = load_version("HEAD", repository).problems
    assert [(p.file, p.code) for p in problems] == [
        ("entities/arriba", "link-outside"),
        ("entities/fuera.yml", "link-outside"),
    ]


def test_a_tree_with_names_that_climb_is_refused(repository: Path) -> None:
    blob = git(repository, "rev-parse", f"HEAD:{UNO}")
    made = subprocess.run(
        ("git", "hash-object", "-t", "tree", "-w", "--literally", "--stdin"),
        cwd=repository, input=b"100644 ..\0" + bytes.fromhex(blob), capture_output=True, check=True,
    ).stdout.decode().strip()  # fmt: skip
    tree = subprocess.run(
        ("git", "mktree"), cwd=repository, input=f"040000 tree {made}\tcatalogue\n".encode(),
        capture_output=True, check=True,
    ).stdout.decode().strip()  # fmt: skip
    climbing = git(repository, "commit-tree", "-m", "x", tree)
    with pytest.raises(RevisionError):
        load_version(climbing, repository)


@pytest.mark.parametrize("name", ["no-such", "--all", "-h", "HEAD:catalogue", "main..HEAD", "\n"])
def test_what_is_neither(repository: Path, name: str) -> None:
    with pytest.raises(RevisionError, match="no es una revisión"):
        load_version(name, repository)


def test_a_revision_or_a_folder_without_records(repository: Path, tmp_path: Path) -> None:
    git(repository, "rm", "-rq", "catalogue", "entities", "centers")
    (repository / "x").write_text("x", encoding="utf-8")
    commit(repository)
    (tmp_path / "empty").mkdir()
    for name in ("HEAD", str(tmp_path / "empty")):
        with pytest.raises(RevisionError, match="no hay fichas"):
            load_version(name, repository)


def test_outside_any_repository_git_says_why(tmp_path: Path) -> None:
    with pytest.raises(RevisionError, match="not a git repository"):
        load_version("main", write(tmp_path, {}))


def test_a_machine_without_git(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(RevisionError, match="Falta el programa git"):
        load_version("main", repository)
