"""``python -m tests.browser.pictures``: the pictures of /colaborar/, taken again from what there is now.

A fee of the real catalogue is changed in a scratch copy; nothing leaves this machine.
"""

import html
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from markdown import markdown
from playwright.sync_api import Browser, FloatRect, Page, sync_playwright

from generator.liaison.diff import compare, version
from generator.liaison.diff_markdown import as_markdown
from generator.liaison.editor_folder import serving
from generator.liaison.problem_formats import as_text
from generator.publish.builds import build
from generator.records.load import load
from tests.browser.conftest import CHROMIUM
from tests.browser.test_editor import Form, over_real_records
from tests.real import AS_OF, REPOSITORY, loaded

PICTURES = REPOSITORY / "docs" / "assets" / "colaborar"
RECORD = "catalogue/reniec/duplicado-dni-mayores"
SERVICE = "tramites/reniec/duplicado-dni-mayores/"
CLIP: FloatRect = {"x": 0, "y": 0, "width": 800, "height": 220}
CARD = """<!doctype html><meta charset="utf-8"><style>
body {{ margin: 0; padding: 16px; width: 768px; font: 16px/1.5 system-ui, sans-serif; color: #1f2328; background: #fff }}
div {{ padding: 4px 20px; border: 1px solid #d1d9e0; border-radius: 6px }}
pre {{ margin: 12px 0; white-space: pre-wrap; font: 14px/1.5 monospace }}
code {{ padding: .1em .3em; background: #eff1f3; border-radius: 4px }}
</style><div>{}</div>"""


def main() -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=flags)
        scratch = Path(folder)
        card(browser, "error", problem_of(scratch / "wrong", "S/ 36"))
        card(browser, "comentario", comment_on(scratch / "right", "36.00"))
        button(browser, scratch / "site")
        form(browser, scratch / "editor")
        browser.close()


def with_fee(folder: Path, amount: str) -> Path:
    """The real records, with another fee."""
    for top in ("catalogue", "entities", "centers"):
        shutil.copytree(REPOSITORY / top, folder / top)
    file = folder / f"{RECORD}.yml"
    text = file.read_text(encoding="utf-8")
    assert text.count("amount: 35.00") == 1
    file.write_text(text.replace("amount: 35.00", f"amount: {amount}"), encoding="utf-8")
    return folder


def problem_of(folder: Path, amount: str) -> str:
    wrong = [p for p in load(with_fee(folder, amount)).problems if p.severity == "error"]
    assert len(wrong) == 1
    return f"<pre>{html.escape(chr(10).join(as_text(wrong)))}</pre>"


def comment_on(folder: Path, amount: str) -> str:
    found = compare(version(loaded()), version(load(with_fee(folder, amount))), AS_OF)
    return markdown(as_markdown(found), extensions=["tables"])


def card(browser: Browser, name: str, body: str) -> None:
    shoot(browser, name, lambda page: page.set_content(CARD.format(body)), "div")


def button(browser: Browser, site: Path) -> None:
    assert build(REPOSITORY / "mkdocs.yml", site_dir=site, as_of=AS_OF).published
    with serving(site, 0) as address:

        def correction(page: Page) -> None:
            page.goto(f"{address}{SERVICE}")
            page.locator("#corregir").evaluate("it => it.scrollIntoView()")
            page.wait_for_timeout(1000)

        shoot(browser, "boton", correction, clip=CLIP)


def form(browser: Browser, folder: Path) -> None:
    with over_real_records(folder) as editor:

        def fee(page: Page) -> None:
            shown = Form(page, editor)
            shown.open("catalogue-reniec", "duplicado-dni-mayores")
            shown.unfold("Costos", "Duplicado de DNI electrónico, en persona · 35.00")
            shown.amount("35.00").scroll_into_view_if_needed()
            page.wait_for_timeout(1000)

        shoot(browser, "formulario", fee)


def shoot(
    browser: Browser,
    name: str,
    show: Callable[[Page], object],
    part: str = "",
    clip: FloatRect | None = None,
) -> None:
    """A page, the part of it a selector finds, or what stands first in its window."""
    page = browser.new_page(
        viewport={"width": 800, "height": 620}, locale="es-PE", reduced_motion="reduce"
    )
    show(page)
    file = PICTURES / f"{name}.png"
    if part:
        page.locator(part).last.screenshot(path=file)
    else:
        page.screenshot(path=file, clip=clip)
    page.close()
    print(f"{file.relative_to(REPOSITORY)}: {file.stat().st_size // 1024} KB")


if __name__ == "__main__":
    main()
