"""How problems read: in a terminal, beside the file on GitHub, as JSON. Nothing is printed here."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from generator.problems import Problem, counts
from generator.problems.codes import Severity

_RED: Final = "\x1b[1;31m"
_YELLOW: Final = "\x1b[1;33m"
_BOLD: Final = "\x1b[1m"
_DIM: Final = "\x1b[2m"
_END: Final = "\x1b[0m"


def as_text(problems: Sequence[Problem], colour: bool = False) -> Iterator[str]:
    """Warnings first and errors last, next to the sum, each group by file with a line between files."""
    before = ""
    for problem in (*_only(problems, "warning"), *_only(problems, "error")):
        group = f"{problem.severity} {problem.file}"
        if before not in ("", group):
            yield ""
        before = group
        yield _coloured(problem) if colour else problem.text()


def _coloured(problem: Problem) -> str:
    """The same letters as :meth:`Problem.text`: place and severity stand out, the mend stays quiet."""
    head, _, mend = problem.text().partition("\n")
    place, mark, message = head.partition(f": {problem.severity}[{problem.code}]: ")
    colour = _RED if problem.severity == "error" else _YELLOW
    return f"{_BOLD}{place}{_END}{colour}{mark.rstrip()}{_END} {message}\n{_DIM}{mend}{_END}"


def sum_up(problems: Sequence[Problem], records: int | None = None) -> str:
    """``570 fichas leídas: 1 error, 2 avisos.``"""
    number = counts(problems)
    errors, warnings = number["errors"], number["warnings"]
    read = f"{_some(records, 'ficha leída', 'fichas leídas')}: " if records is not None else ""
    return f"{read}{_some(errors, 'error', 'errores')}, {_some(warnings, 'aviso', 'avisos')}."


def _some(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def as_json(problems: Sequence[Problem], records: int | None = None) -> str:
    """Problems in the order of the files, and how many there are, by code too (design §5)."""
    codes = Counter(problem.code for problem in problems)
    data = {
        "problems": [problem.as_json() for problem in problems],
        "counts": {"records": records, **counts(problems), "by_code": dict(sorted(codes.items()))},
    }
    return json.dumps(data, ensure_ascii=False, indent=2)


def as_annotations(problems: Sequence[Problem]) -> Iterator[str]:
    """Lines GitHub shows beside the file: see «Workflow commands» in GitHub's documentation."""
    for problem in (*_only(problems, "error"), *_only(problems, "warning")):
        properties = {
            "file": problem.file,
            "line": problem.line,
            "col": problem.column,
            "title": problem.code,
        }
        escaped = ",".join(f"{k}={_escape(str(v), ',:')}" for k, v in properties.items())
        yield f"::{problem.severity} {escaped}::{_escape(f'{problem.message} {problem.hint}')}"


def _escape(text: str, more: str = "") -> str:
    for sign in f"%\r\n{more}":
        text = text.replace(sign, f"%{ord(sign):02X}")
    return text


def _only(problems: Sequence[Problem], severity: Severity) -> list[Problem]:
    return [problem for problem in problems if problem.severity == severity]
