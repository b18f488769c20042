"""What stops a publication that is no fault of a record."""


class PublishError(Exception):
    """The site could not be published: its text says why, in Spanish. The old one still stands."""
