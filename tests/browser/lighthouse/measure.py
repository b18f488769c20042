"""``make lighthouse``: what Lighthouse says of each kind of page as a phone sees it, as Markdown.

Exit 1 when accessibility, best practices or SEO is below 100 anywhere. Performance is told, never judged: it is a time.
"""

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from benchmarks.report import machine, put_in_readme
from generator.publish.builds import build
from tests.browser.kinds import DNI
from tests.real import REPOSITORY
from tests.serving.web import nginx

LIGHTHOUSE: Final = Path(__file__).with_name("node_modules") / ".bin/lighthouse"
FLAGS: Final = "--headless --no-sandbox --disable-gpu --disable-background-networking"
ATTEMPTS: Final = 3  # on a busy machine Lighthouse loses a trace now and then (NO_NAVSTART)
JUDGED: Final = ("accessibility", "best-practices", "seo")
Report = Mapping[str, Any]
"""Lighthouse's own: ``categories`` with a ``score`` of 0 to 1, ``audits`` with ``score`` and ``numericValue``."""


@dataclass(frozen=True)
class Kind:
    """A page that is measured."""

    name: str
    path: str
    meant: tuple[str, ...] = ()
    """Audits left out, because what they would find is on purpose."""


KINDS: Final = (
    Kind("home", ""),
    Kind("service", DNI),
    Kind("centre", "centros/callao/"),
    Kind("search", "buscar/?q=perdi+mi+dni", ("is-crawlable",)),
    Kind("A–Z", "tramites/"),
    Kind(
        "not found", "404.html", ("is-crawlable",)
    ),  # by its own name: a 404 is an error in the console
)


def main() -> int:
    """Build, serve, measure, print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--runs", type=int, default=3, help="the middle one is shown")
    options.add_argument("--readme", action="store_true", help="table into benchmarks/README.md")
    options.add_argument("--report-only", action="store_true", help="exit 0 whatever is found")
    options.add_argument("--keep", type=Path, metavar="FOLDER", help="keeps Lighthouse's reports")
    chosen = options.parse_args()
    with TemporaryDirectory() as temporary:
        measured = measure(Path(temporary), chosen.runs)
    for name, reports in measured.items() if chosen.keep else ():
        chosen.keep.mkdir(parents=True, exist_ok=True)
        (chosen.keep / f"{name}.json").write_text(json.dumps(reports))
    lines = list(table(measured))
    told = f"`make lighthouse`: Lighthouse {version(measured)}, mobile, {date.today()}. {machine()}"
    if chosen.readme:
        put_in_readme("lighthouse", "\n".join([told, "", *lines]))
    found = [f"- {line}" for line in faults(measured)]
    print("## Lighthouse", "", told, "", *lines, "", *(found or ["Nothing found."]), sep="\n")
    return int(not perfect(measured) and not chosen.report_only)


def measure(folder: Path, runs: int) -> dict[str, list[Report]]:
    """Name of a kind → its reports; the site is built below ``folder`` and served from there."""
    site = folder / "site"
    site.mkdir()
    mac = Path(sys.executable).with_name("mac")
    subprocess.run([mac, "nginx", folder, "--site", site], check=True, stdout=subprocess.DEVNULL)
    with nginx(folder) as web:
        address = f"http://127.0.0.1:{web.port}/"
        built = build(REPOSITORY / "mkdocs.yml", site_dir=site, site_url=address)
        assert built.published, built.problems
        return {kind.name: [_run(address, kind) for _ in range(runs)] for kind in KINDS}


def _run(address: str, kind: Kind) -> Report:
    command = [
        LIGHTHOUSE, address + kind.path, "--quiet", "--output=json", "--no-enable-error-reporting",
        f"--chrome-flags={FLAGS}",
        f"--only-categories={','.join(('performance', *JUDGED))}",
        *(f"--skip-audits={audit}" for audit in kind.meant),
    ]  # fmt: skip
    environment = {"CHROME_PATH": "/usr/bin/chromium", **os.environ}
    for attempt in range(1, ATTEMPTS + 1):
        told = subprocess.run(command, env=environment, stdout=subprocess.PIPE, timeout=300)
        if not told.returncode:
            break
        print(f"{kind.name}: attempt {attempt} failed", file=sys.stderr)
    told.check_returncode()
    report: Report = json.loads(told.stdout)
    assert "runtimeError" not in report, report["runtimeError"]
    return report


def version(measured: Mapping[str, Sequence[Report]]) -> str:
    """The Lighthouse that wrote these reports."""
    return str(next(iter(measured.values()))[0]["lighthouseVersion"])


def table(measured: Mapping[str, Sequence[Report]]) -> Iterator[str]:
    """A row for each kind: the run with the middle performance, the worst of the other categories."""
    yield "| page | performance | accessibility | best practices | SEO | LCP | CLS | TBT | bytes |"
    yield "|---|--:|--:|--:|--:|--:|--:|--:|--:|"
    for name, reports in measured.items():
        ranked = sorted(reports, key=lambda report: _score(report, "performance"))
        middle = ranked[len(ranked) // 2]
        seen = {audit: body.get("numericValue", 0) for audit, body in middle["audits"].items()}
        worst = [min(_score(report, category) for report in reports) for category in JUDGED]
        scores = " | ".join(f"{score:.0f}" for score in (_score(middle, "performance"), *worst))
        yield (
            f"| {name} | {scores} | {seen['largest-contentful-paint'] / 1000:.1f} s "
            f"| {seen['cumulative-layout-shift']:.3f} | {seen['total-blocking-time']:.0f} ms "
            f"| {seen['total-byte-weight'] / 1000:.0f} KB |"
        )


def perfect(measured: Mapping[str, Sequence[Report]]) -> bool:
    """Whether every category but performance is 100 in every run."""
    reports = [report for several in measured.values() for report in several]
    assert reports, "nothing was measured"
    return all(_score(report, category) == 100 for report in reports for category in JUDGED)


def faults(measured: Mapping[str, Sequence[Report]]) -> list[str]:
    """``page · category · audit: title``, once for each audit below 1, also those that weigh nothing."""
    return list(
        dict.fromkeys(
            f"{name} · {category} · {told}"
            for name, reports in measured.items()
            for report in reports
            for category in JUDGED
            for told in _below(report, category)
        )
    )


def _below(report: Report, category: str) -> Iterator[str]:
    for reference in report["categories"][category]["auditRefs"]:
        audit = report["audits"][reference["id"]]
        if (
            audit["score"] is not None
            and audit["score"] < 1
            and audit["scoreDisplayMode"] != "informative"
        ):
            yield f"{audit['id']}: {audit['title']}"


def _score(report: Report, category: str) -> float:
    """0 to 100; 0 when Lighthouse could not say."""
    return 100 * float(report["categories"][category]["score"] or 0)


if __name__ == "__main__":
    sys.exit(main())
