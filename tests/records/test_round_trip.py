"""Any right record, written as YAML in block style and read back, is the same record."""

import re
from typing import Any, ClassVar

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import vocabularies as words
from generator.records.base import Record
from generator.records.center import Center
from generator.records.entity import Entity
from generator.records.scalars import Number
from generator.records.service import Service
from generator.records.yaml_source import read
from generator.records.yaml_values import CURLY


class Dumper(yaml.CSafeDumper):
    """Writes whatever YAML 1.2 lets stand without quotes so: ``no``, ``8:30``, ``012345``, ``2026-12-31``.

    PyYAML's own writer quotes what its own reader, one of YAML 1.1, would take for something else: then ours would
    never have to read these words plain. Equal values are written out in full: records have no aliases.
    """

    yaml_implicit_resolvers: ClassVar[dict[str, Any]] = {}

    def ignore_aliases(self, data: Any) -> bool:
        return True


# All that is no text without quotes, written out here: the reader's own patterns would hide their own mistakes.
_NO_TEXT = {
    "null": r"^(?:~|null|Null|NULL|)$",
    "bool": r"^(?:true|True|TRUE|false|False|FALSE)$",
    "float": r"^[-+]?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?$",
}
for _name, _pattern in _NO_TEXT.items():
    Dumper.add_implicit_resolver(f"tag:yaml.org,2002:{_name}", re.compile(_pattern), None)


def _plain_number(dumper: Any, value: Number) -> yaml.Node:
    return dumper.represent_scalar("tag:yaml.org,2002:float", value.text)


def _text(dumper: Any, value: str) -> yaml.Node:
    """What starts like a slip is quoted: the reader refuses a dash without its space, and quotes that are curly."""
    style = "'" if value.startswith(("-", *CURLY)) else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=style)


Dumper.add_representer(Number, _plain_number)
Dumper.add_representer(str, _text)

# What liaisons write, and what YAML 1.1, YAML 1.2 or a spreadsheet could take for something else.
TRICKY = st.sampled_from(
    ["no", "No", "NO", "n", "si", "sí", "yes", "Yes", "y", "on", "On", "off", "null", "NULL", "~", "true", "False", "8:30", "12:30",
     "190:20:30", "08:00-16:45", "00", "007", "-007", "0123", "012345", "02121", "1_000", "0x1F", "0o17", "0b11", "1e3", "1E3", "1.5e3",
     ".5", "5.", "+.5", "+1", ".inf", "-.INF", ".nan", "=", "<<", "2022", "2026-12-31", "2026-12-31 10:00:00", "31/12/2026", "30.00",
     "0.10", "30,50", "1,000", "-1", "+51 1", "a: b", "- a", "# a", "a #b", "'", '"', "«a»", "“a”", "{a}", "[a]", "%a", "&a", "*a",
     "!a", "|", ">", "@a", "`a`", "a\nb", "a\n\n  b", "S/ 30", "50 %", "---", "...", "? a", ": a", "ñandú 🙂"]
)  # fmt: skip
TEXT = TRICKY | (
    st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs"), exclude_characters="\ufeff"), min_size=1, max_size=40)
    .filter(lambda t: t.strip() != "")
)  # fmt: skip
SLUG = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,2}", fullmatch=True)
URL = st.from_regex(r"https?://[a-z0-9]{1,10}\.pe(/[a-zA-Z0-9?&=#%._-]{0,20})?", fullmatch=True)
AMOUNT = st.decimals(0, 100_000, places=2).map(lambda d: Number(str(abs(d)))) | st.integers(
    0, 9999
).map(lambda i: Number(str(i)))
DATE = st.dates().map(str).filter(lambda d: len(d) == 10) | st.sampled_from(["2022", "2022-05"])
COUNT = st.integers(0, 5000).map(lambda i: Number(str(i)))
HOURS = st.fixed_dictionaries(
    {}, optional={"lunes-viernes": st.just("08:00-16:45"), "sabado": st.just(["08:00-12:00", "13:00-24:00"]), "domingo": st.none()}
)  # fmt: skip


def one_of(known: Any) -> st.SearchStrategy[str]:
    return st.sampled_from(sorted(known))


def some(values: st.SearchStrategy[Any], least: int = 0) -> st.SearchStrategy[list[Any]]:
    return st.lists(values, min_size=least, max_size=2)


def fields(required: dict[str, Any], **optional: Any) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(required, optional=optional)


SCOPE: dict[str, Any] = {
    "when": TEXT | st.dictionaries(SLUG, SLUG | some(SLUG, 1), min_size=1, max_size=2),
    "channel": one_of(words.CHANNELS) | some(one_of(words.CHANNELS)),
    "centers": SLUG | some(SLUG),
    "except_centers": some(SLUG),
    "source": SLUG | some(SLUG),
    "unconfirmed": st.booleans(),
}
FORM = fields({"name": TEXT}, url=URL)
FACT = TEXT | fields({"text": TEXT}, **SCOPE)
FACTS = TEXT | some(FACT)
ALTERNATIVE = fields({"text": TEXT}, document=SLUG, copy=one_of(words.COPIES), form=FORM)
REQUIREMENT = fields(
    {"text": TEXT}, type=one_of(words.REQUIREMENT_TYPES), document=SLUG, copy=one_of(words.COPIES),
    any_of=some(ALTERNATIVE), form=FORM, optional=st.booleans(), **SCOPE,
)  # fmt: skip
FEE = st.one_of(
    fields({"concept": TEXT, "amount": AMOUNT}, per=TEXT, approximate=st.booleans(), optional=st.booleans(),
           payment_code=TEXT | COUNT, pay_at=some(SLUG), valid_from=DATE, valid_until=DATE, **SCOPE),
    fields({"concept": TEXT, "amount": st.just(Number("1.50")), "amount_max": st.just(Number("200"))}, **SCOPE),
    fields({"concept": TEXT, "uit_percent": st.just(Number("1.5"))}, uit_year=st.just(Number("2026"))),
    fields({"concept": TEXT, "tariff": TEXT}),
)  # fmt: skip
TIME = st.one_of(
    fields({"max": COUNT, "unit": one_of(words.TIME_UNITS)}, text=TEXT, **SCOPE),
    fields(
        {"min": st.just(Number("2")), "max": st.just(Number("7")), "unit": one_of(words.TIME_UNITS)}
    ),
    fields({"text": TEXT}),
)
APPOINTMENT = fields(
    {"needed": one_of(words.APPOINTMENT_NEEDED)}, url=URL, phone=TEXT, note=TEXT, **SCOPE
)
OFFER = SLUG | fields(
    {"center": SLUG}, provider=SLUG | some(SLUG), offered_as=some(one_of(words.KINDS)), available=st.booleans(),
    reason=TEXT, alternative=SLUG, hours=HOURS, hours_as_of=DATE, appointment=APPOINTMENT, note=TEXT, until=DATE,
    source=SLUG, **{"from": DATE},
)  # fmt: skip
SOURCE = fields(
    {"kind": one_of(words.SOURCE_KINDS), "title": TEXT}, id=SLUG, url=URL, document=TEXT, page=TEXT | COUNT,
    published=DATE, published_note=TEXT, checked=DATE, supports=some(TEXT),
)  # fmt: skip
LEGAL = fields({}, basis=TEXT | some(TEXT | fields({"text": TEXT}, url=URL)), tupa_code=TEXT,
               approval=one_of(words.APPROVALS), authority=TEXT, appeals=TEXT)  # fmt: skip
CHANNELS = fields(
    {}, in_person=st.booleans(), online=URL | some(URL | fields({"url": URL}, name=TEXT, **SCOPE)),
    phone=TEXT | some(TEXT | fields({"number": TEXT | COUNT}, note=TEXT, hours=TEXT)), app=TEXT, email=TEXT,
)  # fmt: skip


def record(required: dict[str, Any], **optional: Any) -> st.SearchStrategy[dict[str, Any]]:
    """What a record of one type has, and what all have."""
    return fields(
        {**required, "sources": some(SOURCE, 1)}, unconfirmed=some(TEXT), conflicts=TEXT | some(TEXT),
        verified=fields({"on": DATE, "by": TEXT}), **optional,
    )  # fmt: skip


SERVICE = record(
    {
        "title": st.text("abcñ é", min_size=5, max_size=40).filter(lambda t: len(t.strip()) >= 5),
        "kind": one_of(words.KINDS),
        "summary": TEXT,
    },
    offered_as=some(one_of(words.KINDS)), audience=some(one_of(words.AUDIENCES)), also_called=some(TEXT),
    life_events=some(SLUG), requirements=some(REQUIREMENT), steps=FACTS, free=st.booleans(), fees=some(FEE),
    cases=st.dictionaries(SLUG, fields({"ask": TEXT, "answers": st.dictionaries(SLUG, TEXT, min_size=2, max_size=3)}), max_size=2),
    time_limit=TIME | some(TIME), deadline=FACTS, result=FACTS, validity=FACTS, legal=LEGAL, channels=CHANNELS,
    appointment=APPOINTMENT | some(APPOINTMENT), offered_at=some(OFFER),
    notes=some(FACT | fields({"text": TEXT}, until=DATE)), related=some(fields({"service": st.just("reniec/duplicado-dni")}, why=TEXT)),
    moved_from=some(st.just("a/b")),
)  # fmt: skip
ENTITY = record(
    {"name": TEXT, "level": one_of(words.LEVELS)}, acronym=TEXT | COUNT, also_called=some(TEXT), sector=TEXT, parent=SLUG,
    website=URL, phone=TEXT | COUNT, email=TEXT, maintainers=some(TEXT), moved_from=SLUG | some(SLUG),
)  # fmt: skip
COORDINATE = st.decimals(-90, 90, places=4).map(lambda d: Number(f"{d:f}"))
LOCATION = fields({"lat": COORDINATE, "lon": COORDINATE})
FIGURES = dict.fromkeys(("services", "free"), COUNT)
DECLARED = fields(
    {"as_of": DATE, "source": SLUG | some(SLUG, 1)}, entities=COUNT, modules=COUNT, area_m2=COUNT, investment_pen=COUNT, note=TEXT,
    by_entity=some(fields({"entity": SLUG}, published_as=TEXT, tramites=COUNT, orientaciones=COUNT, sin_tipo=COUNT, **FIGURES)),
    **FIGURES,
)  # fmt: skip
EXCEPTION = fields({"date": DATE, "closed": st.just(True), "reason": TEXT}, until=DATE, entity=SLUG) | fields(
    {"date": DATE, "hours": st.just("08:00-13:00"), "reason": TEXT}
)  # fmt: skip
CENTER = record(
    {"name": TEXT, "type": one_of(words.CENTER_TYPES), "status": one_of(words.STATUSES), "department": TEXT},
    also_called=some(TEXT), status_since=DATE, status_as_of=DATE, status_note=TEXT, administrator=TEXT, opened=DATE, address=TEXT,
    place=TEXT, district=TEXT, province=TEXT, ubigeo=TEXT, location=LOCATION, phone=TEXT | COUNT, email=TEXT, hours=HOURS,
    hours_as_of=DATE, exceptions=some(EXCEPTION), area_m2=COUNT, modules=COUNT, investment_pen=COUNT, accessibility=TEXT,
    entities=some(fields({"entity": SLUG}, as_of=DATE, until=DATE, modules=COUNT, hours=HOURS, payment_note=TEXT, note=TEXT,
                         source=SLUG, unconfirmed=st.booleans())),
    declared=some(DECLARED), notes=TEXT | some(TEXT), moved_from=some(SLUG),
    previous=some(fields({}, address=TEXT, place=TEXT, district=TEXT, location=LOCATION, opened=DATE, closed=DATE, note=TEXT)),
    milestones=some(fields({"text": TEXT}, date=DATE, until=DATE, source=some(SLUG))),
)  # fmt: skip
RECORDS = [(Service, SERVICE, 60), (Entity, ENTITY, 40), (Center, CENTER, 40)]


def kinds(value: Any) -> Any:
    """A value with the type of each part beside it, a number as it was written: ``True`` is not 1, nor 7 «007»."""
    if isinstance(value, dict):
        return {key: kinds(child) for key, child in value.items()}
    if isinstance(value, list):
        return [kinds(child) for child in value]
    return type(value).__name__, value.text if isinstance(value, Number) else value


@pytest.mark.parametrize(("model", "strategy", "examples"), RECORDS)
def test_a_record_survives_being_written_and_read(
    model: type[Record], strategy: st.SearchStrategy[dict[str, Any]], examples: int
) -> None:
    @settings(max_examples=examples)
    @given(strategy)
    def survives(record: dict[str, Any]) -> None:
        text = yaml.dump(record, Dumper=Dumper, allow_unicode=True, default_flow_style=False, sort_keys=False)  # fmt: skip
        source, problems = read("x.yml", text.encode())
        assert problems == [], text
        assert kinds(source.value) == kinds(record), text
        assert model.model_validate(source.value) == model.model_validate(record), text

    survives()


@pytest.mark.parametrize(("model", "strategy", "examples"), RECORDS)
def test_a_record_survives_being_dumped_by_its_model(
    model: type[Record], strategy: st.SearchStrategy[dict[str, Any]], examples: int
) -> None:
    @settings(max_examples=examples)
    @given(strategy)
    def survives(fields: dict[str, Any]) -> None:
        record = model.model_validate(fields)
        assert model.model_validate(record.model_dump(by_alias=True, exclude_defaults=True)) == record  # fmt: skip

    survives()


@given(TEXT)
def test_any_text_survives_any_way_of_quoting_it(text: str) -> None:
    for style in (None, "'", '"', "|", ">"):
        written = yaml.dump({"a": text}, Dumper=Dumper, allow_unicode=True, default_style=style)
        source, problems = read("x.yml", written.encode())
        assert problems == []
        assert source.value == {"a": text}, written


@pytest.mark.parametrize("text", ["no", "On", "8:30", "007", "012345", "0x1F", "1e3", "1_000", "2026-12-31"])  # fmt: skip
def test_the_writer_of_these_tests_leaves_without_quotes_what_is_text(text: str) -> None:
    assert yaml.dump([text], Dumper=Dumper) == f"- {text}\n"


@pytest.mark.parametrize("text", ["true", "null", "~", "", "7", "30.00", "-1"])
def test_the_writer_of_these_tests_quotes_what_would_be_none(text: str) -> None:
    assert yaml.dump([text], Dumper=Dumper) == f"- '{text}'\n"
