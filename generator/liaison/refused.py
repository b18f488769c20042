"""Why a liaison's command does nothing, in words for the person who typed it."""


class RefusedError(Exception):
    """Nothing was written; the message says why and how to go on.

    ``code`` is what the command leaves with: 1 because of the records, 2 because of how it was typed.
    """

    def __init__(self, message: str, code: int = 1) -> None:
        super().__init__(message)
        self.code = code
