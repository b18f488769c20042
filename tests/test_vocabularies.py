"""Words for readers: nothing of a record is shown to them by the name it has in its file."""

import pytest

from generator.records.center import Center
from generator.records.entity import Entity
from generator.records.service import Service
from generator.vocabularies import FIELD_NAMES

# What is about the record and says nothing that a source could support.
ABOUT = {"sources", "unconfirmed", "verified", "moved_from", "maintainers"}


@pytest.mark.parametrize("model", [Service, Entity, Center])
def test_every_field_that_a_source_can_support_has_a_name_in_spanish(model: type) -> None:
    fields = set(model.model_fields)  # type: ignore[attr-defined]
    assert fields - ABOUT <= set(FIELD_NAMES)
    assert not fields & ABOUT & set(FIELD_NAMES)
