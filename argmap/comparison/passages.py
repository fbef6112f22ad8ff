"""Two maps of the same texts, compared by passage: what both readers read, and what each made of it.

Everything hangs on proved places: a quotation that stands in its text has a span, and two quotations read one passage
where their spans in the same text (by its digest) have more than half of the shorter one in common. Nothing is guessed
from the words of claims.
"""

from collections.abc import Iterator, Sequence

import attrs

from argmap.analysis.facts import Facts
from argmap.brief_repr import brief_repr
from argmap.comparison.agreement import alpha
from argmap.model.elements import InferenceKind, QuotationKind
from argmap.model.voicing import asserter
from argmap.quotations.check import CheckedQuotation
from argmap.quotations.finding import Status
from argmap.quotations.text.quoted_text import QuotedText

LEAST_SHARE = 0.5
"""Share of the shorter passage that two must have in common, and more than that, to count as one."""
ROLES = ("reason", "objection", "claim")


@attrs.frozen(kw_only=True)
class ReadPassage:
    """A passage that a map quotes: of which claim, by whom, what it commits him to, and what becomes of the claim.

    `start` and `end` are offsets into the text as read. `role` is what the map uses the claim for: as a `reason`, as an
    `objection`, or only as a `claim`.
    """

    claim: str
    said: str
    kind: str
    source: str
    speaker: str
    verdict: str
    role: str
    text: str
    digest: str
    start: int
    end: int
    place: str
    words: str

    __repr__ = brief_repr


@attrs.frozen
class ReadByBoth:
    """A passage that both maps quote, and in what they differ: `stance`, `speaker` or `verdict`."""

    one: ReadPassage
    other: ReadPassage
    differs: tuple[str, ...]

    __repr__ = brief_repr


@attrs.frozen(kw_only=True)
class MapComparison:
    """Two maps of the same texts: the passages that both read, and those that one of them reads.

    `share` is the share of all passages that both read; `stance` is Krippendorff's alpha for what the words commit
    their speaker to, `None` where there is too little to tell. `apart` are texts that only one of the maps has.
    """

    both: tuple[ReadByBoth, ...]
    only_one: tuple[ReadPassage, ...]
    only_other: tuple[ReadPassage, ...]
    share: float
    stance: float | None
    apart: tuple[str, ...] = ()

    __repr__ = brief_repr

    @property
    def differing(self) -> tuple[ReadByBoth, ...]:
        """The passages that both read in different ways."""
        return tuple(each for each in self.both if each.differs)


@attrs.frozen
class LookAgain:
    """What a learner may look at again, without the answer: which passage, of which text, and what about it.

    `about` is `unread` (nothing is quoted from there), `stance` or `speaker`; `role` what the key uses the passage for.
    """

    about: str
    role: str
    text: str
    place: str

    __repr__ = brief_repr


def compare_passages(one: Facts, other: Facts) -> MapComparison:
    """Compare two maps by the passages that they quote."""
    ours, theirs = list(read_passages(one)), list(read_passages(other))
    texts = [{each.digest: each.text for each in side} for side in (ours, theirs)]
    known = [_digests(facts) for facts in (one, other)]
    pairs = _pairs(ours, theirs)
    both = tuple(ReadByBoth(ours[at], theirs[to], _differs(ours[at], theirs[to])) for at, to in sorted(pairs.items()))
    left = tuple(each for at, each in enumerate(ours) if at not in pairs)
    right = tuple(each for at, each in enumerate(theirs) if at not in {*pairs.values()})
    number = len(both) + len(left) + len(right)
    apart = [texts[0][each] for each in texts[0] if each not in known[1]]
    apart += [texts[1][each] for each in texts[1] if each not in known[0]]
    return MapComparison(
        both=both,
        only_one=left,
        only_other=right,
        share=len(both) / number if number else 0.0,
        stance=alpha((each.one.kind, each.other.kind) for each in both),
        apart=tuple(apart),
    )


def hints(learner: Facts, key: Facts) -> tuple[LookAgain, ...]:
    """What a learner may look at again, by the map of somebody who knows: in the order of the texts."""
    found = compare_passages(learner, key)
    every = [(each, "unread") for each in found.only_other if each.digest in _digests(learner)]
    every += [(each.other, about) for each in found.both for about in each.differs if about != "verdict"]
    every.sort(key=lambda told: (told[0].text, told[0].start))
    return tuple(LookAgain(about, each.role, each.text, each.place) for each, about in every)


def _digests(facts: Facts) -> frozenset[str]:
    return frozenset(each.sha256 for each in facts.texts.values() if isinstance(each, QuotedText))


def read_passages(facts: Facts) -> Iterator[ReadPassage]:
    """The passages that a map quotes and that stand in their texts, in the order of the map."""
    roles = _roles(facts)
    for claim in facts.map.claims.values():
        for each in facts.quotations.get(claim.id, ()):
            spans = each.stretches
            if each.text is None or each.fails or not spans or each.in_source.status is Status.AMBIGUOUS:
                continue
            yield _passage(each, facts, roles.get(claim.id, "claim"), (spans[0][0], spans[-1][1]))


def _passage(each: CheckedQuotation, facts: Facts, role: str, span: tuple[int, int]) -> ReadPassage:
    assert each.text is not None
    amap, said = facts.map, each.quotation
    who = asserter(said)
    named = amap.speakers[who].name if who in amap.speakers else amap.sources[who].title
    return ReadPassage(
        claim=each.claim,
        said=facts.written.claims[each.claim].text,
        kind=said.kind.value,
        source=amap.sources[said.source].title,
        speaker=named,
        verdict=facts.verdicts.reasoner.standing(each.claim).word.value,
        role=role,
        text=each.text.source.name,
        digest=each.text.sha256,
        start=span[0],
        end=span[1],
        place=where(each.text, span[0]),
        words=" ".join(each.text.source.text[span[0] : span[1]].split()),
    )


def where(text: QuotedText, offset: int) -> str:
    """Where a person finds an offset: by the marks of the text, else by its paragraph: `paragraph 4`."""
    if known := text.place(offset):
        return known
    rows, end = text.places.paragraphs
    if rows and rows[0][0] <= offset < end:
        return f"paragraph {max(row for row in rows if row[0] <= offset)[1]}"
    before = text.source.text[:offset]
    number = sum(1 for each in text.paragraph_break.split(before) if each.strip())
    return f"paragraph {max(1, number)}"


def _roles(facts: Facts) -> dict[str, str]:
    """What claims are used for; one that is used in both ways is a reason."""
    found: dict[str, str] = {}
    for step in facts.map.inferences.values():
        objects = step.kind in (InferenceKind.REBUTS, InferenceKind.UNDERCUTS)
        for premise in step.premises:
            if not objects:
                found[premise] = "reason"
            else:
                found.setdefault(premise, "objection")
    for claim in facts.map.claims.values():
        if any(each.kind is QuotationKind.DENIAL for each in claim.quotations):
            found.setdefault(claim.id, "objection" if not claim.quotes else "claim")
    return found


def _pairs(ours: Sequence[ReadPassage], theirs: Sequence[ReadPassage]) -> dict[int, int]:
    """Which passage of one map is which of the other one: those that have most in common first, each once."""
    by_text: dict[str, list[tuple[int, ReadPassage]]] = {}
    for to, each in enumerate(theirs):
        by_text.setdefault(each.digest, []).append((to, each))
    common = []
    for at, one in enumerate(ours):
        for to, other in by_text.get(one.digest, ()):
            shared = min(one.end, other.end) - max(one.start, other.start)
            shortest = min(one.end - one.start, other.end - other.start)
            if shortest and shared > LEAST_SHARE * shortest:
                unlike = sum((one.kind != other.kind, one.speaker != other.speaker, one.said != other.said))
                common.append((unlike, -shared / max(one.end - one.start, other.end - other.start), at, to))
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, at, to in sorted(common, key=lambda each: (each[1], each[0], each[2], each[3])):
        if at not in pairs and to not in taken:
            pairs[at] = to
            taken.add(to)
    return pairs


def _differs(one: ReadPassage, other: ReadPassage) -> tuple[str, ...]:
    values = {
        "stance": (one.kind, other.kind),
        "speaker": (one.speaker.casefold(), other.speaker.casefold()),
        "verdict": (one.verdict, other.verdict),
    }
    return tuple(name for name, (left, right) in values.items() if left != right)
