"""What somebody could send to harm or deceive: links, pipes, bombs, floods of problems, signs for the terminal."""

import os
from pathlib import Path

import pytest

from generator.problems import INVISIBLE, MAX_PROBLEMS, Problem, first_of_each_file, make, visible
from generator.records.load import load
from generator.records.yaml_source import MAX_BYTES, read
from tests.small import LEAST, SOURCES, service, write

SERVICE = "catalogue/ejemplo/uno.yml"


def found(root: Path) -> list[tuple[str, str]]:
    return [(p.file, p.code) for p in load(root).problems]


def told(root: Path) -> list[tuple[str, str]]:
    return [(p.file, p.message) for p in load(root).problems]


# Files and folders


@pytest.mark.parametrize("top", ["catalogue", "entities", "centers"])
def test_one_of_the_three_folders_may_not_be_a_link(tmp_path: Path, top: str) -> None:
    root = write(tmp_path / "root", {})
    (root / top).rename(tmp_path / "fuera")
    (root / top).symlink_to(tmp_path / "fuera")
    assert (top, "link-outside") in found(root)


def test_folders_that_lead_to_each_other_end(tmp_path: Path) -> None:
    root = write(tmp_path, {})
    (root / "catalogue" / "uno").symlink_to(root / "catalogue")
    (root / "entities" / "dos.yml").symlink_to("dos.yml")
    assert found(root) == [("catalogue/uno", "link-outside"), ("entities/dos.yml", "unreadable")]
    assert told(root)[1][1] == "No se pudo leer: es un enlace que vuelve sobre sí mismo."


def test_a_link_out_of_the_root_through_another_link_is_refused(tmp_path: Path) -> None:
    root = write(tmp_path / "root", {})
    (tmp_path / "fuera.yml").write_text(LEAST["entities/ejemplo.yml"])
    (root / "entities" / "dos.yml").symlink_to("tres.yml")
    (root / "entities" / "tres.yml").symlink_to("../../fuera.yml")
    assert found(root) == [
        ("entities/dos.yml", "link-outside"),
        ("entities/tres.yml", "link-outside"),
    ]


def test_a_pipe_is_never_opened(tmp_path: Path) -> None:
    root = write(tmp_path, {})
    os.mkfifo(root / "entities" / "dos.yml")
    os.mkfifo(root / "entities" / "tres")
    assert found(root) == [("entities/dos.yml", "not-a-file"), ("entities/tres", "not-a-file")]


def test_a_link_to_a_device_is_refused(tmp_path: Path) -> None:
    root = write(tmp_path, {})
    (root / "entities" / "dos.yml").symlink_to("/dev/zero")
    assert found(root) == [("entities/dos.yml", "link-outside")]


def test_nobody_looks_into_a_folder_that_cannot_hold_records(tmp_path: Path) -> None:
    root = write(tmp_path, {})
    deep = root / "catalogue" / "/".join(["a"] * 400)
    deep.mkdir(parents=True)
    (deep / "dos.yml").write_text("title: x\n")
    assert found(root) == [("catalogue/a/a/a/a/a", "folder-too-deep")]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("dos.yaml", "El nombre termina en «.yaml», y el de una ficha, en «.yml»."),
        ("dos.YML", "El nombre termina en «.YML», y el de una ficha, en «.yml»."),
        ("dos.txt", "Este archivo no es una ficha .yml."),
    ],
)
def test_a_wrong_ending_is_named(tmp_path: Path, name: str, message: str) -> None:
    assert told(write(tmp_path, {f"entities/{name}": "name: x\n"})) == [
        (f"entities/{name}", message)
    ]


def test_a_file_in_the_place_of_a_folder_is_named(tmp_path: Path) -> None:
    root = write(tmp_path, {})
    (root / "centers" / "norte.yml").unlink()
    (root / "centers").rmdir()
    (root / "centers").write_text("name: x\n")
    assert told(root) == [("centers", "«centers» no es una carpeta.")]


def test_the_size_of_a_file_that_is_too_big_is_its_own(tmp_path: Path) -> None:
    root = write(tmp_path, {"entities/dos.yml": "name: x\n#" + "x" * 3 * MAX_BYTES})
    assert told(root) == [("entities/dos.yml", "El archivo pesa 769 KiB.")]


def test_a_file_of_exactly_the_limit_is_read() -> None:
    text = "a: 1\n#".ljust(MAX_BYTES - 1, "x") + "\n"
    assert read("x.yml", text.encode())[1] == []
    assert [p.code for p in read("x.yml", (text + "#").encode())[1]] == ["too-big"]


# Text


def test_a_column_counts_letters_and_not_bytes() -> None:
    (problem,) = read("x.yml", "título: ñandú ".encode() + b"\xf1\n")[1]
    assert (problem.line, problem.column, problem.code) == (1, 15, "not-utf8")


def test_a_byte_order_mark_says_how_to_save_the_file() -> None:
    (problem,) = read("x.yml", b"\xef\xbb\xbfname: x\n")[1]
    assert problem.code == "forbidden-character"
    assert problem.hint == "Guarda el archivo como UTF-8, sin BOM (la marca de orden de bytes)."


@pytest.mark.parametrize("sign", ["\xad", "\u200b", "\u2060", "\u180e", "\ufffe", "\U000e0041"])
def test_signs_without_width_are_refused(sign: str) -> None:
    (problem,) = read("x.yml", f"a: nor{sign}te\n".encode())[1]
    assert (problem.column, problem.code) == (7, "forbidden-character")


def test_more_than_20000_values_are_no_record() -> None:
    assert read("x.yml", ("a:\n" + "- b\n" * 19_998).encode())[1] == []
    (problem,) = read("x.yml", ("a:\n" + "- b\n" * 19_999).encode())[1]
    assert (problem.code, problem.line) == ("too-big", 20_000)


def test_a_bomb_of_aliases_is_refused_without_expanding_it() -> None:
    lines = ["a0: &a0 x"] + [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]" for i in range(1, 30)]
    problems = read("x.yml", "\n".join(lines).encode())[1]
    assert {p.code for p in problems} == {"anchor-or-alias"}
    assert len(problems) == MAX_PROBLEMS + 1


def test_a_number_of_a_hundred_thousand_digits_is_only_text(tmp_path: Path) -> None:
    digits = "9" * 100_000
    text = service(
        f"fees: [{{concept: a, amount: {digits}}}]\ntime_limit: {{max: {digits}, unit: horas}}\n"
    )
    problems = load(write(tmp_path, {SERVICE: text})).problems
    assert [p.code for p in problems] == ["fee-amount", "not-a-whole-number"]
    assert all(len(p.text()) < 300 for p in problems)


@pytest.mark.parametrize("number", ["1e999999", "-1e5", "0x1F", ".inf", ".nan", "1_000"])
def test_numbers_that_only_computers_write_are_no_amount(tmp_path: Path, number: str) -> None:
    text = service(f"fees: [{{concept: a, amount: {number}}}]\n")
    assert [p.code for p in load(write(tmp_path, {SERVICE: text})).problems] == ["fee-amount"]


# Messages


def test_no_sign_reaches_the_terminal_raw(tmp_path: Path) -> None:
    text = service('"\\x1b[31mx": 1\n').replace("Resumen.", '"\\e]0;x\\a \\u202e"')
    problems = read(SERVICE, text.encode())[1]
    problems += load(write(tmp_path, {"entities/\x1b[31m.yml": "name: x\n"})).problems
    assert len(problems) >= 3
    assert all(p.text().replace("\n", "").isprintable() for p in problems)


def test_signs_nobody_sees_are_written_out() -> None:
    problem = make("a\x1bb.yml", 1, 1, ("x\ny",), "empty-value", "«\u202e\x9b31m»\n")
    assert problem.file == "a\\x1bb.yml"
    assert problem.field == "x\\ny"
    assert problem.message == "«\\u202e\\x9b31m»\\n"
    assert visible("Año ñandú «a» … 🙂") == "Año ñandú «a» … 🙂"
    assert not INVISIBLE.search(problem.text().replace("\n", ""))


def test_a_message_stays_short_whatever_it_quotes(tmp_path: Path) -> None:
    long = "x" * 4000
    text = f"{'x' * 900}: {long}\naudience: [{long}]\nlife_events: [{long}]\n" + service()
    problems = load(write(tmp_path, {SERVICE: text})).problems
    assert len(problems) == 3
    assert all(len(p.text()) < 1800 for p in problems)


def test_of_a_flood_of_problems_the_first_are_told(tmp_path: Path) -> None:
    flood = [make("x.yml", n, 1, (), "tag", "Mensaje") for n in range(1, 500)]
    warned = [make("x.yml", n, 1, (), "case-unused", "Mensaje") for n in range(1, 500)]
    other = [make("y.yml", 1, 1, (), "tag", "Mensaje")]
    told = list(first_of_each_file(sorted([*flood, *warned, *other])))
    codes = [problem.code for problem in told]
    assert codes.count("tag") == MAX_PROBLEMS + 1
    assert codes.count("case-unused") == MAX_PROBLEMS
    more = [p for p in told if p.code.startswith("more-")]
    assert [(p.code, p.severity, p.line) for p in more] == [
        ("more-warnings", "warning", MAX_PROBLEMS + 1),
        ("more-errors", "error", MAX_PROBLEMS + 1),
    ]
    assert told[-1] == other[0]


def test_a_hundred_problems_are_all_told() -> None:
    flood: list[Problem] = [make("x.yml", n, 1, (), "tag", "M") for n in range(MAX_PROBLEMS)]
    assert list(first_of_each_file(flood)) == flood


def test_a_record_of_thousands_of_wrong_values_is_refused_in_time(tmp_path: Path) -> None:
    text = "life_events: [" + "A, " * 15_000 + "]\ntitle: x\n" + SOURCES
    problems = load(write(tmp_path, {SERVICE: text})).problems
    assert MAX_PROBLEMS <= len(problems) <= MAX_PROBLEMS + 1
