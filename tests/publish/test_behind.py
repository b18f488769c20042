"""The whole site is built beside the server, the last save once, and nothing of it outlives the server."""

import threading
import time
from pathlib import Path

import pytest

from generator.publish.behind import Behind, Built, Order
from generator.publish.builds import BuildResult
from tests.real import REPOSITORY
from tests.small import copied

RECORD = "catalogue/ejemplo/carne-de-muestra.yml"


class Told(list[tuple[int, Built]]):
    """What was told, in order; waits for more of it."""

    def __init__(self) -> None:
        super().__init__()
        self._changed = threading.Condition()

    def __call__(self, save: int, built: Built) -> None:
        with self._changed:
            self.append((save, built))
            self._changed.notify_all()

    def until(self, number: int) -> None:
        with self._changed:
            assert self._changed.wait_for(lambda: len(self) >= number, 120)


@pytest.fixture
def order(tmp_path: Path) -> Order:
    root = copied(tmp_path / "root")
    return Order(REPOSITORY / "mkdocs.yml", root, tmp_path / "site", "http://127.0.0.1:1/")


def test_saves_of_meanwhile_are_built_once_and_errors_come_back(order: Order) -> None:
    told = Told()
    behind = Behind(order, told)
    try:
        behind.want(1)
        with behind._changed:
            assert behind._changed.wait_for(lambda: behind._begun == 1, 120)
        (order.root / RECORD).write_text("title: [")
        behind.want(2)
        behind.want(3)
        told.until(2)
    finally:
        behind.close()
    assert [save for save, _ in told] == [1, 3]
    last = told[-1][1]
    assert isinstance(last, BuildResult)
    assert not last.published
    assert {p.file for p in last.problems if p.severity == "error"} == {RECORD}


def test_what_was_under_way_ends_and_leaves_nothing(order: Order) -> None:
    told = Told()
    behind = Behind(order, told)

    def is_under_way(save: int) -> bool:
        behind.want(save)
        while len(told) < save:
            if list(order.site_dir.parent.glob(".site.new-*")):
                return True
            time.sleep(0.01)
        return False  # it was too quick to be seen

    assert any(is_under_way(save) for save in range(1, 20))
    done = len(told)
    behind.close()
    assert len(told) == done
    assert behind._process
    assert behind._process.exitcode is not None
    assert not behind._thread.is_alive()
    assert {p.name for p in order.site_dir.parent.iterdir()} <= {"root", "site"}


def test_what_stops_a_build_besides_the_records_is_told(order: Order) -> None:
    order.site_dir.mkdir()
    (order.site_dir / "carta.txt").write_text("no es de este sitio")
    told = Told()
    behind = Behind(order, told)
    try:
        behind.want(1)
        told.until(1)
    finally:
        behind.close()
    assert isinstance(told[0][1], str)
    assert "no son de este sitio" in told[0][1]
    assert (order.site_dir / "carta.txt").exists()
