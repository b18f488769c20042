"""``centers/<center>.yml``: one MAC centre or MAC Express point (design §3)."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, ConfigDict, field_validator, model_validator
from pydantic_core import PydanticCustomError

from generator.records.base import Model, Provenance, Record, SourceIds, Texts
from generator.records.hours import Times, WeeklyHours, intervals_of
from generator.records.scalars import Count, Exact, Flag, PartialDate, Slug, Text, as_list


class Location(Model):
    """Decimal degrees, WGS 84."""

    lat: Exact
    lon: Exact


class HoursException(Model):
    """A day, or days up to ``until``, on which the usual hours do not hold."""

    model_config = ConfigDict(
        json_schema_extra={
            "if": {"required": ["closed"], "properties": {"closed": {"const": True}}},
            "then": {"not": {"required": ["hours"]}},
            "else": {"required": ["hours"]},
        }
    )

    date: PartialDate
    until: PartialDate | None = None
    closed: Flag = False
    hours: Annotated[tuple[Times, ...], BeforeValidator(as_list)] = ()
    entity: Slug | None = None
    reason: Text

    @field_validator("hours")
    @classmethod
    def _hours_in_order(cls, hours: tuple[Text, ...]) -> tuple[Text, ...]:
        intervals_of(list(hours))
        return hours

    @model_validator(mode="after")
    def _closed_or_hours(self) -> "HoursException":
        if self.closed == bool(self.hours):
            raise PydanticCustomError(
                "exception-closed-or-hours",
                "La excepción dice que cierra y también un horario."
                if self.closed
                else "La excepción no dice si cierra o en qué horario atiende.",
            )
        return self


class Presence(Provenance):
    """An entity that serves at the centre, and since when that is known."""

    entity: Slug
    as_of: PartialDate | None = None
    until: PartialDate | None = None
    modules: Count | None = None
    hours: WeeklyHours | None = None
    hours_as_of: PartialDate | None = None
    payment_note: Text | None = None
    note: Text | None = None


class DeclaredEntity(Model):
    """A row of a published table; figures as printed, even where they do not add up."""

    entity: Slug
    published_as: Text | None = None
    services: Count | None = None
    tramites: Count | None = None
    orientaciones: Count | None = None
    sin_tipo: Count | None = None
    free: Count | None = None


class Declared(Model):
    """What a report said of the centre on a date. Area in m², investment in soles."""

    as_of: PartialDate
    source: SourceIds
    entities: Count | None = None
    services: Count | None = None
    free: Count | None = None
    modules: Count | None = None
    area_m2: Count | None = None
    investment_pen: Count | None = None
    note: Text | None = None
    by_entity: tuple[DeclaredEntity, ...] = ()


class PreviousPlace(Model):
    """A place the centre moved from."""

    address: Text | None = None
    place: Text | None = None
    district: Text | None = None
    location: Location | None = None
    opened: PartialDate | None = None
    closed: PartialDate | None = None
    note: Text | None = None


class Milestone(Model):
    """A stage of setting the centre up."""

    date: PartialDate | None = None
    until: PartialDate | None = None
    text: Text
    source: SourceIds = ()


class Center(Record):
    """What the author wrote of a centre."""

    name: Text
    also_called: tuple[Text, ...] = ()
    type: Literal["centro", "express"]
    status: Literal["abierto", "suspendido", "cerrado", "proyectado", "solicitado"]
    status_since: PartialDate | None = None
    status_as_of: PartialDate | None = None
    status_note: Text | None = None
    administrator: Text | None = None
    opened: PartialDate | None = None
    address: Text | None = None
    place: Text | None = None
    district: Text | None = None
    province: Text | None = None
    department: Text
    ubigeo: Text | None = None
    location: Location | None = None
    phone: Text | None = None
    email: Text | None = None
    hours: WeeklyHours | None = None
    hours_as_of: PartialDate | None = None
    exceptions: tuple[HoursException, ...] = ()
    area_m2: Count | None = None
    modules: Count | None = None
    investment_pen: Count | None = None
    accessibility: Text | None = None
    entities: tuple[Presence, ...] = ()
    declared: tuple[Declared, ...] = ()
    previous: tuple[PreviousPlace, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    notes: Texts = ()
