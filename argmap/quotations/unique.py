"""Enough of a passage to be unique in its text."""

import re
from bisect import bisect_left, bisect_right

from argmap.quotations.text.fold import Folded
from argmap.quotations.text.quoted_text import QuotedText

FEWEST = 3
"""Words that a quotation should have at least."""
MOST_ADDED = 80
"""Words that are added at most."""
_ENDS_SENTENCE = re.compile(r"[.!?]")


def unique_passage(text: QuotedText, start: int, end: int) -> tuple[int, int]:
    """The passage with whole words, and with words added after and before it until it is unique.

    Words of the same sentence come first.

    A passage that no context makes unique (a text that repeats itself) comes back as it is.
    """
    folded = text.loose
    words = text.words
    starts = words.starts
    ends = words.ends
    if not starts:
        return start, end
    low = max(bisect_right(starts, _offset(folded, start)) - 1, 0)
    high = min(bisect_left(ends, _offset(folded, end)), len(ends) - 1)
    first, last = low, high
    for _ in range(MOST_ADDED):
        if last - first + 1 >= FEWEST and _once(text, folded.text[starts[first] : ends[last]]):
            return min(folded.start(starts[first]), start), max(folded.end(ends[last]), end)
        after = last < len(ends) - 1 and not _ENDS_SENTENCE.search(folded.text, ends[last], starts[last + 1])
        before = first > 0 and not _ENDS_SENTENCE.search(folded.text, ends[first - 1], starts[first])
        if last < len(ends) - 1 and (after or not before):
            last += 1
        elif first > 0:
            first -= 1
    return start, end


def _once(text: QuotedText, words: str) -> bool:
    at = text.loose.text.find(words)
    return at >= 0 and text.loose.text.find(words, at + 1) < 0


def _offset(folded: Folded, place: int) -> int:
    """The offset in the folded text of a place in the text (by bisection: places only grow)."""
    low, high = 0, len(folded.text)
    while low < high:
        middle = (low + high) // 2
        if folded.start(middle) < place:
            low = middle + 1
        else:
            high = middle
    return low
