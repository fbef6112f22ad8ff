"""The passage of a text that is most like a quotation.

WordRow that the two share vote for where the passage may be; RapidFuzz aligns the quotation in the best few windows by
characters; there it is aligned by words, with free ends.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

import attrs

from argmap.quotations.align import Alignment, align
from argmap.quotations.compare import Compared, compare
from argmap.quotations.finding import Critical, Difference
from argmap.quotations.languages.language import Language
from argmap.quotations.spelling import is_slip
from argmap.quotations.text.bare import GONE, bare
from argmap.quotations.text.fold import Folded
from argmap.quotations.text.quoted_text import WORD, FoldedWords, QuotedText
from argmap.quotations.text.words import QuotedWord, WordRow, words_of
from argmap.quotations.text.written import pieces, with_notes_as_text

APPROXIMATE = 0.85
"""The least similarity of words that are taken for the quoted ones."""
_REORDERED = 0.75
"""The least similarity of the same words in another order."""
CLOSEST = 0.60
"""The least similarity of a passage that is worth showing."""
_WINDOWS = 6
_BEST = 2
_VOTERS = 6
_MOST_VOTERS = 24
_ENOUGH_VOTES = 2000
_MOST_VOTES = 4000
_RARE_PLACES = 300
"""Places of a word that stands very often which still vote, spread over the text."""
_UNQUOTED = frozenset({"note marks", "markup", "links", "emphasis", "mail marks", "direction marks"})
"""Apparatus that no wording takes over."""
_SCAN = 400_000
_LONG = 1200
_MOST_ALIGNED = 160
"""Words of a quotation that are aligned with free ends; of a longer one its beginning and its end are."""
_EDGE = 60
_ANCHOR = 3
"""Words that are alike at an end and still aligned, so that what follows them stays where it is."""


@attrs.frozen
class Near:
    """A passage and how it differs from the quotation; `wording` are the text's words for it."""

    start: int
    end: int
    score: float
    alike: bool
    pieces: tuple[tuple[int, int], ...]
    differences: tuple[Difference, ...]
    folds: tuple[str, ...]
    wording: str


def closest_to(text: QuotedText, quote: str, spoken: Language) -> Near | None:
    """The passage that is most like a quotation, if there is one with a similarity of 0.60 or more.

    The similarity is the normalised Indel similarity (2·LCS / sum of the lengths, on characters) of
    the loosely folded texts without apparatus; of a quotation with gaps, the mean of its pieces by their length.
    """
    best: Near | None = None
    for variant in dict.fromkeys((with_notes_as_text(quote), quote)):
        cut = pieces(variant, bare=False)
        if not cut.texts:
            continue
        texts = cut.texts if "[" in variant else (variant,)
        near = _closest_pieces(text, texts, spoken)
        if near is not None and (best is None or (near.alike, near.score) > (best.alike, best.score)):
            best = near
    return best


def _closest_pieces(text: QuotedText, texts: tuple[str, ...], spoken: Language) -> Near | None:
    """Each piece after the one before it."""
    at = 0
    spans: list[tuple[int, int]] = []
    scores: list[tuple[int, float]] = []
    differing: list[Difference] = []
    folds: dict[str, None] = {}
    for piece in texts:
        found = _closest(text, piece, at, spoken)
        if found is None or found.score < CLOSEST:
            return None
        at = found.end
        spans.append((found.start, found.end))
        scores.append((len(piece), found.score))
        differing += found.compared.differences
        folds.update(dict.fromkeys(found.compared.folds))
    # The same words in another order are an altered quotation, however unlike the letters are.
    score = sum(size * each for size, each in scores) / sum(size for size, _ in scores)
    reordered = score >= _REORDERED and bool(differing) and all(Critical.ORDER in each.critical for each in differing)
    return Near(
        start=spans[0][0],
        end=spans[-1][1],
        score=score,
        alike=min(each for _, each in scores) >= APPROXIMATE or reordered,
        pieces=tuple(spans),
        differences=tuple(differing),
        folds=tuple(folds),
        wording=" [...] ".join(_wording(text.running[start:end], spoken) for start, end in spans),
    )


def _wording(passage: str, spoken: Language) -> str:
    """A passage as somebody would quote it: on one line, without note marks, markup and what nobody sees."""
    without = bare(passage, decimal=spoken.decimal)
    pieces: list[str] = []
    done = 0
    for each in sorted(each for each in without.dropped if each.fold in _UNQUOTED):
        if each.start >= done:
            pieces += (passage[done : each.start], without.text[each.start : each.end])
            done = each.end
    words = "".join((*pieces, passage[done:]))
    return " ".join(words.replace(GONE, "").replace("\u00ad", "").split())


@attrs.frozen
class _Found:
    start: int
    end: int
    score: float
    compared: Compared


def _closest(text: QuotedText, quote: str, at: int, spoken: Language) -> _Found | None:
    """The best passage after an offset of the text."""
    needle = Folded(quote, loose=True).text.strip()
    ours = words_of(quote, decimal=spoken.decimal, quoted=True)
    if not ours.words:
        return None
    loose = text.loose.text
    low = 0 if at == 0 else bisect_left(_Starts(text), at)
    windows = _windows(text.words, needle)
    if not windows and len(loose) - low <= _SCAN:
        windows = [(low, len(loose))]
    candidates: list[tuple[float, int, int]] = []
    for window in windows:
        start, end = max(low, window[0]), window[1]
        if end <= start:
            continue
        ends = _aligned(needle, loose[start:end])
        if ends is not None:
            candidates.append((ends[2], start + ends[0], start + ends[1]))
    candidates.sort(key=lambda each: (-each[0], each[1]))
    best: _Found | None = None
    for _, first, last in candidates[:_BEST]:
        found = passage(text, ours, text.loose.start(first), text.loose.end(last), spoken, least=at)
        if found is not None and (best is None or found.score > best.score):
            best = found
    return best


class _Starts(Sequence[int]):
    """The offsets in a text of the characters of its loose form, as a sequence to bisect."""

    def __init__(self, text: QuotedText) -> None:
        self._loose = text.loose

    def __len__(self) -> int:
        return len(self._loose.text)

    def __getitem__(self, at: int) -> int:  # type: ignore[override]  # only single places are asked for
        return self._loose.start(at)


def passage(
    text: QuotedText, ours: WordRow, start: int, end: int, spoken: Language, *, least: int = 0
) -> _Found | None:
    """The passage about two offsets of the text that a quotation is aligned with by words, and how it differs.

    `None` if what is there is not even nearly alike.
    """
    source = text.running
    slack = 40 + (end - start) // 3
    low, high = _at_words(source, max(least, start - slack), min(len(source), end + slack), least)
    theirs = text.words_between(low, high, spoken.decimal)
    if not theirs.words:
        return None
    found = _trimmed(ours, theirs, start, end) or _alignment(ours, theirs)
    if found is None or found.first >= found.last:
        return None
    score = _similarity(ours, theirs, found)
    if score < CLOSEST:
        return None
    first, last = theirs.words[found.first].start, theirs.words[found.last - 1].end
    return _Found(first, last, score, compare(ours, theirs, found, text, spoken))


def _trimmed(ours: WordRow, theirs: WordRow, start: int, end: int) -> Alignment | None:
    """The alignment where the words at one end or both are alike: only those between are aligned with free ends."""
    starts = [word.start for word in theirs.words]
    first, last = bisect_right(starts, start) - 1, bisect_left(starts, end)
    left, right = ours.keys, theirs.keys
    if first < 0:
        return None
    front = _alike(left, right[first : max(first, last)])
    back = _alike(left[::-1], right[:last][::-1]) if last > first else 0
    front, back = max(0, front - _ANCHOR), max(0, back - _ANCHOR)
    if not front and not back:
        return None
    rest = len(left) - front - back
    if rest < 2 * _ANCHOR or rest > _MOST_ALIGNED:
        return _through(left, right, first, last) if front and back else None
    low, high = (first + front if front else 0), (last - back if back else len(right))
    found = align(ours.words[front : len(left) - back], theirs.words[low:high], _akin)
    if not found.pairs:
        return None
    pairs = [
        *((k, first + k) for k in range(front)),
        *((i + front, j + low) for i, j in found.pairs),
        *((len(left) - back + k, last - back + k) for k in range(back)),
    ]
    return Alignment(
        first if front else found.first + low, last if back else found.last + low, found.cost, tuple(pairs)
    )


def _alike(ours: Sequence[str], theirs: Sequence[str]) -> int:
    """How many words at the beginning are alike."""
    pairs = zip(ours, theirs, strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(ours), len(theirs)))


def _at_words(source: str, low: int, high: int, least: int) -> tuple[int, int]:
    """Two offsets moved outwards to where no word is cut, by at most some forty characters."""
    for _ in range(40):
        if low <= least or not (source[low - 1].isalnum() and source[low].isalnum()):
            break
        low -= 1
    for _ in range(40):
        if high >= len(source) or not (source[high - 1].isalnum() and source[high].isalnum()):
            break
        high += 1
    return low, high


def _alignment(ours: WordRow, theirs: WordRow) -> Alignment | None:
    count = len(ours.words)
    if count <= _MOST_ALIGNED:
        found = align(ours.words, theirs.words, _akin)
        return found if found.pairs else None
    edge = 3 * _EDGE + max(0, len(theirs.words) - count)
    head = align(ours.words[:_EDGE], theirs.words[:edge], _akin)
    shift = max(0, len(theirs.words) - edge)
    tail = align(ours.words[-_EDGE:], theirs.words[shift:], _akin)
    if not head.pairs or not tail.pairs or tail.last + shift <= head.first:
        return None
    return _through(ours.keys, theirs.keys, head.first, tail.last + shift)


def _through(ours: list[str], theirs: list[str], first: int, last: int) -> Alignment:
    """An alignment of all words with a stretch whose ends are known: a shortest edit script (Levenshtein)."""
    from rapidfuzz.distance import Levenshtein

    pairs = [
        (each.src_start + k, each.dest_start + k + first)
        for each in Levenshtein.opcodes(ours, theirs[first:last])
        if each.tag in ("equal", "replace")
        for k in range(each.src_end - each.src_start)
    ]
    return Alignment(first, last, 0.0, tuple(pairs))


@lru_cache(maxsize=20_000)
def _akin(one: str, other: str) -> bool:
    """Whether two words look like forms or misspellings of one."""
    if one[0] != other[0] or not one[0].isalpha():
        return False
    shared = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        shared += 1
    return (shared >= 3 and 2 * shared >= max(len(one), len(other))) or is_slip(one, other)


def _similarity(ours: WordRow, theirs: WordRow, found: Alignment) -> float:
    from rapidfuzz import fuzz

    right = theirs.words[found.first : found.last]
    return fuzz.ratio(_spaced(ours.words), _spaced(right)) / 100


def _spaced(words: Sequence[QuotedWord]) -> str:
    """Words as one text in lower case, with a space where the text has one."""
    parts: list[str] = []
    end = -1
    for word in words:
        if end >= 0 and word.start > end:
            parts.append(" ")
        parts.append(word.text.lower())
        end = word.end
    return "".join(parts)


def _aligned(needle: str, window: str) -> tuple[int, int, float] | None:
    """Where a window is most like the needle, and how much; of a long one only its two ends are aligned."""
    from rapidfuzz import fuzz

    if len(needle) <= _LONG:
        aligned = fuzz.partial_ratio_alignment(needle, window)
        if aligned is None or aligned.dest_end <= aligned.dest_start:
            return None
        return aligned.dest_start, aligned.dest_end, aligned.score
    reach = max(2 * _LONG, len(window) - len(needle) + _LONG)
    head = fuzz.partial_ratio_alignment(needle[: _LONG // 4], window[:reach])
    tail = fuzz.partial_ratio_alignment(needle[-_LONG // 4 :], window[-reach:])
    start = head.dest_start if head else 0
    end = max(len(window) - reach, 0) + tail.dest_end if tail else len(window)
    score = (head.score if head else 0.0) + (tail.score if tail else 0.0)
    return (start, end, score / 2) if end > start else None


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
        if cast and (count > _MOST_VOTES or (voters >= _VOTERS and cast > _ENOUGH_VOTES)):
            break
        places = words.places[word]
        if count > _MOST_VOTES:  # a text that repeats itself: some of its places stand for all
            places = places[:: -(-count // _RARE_PLACES)]
        cast += count
        votes.update([(place - at) // width for place in places])
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
