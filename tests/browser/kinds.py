"""One page of each kind, the longest of its kind where they differ, and pages in the middle of a task."""

from collections.abc import Callable
from typing import Final

from playwright.sync_api import Locator, Page, expect

DNI: Final = "tramites/reniec/duplicado-dni-mayores/"
KINDS: Final = (
    "",
    "tramites/",
    DNI,
    "centros/",
    "centros/callao/",
    "centros/express-san-borja/",
    "entidades/",
    "entidades/reniec/",
    "situaciones/",
    "situaciones/perdi-mi-documento/",
    "buscar/",
    "colaborar/",
    "colaborar/campos/",
    "colaborar/errores/",
    "glosario/",
    "acerca/",
    "accesibilidad/",
    "404.html",
    "tramites/trabajo-ancash/certificado-unico-laboral/index.html",
)
"""The last is the page at an address that moved; it leads on by itself (see ``OLD_ADDRESS``)."""
OLD_ADDRESS: Final = KINDS[-1]


def results(page: Page) -> None:
    expect(page.locator("[data-results]")).to_have_attribute("data-state", "done", timeout=15_000)


def suggested(page: Page) -> Locator:
    """The suggestions for all that was typed, when they are there: no later list takes their place."""
    expect(page.locator("[role=listbox]:not([aria-busy]) [role=option]").first).to_be_visible(
        timeout=15_000
    )
    return page.locator("[role=option]")


def suggestions(page: Page) -> None:
    page.locator("input[type=search][name=q]").first.press_sequentially("dni")
    suggested(page)


def everything_open(page: Page) -> None:
    """Folded parts opened, and a choice made where one is offered."""
    page.evaluate("for (const box of document.querySelectorAll('details')) box.open = true")
    for choice in page.get_by_role("radio").all()[:2]:
        choice.check()


STATES: Final[dict[str, tuple[str, Callable[[Page], None]]]] = {
    "suggestions": ("", suggestions),
    "results": ("buscar/?q=perdi+mi+dni+callao", results),
    "corrected": ("buscar/?q=dupicado+de+dni", results),
    "nothing found": ("buscar/?q=zzzz+qqqq", results),
    "a choice": (f"{DNI}?centro=callao", everything_open),
    "filters": ("tramites/?costo=gratis", everything_open),
    "hours": ("centros/callao/", everything_open),
}
"""Name → address and what a person does there."""
