"""What can be found, and what a result says of it: services, centres, entities, life events.

A document has *names* (what people may call it, each matched as a whole), and *says* texts by how much they tell
of it. Everything else is shown with a result or narrows the list.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from generator.catalogue import Catalogue
from generator.views.links import shown_acronym
from generator.views.lists import all_life_events, center_item, service_item
from generator.views.popularity import popularity
from generator.views.text import duration

Kind = Literal["servicio", "centro", "entidad", "situacion"]
Field = Literal["summary", "context", "requirements"]
FIELDS: Final[tuple[Field, ...]] = ("summary", "context", "requirements")
"""``context``: the entity's names, life events and documents."""
_CENTER: Final = "horario de atención, dirección, ubicación, cómo llegar, teléfono"
"""The context of every centre."""


@dataclass(frozen=True, slots=True)
class Found:
    """One document of the index."""

    record: str
    url: str
    kind: Kind
    names: tuple[str, ...]
    card: dict[str, object]
    entity: str = ""
    type: str = ""
    pays: str = ""
    appointment: str = ""
    centers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Said:
    """What a document says besides its names: only its words are needed, and only once."""

    texts: dict[Field, str]
    rest: str = ""
    """Text whose words are known, so that nobody corrects them, but that only full-text search finds."""


@dataclass(frozen=True, slots=True)
class Place:
    """What people call where a centre is, and the centres they mean.

    ``department`` is filled where no centre stands: the centres are then those of that department, if any.
    """

    name: str
    centers: tuple[str, ...]
    department: str = ""


def found_besides(catalogue: Catalogue) -> Iterator[Found]:
    """Documents of centres, entities and life events."""
    for key in catalogue.centers:
        yield _center(catalogue, key)
    for key in catalogue.entities:
        yield _entity(catalogue, key)
    for event in all_life_events(catalogue):
        also = catalogue.vocabulary.life_events[event.id].also_called
        yield Found(
            record=f"situaciones/{event.id}",
            url=event.path,
            kind="situacion",
            names=(event.title, *also),
            card={"t": event.title, "s": event.summary},
        )


def said(catalogue: Catalogue, record: str) -> Said:
    """What the document of a record says, or of a life event."""
    folder, _, key = record.partition("/")
    match folder:
        case "catalogue":
            return _said_of_service(catalogue, key)
        case "centers":
            item, place = center_item(catalogue, key), catalogue.centers[key].place
            summary = _joined(item.where, item.address, place or "")
            return Said({"summary": summary, "context": _CENTER})
        case "entities":
            return Said({"summary": catalogue.entities[key].sector or ""})
    event = catalogue.vocabulary.life_events[key]
    titles = (catalogue.briefs[service].title for service in catalogue.services_for(key))
    return Said({"summary": event.summary}, " ".join(titles))


def places(catalogue: Catalogue) -> Iterator[Place]:
    """Names of the MAC centres and of the districts, provinces and departments they stand in.

    What a centre is called means that centre: «Callao» is not also the one in Ventanilla.
    """
    own: dict[str, dict[str, None]] = {}
    around: dict[str, dict[str, None]] = {}
    for key in catalogue.main_centers:
        center = catalogue.centers[key]
        for name in (center.name, *center.also_called):
            own.setdefault(name.removeprefix("Centro ").removeprefix("MAC "), {})[key] = None
        for name in filter(None, (center.district, center.province, center.department)):
            around.setdefault(name, {})[key] = None
    known = {**around, **own}
    for name, centers in known.items():
        yield Place(name, tuple(centers))
    for department, names in catalogue.vocabulary.places.items():
        for name in (department, *names):
            if name not in known:
                yield Place(name, tuple(around.get(department, ())), department)


def _documents(catalogue: Catalogue, key: str) -> tuple[str, ...]:
    """Names of the documents a service issues."""
    issued = (d for d in catalogue.vocabulary.documents.values() if key in d.services)
    return tuple(name for document in issued for name in (document.name, *document.also_called))


def asked_for(catalogue: Catalogue, record: str) -> int:
    """How often a record is asked for, 0 to 9; no part of its document, which rests on the record, not on figures."""
    folder, _, key = record.partition("/")
    match folder:
        case "catalogue":
            return popularity(catalogue, key)
        case "centers":
            return 6 if key in catalogue.main_centers else 0
        case "entities":
            return 1 if catalogue.services_of(key) else 0
    return 0


def _shortcuts(catalogue: Catalogue, key: str) -> tuple[str, ...]:
    """What the editors call it on the home page: the one most people mean by that word."""
    return tuple(s.text for s in catalogue.vocabulary.home.shortcuts if s.service == key)


def found_service(catalogue: Catalogue, key: str) -> Found:
    """The document of a service."""
    item = service_item(catalogue, key)
    record = catalogue.services[key]
    codes = dict.fromkeys(f"código {fee.payment_code}" for fee in record.fees if fee.payment_code)
    names = tuple(catalogue.centers[c].name.removeprefix("Centro ") for c in item.centers)
    needed = [requirement.text for requirement in record.requirements]
    time = ", ".join(dict.fromkeys(filter(None, map(duration, record.time_limit))))
    return Found(
        record=f"catalogue/{key}",
        url=item.path,
        kind="servicio",
        names=(record.title, *record.also_called, *_shortcuts(catalogue, key), *codes),
        card={
            "t": record.title, "e": item.entity_name, "k": item.kind_name, "s": record.summary,
            "c": item.cost, "a": item.appointment_name, "p": names, "d": time,
            "r": [_short(text) for text in needed[:3]], "n": len(needed),
        },
        entity=item.entity,
        type=record.kind,
        pays=item.pays,
        appointment=item.appointment,
        centers=item.centers,
    )  # fmt: skip


def _said_of_service(catalogue: Catalogue, key: str) -> Said:
    record = catalogue.services[key]
    entity = catalogue.entities[key.partition("/")[0]]
    events = (catalogue.vocabulary.life_events[e] for e in record.life_events)
    return Said(
        texts={
            "summary": record.summary,
            "context": _joined(
                entity.name, entity.acronym or "", *entity.also_called, *_documents(catalogue, key),
                (record.legal and record.legal.tupa_code) or "",
                *(name for event in events for name in (event.title, *event.also_called)),
            ),
            "requirements": _joined(*(requirement.text for requirement in record.requirements)),
        },
        rest=_joined(*(f.text for f in (*record.steps, *record.notes, *record.result))),
    )  # fmt: skip


def _center(catalogue: Catalogue, key: str) -> Found:
    center, item = catalogue.centers[key], center_item(catalogue, key)
    return Found(
        record=f"centers/{key}",
        url=item.path,
        kind="centro",
        names=(center.name, *center.also_called),
        card={"t": center.name, "s": " · ".join(filter(None, (item.where, item.address)))},
        centers=(key,),
    )


def _entity(catalogue: Catalogue, key: str) -> Found:
    entity = catalogue.entities[key]
    acronym, count = shown_acronym(entity.acronym), len(catalogue.services_of(key))
    return Found(
        record=f"entities/{key}",
        url=f"entidades/{key}/",
        kind="entidad",
        names=tuple(filter(None, (entity.name, entity.acronym, *entity.also_called))),
        card={
            "t": f"{acronym}: {entity.name}" if acronym else entity.name,
            "s": f"{count} {'ficha' if count == 1 else 'fichas'}" if count else "",
        },
        entity=key,
    )


def _short(text: str, most: int = 90) -> str:
    """The text, or its start up to a whole word."""
    return text if len(text) <= most else text[:most].rsplit(" ", 1)[0] + "…"


def _joined(*texts: str) -> str:
    return ". ".join(text.rstrip(". ") for text in texts if text)
