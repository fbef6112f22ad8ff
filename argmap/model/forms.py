"""The forms that values of details must have."""

import re

DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
"""A year, a month or a day of ISO 8601."""
SHA256 = re.compile(r"[0-9a-fA-F]{64}")
"""A SHA-256 digest in hexadecimal digits."""
RELIABILITY = re.compile(r"[A-Fa-f][1-6]?")
"""A grade of the Admiralty scale: the source's, then perhaps the information's."""
