"""Free text as the language can hold it."""

import re

_LINE_END = re.compile(r"\r\n|\r|\n")


def clean_text(text: str) -> str:
    """The text without white space at its ends, and with one line feed between paragraphs.

    This is the form in which the language reads it back, so that a map written and read again is
    the same map.
    """
    if "\n" not in text and "\r" not in text:
        return text.strip(" \t")
    return "\n".join(line.strip(" \t") for line in _LINE_END.split(text) if not line.isspace() and line)
