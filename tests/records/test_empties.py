"""A line without its value is seen in whatever form the file is read."""

import pytest

from generator.records.empties import empty_values
from generator.records.yaml_source import read


@pytest.mark.parametrize("nothing", ["null", "Null", "NULL", "~", ""])
@pytest.mark.parametrize("end", ["", "steps: [a]\n"])
def test_a_field_without_its_value_is_seen(nothing: str, end: str) -> None:
    text = f"title: a\nconflicts:\n- {nothing}\n- b\nfree: {nothing}\n{end}"
    source, problems = read("a.yml", text.encode())
    assert not problems
    assert [p.field for p in empty_values(source)] == ["conflicts[0]", "free"]


def test_words_that_only_hold_the_sign_are_values() -> None:
    source, _ = read("a.yml", b"title: nullo\nsummary: a null b\n")
    assert source.is_usual
    assert list(empty_values(source)) == []
