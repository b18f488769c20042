"""Values that are made when somebody asks for one."""

from generator.records.keyed import Keyed


class Told(Keyed[str]):
    def __getitem__(self, key: str) -> str:
        raise AssertionError(f"{key} was made")


def test_to_say_which_there_are_makes_none() -> None:
    told = Told({"a": 1, "b": 2})
    assert ("a" in told, "c" in told) == (True, False)
    assert (list(told), len(told)) == (["a", "b"], 2)
