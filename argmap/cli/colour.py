"""Whether to write in colours: one decision for everything that is printed."""

import os
import re
from typing import TextIO


def wants_colour(stream: TextIO) -> bool:
    """Whether a stream takes colours.

    `NO_COLOR` (no-color.org) forbids them, `FORCE_COLOR` asks for them; else they go to a terminal that is not
    `TERM=dumb`.
    """
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return stream.isatty() and os.environ.get("TERM") != "dumb"


_COLOURS = {
    "accepted": "32",
    "rejected": "31",
    "undecided": "33",
    "unsupported": "35",
    "unchallenged": "32",
    "answered": "32",
    "assumed": "32",
    "disputed": "33",
    "countered": "31",
}
_WORD = "|".join(_COLOURS)
_VERDICT = re.compile(rf"^(\S+(?: is)? +|it would be |\S+: )({_WORD})\b(?:( → )({_WORD})\b)?")


def with_verdicts(line: str, stream: TextIO) -> str:
    """A line that begins with a claim and its verdict, the verdict in its colour where the stream takes colours."""
    if not wants_colour(stream):
        return line

    def painted(match: re.Match[str]) -> str:
        return "".join(
            f"\x1b[{_COLOURS[each]}m{each}\x1b[0m" if each in _COLOURS else each or "" for each in match.groups()
        )

    return _VERDICT.sub(painted, line)
