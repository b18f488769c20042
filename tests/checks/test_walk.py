"""The quick ways through a record find what the whole walk finds."""

from generator.checks.walk import nodes, walked
from generator.records.base import Model, Scope
from tests.real import catalogue
from tests.small import small


def test_models_are_those_of_the_whole_walk() -> None:
    for whole in (small(), catalogue()):
        values = [value for _, value in whole.records()] + list(whole.statistics.values())
        assert values
        for value in values:
            assert walked(value).models == [(p, n) for p, n in nodes(value) if isinstance(n, Model)]


def test_texts_are_those_of_the_whole_walk() -> None:
    for whole in (small(), catalogue()):
        for _, value in whole.records():
            texts = [(path, node) for path, node in nodes(value) if isinstance(node, str)]
            assert walked(value).texts == texts
            assert walked(value).said == [(p, text) for p, text in texts if p[0] != "sources"]
            assert walked(value).together.split("\n") == "\n".join(t for _, t in texts).split("\n")


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
