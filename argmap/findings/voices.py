"""Who says what: speakers and sources by claim, and how far each two agree."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, product
from typing import TypeVar

import attrs

from argmap.findings.subject import Subject
from argmap.findings.timeline import Said, Timeline, everything_said, timeline
from argmap.model.elements import QuotationKind

T = TypeVar("T")
ASSERTS, DENIES, BOTH = "asserts", "denies", "both"
SUSPECTS, HOPES, MENTIONS = "suspects", "hopes", "mentions"
UNCOMMITTED = {QuotationKind.SUSPICION: SUSPECTS, QuotationKind.HOPE: HOPES, QuotationKind.MENTION: MENTIONS}
"""What a voice does that neither asserts nor denies a claim: the first of these."""


@attrs.frozen
class Stand:
    """What one voice says of one claim. A voice is a speaker or a source itself.

    `stand` is `asserts`, `denies` or `both`; of one that does neither `suspects`, `hopes` or `mentions`.
    """

    voice: str
    claim: str
    stand: str
    dates: tuple[str, ...]


@attrs.frozen
class Pair:
    """Two voices, and the claims on which they agree, disagree, clash or argue against each other.

    Attributes:
        agree: claims that both assert or both deny.
        disagree: claims that one asserts and the other denies.
        clash: pairs of claims that exclude each other, one asserted by each.
        against: claims of one that a claim of the other attacks, by a rebuttal or undercut.
    """

    first: str
    second: str
    agree: tuple[str, ...]
    disagree: tuple[str, ...]
    clash: tuple[tuple[str, str], ...]
    against: tuple[tuple[str, str], ...]


@attrs.frozen
class RivalReasons:
    """Two voices that agree on a claim for reasons that exclude each other."""

    claim: str
    first: str
    first_reason: str
    second: str
    second_reason: str


@attrs.frozen
class Voices:
    """The chapter.

    `speakers` and `sources` are what each speaker (or source in its own voice) and what each source as a whole
    says of each claim.
    """

    speakers: tuple[Stand, ...]
    sources: tuple[Stand, ...]
    pairs: tuple[Pair, ...]
    rival_reasons: tuple[RivalReasons, ...]
    timeline: Timeline


def voices(subject: Subject) -> Voices:
    """Find who says what on a map."""
    said = list(everything_said(subject))
    speakers = _stands((each.voice, each) for each in said)
    sources = _stands((each.source, each) for each in said)
    pairs, rivals = tuple(_pairs(speakers, subject)), tuple(_rival_reasons(speakers, subject))
    return Voices(
        speakers=tuple(speakers),
        sources=tuple(sources),
        pairs=pairs,
        rival_reasons=rivals,
        timeline=timeline(said, subject),
    )


def _stands(said: Iterable[tuple[str, Said]]) -> list[Stand]:
    found: dict[tuple[str, str], list[Said]] = {}
    for voice, each in said:
        found.setdefault((voice, each.claim), []).append(each)
    stands = []
    for (voice, claim), every in found.items():
        kinds = {each.kind for each in every}
        if QuotationKind.QUOTE in kinds:
            stand = BOTH if QuotationKind.DENIAL in kinds else ASSERTS
        elif QuotationKind.DENIAL in kinds:
            stand = DENIES
        else:
            stand = next(word for kind, word in UNCOMMITTED.items() if kind in kinds)
        stands.append(Stand(voice, claim, stand, tuple(dict.fromkeys(each.date for each in every if each.date))))
    return stands


def _pairs(stands: Sequence[Stand], subject: Subject) -> Iterator[Pair]:
    by_claim: dict[str, list[Stand]] = {}
    for each in stands:
        by_claim.setdefault(each.claim, []).append(each)
    found: dict[tuple[str, str], _Shared] = {}

    def of(one: str, other: str) -> _Shared:
        pair = (one, other) if (one, other) in found or (other, one) not in found else (other, one)
        return found.setdefault(pair, _Shared())

    def asserting(claim: str) -> list[str]:
        return [each.voice for each in by_claim.get(claim, ()) if each.stand in (ASSERTS, BOTH)]

    for claim, every in by_claim.items():
        for a, b in combinations(every, 2):
            if {a.stand, b.stand} <= {ASSERTS, DENIES}:
                shared = of(a.voice, b.voice)
                (shared.agree if a.stand == b.stand else shared.disagree).append(claim)
    for pair in subject.map.contradictions.values():
        for one, other in product(asserting(pair.first), asserting(pair.second)):
            if one != other:
                of(one, other).clash.append((pair.first, pair.second))
    for step in subject.map.inferences.values():
        if step.kind.speaks_for or step.target not in subject.map.claims:
            continue
        for premise in step.premises:
            # Who asserts a claim as well as what speaks against it answers the objection: he argues against nobody.
            for one, other in product(asserting(premise), asserting(step.target)):
                if one != other and one not in asserting(step.target):
                    of(one, other).against.append((premise, step.target))
    pairs = [_pair(one, other, shared) for (one, other), shared in found.items()]
    yield from sorted(pairs, key=lambda each: -sum(map(len, (each.agree, each.disagree, each.clash, each.against))))


@attrs.define
class _Shared:
    """What two voices have to do with each other, as it is found."""

    agree: list[str] = attrs.Factory(list)
    disagree: list[str] = attrs.Factory(list)
    clash: list[tuple[str, str]] = attrs.Factory(list)
    against: list[tuple[str, str]] = attrs.Factory(list)


def _pair(one: str, other: str, shared: _Shared) -> Pair:
    def once(items: Iterable[T]) -> tuple[T, ...]:
        return tuple(dict.fromkeys(items))

    return Pair(
        first=one,
        second=other,
        agree=once(shared.agree),
        disagree=once(shared.disagree),
        clash=once(shared.clash),
        against=once(shared.against),
    )


def _rival_reasons(stands: Sequence[Stand], subject: Subject) -> Iterator[RivalReasons]:
    says = {(stand.voice, stand.claim): stand.stand for stand in stands}
    asserting: dict[str, list[str]] = {}
    for each in stands:
        if each.stand == ASSERTS:
            asserting.setdefault(each.claim, []).append(each.voice)
    rivals = {
        frozenset((contradiction.first, contradiction.second)) for contradiction in subject.map.contradictions.values()
    }
    for claim, reasons in subject.facts.reasons.items():
        voices_ = asserting.get(claim, [])
        if len(voices_) < 2:
            continue
        given = list(dict.fromkeys(p for step in reasons for p in subject.map.inferences[step].premises))
        for one, other in combinations(given, 2):
            for a, b in product(asserting.get(one, ()), asserting.get(other, ())):
                exclusive = (
                    frozenset((one, other)) in rivals or says.get((a, other)) == DENIES or says.get((b, one)) == DENIES
                )
                if a != b and a in voices_ and b in voices_ and exclusive:
                    yield RivalReasons(claim=claim, first=a, first_reason=one, second=b, second_reason=other)
