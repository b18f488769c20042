"""A comparison as the comment of a pull request, whose texts nobody has looked at yet.

Text of a record stays text: no markup, no HTML, no link, nobody called by name, no reference to another
issue. GitHub looks for names, addresses and references in the text of the page after Markdown, where
escaping no longer counts, so they are broken with a sign that has no width.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from generator.liaison.diff_formats import (
    GROUPS,
    by_who_answers,
    headline,
    page_text,
    unread_text,
)  # fmt: skip
from generator.liaison.diff_model import Approver, Change, Diff, PageChange, RecordDiff, Warned

MARKER: Final = "<!-- mac diff: este comentario se pone al día solo -->"
"""First line of the comment: a workflow finds by it the comment to keep up to date."""
LONGEST: Final = 60_000
"""Characters of a comment; GitHub takes 65,536."""
_MOST_PAGES: Final = 20
_MOST_CHANGES: Final = 40
_NARROW: Final = "\u200b"
_MARKUP: Final = re.compile(r"([\\`*_{}\[\]#|~!^=+])")
_ENTITIES: Final = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "$": "&#36;", '"': "&quot;"}
# Mentions and addresses; links with or without scheme; emoji; issues.
_CALLS: Final = re.compile(r"@|:(?=/|[\w+-]+:)|(?<=www)\.|\#(?=\w)|(?<=GH)-(?=\d)", re.IGNORECASE)
_COMMIT: Final = re.compile(r"[0-9a-f]{6}(?=[0-9a-f])", re.IGNORECASE)


def escape(text: str) -> str:
    """Text of others as plain text of one line."""
    text = " ".join(text.split())
    text = _CALLS.sub(lambda m: f"{m.group()}{_NARROW}", text)
    text = _COMMIT.sub(lambda m: f"{m.group()}{_NARROW}", text)
    text = _MARKUP.sub(r"\\\1", text)
    return "".join(_ENTITIES.get(sign, sign) for sign in text)


def as_markdown(diff: Diff) -> str:
    """The whole comment. What does not fit is left out from the end, and the comment says so."""
    head = [MARKER, "", "## Lo que la gente verá cambiar", "", escape(headline(diff)), ""]
    tail = [*_pages(diff), *_approvers(diff.approvers)]
    left = LONGEST - _length(head)
    kept = _fitting([_watch(diff), _unread(diff)], left // 3)
    left -= _length(kept)
    tail = _fitting([tail], left // 3)
    left -= _length(tail)
    return "\n".join((*head, *kept, *_fitting(list(_records(diff)), left), *tail)).rstrip() + "\n"


def _length(lines: Iterable[str]) -> int:
    return sum(len(line) + 1 for line in lines)


def _fitting(blocks: Sequence[Sequence[str]], room: int) -> list[str]:
    """The blocks' lines as far as they go; a last line says that there are more."""
    more = ["", "_Hay más: no cabe en este comentario. Míralo con `mac diff`._", ""]
    room -= _length(more)
    kept: list[str] = []
    for line in (line for block in blocks for line in block):
        room -= len(line) + 1
        if room < 0:
            closed = ["", "</details>"] * (kept.count("<details>") - kept.count("</details>"))
            return [*kept, *closed, *more]
        kept.append(line)
    return kept


def _watch(diff: Diff) -> list[str]:
    if not diff.warnings:
        return []
    lines = (f"- **{escape(r.title)}**: {escape(w.text)}" for r, w in diff.warnings)
    return [f"### ⚠️ Mira esto dos veces ({len(diff.warnings)})", "", *lines, ""]


def _unread(diff: Diff) -> list[str]:
    if not diff.unread:
        return []
    lines = (f"- {escape(unread_text(unread))}" for unread in diff.unread)
    title = f"### ⛔ No se pudo leer, y por eso no se compara ({len(diff.unread)})"
    return [title, "", *lines, ""]


def _records(diff: Diff) -> Iterator[list[str]]:
    for group, name in GROUPS.items():
        records = [record for record in diff.records if record.group == group]
        if records:
            yield [f"### {name}", ""]
        yield from (list(_record(record)) for record in records)


def _record(record: RecordDiff) -> Iterator[str]:
    yield f"**{escape(record.title)}** · {_code(f'{record.record}.yml')}"
    yield ""
    told: Sequence[Change | Warned] = record.changes
    yield from (f"- {escape(change.text)}" for change in told[:_MOST_CHANGES])
    if len(told) > _MOST_CHANGES:
        yield f"- … y {len(told) - _MOST_CHANGES} cambios más."
    yield ""


def _pages(diff: Diff) -> Iterator[str]:
    if diff.pages is None:
        yield from ("### Páginas que cambian", "", f"No se puede saber. {diff.pages_unknown}", "")
    elif diff.pages:
        yield from (f"### Páginas que cambian ({len(diff.pages)})", "")
        direct = [page for page in diff.pages if page.direct]
        others = [page for page in diff.pages if not page.direct]
        yield from _page_list(direct, "páginas de estas fichas")
        yield from _page_list(others, "páginas que nombran algo que cambia", folded=True)


def _page_list(pages: Sequence[PageChange], what: str, folded: bool = False) -> Iterator[str]:
    if not pages:
        return
    fold = folded or len(pages) > _MOST_PAGES
    if fold:
        yield from ("<details>", f"<summary>{len(pages)} {what}</summary>", "")
    yield from (f"- {_code(page_text(page))}" for page in pages)
    yield ""
    if fold:
        yield from ("</details>", "")


def _approvers(approvers: Sequence[Approver]) -> Iterator[str]:
    """People in code: the comment says who, GitHub's own review request calls them."""
    named, team = by_who_answers(approvers)
    if named or team:
        yield from ("### Quién debe aprobar", "")
    for approver in named:
        yield f"- **{escape(approver.name)}**: {', '.join(map(_code, approver.maintainers))}"
    if team:
        yield f"- {escape(team)}"
    yield ""


def _code(text: str) -> str:
    """A path or a handle as code, whatever signs it has."""
    return f"`{' '.join(text.replace('`', chr(39)).split())}`"
