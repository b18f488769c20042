"""For the people who write records: how problems read, what editors know of each field."""
