"""Every address that records link to, with the places it stands at, and how a report of them reads. Pure."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Final, Literal

from generator.catalogue import Catalogue
from generator.checks.walk import nodes
from generator.liaison.diff_markdown import escape
from generator.problems import visible
from generator.views.links import entity_label

Verdict = Literal["ok", "moved", "broken", "unknown", "refused"]
"""``unknown`` is no fault of the record: a host that turns robots away, is slow or down today."""
TITLES: Final[Mapping[Verdict, str]] = {
    "broken": "Ya no existe",
    "refused": "No es una dirección pública",
    "moved": "Cambió de dirección para siempre",
    "unknown": "No se pudo saber",
}
NETWORK: Final = "Red MAC"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a record links to an address; ``owner`` is the label of who answers for that record."""

    owner: str
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Finding:
    """What became of asking an address; ``detail`` says it in words."""

    verdict: Verdict
    detail: str


def links(catalogue: Catalogue) -> dict[str, list[Place]]:
    """Address → places, in the order of the files."""
    found: dict[str, list[Place]] = {}
    for record, value in catalogue.records():
        for path, text in nodes(value):
            if isinstance(text, str) and text.startswith(("http://", "https://")):
                at = catalogue.problem(record, path, "bad-url", "")
                found.setdefault(text, []).append(
                    Place(_owner(catalogue, record), at.file, at.line)
                )
    return found


def _owner(catalogue: Catalogue, record: str) -> str:
    folder, name, *_ = record.split("/")
    if folder == "centers" or name not in catalogue.entities:
        return NETWORK
    return entity_label(catalogue, name)


def lines(places: Mapping[str, Sequence[Place]], findings: Mapping[str, Finding]) -> Iterator[str]:
    """For a terminal: by who answers for it, the addresses that are not as they should be."""
    for owner, group in _by_owner(places, findings):
        yield owner.upper()
        for place, url, finding in group:
            yield f"  {place.file}:{place.line}: {TITLES[finding.verdict]}: {visible(url)}"
            yield f"    {visible(finding.detail)}"
        yield ""
    yield summary(findings.values())


def as_markdown(
    places: Mapping[str, Sequence[Place]], findings: Mapping[str, Finding]
) -> Iterator[str]:
    """For the summary of a job. Addresses are text, not links: nobody looked at them yet."""
    yield from ("## Enlaces de las fichas", "", summary(findings.values()), "")
    for owner, group in _by_owner(places, findings):
        yield from (f"### {escape(owner)}", "")
        for place, url, finding in group:
            what = f"{TITLES[finding.verdict]}. {finding.detail}"
            yield f"- `{place.file}:{place.line}` {escape(url)}: {escape(what)}"
        yield ""


def as_json(places: Mapping[str, Sequence[Place]], findings: Mapping[str, Finding]) -> str:
    """``{"links": [{url, verdict, detail, places: [{owner, file, line}]}]}``."""
    found = [
        {"url": url, **asdict(finding), "places": [asdict(place) for place in places[url]]}
        for url, finding in findings.items()
    ]
    return json.dumps({"links": found}, ensure_ascii=False, indent=2)


def summary(findings: Iterable[Finding]) -> str:
    """``412 direcciones: 380 bien, 3 ya no existen, …``."""
    number: dict[str, int] = {}
    for finding in findings:
        number[finding.verdict] = number.get(finding.verdict, 0) + 1
    return (
        f"{sum(number.values())} direcciones: {number.get('ok', 0)} bien, "
        f"{number.get('moved', 0)} con dirección nueva, {number.get('broken', 0)} que ya no existen, "
        f"{number.get('unknown', 0)} sin saber, {number.get('refused', 0)} rechazadas."
    )


def _by_owner(
    places: Mapping[str, Sequence[Place]], findings: Mapping[str, Finding]
) -> Iterator[tuple[str, list[tuple[Place, str, Finding]]]]:
    order = list(TITLES)
    groups: dict[str, list[tuple[Place, str, Finding]]] = {}
    for url, finding in findings.items():
        if finding.verdict != "ok":
            for place in places[url]:
                groups.setdefault(place.owner, []).append((place, url, finding))
    for owner in sorted(groups, key=lambda name: (name == NETWORK, name)):
        found = sorted(
            groups[owner], key=lambda g: (order.index(g[2].verdict), g[0].file, g[0].line)
        )
        yield owner, found
