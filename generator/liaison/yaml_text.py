"""How one value is written in a canonical file: quotes only where the reader needs them, lines of 100.

Quoting follows the reader of records (YAML 1.2 core, :mod:`generator.records.yaml_source`), so that
``needed: no``, ``08:00-16:45``, ``02121`` and ``2026-04-30`` stay as bare as people write them.
"""

import re
from typing import Final

from generator.records.yaml_values import CURLY, NUMBER, WORDS

WIDTH: Final = 100

# What YAML takes for its own sign at the beginning, at the end, or inside a text without quotes.
_FIRST: Final = re.compile(r"[,\[\]{}#&*!|>'\"%@`]|[?:](?:\s|$)|-(?:\s|$)|-[^\W\d_]|---|\.\.\.")
_INSIDE: Final = re.compile(r":(?: |$)| #")
_ESCAPES: Final = {"\n": "\\n", "\t": "\\t", "\\": "\\\\", '"': '\\"'}
# A word that would look like a dash, a key or a comment at the beginning of a line stays on its line.
_MISLEADING: Final = re.compile(r"[-?:#'\"|>]")


def key(text: str) -> str:
    """A field's name."""
    return _in_one_line(text)


def scalar(text: str, prefix: int, indent: int) -> list[str]:
    """Lines of a text: the first goes behind ``prefix`` signs, the others already have their indent."""
    if "\n" in text and (block := _literal(text, indent)):
        return block
    written = _in_one_line(text)
    if written.startswith('"'):
        return [written]
    return _folded(written, prefix, indent)


def block(sign: str, text: str, lines: list[str], indent: int) -> list[str]:
    """A block text (``|`` or ``>``) whose ``lines`` stay as they are, at another indent."""
    first = next((line for line in lines if line.strip(" ")), "")
    ends = len(text) - len(text.rstrip("\n"))
    header = sign + ("2" if first.startswith(" ") else "") + {0: "-", 1: ""}.get(ends, "+")
    return [header, *(" " * indent + line if line else "" for line in lines), *[""] * (ends - 1)]


def _in_one_line(text: str) -> str:
    if "\n" in text or "\t" in text:
        return '"' + "".join(_ESCAPES.get(sign, sign) for sign in text) + '"'
    if _is_plain(text):
        return text
    return "'" + text.replace("'", "''") + "'"


def _is_plain(text: str) -> bool:
    return not (
        text in WORDS
        or text != text.strip(" ")
        or _FIRST.match(text)
        or _INSIDE.search(text)
        or NUMBER.fullmatch(text)
        or (text[0] in CURLY and text[-1] in CURLY)
    )


def _literal(text: str, indent: int) -> list[str]:
    """A text of several lines as a literal block; nothing where one would not read back the same."""
    lines = text.rstrip("\n").split("\n")
    if not lines[0] or "\t" in text or any(line != line.strip(" ") for line in lines):
        return []
    return block("|", text, lines, indent)


def _folded(written: str, prefix: int, indent: int) -> list[str]:
    """Break at single spaces, as late as the width allows: the same text always breaks the same way."""
    lines: list[str] = []
    current, room = "", WIDTH - prefix
    for piece in _pieces(written):
        if current and len(current) + 1 + len(piece) > room:
            lines.append(current)
            current, room = piece, WIDTH - indent
        else:
            current = f"{current} {piece}" if current else piece
    lines.append(current)
    return [lines[0], *(" " * indent + line for line in lines[1:])]


def _pieces(written: str) -> list[str]:
    """What stays together: words, with the spaces between them where a break would change the text."""
    pieces: list[str] = []
    for word in written.split(" "):
        if pieces and (not word or _ends_open(pieces[-1]) or _MISLEADING.match(word)):
            pieces[-1] += f" {word}"
        else:
            pieces.append(word)
    return pieces


def _ends_open(piece: str) -> bool:
    """A break here would fall beside another space, or just inside the quotes."""
    return piece in ("", "'") or piece.endswith(" ")
