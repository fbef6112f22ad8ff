"""Whether to write in colours: one decision for everything that is printed."""

import os
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
