"""What governs, inside a quotation, the words that a claim is made of.

A quotation may be true to its text and whole, and still say less than its claim: the claim “The firm had sold arms”
below the words “Smith denied that the firm had sold arms”. The run of words that the claim is made of is looked for in
the quotation, and what stands next to that run in its sentence is read as what stands next to a quotation is.
"""

from collections.abc import Sequence

import attrs

from argmap.memory import remembered
from argmap.model.elements import Claim, QuotationKind
from argmap.quotations.check import CheckedQuotation
from argmap.quotations.ends import ends_of
from argmap.quotations.exceeds import content_words
from argmap.quotations.finding import Critical, CutEnd, CutKind
from argmap.quotations.languages.language import Language
from argmap.quotations.languages.registry import language_of
from argmap.quotations.text.quoted_text import QuotedText
from argmap.quotations.text.words import QuotedWord

SHARED = 0.75
"""The share of a claim's significant words that a run has to hold."""
LEAST = 2
"""Significant words that a claim needs to be looked for."""
LONGEST = 40
"""Words of a run."""
_MARKS = ".,;:!?\"'“”‘’()[]"
_TELLING = (CutKind.DENIED, CutKind.NOT, CutKind.DOUBT, CutKind.GOVERNED, CutKind.CONDITION)


@attrs.frozen
class Governed:
    """Words of a quotation that bear on those that the claim is made of, and how.

    `kind` is a guess at what they commit their speaker to, and the least where the words do not tell.
    """

    how: CutKind
    start: int
    end: int
    words: str
    kind: QuotationKind


def governed(checked: CheckedQuotation, claim: Claim) -> Governed | None:
    """What governs the words of a claim inside a quotation of it, and is not said by the claim itself."""
    found, text = checked.in_source, checked.text
    if text is None or found.start is None or found.end is None or not found.status.good:
        return None
    spoken = language_of(checked.language, checked.quotation.text)
    stems = content_words(claim.text, language=checked.language)
    if spoken.without_spaces or len(stems) < LEAST:
        return None
    return _governed(
        text, found.start, found.end, claim.text, spoken, tuple(stems), named=bool(checked.quotation.speaker)
    )


@remembered
def _governed(
    text: QuotedText, start: int, last: int, claim: str, spoken: Language, stems: tuple[str, ...], *, named: bool
) -> Governed | None:
    row = text.words_between(start, last, spoken.decimal)
    told = [word.strip(_MARKS) for word in claim.casefold().split()]
    run = _run([word for word in row.words if word.sort != "sign"], set(stems), set(told))
    if run is None:
        return None
    negated = any(spoken.is_kind(word, Critical.NEGATION) for word in told)
    careful = spoken.claim_words["hedges"] | spoken.claim_words["soft"]
    hedged = not careful.isdisjoint(told)
    for end in ends_of(text, run[0], run[1], spoken):
        inside = start <= end.start and end.end <= last
        denies = end.how in (CutKind.DENIED, CutKind.NOT)
        borne_out = (denies and negated) or (end.how is CutKind.DOUBT and hedged and not _denies(end, spoken))
        if end.how in _TELLING and inside and not borne_out and not _said(end, told):
            kind = _kind(end, spoken, named=named)
            return Governed(how=end.how, start=end.start, end=end.end, words=end.words, kind=kind)
    return None


def _kind(end: CutEnd, spoken: Language, *, named: bool) -> QuotationKind:
    """What the governing words commit to: a denial is one only of somebody who is named."""
    words = [word.casefold().strip(_MARKS) for word in end.words.split()]
    if any(word in spoken.word_list("stance.denial") for word in words):
        return QuotationKind.DENIAL if named else QuotationKind.MENTION
    if any(spoken.is_kind(word, Critical.NEGATION) for word in words):
        return QuotationKind.MENTION
    for kind in (QuotationKind.HOPE, QuotationKind.SUSPICION):
        if any(word in spoken.word_list(f"stance.{kind}") for word in words):
            return kind
    return QuotationKind.MENTION


def _denies(end: CutEnd, spoken: Language) -> bool:
    """Whether there is a negation in the governing words, or a word that denies or wishes: no hedge says that much."""
    words = [word.casefold().strip(_MARKS) for word in end.words.split()]
    lists = [spoken.word_list(f"stance.{kind}") for kind in ("denial", QuotationKind.HOPE)]
    return any(spoken.is_kind(word, Critical.NEGATION) or any(word in each for each in lists) for word in words)


def _said(end: CutEnd, claim: Sequence[str]) -> bool:
    """Whether the claim has the words itself: then they are a part of what is claimed."""
    stems = {word[:5] for word in claim}
    return any(word.casefold().strip(_MARKS)[:5] in stems for word in end.words.split())


def _run(words: Sequence[QuotedWord], stems: set[str], told: set[str]) -> tuple[int, int] | None:
    """The shortest run of words that holds most of some stems, with the words of the claim around it: its offsets."""
    wanted = max(LEAST, round(SHARED * len(stems)))
    places = [(at, word.key[:5]) for at, word in enumerate(words) if word.key[:5] in stems]
    best: tuple[int, int] | None = None
    for first, (low, _) in enumerate(places):
        held: set[str] = set()
        for high, stem in places[first:]:
            if high - low >= LONGEST:
                break
            held.add(stem)
            if len(held) >= wanted:
                if best is None or high - low < best[1] - best[0]:
                    best = low, high
                break
    if best is None:
        return None
    low, high = best
    while low and words[low - 1].key in told:
        low -= 1
    while high + 1 < len(words) and words[high + 1].key in told:
        high += 1
    return words[low].start, words[high].end
