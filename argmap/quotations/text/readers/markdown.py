"""Markdown as it is written, but for its front matter."""

import re

from argmap.quotations.text.readers.plain_text import LeftOut, PlainText
from argmap.quotations.text.readers.text import read_text

_FRONT = re.compile(r"\A(---|\+\+\+)[ \t]*\r?\n(?:.*\r?\n)*?(?:\1|\.\.\.)[ \t]*(?:\r?\n|\Z)")


def read_markdown(data: bytes) -> PlainText:
    """The text; in the place of its front matter there are blank lines, so that lines keep their numbers.

    Raises:
        ReadError: if it is no text, or not in UTF-8.
    """
    plain = read_text(data)
    front = _FRONT.match(plain.text)
    if front is None or not front[0].strip("-+. \t\r\n"):
        return plain
    lines = "\n" * front[0].count("\n")
    moved = len(front[0]) - len(lines)
    return plain._replace(
        text=lines + plain.text[front.end() :],
        marks=tuple(mark._replace(start=max(0, mark.start - moved)) for mark in plain.marks),
        skipped=tuple((max(0, low - moved), high - moved, what) for low, high, what in plain.skipped if high > moved),
        left_out=(LeftOut("front matter", " ".join(front[0].split())),),
    )
