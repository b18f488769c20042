"""How a service is reached: at a window, on the web, by phone, by e-mail, with a cita or without."""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator

from generator.records.base import Fact, Model
from generator.records.scalars import Flag, Text, Url, as_list


class OnlineChannel(Fact):
    """A web address where the service or a part of it is done."""

    name: Text | None = None
    url: Url


class Phone(Model):
    """A phone number as it is dialled, with what it is for."""

    number: Text
    note: Text | None = None
    hours: Text | None = None


def _url_as_mapping(value: Any) -> Any:
    return {"url": value} if isinstance(value, str) else value


def _number_as_mapping(value: Any) -> Any:
    return value if isinstance(value, dict) else {"number": value}


Online = Annotated[
    OnlineChannel, BeforeValidator(_url_as_mapping, json_schema_input_type=OnlineChannel | Url)
]
PhoneNumber = Annotated[
    Phone, BeforeValidator(_number_as_mapping, json_schema_input_type=Phone | Text)
]


class Channels(Model):
    """The ways to do it. ``in_person: false`` says it is not done in person at all."""

    in_person: Flag | None = None
    online: Annotated[tuple[Online, ...], BeforeValidator(as_list)] = ()
    phone: Annotated[tuple[PhoneNumber, ...], BeforeValidator(as_list)] = ()
    app: Text | None = None
    email: Text | None = None


class Appointment(Fact):
    """Whether a cita is needed and how to get it."""

    needed: Literal["si", "no", "opcional"]
    url: Url | None = None
    phone: Text | None = None
    note: Text | None = None
