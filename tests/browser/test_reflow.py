"""Large letters, narrow screens, wide spacing, forced colours, no motion: nothing is lost and nothing jumps."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.kinds import DNI, KINDS, OLD_ADDRESS, STATES

PLACES = [path for path in KINDS if path != OLD_ADDRESS]
# WCAG 2.2, 1.4.12: the spacing a reader may ask for.
SPACING = """* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
p { margin-bottom: 2em !important }"""
# What sticks out of a page of this width, boxes that scroll by themselves left out.
WIDER = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
CUT = """() => [...document.querySelectorAll("main *, header *, footer *")].filter(el => {
  const style = getComputedStyle(el);
  return el.checkVisibility() && ["hidden", "clip"].includes(style.overflowY) && style.clipPath === "none"
    && el.clientHeight > 8 && el.scrollHeight > el.clientHeight + 4;
}).map(el => el.outerHTML.slice(0, 120))"""


@pytest.fixture(scope="module")
def sheet(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(locale="es-PE", bypass_csp=True)  # to put the reader's style in
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("path", PLACES)
def test_at_400_percent_nothing_is_to_the_side(sheet: Page, site: str, path: str) -> None:
    """1280 px at 400 % are 320 px (1.4.10), at 200 % 640 px (1.4.4); then with a reader's own spacing."""
    sheet.goto(site + path)
    for width in (320, 640):
        sheet.set_viewport_size({"width": width, "height": 512})
        assert sheet.evaluate(WIDER) <= 0, width
    sheet.add_style_tag(content=SPACING)
    for width in (320, 1280):
        sheet.set_viewport_size({"width": width, "height": 800})
        assert sheet.evaluate(WIDER) <= 0, f"spaced {width}"
        assert sheet.evaluate(CUT) == [], f"spaced {width}"


@pytest.mark.parametrize("path", ("", DNI, "buscar/", "acerca/", "404.html"))
def test_the_network_and_its_line_are_always_in_sight(sheet: Page, site: str, path: str) -> None:
    """In one line on any phone: the strip is no higher than on a desktop."""
    sheet.goto(site + path)
    heights = []
    for width in (1280, 360, 358, 320):
        sheet.set_viewport_size({"width": width, "height": 740})
        strip = sheet.locator(".franja")
        for seen in ("Mejor Atención al Ciudadano", "Aló MAC 1800"):
            assert seen in strip.inner_text(), width  # what is not shown has no inner text
            expect(strip.get_by_text(seen)).to_be_in_viewport(ratio=1)
        heights.append(strip.evaluate("el => el.offsetHeight"))
        assert sheet.evaluate(WIDER) <= 0, width
    assert max(heights[1:]) <= heights[0]


@pytest.mark.parametrize("state", STATES)
def test_nor_in_the_middle_of_a_task(sheet: Page, site: str, state: str) -> None:
    path, do = STATES[state]
    sheet.set_viewport_size({"width": 320, "height": 800})
    sheet.goto(site + path)
    do(sheet)
    assert sheet.evaluate(WIDER) <= 0


def test_a_wide_thing_would_be_found(sheet: Page, site: str) -> None:
    sheet.set_viewport_size({"width": 320, "height": 800})
    sheet.goto(site)
    sheet.add_style_tag(content="main h1 { width: 30rem }")
    assert sheet.evaluate(WIDER) > 0


# What a browser counts as shifts of layout after the first picture; 0.1 is called good. Nobody touches the page here:
# what the browser takes for recent input is the test's own asking.
SHIFTS = """() => new Promise(done => {
  let sum = 0;
  new PerformanceObserver(list => { for (const entry of list.getEntries()) sum += entry.value; })
    .observe({type: "layout-shift", buffered: true});
  setTimeout(() => done(sum), 300);
})"""


PAINTED = """() => new Promise(done => {
  const look = () => performance.getEntriesByName("first-contentful-paint").length ? done() : requestAnimationFrame(look);
  look();
})"""
KEPT = """localStorage.setItem("mac:centro", '{"id": "callao", "name": "MAC Callao"}')"""


AT = """const now = Date.parse("%s"), Real = Date;
globalThis.Date = class extends Real { constructor(...given) { super(...(given.length ? given : [now])); } };"""


@pytest.mark.parametrize("kept", ["", KEPT], ids=["first visit", "centre remembered"])
@pytest.mark.parametrize("day", ["2026-11-29", "2026-11-30"], ids=["Sunday", "Monday"])
@pytest.mark.parametrize(
    "path",
    ["", DNI, f"{DNI}?centro=callao", "centros/callao/", "tramites/", "buscar/?q=dni", "404.html"],
)
def test_nothing_jumps_while_a_page_loads(
    browser: Browser, site: str, path: str, day: str, kept: str
) -> None:
    """Also on a day of which a centre's hours are known: they are told at the top of a service's page."""
    context = browser.new_context(
        viewport={"width": 360, "height": 740}, is_mobile=True, locale="es-PE"
    )
    page = context.new_page()
    page.add_init_script(AT % f"{day}T10:00:00-05:00")
    if kept:
        page.add_init_script(kept)
    scripts: list[Route] = []  # held back until there is a picture: on a phone they come later
    page.route("**/*.js", lambda route: scripts.append(route))
    page.goto(site + path, wait_until="commit")
    page.evaluate(PAINTED)
    for script in scripts:
        script.continue_()
    page.unroute("**/*.js")
    page.wait_for_load_state("networkidle")
    assert scripts
    assert page.evaluate(SHIFTS) <= 0.005
    context.close()


FOCUS = """el => {
  const look = () => { const s = getComputedStyle(el); return [s.outlineStyle, s.outlineWidth, s.outlineColor, s.boxShadow,
    s.backgroundColor, s.borderColor, s.textDecorationThickness].join(); };
  const card = el.closest(".tarjeta"), cards = () => card ? getComputedStyle(card).outlineStyle + getComputedStyle(card).boxShadow : "";
  document.activeElement?.blur();
  const before = look() + cards();
  el.focus({focusVisible: true});
  return document.activeElement !== el || look() + cards() !== before;
}"""
FOCUSABLE = "a[href]:visible, button:visible, input:visible, select:visible, summary:visible, [tabindex='0']:visible"


@pytest.mark.parametrize("forced", ["none", "active"])
@pytest.mark.parametrize("path", PLACES)
def test_what_has_the_focus_is_seen_to_have_it(
    sheet: Page, site: str, path: str, forced: Any
) -> None:
    """Also in forced colours, where shadows and backgrounds are gone."""
    sheet.set_viewport_size({"width": 1280, "height": 800})
    sheet.emulate_media(forced_colors=forced)
    sheet.goto(site + path)
    sheet.add_style_tag(content="* { transition: none !important }")
    found: dict[str, list[Any]] = {}
    for element in sheet.locator(FOCUSABLE).element_handles():
        kind = element.evaluate(
            "el => el.tagName + ' ' + el.className + ' in ' + el.parentElement.className + ' ' + el.parentElement.tagName"
        )
        found.setdefault(kind, []).append(element)
    assert found
    assert [kind for kind, elements in found.items() if not elements[0].evaluate(FOCUS)] == []


def test_forced_colours_keep_what_is_marked(browser: Browser, site: str) -> None:
    context = browser.new_context(forced_colors="active", locale="es-PE")
    page = context.new_page()
    page.goto(f"{site}tramites/")
    marked = page.locator("[aria-current]").first
    other = page.locator("nav.menu a:not([aria-current])").first
    line = "el => getComputedStyle(el).textDecorationThickness"
    assert marked.evaluate(line) != other.evaluate(line)
    page.goto(site)
    assert (
        page.locator(".buscar button").first.evaluate("el => getComputedStyle(el).borderStyle")
        == "solid"
    )
    context.close()


def test_who_wants_no_motion_gets_none(browser: Browser, site: str) -> None:
    moving = """() => [...document.querySelectorAll("*")].filter(el => {
      const s = getComputedStyle(el);
      return s.scrollBehavior === "smooth" || s.animationName !== "none" || parseFloat(s.transitionDuration) > 0;
    }).map(el => el.tagName)"""
    context = browser.new_context(reduced_motion="reduce", locale="es-PE")
    page = context.new_page()
    for path in ("", DNI, "buscar/?q=dni"):
        page.goto(site + path)
        assert page.evaluate(moving) == []
    context.close()
