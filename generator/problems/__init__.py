"""Problems, not exceptions: everything that can be wrong with a record, each with its code.

A problem names file, line, column and field, says in Spanish what is wrong and how to mend it.
Every code stands once, in ``codes``; making a problem with another code is a ``KeyError``.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final

from generator.problems.codes import CODES, Severity

Field = tuple[str | int, ...]
"""Path of a field in its record: ``("fees", 0, "amount")``."""

MAX_PROBLEMS: Final = 100
"""Errors, and warnings, that are told of one file: nobody reads more, and a hostile file has thousands."""

# C0 and C1 controls but tab and line feed; bidirectional marks, overrides and isolates (Trojan
# Source, CVE-2021-42574); the byte order mark; line separators that editors show in different ways;
# signs without width, which split a word unseen; tags; what is no character.
INVISIBLE: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069"
    "\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f]"
)


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """One thing wrong at one place. Lines and columns count from 1; order is that of the file."""

    file: str
    line: int
    column: int
    field: str
    code: str
    severity: Severity
    message: str
    hint: str

    def text(self) -> str:
        """The two lines a liaison reads (design §5)."""
        return (
            f"{self.file}:{self.line}:{self.column}: {self.severity}[{self.code}]: {self.message}\n"
            f"  {self.hint} · mac explain {self.code}"
        )

    def as_json(self) -> dict[str, Any]:
        """The problem as ``mac check --format json`` prints it."""
        return asdict(self)


def make(
    file: str, line: int, column: int, path: Field, code: str, message: str, **context: Any
) -> Problem:
    """Build a problem; ``context`` fills the hint of its code, or gives a better one as ``hint``.

    Raises ``KeyError`` for an unknown code.
    """
    known = CODES[code]
    hint = context.get("hint") or known.hint.format_map({k: str(v) for k, v in context.items()})
    return Problem(
        file=visible(file),
        line=line,
        column=column,
        field=field_name(path),
        code=code,
        severity=known.severity,
        message=_readable(message),
        hint=_readable(hint),
    )


def visible(text: str) -> str:
    """The text on one line, with signs nobody sees written out: a terminal must never obey a record."""
    if text.isprintable():
        return text
    return INVISIBLE.sub(_escape, text).replace("\n", "\\n").replace("\t", "\\t")


def _escape(match: re.Match[str]) -> str:
    return match.group().encode("unicode_escape").decode("ascii")


def _readable(text: str) -> str:
    """Whatever a message quotes, it stays one that is read: beginning and end of it at most."""
    if len(text) > _LONGEST:
        text = f"{text[: _LONGEST - 100]} … {text[-100:]}"
    return visible(text)


_LONGEST: Final = 800


def shown(value: object) -> str:
    """What the author wrote, short enough for a message."""
    text = str(value)
    return text if len(text) <= 60 else text[:57] + "…"


def first_of_each_file(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Of sorted problems the first :data:`MAX_PROBLEMS` of a file and severity, and that there are more."""
    told: Counter[tuple[str, Severity]] = Counter()
    for problem in problems:
        of = problem.file, problem.severity
        told[of] += 1
        if told[of] <= MAX_PROBLEMS:
            yield problem
        elif told[of] == MAX_PROBLEMS + 1:
            code = "more-errors" if problem.severity == "error" else "more-warnings"
            message = f"Hay más de aquí en adelante: se muestran los primeros {MAX_PROBLEMS}."
            yield make(problem.file, problem.line, problem.column, (), code, message)


def field_name(path: Field) -> str:
    """``("fees", 0, "amount")`` → ``fees[0].amount``."""
    name = ""
    for part in path:
        word = shown(part)
        name += f"[{part}]" if isinstance(part, int) else (f".{word}" if name else word)
    return visible(name)


def counts(problems: Sequence[Problem]) -> dict[str, int]:
    """How many errors and warnings there are."""
    errors = sum(problem.severity == "error" for problem in problems)
    return {"errors": errors, "warnings": len(problems) - errors}
