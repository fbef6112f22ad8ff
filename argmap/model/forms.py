"""The forms that values of details must have."""

import re
from datetime import date

_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
SHA256 = re.compile(r"[0-9a-fA-F]{64}")
"""A SHA-256 digest in hexadecimal digits."""
WEIGHING = re.compile("strength")
"""What reasons can be weighed by."""
RELIABILITY = re.compile(r"[A-Fa-f][1-6]?")
"""A grade of the Admiralty scale: the source's, then perhaps the information's."""


def is_date(text: str) -> bool:
    """Whether a text is a year, a month or a day of ISO 8601 that the calendar has."""
    if _DATE.fullmatch(text) is None:
        return False
    try:
        return len(text) < len("2026-01-01") or bool(date.fromisoformat(text))
    except ValueError:
        return False
