"""``/.well-known/security.txt``: where to tell of a weakness, so that a machine finds it (RFC 9116)."""

from datetime import date, timedelta
from typing import Final

_VALID: Final = timedelta(days=180)
"""Every build renews it; a site that nobody builds for half a year has nobody to answer either."""


def security_txt(as_of: date, repository: str) -> dict[str, bytes]:
    """The file by its path; none when the repository, the only place to write to, is unknown."""
    if not repository.startswith("https://"):
        return {}
    lines = (
        f"Contact: {repository}/security/advisories/new",
        f"Expires: {(as_of + _VALID).isoformat()}T05:00:00Z",  # midnight in Peru
        "Preferred-Languages: es, en",
        f"Policy: {repository}/blob/main/SECURITY.md",
    )
    return {".well-known/security.txt": "".join(f"{line}\n" for line in lines).encode()}
