"""Free text as the language can hold it."""

import re

_LINES = re.compile(r"[ \t]*(?:\r\n|\r|\n)[ \t\r\n]*")


def clean_text(text: str) -> str:
    """The text without white space at its ends, and with one line feed between paragraphs.

    This is the form in which the language reads it back, so that a map written and read again is
    the same map.
    """
    return _LINES.sub("\n", text.strip(" \t\r\n"))
