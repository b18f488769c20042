"""``mac fmt``: the one way a record is written, or why a file stays as it is (design §3).

Fields stand in the order of the models, lists and mappings in block style, texts in lines of 100;
quotes stand only where the reader needs them, numbers keep their text and comments their place.
What comes out is read again: were one value or comment different, the file would stay as it is.
"""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from generator.help.field_order import Shape, shape_of
from generator.liaison import yaml_text
from generator.liaison.yaml_comments import all_comments, attach
from generator.liaison.yaml_tree import Collection, Part, Scalar, Tree, tree_of
from generator.problems import Problem
from generator.records.scalars import Number
from generator.records.yaml_source import YamlSource, read
from generator.records.yaml_values import NUMBER, WORDS


@dataclass(frozen=True, slots=True)
class Formatted:
    """A file in its canonical form; ``text`` is ``None`` where it has to stay as it is.

    Then ``problems`` say why it cannot be read, or ``refusal`` that it would not come out whole.
    """

    file: str
    text: str | None
    problems: tuple[Problem, ...] = ()
    refusal: str = ""
    is_changed: bool = False


def formatted(file: str, data: bytes, size: int = 0) -> Formatted:
    """The canonical form of a file's bytes, by its path below the root. Problems say why there is none."""
    source, problems = read(file, data, size)
    if source.value is None:
        return Formatted(file, None, tuple(problems))
    if not isinstance(source.value, dict):
        problem = source.problem((), "not-a-mapping", "La ficha no empieza con campos.")
        return Formatted(file, None, (problem,))
    tree = tree_of(source.text)
    attach(source.text, tree)
    text = _file(tree, shape_of(file))
    if text != source.text and not _says_the_same(source, text):
        refusal = (
            "no se puede ordenar sin cambiar lo que dice o perder un comentario: queda como está."
        )
        return Formatted(file, None, refusal=f"{file}: {refusal}")
    return Formatted(file, text, is_changed=text.encode() != data)


# What is written


def _file(tree: Tree, shape: Shape) -> str:
    lines = _collection(tree.root, 0, shape) if tree.root.parts else ["{}", *tree.root.after]
    if lines[0] == "":
        del lines[0]
    if tree.header:
        lines = [*tree.header, "", *lines]
    return "\n".join(lines) + "\n"


def _collection(whole: Collection, indent: int, shape: Shape) -> list[str]:
    """Lines of a list or mapping that holds something."""
    lines: list[str] = []
    for part in _parts(whole, shape):
        below = shape.below(part.key) if whole.is_mapping else shape
        body = _part(part, indent, below)  # first: it lifts comments to the part
        lines += [" " * indent + comment if comment else "" for comment in part.before]
        lines += body
    lines += [" " * indent + comment if comment else "" for comment in whole.after]
    return lines


def _parts(whole: Collection, shape: Shape) -> list[Part]:
    if not whole.is_mapping:
        return whole.parts
    by_key = {part.key: part for part in whole.parts}
    return [by_key[key] for key in shape.in_order(list(by_key))]


def _part(part: Part, indent: int, shape: Shape) -> list[str]:
    """Lines of an entry or element, without the comments above it."""
    name = f"{yaml_text.key(part.key)}:" if part.parent.is_mapping else "-"
    value = part.value
    if isinstance(value, Scalar):
        lines = _scalar(value, indent + len(name) + 1, indent + 2)
        lines[0] = f"{name} {lines[0]}".rstrip(" ")
    elif not value.parts:
        lines = [f"{name} {'{}' if value.is_mapping else '[]'}"]
        part.before += value.after
    elif part.parent.is_mapping:
        lines = [name, *_collection(value, indent + 2, shape)]
    else:
        return _element(part, value, indent, shape)
    if part.beside:
        folded = isinstance(value, Scalar) and "\n" not in value.text and not value.lines
        lines[-1 if folded else 0] += f"  {part.beside}"
    return [" " * indent + lines[0], *lines[1:]]


def _element(part: Part, value: Collection, indent: int, shape: Shape) -> list[str]:
    """A mapping or list in a list starts on the line of its dash; comments between go above."""
    first = _parts(value, shape)[0]
    if part.beside:
        part.before.append(part.beside)
    lines = _collection(value, indent + 2, shape)
    above = len(first.before)
    part.before += first.before
    return [" " * indent + "- " + lines[above].lstrip(" "), *lines[above + 1 :]]


def _scalar(value: Scalar, prefix: int, indent: int) -> list[str]:
    if value.lines:
        return yaml_text.block(value.style, value.text, value.lines, indent)
    if not value.style and not value.text:
        return [""]  # a line that waits for its value
    if not value.style and value.text in WORDS:
        word = WORDS[value.text]
        return ["null" if word is None else str(word).lower()]
    if not value.style and NUMBER.fullmatch(value.text):
        return [value.text]
    return yaml_text.scalar(value.text, prefix, indent)


# Whether it says the same


def _says_the_same(source: YamlSource, text: str) -> bool:
    """Whether the new text reads as the old one, keeps its comments, and would not change again."""
    again, problems = read(source.file, text.encode())
    if problems or not same(source.value, again.value):
        return False
    tree = tree_of(text)
    before = Counter(all_comments(source.text, tree_of(source.text)))
    if before != Counter(all_comments(text, tree)):
        return False
    attach(text, tree)
    return _file(tree, shape_of(source.file)) == text


def same(one: Any, other: Any) -> bool:
    """Whether two values read from YAML are the same to the letter: ``30.0`` is not ``30.00``."""
    if type(one) is not type(other):
        return False
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    if isinstance(one, list):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, Number):
        return one.text == other.text  # type: ignore[no-any-return]
    return one == other  # type: ignore[no-any-return]
