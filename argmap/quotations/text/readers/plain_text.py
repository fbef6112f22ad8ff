"""What a reader makes of a file: its text, the places in it, and what is no running text."""

from typing import NamedTuple


class ReadError(Exception):
    """A file that no text can be read from: why, and what to do about it."""

    def __init__(self, reason: str, *, help: str = "") -> None:  # noqa: A002 - the field's name in a diagnostic
        super().__init__(reason)
        self.help = help


class Mark(NamedTuple):
    """A place that a person can find: it begins here, and goes on to the next mark of its kind."""

    start: int
    kind: str
    """One of *page*, *paragraph*, *note*, *cue*, *chapter*."""
    label: str
    """As it is printed (`iv`), counted (`4`), timed (`0:01:12`) or named (the title of a chapter)."""


class LeftOut(NamedTuple):
    """Something of the file that is no text for a reader of it: hidden, deleted, a script, a note mark."""

    what: str
    text: str


class PlainText(NamedTuple):
    """The text of a file, and what read it."""

    text: str
    reader: str
    """Name and version; `text` where the file is the text."""
    marks: tuple[Mark, ...] = ()
    """In the order of the text."""
    skipped: tuple[tuple[int, int, str], ...] = ()
    """Pieces of the text that are no running text, and what they are: a sentence may go on behind them."""
    left_out: tuple[LeftOut, ...] = ()
