"""``mac check`` beside PyYAML: does checking every record take less than twice what PyYAML takes to read them?

PyYAML reads the same files with its C loader in a plain script, ``python -c``, and does nothing with them. Both are
whole processes of the same Python, one after the other in every round, so that whatever else the machine does hits
both. «cold» has no ``.cache/``, «edited» has it and one record changed since, «again» has it and nothing changed.

    python -m benchmarks.check_speed             # 15 rounds, the real catalogue
    python -m benchmarks.check_speed --runs 5
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Final

REPOSITORY: Final = Path(__file__).resolve().parents[1]
FOLDERS: Final = ("catalogue", "entities", "centers")
_MAC: Final = str(Path(sys.executable).with_name("mac"))
_PYYAML: Final = f"""
import pathlib, yaml
for folder in {FOLDERS}:
    for file in sorted(pathlib.Path(folder).rglob("*.yml")):
        yaml.load(file.read_bytes(), Loader=yaml.CSafeLoader)
"""


@dataclass(frozen=True, slots=True)
class Took:
    """Seconds of one process and those it started: by the clock, and of the processors."""

    wall: float
    cpu: float


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--runs", type=int, default=15)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for name in FOLDERS:
            shutil.copytree(REPOSITORY / name, root / name)
        subjects = _subjects(root)
        for before, command in subjects.values():  # bytecode and the system's file cache
            before()
            _took(command, root)
        taken: dict[str, list[Took]] = {name: [] for name in subjects}
        for _ in range(chosen.runs):
            for name, (before, command) in subjects.items():
                before()
                taken[name].append(_took(command, root))
    print("\n".join(_table(taken)))


def _subjects(root: Path) -> dict[str, tuple[Callable[[], None], list[str]]]:
    edited = sorted(root.glob("catalogue/[a-z]*/*.yml"))[0]

    def forget() -> None:
        shutil.rmtree(root / ".cache", ignore_errors=True)

    def edit() -> None:
        lines = edited.read_text(encoding="utf-8").rstrip("#\n")
        marks = "#" * (1 + time.monotonic_ns() % 1000)
        edited.write_text(f"{lines}\n{marks}\n", encoding="utf-8")

    check = [_MAC, "check", "--root", str(root)]
    return {
        "PyYAML": (lambda: None, [sys.executable, "-c", _PYYAML]),
        "cold": (forget, check),
        "edited": (edit, check),
        "again": (lambda: None, check),
        "cold, one process": (forget, [*check, "--jobs", "1"]),
    }


def _took(command: list[str], folder: Path) -> Took:
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, env=_environment())
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} left with {process.returncode}")
    return Took(wall, used.ru_utime + used.ru_stime)


def _environment() -> dict[str, str]:
    """As everybody has it: Python may keep the bytecode of what it imported."""
    return {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}


def _table(taken: dict[str, list[Took]]) -> list[str]:
    rows = [
        "| | wall, median | least | × PyYAML | CPU, median | × PyYAML |",
        "|---|--:|--:|--:|--:|--:|",
    ]
    base = taken["PyYAML"]
    for name, runs in taken.items():
        wall, cpu = median(r.wall for r in runs), median(r.cpu for r in runs)
        times = median(r.wall / b.wall for r, b in zip(runs, base, strict=True))
        cpu_times = cpu / median(b.cpu for b in base)
        rows.append(
            f"| {name} | {wall:.2f} s | {min(r.wall for r in runs):.2f} s | {times:.2f} "
            f"| {cpu:.2f} s | {cpu_times:.2f} |"
        )
    return rows


if __name__ == "__main__":
    main()
