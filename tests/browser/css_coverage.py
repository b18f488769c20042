"""``python -m tests.browser.css_coverage``: which part of ``portal.css`` pages use, and which rules none does.

Chromium counts a rule as used once it matched an element. Looked at: every kind of page and every state of
``kinds.py``, on a phone and a desktop, in dark, on paper and in forced colours.
"""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Browser, Page, sync_playwright

from generator.publish.builds import build
from tests.browser.conftest import CHROMIUM, DESKTOP, PHONE, serve
from tests.browser.kinds import KINDS, OLD_ADDRESS, STATES
from tests.real import AS_OF, REPOSITORY

LOOKS: Final[tuple[dict[str, Any], ...]] = (
    {"color_scheme": "light"},
    {"color_scheme": "dark"},
    {"media": "print"},
    {"forced_colors": "active"},
)
Span = tuple[int, int]


def main() -> None:
    """Print the share of each kind of page, of all together, and what nobody uses."""
    with tempfile.TemporaryDirectory() as web, serve(Path(web)) as address:
        site = f"{address}portal/"
        built = build(
            REPOSITORY / "mkdocs.yml", site_dir=Path(web) / "portal", as_of=AS_OF, site_url=site
        )
        assert built.published
        with sync_playwright() as playwright:
            flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=flags)
            report(browser, site)


def report(browser: Browser, site: str) -> None:
    style = ""
    everything: set[Span] = set()
    for path in (kind for kind in KINDS if kind != OLD_ADDRESS):
        style, used = used_at(browser, site + path)
        everything |= used
        print(f"{share(used, style):3.0f} % {path or 'inicio'}")
    for name, (path, act) in STATES.items():
        _, used = used_at(browser, site + path, act)
        everything |= used
        print(f"{share(used, style):3.0f} % {name}")
    print(
        f"{share(everything, style):.1f} % of {len(style.encode())} bytes are used somewhere; not used:"
    )
    for rule in unused(everything, style):
        print("  ", rule)


def used_at(browser: Browser, url: str, act: Any = None) -> tuple[str, set[Span]]:
    """The style, and the spans of it that were used there at both widths and in every look."""
    style, used = "", set()
    for viewport in (PHONE, DESKTOP):
        page = browser.new_page(viewport=viewport)
        session = page.context.new_cdp_session(page)
        sheets: list[dict[str, Any]] = []
        session.on(
            "CSS.styleSheetAdded", lambda event, sheets=sheets: sheets.append(event["header"])
        )
        session.send("DOM.enable")
        session.send("CSS.enable")
        session.send("CSS.startRuleUsageTracking")
        page.goto(url, wait_until="networkidle")
        if act:
            act(page)
        look_at(page)
        rules = session.send("CSS.stopRuleUsageTracking")["ruleUsage"]
        (ours,) = {s["styleSheetId"] for s in sheets if s["sourceURL"].endswith("/portal.css")}
        style = session.send("CSS.getStyleSheetText", {"styleSheetId": ours})["text"]
        used |= {
            (int(r["startOffset"]), int(r["endOffset"]))
            for r in rules
            if r["styleSheetId"] == ours and r["used"]
        }
        page.close()
    return style, used


def look_at(page: Page) -> None:
    for look in LOOKS:
        page.emulate_media(**{"media": "screen", "forced_colors": "none", **look})
        page.evaluate("document.body.getBoundingClientRect()")
        for link in page.locator("a:visible, button:visible, input:visible, summary:visible").all()[
            :12
        ]:
            link.focus()
            link.hover(force=True, timeout=2000, no_wait_after=True)


def share(used: set[Span], style: str) -> float:
    return 100 * sum(end - start for start, end in used) / (len(style) or 1)


def unused(used: set[Span], style: str) -> Iterator[str]:
    """Selectors of rules that no page used. Chromium tells only of rules it looked at, so text is what is compared."""
    at = 0
    for start, end in [*sorted(used), (len(style), len(style))]:
        for line in style[at:start].splitlines():
            if "{" in line and not line.lstrip().startswith(("@", "/*")):
                yield line.strip()[:150]
        at = end


if __name__ == "__main__":
    main()
