"""Style and scripts stand in a folder that changes its name whenever one of them changes."""

from pathlib import Path

from generator.publish.assets import hashed_folder
from tests.real import REPOSITORY


def theme_of(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        path = folder / "assets" / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return folder


def test_the_same_files_have_the_same_folder(tmp_path: Path) -> None:
    one = theme_of(tmp_path / "one", a_css="a", sub__b_js="b")
    other = theme_of(tmp_path / "other", sub__b_js="b", a_css="a")
    assert hashed_folder(one) == hashed_folder(other)
    assert hashed_folder(one).startswith("assets/")


def test_another_byte_another_name_another_place_give_another_folder(tmp_path: Path) -> None:
    folders = {
        hashed_folder(theme_of(tmp_path / str(number), **files))
        for number, files in enumerate(
            ({"a_css": "a"}, {"a_css": "b"}, {"b_css": "a"}, {"sub__a_css": "a"}, {"a_css": "a", "b_css": ""},
             {"a_css": "ab", "b_css": "c"}, {"a_css": "a", "b_css": "bc"})
        )
    }  # fmt: skip
    assert len(folders) == 7


def test_no_style_or_script_names_the_folder_it_stands_in() -> None:
    files = [*(REPOSITORY / "generator/theme/assets").rglob("*.*s")]
    assert len(files) > 15
    assert [f.name for f in files if "assets/" in f.read_text(encoding="utf-8")] == []
