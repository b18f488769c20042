"""Tables of the benchmark, from figures of a run; and what is measured of a command."""

import sys
from pathlib import Path

import pytest

from benchmarks.measure import CommandFailedError, memory, seconds
from benchmarks.report import text_of, write_report

SITE = {"pages": 10, "bytes": 1_000_000, "heaviest": 140_000}
FIGURES = {
    **{f"cold {n}": seconds_ for n, seconds_ in ((1, 4.0), (2, 30.0), (3, 5.0))},
    **{f"{name} {n}": 1.0 for name in ("edited", "nothing", "check", "material") for n in (1, 2, 3)},
    **{f"{name} {n}": 6.0 for name in ("hugo", "pagefind") for n in (1, 2, 3)},
    **{f"memory cold {n}": [own, 700e6] for n, own in ((1, 450e6), (2, 390e6), (3, 460e6))},
    "memory cold bare 1": [999e6, 0],
    "same": {"ours": SITE, "hugo": SITE, "material": SITE, "sampled": 5, "differ": 0, "search ours": 10, "search hugo": 20},
}  # fmt: skip


def test_a_target_is_reached_or_said_to_be_missed() -> None:
    text = write_report(FIGURES, "peers", "make benchmark", [10], 3, write=False)
    assert "| cold against Hugo and Pagefind CLI | ≤ 0.5 × | 0.42 × | reached |" in text
    assert "| one record edited against cold | ≤ 0.25 × | 0.20 × | reached |" in text
    assert "| memory of our own processes | ≤ 400 MB | 450 MB | **not reached** |" in text
    assert "`mac build`, cold | 5.00 | 4.00 – 30.00 | 450 MB | 390 – 460 | 700 MB |" in text


def test_what_hugo_does_not_do_is_left_out_in_a_row_of_its_own() -> None:
    figures = FIGURES | {f"cold bare {n}": 3.0 for n in (1, 2, 3)}
    text = write_report(figures, "peers", "make benchmark", [10], 3, write=False)
    assert "which Hugo does not write | ≤ 0.5 × | 0.25 × | reached |" in text
    assert "| `mac build --no-compress`, cold | 3.00 |" in text


def test_growth_is_a_ratio_of_medians() -> None:
    figures = {
        **{f"{name} {size} 1": size / 1000 for name in ("check", "build") for size in (10, 100)},
        **{f"memory 10 {n}": [1e8, 0] for n in (1, 2, 3)}, "memory 100 1": [1e9, 0],
        "memory 100 2": [3e9, 0], "memory 100 3": [4e9, 0], "html 10": SITE, "html 100": SITE,
    }  # fmt: skip
    text = write_report(figures, "growth", "make", [10, 100], 1, write=False)
    assert "10.0 ×" in text
    assert "| 100 MB (100 – 100) | 3,000 MB (1,000 – 4,000) |" in text
    assert "at most 11 × the time: reached. At most 2 GB: **not reached**" in text


def test_the_text_of_a_page_is_what_a_reader_sees() -> None:
    assert (
        text_of("<p>Uno &amp;<b>dos</b><script>tres()</script>\n cuatro</p>") == "Uno & dos cuatro"
    )


def test_a_command_that_fails_is_not_measured(tmp_path: Path) -> None:
    with pytest.raises(CommandFailedError):
        seconds([sys.executable, "-c", "raise SystemExit(1)"], tmp_path)
    with pytest.raises(CommandFailedError):
        memory([sys.executable, "-c", "raise SystemExit(1)"], tmp_path)


def test_memory_counts_children(tmp_path: Path) -> None:
    held = "import time; held = bytearray(80_000_000); time.sleep(1.5)"
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {held!r}])"
    assert memory([sys.executable, "-c", parent], tmp_path).own > 80_000_000
