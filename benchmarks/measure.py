"""Runs a command and says how long it took and how much memory its processes had."""

import os
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_EVERY: Final = 0.1
_APART: Final = "pagefind"


class CommandFailedError(Exception):
    """A measured command ended with an error: its time would say nothing."""


@dataclass(frozen=True, slots=True)
class Memory:
    """The most at one moment, in bytes: of a tree of processes, and of Pagefind's among them."""

    own: int
    pagefind: int


def seconds(command: Sequence[str], folder: Path) -> float:
    """Wall clock of one run."""
    start = time.perf_counter()
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, env=_environment())
    took = time.perf_counter() - start
    if done.returncode:
        raise CommandFailedError(
            f"{' '.join(command)}\n{done.stdout[-2000:]}\n{done.stderr[-2000:]}"
        )
    return took


def memory(command: Sequence[str], folder: Path) -> Memory:
    """Peak of the proportional set size (PSS: shared pages are counted once) of a command and its children."""
    most = {True: 0, False: 0}
    with subprocess.Popen(
        command,
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=_environment(),
    ) as process:
        while process.poll() is None:
            now = {True: 0, False: 0}
            for pid in _tree(process.pid):
                now[_APART in _name(pid)] += _pss(pid)
            most = {apart: max(most[apart], now[apart]) for apart in most}
            time.sleep(_EVERY)
    if process.returncode:
        raise CommandFailedError(" ".join(command))
    return Memory(most[False], most[True])


def _tree(root: int) -> list[int]:
    children: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            parent = _parent(entry)
            children.setdefault(parent, []).append(int(entry.name))
    found, ahead = [], [root]
    while ahead:
        pid = ahead.pop()
        found.append(pid)
        ahead += children.get(pid, [])
    return found


def _parent(process: Path) -> int:
    try:
        return int((process / "stat").read_text().rpartition(")")[2].split()[1])
    except (OSError, ValueError, IndexError):
        return 0


def _name(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/exe").readlink().name
    except OSError:
        return ""


def _pss(pid: int) -> int:
    try:
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    except OSError:
        pass  # it ended, or is a kernel's
    return 0


def _environment() -> dict[str, str]:
    return {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
