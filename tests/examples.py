"""Plays the examples of explanations on a copy of the invented catalogue of ``tests/data/example``."""

import re
import shutil
from datetime import date
from pathlib import Path

from generator.catalogue import Catalogue
from generator.checks import check
from generator.explanations import Explanation
from generator.problems import Problem, first_of_each_file
from generator.records.load import load
from tests.small import DATA

EXAMPLE = DATA / "example"
AS_OF = date(2026, 11, 23)
SIZE = re.compile(r"(.*) \((\d+) KiB\)")


def problems_of(root: Path, explanation: Explanation, example: str, encoding: str) -> list[Problem]:
    """Every problem of the example catalogue with one example played on it."""
    shutil.copytree(EXAMPLE, root)
    record = root / explanation.record
    if explanation.place:
        place(root, record, example.strip())
    else:
        text = example if explanation.whole else merged(record.read_text(encoding="utf-8"), example)
        record.write_bytes(text.encode(encoding))
    loaded = load(root)
    found = {*loaded.problems, *check(Catalogue(loaded), explanation.as_of or AS_OF)}
    return list(first_of_each_file(sorted(found)))


def merged(text: str, example: str) -> str:
    """The record with the example's top-level fields in place of its own; ``field: ~~`` takes one away."""
    fields = {**blocks(text), **blocks(example)}
    return "".join(block for block in fields.values() if block.partition(":")[2].strip() != "~~")


def blocks(text: str) -> dict[str, str]:
    """Top-level field → its lines."""
    found: dict[str, str] = {}
    key = ""
    for line in text.splitlines():
        if line and line[0] not in " -#":
            key = line.partition(":")[0]
        found[key] = f"{found.get(key, '')}{line}\n"
    return found


def place(root: Path, record: Path, example: str) -> None:
    """Let the record stand as the example says: elsewhere, as a link, as a folder, with another size."""
    path, _, target = example.partition(" -> ")
    sized = SIZE.fullmatch(path)
    content = record.read_bytes() if record.is_file() else b""
    if sized:
        path = sized[1]
        content += b"# relleno\n" * (int(sized[2]) * 1024 // 10 - len(content) // 10)
    if record.is_dir():
        shutil.move(record, root / path)
        return
    record.unlink()
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    if target:
        (root / path).symlink_to(target)
    elif path.endswith("/"):
        (root / path).mkdir()
    else:
        (root / path).write_bytes(content)
