"""A large catalogue for measuring: the real records, and invented ones until it is as large as wanted.

An invented service is the *shape* of a real one (its fields, cases, fees, centres and sources, each text as long
as it is) with other words in it, given by an invented entity that stands at the same centres. So invented records
are as dense as the real ones, and sizes, fields and words have their distribution. Always the same for the same
records and numbers: no clock, seeded chance.

    python -m benchmarks.synthetic DIR --services 10000
"""

import argparse
import re
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any, Final

import yaml

from benchmarks.lexicon import WORD, Lexicon, first_words

REPOSITORY: Final = Path(__file__).resolve().parents[1]
FOLDERS: Final = ("catalogue", "entities", "centers")
_NAMES: Final = ("title", "also_called")
_PROSE: Final = {
    "ask", "basis", "concept", "conflicts", "deadline", "name", "note", "notes", "published_note", "reason", "result", "steps",
    "summary", "tariff", "text", "validity", "when", "why",
}  # fmt: skip
_LONGEST_TITLE: Final = 80
_OPEN, _CLOSE = "\ue000", "\ue001"
"""Around the number of a hole: a topic word's, or none for a word of running text."""
_HOLE: Final = re.compile(f"{_OPEN}([a-z]?[0-9]*){_CLOSE}")


class _AsWritten(yaml.CSafeDumper):
    """Texts without quotes where they look like numbers or dates: the strict reader takes each as its field wants."""

    yaml_implicit_resolvers: Final = {}

    def ignore_aliases(self, data: Any) -> bool:
        return True


@dataclass(frozen=True, slots=True)
class Shape:
    """A real service as text with holes; ``title`` and the other fields are text, hole, text, … as :data:`_HOLE` splits them."""

    id: str
    title: tuple[str, ...]
    fields: tuple[str, ...]
    topics: int
    centers: tuple[str, ...]

    @property
    def entity(self) -> str:
        return self.id.partition("/")[0]


def write_catalogue(root: Path, invented: int, seed: int = 7, entities: int | None = None) -> Path:
    """The repository's records and ``invented`` services below ``root``; a hundred entities at 10,000."""
    for folder in FOLDERS:
        shutil.copytree(REPOSITORY / folder, root / folder)
    chance = Random(seed)
    records = dict(real_services())
    lexicon = Lexicon(
        [text for record in records.values() for text in _texts(record, names=True)],
        [text for record in records.values() for text in _texts(record, names=False)],
        chance,
    )
    acts = first_words((key.partition("/")[0], record["title"]) for key, record in records.items())
    shapes = [_shape(key, record, lexicon, acts) for key, record in records.items()]
    owners = _owners(shapes, entities or default_entities(invented))
    for slug, model in owners.items():
        _write_entity(root, slug, model, lexicon)
    _write_presences(root, owners, shapes)
    by_model: dict[str, list[str]] = {}
    for slug, model in owners.items():
        by_model.setdefault(model, []).append(slug)
    writer = _Writer(root, lexicon, chance)
    for _ in range(invented):
        shape = chance.choice(shapes)
        writer.write(shape, chance.choice(by_model[shape.entity]))
    return root


def default_entities(services: int) -> int:
    """A hundred up to 10,000 services, then growing to the 2,500 of the country at 100,000."""
    return max(100, min(2500, services // 40)) if services > 10_000 else 100


def real_services() -> Iterator[tuple[str, dict[str, Any]]]:
    """Each service as its file says it, every value as text."""
    for file in sorted((REPOSITORY / "catalogue").glob("[!_]*/*.yml")):
        yield f"{file.parent.name}/{file.stem}", yaml.load(file.read_text(), yaml.CBaseLoader)


def _texts(node: Any, *, names: bool, key: str = "") -> Iterator[str]:
    """Texts of names, or of prose."""
    if isinstance(node, Mapping):
        for name, value in node.items():
            yield from _texts(value, names=names, key=_place(key, name))
    elif isinstance(node, list):
        for value in node:
            yield from _texts(value, names=names, key=key)
    elif key in (_NAMES if names else _PROSE):
        yield node


def _place(key: str, name: str) -> str:
    """What a value is: its field. An answer of a case is prose, a reference to one is not, a source's title is no name."""
    if key == "sources" and name == "title":
        return "text"
    return {"answers": "text", "when": "reference"}.get(key, name)


def _shape(key: str, record: Mapping[str, Any], lexicon: Lexicon, acts: set[str]) -> Shape:
    topics: dict[str, int] = {}
    for text in _texts(record, names=True):
        for word in WORD.findall(text):
            if word.lower() not in lexicon.links and word.lower() not in acts:
                topics.setdefault(word.lower(), len(topics))
    kept = {k: v for k, v in record.items() if k not in ("moved_from", "verified")}
    marked = _marked(kept, topics, lexicon.links)
    if "also_called" in marked:  # «19990» would name the real one
        marked["also_called"] = [name for name in marked["also_called"] if _HOLE.search(name)]
    for offer in marked.get("offered_at", ()):
        if isinstance(offer, dict):
            offer.pop("provider", None)
    for i, other in enumerate(marked.get("related", ())):
        other["service"] = f"{_OPEN}r{i}{_CLOSE}"
    title = marked.pop("title")
    if not _HOLE.search(title):
        title += f" de {_OPEN}{len(topics)}{_CLOSE}"
    offers = (o["center"] if isinstance(o, dict) else o for o in record.get("offered_at", ()))
    return Shape(
        key,
        tuple(_HOLE.split(title)),
        tuple(_HOLE.split(_yaml(marked))),
        len(topics) + 1,
        tuple(offers),
    )


def _marked(node: Any, topics: Mapping[str, int], links: set[str], key: str = "") -> Any:
    """The record with a hole for each word that tells something, and for the amount of a plain fee."""
    if isinstance(node, Mapping):
        marked = {n: _marked(v, topics, links, _place(key, n)) for n, v in node.items()}
        if "amount" in marked and not {"amount_max", "uit_percent"} & marked.keys():
            marked["amount"] = node["amount"] if float(node["amount"]) == 0 else f"{_OPEN}a{_CLOSE}"
        return marked
    if isinstance(node, list):
        return [_marked(value, topics, links, key) for value in node]
    if key in _NAMES or key in _PROSE:
        return WORD.sub(lambda match: _hole(match[0], topics, links, key in _NAMES), node)
    return node


def _hole(word: str, topics: Mapping[str, int], links: set[str], named: bool) -> str:
    number = topics.get(word.lower())
    if number is None and (named or word.lower() in links or word.isupper()):
        return word
    return f"{_OPEN}{'' if number is None else number}{_CLOSE}"


def _owners(shapes: Sequence[Shape], count: int) -> dict[str, str]:
    """Invented entity → the real one it is like; as many like each as that one has services, at least one."""
    models = [shape.entity for shape in shapes]
    chosen = [*dict.fromkeys(models)]
    spread = (models[i * 7919 % len(models)] for i in range(max(0, count - len(chosen))))
    return {f"inventada-{i}": model for i, model in enumerate((*chosen, *spread))}


def _write_entity(root: Path, slug: str, model: str, lexicon: Lexicon) -> None:
    level = yaml.load((REPOSITORY / f"entities/{model}.yml").read_text(), yaml.CBaseLoader)["level"]
    first, second = lexicon.topic(), lexicon.topic()
    text = (
        f"name: Oficina de {first} y {second} {slug.rpartition('-')[2]}\nlevel: {level}\n"
        "sources:\n  - kind: tercero\n    title: Inventado para medir\n    supports: [name]\n"
    )
    (root / f"entities/{slug}.yml").write_text(text)
    (root / "catalogue" / slug).mkdir()


def _write_presences(root: Path, owners: Mapping[str, str], shapes: Sequence[Shape]) -> None:
    """Each centre names the invented entities whose services it gives."""
    given: dict[str, set[str]] = {}
    for shape in shapes:
        for center in shape.centers:
            given.setdefault(center, set()).add(shape.entity)
    for center, models in given.items():
        file = root / f"centers/{center}.yml"
        named = [slug for slug, model in owners.items() if model in models]
        record = yaml.load(file.read_text(), yaml.CBaseLoader)
        old = [
            entity if isinstance(entity, dict) else {"entity": entity}
            for entity in record.get("entities", ())
        ]
        record["entities"] = [*old, *({"entity": slug} for slug in named)]
        file.write_text(_yaml(record))


def _yaml(record: Mapping[str, Any]) -> str:
    return yaml.dump(record, Dumper=_AsWritten, allow_unicode=True, sort_keys=False, width=100)


class _Writer:
    """Fills shapes. No two services of an entity have the same title."""

    def __init__(self, root: Path, lexicon: Lexicon, chance: Random) -> None:
        self._root, self._lexicon, self._chance = root, lexicon, chance
        self._titles: set[tuple[str, str]] = set()
        self._written: dict[str, list[str]] = {}
        self._number = 0

    def write(self, shape: Shape, entity: str) -> None:
        """One service of the entity."""
        self._number += 1
        while True:
            topics = [self._lexicon.topic() for _ in range(shape.topics)]
            title = _cut(self._filled(shape.title, topics, entity))
            if (entity, title.lower()) not in self._titles:
                break
        self._titles.add((entity, title.lower()))
        name = f"{shape.id.partition('/')[2][:60].rstrip('-')}-{self._number}"
        text = _yaml({"title": title}) + self._filled(shape.fields, topics, entity)
        self._written.setdefault(entity, []).append(f"{entity}/{name}")
        (self._root / "catalogue" / entity / f"{name}.yml").write_text(text)

    def _filled(self, pieces: Sequence[str], topics: Sequence[str], entity: str) -> str:
        holes = pieces[1::2]
        prose = iter(self._lexicon.prose(len(holes)))
        filled = list(pieces)
        for at, hole in enumerate(holes):
            filled[2 * at + 1] = self._value(hole, entity) or _cased(
                topics[int(hole)] if hole else next(prose), pieces[2 * at]
            )
        return "".join(filled)

    def _value(self, hole: str, entity: str) -> str:
        """What is no word: an amount, or a related service, which for the entity's first is a real one."""
        if hole == "a":
            return f"{self._chance.randrange(20, 4000) / 10:.2f}"
        if hole.startswith("r"):
            return self._chance.choice(
                self._written.get(entity) or ["reniec/duplicado-dni-mayores"]
            )
        return ""


def _cut(title: str) -> str:
    """As many whole words as a title may have letters."""
    return title if len(title) <= _LONGEST_TITLE else title[:_LONGEST_TITLE].rpartition(" ")[0]


def _cased(word: str, before: str) -> str:
    """With a capital where a sentence begins."""
    begins = not before or before.endswith((": ", "- ", ". ", "¿", "¡", "'", '"'))
    return word.capitalize() if begins else word


def main() -> None:
    """Write a catalogue of a size."""
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("folder", type=Path)
    options.add_argument(
        "--services", type=int, default=10_000, help="all of them, the real ones included"
    )
    options.add_argument("--seed", type=int, default=7)
    chosen = options.parse_args()
    real = sum(1 for _ in real_services())
    write_catalogue(chosen.folder, max(0, chosen.services - real), chosen.seed)
    print(f"{chosen.folder}: {chosen.services} servicios, {real} de ellos reales")


if __name__ == "__main__":
    main()
