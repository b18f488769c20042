"""One file → its values, known to be valid, or its problems: what can be done apart from all other files."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, ClassVar, Final

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from generator.answers import Shelf, digest
from generator.problems import Problem
from generator.records.brief import Asks, Brief, asks, brief
from generator.records.center import Center
from generator.records.empties import empty_values
from generator.records.entity import Entity
from generator.records.files import content_of
from generator.records.model_errors import problems_of
from generator.records.network import model_of
from generator.records.packed import packed
from generator.records.service import Service
from generator.records.vocabulary import Vocabulary
from generator.records.yaml_source import YamlSource, read


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file as it was read: ``data`` are its packed values, absent when it has problems.

    ``digest`` is of its bytes; ``is_new`` says that it was read now and not taken from a shelf. ``model``
    and ``source`` stay in the process that made them: to make them again is quicker than to send them.
    ``later`` gives the data of a file that was not opened.
    """

    path: str
    digest: str
    data: bytes = b""
    problems: tuple[Problem, ...] = ()
    brief: Brief | None = None
    asks: Asks = ()
    is_new: bool = False
    model: Any = field(default=None, compare=False)
    source: Any = field(default=None, compare=False)
    later: Callable[[], bytes] | None = field(default=None, compare=False)
    __pydantic_config__: ClassVar = ConfigDict(ser_json_bytes="base64", val_json_bytes="base64")

    def __reduce__(self) -> tuple[Any, ...]:
        """What another process gets."""
        return ReadFile, (
            self.path, self.digest, self.data, self.problems, self.brief, self.asks, self.is_new,
        )  # fmt: skip


_FILE: Final = TypeAdapter(ReadFile)
_NOT_KEPT: Final = {"is_new", "model", "source", "later"}


class ChangedError(Exception):
    """A file changed between its reading and a question about it: begin again."""


def read_files(
    root: Path, shelf: Shelf | None, with_models: bool, paths: Sequence[str]
) -> list[ReadFile]:
    """Each of the files that is there, in order. Models take much memory: of many files nobody keeps them."""
    files = (read_file(root, shelf, path) for path in paths)
    return [kept(file, with_models) for file in files]


def kept(file: ReadFile, with_model: bool) -> ReadFile:
    """What is kept in memory of a file that was read."""
    return replace(file, source=None, model=file.model if with_model else None)


def read_file(root: Path, shelf: Shelf | None, path: str) -> ReadFile:
    """One file; what the shelf knows by path and content is not read again."""
    problems: list[Problem] = []
    content = content_of(root, path, problems)
    if content is None:
        return ReadFile(path, "", problems=tuple(problems))
    found = digest(content[0])
    known = shelf.get(_key(path, found)) if shelf is not None else None
    if known is not None:
        return _FILE.validate_json(known)
    source, problems = read(path, *content)
    model = _validated(path, source, problems)
    return ReadFile(
        path,
        found,
        packed(source.value) if model is not None else b"",
        tuple(problems),
        brief(model) if isinstance(model, Service) else None,
        asks(model) if isinstance(model, Service) else (),
        is_new=True,
        model=model,
        source=source,
    )


def values_of(root: Path, shelf: Shelf, path: str, found: str) -> bytes:
    """The packed values of a file with that digest, of the shelf or else of the file. Raises :class:`ChangedError`."""
    kept = shelf.get(_key(path, found))
    file = _FILE.validate_json(kept) if kept else read_file(root, None, path)
    if file.digest != found:
        raise ChangedError(path)
    return file.data


def shelve(shelf: Shelf | None, files: Iterable[ReadFile]) -> None:
    """Keep files that were read without a problem; one with problems is soon another."""
    for file in files:
        if shelf is not None and file.is_new and not file.problems:
            shelf.put(_key(file.path, file.digest), _FILE.dump_json(file, exclude=_NOT_KEPT))


def _key(path: str, digest: str) -> str:
    return f"file\n{path}\n{digest}"


def _validated(path: str, source: YamlSource, problems: list[Problem]) -> BaseModel | None:
    """The model of a file's values; what is wrong with them is added to the problems."""
    if source.value is None:
        return None
    if not isinstance(source.value, dict):
        problems.append(source.problem((), "not-a-mapping", "La ficha no empieza con campos."))
        return None
    problems += empty_values(source)
    folder, *rest = path.removesuffix(".yml").split("/")
    model, value = _model_of(folder, rest), source.value
    below: tuple[str, ...] = ()
    if model is Vocabulary:
        value, below = {rest[1]: value}, (rest[1],)
    try:
        return model.model_validate(value)
    except ValidationError as error:
        problems += problems_of(error, source, model, below=below)
        return None


def _model_of(folder: str, rest: Sequence[str]) -> type[BaseModel]:
    if folder == "catalogue":
        return Vocabulary if rest[0] == "_vocabulary" else Service
    if folder == "entities":
        return Entity
    return model_of(rest[1]) if rest[0] == "_statistics" else Center
