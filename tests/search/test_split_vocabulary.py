"""Words that only running text has, in files of their own: the same answers, and only what a query needs is read."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from generator.outputs import search_index
from generator.outputs.search_index import FOLDER, beginning
from tests.real import REPOSITORY, catalogue
from tests.search.queries import load_queries

SCRIPTS = REPOSITORY / "generator/theme/assets/buscador"
# A first letter people confuse, and what they write for it
CONFUSED = {"b": "v", "v": "b", "c": "s", "s": "z", "z": "s", "h": "", "g": "j", "j": "g", "y": "ll", "k": "c", "q": "k", "a": "ha"}  # fmt: skip


def queries() -> list[str]:
    """Those of the set, each also with its first letters confused, and a word that only running text has."""
    typed = [query.query for query in load_queries()]
    slips = [" ".join(CONFUSED.get(w[0], w[0]) + w[1:] for w in query.split()) for query in typed]
    return [*typed, *slips, "anticucho", "sirbe para viajar", "adjuntando papeles", "hantecedentes"]


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder = tmp_path_factory.mktemp("split")
    shutil.copytree(SCRIPTS, folder / "scripts")
    (folder / "scripts/package.json").write_text('{"type": "module"}')
    (folder / "queries.json").write_text(json.dumps(queries()))
    for name, most in (("whole", 10**9), ("split", 1)):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(search_index, "_RARE", most)
            files = search_index.search_index(catalogue())
        for path, content in files.items():
            file = folder / name / path.removeprefix(FOLDER)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
    node = shutil.which("node")
    assert node, "apt-get install nodejs"
    script = Path(__file__).with_name("answers.mjs")
    command = [node, script, folder / "scripts", folder / "queries.json", folder / "whole", folder / "split"]  # fmt: skip
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return {Path(name).name: answer for name, answer in json.loads(told).items()}


def test_every_query_is_answered_the_same(answers: dict[str, Any]) -> None:
    pairs = zip(queries(), answers["whole"]["found"], answers["split"]["found"], strict=True)
    assert [query for query, whole, split in pairs if whole != split] == []
    assert sum(bool(hits) for hits, *_ in answers["split"]["found"]) > 400


def test_files_of_rare_words_are_read_only_where_there_are_some(answers: dict[str, Any]) -> None:
    assert not any(name.startswith("w") for name in answers["whole"]["read"])
    assert any(name.startswith("w") for name in answers["split"]["read"])


@pytest.mark.parametrize(
    ("one", "other"),
    [("vivienda", "bibienda"), ("cebra", "sebra"), ("queso", "keso"), ("zapato", "sapato"), ("hijo", "ijo"),
     ("gente", "jente"), ("llave", "yave"), ("huevo", "wevo"), ("psicologo", "sicologo"), ("chofer", "hchofer")],
)  # fmt: skip
def test_what_sounds_alike_begins_alike(one: str, other: str) -> None:
    assert beginning(one) == beginning(other)
