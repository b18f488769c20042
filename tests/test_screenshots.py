"""The pictures kept in the repository: all there, small, shown by the README and left out of the site."""

import re

from mkdocs.config import load_config

from tests.browser.screenshots import FOLDER, LARGEST, PAGES
from tests.real import REPOSITORY

LOOKS = ("celular-claro", "celular-oscuro", "computadora-claro", "computadora-oscuro", "papel")


def test_every_page_has_its_pictures_and_they_are_small() -> None:
    sizes = {file.name: file.stat().st_size for file in FOLDER.iterdir()}
    assert set(sizes) == {f"{page}-{look}.webp" for page in PAGES for look in LOOKS}
    assert all(0 < size <= LARGEST for size in sizes.values())
    assert sum(sizes.values()) <= 1_000_000


def test_the_readme_shows_pictures_that_are_there() -> None:
    shown = re.findall(r'src="([^"]+)"', (REPOSITORY / "README.md").read_text(encoding="utf-8"))
    assert len(shown) >= 2
    assert all((REPOSITORY / path).is_file() for path in shown)


def test_the_site_leaves_them_out() -> None:
    left_out = load_config(str(REPOSITORY / "mkdocs.yml")).exclude_docs
    assert left_out is not None
    assert left_out.match_file("assets/screenshots/inicio-papel.webp")
    assert not left_out.match_file("acerca.md")
