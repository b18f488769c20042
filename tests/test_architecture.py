"""The rules of design §2 that imports and calls show: stages go one way, effects stand at the ends."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import generator

ROOT = Path(generator.__file__).parent
# Each stage may import those before it in its row; `checks` and `views` are beside each other.
STAGES: dict[str, set[str]] = {
    "problems": set(),
    "vocabularies": set(),
    "answers": set(),
    "explanations": {"problems"},
    "records": {"problems", "vocabularies", "answers"},
    "help": {"problems", "vocabularies", "records"},
    "catalogue": {"problems", "vocabularies", "answers", "records"},
    "checks": {"problems", "vocabularies", "answers", "records", "catalogue"},
    "views": {"problems", "explanations", "vocabularies", "answers", "records", "help", "catalogue"},
    "outputs": {"problems", "explanations", "vocabularies", "answers", "records", "help", "catalogue", "checks", "views"},
    "publish": {"problems", "explanations", "vocabularies", "answers", "records", "help", "catalogue", "checks", "views", "outputs"},
    "liaison": {"problems", "explanations", "vocabularies", "answers", "records", "help", "catalogue", "checks", "views", "outputs", "publish"},
    "cli": {"problems", "explanations", "vocabularies", "answers", "records", "help", "catalogue", "checks", "views", "outputs", "publish", "liaison"},
}  # fmt: skip
EFFECTS = {"publish", "liaison", "cli"}
CLOCK = {
    ("datetime", "now"),
    ("datetime", "utcnow"),
    ("datetime", "today"),
    ("date", "today"),
    ("time", "time"),
}
MAY_READ_THE_CLOCK = {"cli/clock.py", "publish/mkdocs_plugin.py"}

WORLD = {"os", "pathlib", "shutil", "subprocess", "socket", "urllib", "http", "random", "tempfile"}
NO_EFFECT = {"urllib.parse"}

MODULES = {
    path.relative_to(ROOT).as_posix(): ast.parse(path.read_text(encoding="utf-8"))
    for path in ROOT.rglob("*.py")
}


def stage(module: str) -> str:
    return module.removesuffix(".py").split("/")[0]


def imports(tree: ast.Module) -> Iterator[str]:
    """Names of imported modules, those inside functions too: ``generator.views.text``."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are written whole"
            if node.module == "generator":
                yield from (f"generator.{alias.name}" for alias in node.names)
            elif node.module:
                yield node.module


def calls(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """(object, name) of each call: ``date.today()`` → ``("date", "today")``, ``print()`` → ``("", "print")``."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            owner = node.func.value
            yield getattr(owner, "id", getattr(owner, "attr", "")), node.func.attr
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            yield "", node.func.id


def test_the_modules_were_found() -> None:
    assert len(MODULES) > 40
    assert {stage(m) for m in MODULES if m != "__init__.py"} <= set(STAGES)
    assert {"records", "catalogue", "checks", "views", "outputs", "cli"} <= {
        stage(m) for m in MODULES
    }


def test_imports_are_seen() -> None:
    assert "generator.publish.checked" in set(imports(MODULES["cli/__init__.py"]))
    assert (
        sum(name.startswith("generator.") for tree in MODULES.values() for name in imports(tree))
        > 100
    )


@pytest.mark.parametrize("module", sorted(MODULES))
def test_a_stage_imports_only_stages_before_it(module: str) -> None:
    own = stage(module)
    if own == "__init__":
        return
    used = {
        name.split(".")[1] for name in imports(MODULES[module]) if name.startswith("generator.")
    }
    assert used - {own} <= STAGES[own]


def test_checks_and_views_are_beside_each_other() -> None:
    assert "views" not in STAGES["checks"]
    assert "checks" not in STAGES["views"]


def test_only_the_plugin_imports_the_site_builder() -> None:
    users = {
        module
        for module, tree in MODULES.items()
        if any(n.split(".")[0] in ("mkdocs", "material") for n in imports(tree))
    }
    assert users == {"publish/builds.py", "publish/mkdocs_plugin.py"}


def test_only_the_cli_and_the_plugin_read_the_clock() -> None:
    readers = {module for module, tree in MODULES.items() if CLOCK & set(calls(tree))}
    assert readers <= MAY_READ_THE_CLOCK
    for module, tree in MODULES.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and node.module == "time":
                assert "time" not in {alias.name for alias in node.names}, module


def test_only_the_cli_prints_and_exits() -> None:
    for module, tree in MODULES.items():
        if stage(module) == "cli":
            continue
        found = set(calls(tree))
        names = {name for owner, name in found if owner == ""}
        assert not names & {"print", "exit", "quit", "SystemExit", "breakpoint", "input"}, module
        assert not found & {("sys", "exit"), ("os", "_exit"), ("os", "abort"), ("stdout", "write"), ("stderr", "write"),
                            ("typer", "Exit"), ("typer", "echo")}, module  # fmt: skip
        assert "typer" not in set(imports(tree)), module


def test_the_pure_stages_touch_neither_disk_nor_processes_nor_the_network() -> None:
    may_read_files = {
        "explanations/__init__.py",
        "records/at_hand.py",
        "records/files.py",
        "records/folder.py",
        "records/load.py",
        "records/reading.py",
        "records/untouched.py",
        "outputs/templates.py",
    }
    for module, tree in MODULES.items():
        if stage(module) in EFFECTS or module in may_read_files:
            continue
        used = {name for name in imports(tree) if name not in NO_EFFECT}
        assert not {name.split(".")[0] for name in used} & WORLD, module
        assert ("", "open") not in set(calls(tree)), module


@pytest.mark.parametrize("module", sorted(MODULES))
def test_no_module_is_over_300_lines(module: str) -> None:
    assert len((ROOT / module).read_text(encoding="utf-8").splitlines()) <= 300


@pytest.mark.parametrize("module", sorted(MODULES))
def test_every_module_says_what_it_is(module: str) -> None:
    assert ast.get_docstring(MODULES[module])


def test_no_html_in_views() -> None:
    texts = [
        node.value
        for module, tree in MODULES.items()
        if stage(module) == "views"
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]
    assert len(texts) > 100
    assert [text for text in texts if "</" in text or "<a " in text] == []
