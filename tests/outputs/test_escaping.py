"""No text of a record is ever markup, whatever field it stands in."""

from dataclasses import replace
from typing import Any

import pytest
from pydantic import BaseModel, ValidationError

from generator.catalogue import Catalogue
from generator.outputs.page import Outputs
from generator.outputs.render import render
from generator.records.center import Center
from generator.records.entity import Entity
from generator.records.service import Service
from generator.records.vocabulary import Vocabulary
from tests.parsed import Page
from tests.small import AS_OF, loaded

NASTY = """<b>"x"'</script><script>alert(1)</script>&lt;&amp;{{ 1 }}"""


class Spoiler:
    """Puts the nasty text after every value of a record that is free text."""

    def __init__(self, model: type[BaseModel], value: Any) -> None:
        self.model, self.value, self.spoilt = model, value, 0

    def record(self) -> Any:
        self._walk(self.value)
        return self.model.model_validate(self.value)

    def _walk(self, node: Any) -> None:
        items = node.items() if isinstance(node, dict) else enumerate(node)
        for key, child in list(items):
            if isinstance(child, (dict, list)):
                self._walk(child)
            elif child is not None and not isinstance(child, bool):
                self._spoil(node, key)

    def _spoil(self, node: Any, key: Any) -> None:
        """Keep the nasty text only where the model takes it: dates, slugs and the like refuse it."""
        before = node[key]
        node[key] = f"{getattr(before, 'text', before)[:2]}{NASTY}"
        try:
            self.model.model_validate(self.value)
            self.spoilt += 1
        except ValidationError:
            node[key] = before


def copied(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: copied(child) for key, child in value.items()}
    return [copied(child) for child in value] if isinstance(value, list) else value


def spoilt() -> tuple[Outputs, int]:
    small, count = loaded(), 0
    models = {"catalogue": Service, "entities": Entity, "centers": Center}
    records: dict[str, dict[str, Any]] = {folder: {} for folder in models}
    lists: dict[str, Any] = {}
    for path, source in small.sources.items():
        folder, _, key = path.partition("/")
        if key.startswith("_vocabulary/"):
            name = key.removeprefix("_vocabulary/")
            spoiler = Spoiler(Vocabulary, {name: copied(source.value)})
            lists[name] = getattr(spoiler.record(), name)
        elif key.startswith("_"):
            continue
        else:
            spoiler = Spoiler(models[folder], copied(source.value))
            records[folder][key] = spoiler.record()
        count += spoiler.spoilt
    everything = replace(
        small,
        services=records["catalogue"],
        entities=records["entities"],
        centers=records["centers"],
        vocabulary=Vocabulary.model_construct(**{**Vocabulary().__dict__, **lists}),
    )
    return render(Catalogue(everything), AS_OF, "https://example.org/portal"), count


OUTPUTS, COUNT = spoilt()


def test_every_kind_of_text_was_spoilt() -> None:
    assert COUNT > 200


@pytest.mark.parametrize("page", OUTPUTS.pages, ids=lambda p: p.path)
def test_no_text_becomes_markup(page: Any) -> None:
    shown = Page(page.content)  # fails when a tag is not closed in order or has an attribute twice
    assert not shown.all("script")
    assert not shown.all("b")
    assert not any(
        '"' in name or "<" in name or "'" in name for e in shown.elements for name in e.attributes
    )
    assert "<script" not in page.content
    assert "{{" not in page.content.replace("{{ 1 }}", "")


@pytest.mark.parametrize("page", [p for p in OUTPUTS.pages if p.record], ids=lambda p: p.record)
def test_the_text_is_shown_as_it_was_written(page: Any) -> None:
    assert NASTY in Page(page.content).text


def test_a_service_page_shows_it_for_every_text() -> None:
    (page,) = (p for p in OUTPUTS.pages if p.record == "catalogue/ejemplo/carne-de-muestra")
    assert Page(page.content).text.count(NASTY) > 100


def test_attributes_keep_the_text_whole() -> None:
    (page,) = (p for p in OUTPUTS.pages if p.path == "tramites/index.html")
    assert any(
        NASTY.casefold() in e.attributes.get("data-texto", "") for e in Page(page.content).elements
    )


def test_titles_and_search_records_are_plain_text_for_others_to_escape() -> None:
    (page,) = (p for p in OUTPUTS.pages if p.record == "catalogue/ejemplo/carne-de-muestra")
    assert NASTY in page.title
    assert all(NASTY in record.meta["title"] for record in OUTPUTS.search)
