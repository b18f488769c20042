"""Answers hold for as long as every look-up they rest on finds the same."""

from collections import Counter
from collections.abc import Mapping

import pytest

from generator.answers import _DIGESTS, Answers, digest
from generator.answers.lately import Lately
from generator.answers.watched import Watched

RUNS: Counter[str] = Counter()


class Whole:
    """Texts by name, as a catalogue has records."""

    def __init__(self, texts: Mapping[str, str], shelf: dict[str, bytes] | None = None) -> None:
        self.shelf = None if shelf is None else Shelf(shelf)
        self.answers = Answers(self, lambda need: self.look_up(need), self.shelf)
        self._texts = texts
        self.texts = Watched("text", texts, self.answers.note)

    def look_up(self, need: str) -> str:
        name = need.removeprefix("text/")
        found = self._texts.get(name, "") if name else " ".join(sorted(self._texts))
        return digest(found.encode())


class Shelf(dict[str, bytes]):
    def put(self, key: str, value: bytes) -> None:
        self[key] = value


def length(whole: Whole, name: str) -> int:
    RUNS["length"] += 1
    return len(whole.texts[name])


def line(whole: Whole, name: str) -> str:
    RUNS["line"] += 1
    return f"{name}: {whole.answers.ask(length, name)}"


def names(whole: Whole, _: str) -> tuple[str, ...]:
    RUNS["names"] += 1
    return tuple(whole.texts)


def rest(whole: Whole, name: str, end: str) -> str:
    return whole.texts[name].removesuffix(end)


def asked(texts: Mapping[str, str], shelf: dict[str, bytes]) -> tuple[list[object], Counter[str]]:
    """What a run answers, and what it worked out."""
    RUNS.clear()
    whole = Whole(texts, shelf)
    found: list[object] = [whole.answers.ask(line, n) for n in texts]
    found.append(whole.answers.ask(names, "*"))
    whole.answers.take(whole.answers.handed_over())
    shelf.update(whole.shelf or {})
    return found, Counter(RUNS)


@pytest.fixture
def shelf() -> dict[str, bytes]:
    kept: dict[str, bytes] = {}
    asked({"a": "uno", "b": "tres"}, kept)
    return kept


def test_an_answer_is_worked_out_once() -> None:
    RUNS.clear()
    whole = Whole({"a": "uno"})
    assert [whole.answers.ask(line, "a") for _ in range(3)] == ["a: 3"] * 3
    assert RUNS == {"line": 1, "length": 1}


def many(whole: Whole, name: str) -> list[str]:
    RUNS["many"] += 1
    return [whole.texts[name]] * 1000


def test_a_large_answer_is_not_read_again_for_each_who_asks() -> None:
    whole = Whole({"a": "abc"}, {})
    first = whole.answers.ask(many, "a")
    assert whole.answers.ask(many, "a") is first


def test_what_is_asked_once_is_an_answer_like_others_and_not_kept_at_hand() -> None:
    whole = Whole({"a": "uno"}, {})
    value, needs = whole.answers.watched(lambda: whole.answers.ask_once(line, "a"))
    assert value == whole.answers.ask(line, "a") == "a: 3"
    assert needs.asked == (f">{__name__} line a",)
    whole.answers.ask_once(line, "a")
    assert f">{__name__} line a" not in whole.answers._values


def test_of_large_answers_only_the_last_stay_in_memory() -> None:
    whole = Whole({str(number): "abc" for number in range(40)}, {})
    found = [whole.answers.ask(many, str(number)) for number in range(40)]
    RUNS.clear()
    assert [whole.answers.ask(many, str(number)) for number in range(40)] == found
    assert len(whole.answers._large) < 40
    assert not RUNS


def test_a_large_answer_that_everybody_asks_for_is_worked_out_once_by_a_process() -> None:
    whole = Whole({str(number): "abc" for number in range(60)})
    RUNS.clear()
    for number in range(60):
        whole.answers.ask(many, "0")
        whole.answers.ask(many, str(number))
        whole.answers.handed_over()
    assert RUNS["many"] == 60


def test_what_was_worked_out_in_this_run_holds_without_a_look_at_what_it_rests_on() -> None:
    whole = Whole({"a": "uno"}, {})
    whole.answers.ask(line, "a")
    whole.answers.take(whole.answers.handed_over())
    for need in (f">{__name__} line a", f">{__name__} length a", "text/a"):
        whole.answers._values.forget(need)
        whole.answers._digests.forget(need)
    RUNS.clear()
    assert whole.answers.ask(line, "a") == "a: 3"
    assert not RUNS
    assert "text/a" not in whole.answers._digests


def test_a_value_at_hand_whose_digest_was_forgotten_is_told_apart_all_the_same() -> None:
    """It is large, and was handed over to who has not put it on the shelf yet."""
    whole = Whole({"a": "abc"})
    _, needs = whole.answers.watched(lambda: whole.answers.ask(many, "a"))
    whole.answers.handed_over()
    whole.answers._digests.forget(f">{__name__} many a")
    RUNS.clear()
    assert whole.answers.watched(lambda: whole.answers.ask(many, "a"))[1] == needs
    assert not RUNS


def test_digests_do_not_grow_with_what_is_asked() -> None:
    whole = Whole({})
    for number in range(3 * _DIGESTS):
        whole.answers.digest_of(f"text/{number}")
    assert len(whole.answers._digests) <= _DIGESTS


def test_what_another_process_found_to_hold_is_believed(shelf: dict[str, bytes]) -> None:
    texts = {"a": "uno", "b": "tres"}
    other, one = Whole(texts, shelf), Whole(texts, shelf)
    other.answers.ask(line, "a")
    one.answers.believe(other.answers.learnt())
    one.answers.ask(line, "a")
    assert "text/a" not in one.answers._digests  # nobody looked


def test_of_what_was_kept_what_was_asked_for_lately_stays() -> None:
    kept: Lately[int] = Lately(4)
    for number in range(100):
        kept[str(number)] = number
        assert [kept["0"], kept[str(number)]] == [0, number]
    assert [kept["98"], kept["99"], kept["50"]] == [98, 99, None]
    kept.forget("0")
    assert kept["0"] is None


def test_nothing_is_worked_out_again_where_nothing_changed(shelf: dict[str, bytes]) -> None:
    assert asked({"a": "uno", "b": "tres"}, shelf) == (["a: 3", "b: 4", ("a", "b")], Counter())


def test_what_rests_on_a_change_is_worked_out_again_and_nothing_else(
    shelf: dict[str, bytes],
) -> None:
    found, runs = asked({"a": "cinco", "b": "tres"}, shelf)
    assert found == ["a: 5", "b: 4", ("a", "b")]
    assert runs == {"line": 1, "length": 1}


def test_a_change_that_makes_no_difference_ends_there(shelf: dict[str, bytes]) -> None:
    found, runs = asked({"a": "dos", "b": "tres"}, shelf)
    assert found == ["a: 3", "b: 4", ("a", "b")]
    assert runs == {"length": 1}


def test_a_walk_rests_on_what_is_there(shelf: dict[str, bytes]) -> None:
    found, runs = asked({"a": "uno", "b": "tres", "c": "x"}, shelf)
    assert found[-1] == ("a", "b", "c")
    assert runs == {"line": 1, "length": 1, "names": 1}
    found, runs = asked({"b": "tres"}, shelf)
    assert found == ["b: 4", ("b",)]
    assert runs == {"names": 1}


def test_what_is_given_besides_is_part_of_the_question() -> None:
    kept = Shelf()
    for end, answer in (("o", "un"), ("no", "u"), ("o", "un")):
        whole = Whole({"a": "uno"}, kept)
        assert whole.answers.ask(rest, "a", end) == answer
        whole.answers.take(whole.answers.handed_over())
        kept.update(whole.shelf or {})


def test_an_answer_as_json_is_worked_out_only_if_nobody_knows_it(shelf: dict[str, bytes]) -> None:
    RUNS.clear()
    assert Whole({"a": "uno", "b": "tres"}, shelf).answers.data(names, "*") == b'["a","b"]'
    assert not RUNS
    new = Whole({"a": "uno"}, shelf).answers
    assert [new.data(names, "*"), new.data(names, "*")] == [b'["a"]'] * 2
    assert RUNS == {"names": 1}


def test_what_is_gone_makes_no_answer_hold(shelf: dict[str, bytes]) -> None:
    whole = Whole({"b": "tres"}, shelf)
    with pytest.raises(KeyError):
        whole.answers.ask(line, "a")


def test_other_processes_answers_are_taken() -> None:
    texts = {"a": "uno"}
    other, one = Whole(texts), Whole(texts)
    other.answers.ask(line, "a")
    one.answers.take(other.answers.handed_over())
    RUNS.clear()
    assert one.answers.ask(line, "a") == "a: 3"
    assert RUNS == {}
