"""What a comparison of two versions of the catalogue finds, as values: no git, no printing."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal

from generator.catalogue import Catalogue
from generator.problems import Problem

Kind = Literal["added", "removed", "changed", "moved"]
Group = Literal["services", "entities", "centers", "vocabularies", "statistics"]


@dataclass(frozen=True, slots=True)
class Version:
    """One version of the catalogue. ``unread``: what could not be read, by file, with the first reason."""

    catalogue: Catalogue
    unread: Mapping[str, Problem]

    def cannot_read(self, record: str) -> bool:
        """Whether the record's file, or a folder it is in, is there but could not be read."""
        parts = f"{record}.yml".split("/")
        return any("/".join(parts[:n]) in self.unread for n in range(1, len(parts) + 1))


@dataclass(frozen=True, slots=True)
class Change:
    """One thing a reader will see change: ``text`` is a whole sentence, ``item`` the one of a list.

    ``before`` and ``after`` are whole; the sentence quotes the part of them that differs.
    """

    field: str
    kind: Kind
    text: str
    item: str = ""
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Warned:
    """Something an approver should look at twice."""

    code: str
    text: str


@dataclass(frozen=True, slots=True)
class RecordDiff:
    """What changes in one record. ``moved_from`` is its path in the base, when it had another one."""

    record: str
    group: Group
    kind: Kind
    title: str
    changes: tuple[Change, ...]
    warnings: tuple[Warned, ...] = ()
    moved_from: str = ""


@dataclass(frozen=True, slots=True)
class PageChange:
    """A page of the site. ``direct``: its own record changes, not only something it names."""

    path: str
    kind: Kind
    direct: bool
    to: str = ""


@dataclass(frozen=True, slots=True)
class Approver:
    """Who answers for some of the records: an entity, or the network's team when ``entity`` is empty.

    ``maintainers`` are those of the base: nobody makes themselves the approver of their own change.
    """

    entity: str
    name: str
    maintainers: tuple[str, ...]
    records: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unread:
    """A file that could not be compared because one version of it could not be read."""

    version: Literal["base", "head"]
    problem: Problem


@dataclass(frozen=True, slots=True)
class Diff:
    """Everything that changes. ``pages`` is ``None`` when it cannot be known, for ``pages_unknown``."""

    records: tuple[RecordDiff, ...]
    approvers: tuple[Approver, ...]
    unread: tuple[Unread, ...]
    pages: tuple[PageChange, ...] | None
    pages_unknown: str = ""

    @property
    def warnings(self) -> tuple[tuple[RecordDiff, Warned], ...]:
        """Every warning with its record."""
        return tuple((record, warned) for record in self.records for warned in record.warnings)

    def as_json(self) -> dict[str, Any]:
        """The whole as plain values, for programs."""
        return asdict(self)
