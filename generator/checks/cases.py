"""Rules about the combinations of case, channel and centre that a service distinguishes."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from generator.catalogue import Catalogue
from generator.checks.walk import walked
from generator.problems import Problem
from generator.records.base import Scope
from generator.records.service import Fee, Requirement, Service
from generator.vocabularies import CHANNELS

Sets = Mapping[str, frozenset[str]]
"""What a fact asks for: a case, the channel or the centre → the words for which it holds."""
Words = Mapping[str, Sequence[str]]
"""The words there are for each of them, in the order in which they are asked."""
Choice = Mapping[str, str]
"""One combination: a word for each that makes a difference."""

_CHANNEL: Final = "channel/"  # no slug of a case
_CENTER: Final = "center/"
_EFFORT: Final = 20_000
"""Scopes looked at for one list: a hundred times what a real record takes, and little for a hostile one."""
_DEPTH: Final = 12


def facts_hold_somewhere(catalogue: Catalogue) -> Iterator[Problem]:
    """``except_centers`` leaves a fact some of its ``centers``."""
    for key, service in catalogue.each_service():
        for path, fact in walked(service).scopes:
            if fact.except_centers and not catalogue.centers_of(fact):
                yield catalogue.problem(f"catalogue/{key}", (*path, "except_centers"), "scope-nowhere",
                                        "El dato no vale en ningún centro.")  # fmt: skip


def fees_for_every_case(catalogue: Catalogue) -> Iterator[Problem]:
    """Where some fee is due, each combination of answers, channel and centre has one.

    What is free in some cases says so with an amount of 0 (design §3), so that nobody has to guess.
    Optional fees do not count, nor those with a mere condition in words while there are others.
    """
    for key, service in catalogue.each_service():
        for gap in () if service.free else _gaps(catalogue, service, service.fees):
            yield catalogue.problem(f"catalogue/{key}", ("fees",), "case-without-fee",
                                    f"Falta el costo {gap}.")  # fmt: skip


def requirements_for_every_case(catalogue: Catalogue) -> Iterator[Problem]:
    """Where something is required, each combination of answers, channel and centre has a requirement.

    A TUPA lists all of them (RSGP 004-2018-PCM): a reader whose case has none cannot tell «nothing» from
    «not known». Optional ones do not count, nor those with a mere condition in words while there are others.
    """
    for key, service in catalogue.each_service():
        for gap in _gaps(catalogue, service, service.requirements):
            yield catalogue.problem(f"catalogue/{key}", ("requirements",), "case-without-requirement",
                                    f"Faltan los requisitos {gap}.")  # fmt: skip


def _gaps(
    catalogue: Catalogue, service: Service, facts: Sequence[Fee] | Sequence[Requirement]
) -> Iterator[str]:
    """The combinations no fact holds for, in words: one for all centres of the same answers and channel."""
    asked: list[Sets] = []
    for fact in _main(facts):
        asked.append(_asked(catalogue, service, fact))
        if not asked[-1]:  # it holds everywhere
            return
    if not asked:
        return
    words: dict[str, Sequence[str]] = {c: tuple(k.answers) for c, k in service.cases.items()}
    words[_CHANNEL] = _channels(service, facts)
    words[_CENTER] = [o.center for o in service.offered_at or () if o.available]
    centers: dict[tuple[tuple[str, str], ...], list[str]] = {}
    for choice in _uncovered(asked, words, {}, [_EFFORT]):
        rest = tuple((name, word) for name, word in choice.items() if name != _CENTER)
        centers.setdefault(rest, []).extend([choice[_CENTER]] if _CENTER in choice else [])
    for rest, places in centers.items():
        yield _said(service, dict(rest), places)


def _main(facts: Sequence[Fee] | Sequence[Requirement]) -> list[Scope]:
    needed = [fact for fact in facts if not fact.optional]
    if all(fact.when_text for fact in needed):
        return list(needed)
    return [f for f in needed if not f.when_text or f.channel or f.centers or f.except_centers]


def _asked(catalogue: Catalogue, service: Service, fact: Scope) -> Sets:
    sets = {c: frozenset(words) for c, words in fact.answers.items() if c in service.cases}
    if fact.channel:
        sets[_CHANNEL] = frozenset(fact.channel)
    places = catalogue.centers_of(fact)
    if places is not None and service.offered_at:
        sets[_CENTER] = places
    return sets


def _channels(service: Service, facts: Sequence[Scope]) -> list[str]:
    """The ways to do it that the record names for certain; an app only where a fact tells it apart."""
    known = service.channels
    ways = {
        "presencial": bool(service.offered_at) or bool(known and known.in_person),
        "web": bool(known and known.online),
        "app": bool(known and known.app) and any("app" in fact.channel for fact in facts),
    }
    return [way for way, exists in ways.items() if exists]


def _uncovered(
    facts: Sequence[Sets], words: Words, chosen: Choice, left: list[int]
) -> Iterator[Choice]:
    """Choices that no fact covers; only what some remaining fact asks for is chosen at all."""
    left[0] -= 1 + sum(map(len, facts))
    if left[0] < 0 or len(chosen) > _DEPTH or not all(facts):
        return
    if not facts:
        yield chosen
        return
    asked = {name for fact in facts for name in fact}
    name = next(name for name in words if name in asked)
    for word in words[name]:
        left[0] -= len(facts)
        if left[0] < 0:
            return
        is_away = name == _CHANNEL and word != "presencial"  # then the centre makes no difference
        settled = {name, _CENTER} if is_away else {name}
        rest = [
            {n: s for n, s in fact.items() if n not in settled}
            for fact in facts
            if name not in fact or word in fact[name]
        ]
        yield from _uncovered(rest, words, {**chosen, name: word}, left)


def _said(service: Service, choice: Choice, centers: Sequence[str]) -> str:
    answers = [f"«{service.cases[c].answers[w]}»" for c, w in choice.items() if c in service.cases]
    said = [f"para {' y '.join(answers)}"] if answers else []
    if _CHANNEL in choice:
        said.append(CHANNELS[choice[_CHANNEL]].lower())
    if centers:
        said.append("en " + " y ".join(f"«{center}»" for center in centers))
    return ", ".join(said)
