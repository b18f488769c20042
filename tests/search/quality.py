"""``make search-quality``: every query typed in Chromium, ours beside three other engines, as Markdown.

``--services N`` hides the real records among N invented ones and measures only ours.
"""

import argparse
import json
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import material

from benchmarks.synthetic import REPOSITORY, write_catalogue
from generator.catalogue import Catalogue
from generator.publish.builds import build
from generator.records.load import load
from generator.views.search import found_service, said
from tests.search.measure import (
    SLOWER,
    Typed,
    browsing,
    compressed_first_query,
    middle,
    type_all,
)
from tests.search.queries import (
    HELD_OUT,
    KINDS,
    UNANSWERED,
    Query,
    figures,
    load_queries,
    rank,
)

MINISEARCH: Final = "minisearch@7.2.0"
AS_OF: Final = date(2026, 11, 23)
_NAMES: Final = {
    "own": "el buscador", "miniSearch": "MiniSearch 7.2", "pagefind": "Pagefind 1.5.2",
    "material": "Material 9.8",
}  # fmt: skip
Found = Mapping[str, Sequence[Sequence[str]]]


def main() -> int:
    """Build, type, print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--services", type=int, default=0, metavar="N")
    services = options.parse_args().services
    queries = load_queries()
    with TemporaryDirectory() as temporary:
        web = Path(temporary)
        root = write_catalogue(web / "records", services) if services else REPOSITORY
        built = build(REPOSITORY / "mkdocs.yml", root=root, site_dir=web / "portal", as_of=AS_OF)
        if not built.published:
            print(*[p.text() for p in built.problems if p.severity == "error"][:5], sep="\n")
            return 1
        if not services:
            prepare_comparison(web / "comparacion")
        print(report(web, queries, compared=not services))
    return 0


def prepare_comparison(folder: Path) -> None:
    """What the other engines need, beside the site: never inside it."""
    folder.mkdir()
    catalogue = Catalogue(load(REPOSITORY))
    services = [
        {
            "id": d.record,
            "title": d.names[0],
            "also": ". ".join(d.names[1:]),
            **said(catalogue, d.record).texts,
        }
        for d in (found_service(catalogue, key) for key in catalogue.briefs)
    ]
    (folder / "services.json").write_text(json.dumps(services))
    bundled = Path(material.__file__).parent / "templates" / "assets" / "javascripts"
    shutil.copytree(bundled, folder / "javascripts")
    next((folder / "javascripts" / "workers").glob("search.*.min.js")).rename(
        folder / "javascripts" / "workers" / "search.js"
    )
    packed = subprocess.run(
        ["npm", "pack", "--silent", MINISEARCH],
        cwd=folder,
        check=True,
        capture_output=True,
        text=True,
    )
    shutil.unpack_archive(folder / packed.stdout.strip(), folder / "npm")
    shutil.copy(folder / "npm" / "package" / "dist" / "umd" / "index.js", folder / "minisearch.js")
    shutil.copy(Path(__file__).with_name("engines.js"), folder)
    scripts = '<script src="minisearch.js"></script><script src="engines.js"></script>'
    (folder / "index.html").write_text(scripts)


def report(web: Path, queries: Sequence[Query], *, compared: bool) -> str:
    """The whole report."""
    texts = [query.query for query in queries]
    with browsing(web) as (page, address):
        index, everything = compressed_first_query(
            page, address, web, "cuanto cuesta sacar dni de mi hijo"
        )
    with browsing(web) as (page, address):
        typed = type_all(page, address, texts)
        found: dict[str, Sequence[Sequence[str]]] = {"own": [t.services for t in typed]}
        if compared:
            page.goto(f"{address}comparacion/")
            for name in ("miniSearch", "pagefind", "material"):
                answers = page.evaluate(
                    "([name, texts]) => window.compare(name, texts)", [name, texts]
                )
                found[name] = [[r.removeprefix("catalogue/") for r in one if r] for one in answers]
    held_out = {name: load_queries(path) for name, path in HELD_OUT.items()}
    with browsing(web) as (page, address):
        unseen = {
            name: type_all(page, address, [query.query for query in others])
            for name, others in held_out.items()
        }
    with browsing(web) as (page, address):
        slow = type_all(page, address, texts, SLOWER)
    lines = [
        *_table(queries, found),
        "",
        f"Primera consulta: {index / 1000:.0f} KB de índice, {everything / 1000:.0f} KB con página, estilo y guiones (gzip).",
        f"Mediana por consulta después de la primera, con la CPU {SLOWER} veces más lenta: {middle([t.ms for t in slow]):.0f} ms.",
        *_unanswered(queries, typed),
        *_failures(queries, found["own"]),
    ]
    if compared:
        lines += _lost(queries, found)
    for name, others in held_out.items():
        lines += ["", f"#### Consultas {name}", "", *_by_person(others, unseen[name])]
    return "\n".join(lines)


def _table(queries: Sequence[Query], found: Found) -> list[str]:
    lines = [
        "| consultas | n | " + " | ".join(_NAMES[e] for e in found) + " |",
        "|---" * (2 + len(found)) + "|",
    ]
    for name, belongs in KINDS.items():
        chosen = [i for i, q in enumerate(queries) if q.expected and belongs(q)]
        cells = []
        for engine in found.values():
            f = figures([rank(queries[i], engine[i]) for i in chosen])
            cells.append(f"{f.first:.3f} · {f.three:.3f} · {f.reciprocal:.3f}")
        lines.append(f"| {name} | {len(chosen)} | " + " | ".join(cells) + " |")
    return lines


def _by_person(queries: Sequence[Query], typed: Sequence[Typed]) -> list[str]:
    """Figures of a held-out set: all, then each kind of person who types."""
    kinds = dict.fromkeys(tag for query in queries if query.expected for tag in query.tags)
    lines = ["| consultas | n | el buscador |", "|---|---|---|"]
    for kind in ("todas", *kinds):
        chosen = [
            rank(query, shown.services)
            for query, shown in zip(queries, typed, strict=True)
            if query.expected and (kind == "todas" or kind in query.tags)
        ]
        f = figures(chosen)
        lines.append(
            f"| {kind} | {f.queries} | {f.first:.3f} · {f.three:.3f} · {f.reciprocal:.3f} |"
        )
    found = [shown.services for shown in typed]
    return [*lines, "", *_unanswered(queries, typed), *_failures(queries, found)]


def _unanswered(queries: Sequence[Query], typed: Sequence[Typed]) -> list[str]:
    without = [t for q, t in zip(queries, typed, strict=True) if UNANSWERED in q.tags]
    wrongly = [q.query for q, t in zip(queries, typed, strict=True) if q.expected and t.told]
    return [
        f"Sin respuesta en el catálogo: lo dice en {sum(t.told for t in without)} de {len(without)}; "
        f"de ellas, sin ningún resultado {sum(not t.services for t in without)}.",
        f"Lo dice de más en {len(wrongly)}: {'; '.join(wrongly) or 'ninguna'}.",
    ]


def _failures(queries: Sequence[Query], found: Sequence[Sequence[str]]) -> list[str]:
    lines = ["", "Fallas (lugar · consulta · esperado · primero):", ""]
    for query, services in zip(queries, found, strict=True):
        place = rank(query, services)
        if query.expected and place != 1:
            first = services[0] if services else "nada"
            lines.append(f"- {place or 'no está'} · {query.query} · {query.expected[0]} · {first}")
    return lines


def _lost(queries: Sequence[Query], found: Found) -> list[str]:
    lost = [
        q.query
        for i, q in enumerate(queries)
        if rank(q, found["pagefind"][i]) == 1 and rank(q, found["own"][i]) != 1
    ]
    return ["", f"Primeras en Pagefind y no aquí: {'; '.join(lost) or 'ninguna'}."]


if __name__ == "__main__":
    sys.exit(main())
