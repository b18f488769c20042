"""``catalogue/<entity>/<service>.yml``: one service as its entity describes it (design §3)."""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from generator.records.base import (
    Fact,
    Kind,
    Model,
    Provenance,
    Record,
    ScopedText,
    Slugs,
    TextFacts,
    _text_as_mapping,
)  # fmt: skip
from generator.records.channels import Appointment, Channels
from generator.records.hours import WeeklyHours
from generator.records.scalars import (
    Amount,
    Count,
    Flag,
    Number,
    PartialDate,
    Percent,
    ServiceId,
    Slug,
    Text,
    Title,
    Url,
    Year,
    as_list,
)  # fmt: skip

Copy = Literal["original", "copia-simple", "copia-certificada", "copia-legalizada"]
TimeUnit = Literal["minutos", "horas", "dias-habiles", "dias-calendario", "meses", "anos"]
Approval = Literal[
    "aprobacion-automatica",
    "evaluacion-previa-silencio-positivo",
    "evaluacion-previa-silencio-negativo",
]


class Case(Model):
    """A question whose answer changes what the page shows."""

    ask: Text
    answers: dict[Slug, Text] = Field(min_length=2)


class Form(Model):
    """A form to fill in, with its page where one is known."""

    name: Text
    url: Url | None = None


class Alternative(Model):
    """One of several documents that satisfy the same requirement."""

    text: Text
    document: Slug | None = None
    copy_kind: Copy | None = Field(default=None, alias="copy")
    form: Form | None = None


class Requirement(Fact):
    """Something to bring, to fulfil or to know. Never a payment: that is a fee."""

    text: Text
    type: Literal["documento", "condicion", "dato"] | None = None
    document: Slug | None = None
    copy_kind: Copy | None = Field(default=None, alias="copy")
    any_of: tuple[Alternative, ...] = ()
    form: Form | None = None
    optional: Flag = False


class Fee(Fact):
    """What it costs, in soles, as a share of the UIT, or in words where no figure is published."""

    model_config = ConfigDict(
        json_schema_extra={
            "anyOf": [{"required": [name]} for name in ("amount", "uit_percent", "tariff")],
            "dependentRequired": {"amount_max": ["amount"], "uit_year": ["uit_percent"]},
        }
    )

    concept: Text
    amount: Amount | None = None
    amount_max: Amount | None = None
    uit_percent: Percent | None = None
    uit_year: Year | None = None
    tariff: Text | None = None
    per: Text | None = None
    approximate: Flag = False
    optional: Flag = False
    payment_code: Text | None = None
    pay_at: Slugs = ()
    valid_from: PartialDate | None = None
    valid_until: PartialDate | None = None

    @model_validator(mode="after")
    def _says_how_much(self) -> "Fee":
        if self.amount is None and self.uit_percent is None and self.tariff is None:
            raise PydanticCustomError("fee-without-amount", "El costo no dice cuánto es.")
        if self.amount_max is not None and (self.amount is None or self.amount_max < self.amount):
            raise PydanticCustomError("fee-range", "El monto máximo es menor que el mínimo.")
        if self.uit_year is not None and self.uit_percent is None:
            raise PydanticCustomError("fee-uit-year", "Hay «uit_year» sin «uit_percent».")
        return self


class TimeLimit(Fact):
    """How long the entity takes, in ``unit``; ``text`` where the source gives no figure."""

    model_config = ConfigDict(
        json_schema_extra={
            "if": {"required": ["unit"]},
            "then": {"anyOf": [{"required": ["min"]}, {"required": ["max"]}]},
            "else": {"required": ["text"]},
        }
    )

    min: Count | None = None
    max: Count | None = None
    unit: TimeUnit | None = None
    text: Text | None = None

    @model_validator(mode="after")
    def _says_how_long(self) -> "TimeLimit":
        if self.unit is None and self.text is None:
            raise PydanticCustomError("time-without-unit", "El plazo no dice la unidad.")
        if self.unit is not None and self.min is None and self.max is None:
            raise PydanticCustomError("time-without-number", "El plazo no dice cuánto.")
        if self.min is not None and self.max is not None and self.max < self.min:
            raise PydanticCustomError("time-range", "El plazo máximo es menor que el mínimo.")
        return self


class LegalBasis(Model):
    """A norm, with its page where one is known."""

    text: Text
    url: Url | None = None


Norm = Annotated[
    LegalBasis, BeforeValidator(_text_as_mapping, json_schema_input_type=LegalBasis | Text)
]


class Legal(Model):
    """The norms behind the service, and what follows when the entity does not answer in time."""

    basis: Annotated[tuple[Norm, ...], BeforeValidator(as_list)] = ()
    tupa_code: Text | None = None
    approval: Approval | None = None
    authority: Text | None = None
    appeals: Text | None = None


class Offer(Provenance):
    """The service at one centre: who gives it there, when, and what differs from elsewhere.

    ``available: false`` says that it is *not* done there; ``alternative`` is where to go instead.
    """

    center: Slug
    provider: Slugs = ()
    offered_as: Annotated[tuple[Kind, ...], BeforeValidator(as_list)] = ()
    available: Flag = True
    reason: Text | None = None
    alternative: Slug | None = None
    hours: WeeklyHours | None = None
    hours_as_of: PartialDate | None = None
    appointment: Appointment | None = None
    note: Text | None = None
    valid_from: PartialDate | None = Field(default=None, alias="from")
    valid_until: PartialDate | None = Field(default=None, alias="until")


class Note(ScopedText):
    """Something worth knowing that has no field of its own."""

    until: PartialDate | None = None


class Related(Model):
    """Another service a reader may need, and why."""

    service: ServiceId
    why: Text | None = None


def _center_as_mapping(value: Any) -> Any:
    return {"center": value} if isinstance(value, (str, Number)) else value


AtCenter = Annotated[
    Offer, BeforeValidator(_center_as_mapping, json_schema_input_type=Offer | Slug)
]
Remark = Annotated[Note, BeforeValidator(_text_as_mapping, json_schema_input_type=Note | Text)]


class Service(Record):
    """What the author wrote. What holds at one centre is computed by ``catalogue``."""

    title: Title
    kind: Kind
    offered_as: tuple[Kind, ...] = ()
    summary: Text
    audience: tuple[Literal["ciudadano", "empresa", "extranjero"], ...] = ()
    also_called: tuple[Text, ...] = ()
    life_events: tuple[Slug, ...] = ()
    cases: dict[Slug, Case] = Field(default_factory=dict)
    requirements: tuple[Requirement, ...] = ()
    steps: TextFacts = ()
    free: Flag | None = None
    fees: tuple[Fee, ...] = ()
    time_limit: Annotated[tuple[TimeLimit, ...], BeforeValidator(as_list)] = ()
    deadline: TextFacts = ()
    result: TextFacts = ()
    validity: TextFacts = ()
    legal: Legal | None = None
    channels: Channels | None = None
    appointment: Annotated[tuple[Appointment, ...], BeforeValidator(as_list)] = ()
    offered_at: tuple[AtCenter, ...] | None = None
    notes: Annotated[tuple[Remark, ...], BeforeValidator(as_list)] = ()
    related: tuple[Related, ...] = ()
    moved_from: Annotated[tuple[ServiceId, ...], BeforeValidator(as_list)] = ()
