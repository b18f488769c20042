"""The quick ways through a record find what the whole walk finds."""

from generator.checks.walk import models, nodes, scopes
from generator.records.base import Model, Scope
from tests.real import catalogue
from tests.small import small


def test_models_are_those_of_the_whole_walk() -> None:
    for whole in (small(), catalogue()):
        values = [value for _, value in whole.records()] + list(whole.statistics.values())
        assert values
        for value in values:
            assert models(value) == [(p, n) for p, n in nodes(value) if isinstance(n, Model)]


def test_scopes_are_those_of_the_whole_walk() -> None:
    for whole in (small(), catalogue()):
        for service in whole.services.values():
            wanted = [(p, n) for p, n in nodes(service) if isinstance(n, Scope)]
            assert sorted(map(repr, scopes(service))) == sorted(map(repr, wanted))
