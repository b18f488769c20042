"""The page of one service: what the record says, ready to show, and nothing it does not say."""

from collections.abc import Iterator
from typing import Final

from generator.catalogue import Catalogue
from generator.records.base import ScopedText
from generator.records.service import Service
from generator.views.facts import Facts, FactView, SourceView, reviewed, sources, verified
from generator.views.fees import FeeView, fee_view
from generator.views.glossary import TermView, explained, words_of, words_of_requirements
from generator.views.links import LinkView, dial, entity_label, service_path, web_name
from generator.views.offers import PlaceView, places
from generator.views.requirements import RequirementView, requirement_view
from generator.views.strip import Strip, strip
from generator.views.text import duration, iso_duration, sentence, the_day
from generator.views.view import view
from generator.vocabularies import APPOINTMENT_NEEDED, AUDIENCES, FIELD_NAMES, KINDS

# What follows from each kind of approval: TUO of Ley 27444 (D.S. 004-2019-JUS), arts. 33 to 38.
SILENCE: Final = {
    "aprobacion-automatica": "Si presentas todo lo que piden, queda aprobado desde que lo entregas. "
    "No tienes que esperar una respuesta.",
    "evaluacion-previa-silencio-positivo": "La entidad evalúa tu pedido. Si pasa el plazo y no te "
    "responde, tu pedido se da por aprobado. Eso se llama silencio positivo.",
    "evaluacion-previa-silencio-negativo": "La entidad evalúa tu pedido. Si pasa el plazo y no te "
    "responde, puedes darlo por denegado y reclamar. Eso se llama silencio negativo.",
}

_FIELDS: Final = tuple(Service.model_fields)


@view
class TimeView:
    """How long it takes: ``figure`` alone for the fact strip, the whole sentence in ``fact``.

    ``iso`` is the same as ISO 8601 where it is exact.
    """

    fact: FactView
    figure: str
    iso: str


@view
class AppointmentView:
    """Whether a cita is needed, and how to get it."""

    fact: FactView
    needed: str
    url: str
    phone: str
    note: str


@view
class CaseView:
    """A question of the page: ``answers`` are (value, label)."""

    key: str
    ask: str
    answers: tuple[tuple[str, str], ...]


@view
class PhoneView:
    """A number as shown and as dialled."""

    number: str
    dial: str
    note: str


@view
class ServicePage:
    """Everything the page of a service shows, in the order of design §2 of its issue."""

    id: str
    path: str
    title: str
    kind: str
    kinds: tuple[str, ...]
    entity: LinkView
    level: str
    summary: str
    audience: tuple[str, ...]
    also_called: tuple[str, ...]
    life_events: tuple[LinkView, ...]
    cases: tuple[CaseView, ...]
    requirements: tuple[RequirementView, ...]
    steps: tuple[FactView, ...]
    free: bool | None
    fees: tuple[FeeView, ...]
    cost: str
    strip: Strip
    time_limits: tuple[TimeView, ...]
    deadline: tuple[FactView, ...]
    result: tuple[FactView, ...]
    validity: tuple[FactView, ...]
    appointments: tuple[AppointmentView, ...]
    in_person: bool | None
    online: tuple[tuple[LinkView, FactView], ...]
    phones: tuple[PhoneView, ...]
    app: str
    email: str
    places: tuple[PlaceView, ...]
    places_known: bool
    silence: str
    approval: str
    legal: tuple[LinkView, ...]
    tupa_code: str
    authority: str
    appeals: str
    notes: tuple[FactView, ...]
    related: tuple[LinkView, ...]
    glossary: dict[str, tuple[TermView, ...]]
    sources: tuple[SourceView, ...]
    section_sources: dict[str, tuple[int, ...]]
    unconfirmed: tuple[str, ...]
    unconfirmed_fields: frozenset[str]
    conflicts: tuple[str, ...]
    verified: str
    reviewed: str
    file: str


def service_page(catalogue: Catalogue, key: str) -> ServicePage:
    """The page of the service with this id. Raises ``KeyError`` when there is none."""
    service = catalogue.services[key]
    facts = Facts(catalogue, service, service.cases)
    entity = key.split("/")[0]
    fees = tuple(fee_view(catalogue, facts, fee) for fee in service.fees)
    channels, legal = service.channels, service.legal
    answers = strip(catalogue, service)
    page = ServicePage(
        id=key,
        path=service_path(key),
        title=service.title,
        kind=service.kind,
        kinds=tuple(KINDS[k] for k in service.offered_as or (service.kind,)),
        entity=LinkView(entity_label(catalogue, entity), f"entidades/{entity}/"),
        level=catalogue.entities[entity].level,
        summary=service.summary,
        audience=tuple(AUDIENCES[a] for a in service.audience),
        also_called=service.also_called,
        life_events=tuple(
            LinkView(catalogue.vocabulary.life_events[e].title, f"situaciones/{e}/")
            for e in service.life_events
        ),
        cases=tuple(
            CaseView(name, case.ask, tuple(case.answers.items()))
            for name, case in service.cases.items()
        ),
        requirements=tuple(requirement_view(catalogue, facts, r, key) for r in service.requirements),
        steps=_texts(facts, service.steps),
        free=service.free,
        fees=fees,
        cost=answers.cost,
        strip=answers,
        time_limits=tuple(
            TimeView(facts.view(_time(limit.text, duration(limit)), limit), duration(limit), iso_duration(limit))
            for limit in service.time_limit
        ),
        deadline=_texts(facts, service.deadline),
        result=_texts(facts, service.result),
        validity=_texts(facts, service.validity),
        appointments=tuple(
            AppointmentView(facts.view(a.note or "", a), APPOINTMENT_NEEDED[a.needed], a.url or "",
                            a.phone or "", a.note or "")
            for a in service.appointment
        ),
        in_person=channels.in_person if channels else None,
        online=tuple(
            (LinkView(o.name or web_name(o.url), url=o.url), facts.view("", o))
            for o in (channels.online if channels else ())
        ),
        phones=tuple(
            PhoneView(p.number, dial(p.number), "; ".join(filter(None, (p.note, p.hours))))
            for p in (channels.phone if channels else ())
        ),
        app=(channels.app or "") if channels else "",
        email=(channels.email or "") if channels else "",
        places=places(catalogue, key, facts, answers),
        places_known=service.offered_at is not None,
        silence=SILENCE.get(legal.approval or "", "") if legal else "",
        approval=(legal.approval or "") if legal else "",
        legal=tuple(LinkView(b.text, url=b.url or "") for b in (legal.basis if legal else ())),
        tupa_code=(legal.tupa_code or "") if legal else "",
        authority=(legal.authority or "") if legal else "",
        appeals=(legal.appeals or "") if legal else "",
        notes=tuple(facts.view(n.text, n, the_day(n.until) if n.until else "") for n in service.notes),
        related=tuple(
            LinkView(catalogue.briefs[r.service].title, service_path(r.service), note=r.why or "")
            for r in service.related
        ),
        glossary={},
        sources=sources(service, FIELD_NAMES),
        section_sources={name: facts.supporting(name) for name in _FIELDS},
        unconfirmed=tuple(FIELD_NAMES.get(f, f) for f in service.unconfirmed),
        unconfirmed_fields=frozenset(service.unconfirmed),
        conflicts=service.conflicts,
        verified=verified(catalogue, service),
        reviewed=reviewed(service),
        file=f"catalogue/{key}.yml",
    )  # fmt: skip
    page.glossary.update(explained(catalogue, _prose(page)))  # nobody has seen the page yet
    return page


def _prose(page: ServicePage) -> Iterator[tuple[str, list[str]]]:
    """What a reader sees of each section, in the order of the page.

    Words of the title and the summary are explained in the first: the answers come before any explanation.
    """
    yield "requirements", [page.title, page.summary, *words_of_requirements(page.requirements)]
    yield "fees", [*words_of(f.fact for f in page.fees), *(f.explained for f in page.fees)]
    yield "time_limit", words_of((*(t.fact for t in page.time_limits), *page.deadline))
    yield "appointment", words_of(a.fact for a in page.appointments)
    yield "steps", words_of(page.steps)
    yield "result", words_of((*page.result, *page.validity))
    yield "offered_at", [text for place in page.places for text in (place.reason, place.note)]
    yield "notes", words_of(page.notes)
    yield "legal", [*(link.text for link in page.legal), page.authority, page.appeals]


def _texts(facts: Facts, texts: tuple[ScopedText, ...]) -> tuple[FactView, ...]:
    return tuple(facts.view(t.text, t) for t in texts)


def _time(text: str | None, figure: str) -> str:
    return f"{sentence(figure)} {text}" if text and figure != text else figure
