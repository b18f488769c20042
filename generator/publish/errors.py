"""What stops a publication that is no fault of a record."""


class PublishError(Exception):
    """The site could not be published: its text says why, in Spanish. The old one still stands."""


def named(error: Exception) -> str:
    """An error nobody foresaw, for who runs the command: what kind it is and what it says."""
    return f"{type(error).__name__}: {error}"
