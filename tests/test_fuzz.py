"""No bytes and no structure make reading or checking raise: real files, mutated."""

import json
from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.catalogue import Catalogue
from generator.checks import check
from generator.problems import INVISIBLE, Problem
from generator.problems.codes import CODES
from generator.records.load import load
from tests.examples import EXAMPLE

AS_OF = date(2026, 11, 23)
FILES = {path.relative_to(EXAMPLE): path.read_bytes() for path in sorted(EXAMPLE.rglob("*.yml"))}
REAL = Path(__file__).resolve().parent.parent / "catalogue"
RICH = [path.read_bytes() for path in sorted(REAL.glob("*/*.yml"))[::40]]

BOUNDED = settings(
    max_examples=150,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
PIECES = [b"\t", b"- ", b": ", b"'", b'"', b"&a ", b"*a", b"!x ", b"[", b"]", b"{", b"}", b"|", b">", b"#", b"%",
          b"---\n", b"\n", b"\r", b"  ", b"\x00", b"\xff", b"\xef\xbb\xbf", "\u202e".encode(), "“".encode(), b"~", b"<<: "]  # fmt: skip
WILD: list[Any] = [
    None, True, False, "", " ", "x" * 6000, "9" * 400, "-1", "1e999999", "0", "30,50", "S/ 30", [], {}, [[]], [None], [{}],
    {"": ""}, {"a": {"b": "c"}}, "2026-02-30", "9999-12-31", "0001-01-01", "0000", "31/12/2026", "08:00-07:00", "lunes",
    "http://[", "https://a:b@c", "javascript:alert(1)", "<b>", "**", "\x1b[31m", "\u202e", "norte", "ejemplo/x", "../x",
    "ejemplo/duplicado-de-carne", "dni", "true", "null", "~", "RUC 20131312954", "a" * 81, 10**30, "«", "»" * 50, "@", "@a.pe",
]  # fmt: skip


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("fuzz") / "root"


def problems_with(root: Path, path: Path, data: bytes) -> list[Problem]:
    """Every problem of the example catalogue with one file replaced."""
    for name, content in {**FILES, path: data}.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(content)
    loaded = load(root)
    return [*loaded.problems, *check(Catalogue(loaded), AS_OF)]


def assert_well_formed(problems: list[Problem], path: Path, data: bytes) -> None:
    for problem in problems:
        assert problem.code in CODES
        assert problem.file
        assert problem.line >= 1
        assert problem.column >= 1
        assert problem.file != path.as_posix() or problem.line <= data.count(b"\n") + 2
        assert problem.message and problem.hint
        assert len(problem.text()) < 2500
        assert problem.text().count("\n") == 1
        assert not INVISIBLE.search(problem.text().replace("\n", ""))
        assert json.dumps(problem.as_json()).encode("ascii")


@st.composite
def originals(draw: st.DrawFn) -> tuple[Path, bytes]:
    """A file of the example catalogue; in a service's place perhaps one of the real catalogue."""
    path = draw(st.sampled_from(sorted(FILES)))
    is_service = path.parent.name == "ejemplo"
    return path, draw(st.sampled_from([FILES[path], *RICH])) if is_service else FILES[path]


@st.composite
def mutated_bytes(draw: st.DrawFn) -> tuple[Path, bytes]:
    """A real file with a few bytes taken out, put in or repeated."""
    path, data = draw(originals())
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.integers(0, 30)))
        piece = draw(st.sampled_from([*PIECES, data[start:end] * 2, b""]) | st.binary(max_size=4))
        data = data[:start] + piece + data[end:]
    return path, data


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    children = (
        value.items()
        if isinstance(value, dict)
        else enumerate(value)
        if isinstance(value, list)
        else ()
    )
    return [path, *(place for key, child in children for place in places(child, (*path, key)))]


@st.composite
def mutated_structure(draw: st.DrawFn) -> tuple[Path, bytes]:
    """A real record with keys and elements dropped, doubled, swapped or given wild values."""
    file, text = draw(originals())
    value = yaml.load(text, Loader=yaml.CBaseLoader)
    for _ in range(draw(st.integers(1, 4))):
        path = draw(st.sampled_from(places(value)[1:] or [()]))
        if not path:
            break
        parent = value
        for part in path[:-1]:
            parent = parent[part]
        mutate(draw, parent, path[-1])
    dumped = yaml.dump(value, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False)
    return file, dumped.encode()


def mutate(draw: st.DrawFn, parent: Any, key: Any) -> None:
    kind = draw(st.sampled_from(["wild", "drop", "rename", "double", "swap"]))
    if kind == "drop":
        del parent[key]
    elif kind == "wild":
        parent[key] = deepcopy(draw(st.sampled_from(WILD)))
    elif kind == "rename" and isinstance(parent, dict):
        parent[
            draw(st.sampled_from(["", "x", key + "s", key.upper(), "\x1b", "<<", "source", "when"]))
        ] = parent.pop(key)
    elif kind == "double" and isinstance(parent, list):
        parent.append(deepcopy(parent[key]))
    else:
        other = draw(
            st.sampled_from(list(parent) if isinstance(parent, dict) else range(len(parent)))
        )
        parent[key], parent[other] = parent[other], parent[key]


@BOUNDED
@given(mutated_bytes())
def test_no_mutated_bytes_raise(root: Path, mutated: tuple[Path, bytes]) -> None:
    assert_well_formed(problems_with(root, *mutated), *mutated)


@BOUNDED
@given(mutated_structure())
def test_no_mutated_structure_raises(root: Path, mutated: tuple[Path, bytes]) -> None:
    assert_well_formed(problems_with(root, *mutated), *mutated)
