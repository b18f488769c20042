"""The project's own theme, rendered as the plugin does."""

from functools import cache

from mkdocs.config import load_config
from mkdocs.structure.files import get_files
from mkdocs.structure.nav import get_navigation

from generator.outputs.page import HtmlPage
from generator.publish.mkdocs_plugin import renderer
from generator.publish.page_frame import Render
from tests.real import REPOSITORY

ASSETS = "assets/0123456789ab"


@cache
def theme(site_url: str = "") -> Render:
    config = load_config(str(REPOSITORY / "mkdocs.yml"), site_url=site_url)
    config.extra["assets"] = ASSETS
    nav = get_navigation(get_files(config), config)
    return renderer(config.theme.get_env(), nav, config)


def page(path: str = "tramites/e/s/index.html", kind: str = "servicio", **more: object) -> HtmlPage:
    """A page with whatever must be escaped in it."""
    values: dict[str, object] = {
        "title": 'Copia de <acta> & "más"',
        "description": "Cuesta S/ 5 & 'algo' <más>",
        "content": '<div class="lienzo"><h1>A &amp; B</h1>\n\n<pre>  x\n\n  y</pre></div>',
        "record": "catalogue/e/s",
    }
    return HtmlPage(path=path, kind=kind, **{**values, **more})  # type: ignore[arg-type]
