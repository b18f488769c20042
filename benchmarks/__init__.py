"""Measurements of the portal at sizes no catalogue has yet: ``README.md`` says which commands give which numbers."""
