"""Records as ``mac fmt`` writes them, or PyYAML, read line by line: less than half the time of YAML's parser.

Whatever is not of that form (comments, blank lines, flow style, block scalars, escapes, a repeated key, a slip)
gives ``None``: then the parser reads the file, and only it finds problems. So nothing is judged here, and for
what is read a test holds it to the parser's values: every record, and thousands of edits of them.
"""

import re
from functools import lru_cache
from typing import Any, Final

from generator.records.scalars import Number
from generator.records.yaml_values import MAX_DEPTH, MAX_VALUES, NUMBER, WORDS

_KEY: Final = re.compile(r"[^\W_](?:[\w ./,()-]{0,98}[\w.)])?")
_LINE: Final = re.compile(r"( *)(- )?(?:([a-z][a-z0-9_]{0,99}+):(?: |(?=\n)))?(.*)\n")
"""Indent, dash, key and the rest of a line; a key of other signs is part of the rest."""
_SHORT: Final = 40
"""Signs of a text up to which it is probably there again in the next record."""
_SIGNS: Final = frozenset("¿¡«(/$€")
"""A text without quotes begins with a letter, a figure or one of these: never like a mark of YAML."""
_SINGLE: Final = re.compile(r"'(?:[^']|'')*'")
_OPEN: Final = object()
"""Stands for a quotation that goes on in the next line."""
_DOUBLE: Final = re.compile(r'"[^"\\]*"')


class _OtherFormError(Exception):
    """The text is not of the usual form."""


def plain_values(text: str) -> dict[str, Any] | None:
    """The values of a text without a problem and in the usual form; ``None`` for any other."""
    if not (text[:1].isalnum() and text.endswith("\n")) or 2 * text.count("\n") > MAX_VALUES:
        return None
    if _has_more_than_lines(text):
        return None
    try:
        return _read(text)
    except _OtherFormError:
        return None


def _has_more_than_lines(text: str) -> bool:
    """Tabs, blank lines, spaces at the end of a line, comments."""
    if "\t" in text or "\r" in text or "\n\n" in text or " \n" in text:
        return True
    return "#" in text and (" #" in text or "\n#" in text)


def _read(text: str) -> dict[str, Any]:
    root: dict[str, Any] = {}
    at = 0  # how far in the list or mapping at hand begins
    inside: Any = root  # itself
    around: list[tuple[int, Any]] = []  # those that it stands in
    awaits: str | None = None  # the key whose list or mapping begins on the next line
    last = ""  # the last text, while lines further in may go on with it
    holder: Any = root  # what holds it, where in it, and how far in its line begins
    place: Any = ""
    begins = 0
    for spaces, dash, key, value in _LINE.findall(text):
        indent = len(spaces)
        if last:
            if indent > begins:
                last = _longer(last, dash, f"{key}: {value}".rstrip() if key else value)
                holder[place] = _value(last)
                continue
            if holder[place] is _OPEN:  # a quotation without its end
                raise _OtherFormError
        elif awaits is not None:
            # a list may stand right below its key, as PyYAML writes it
            if indent + (dash != "") <= at or len(around) + 1 == MAX_DEPTH:
                raise _OtherFormError
            around.append((at, inside))
            at, inside = indent, [] if dash else {}
            around[-1][1][awaits] = inside
            awaits = None
        while indent < at:
            at, inside = around.pop()
        if not dash and around and around[-1][0] == indent:
            at, inside = around.pop()  # the end of a list right below its key
        if indent != at or (type(inside) is list) is not (dash != ""):
            raise _OtherFormError
        if not key and (value[-1] == ":" or ": " in value):
            key, value = _parted(value)
        holder, begins = inside, at
        if dash:
            place = len(inside)
            if not key:
                last = value
                inside.append(_known(value) if len(value) < _SHORT else _value(value))
                continue
            around.append((at, inside))
            holder = {}
            inside.append(holder)
            at = begins = at + 2
            inside = holder
        if not key or key in holder or len(around) >= MAX_DEPTH:
            raise _OtherFormError
        place, last = key, value
        if value:
            holder[key] = _known(value) if len(value) < _SHORT else _value(value)
        else:
            awaits = key
    if awaits is not None or (last and holder[place] is _OPEN):
        raise _OtherFormError
    return root


def _parted(body: str) -> tuple[str, str]:
    """The key and what follows; no key where the line begins with a quotation."""
    if body[0] in "'\"":
        return "", body
    key, found, value = body.partition(": ")
    if not found:
        key = key.removesuffix(":")
    if not _is_key(key):
        raise _OtherFormError
    return key, value


@lru_cache(maxsize=4096)
def _is_key(text: str) -> bool:
    return _KEY.fullmatch(text) is not None


def _longer(text: str, dash: str, more: str) -> str:
    """A text with its next line: YAML makes one space of the end of a line."""
    if text[0] == "'":
        if _SINGLE.fullmatch(text):
            raise _OtherFormError
    elif dash or text[0] == '"' or more[0] == "-" or ": " in more or more[-1] == ":":
        raise _OtherFormError
    return f"{text} {dash}{more}"


def _value(text: str) -> Any:
    """What a text stands for; ``_OPEN`` for a quotation that goes on."""
    first = text[0]
    if first == "'":
        return text[1:-1].replace("''", "'") if _SINGLE.fullmatch(text) else _OPEN
    if first.isalpha() or first in _SIGNS:
        if text in WORDS:
            return WORDS[text]
    elif first == '"':
        if not _DOUBLE.fullmatch(text):
            raise _OtherFormError
        return text[1:-1]
    elif (first.isdigit() or first == "-") and NUMBER.fullmatch(text):
        return Number(text)
    elif not first.isalnum():
        raise _OtherFormError
    if ": " in text or text[-1] == ":":
        raise _OtherFormError
    return text


_known: Final = lru_cache(maxsize=4096)(_value)
