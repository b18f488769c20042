"""To which part of a record a comment belongs, from where its author put it.

Beside something: to what stands on that line. On its own line: to what comes next, or, when it is
indented deeper than that, to the end of the list or mapping above it.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.liaison.yaml_tree import Collection, Part, Scalar, Tree


@dataclass(frozen=True, slots=True)
class _Comment:
    text: str
    start: int
    column: int
    alone: bool
    after_blank: bool


def attach(text: str, tree: Tree) -> None:
    """Hang every comment of the text on its part."""
    found = list(_comments(text, tree))
    if found:
        hanger = _Hanger(tree)
        _lift_header(text, found, tree)
        for comment in found[sum(map(bool, tree.header)) :]:
            hanger.hang(comment)


def all_comments(text: str, tree: Tree) -> list[str]:
    """The comments of a text, in order."""
    return [comment.text for comment in _comments(text, tree)]


def _comments(text: str, tree: Tree) -> Iterator[_Comment]:
    """A ``#`` outside keys and values; the header of a block text may have one, too."""
    if "#" not in text:
        return
    position = 0
    for start, end in (*tree.scalars, (len(text), len(text))):
        yield from _between(text, position, start)
        if text[start : start + 1] in ("|", ">"):
            yield from _between(text, start, text.find("\n", start, end))
        position = end


def _between(text: str, start: int, end: int) -> Iterator[_Comment]:
    while (start := text.find("#", start, max(end, 0))) >= 0:
        stop = text.find("\n", start)
        stop = len(text) if stop < 0 else stop
        line_start = text.rfind("\n", 0, start) + 1
        ahead = text[line_start:start]
        alone = not ahead.strip(" -\t")
        column = len(ahead) - len(ahead.lstrip(" ")) if alone and ahead.strip(" ") else len(ahead)
        line_before = text[text.rfind("\n", 0, max(line_start - 1, 0)) + 1 : line_start].strip()
        after_blank = line_start > 0 and not line_before
        yield _Comment(text[start:stop].rstrip(), start, column, alone, after_blank)
        start = stop


def _lift_header(text: str, found: list[_Comment], tree: Tree) -> None:
    """Comments on top, up to the last blank line before the first part."""
    first = tree.parts[0].start if tree.parts else len(text)
    top = [comment for comment in found if comment.start < first]
    if not top:
        return
    last_end = top[-1].start + len(top[-1].text)
    if "\n\n" in "\n".join(line.strip() for line in text[last_end:first].split("\n")):
        ends = len(top)
    else:
        ends = max((i for i, comment in enumerate(top) if i and comment.after_blank), default=0)
    for comment in top[:ends]:
        tree.header += _lines(comment)
    if 0 < ends < len(found):  # the blank line there is the header's
        found[ends] = replace(found[ends], after_blank=found[ends].after_blank and ends == len(top))


def _lines(comment: _Comment) -> list[str]:
    return ["", comment.text] if comment.after_blank else [comment.text]


class _Hanger:
    """Finds the part for each comment, in the order of the text."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._starts = [part.start for part in tree.parts]
        self._gap = -1
        self._deepest = 0  # a comment never goes deeper than the one above it in the same gap

    def hang(self, comment: _Comment) -> None:
        place = bisect_right(self._starts, comment.start)
        before = self._tree.parts[place - 1] if place else None
        after = self._tree.parts[place] if place < len(self._starts) else None
        if before is not None and not comment.alone:
            self._beside(_outside_flow(before, comment), comment)
        elif before is not None and _is_inside(before, comment):
            before.before += _lines(comment)
        elif brackets := _brackets_around(before, self._tree.root, comment):
            inside = after is not None and after.start < brackets.end
            target = after.before if after is not None and inside else brackets.after
            target += _lines(comment)
        else:
            self._alone(before, after, place, comment)

    def _beside(self, part: Part, comment: _Comment) -> None:
        if part.beside:
            part.before.append(comment.text)
        else:
            part.beside = comment.text

    def _alone(
        self, before: Part | None, after: Part | None, place: int, comment: _Comment
    ) -> None:
        if place != self._gap:
            self._gap, self._deepest = place, comment.column
        self._deepest = min(self._deepest, comment.column)
        if after is None or self._deepest > after.parent.column:
            for collection in _closed_between(before, after):
                if collection.column <= self._deepest:
                    collection.after += _lines(comment)
                    return
        target = self._tree.root.after if after is None else after.before
        target += _lines(comment)
        self._deepest = 0


def _is_inside(part: Part, comment: _Comment) -> bool:
    """Whether the comment stands between a field's name and its one value."""
    return isinstance(part.value, Scalar) and part.value.start > comment.start


def _brackets_around(before: Part | None, root: Collection, comment: _Comment) -> Collection | None:
    """The innermost list or mapping between brackets that holds the comment."""
    around = [*_around(before), root]
    if before is not None and isinstance(before.value, Collection):
        around.insert(0, before.value)
    held = (c for c in around if c.is_flow and c.start < comment.start < c.end)
    return next(held, None)


def _outside_flow(part: Part, comment: _Comment) -> Part:
    """What a comment behind a bracket speaks of: the whole list, not its last element."""
    while part.parent.is_flow and part.parent.end <= comment.start and part.parent.owner:
        part = part.parent.owner
    return part


def _closed_between(before: Part | None, after: Part | None) -> Iterator[Collection]:
    """Lists and mappings that end between two parts, the inner first."""
    still_open = {id(collection) for collection in _around(after)}
    for collection in _around(before):
        if id(collection) in still_open:
            return
        if not collection.is_flow:
            yield collection


def _around(part: Part | None) -> Iterator[Collection]:
    while part is not None:
        yield part.parent
        part = part.parent.owner
