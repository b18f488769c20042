"""``entities/<entity>.yml``: one body that serves people at a centre (design §3)."""

from typing import Literal

from generator.records.base import Record
from generator.records.scalars import Slug, Text, Url


class Entity(Record):
    """A public body, or a private one that serves at a MAC centre."""

    name: Text
    acronym: Text | None = None
    also_called: tuple[Text, ...] = ()
    level: Literal["nacional", "regional", "local", "privado"]
    sector: Text | None = None
    parent: Slug | None = None
    website: Url | None = None
    phone: Text | None = None
    email: Text | None = None
    maintainers: tuple[Text, ...] = ()
