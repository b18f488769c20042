"""Compiled templates are taken over only when they are what compiling would give."""

from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from generator.outputs import templates
from generator.publish.builds import build
from generator.publish.compiled_templates import CompiledTemplates
from tests.real import REPOSITORY
from tests.small import AS_OF, SMALL

TEXT = "{% macro a(b) %}{{ b + 1 }}{% endmacro %}{{ a(1) }}"


class Counting(Environment):
    """Counts what it compiles."""

    compiled = 0

    def _compile(self, source: str, filename: str):  # type: ignore[no-untyped-def]
        self.compiled += 1
        return super()._compile(source, filename)


def shown(folder: Path, text: str = TEXT, code: str = "1") -> tuple[str, int]:
    """What a new environment makes of a template, and how many it had to compile."""
    env = Counting(
        loader=DictLoader({"page": text}), bytecode_cache=CompiledTemplates(code, folder)
    )
    return env.get_template("page").render(), env.compiled


def test_one_is_compiled_once(tmp_path: Path) -> None:
    assert shown(tmp_path / "new") == ("2", 1)
    assert shown(tmp_path / "new") == ("2", 0)


def test_another_text_or_another_code_is_compiled_anew(tmp_path: Path) -> None:
    shown(tmp_path)
    assert shown(tmp_path, TEXT.replace("1)", "2)")) == ("3", 1)
    assert shown(tmp_path, TEXT.replace("1)", "2)"), "2") == ("3", 1)
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize("place", [0, 40, 60, -1])
def test_what_is_damaged_is_compiled_anew(tmp_path: Path, place: int) -> None:
    shown(tmp_path)
    (file,) = tmp_path.iterdir()
    content = bytearray(file.read_bytes())
    content[place] ^= 1
    file.write_bytes(content)
    assert shown(tmp_path) == ("2", 1)
    assert shown(tmp_path) == ("2", 0)


def test_what_is_cut_off_is_compiled_anew(tmp_path: Path) -> None:
    shown(tmp_path)
    (file,) = tmp_path.iterdir()
    for size in (0, 20, 100):
        file.write_bytes(file.read_bytes()[:size])
        assert shown(tmp_path) == ("2", 1)


def test_where_nothing_can_be_written_all_is_compiled(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert shown(tmp_path / "file" / "below") == ("2", 1)
    assert shown(tmp_path / "file" / "below") == ("2", 1)


def test_a_second_build_compiles_none_of_ours_and_none_of_the_theme(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def built(name: str) -> bytes:
        templates.forget()
        build(REPOSITORY / "mkdocs.yml", root=SMALL, site_dir=tmp_path / name, as_of=AS_OF,
              compress=False, cache=False, search=False, jobs=1)  # fmt: skip
        return b"".join(file.read_bytes() for file in sorted((tmp_path / name).rglob("*.html")))

    first = built("first")
    monkeypatch.setattr(Environment, "_compile", None)
    assert built("second") == first
