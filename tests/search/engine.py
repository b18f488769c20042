"""The engine of the results page in Node, without building a site: seconds where Chromium takes minutes.

python -m tests.search.engine        # every set of queries: figures and failures
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
from generator.records.load import load
from generator.views.search import found
from tests.real import REPOSITORY
from tests.search.queries import HELD_OUT, QUERIES, UNANSWERED, Query, figures, load_queries, rank

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


def main() -> int:
    """Print what each set gets."""
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--services", type=int, default=0, metavar="N")
    services = options.parse_args().services
    sets = {"desarrollo": QUERIES, **HELD_OUT}
    queries = {name: load_queries(path) for name, path in sets.items()}
    with TemporaryDirectory() as temporary:
        records = Path(temporary) / "records"
        root = write_catalogue(records, services) if services else REPOSITORY
        read = load(root)
        errors = [problem.text() for problem in read.problems if problem.severity == "error"]
        if errors:  # a record or a vocabulary that cannot be read would only be missing
            print(*errors, sep="\n")
            return 1
        catalogue = Catalogue(read)
        index = write_index(search_index(catalogue), Path(temporary) / "index")
        texts = [query.query for chosen in queries.values() for query in chosen]
        answered = iter(answers(texts, Path(temporary), index)["index"]["found"])
        ids = [document.record for document in found(catalogue)]
    for name, chosen in queries.items():
        _report(name, chosen, [_shown(ids, *next(answered)) for _ in chosen])
    return 0


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
