"""A new edition of a text: which quotations stand in it, where, and what becomes of the verdicts.

The two editions are laid side by side by their sentences. A quotation that stands in the new one *stands* where the
sentences around it follow each other as before, and was *moved* where they do not; where its words are not there it
was *altered* if something much like it is, near its old place or by the closest passage, else it is *gone*.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import attrs
from rapidfuzz import fuzz, process

from argmap.analysis.facts import Facts, analyse
from argmap.brief_repr import brief_repr
from argmap.comparison.difference import MapDifference, difference
from argmap.comparison.passages import where
from argmap.quotations.check import CheckedQuotation
from argmap.quotations.coverage import sentence_spans
from argmap.quotations.finding import Status
from argmap.quotations.languages.registry import language_of
from argmap.quotations.text.fold import Folded
from argmap.quotations.text.quoted_text import WORD, QuotedText

STANDS, MOVED, ALTERED, GONE, UNPROVED = "stands", "moved", "altered", "gone", "unproved"
OUTCOMES = (STANDS, MOVED, ALTERED, GONE, UNPROVED)
"""What becomes of a quotation; `unproved` is one that did not stand in the old edition either."""
ALIKE = 62.0
"""Similarity (0 to 100) of the words from which a passage is taken for the altered one."""
SHARED = 0.5
"""Share of the longer words that it must have."""
SHORT = 3
"""Letters of words that tell nothing, for most sentences have them."""
MOST_COMPARED = 2_000
"""Sentences that are compared for likeness."""


@attrs.frozen(kw_only=True)
class Renewed:
    """What became of a quotation: where it stood and stands, and the words of both editions.

    `place` counts the quotations of the claim or step `owner`. `now` is empty for one that is gone.
    """

    owner: str
    place: int
    source: str
    kind: str
    words: str
    outcome: str
    before: str
    after: str
    was: str
    now: str

    __repr__ = brief_repr


@attrs.frozen
class NewEdition:
    """What a new edition of a text makes of a map: its quotations, and the difference of the verdicts."""

    sources: tuple[str, ...]
    digest: str
    quotations: tuple[Renewed, ...]
    difference: MapDifference = attrs.field(repr=False)

    __repr__ = brief_repr

    def of(self, outcome: str) -> tuple[Renewed, ...]:
        """The quotations with an outcome."""
        return tuple(each for each in self.quotations if each.outcome == outcome)

    @property
    def holds(self) -> bool:
        """Whether every quotation that stood in the old edition stands in the new one."""
        return not (self.of(ALTERED) or self.of(GONE))


def refresh(facts: Facts, source: str, text: QuotedText) -> NewEdition:
    """Look for the quotations of a source in a new edition of its text.

    Other sources that name the same file get the new edition as well.

    Raises:
        KeyError: if the map has no such source.
        ValueError: if its text is not at hand.
    """
    amap = facts.written
    known = amap.sources[source]
    old = facts.texts.get(source)
    if not isinstance(old, QuotedText):
        raise ValueError(f"the old text of `{source}` is not at hand: there is nothing to compare with")
    same = tuple(
        each.id for each in amap.sources.values() if each.id == source or (each.text and each.text == known.text)
    )
    new = analyse(amap, {**facts.texts, **dict.fromkeys(same, text)}, holes=facts.holes)
    editions = _Editions(old, text)
    found = []
    for owner, checked in facts.quotations.items():
        if owner in facts.map.claims and facts.map.claims[owner].id != owner:
            continue  # another wording of a claim finds the same list
        for place, (was, now) in enumerate(zip(checked, new.quotations[owner], strict=True)):
            if was.quotation.source in same:
                found.append(_renewed(place, was, now, editions))
    return NewEdition(same, text.sha256, tuple(found), difference(amap, facts, amap, new))


def _renewed(place: int, was: CheckedQuotation, now: CheckedQuotation, editions: "_Editions") -> Renewed:
    start = was.in_source.start
    outcome, span = UNPROVED, None
    if not was.fails and start is not None and was.stretches:
        outcome, span = editions.outcome(was, now)
    old = (was.stretches[0][0], was.stretches[-1][1]) if outcome is not UNPROVED else (0, 0)
    return Renewed(
        owner=was.claim,
        place=place,
        source=was.quotation.source,
        kind=was.quotation.kind.value,
        words=was.quotation.text,
        outcome=outcome,
        before=where(editions.old, old[0]) if outcome is not UNPROVED else "",
        after=where(editions.new, span[0]) if span else "",
        was=_on_one_line(editions.old, old) if outcome is not UNPROVED else "",
        now=_on_one_line(editions.new, span) if span else "",
    )


def _on_one_line(text: QuotedText, span: tuple[int, int]) -> str:
    return " ".join(text.source.text[span[0] : span[1]].split())


class _Editions:
    """Two editions side by side: which sentence of the one is which of the other."""

    def __init__(self, old: QuotedText, new: QuotedText) -> None:
        self.old, self.new = old, new
        self._old, self._new = (list(sentence_spans(text, language_of(text.language))) for text in (old, new))
        self._starts = [start for start, _ in self._old]
        ours, theirs = ([_folded(text, each) for each in rows] for text, rows in ((old, self._old), (new, self._new)))
        same = _paired(ours, theirs)
        self._own = {to: at for at, to in same.items() if ours[at] == theirs[to]}
        """The sentences of the new edition that are there unchanged, each with the one that it was."""
        self._to = _in_order(same)
        self._kept = sorted(self._to)

    def outcome(self, was: CheckedQuotation, now: CheckedQuotation) -> tuple[str, tuple[int, int] | None]:
        """What became of a quotation that stood in the old edition, and its passage in the new one."""
        low, high = self._around(was.stretches[0][0], was.stretches[-1][1])
        found = now.in_source
        if not now.fails and found.status.good:
            span = now.stretches[0][0], now.stretches[-1][1]
            return (STANDS if low <= span[0] and span[1] <= high else MOVED), span
        if found.status is Status.AMBIGUOUS and not now.fails:
            here = [span for span in found.occurrences if low <= span[0] and span[1] <= high]
            return (STANDS, here[0]) if here else (MOVED, found.occurrences[0])
        return self._altered(was, now, (low, high))

    def _sentences(self, start: int, end: int) -> tuple[int, int]:
        """The first and the last sentence of the old edition that a passage lies in."""
        first, last = (bisect_right(self._starts, at) - 1 for at in (start, max(start, end - 1)))
        return max(0, first), max(0, last)

    def _around(self, start: int, end: int) -> tuple[int, int]:
        """Where in the new edition what stands between the nearest sentences that both have must stand."""
        first, last = self._sentences(start, end)
        at, to = bisect_left(self._kept, first), bisect_right(self._kept, last)
        low = self._new[self._to[self._kept[at - 1]]][1] if at > 0 else 0
        high = self._new[self._to[self._kept[to]]][0] if to < len(self._kept) else len(self.new.source.text)
        return low, high

    def _altered(
        self, was: CheckedQuotation, now: CheckedQuotation, around: tuple[int, int]
    ) -> tuple[str, tuple[int, int] | None]:
        """The passage that is much like an old one: that which was looked up, or a sentence at its old place.

        What another sentence of the old edition has become is none.
        """
        first, last = self._sentences(was.stretches[0][0], was.stretches[-1][1])
        low, high = around
        spans = [span for span in self._new if low <= span[0] and span[1] <= high]
        found = now.in_source
        if found.start is not None and found.end is not None:
            spans.append((found.start, found.end))
        words = _plain(was.quotation.text)
        best, closest = 0.0, None
        for span in spans:
            at = bisect_right([start for start, _ in self._new], span[0]) - 1
            if not first <= self._own.get(at, first) <= last:
                continue
            passage = _plain(_on_one_line(self.new, span))
            alike = fuzz.partial_ratio(words, passage)
            if alike > best and alike >= ALIKE and _shared(words, passage) >= SHARED:
                best, closest = alike, span
        return (ALTERED, closest) if closest else (GONE, None)


def _paired(ours: Sequence[str], theirs: Sequence[str]) -> dict[int, int]:
    """Which sentence is which: equal ones in their order, then those that are most alike."""
    places: dict[str, list[int]] = {}
    for to, each in enumerate(theirs):
        places.setdefault(each, []).append(to)
    same: dict[int, int] = {}
    for at, each in enumerate(ours):
        if left := places.get(each):
            same[at] = left.pop(0)
    taken = {*same.values()}
    free = {to: each for to, each in enumerate(theirs) if to not in taken}
    lost = [at for at in range(len(ours)) if at not in same]
    for at in lost if len(lost) <= MOST_COMPARED and len(free) <= MOST_COMPARED else ():
        best = process.extractOne(ours[at], free, scorer=fuzz.ratio, score_cutoff=ALIKE)
        if best is not None and _shared(ours[at], best[0]) >= SHARED:
            same[at] = best[2]
            del free[best[2]]
    return same


def _in_order(same: Mapping[int, int]) -> dict[int, int]:
    """The most pairs that follow each other in both editions: a longest increasing subsequence (Schensted 1961)."""
    ends: list[int] = []
    last: list[int] = []
    before: dict[int, int | None] = {}
    for at in sorted(same):
        place = bisect_left(ends, same[at])
        before[at] = last[place - 1] if place else None
        if place == len(ends):
            ends.append(same[at])
            last.append(at)
        else:
            ends[place], last[place] = same[at], at
    found = {}
    at_ = last[-1] if last else None
    while at_ is not None:
        found[at_] = same[at_]
        at_ = before[at_]
    return found


def _shared(words: str, passage: str) -> float:
    """The share of the longer words of a quotation that a passage has, from 0 to 1."""
    own = [each for each in WORD.findall(words) if len(each) > SHORT] or WORD.findall(words)
    left = Counter(WORD.findall(passage))
    found = 0
    for each in own:
        if left[each]:
            left[each] -= 1
            found += 1
    return found / len(own) if own else 0.0


def _folded(text: QuotedText, span: tuple[int, int]) -> str:
    return _plain(text.source.text[span[0] : span[1]])


def _plain(text: str) -> str:
    return Folded(text, loose=True).text.strip()


def outcomes(found: NewEdition) -> Mapping[str, int]:
    """How many quotations had each outcome."""
    return {each: len(found.of(each)) for each in OUTCOMES}


def told(found: NewEdition) -> Iterator[str]:
    """What became of the quotations, in a line: `12 stand, 2 were moved, 1 is gone`."""
    words = {
        STANDS: ("{} stands", "{} stand"),
        MOVED: ("{} was moved", "{} were moved"),
        ALTERED: ("{} was altered", "{} were altered"),
        GONE: ("{} is gone", "{} are gone"),
        UNPROVED: ("{} did not stand in the old text", "{} did not stand in the old text"),
    }
    for outcome, number in outcomes(found).items():
        if number:
            yield words[outcome][number != 1].format(number)
