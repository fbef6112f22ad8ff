"""The pages of a text, and their lines."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple

SizeOf = Callable[[int, int], float]
"""The size of the print between two offsets."""
SMALL = 0.93
"""The size of small print, at most, in that of the text."""
_LINE = re.compile(r"[^\r\n\v\f\x85\u2028\u2029]+")


class TextPage(NamedTuple):
    """Where a page begins and ends in the text, and its number as printed or counted."""

    start: int
    end: int
    label: str


class PageLine(NamedTuple):
    """A line that is not blank: where its words stand, and how they are printed."""

    start: int
    end: int
    words: str
    is_small: bool | None
    """None where sizes are not known."""


def lines_of(text: str, pages: Sequence[TextPage], size_of: SizeOf | None) -> list[list[PageLine]]:
    """The lines of each page."""
    found = [[(match.start(), match.end()) for match in _LINE.finditer(text, *page[:2])] for page in pages]
    sizes: Counter[float] = Counter()
    if size_of is not None:
        for start, end in (span for spans in found for span in spans):
            sizes[round(size_of(start, end), 1)] += end - start
    ordinary = max(sizes, key=lambda size: (sizes[size], size), default=0.0)

    def line(start: int, end: int) -> PageLine:
        words = text[start:end]
        start += len(words) - len(words.lstrip())
        words = words.strip()
        is_small = None if size_of is None else size_of(start, start + len(words)) < SMALL * ordinary
        return PageLine(start, start + len(words), words, is_small)

    return [[line(*span) for span in spans if text[slice(*span)].strip()] for spans in found]
