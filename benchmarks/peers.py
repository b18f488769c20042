"""The same site for other builders, made from ours: what they must show is what we show.

Hugo gets each service as data (the view, with everything already resolved, in the front matter) and our template
translated by :mod:`benchmarks.go_template`; every other page ready made. Both favour Hugo. mkdocs-material gets each
page's body in a Markdown file and its own frame and search.
"""

import json
import shutil
from collections.abc import Iterator, Mapping, Set
from dataclasses import fields, is_dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any, Final
from unittest.mock import patch

from benchmarks.go_template import GoTemplate
from generator.catalogue import Catalogue
from generator.outputs import html_pages
from generator.outputs.templates import environment
from generator.records.load import load
from generator.views.service import service_page

REPOSITORY_URL: Final = "https://github.com/example/mac-portal"
_HUGO: Final = {
    "baseURL": "https://example.org/",
    "locale": "es-PE",
    "disableKinds": ["home", "section", "taxonomy", "term", "rss", "sitemap", "robotsTXT", "404"],
    "outputFormats": {"html": {"isPlainText": True}},
}
_MATERIAL: Final = """\
site_name: MAC
docs_dir: docs
theme: {name: material, language: es, font: false}
plugins: [search: {lang: es}]
nav: [index.md]
validation: {nav: {omitted_files: ignore}, links: {unrecognized_links: ignore, not_found: ignore, absolute_links: ignore}}
"""


def write_hugo(folder: Path, root: Path, site: Path) -> None:
    """A Hugo project in ``folder`` that makes the pages of ``site``, which was built from ``root``."""
    catalogue = Catalogue(load(root))
    layouts, content = folder / "layouts/_default", folder / "content"
    layouts.mkdir(parents=True)
    content.mkdir()
    go = GoTemplate(environment())
    template = go.translate("service.html")
    (folder / "hugo.json").write_text(json.dumps({**_HUGO, "params": go.constants}))
    any_service = f"tramites/{next(iter(catalogue.services))}/"
    before, after = _frame((site / any_service / "index.html").read_text())
    (layouts / "service.html").write_text(
        f'{template}{before}{{{{ template "body" .Params.values }}}}{after}'
    )
    (layouts / "single.html").write_text("{{ .RawContent }}")
    services = set()
    for path, values in _shown(catalogue):
        services.add(path)
        front = {
            "url": f"/{path}",
            "layout": "service",
            "values": plain(values),
            "heads": heads((site / path / "index.html").read_text()),
        }
        (content / f"s_{len(services)}.md").write_text(json.dumps(front, ensure_ascii=False) + "\n")
    for number, (path, html) in enumerate(_others(site, services)):
        front = {"url": f"/{path}", "layout": "single"}
        (content / f"o_{number}.md").write_text(json.dumps(front) + "\n" + html)
    shutil.copytree(
        site,
        folder / "static",
        ignore=shutil.ignore_patterns("*.html", "pagefind", "datos", "sitemap*"),
    )


def _shown(catalogue: Catalogue) -> Iterator[tuple[str, dict[str, Any]]]:
    """The address of each service, and what its template is given, caught where the template would be filled."""
    given: list[dict[str, Any]] = []

    def catch(template: str, **values: Any) -> str:
        given.append(values)
        return ""

    with patch.object(html_pages, "body", catch):
        for key in catalogue.services:
            page = html_pages.service_html(service_page(catalogue, key), REPOSITORY_URL)
            yield page.url, given.pop()


def _others(site: Path, services: Set[str]) -> Iterator[tuple[str, str]]:
    for file in sorted(site.rglob("*.html")):
        path = file.relative_to(site).as_posix()
        if path.removesuffix("index.html") not in services:
            yield path.removesuffix("index.html"), file.read_text()


def _frame(html: str) -> tuple[str, str]:
    """What stands before and after the body of a service page, with the page's own lines as data."""
    head, _, rest = html.partition("<main")
    attributes, _, body = rest.partition(">")
    record = (
        attributes.rpartition("data-record=")[0]
        + 'data-record="catalogue/{{ .Params.values.page.id }}"'
    )
    before = f"{head}<main{record}>\n"
    after = "\n</main>" + body.rpartition("</main>")[2]
    for number, line in enumerate(heads(html)):
        slot = f"{{{{ index .Params.heads {number} }}}}"
        before, after = before.replace(line, slot), after.replace(line, slot)
    return before, after


def heads(html: str) -> list[str]:
    """Lines of a page's frame that are its own: title, descriptions, address, structured data."""
    marks = (
        "<title>",
        '"description"',
        "og:title",
        "og:description",
        "og:url",
        "canonical",
        "ld+json",
    )
    before, _, rest = html.partition("<main")
    frame = before.splitlines() + rest.rpartition("</main>")[2].splitlines()
    return [line for line in frame if any(mark in line for mark in marks)]


def write_material(folder: Path, site: Path, pages: int) -> int:
    """A mkdocs-material project in ``folder`` with the bodies of the first ``pages`` pages of ``site``; how many."""
    docs = folder / "docs"
    docs.mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(_MATERIAL)
    files = sorted(site.glob("tramites/*/*/index.html"))[: pages - 1]
    for file in [site / "index.html", *files]:
        html = file.read_text()
        body = html.partition("<main")[2].partition(">")[2].rpartition("</main>")[0]
        title = html.partition("<title>")[2].partition("</title>")[0]
        folder_of = file.parent.relative_to(site).as_posix()
        target = docs / ("index.md" if folder_of == "." else f"{folder_of}.md")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(f"---\ntitle: {json.dumps(title)}\n---\n\n{_block(body)}\n")
    return len(files) + 1


def _block(html: str) -> str:
    """One block of HTML for Markdown, which a blank line would end."""
    return "\n".join(line for line in html.splitlines() if line.strip())


def plain(value: Any) -> Any:
    """A view as JSON, what it computes included."""
    if is_dataclass(value) and not isinstance(value, type):
        names = [f.name for f in fields(value)]
        names += [n for n, kind in vars(type(value)).items() if isinstance(kind, property)]
        return {name: plain(getattr(value, name)) for name in names}
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    if isinstance(value, set | frozenset):
        return sorted(plain(item) for item in value)
    return str(value) if isinstance(value, Decimal) else value
