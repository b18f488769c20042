"""A view is a dataclass whose fields nobody sets again: mypy sees to that, which knows it as frozen."""

from pathlib import Path

import pytest
from mypy import api
from pydantic import TypeAdapter

from generator.views.links import LinkView

WRONG = """\
from generator.views.view import view

@view
class Link:
    text: str
    path: str = ""

Link("RENIEC", path="entidades/reniec/").text = "SUNAT"
"""


def test_views_are_told_apart_by_what_they_say() -> None:
    one, same, other = LinkView("A", "a/"), LinkView("A", path="a/"), LinkView("B")
    assert one == same != other
    assert {one, same, other} == {one, other}


def test_a_view_has_no_other_fields_and_is_written_and_read_as_json() -> None:
    link = LinkView("A", note="b")
    with pytest.raises(AttributeError):
        link.title = "B"
    reader = TypeAdapter(LinkView)
    assert reader.validate_json(reader.dump_json(link)) == link


def test_to_set_a_field_again_is_an_error_of_types(tmp_path: Path) -> None:
    (tmp_path / "wrong.py").write_text(WRONG)
    told, _, status = api.run(["--cache-dir", str(tmp_path), str(tmp_path / "wrong.py")])
    assert status == 1
    assert 'Property "text" defined in "Link" is read-only' in told
