"""Every code has its explanation, its bad example has the problem and the mended one has no error."""

from pathlib import Path

import pytest

from generator.explanations import FOLDER, Explanation, as_shown, explanations, near_codes
from generator.problems import INVISIBLE
from generator.problems.codes import CODES
from tests.examples import EXAMPLE, merged, problems_of
from tests.messages import messages, said_of
from tests.parsed import Page
from tests.real import REPOSITORY
from tests.small import page


def test_codes_and_explanations_match_both_ways() -> None:
    assert sorted(path.stem for path in FOLDER.glob("*.yml")) == sorted(CODES)
    assert list(explanations()) == list(CODES)


def test_the_example_catalogue_has_no_problem(tmp_path: Path) -> None:
    nothing = Explanation(
        means="x", record="entities/ejemplo.yml", bad="x", mended="level: nacional\n"
    )
    assert problems_of(tmp_path / "root", nothing, nothing.mended, "utf-8") == []


@pytest.mark.parametrize("code", CODES)
def test_the_bad_example_has_the_problem_and_it_reads_as_kept(tmp_path: Path, code: str) -> None:
    """If a message was meant to change: ``python -m tests.messages``."""
    assert said_of(tmp_path, code) == messages()[code]


def test_the_kept_messages_are_those_of_all_codes() -> None:
    assert list(messages()) == list(CODES)


@pytest.mark.parametrize("code", CODES)
def test_the_mended_example_has_neither_the_problem_nor_any_error(
    tmp_path: Path, code: str
) -> None:
    explanation = explanations()[code]
    found = problems_of(tmp_path / "root", explanation, explanation.mended, "utf-8")
    assert [p.text() for p in found if p.code == code or p.severity == "error"] == []


@pytest.mark.parametrize("code", CODES)
def test_an_explanation_is_written_for_people(code: str) -> None:
    explanation = explanations()[code]
    assert explanation.means[-1] in ".»", explanation.means
    assert 40 <= len(explanation.means) <= 450
    assert (EXAMPLE / explanation.record).exists()
    assert explanation.bad != explanation.mended or explanation.encoding != "utf-8"
    for text in (explanation.means, as_shown(explanation.bad), as_shown(explanation.mended)):
        assert not INVISIBLE.search(text)


def test_a_field_that_an_example_takes_away_is_shown_as_such() -> None:
    assert as_shown("free: ~~\nfees:\n  - a: ~~x\n") == "# (sin «free»)\nfees:\n  - a: ~~x"


def test_fields_of_an_example_replace_those_of_the_record() -> None:
    record = "title: a\nfees:\n  - 1\nfree: true\n"
    assert (
        merged(record, "fees:\n  - 2\nkind: b\nfree: ~~\n") == "title: a\nfees:\n  - 2\nkind: b\n"
    )


def test_a_code_that_is_almost_right_is_named() -> None:
    assert near_codes("fee-amont")[0] == "fee-amount"
    assert "unknown-center" in near_codes("center")
    assert near_codes("qqqq") == []


def test_the_page_shows_every_code_with_its_meaning_and_both_examples_as_text() -> None:
    shown = Page(page("colaborar/errores/").content)
    anchors = [e.attributes["id"] for e in shown.elements if e.attributes.get("id") in CODES]
    assert anchors == list(CODES)
    expected = [as_shown(text) for e in explanations().values() for text in (e.bad, e.mended)]
    assert ["".join(e.parts).strip() for e in shown.all("pre")] == expected
    assert all(" ".join(e.means.split()) in shown.text for e in explanations().values())


def test_the_page_is_linked_from_the_hand_written_one() -> None:
    assert "](errores/)" in (REPOSITORY / "docs" / "colaborar" / "index.md").read_text(
        encoding="utf-8"
    )
