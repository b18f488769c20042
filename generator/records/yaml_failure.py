"""Where the YAML parser gave up on a file, and what is said of it."""

import re
from dataclasses import dataclass
from typing import Final

KEY: Final = r"[\w-]+"
DASHES: Final = r"\s*(?:- +)*"
FIELD: Final = re.compile(rf"({DASHES})({KEY}):(?:\s|$)")
ELEMENT: Final = re.compile(r"( *)- ")


@dataclass(frozen=True, slots=True)
class Failure:
    """Where the parser gave up and what it said; lines and columns count from 1."""

    lines: list[str]
    line: int
    column: int
    start: tuple[int, int]
    context: str
    problem: str

    def at(self, number: int) -> str:
        """A line of the file; empty where there is none."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""

    @property
    def here(self) -> str:
        return self.at(self.line)


@dataclass(frozen=True, slots=True)
class Help:
    """What is wrong, how to mend it, and where."""

    message: str
    hint: str
    line: int
    column: int


def indent_of(line: str) -> int:
    """How many spaces a line begins with."""
    return len(line) - len(line.lstrip())
