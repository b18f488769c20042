"""Every record below a root, read and checked: what a build and ``mac check`` begin with."""

from datetime import date
from pathlib import Path

from generator.answers import Shelf
from generator.catalogue import Catalogue
from generator.checks import WhileReading, check
from generator.problems import Problem, first_of_each_file
from generator.records.at_hand import load_and_look
from generator.records.folder import Spread, here
from generator.records.load import Loaded


def load_and_check(
    root: Path, as_of: date, spread: Spread = here, shelf: Shelf | None = None
) -> tuple[Loaded, tuple[Problem, ...]]:
    """What was read, and the problems that are told: of reading and of the rules, sorted."""
    rules = WhileReading(as_of, shelf)
    loaded = load_and_look(root, rules, spread, shelf)
    found = check(Catalogue(loaded, shelf, as_of), as_of, spread, rules)
    return loaded, tuple(first_of_each_file(sorted((*loaded.problems, *found))))
