"""The shape of the table of help: model → field as authors write it → what an editor says of it."""

from collections.abc import Mapping

from pydantic import BaseModel

Entry = str | tuple[str, str]
"""(title, description), or the description alone where ``vocabularies.FIELD_NAMES`` has the title."""

Table = Mapping[type[BaseModel], Mapping[str, Entry]]
