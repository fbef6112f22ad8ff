"""Whether a quotation and a passage that a folded text holds are alike indeed."""

import re

from argmap.quotations.align import Alignment
from argmap.quotations.compare import Compared, blocks_of, compare
from argmap.quotations.kinds import case_kinds, is_heading
from argmap.quotations.languages.language import Language
from argmap.quotations.text.bare import GONE, bare
from argmap.quotations.text.folds import folds_between
from argmap.quotations.text.quoted_text import QuotedText
from argmap.quotations.text.words import words_of

_ENDS_WITH_QUESTION = re.compile(r"[\"'\u201d\u2019\u00bb)\]]*[?!\uff1f\uff01]")


def only_capitals(text: QuotedText, quote: str, start: int, end: int, spoken: Language) -> bool:
    """Whether two stretches that are alike but for capitals are so where a sentence begins or in a heading."""
    ours = words_of(quote, decimal=spoken.decimal, quoted=True).words
    theirs = text.words_between(start, end, spoken.decimal).words
    if len(ours) != len(theirs):
        return False
    heading = is_heading(ours) or is_heading(theirs)
    return all(
        our.text == their.text or case_kinds(ours, at, theirs, at, heading=heading, spoken=spoken) is None
        for at, (our, their) in enumerate(zip(ours, theirs, strict=True))
    )


def compared_with(text: QuotedText, quote: str, start: int, end: int, spoken: Language) -> Compared:
    """How a quotation differs from a passage whose ends are given: a shortest edit script over words."""
    ours = words_of(quote, decimal=spoken.decimal, quoted=True)
    theirs = text.words_between(start, end, spoken.decimal)
    pairs = _pairs(len(ours.words), len(theirs.words), list(blocks_of(ours, theirs)))
    return compare(ours, theirs, Alignment(0, len(theirs.words), 0.0, pairs), text, spoken)


def without_difference(text: QuotedText, quote: str, start: int, end: int, spoken: Language) -> tuple[str, ...] | None:
    """The folds that make a quotation and a passage alike but for apparatus, or `None` if more differs."""
    if quote.rstrip()[-1:] in ".,;:" and _ENDS_WITH_QUESTION.match(text.source.text, end):
        return None
    compared = compared_with(text, quote, start, end, spoken)
    if compared.differences:
        return None
    typographic = folds_between(
        bare(quote, decimal=spoken.decimal, quoted=True).text.replace(GONE, ""),
        bare(text.running[start:end], decimal=spoken.decimal).text.replace(GONE, ""),
    )
    return tuple(dict.fromkeys((*compared.folds, *(typographic or ())))) or ("signs",)


def _pairs(ours: int, theirs: int, blocks: list[tuple[int, int, int, int]]) -> tuple[tuple[int, int], ...]:
    """The words that are alike outside the stretches that are not."""
    found: list[tuple[int, int]] = []
    a = c = 0
    for first, last, low, high in (*blocks, (ours, ours, theirs, theirs)):
        found += zip(range(a, first), range(c, low), strict=True)
        a, c = last, high
    return tuple(found)
