"""What MkDocs logs, and what is logged to it: problems of records."""

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Final

from generator.problems import Problem, counts

_log: Final = logging.getLogger("mkdocs.plugins.mac")


def log_problems(problems: Sequence[Problem]) -> None:
    """Errors in full; warnings only counted, so that ``--strict`` is about ``docs/``."""
    for problem in problems:
        if problem.severity == "error":
            _log.error(problem.text())
    if warnings := counts(list(problems))["warnings"]:
        _log.info("%d avisos en las fichas: míralos con «mac check».", warnings)


@contextmanager
def heard_from_mkdocs() -> Iterator[list[str]]:
    """Warnings and errors that MkDocs logs, kept from the terminal."""
    heard: list[str] = []
    logger = logging.getLogger("mkdocs")
    handler = logging.Handler(logging.WARNING)
    handler.emit = lambda record: heard.append(record.getMessage())  # type: ignore[method-assign]
    propagated, logger.propagate = logger.propagate, False
    logger.addHandler(handler)
    try:
        yield heard
    finally:
        logger.removeHandler(handler)
        logger.propagate = propagated
