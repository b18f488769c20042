"""``make lighthouse`` without Lighthouse: what it asks of each page, and what it makes of the answers."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from benchmarks.report import put_in_readme
from tests.browser.lighthouse import measure

STAND_IN = """#!{python}
import json, sys, urllib.request
address, flags = sys.argv[1], sys.argv[2:]
asked = urllib.request.Request(address, headers={{"Accept-Encoding": "gzip, br"}})
answer = urllib.request.urlopen(asked)
report = json.loads({report!r})
report["audits"]["total-byte-weight"]["numericValue"] = len(answer.read()) * 1000
hidden = "404" in address or "buscar" in address
if answer.headers["Content-Encoding"] not in ("br", "gzip") or hidden != ("--skip-audits=is-crawlable" in flags):
    report["categories"]["seo"]["score"] = 0
print(json.dumps(report))
"""


def report(performance: float = 1, seo: float = 1, found: float = 1) -> dict[str, Any]:
    """As Lighthouse writes it, with one audit that is judged."""
    scores = {"performance": performance, "accessibility": 1, "best-practices": 1, "seo": seo}
    figures = (
        "largest-contentful-paint", "cumulative-layout-shift", "total-blocking-time", "total-byte-weight",
    )  # fmt: skip
    audits: dict[str, Any] = {name: {"numericValue": 1000 * performance} for name in figures}
    audits["meta-description"] = {
        "id": "meta-description", "title": "No description", "score": found, "scoreDisplayMode": "binary",
    }  # fmt: skip
    categories = {
        name: {"score": score, "auditRefs": [{"id": "meta-description"}] if name == "seo" else []}
        for name, score in scores.items()
    }
    return {"lighthouseVersion": "12", "categories": categories, "audits": audits}


def test_the_middle_performance_and_the_worst_of_the_rest() -> None:
    rows = list(measure.table({"home": [report(0.5), report(1, seo=0.9), report(0.98)]}))
    assert rows[2:] == ["| home | 98 | 100 | 100 | 90 | 1.0 s | 980.000 | 980 ms | 1 KB |"]


def test_what_is_below_is_told_once_and_fails() -> None:
    assert measure.perfect({"home": [report(0.2)]})  # a time is not judged
    measured = {"home": [report(), report(seo=0.9, found=0), report(seo=0.9, found=0)]}
    assert not measure.perfect(measured)
    assert measure.faults(measured) == ["home · seo · meta-description: No description"]
    weightless = {"home": [report(found=0.5)]}
    assert measure.perfect(weightless)
    assert len(measure.faults(weightless)) == 1


def test_every_kind_is_asked_of_the_real_server(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    program = tmp_path / "lighthouse"
    program.write_text(STAND_IN.format(python=sys.executable, report=json.dumps(report())))
    program.chmod(0o755)
    monkeypatch.setattr(measure, "LIGHTHOUSE", program)
    monkeypatch.setattr(sys, "argv", ["measure", "--runs", "1"])
    assert measure.main() == 0
    told = capsys.readouterr().out
    assert told.count("| 100 | 1.0 s") == len(measure.KINDS) == 6


@pytest.mark.parametrize(("flags", "code"), [((), 1), (("--report-only",), 0)])
def test_less_than_all_fails_unless_it_is_only_told(
    monkeypatch: pytest.MonkeyPatch, flags: tuple[str, ...], code: int
) -> None:
    monkeypatch.setattr(measure, "measure", lambda folder, runs: {"home": [report(seo=0.9)] * runs})
    monkeypatch.setattr(sys, "argv", ["measure", *flags])
    assert measure.main() == code


@pytest.mark.parametrize(("fails", "is_measured"), [(0, True), (2, True), (3, False)])
def test_a_trace_that_was_lost_is_taken_again(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, fails: int, is_measured: bool
) -> None:
    stand_in, tries = tmp_path / "lighthouse", tmp_path / "tries"
    stand_in.write_text(
        f"#!/bin/sh\necho >> {tries}\n[ $(wc -l < {tries}) -gt {fails} ] && echo '{{}}'\n"
    )
    stand_in.chmod(0o755)
    monkeypatch.setattr(measure, "LIGHTHOUSE", stand_in)
    if is_measured:
        assert measure._run("http://127.0.0.1/", measure.KINDS[0]) == {}
    else:
        with pytest.raises(subprocess.CalledProcessError):
            measure._run("http://127.0.0.1/", measure.KINDS[0])


def test_what_is_kept_is_shown_too(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    kept: list[str] = []
    monkeypatch.setattr(measure, "measure", lambda folder, runs: {"home": [report()] * runs})
    monkeypatch.setattr(measure, "put_in_readme", lambda name, text: kept.append(text))
    monkeypatch.setattr(sys, "argv", ["measure", "--readme"])
    assert measure.main() == 0
    assert "| home | 100 |" in kept[0]
    assert "| home | 100 |" in capsys.readouterr().out


def test_the_table_goes_between_its_marks(tmp_path: Path) -> None:
    readme = tmp_path / "README.md"
    readme.write_text("a\n<!-- lighthouse -->\nold\n<!-- /lighthouse -->\nz\n")
    put_in_readme("lighthouse", "new", readme)
    assert readme.read_text() == "a\n<!-- lighthouse -->\nnew\n<!-- /lighthouse -->\nz\n"
    with pytest.raises(SystemExit):
        put_in_readme("other", "new", readme)
