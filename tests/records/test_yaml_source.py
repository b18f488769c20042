"""The strict reader: YAML 1.2 core meaning, positions of fields, and what is refused where."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.problems import MAX_PROBLEMS, Problem
from generator.records.scalars import Number
from generator.records.yaml_source import MAX_BYTES, read


def value_of(text: str) -> object:
    source, problems = read("x.yml", text.encode())
    assert problems == []
    return source.value


def problems_of(data: str | bytes) -> list[tuple[int, int, str]]:
    _, problems = read("x.yml", data.encode() if isinstance(data, str) else data)
    return [(p.line, p.column, p.code) for p in problems]


@pytest.mark.parametrize(
    "text",
    ["no", "yes", "on", "off", "8:30", "08:00-16:45", "012345", "02121", "1_000", "0x1F", "0o17",
     "2025-10-02", "1e3", ".5", "5.", "=", "<<", "S/ 30", "1,5"],
)  # fmt: skip
def test_what_yaml_1_1_would_change_stays_text(text: str) -> None:
    assert value_of(f"a: {text}") == {"a": text}


@pytest.mark.parametrize(
    ("text", "number"), [("30.00", "30.00"), ("0", "0"), ("-12.05", "-12.05"), ("2022", "2022")]
)
def test_numbers_are_exact_and_keep_their_text(text: str, number: str) -> None:
    value = value_of(f"a: {text}")
    assert isinstance(value, dict)
    assert value["a"] == Decimal(number)
    assert isinstance(value["a"], Number)
    assert value["a"].text == text


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("true", True),
        ("False", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("'true'", "true"),
        ('"30.00"', "30.00"),
    ],
)
def test_booleans_null_and_quoted_text(text: str, value: object) -> None:
    assert value_of(f"a: {text}") == {"a": value}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a: 1\nb: 2\na: 3\n", (3, 1, "duplicate-key")),
        ("a: &x 1\n", (1, 4, "anchor-or-alias")),
        ("a: *x\n", (1, 4, "anchor-or-alias")),
        ("a:\n  <<: *x\n", (2, 7, "anchor-or-alias")),
        ("a: !!python/object/apply:os.system [ls]\n", (1, 4, "tag")),
        ("a: !x 1\n", (1, 4, "tag")),
        ("%YAML 1.1\n---\na: 1\n", (1, 1, "yaml-directive")),
        ("---\na: 1\n", (1, 1, "several-documents")),
        ("a: 1\n---\nb: 2\n", (2, 1, "several-documents")),
        ("a: 1\n...\n", (2, 1, "several-documents")),
        ("a: x\u202ey\n", (1, 5, "forbidden-character")),
        ("\ufeffa: 1\n", (1, 1, "forbidden-character")),
        ("a: x\x00\n", (1, 5, "forbidden-character")),
        ("", (1, 1, "empty-file")),
        ("# nada\n", (1, 1, "empty-file")),
        ("a:\n\t- 1\n", (2, 1, "yaml-syntax")),
        ("? [a]\n: 1\n", (1, 3, "key-not-text")),
        ("a: " + "[" * 30 + "]" * 30, (1, 23, "too-deep")),
    ],
)  # fmt: skip
def test_refused_with_its_place(text: str, found: tuple[int, int, str]) -> None:
    assert found in problems_of(text)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("x:\n- a: 1\n  b: 2\n  c: 3\n  a: 4\n  b: 5\n  c: 6\n", [5]),  # one dash is missing
        ("x:\n- a: 1\n  b: 2\n  a: 4\n  b: 5\n- a: 6\n  c: {a: 1, a: 2, b: 1}\n  a: 7\n  a: 8\n", [4, 7, 8]),
        ("x:\n- a: 1\n  b: 2\n  b: 4\n  a: 5\n", [4, 5]),
        ("a: 1\nb: 2\na: 3\nb: 4\n", [3, 4]),
    ],
)  # fmt: skip
def test_a_forgotten_dash_is_told_once(text: str, lines: list[int]) -> None:
    problems = read("x.yml", text.encode())[1]
    assert [(p.line, p.code) for p in problems] == [(line, "duplicate-key") for line in lines]


def test_a_file_over_the_limit_is_refused() -> None:
    assert problems_of(b"a: " + b"x" * MAX_BYTES) == [(1, 1, "too-big")]


def test_bytes_that_are_not_utf8_are_refused_where_they_stand() -> None:
    assert problems_of("título: año\n".encode("latin-1")) == [(1, 2, "not-utf8")]


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (b"a: 1\nb: dos\nc: x\0\n", (3, 5, "forbidden-character")),
        (b"\na: x\0\n", (2, 5, "forbidden-character")),
        ("a: 1\nb: dos\ntítulo: x\n".encode("latin-1"), (3, 2, "not-utf8")),
    ],
)
def test_a_wrong_sign_is_found_on_its_line(data: bytes, place: tuple[int, int, str]) -> None:
    assert problems_of(data) == [place]


def test_a_refused_file_keeps_its_name_and_its_text() -> None:
    source, _ = read("x.yml", b"a: x\0\n")
    assert (source.file, source.text, source.value) == ("x.yml", "a: x\0\n", None)


@pytest.mark.parametrize("data", [b"x" * (MAX_BYTES + 1), b"a: \xff\n"])
def test_a_file_that_is_no_text_to_be_shown_keeps_none(data: bytes) -> None:
    assert read("x.yml", data)[0].text == ""


def test_of_many_wrong_signs_as_many_are_told_as_are_shown_and_one_more() -> None:
    assert len(problems_of("a: " + "\x00" * 300)) == MAX_PROBLEMS + 1


def test_windows_line_ends_are_read() -> None:
    assert value_of("a: 1\r\nb: dos\r\n") == {"a": Decimal(1), "b": "dos"}


def test_a_sign_in_the_middle_of_a_text_is_no_alias() -> None:
    assert value_of("a: Pérez & Hijos * nada\nb: https://x.pe/?a=1&b=2\n") == {
        "a": "Pérez & Hijos * nada",
        "b": "https://x.pe/?a=1&b=2",
    }


RECORD = "title: Duplicado\nfees:\n  - concept: Uno\n    amount: S/ 30\n  - concept: Dos\n    amount: 3\nfree:\n"


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ((), (1, 1)),
        (("title",), (1, 8)),
        (("fees",), (2, 1)),
        (("fees", 0), (3, 5)),
        (("fees", 0, "amount"), (4, 13)),
        (("fees", 1, "concept"), (5, 14)),
        (("fees", 1, "payment_code"), (5, 5)),
        (("summary",), (1, 1)),
        (("free",), (7, 1)),
    ],
)
def test_every_field_has_its_line_and_column(
    path: tuple[str | int, ...], place: tuple[int, int]
) -> None:
    source, _ = read("x.yml", RECORD.encode())
    assert source.locate(path) == place


@given(st.binary(max_size=2000))
def test_no_bytes_raise(data: bytes) -> None:
    source, problems = read("x.yml", data)
    assert all(isinstance(p, Problem) for p in problems)
    assert (source.value is None) or not problems


@given(st.text(alphabet="ab:-[]{}&*!%|>'\"# \n\t,?<0", max_size=300))
def test_no_text_near_yaml_raises(text: str) -> None:
    source, problems = read("x.yml", text.encode())
    assert source.value is None or not problems
