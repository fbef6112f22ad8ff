"""The words in which a quotation differs from a passage, and what kind of words they are.

Every word that is replaced, added or left out counts as critical unless it is shown to be harmless: an article, another
spelling or inflection of the same word, an accent, a slip of the pen, spaces or marks only. The lists of a language
only give the label.
"""

import re
from collections import Counter
from collections.abc import Iterator

import attrs

from argmap.quotations.align import Alignment
from argmap.quotations.finding import Critical, Difference
from argmap.quotations.kinds import ChangedWords, case_kinds, is_heading
from argmap.quotations.languages.language import Language
from argmap.quotations.text.quoted_text import QuotedText
from argmap.quotations.text.words import WordRow

_CITATION = re.compile(
    r"\((?:see\s|cf\.?\s|siehe\s|vgl\.?\s)?(?:paras?|paragraphs?|pp?|pages?|ch|sec|sections?|art|fn|n|fig|figure|"
    r"table|tab|eq|abs|rn|s|§+)\W{0,3}[\w.,;\u2013-]{1,20}(?:\s[\w.,;\u2013-]{1,12}){0,5}\)",
    re.IGNORECASE,
)
_STAR_PAGE = re.compile(r"\[?\*+\d{1,5}\]?")
_MARKS = frozenset(',;:.!?\u2026"()')
_SENTENCE_MARKS = frozenset("?!\uff1f\uff01")


@attrs.frozen
class Compared:
    """How a quotation differs from a passage: by words, and by apparatus that is no difference."""

    differences: tuple[Difference, ...]
    folds: tuple[str, ...]


def compare(ours: WordRow, theirs: WordRow, found: Alignment, text: QuotedText, spoken: Language) -> Compared:
    """Compare a quotation with the passage that it was aligned with, word by word."""
    blocks = list(_blocks(ours, theirs, found))
    moved = _moved(ours, theirs, blocks)
    folds: dict[str, None] = {}
    differences = []
    for a, b, c, d in blocks:
        fold = _fold(ours, theirs, (a, b, c, d), found)
        if fold:
            folds[fold] = None
            continue
        block = ChangedWords(left=ours.words, right=theirs.words, a=a, b=b, c=c, d=d, text=text, spoken=spoken)
        kinds = () if block.harmless else block.kinds
        if moved & {word.key for word in (*block.ours, *block.theirs)}:
            kinds = tuple(dict.fromkeys((*(each for each in kinds if each is not Critical.WORD), Critical.ORDER)))
        differences.append(_difference(ours, theirs, (a, b, c, d), kinds, found.last))
    differences += _cased(ours, theirs, found, spoken)
    differences.sort(key=lambda each: (each.start, each.end))
    names = (*_dropped(ours, theirs, found), *folds)
    return Compared(tuple(differences), tuple(dict.fromkeys(names)))


def _blocks(ours: WordRow, theirs: WordRow, found: Alignment) -> Iterator[tuple[int, int, int, int]]:
    """The stretches that are not alike."""
    a, c = 0, found.first
    for i, j in (*found.pairs, (len(ours.words), found.last)):
        ends = i == len(ours.words)
        if not ends and ours.words[i].key != theirs.words[j].key:
            continue
        if i > a or j > c:
            yield a, i, c, j
        a, c = i + 1, j + 1


def blocks_of(ours: WordRow, theirs: WordRow) -> Iterator[tuple[int, int, int, int]]:
    """The stretches in which two stretches differ from end to end: a shortest edit script over words (Levenshtein)."""
    from rapidfuzz.distance import Levenshtein

    held: tuple[int, int, int, int] | None = None
    for each in Levenshtein.opcodes(ours.keys, theirs.keys):
        if each.tag == "equal":
            continue
        block = (each.src_start, each.src_end, each.dest_start, each.dest_end)
        if held is not None and held[1] == block[0] and held[3] == block[2]:
            held = (held[0], block[1], held[2], block[3])
            continue
        if held is not None:
            yield held
        held = block
    if held is not None:
        yield held


def _difference(
    ours: WordRow, theirs: WordRow, block: tuple[int, int, int, int], kinds: tuple[Critical, ...], last: int
) -> Difference:
    a, b, c, d = _without_marks(ours, theirs, block)
    if c < d:
        start, end = theirs.words[c].start, theirs.words[d - 1].end
    else:
        start = end = theirs.words[c].start if c < last else theirs.words[last - 1].end if last else 0
    return Difference(quoted=ours.between(a, b), text=theirs.between(c, d), start=start, end=end, critical=kinds)


def _without_marks(ours: WordRow, theirs: WordRow, block: tuple[int, int, int, int]) -> tuple[int, int, int, int]:
    """A block without the punctuation at its ends, if both sides have words."""
    a, b, c, d = block
    if not any(word.counts for word in ours.words[a:b]) or not any(word.counts for word in theirs.words[c:d]):
        return block
    while ours.words[a].text in _MARKS:
        a += 1
    while ours.words[b - 1].text in _MARKS:
        b -= 1
    while theirs.words[c].text in _MARKS:
        c += 1
    while theirs.words[d - 1].text in _MARKS:
        d -= 1
    return a, b, c, d


def _fold(ours: WordRow, theirs: WordRow, block: tuple[int, int, int, int], found: Alignment) -> str:
    """The name of the fold that makes a block no difference, if there is one."""
    a, b, c, d = block
    left, right = ours.words[a:b], theirs.words[c:d]
    signs = all(not word.counts for word in (*left, *right))
    if signs and b == len(ours.words) and all(word.text in ".,;:" for word in left):
        after = theirs.words[c : found.last + 1]
        if not any(word.text in _SENTENCE_MARKS for word in after[:1]):
            return "last mark"
    if not left and right:
        whole = theirs.between(c, d)
        if _CITATION.fullmatch(whole):
            return "reference"
        if _STAR_PAGE.fullmatch(whole.replace(" ", "")):
            return "page number"
    return ""


def _moved(ours: WordRow, theirs: WordRow, blocks: list[tuple[int, int, int, int]]) -> frozenset[str]:
    """Words that stand on both sides, but elsewhere."""
    left = Counter(word.key for a, b, _, _ in blocks for word in ours.words[a:b] if word.counts)
    right = Counter(word.key for _, _, c, d in blocks for word in theirs.words[c:d] if word.counts)
    return frozenset((left & right).keys())


def _dropped(ours: WordRow, theirs: WordRow, found: Alignment) -> Iterator[str]:
    """Apparatus that one side has and the other has not."""
    low = theirs.words[found.first].start if found.first < len(theirs.words) else 0
    high = theirs.words[found.last - 1].end if found.last > 0 else 0
    left = Counter((each.fold, ours.source[each.start : each.end].strip()) for each in ours.dropped)
    right = Counter(
        (each.fold, theirs.source[each.start : each.end].strip())
        for each in theirs.dropped
        if each.start >= low and each.end <= high + 1
    )
    for fold, _ in (*(left - right), *(right - left)):
        yield fold


def _cased(ours: WordRow, theirs: WordRow, found: Alignment, spoken: Language) -> Iterator[Difference]:
    """Words that are alike but for capitals which tell them apart, or for a hyphen."""
    heading = is_heading(ours.words) or is_heading(theirs.words[found.first : found.last])
    for i, j in found.pairs:
        our, their = ours.words[i], theirs.words[j]
        if our.key != their.key or our.text == their.text or our.sort == "sign":
            continue
        kinds = case_kinds(ours.words, i, theirs.words, j, heading=heading, spoken=spoken)
        if kinds is None and our.text.count("-") != their.text.count("-"):
            kinds = ()
        if kinds is not None:
            yield Difference(
                quoted=ours.between(i, i + 1),
                text=theirs.between(j, j + 1),
                start=their.start,
                end=their.end,
                critical=kinds,
            )
