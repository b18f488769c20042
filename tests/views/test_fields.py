"""``/colaborar/campos/`` tells every field the table of help has, and no other."""

from generator.help.fields import FIELD_HELP
from generator.records.service import Fee
from generator.records.vocabulary import Vocabulary
from generator.views.fields import fields_page
from tests.help.test_fields import FIELDS


def test_every_field_is_told_once_where_its_model_is() -> None:
    groups = [group for file in fields_page() for group in file.groups]
    told = [(group.id, field.name) for group in groups for field in group.fields]
    assert len(set(told)) == len(told)
    wanted = {
        (f"{model.__module__.rpartition('.')[2]}-{model.__name__}".lower(), name)
        for model, name in FIELDS
        if model is not Vocabulary  # its fields are the files themselves
    }
    assert set(told) == wanted
    assert len(told) > len(FIELD_HELP)


def test_a_field_says_its_name_meaning_and_example() -> None:
    service, *_ = fields_page()
    fee = next(group for group in service.groups if group.name == "Costo")
    amount = next(field for field in fee.fields if field.name == "amount")
    assert (amount.title, amount.example) == ("Monto en soles", "30.00 (sin «S/»)")
    assert fee.fields[0].name == "concept"
    assert {f.name for f in fee.fields if f.is_required} == {"concept"}
    assert Fee.model_fields["concept"].is_required()
