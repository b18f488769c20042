"""Who must approve a change: the people each entity of the base names, the network's team for the rest."""

from collections.abc import Sequence
from typing import Final

from generator.liaison.diff_model import Approver, RecordDiff, Version
from generator.views.links import entity_label

TEAM: Final = "Equipo de la red MAC"


def approvers(base: Version, head: Version, records: Sequence[RecordDiff]) -> tuple[Approver, ...]:
    """Each with the records it answers for; of a record that moved, both entities."""
    owned: dict[str, list[str]] = {}
    for record in records:
        paths = dict.fromkeys(filter(None, (record.record, record.moved_from)))
        for entity in dict.fromkeys(_entity(path) for path in paths):
            owned.setdefault(entity, []).append(record.record)
    found = [_approver(base, head, entity, paths) for entity, paths in owned.items()]
    return tuple(sorted(found, key=lambda a: (not a.entity, a.entity)))


def _entity(path: str) -> str:
    """``catalogue/reniec/duplicado-dni`` → ``reniec``; nothing for what is the whole network's."""
    folder, name, *_ = path.split("/")
    return "" if folder == "centers" or name == "_vocabulary" else name


def _approver(base: Version, head: Version, entity: str, records: Sequence[str]) -> Approver:
    if not entity:
        return Approver("", TEAM, (), tuple(records))
    name = next(
        (entity_label(v.catalogue, entity) for v in (head, base) if entity in v.catalogue.entities),
        entity,
    )
    before = base.catalogue.entities.get(entity)
    handles = (handle.lstrip("@") for handle in before.maintainers) if before else ()
    return Approver(entity, name, tuple(f"@{handle}" for handle in handles), tuple(records))
