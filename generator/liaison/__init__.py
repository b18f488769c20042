"""For the people who write records: how problems read."""
