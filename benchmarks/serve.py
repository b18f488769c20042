"""How long after a record is saved a browser shows it: ``mac serve`` on a large catalogue, watched in Chromium.

    python -m benchmarks.serve --services 10000 --runs 20

The page of an invented service is open. Its summary is written anew, and the clock stops when the page has the new
words. Half of the saves come while the build behind works on the one before, half when everything is at rest.
"""

import argparse
import os
import re
import signal
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from playwright.sync_api import Page, expect, sync_playwright

from benchmarks.synthetic import REPOSITORY, real_services, write_catalogue

_MAC: Final = str(Path(sys.executable).parent / "mac")
_SETTLED: Final = "el buscador al día"
_PATIENCE_MS: Final = 900_000


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--services", type=int, default=10_000)
    options.add_argument("--runs", type=int, default=20)
    options.add_argument("--folder", type=Path, default=REPOSITORY / ".cache" / "benchmark")
    chosen = options.parse_args()
    records = chosen.folder / f"serve-{chosen.services}"
    if not records.exists():
        write_catalogue(records, max(0, chosen.services - sum(1 for _ in real_services())))
    log = chosen.folder / "serve.log"
    with _serving(records, log) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium",
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        record = sorted(records.glob("catalogue/inventada-*/*.yml"))[7]
        page = browser.new_page()
        page.goto(f"{address}tramites/{record.parent.name}/{record.stem}/")
        busy, rest = _measured(page, record, log, chosen.runs)
        browser.close()
    for name, found in (("beside a build", busy), ("at rest", rest)):
        print(
            f"{name}: median {statistics.median(found):.2f} s, longest {max(found):.2f} s, {len(found)} saves"
        )


def _measured(page: Page, record: Path, log: Path, runs: int) -> tuple[list[float], list[float]]:
    text = record.read_text()
    found: tuple[list[float], list[float]] = [], []
    try:
        for number in range(runs):
            if number % 2:
                _until(lambda: _SETTLED in log.read_text().rpartition("listo en")[2])
            word = f"Guardado número {number}."
            page.wait_for_timeout(500)
            record.write_text(
                re.sub(r"^(summary: ['\"]?)", rf"\g<1>{word} ", text, count=1, flags=re.M)
            )
            start = time.perf_counter()
            expect(page.get_by_text(word).first).to_be_visible(timeout=_PATIENCE_MS)
            found[number % 2].append(time.perf_counter() - start)
    finally:
        record.write_text(text)
    return found


@contextmanager
def _serving(records: Path, log: Path) -> Iterator[str]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with log.open("w") as terminal:
        command = [_MAC, "serve", "--root", str(records), "--port", str(port)]
        process = subprocess.Popen(
            command,
            stdout=terminal,
            stderr=subprocess.STDOUT,
            env={**os.environ, "PYTHONUNBUFFERED": "1", "NO_MKDOCS_2_WARNING": "1"},
        )
        try:
            _until(lambda: _SETTLED in log.read_text())
            yield f"http://127.0.0.1:{port}/"
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(60)


def _until(seen: Callable[[], bool]) -> None:
    end = time.monotonic() + _PATIENCE_MS / 1000
    while not seen():
        assert time.monotonic() < end, "not seen in time"
        time.sleep(0.1)


if __name__ == "__main__":
    main()
