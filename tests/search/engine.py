"""The engine of the results page in Node, without building a site: seconds where Chromium takes minutes.

python -m tests.search.engine                     # every set of queries: figures and failures
python -m tests.search.engine --services 10000    # the real records hidden among invented ones, and what changed places
"""

import argparse
import json
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from benchmarks.synthetic import write_catalogue
from generator.catalogue import Catalogue
from generator.outputs.search_index import FOLDER, search_index
from generator.outputs.search_terms import documents
from generator.records.load import load
from tests.real import REPOSITORY
from tests.search.queries import HELD_OUT, QUERIES, UNANSWERED, Query, figures, load_queries, rank

DEVELOPMENT: Final = "desarrollo"
SCRIPTS: Final = REPOSITORY / "generator/theme/assets/buscador"


def write_index(files: Mapping[str, bytes], folder: Path) -> Path:
    """The files of an index in a folder of their own."""
    for path, content in files.items():
        file = folder / path.removeprefix(FOLDER)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    return folder


@dataclass(frozen=True, slots=True)
class Shown:
    """Services in the order of the page, whether it says that nothing here answers, and what it looked for."""

    services: tuple[str, ...]
    told: bool
    understood: str


def answers(queries: Sequence[str], folder: Path, *indexes: Path) -> dict[str, Any]:
    """What the engine answers from each index, by the name of its folder; ``folder`` keeps what Node reads."""
    shutil.copytree(SCRIPTS, folder / "scripts")
    (folder / "scripts/package.json").write_text('{"type": "module"}')
    (folder / "queries.json").write_text(json.dumps(queries))
    node = shutil.which("node")
    assert node, "apt-get install nodejs"
    script = Path(__file__).with_name("answers.mjs")
    command = [node, *map(str, (script, folder / "scripts", folder / "queries.json", *indexes))]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return {Path(name).name: answer for name, answer in json.loads(told).items()}


def typed(root: Path, texts: Sequence[str], folder: Path) -> list[Shown]:
    """What is shown for each query over the records below ``root``; ``folder`` must not be there yet."""
    read = load(root)
    errors = [problem.text() for problem in read.problems if problem.severity == "error"]
    if errors:  # a record or a vocabulary that cannot be read would only be missing
        raise ValueError("\n".join(errors))
    catalogue = Catalogue(read)
    index = write_index(search_index(catalogue), folder / "index")
    ids = [document.found.record for document in documents(catalogue)]
    return [_shown(ids, *one) for one in answers(texts, folder, index)["index"]["found"]]


def moved(queries: Sequence[Query], small: Sequence[Shown], large: Sequence[Shown]) -> list[str]:
    """Queries whose answer has another place, or is told of otherwise, in the larger catalogue."""
    return [
        f"{query.query}: {rank(query, before.services)} → {rank(query, after.services)} · "
        f"{', '.join(after.services[:3]) or 'nada'}"
        for query, before, after in zip(queries, small, large, strict=True)
        if rank(query, before.services) != rank(query, after.services) or before.told != after.told
    ]


def main() -> int:
    """Print what each set gets; 1 where the development set gets other places than in the real catalogue."""
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--services", type=int, default=0, metavar="N")
    services = options.parse_args().services
    queries = {
        name: load_queries(path) for name, path in {DEVELOPMENT: QUERIES, **HELD_OUT}.items()
    }
    texts = [query.query for chosen in queries.values() for query in chosen]
    with TemporaryDirectory() as temporary:
        base = Path(temporary)
        small = large = typed(REPOSITORY, texts, base / "real")
        if services:
            large = typed(write_catalogue(base / "records", services), texts, base / "invented")
    before, after = iter(small), iter(large)
    failed = False
    for name, chosen in queries.items():
        shown = [next(after) for _ in chosen]
        _report(name, chosen, shown)
        others = moved(chosen, [next(before) for _ in chosen], shown)
        failed |= name == DEVELOPMENT and bool(others)
        if services:
            print("", f"Con otro lugar que en el catálogo real: {len(others)}", *others, sep="\n- ")
    return int(failed)


def _shown(records: Sequence[str], hits: Sequence[Any], text: str, _: object, answer: str) -> Shown:
    """As the page shows it: nothing in the list where nothing answers."""
    listed = [records[document] for document, _ in hits] if answer != "no" else []
    services = [r.removeprefix("catalogue/") for r in listed if r.startswith("catalogue/")]
    return Shown(tuple(services), answer != "yes", text)


def _report(name: str, queries: Sequence[Query], shown: Sequence[Shown]) -> None:
    pairs = list(zip(queries, shown, strict=True))
    f = figures([rank(query, one.services) for query, one in pairs if query.expected])
    without = [one.told for query, one in pairs if UNANSWERED in query.tags]
    wrongly = [query.query for query, one in pairs if query.expected and one.told]
    print(
        f"\n## {name}: {f.queries} · {f.first:.3f} · {f.three:.3f} · {f.reciprocal:.3f} · "
        f"sin respuesta, lo dice en {sum(without)} de {len(without)} · lo dice de más en {len(wrongly)}\n"
    )
    for query, one in pairs:
        place = rank(query, one.services)
        if query.expected and (place != 1 or one.told):
            mark = "dice que no está · " if one.told else ""
            first = ", ".join(one.services[:3]) or "nada"
            print(f"- {mark}{place or 'no está'} · {query.query} · {query.expected[0]} · {first}")
        elif UNANSWERED in query.tags and not one.told:
            print(f"- no lo dice · {query.query} · {', '.join(one.services[:3])}")


if __name__ == "__main__":
    sys.exit(main())
