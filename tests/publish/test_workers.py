"""Work in several processes: the same results in the same order, faults told, nobody left behind."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from multiprocessing import get_context
from pathlib import Path

import pytest

from generator.publish.workers import Workers
from tests.real import REPOSITORY

NUMBERS = list(range(500))


def doubled(numbers: Sequence[int]) -> list[int]:
    time.sleep(0.001 * (numbers[0] % 3))
    return [2 * n for n in numbers]


@pytest.mark.parametrize("jobs", [1, 2, 5])
def test_results_come_in_order_whatever_the_number_of_processes(jobs: int) -> None:
    found = [n for part in Workers(jobs).spread(doubled, NUMBERS) for n in part]
    assert found == [2 * n for n in NUMBERS]


def test_it_is_done_in_other_processes_only_if_there_is_enough() -> None:
    here, met, begun = os.getpid(), get_context("fork").Barrier(2), set()

    def processes(items: Sequence[int]) -> int:
        if os.getpid() not in {here, *begun}:  # each of the two does one slice at least
            begun.add(os.getpid())
            met.wait()
        return os.getpid()

    assert set(Workers(2).spread(processes, NUMBERS[:20])) == {os.getpid()}
    found = set(Workers(2).spread(processes, NUMBERS))
    assert len(found) == 2
    assert os.getpid() not in found
    assert list(Workers(2).spread(processes, [])) == []


def test_nobody_waits_for_a_slice_that_takes_long() -> None:
    done = get_context("fork").Semaphore(0)

    def work(items: Sequence[int]) -> bool:
        if 0 not in items:
            done.release()
            return True
        return all(done.acquire(timeout=5) for _ in range(len(NUMBERS) - 1))

    assert all(Workers(2).spread(work, NUMBERS, 1))


def test_this_process_has_something_to_do_while_others_work() -> None:
    met = get_context("fork").Barrier(2)

    def work(items: Sequence[int]) -> int:
        if 0 in items:
            met.wait(5)
        return sum(items)

    found = Workers(2).spread(work, NUMBERS, meanwhile=lambda: met.wait(5))
    assert sum(found) == sum(NUMBERS)


def test_alone_it_does_that_first() -> None:
    did = []
    found = Workers(1).spread(lambda items: [*did], NUMBERS, meanwhile=lambda: did.append("it"))
    assert all(seen == ["it"] for seen in found)


@pytest.mark.parametrize("jobs", [1, 2, 5])
def test_shared_results_come_in_order_too(jobs: int) -> None:
    found = [n for part in Workers(jobs).share(doubled, NUMBERS) for n in part]
    assert found == [2 * n for n in NUMBERS]


def test_who_shares_works_too_and_its_results_are_not_sent() -> None:
    class Made:
        """What no other process can send."""

        def __reduce__(self) -> str:
            raise AssertionError("sent")

    here, met, begun = os.getpid(), get_context("fork").Barrier(2), set()

    def made(items: Sequence[int]) -> Made | int:
        if os.getpid() not in begun:  # each of the two does one slice at least
            begun.add(os.getpid())
            met.wait()
        return Made() if os.getpid() == here else os.getpid()

    found = list(Workers(2).share(made, NUMBERS))
    assert any(isinstance(result, Made) for result in found)
    assert len({result for result in found if isinstance(result, int)}) == 1


def test_a_process_killed_while_it_shares_is_told() -> None:
    here = os.getpid()
    met = get_context("fork").Barrier(2)

    def killed(items: Sequence[int]) -> None:
        if 0 in items or 12 in items:
            met.wait()
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)

    with pytest.raises(ChildProcessError, match="antes de tiempo"):
        list(Workers(2).share(killed, NUMBERS))


def test_a_great_many_slices_are_all_done() -> None:
    items = range(400_000)
    assert sum(sum(part) for part in Workers(2).share(list, items)) == sum(items)


@pytest.mark.parametrize("item", [0, 333, 499])
def test_what_fails_for_one_who_shares_fails_here(item: int) -> None:
    def fails(items: Sequence[int]) -> None:
        if item in items:
            raise LookupError(str(item))

    with pytest.raises(LookupError, match=str(item)):
        list(Workers(2).share(fails, NUMBERS))


@pytest.mark.parametrize("jobs", [1, 3])
def test_what_fails_there_fails_here(jobs: int) -> None:
    def fails(items: Sequence[int]) -> None:
        if 333 in items:
            raise LookupError("333")

    with pytest.raises(LookupError, match="333"):
        list(Workers(jobs).spread(fails, NUMBERS))


def test_a_process_that_is_killed_is_told() -> None:
    def killed(items: Sequence[int]) -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    with pytest.raises(ChildProcessError, match="antes de tiempo"):
        list(Workers(2).spread(killed, NUMBERS))


def test_who_stops_listening_leaves_nobody_behind() -> None:
    def slow(items: Sequence[int]) -> int:
        time.sleep(0.01)
        return os.getpid()

    results = Workers(2).spread(slow, NUMBERS)
    worker = next(iter(results))
    results.close()  # type: ignore[attr-defined]
    with pytest.raises(ProcessLookupError):
        os.kill(worker, 0)


def test_no_worker_outlives_a_killed_parent(tmp_path: Path) -> None:
    program = f"""
import os, time
from pathlib import Path
from generator.publish.workers import Workers
def slow(items):
    Path({str(tmp_path)!r}, str(os.getpid())).touch()
    time.sleep(0.02)
    return b"x" * 200_000  # more than a pipe holds
for _ in Workers(2).spread(slow, range(1000), 1):
    time.sleep(0.1)
"""
    parent = subprocess.Popen([sys.executable, "-c", program], cwd=REPOSITORY)
    until(lambda: len(list(tmp_path.iterdir())) == 2)
    parent.kill()
    parent.wait()
    workers = [int(path.name) for path in tmp_path.iterdir()]
    until(lambda: not any(is_running(worker) for worker in workers))


def until(seen: object, seconds: float = 10) -> None:
    assert callable(seen)
    for _ in range(int(seconds / 0.02)):
        if seen():
            return
        time.sleep(0.02)
    raise AssertionError("not seen in time")


def is_running(process: int) -> bool:
    """It is there and is no zombie (whose new parent may never ask for it in a container)."""
    try:
        state = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except OSError:
        return False
    return state not in "ZX"
