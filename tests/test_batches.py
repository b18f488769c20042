"""Batches of answers: recalled whole while all they rest on is as it was, and never after."""

from collections.abc import Mapping, Sequence

import pytest
from pydantic import TypeAdapter

from generator.answers import batches, digest
from generator.answers.batches import Asking, Batch, Batches
from tests.test_answers import RUNS, Shelf, Whole, length, line

ROW = TypeAdapter(Batch[str])
TEXTS = {"a": "uno", "b": "tres", "c": "cinco", "d": "x"}
LINES = {"a": "a: 3", "b": "b: 4", "c": "c: 5", "d": "d: 1"}


@pytest.fixture(autouse=True)
def two_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batches, "_MOST", 2)


@pytest.fixture
def shelf() -> Shelf:
    """Lines of four texts, two in a batch."""
    kept = Shelf()
    kept_lines(TEXTS, kept, ["a", "b"], ["c", "d"])
    return kept


def of(whole: Whole, given: str = "") -> Batches[str]:
    assert whole.shelf is not None
    return Batches(whole.shelf, "lines", given, ROW)


def kept_lines(
    texts: Mapping[str, str], shelf: Shelf, *slices: Sequence[str], given: str = ""
) -> dict[str, str]:
    """What is recalled; then the batches of the slices are worked out and kept with it."""
    whole = Whole(texts, shelf)
    found = of(whole, given)
    recalled = found.recalled(whole.answers, texts)
    for keys in slices:
        asked = whole.answers.gather()
        values, needs = {}, []
        for key in keys:
            values[key], rest = whole.answers.watched(lambda key=key: whole.answers.ask(line, key))  # type: ignore[misc]
            needs.append(rest)
        found.add(Batch.of(whole.answers, given, values, needs, asked))
    whole.answers.take(whole.answers.handed_over())
    found.save()
    shelf.update(whole.shelf or {})
    return recalled


def without_answers(shelf: Shelf) -> Shelf:
    """Only the batches of it."""
    return Shelf({key: row for key, row in shelf.items() if not key.startswith(">")})


def recalled(texts: Mapping[str, str], shelf: Shelf, given: str = "") -> dict[str, str]:
    whole = Whole(texts, shelf)
    return of(whole, given).recalled(whole.answers, texts)


def test_where_nothing_changed_all_is_recalled_and_no_answer_is_looked_at(shelf: Shelf) -> None:
    RUNS.clear()
    whole = Whole(TEXTS, without_answers(shelf))
    assert of(whole).recalled(whole.answers, TEXTS) == LINES
    assert whole.answers.digest_of_answer(length, "a") == digest(b"3")
    assert not RUNS


@pytest.mark.parametrize("key", TEXTS)
def test_a_change_of_what_an_answer_asked_for_on_the_way_is_seen(shelf: Shelf, key: str) -> None:
    """A line asks only for a length, and that for the text."""
    other = {"c", "d"} if key in "ab" else {"a", "b"}
    assert recalled({**TEXTS, key: "otra cosa"}, shelf).keys() == other


def test_what_a_batch_asked_of_another_is_asked_again(shelf: Shelf) -> None:
    """The length of ``a`` was known when ``e`` asked for it: the batch of ``e`` does not rest on the text."""
    texts = {**TEXTS, "e": ""}
    whole = Whole(texts, shelf)
    found = of(whole)
    found.recalled(whole.answers, texts)
    asked = whole.answers.gather()
    _, needs = whole.answers.watched(lambda: whole.answers.ask(length, "a"))
    batch = Batch.of(whole.answers, "", {"e": "3"}, [needs], asked)
    assert batch.found.keys() == {needs.asked[0]}
    found.add(batch)
    found.save()
    shelf.update(whole.shelf or {})
    assert "e" in recalled({**texts, "a": "dos"}, shelf)
    assert "e" not in recalled({**texts, "a": "otra cosa"}, shelf)


def test_nobody_gets_what_is_not_asked_for(shelf: Shelf) -> None:
    whole = Whole(TEXTS, shelf)
    assert of(whole).recalled(whole.answers, ["a", "d"]) == {"a": "a: 3", "d": "d: 1"}
    assert recalled({k: v for k, v in TEXTS.items() if k != "b"}, shelf).keys() == {"c", "d"}


def test_what_else_was_given_is_part_of_the_question(shelf: Shelf) -> None:
    assert recalled(TEXTS, shelf, given="another day") == {}


def test_what_was_worked_out_again_is_recalled_with_the_rest(shelf: Shelf) -> None:
    texts = {**TEXTS, "b": "cuatro"}
    assert kept_lines(texts, shelf, ["a"], ["b"]) == {"c": "c: 5", "d": "d: 1"}
    RUNS.clear()
    assert recalled(texts, without_answers(shelf)) == {**LINES, "b": "b: 6"}
    assert not RUNS


def test_small_batches_grow_together(shelf: Shelf) -> None:
    texts = {**TEXTS, "a": "otra", "c": "más"}
    kept_lines(texts, shelf, ["a"], ["b"], ["c"], ["d"])
    assert kept_lines(texts, shelf) == {**LINES, "a": "a: 4", "c": "c: 3"}
    rows = [ROW.validate_json(row) for key, row in shelf.items() if key.startswith("batch ")]
    assert [row.keys for row in rows] == [("a", "b"), ("c", "d")]
    assert recalled({**texts, "a": "otra cosa"}, shelf).keys() == {"c", "d"}
    assert recalled({**texts, "b": "otra cosa"}, shelf).keys() == {"c", "d"}


def test_what_grew_together_asks_nothing_of_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batches, "_MOST", 3)
    shelf, whole = Shelf(), Whole({"a": "uno", "b": "tres"}, {})
    found = of(whole)
    for key, asks in (("a", "a"), ("b", "a"), ("c", "b")):
        asked = whole.answers.gather()
        _, needs = whole.answers.watched(lambda asks=asks: whole.answers.ask(length, asks))  # type: ignore[misc]
        found.add(Batch.of(whole.answers, "", {key: ""}, [needs], asked))
    found.save()
    (row,) = [row for key, row in (whole.shelf or shelf).items() if key.startswith("batch ")]
    assert ROW.validate_json(row).found.keys() == {"text/a", "text/b"}


@pytest.mark.parametrize("damage", [b"", b"{}", b'{"keys": ["a"]}', b"no"])
def test_a_row_that_says_nothing_is_absent(shelf: Shelf, damage: bytes) -> None:
    first = next(key for key in shelf if key.startswith("batch "))
    shelf[first] = damage
    assert recalled(TEXTS, shelf) == {"c": "c: 5", "d": "d: 1"}
    del shelf[first]
    assert recalled(TEXTS, shelf) == {"c": "c: 5", "d": "d: 1"}


def at_end(whole: Whole, name: str) -> str:
    """What the text after the last arrow of another one says: it rests on as many as there are arrows."""
    RUNS["at_end"] += 1
    text = whole.texts[name]
    return at_end(whole, text[1:]) if text.startswith(">") else text


def end_of(whole: Whole, name: str) -> str:
    RUNS["end_of"] += 1
    return f"{name}: {whole.answers.ask(at_end, name)}"


def each_asked(texts: Mapping[str, str], shelf: Shelf) -> tuple[dict[str, str], set[str]]:
    """The ends of all texts, by batches of two of which each answer may hold by itself; and those worked out."""
    RUNS.clear()
    whole = Whole(texts, shelf)
    found = of(whole)
    values = found.recalled(whole.answers, texts)
    waiting = [key for key in texts if key not in values]
    asking = Asking(whole.answers, end_of)
    for key in waiting:
        asking.ask(key)
        batch = asking.batch()
        values |= zip(batch.keys, batch.values, strict=True)
        found.add(batch)
    found.save()
    rows = whole.answers.handed_over()
    assert not any(" end_of " in need for need in rows)
    whole.answers.take(rows)
    shelf.update(whole.shelf or {})
    assert RUNS["end_of"] == len(waiting)
    return values, set(waiting)


def test_of_a_batch_that_does_not_hold_each_answer_may() -> None:
    shelf = Shelf()
    assert each_asked(TEXTS, shelf)[1] == {*TEXTS}
    assert each_asked(TEXTS, shelf)[1] == set()
    texts = {**TEXTS, "b": "otra cosa"}
    values, again = each_asked(texts, shelf)
    assert again == {"b"}
    assert values == {key: f"{key}: {text}" for key, text in texts.items()}
    assert each_asked(texts, shelf) == (values, set())
    rows = [ROW.validate_json(row) for key, row in shelf.items() if key.startswith("batch ")]
    assert all(row.holds(Whole(texts, shelf).answers) for row in rows)


def test_an_answer_that_was_kept_alone_rests_on_what_its_look_ups_rest_on_now() -> None:
    """``a`` ends as before by another way: from then on that way counts, and no more the one before."""
    shelf = Shelf()
    texts = {"a": ">c", "b": "x", "c": "fin", "d": "fin", "e": "y", "f": "z"}
    assert each_asked(texts, shelf)[1] == {*texts}
    texts |= {"a": ">d", "b": "otra"}
    assert each_asked(texts, shelf)[1] == {"b"}
    texts |= {"c": "ya no"}
    assert each_asked(texts, shelf)[1] == {"c"}
    texts |= {"d": "otro fin"}
    values, again = each_asked(texts, shelf)
    assert again == {"a", "d"}
    assert values["a"] == "a: otro fin"
    assert each_asked(texts, shelf) == (values, set())


def test_a_batch_that_does_not_say_what_each_answer_asked_is_recalled_whole_or_not_at_all() -> None:
    whole = Whole(TEXTS, Shelf())
    batches_of = []
    for key in "ab":
        asked = whole.answers.gather()
        value, needs = whole.answers.worked_out(end_of, key)
        batch = Batch.of(whole.answers, "", {key: value}, [needs], asked)
        assert batch.held(whole.answers).keys == ()
        assert batch.apart([needs]).held(whole.answers).keys == (key,)
        batches_of += [batch, batch.apart([needs])]
    a, a_apart, b, b_apart = batches_of
    assert a_apart.and_(b).held(whole.answers).keys == ()
    assert a.and_(b_apart).held(whole.answers).keys == ()
    assert a_apart.and_(b_apart).held(whole.answers).keys == ("a", "b")
