"""Hostile files of at most 256 KiB: ``mac check`` tells what is wrong, in under 2 s and 200 MB, and never fails.

    python benchmarks/hostile.py             # about 130 runs of `mac check`, one after another

Each file stands alone in a copy of the invented catalogue of the tests, in a service's place, an entity's, a
centre's or a list's. Printed are the worst in seconds of the processor, in seconds waited and in memory of
the largest process; leaves with 1 if any limit is passed or any run ends in anything but an exit code of 0 or 1.
"""

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.records.yaml_source import read

ROOT = Path(__file__).resolve().parents[1]
EXAMPLE = ROOT / "tests" / "data" / "example"
MAC = Path(sys.executable).with_name("mac")
LIMIT = 256 * 1024
SECONDS, MEGABYTES = 2.0, 200.0

SERVICE = "catalogue/ejemplo/duplicado-de-carne.yml"
ENTITY = "entities/ejemplo.yml"
CENTER = "centers/norte.yml"
DOCUMENTS = "catalogue/_vocabulary/documents.yml"
LIFE_EVENTS = "catalogue/_vocabulary/life_events.yml"
FIGURES = "centers/_statistics/cifras.yml"


@dataclass(frozen=True, slots=True)
class Run:
    """One hostile file and what its check took."""

    name: str
    exit_code: int
    cpu: float
    wall: float
    megabytes: float
    has_traceback: bool

    @property
    def is_wrong(self) -> bool:
        """Whether it broke a limit; that of time is one of the processor, which a busy machine keeps."""
        is_over = self.cpu > SECONDS or self.megabytes > MEGABYTES
        return is_over or self.has_traceback or self.exit_code not in (0, 1)


def filled(piece: str, head: str = "", tail: str = "") -> bytes:
    """A piece repeated up to the limit, ``{i}`` counting."""
    parts, size, i = [head], len(head.encode()) + len(tail.encode()), 0
    while True:
        part = piece.replace("{i}", str(i))
        size += len(part.encode())
        if size > LIMIT:
            return "".join((*parts, tail)).encode()
        parts.append(part)
        i += 1


def as_far_as_it_is_read(data: bytes) -> bytes:
    """The same without what is past the most values that a record may have: such a file reaches no rule at all."""
    problems = read("x.yml", data)[1]
    end = next((p.line - 1 for p in problems if p.code == "too-big"), None)
    return data if end is None else b"".join(data.splitlines(keepends=True)[:end])


def of_yaml() -> Iterator[tuple[str, bytes]]:
    """What hurts a reader of YAML whatever the record is."""
    for piece in ("[", "{", "- ", "? ", "{a: ", "[[],", "&a ", "*a ", "!!a ", "'", '"', "|\n ", ">\n ", "#", "%", "---\n",
                  "\n", "\t", " ", "a: ", "a", "9", "-", ".", "\u202e", "\x00", "ñ", "🙂", "“", "<<: ", "a: b\n", "a: 'b\n",
                  "- a\n - b\n", ": ", "? a\n", "!\n", "@", "`", "~\n", "- - - - ", "a:\n "):  # fmt: skip
        yield f"yaml {piece!r}", filled(piece)
    yield "keys", filled("k{i}: v\n")
    yield "one key", filled("k: v\n")
    yield "steps down", "".join(f"{' ' * i}a:\n" for i in range(700)).encode()[:LIMIT]
    yield "not UTF-8", b"\xff" * LIMIT
    yield "noise", bytes((i * 7919 + i // 251) % 256 for i in range(LIMIT))
    yield (
        "bomb",
        b"a: &a [x,x,x,x,x,x,x,x,x]\n"
        + b"".join(f"b{i}: &b{i} [*a,*a,*a,*a,*a,*a,*a,*a,*a]\n".encode() for i in range(3000)),
    )


def of_records() -> Iterator[tuple[str, str, bytes]]:
    """(name, file, bytes): records that are read, and make rules compare everything with everything."""
    base = (EXAMPLE / SERVICE).read_text(encoding="utf-8")
    kept = "".join(
        f"{line}\n" for line in base.splitlines() if line.startswith(("title", "kind", "summary"))
    )
    sources = "sources:\n  - kind: ficha\n    title: Ficha\n    supports: [summary]\n"
    head = kept + sources
    lists = {
        "fees of one concept": "fees:\n|  - {concept: a, amount: 1}\n",
        "fees of many concepts": "fees:\n|  - {concept: a{i}, amount: 1, uit_percent: 2}\n",
        "fees in words": "fees:\n|  - {concept: 3.38 % de la UIT (S/ 121.73), amount: 1, when: de día {i}}\n",
        "fees of a centre": "fees:\n|  - {concept: a, amount: 1, centers: norte, except_centers: norte}\n",
        "centres": "offered_at:\n|  - centro-{i}\n",
        "one centre": "offered_at:\n|  - {center: norte, available: false, alternative: norte}\n",
        "life events": "life_events:\n|  - perdid{i}\n",
        "documents": "requirements:\n|  - {text: DNI, document: dn{i}}\n",
        "alternatives": "requirements:\n  - text: a\n    any_of:\n|      - {text: DNI del menor, document: dmi}\n",
        "steps": "steps:\n|  - Apersonarse a fin de recabar su DNI.\n",
        "steps of a case": "steps:\n|  - {text: a, when: {motivo: x{i}}}\n",
        "cases": "cases:\n|  k{i}: {ask: a, answers: {a: b, c: d}}\n",
        "answers": "cases:\n  k:\n    ask: a\n    answers:\n|      r{i}: b\n",
        "wrong fields": "fees:\n|  - {concepto: a, importe: S/ 30}\n",
        "empty fields": "fees:\n|  - {concept: a, amount: , per: }\n",
        "wrong dates": "fees:\n|  - {concept: a, amount: 1, valid_from: 31/12/2026}\n",
        "wrong links": "channels:\n  online:\n|    - {url: 'http://['}\n",
        "links inside": "channels:\n  online:\n|    - {url: 'http://a:b@c/x.pdf'}\n",
        "wrong phones": "channels:\n  phone:\n|    - 1;2;3;4;5;6;7;8;9;0\n",
        "names": "also_called:\n|  - NOMBRE {i}\n",
        "old names": "moved_from:\n|  - ejemplo/viejo-{i}\n",
        "related": "related:\n|  - {service: ejemplo/otro-{i}}\n",
        "sources": "unconfirmed:\n|  - campo{i}\n",
        "conflicts": "conflicts:\n|  - <b>Es S/ 55.00</b>\n",
        "RUC": "notes:\n|  - RUC 20131312954 RUC 20131312955\n",
    }  # fmt: skip
    for name, shape in lists.items():
        start, _, piece = shape.rpartition("|")
        yield name, SERVICE, filled(piece, head + start)
    cases = "".join(f"  k{i}: {{ask: a, answers: {{a: b, c: d, e: f}}}}\n" for i in range(40))
    fee = "  - {concept: a{i}, amount: 1, when: {k1: a, k2: c, k3: e, k4: a, k5: [a, c]}}\n"
    yield "cases and fees", SERVICE, filled(fee, f"{head}cases:\n{cases}fees:\n")
    long = "a" * 4990
    yield "long texts", SERVICE, filled(f"  - {long}\n", head + "steps:\n")
    shouting = "ES MUY " * 700
    yield "long shouting", SERVICE, filled(f"  - {shouting}\n", head + "steps:\n")
    yield (
        "supports",
        ENTITY,
        filled(
            "      - campo{i}\n",
            (EXAMPLE / ENTITY).read_text(encoding="utf-8").partition("      - ")[0],
        ),
    )
    center = (EXAMPLE / CENTER).read_text(encoding="utf-8")
    for name, shape in {
        "exceptions": "exceptions:\n|  - {date: 2026-12-24, until: 2027-12-24, closed: true, reason: a}\n",
        "exceptions of entities": "exceptions:\n|  - {date: 2026-01-01, closed: true, entity: e{i}, reason: a}\n",
        "entities": "entities:\n|  - {entity: ejenplo{i}}\n",
        "declared": "declared:\n  - as_of: 2025\n    source: x\n    services: 1\n    by_entity:\n|      - {entity: ejemplo, services: 5, tramites: 9}\n",
        "hours": "hours:\n|  d{i}: 8am a 5pm\n",
        "places": "previous:\n|  - {location: {lat: 1, lon: 1}}\n",
    }.items():  # fmt: skip
        start, _, piece = shape.rpartition("|")
        field = start.partition(":")[0]
        rest, skip = [], False
        for line in center.splitlines(keepends=True):
            skip = line.startswith(f"{field}:") or (skip and line[0] in " -")
            rest += [] if skip else [line]
        yield f"centre: {name}", CENTER, filled(piece, "".join(rest) + start)
    for list_name, shape in {
        "documents in a circle": "documents|d{i}: {name: a, any_of: [d0, d1, d2, d3], services: [ejemplo/carne-de-ejemplo]}\n",
        "documents of wrong services": "documents|d{i}: {name: a, services: [ejemplo/carne-de-ejenplo]}\n",
        "life events without services": "life_events|v{i}: {title: a, summary: a}\n",
        "plain words": "plain_words|palabra{i}*: otra\n",
        "groups": "center_groups|g{i}: {name: a, centers: [nort, norte]}\n",
        "one group": "center_groups:g:\n  name: a\n  centers:\n|    - nort{i}\n",
        "payment points": "payment_points|p{i}: {name: a}\n",
        "synonyms": "synonyms|a{i}: [b, a{i}]\n",
        "places": "places|a{i}: [b, a]\n",
        "elsewhere": "elsewhere|a{i}: [b, a]\n",
        "terms": "glossary|t{i}: {name: a, meaning: a b c}\n",
        "home": "home:most_used:\n|  - ejemplo/carne-de-ejenplo-{i}\n",
        "holidays": "holidays:fixed:\n|  - {day: 07-28, name: a, source: x{i}}\n",
        "UIT": "uit|'{i}': {amount: 5500, sources: []}\n",
    }.items():  # fmt: skip
        start, _, piece = shape.rpartition("|")
        name, _, head = start.partition(":")
        yield list_name, f"catalogue/_vocabulary/{name}.yml", filled(piece, head)
    chain = b"".join(f"d{i}: {{name: a, any_of: [d{i + 1}]}}\n".encode() for i in range(6000))
    yield "a chain of documents", DOCUMENTS, chain[:LIMIT].rpartition(b"\n")[0]
    figures = "  - by_period: {2022: 1, 2023: }\n    by_center: {nort{i}: 1}\n    entity: ejenplo\n"
    yield "figures", FIGURES, filled(figures, "title: T\nunit: u\ntables:\n")


def run(name: str, file: str, data: bytes, folder: Path) -> Run:
    """``mac check`` on the invented catalogue with that file in it."""
    root = folder / "root"
    shutil.copytree(EXAMPLE, root)
    (root / file).parent.mkdir(parents=True, exist_ok=True)
    (root / file).write_bytes(data)
    out = folder / "out"
    started = time.perf_counter()
    child = os.fork()
    if child == 0:
        log = os.open(out, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(log, 1)
        os.dup2(log, 2)
        os.execv(MAC, [str(MAC), "check", "--root", str(root), "--as-of", "2026-11-28"])
    _, status, used = os.wait4(child, 0)
    wall = time.perf_counter() - started
    shutil.rmtree(root)
    has_traceback = b"Traceback" in out.read_bytes()
    code = os.waitstatus_to_exitcode(status)
    return Run(
        name, code, used.ru_utime + used.ru_stime, wall, used.ru_maxrss / 1024, has_traceback
    )


def main() -> None:
    """Runs all and prints the worst."""
    hostile = [(name, SERVICE, data) for name, data in of_yaml()]
    hostile += [
        (name, LIFE_EVENTS, data) for name, data in of_yaml() if name in ("keys", "noise", "bomb")
    ]
    for name, file, data in of_records():
        read_whole = as_far_as_it_is_read(data)
        hostile += [(name, file, read_whole)]
        hostile += [(f"{name}, too many", file, data)] if read_whole != data else []
    with tempfile.TemporaryDirectory() as folder:
        runs = [run(name, file, data[:LIMIT], Path(folder)) for name, file, data in hostile]
    for title, key in (("CPU", "cpu"), ("wait", "wall"), ("memory", "megabytes")):
        print(f"worst by {title}:")
        for each in sorted(runs, key=lambda r: getattr(r, key), reverse=True)[:5]:
            print(
                f"  {each.cpu:5.2f} s CPU  {each.wall:5.2f} s  {each.megabytes:4.0f} MB  exit {each.exit_code}  {each.name}"
            )
    wrong = [each for each in runs if each.is_wrong]
    print(
        f"{len(runs)} files, {len(wrong)} over a limit or failed: {', '.join(e.name for e in wrong) or 'none'}"
    )
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
