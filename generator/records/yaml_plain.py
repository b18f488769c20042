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

_ELSEWHERE: Final = ("\t", "\r", "\n\n", " \n", " #", "\n#")
"""Signs of what the parser is asked for: tabs, blank lines, spaces at the end of a line, comments."""
_KEY: Final = re.compile(r"[^\W_](?:[\w ./,()-]{0,98}[\w.)])?")
_LINE: Final = re.compile(r"( *)(- )?(.*)\n")
"""Indent, dash and the rest of a line."""
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
    if any(sign in text for sign in _ELSEWHERE):
        return None
    try:
        return _read(text)
    except _OtherFormError:
        return None


def _read(text: str) -> dict[str, Any]:
    root: dict[str, Any] = {}
    levels: list[tuple[int, Any]] = [(0, root)]
    awaits: str | None = None  # the key whose list or mapping begins on the next line
    holder: Any = root  # what holds the last text, where in it, and how far in
    place: Any = ""
    at = 0
    last = ""  # the last text, while lines further in may go on with it
    for spaces, dash, body in _LINE.findall(text):
        indent = len(spaces)
        if last and indent > at:
            last = _longer(last, dash, body)
            holder[place] = _value(last)
            continue
        if awaits is not None:
            # a list may stand right below its key, as PyYAML writes it
            if indent + (dash != "") <= levels[-1][0] or len(levels) == MAX_DEPTH:
                raise _OtherFormError
            levels.append((indent, [] if dash else {}))
            levels[-2][1][awaits] = levels[-1][1]
            awaits = None
        elif last and holder[place] is _OPEN:  # a quotation without its end
            raise _OtherFormError
        while indent < levels[-1][0]:
            levels.pop()
        if not dash and len(levels) > 1 and levels[-2][0] == indent:
            levels.pop()  # the end of a list right below its key
        at, holder = levels[-1]
        if indent != at or (type(holder) is list) is not (dash != ""):
            raise _OtherFormError
        key, found, value = body.partition(": ") if body[0] not in "'\"" else (body, "", "")
        if not found and key[-1] == ":":
            key, found = key[:-1], ":"
        if dash:
            place = len(holder)
            if not found:
                last = body
                holder.append(_value(body))
                continue
            at += 2
            holder.append({})
            holder = holder[place]
            levels.append((at, holder))
        if not found or key in holder or not _is_key(key) or len(levels) > MAX_DEPTH:
            raise _OtherFormError
        place, last = key, value
        if value:
            holder[key] = _value(value)
        else:
            awaits = key
    if awaits is not None or (last and holder[place] is _OPEN):
        raise _OtherFormError
    return root


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
