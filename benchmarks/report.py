"""Figures of a run → a table in ``benchmarks/README.md``."""

import os
import platform
import re
from collections.abc import Iterator, Mapping, Sequence
from html.parser import HTMLParser
from pathlib import Path
from statistics import median
from typing import Any, Final

README: Final = Path(__file__).with_name("README.md")
_NAMES: Final = {
    "cold": "`mac build`, cold",
    "cold bare": "`mac build --no-compress`, cold",
    "edited": "`mac build`, one record edited",
    "nothing": "`mac build`, nothing changed",
    "edited without search": "`mac build --no-search`, one record edited",
    "check": "`mac check`, cold",
    "hugo": "Hugo 0.168",
    "pagefind": "Pagefind 1.5.2 CLI over Hugo's pages",
    "material": "mkdocs-material 9.8 with its search, 1,000 pages",
}


def write_report(
    figures: Mapping[str, Any],
    title: str,
    command: str,
    sizes: Sequence[int],
    runs: int,
    *,
    write: bool,
) -> str:
    """The report of a run, put between the marks of its title in the README if asked."""
    rows = _growth(figures, sizes, runs) if title == "growth" else _peers(figures, runs)
    many = " and ".join(f"{size:,}" for size in sizes)
    text = "\n".join(
        [f"`{command}`: {many} services, medians of {runs} rounds. {machine()}", "", *rows]
    )
    if write:
        put_in_readme(title, text)
    return text


def put_in_readme(title: str, text: str, readme: Path = README) -> None:
    """``text`` in place of what stands between the two marks of ``title``."""
    start, end = f"<!-- {title} -->", f"<!-- /{title} -->"
    whole = readme.read_text()
    if start not in whole or end not in whole:
        raise SystemExit(f"{readme} lacks the marks {start} … {end}")
    before, _, rest = whole.partition(start)
    readme.write_text(f"{before}{start}\n{text}\n{end}{rest.partition(end)[2]}")


def _peers(figures: Mapping[str, Any], runs: int) -> Iterator[str]:
    middle = {
        name: median(figures[f"{name} {n}"] for n in range(1, runs + 1))
        for name in _NAMES
        if f"{name} 1" in figures
    }
    peers = middle["hugo"] + middle["pagefind"]
    yield "| | seconds | least – most | peak memory | least – most | Pagefind's |"
    yield "|---|--:|--:|--:|--:|--:|"
    for name, seconds in middle.items():
        all_of = [figures[f"{name} {n}"] for n in range(1, runs + 1)]
        own, apart = _peaks(figures, name)
        yield (
            f"| {_NAMES[name]} | {seconds:.2f} | {min(all_of):.2f} – {max(all_of):.2f} "
            f"| {_mb(median(own))} | {_span(own)} | {_mb(median(apart))} |"
        )
    yield ""
    yield "| target of design §6 | wanted | measured | |"
    yield "|---|--:|--:|---|"
    ratios = [
        ("cold against Hugo and Pagefind CLI", 0.5, middle["cold"] / peers),
        ("one record edited against cold", 0.25, middle["edited"] / middle["cold"]),
    ]
    if "cold bare" in middle:
        bare = "the same without compressed copies, which Hugo does not write"
        ratios.insert(1, (bare, 0.5, middle["cold bare"] / peers))
    if "edited without search" in middle:
        ratios.append(
            (
                "the same without the search index",
                0.1,
                middle["edited without search"] / middle["cold"],
            )
        )
    for name, wanted, measured in ratios:
        yield f"| {name} | ≤ {wanted} × | {measured:.2f} × | {_reached(measured <= wanted)} |"
    own, _ = _peaks(figures, "cold")
    yield f"| memory of our own processes | ≤ 400 MB | {_mb(median(own))} | {_reached(median(own) <= 400e6)} |"
    same = figures["same"]
    yield ""
    for name, key in (("Ours", "ours"), ("Hugo", "hugo"), ("mkdocs-material", "material")):
        s = same[key]
        yield f"- {name}: {s['pages']:,} pages, {s['bytes'] / 1e6:.1f} MB of HTML, the heaviest {s['heaviest'] / 1000:.0f} KB."
    yield (
        f"- Visible text of {same['sampled']} pages compared with Hugo's: {same['differ']} differ "
        "(records edited by this run after Hugo's were written)."
    )
    yield f"- Search files: ours {same['search ours'] / 1e6:.1f} MB, Hugo's {same['search hugo'] / 1e6:.1f} MB."


def _growth(figures: Mapping[str, Any], sizes: Sequence[int], runs: int) -> Iterator[str]:
    small, large = sizes
    build = "`mac build --no-search --no-compress`, cold"
    yield f"| | {small:,} | {large:,} | ratio |"
    yield "|---|--:|--:|--:|"
    totals = [0.0, 0.0]
    for name, shown in (("check", "`mac check`, cold"), ("build", build)):
        both = [median(figures[f"{name} {size} {n}"] for n in range(1, runs + 1)) for size in sizes]
        totals = both if name == "build" else totals
        yield f"| {shown}, s | {both[0]:.2f} | {both[1]:.2f} | {both[1] / both[0]:.1f} × |"
    peaks = [_peaks(figures, str(size))[0] for size in sizes]
    shown = (f"{_mb(median(peak))} ({_span(peak)})" for peak in peaks)
    yield f"| peak memory of our own processes | {' | '.join(shown)} | |"
    pages = [figures[f"html {size}"] for size in sizes]
    yield f"| pages | {pages[0]['pages']:,} | {pages[1]['pages']:,} | |"
    yield f"| heaviest page, KB | {pages[0]['heaviest'] / 1000:.0f} | {pages[1]['heaviest'] / 1000:.0f} | |"
    yield ""
    ratio = totals[1] / totals[0]
    yield f"- Wanted: at most 11 × the time: {_reached(ratio <= 11)}. At most 2 GB: {_reached(median(peaks[1]) <= 2e9)}."


def _peaks(figures: Mapping[str, Any], name: str) -> tuple[list[int], list[int]]:
    """The most memory in each run in which it was watched: of our own processes, and of Pagefind's."""
    runs = [kept for key, kept in figures.items() if re.fullmatch(rf"memory {name} \d+", key)]
    return [own for own, _ in runs] or [0], [apart for _, apart in runs] or [0]


def _reached(yes: bool) -> str:
    return "reached" if yes else "**not reached**"


def _mb(size: float) -> str:
    return f"{size / 1e6:,.0f} MB" if size else "–"


def _span(sizes: Sequence[int]) -> str:
    """The least and the most, in MB."""
    return f"{min(sizes) / 1e6:,.0f} – {max(sizes) / 1e6:,.0f}" if max(sizes) else "–"


def machine() -> str:
    """What it ran on."""
    model = re.search(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text())
    total = re.search(r"MemTotal:\s*(\d+)", Path("/proc/meminfo").read_text())
    return (
        f"{os.cpu_count()} cores ({model[1] if model else platform.machine()}), "
        f"{int(total[1]) / 1e6 if total else 0:.0f} GB, Python {platform.python_version()}."
    )


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._hidden += tag in ("script", "style")

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in ("script", "style")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.parts.append(data)


def text_of(html: str) -> str:
    """What a reader sees of a page, in single spaces."""
    parser = _Text()
    parser.feed(html)
    return " ".join(" ".join(parser.parts).split())
