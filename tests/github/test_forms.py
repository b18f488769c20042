"""Issue forms, pull-request templates and dependabot: GitHub's own schemas, and what they promise."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.real import REPOSITORY

GITHUB = REPOSITORY / ".github"
FORMS = sorted((GITHUB / "ISSUE_TEMPLATE").glob("[0-9]*.yml"))
TEMPLATES = sorted((GITHUB / "PULL_REQUEST_TEMPLATE").glob("*.md"))


def judged(schema: str, files: list[Path]) -> str:
    """What GitHub's schema says of the files; nothing when all is right."""
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}"]
    told = subprocess.run([*command, *files], capture_output=True, text=True)
    return "" if told.returncode == 0 else told.stdout + told.stderr


@pytest.mark.parametrize(("schema", "files"), [
    ("github-issue-forms", FORMS),
    ("github-issue-config", [GITHUB / "ISSUE_TEMPLATE/config.yml"]),
    ("dependabot", [GITHUB / "dependabot.yml"]),
    ("github-workflows", sorted((GITHUB / "workflows").glob("*.yml"))),
])  # fmt: skip
def test_github_understands_it(schema: str, files: list[Path]) -> None:
    assert files
    assert judged(schema, files) == ""


def test_the_schema_can_say_no(tmp_path: Path) -> None:
    bad = tmp_path / "bad.yml"
    bad.write_text("name: Sin cuerpo\n")
    assert "body" in judged("github-issue-forms", [bad])


def test_there_is_a_form_for_each_reason_and_no_blank_one() -> None:
    assert [form.stem for form in FORMS] == [
        "1-informacion-equivocada",
        "2-servicio-nuevo",
        "3-centro-nuevo",
    ]
    config = yaml.safe_load((GITHUB / "ISSUE_TEMPLATE/config.yml").read_text())
    assert config["blank_issues_enabled"] is False
    assert "1800" in config["contact_links"][0]["name"]


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.stem)
def test_every_form_asks_for_the_source_and_warns_that_it_is_public(form: Path) -> None:
    body = yaml.safe_load(form.read_text())["body"]
    required = {part["id"] for part in body if part.get("validations", {}).get("required")}
    assert "fuente" in required
    assert "público" in body[0]["attributes"]["value"]


def test_there_is_a_template_for_each_task_and_the_default_names_them_all() -> None:
    default = (GITHUB / "PULL_REQUEST_TEMPLATE.md").read_text()
    named = set(re.findall(r"template=([a-z-]+\.md)", default))
    assert named == {template.name for template in TEMPLATES}
    assert named == {
        "corregir-un-dato.md",
        "agregar-un-servicio.md",
        "agregar-un-centro.md",
        "codigo.md",
    }


def test_fields_that_templates_name_exist() -> None:
    schemas = "".join(path.read_text() for path in (REPOSITORY / "schemas").glob("*.json"))
    fields = {
        name
        for template in (*TEMPLATES, GITHUB / "PULL_REQUEST_TEMPLATE.md")
        for name in re.findall(r"`([a-z_]+):?`", template.read_text())
    }
    assert len(fields) > 10
    assert [name for name in fields if f'"{name}"' not in schemas] == []
