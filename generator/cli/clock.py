"""The day a command is for: the one given, else today in Peru."""

import sys
from datetime import date, datetime, timedelta, timezone
from typing import Final

import typer

PERU: Final = timezone(timedelta(hours=-5))


def day_of(text: str) -> date | None:
    """The day somebody gave on the command line, if any; anything else is misuse."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        print(f"«{text}» no es una fecha. Escribe año-mes-día: 2026-12-31.", file=sys.stderr)
        raise typer.Exit(2) from None


def today() -> date:
    """The day in Peru."""
    return datetime.now(PERU).date()
