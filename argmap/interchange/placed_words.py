"""Quoting the very place of a text: its words, and which of their places is meant where they stand more than once."""

import re

import attrs

from argmap.model.elements import Quotation
from argmap.quotations.find import find_quote
from argmap.quotations.finding import Status
from argmap.quotations.text.quoted_text import QuotedText

AROUND = 32
"""Characters of a prefix and a suffix."""
_NUMBER = re.compile(r"#([1-9]\d{0,5})")


@attrs.frozen
class PlacedWords:
    """The words of a passage, and the place (`#2`) that tells them from the same words elsewhere in the text."""

    words: str
    locator: str = ""


def words_at(text: QuotedText, start: int, end: int) -> PlacedWords:
    """The passage between two offsets, without white space at its ends."""
    body = text.source.text
    start, end = max(0, min(start, len(body))), max(0, min(end, len(body)))
    while start < end and body[start].isspace():
        start += 1
    while end > start and body[end - 1].isspace():
        end -= 1
    words = " ".join(body[start:end].split())
    if not words:
        return PlacedWords("")
    found = find_quote(text, words)
    if found.status is not Status.AMBIGUOUS:
        return PlacedWords(words)
    for number, (first, last) in enumerate(found.occurrences, 1):
        if first < end and start < last and (first, last) == (start, end):
            return PlacedWords(words, f"#{number}")
    nearest = min(range(len(found.occurrences)), key=lambda at: abs(found.occurrences[at][0] - start), default=-1)
    return PlacedWords(words, f"#{nearest + 1}" if nearest >= 0 else "")


def quoted_place(text: QuotedText, quotation: Quotation) -> tuple[int, int] | None:
    """Where the words of a quotation stand in a text; `None` where they do not, or in several places."""
    number = _NUMBER.fullmatch(quotation.locator)
    found = find_quote(
        text,
        quotation.text,
        prefix=quotation.prefix,
        suffix=quotation.suffix,
        occurrence=int(number[1]) if number else 0,
    )
    if not found.status.good or found.start is None or found.end is None:
        return None
    return found.start, found.end
