"""The quick ways through a record find what the whole walk finds."""

import re
from pathlib import Path

from generator.checks.walk import nodes, walked
from generator.records.base import Model, Scope
from tests.real import catalogue
from tests.small import small, with_service

NAME = re.compile("[a-z0-9]+([-/][a-z0-9]+)*")
"""Of a closed form, in which no rule about texts finds anything."""


def test_models_are_those_of_the_whole_walk() -> None:
    for whole in (small(), catalogue()):
        values = [value for _, value in whole.records()] + list(whole.statistics.values())
        assert values
        for value in values:
            assert walked(value).models == [(p, n) for p, n in nodes(value) if isinstance(n, Model)]


def test_texts_are_those_of_the_whole_walk() -> None:
    for whole in (small(), catalogue()):
        for _, value in whole.records():
            whole_walk = [(path, node) for path, node in nodes(value) if isinstance(node, str)]
            found = walked(value)
            links = [(p, text) for p, text in whole_walk if text.startswith("http")]
            assert found.links == [(p, text) for p, text in links if p[-1] in ("url", "website")]
            texts = [said for said in whole_walk if said not in found.links]
            assert [said for said in texts if said in found.texts] == found.texts
            left_out = {text for p, text in texts if (p, text) not in found.texts}
            assert [text for text in left_out if not NAME.fullmatch(text)] == []
            assert found.together.split("\n") == "\n".join(t for _, t in found.texts).split("\n")


def test_words_of_an_author_are_texts_whatever_they_look_like(tmp_path: Path) -> None:
    fields = "also_called: [uno-dos, '2026']\nconflicts: nada\ncases: {a: {ask: cual, answers: {url: si, no: no}}}\n"
    fields += "life_events: [mudanza]\nfees: [{concept: c, amount: 1, centers: norte, valid_from: 2024-05}]\n"
    record = with_service(tmp_path, fields).services["ejemplo/uno"]
    found = {text for _, text in walked(record).texts}
    assert found >= {"uno-dos", "2026", "nada", "cual", "si", "no", "summary"}
    assert not found & {"tramite", "ficha", "mudanza", "norte", "2024-05"}


def test_a_walk_is_that_of_the_record_asked_for() -> None:
    first, second = list(small().services.values())[:2]
    for record in (first, second, first):
        assert walked(record).models[0] == ((), record)
        assert walked(record) is walked(record)


def test_what_is_left_out_of_a_record_is_walked_nowhere() -> None:
    for _, value in small().records():
        assert [path for path, node in nodes(value) if node is None or node == ()] == []


def test_scopes_are_those_of_the_whole_walk() -> None:
    for whole in (small(), catalogue()):
        for service in whole.services.values():
            wanted = [(p, n) for p, n in nodes(service) if isinstance(n, Scope)]
            assert sorted(map(repr, walked(service).scopes)) == sorted(map(repr, wanted))
