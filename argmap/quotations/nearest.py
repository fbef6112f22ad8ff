"""The passage of a text that is most like a quotation.

Words that the two share vote for where the passage may be; RapidFuzz aligns the quotation in the best
few windows; the ends are then moved by whole words to where the likeness is greatest.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter

import attrs

from argmap.quotations.compare import differences
from argmap.quotations.finding import Difference
from argmap.quotations.text.fold import Folded
from argmap.quotations.text.quoted_text import WORD, FoldedWords, QuotedText
from argmap.quotations.text.written import pieces, with_notes_as_text

APPROXIMATE = 0.85
"""The least similarity of words that are taken for the quoted ones."""
CLOSEST = 0.60
"""The least similarity of a passage that is worth showing."""
_WINDOWS = 6
_VOTERS = 6
_MOST_VOTERS = 24
_ENOUGH_VOTES = 2000
_MOST_VOTES = 4000
_SCAN = 400_000
_LONG = 1200


@attrs.frozen
class Near:
    """A passage and how it differs from the quotation; `wording` are the text's words for it."""

    start: int
    end: int
    score: float
    alike: bool
    pieces: tuple[tuple[int, int], ...]
    differences: tuple[Difference, ...]
    wording: str


def closest_to(text: QuotedText, quote: str, *, language: str = "") -> Near | None:
    """The passage that is most like a quotation, if there is one with a similarity of 0.60 or more.

    The similarity is the normalised Indel similarity (2·LCS / sum of the lengths, on characters) of
    the loosely folded texts; of a quotation with gaps, the mean of its pieces by their length.
    """
    best: Near | None = None
    for variant in dict.fromkeys((with_notes_as_text(quote), quote)):
        cut = pieces(variant, bare=False)
        if not cut.texts:
            continue
        if len(cut.texts) > 1:
            near = _closest_pieces(text, cut.texts, language)
        else:
            near = _closest_whole(text, cut.texts[0] if "[" in variant else variant, language)
        if near is not None and (best is None or (near.alike, near.score) > (best.alike, best.score)):
            best = near
    return best


def _closest_whole(text: QuotedText, words: str, language: str) -> Near | None:
    found = _closest(text, words, 0, len(text.loose.text))
    if found is None or found[2] < CLOSEST:
        return None
    start, end = _span(text, found)
    return Near(
        start=start,
        end=end,
        score=found[2],
        alike=found[2] >= APPROXIMATE,
        pieces=((start, end),),
        differences=differences(words, text, start, end, language=language),
        wording=" ".join(text.source.text[start:end].split()),
    )


def _closest_pieces(text: QuotedText, texts: tuple[str, ...], language: str) -> Near | None:
    """Each piece after the one before it."""
    at = 0
    spans: list[tuple[int, int]] = []
    scores: list[tuple[int, float]] = []
    for piece in texts:
        found = _closest(text, piece, at, len(text.loose.text))
        if found is None or found[2] < CLOSEST:
            return None
        at = found[1]
        spans.append(_span(text, found))
        scores.append((len(piece), found[2]))
    score = sum(size * each for size, each in scores) / sum(size for size, _ in scores)
    differing = [
        difference
        for piece, (start, end) in zip(texts, spans, strict=True)
        for difference in differences(piece, text, start, end, language=language)
    ]
    wording = " [...] ".join(" ".join(text.source.text[start:end].split()) for start, end in spans)
    alike = min(each for _, each in scores) >= APPROXIMATE
    return Near(
        start=spans[0][0],
        end=spans[-1][1],
        score=score,
        alike=alike,
        pieces=tuple(spans),
        differences=tuple(differing),
        wording=wording,
    )


def _span(text: QuotedText, found: tuple[int, int, float]) -> tuple[int, int]:
    return text.loose.start(found[0]), text.loose.end(found[1])


def _closest(text: QuotedText, quote: str, low: int, high: int) -> tuple[int, int, float] | None:
    """The best passage between two offsets of the loose text: its ends there, and its similarity."""
    needle = Folded(quote, loose=True).text.strip()
    loose = text.loose.text
    best: tuple[int, int, float] | None = None
    windows = _windows(text.words, needle)
    if not windows and high - low <= _SCAN and high > low:
        windows = [(low, high)]
    for window in windows:
        start, end = max(low, window[0]), min(high, window[1])
        if end <= start:
            continue
        ends = _aligned(needle, loose[start:end])
        if ends is None:
            continue
        found = _refined(text, needle, start + ends[0], start + ends[1], low, high)
        if best is None or found[2] > best[2]:
            best = found
    return best


def _aligned(needle: str, window: str) -> tuple[int, int] | None:
    """Where a window is most like the needle; of a long one only the beginning and the end are aligned."""
    from rapidfuzz import fuzz

    if len(needle) <= _LONG:
        aligned = fuzz.partial_ratio_alignment(needle, window)
        return (aligned.dest_start, aligned.dest_end) if aligned and aligned.dest_end > aligned.dest_start else None
    reach = max(2 * _LONG, len(window) - len(needle) + _LONG)
    head = fuzz.partial_ratio_alignment(needle[: _LONG // 4], window[:reach])
    tail = fuzz.partial_ratio_alignment(needle[-_LONG // 4 :], window[-reach:])
    start = head.dest_start if head else 0
    end = max(len(window) - reach, 0) + tail.dest_end if tail else len(window)
    return (start, end) if end > start else None


def _windows(words: FoldedWords, needle: str) -> list[tuple[int, int]]:
    """Where the passage may be: the stretches on which most words of the quotation agree."""
    own = [match[0] for match in WORD.finditer(needle)]
    known = sorted((len(words.places[word]), at, word) for at, word in enumerate(own) if word in words.places)[
        :_MOST_VOTERS
    ]
    width = max(4, len(own) // 4)
    votes: Counter[int] = Counter()
    cast = 0
    for voters, (count, at, word) in enumerate(known):
        if count > _MOST_VOTES or (voters >= _VOTERS and cast > _ENOUGH_VOTES):
            break
        cast += count
        votes.update([(place - at) // width for place in words.places[word]])
    ranked = [bucket for bucket, _ in votes.most_common(_WINDOWS)]
    if not ranked:
        return []
    slack = max(6, len(own) // 3)
    last = len(words.starts) - 1
    return [
        (
            words.starts[min(max(bucket * width - slack, 0), last)],
            words.ends[min(max((bucket + 2) * width + len(own) + slack, 0), last)],
        )
        for bucket in ranked
    ]


def _refined(text: QuotedText, needle: str, start: int, end: int, low: int, high: int) -> tuple[int, int, float]:
    """The passage with its ends moved, word by word, to where it is most like the quotation."""
    from rapidfuzz import fuzz

    loose, words = text.loose.text, text.words
    first = max(bisect_right(words.starts, start) - 1, 0)
    last = min(bisect_left(words.ends, end), len(words.ends) - 1)
    reach = 5
    starts = [at for at in words.starts[max(first - reach, 0) : first + reach + 1] if at >= low]
    ends = [at for at in words.ends[max(last - reach, 0) : last + reach + 1] if at <= high]
    # A mark or sign at an end of the quotation belongs to the passage too.
    starts = sorted({_with_signs_before(loose, at, needle) for at in starts}) or [start]
    ends = sorted({_with_signs_after(loose, at, needle) for at in ends}) or [end]
    best = (start, end, 0.0)
    begin, finish = min(starts, key=lambda at: abs(at - start)), min(ends, key=lambda at: abs(at - end))
    for _ in range(3):
        begin = max(
            starts,
            key=lambda at: (fuzz.ratio(needle, loose[at:finish]), -abs(at - start)) if at < finish else (-1.0, 0),
        )
        finish = max(
            ends, key=lambda at: (fuzz.ratio(needle, loose[begin:at]), -abs(at - end)) if at > begin else (-1.0, 0)
        )
        score = fuzz.ratio(needle, loose[begin:finish]) / 100
        if score <= best[2]:
            break
        best = (begin, finish, score)
    return _with_replaced_ends(text, needle, best, low, high)


def _with_replaced_ends(
    text: QuotedText, needle: str, found: tuple[int, int, float], low: int, high: int
) -> tuple[int, int, float]:
    """The passage, grown by as many words as the quotation has others for at its ends.

    The best likeness leaves a replaced first or last word out; a reader wants to see what it replaces.
    """
    from rapidfuzz import fuzz
    from rapidfuzz.distance import Levenshtein

    loose, words = text.loose.text, text.words
    start, end, _ = found
    script = Levenshtein.opcodes(WORD.findall(needle), WORD.findall(loose[start:end]))
    edges = [each for each in script if each.tag == "delete"]
    if edges and edges[0] == script[0]:
        first = bisect_left(words.starts, start) - (edges[0].src_end - edges[0].src_start)
        if first >= 0 and words.starts[first] >= low and not _ENDS.search(text.between(words.starts[first], start)):
            start = words.starts[first]
    if edges and edges[-1] == script[-1]:
        last = bisect_right(words.ends, end) - 1 + edges[-1].src_end - edges[-1].src_start
        if (
            last < len(words.ends)
            and words.ends[last] <= high
            and not _ENDS.search(text.between(end, words.ends[last]))
        ):
            end = words.ends[last]
    start, end = _with_signs_before(loose, start, needle), _with_signs_after(loose, end, needle)
    score = fuzz.ratio(needle, loose[start:end]) / 100
    return (start, end, score) if score >= min(found[2], APPROXIMATE) else found


_ENDS = re.compile(r"[.!?\u3002\uff01\uff1f]|\n\s*\n")
"""What a passage does not grow over: the end of a sentence or a paragraph."""
_MOST_SIGNS = 5
_SIGNS_BEFORE = re.compile(r"[^\w\s]+$")
_SIGNS_AFTER = re.compile(r"^[^\w\s]+")


def _with_signs_before(loose: str, at: int, needle: str) -> int:
    own = _SIGNS_AFTER.match(needle[:_MOST_SIGNS])
    match = _SIGNS_BEFORE.search(loose[max(0, at - _MOST_SIGNS) : at])
    return at - min(len(own[0]), len(match[0])) if own and match else at


def _with_signs_after(loose: str, at: int, needle: str) -> int:
    own = _SIGNS_BEFORE.search(needle[-_MOST_SIGNS:])
    match = _SIGNS_AFTER.match(loose[at : at + _MOST_SIGNS])
    return at + min(len(own[0]), len(match[0])) if own and match else at
