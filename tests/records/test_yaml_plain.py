"""What is read line by line is what YAML's parser reads, or is left to it."""

import random

import pytest
import yaml

from generator.records.yaml_places import places, places_below
from generator.records.yaml_plain import plain_values
from generator.records.yaml_source import parsed, read
from generator.records.yaml_values import MAX_DEPTH, MAX_VALUES
from tests.real import REPOSITORY
from tests.small import DATA, SMALL
from tests.values import told

SIGNS = [*"\n:-#'\"[]{}&*!|>%@`,?+.=~_ \t0123aÑé«“/()", ": ", "- ", " #", "\n\n", "\n  ", "\n- ", "''", "null", "1.50", "---\n", "...\n", "key: ", "? ", "|\n", ">-\n", "\\"]  # fmt: skip


def texts(*folders: str) -> list[str]:
    files = [f for folder in folders for f in sorted((REPOSITORY / folder).rglob("*.yml"))]
    return [f.read_bytes().decode("utf-8", "replace").replace("\r\n", "\n") for f in files]


def dumped(text: str) -> str:
    """As PyYAML writes it: a list stands right below its key."""
    value = yaml.load(text, yaml.CBaseLoader)
    return yaml.dump(
        value, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=1000
    )


RECORDS = texts("catalogue", "entities", "centers")
DUMPED = [dumped(text) for text in RECORDS]


def is_read(text: str) -> bool:
    """Whether it was read here; if so, as the parser reads it, and without a problem."""
    value = plain_values(text)
    if value is None:
        return False
    source, problems = parsed("a.yml", text)
    assert problems == [], text
    assert told(value) == told(source.value), text
    below = (place for field in value for place in places_below(field, text).items())
    assert {(): (1, 1), **dict(below)} == places(text), text
    return True


def test_nearly_every_record_is_read() -> None:
    assert len(RECORDS) > 500
    assert sum(map(is_read, RECORDS)) > 0.95 * len(RECORDS)


def test_so_is_nearly_every_record_that_pyyaml_writes() -> None:
    assert sum(map(is_read, DUMPED)) > 0.9 * len(DUMPED)


def test_bad_records_are_left_to_the_parser_or_read_alike() -> None:
    for folder in (SMALL, DATA):
        for text in texts(str(folder)):
            is_read(text)


@pytest.mark.parametrize("seed", range(20))
def test_edited_records_are_read_alike(seed: int) -> None:
    chance, read_here = random.Random(seed), 0
    for _ in range(300):
        lines = chance.choice([*RECORDS, *DUMPED]).splitlines(keepends=True)
        start = chance.choice([0, *(i for i, line in enumerate(lines) if line[0].isalpha())])
        text = "".join(lines[start : start + chance.randint(1, 12)])
        for _ in range(chance.randint(1, 3)):
            place = chance.randrange(len(text) + 1)
            text = text[:place] + chance.choice(SIGNS) + text[place + chance.randint(0, 2) :]
        read_here += is_read(text)
    assert read_here > 30


@pytest.mark.parametrize("seed", range(20))
def test_random_lines_are_read_alike(seed: int) -> None:
    chance, read_here = random.Random(seed), 0
    begin = ["", "", "  ", "    ", "- ", "  - ", "    - "]
    key = ["a: ", "b: ", "c:", "", "a b: ", "ñ: ", "1: ", "- "]
    end = ["x", "x y", "'x'", "'x", "x'", "''", "1.50", "-5", "-x", "+5", "null", "true", "012", "1_0", '"x"', '"x', "¿x?", "x: y", "x:", "", "[]", "a:b", "«x»", "“x”", "https://x.pe/#a", ".", "²", "…"]  # fmt: skip
    for _ in range(3000):
        lines = [
            chance.choice(begin) + chance.choice(key) + chance.choice(end)
            for _ in range(chance.randint(1, 5))
        ]
        read_here += is_read("\n".join(lines) + "\n")
    assert read_here > 30


@pytest.mark.parametrize(
    "text",
    ["", "\n", "a", "a: 1", "a: x\n\nb: y\n", "a: x # y\n", "a: |\n  x\n", "a: [x]\n", "a: x\na: y\n", "- x\n",
     "a: &b x\n", "a: *b\n", "a: !c x\n", "- a:\n- x\n", "a:\n", "a: 'x\n", 'a: "\\x41"\n', "a:\tx\n", " a: x\n",
     "'a': x\n", "a: x: y\n", "a: -x\n", "a: “x”\n", "a: x\n  - y\n", "--- \na: x\n", f"{'k' * 101}: x\n",
     f"{'K' * 101}: x\n"],
)  # fmt: skip
def test_what_is_not_usual_is_left_to_the_parser(text: str) -> None:
    assert plain_values(text) is None


def deep(levels: int) -> str:
    return "".join(f"{'  ' * i}a:\n" for i in range(levels - 1)) + f"{'  ' * (levels - 1)}a: x\n"


def deep_list(levels: int) -> str:
    lines = "".join(f"{'  ' * i}a:\n" for i in range(levels - 1))
    return f"{lines}{'  ' * (levels - 1)}- x\n"


@pytest.mark.parametrize("written", [deep, deep_list])
def test_what_is_too_deep_is_left_to_the_parser(written: object) -> None:
    assert callable(written)
    assert is_read(written(MAX_DEPTH))
    assert not is_read(written(MAX_DEPTH + 1))


@pytest.mark.parametrize(
    ("text", "value"),
    [("a:\n- x\n", {"a": ["x"]}),
     ("a:\n- x\n- y\nb: z\n", {"a": ["x", "y"], "b": "z"}),
     ("a:\n- b:\n  - x\n  c: y\n- z\n", {"a": [{"b": ["x"], "c": "y"}, "z"]}),
     ("a:\n  b:\n  - x\n    y\n  c: z\nd: e\n", {"a": {"b": ["x y"], "c": "z"}, "d": "e"})],
)  # fmt: skip
def test_a_list_may_stand_right_below_its_key(text: str, value: object) -> None:
    assert is_read(text)
    assert plain_values(text) == value


def test_what_is_too_long_is_left_to_the_parser() -> None:
    text = "a:\n" + "  - x\n" * MAX_VALUES
    assert plain_values(text) is None
    assert [p.code for p in read("a.yml", text.encode())[1]] == ["too-big"]
