"""Footnotes at the foot of a page: small print that begins with a mark, or numbers that stand at words above."""

import re
from collections.abc import Sequence

from argmap.quotations.text.readers.page_lines import PageLine

MOST_LINES = 40
"""Lines at the foot of a page that may be footnotes."""
_MARK = re.compile(r"\[?\d{1,3}(?!\d)[\].)]?|[*†‡§¶]{1,3}|[¹²³⁰⁴-⁹]{1,3}")
_NUMBERED = re.compile(r"\[?(\d{1,3})[\].)]?\s+\S")


def first_note(text: str, lines: Sequence[PageLine], *, continued: bool) -> int | None:
    """The number of the line of a page with which its footnotes begin, if there are any.

    `continued`: the page before had some, so that the small print may go on with the last of them.
    """
    if not lines:
        return None
    if any(line.is_small for line in lines):
        return _first_in_small_print(lines, continued=continued)
    return _first_that_is_called(text, lines)


def _first_in_small_print(lines: Sequence[PageLine], *, continued: bool) -> int | None:
    first = len(lines)
    while first and lines[first - 1].is_small and len(lines) - first < MOST_LINES:
        first -= 1
    marked = [at for at in range(first, len(lines)) if _MARK.match(lines[at].words)]
    if not first or not marked:  # a page of nothing but small print has no foot
        return None
    return first if continued else marked[0]


def _first_that_is_called(text: str, lines: Sequence[PageLine]) -> int | None:
    """The first of the last lines whose numbers count on, each of which stands at a word above."""
    first, expected = None, 0
    for at in range(max(1, len(lines) - MOST_LINES), len(lines)):
        match = _NUMBERED.match(lines[at].words)
        number = int(match[1]) if match else 0
        if first is not None and number == expected:
            expected += 1
        elif number and _is_called(text, lines[0].start, lines[at - 1].end, number):
            first, expected = at, number + 1
    return first


def _is_called(text: str, start: int, end: int, number: int) -> bool:
    """Whether a number stands as a note mark at a word or a stop."""
    call = re.compile(rf"[^\W\d_][.,;:!?)”’\"']{{0,3}}\[?{number}\]?(?![\w]|[.,]\d)")
    return call.search(text, start, end) is not None
