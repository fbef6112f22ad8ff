"""Enough of a passage to be unique in its text."""

import re
from bisect import bisect_left, bisect_right

from argmap.quotations.languages.registry import language_by_code
from argmap.quotations.sentences import sentence_end, sentence_start
from argmap.quotations.text.fold import Folded
from argmap.quotations.text.quoted_text import WORD, QuotedText

ENOUGH = 8
"""Words that are offered as they are; of fewer the whole sentence is."""
MOST_OFFERED = 60
"""Words of the longest sentence that is offered whole."""
_MARKS = frozenset(".!?\u2026\u3002\uff01\uff1f\"'\u201d\u2019\u00bb)]")
FEWEST = 3
"""Words that a quotation should have at least."""
MOST_ADDED = 80
"""Words that are added at most."""
_ENDS_SENTENCE = re.compile(r"[.!?]")


def offered_passage(text: QuotedText, start: int, end: int) -> tuple[int, int]:
    """The passage as it may be quoted: unique, and of a few words only the sentence that they stand in.

    A few words say little of what their sentence says. The mark at its end is left out.
    """
    low, high = unique_passage(text, start, end)
    running = text.running
    if len(WORD.findall(running[low:high])) >= ENOUGH:
        return low, high
    spoken = language_by_code(text.language)
    first, last = sentence_start(running, low, spoken), sentence_end(running, high, spoken)
    while last > high and (running[last - 1].isspace() or running[last - 1] in _MARKS):
        last -= 1
    if len(WORD.findall(running[first:last])) > MOST_OFFERED:
        return low, high
    return min(first, low), max(last, high)


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
