"""Values that were read, as a test compares them."""

from generator.records.scalars import Number


def told(value: object) -> object:
    """With the text of every number and the order of every field."""
    if isinstance(value, Number):
        return ("number", value.text)
    if isinstance(value, list):
        return [told(item) for item in value]
    if isinstance(value, dict):
        return {"fields": [(key, told(item)) for key, item in value.items()]}
    return value
