"""Who says what: speakers and sources by claim, and how far each two agree."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, product
from typing import TypeVar

import attrs

from argmap.english import count
from argmap.model.elements import QuotationKind
from argmap.reports.page import Item, Writer, item
from argmap.reports.subject import Subject
from argmap.reports.timeline import Said, Timeline, everything_said, show_dates, show_turns, timeline
from argmap.reports.words import Part, Words, as_words, listed, ref, refs, say

T = TypeVar("T")
ASSERTS, DENIES, BOTH = "asserts", "denies", "both"
SUSPECTS, HOPES, MENTIONS = "suspects", "hopes", "mentions"
UNCOMMITTED = {QuotationKind.SUSPICION: SUSPECTS, QuotationKind.HOPE: HOPES, QuotationKind.MENTION: MENTIONS}
"""What a voice does that neither asserts nor denies a claim: the first of these."""
VERBS = {
    ASSERTS: "asserts",
    DENIES: "denies",
    BOTH: "asserts and denies",
    SUSPECTS: "suspects",
    HOPES: "hopes for or fears",
    MENTIONS: "mentions",
}
"""What to say of each stand."""
MOST_COLUMNS = 8
MOST_ROWS = 15
MOST_PAIRS = 12
MOST_SHOWN = 7


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


def show(chapter: Voices, subject: Subject, page: Writer) -> None:
    """Write the chapter."""
    if not chapter.speakers:
        page.text("Nobody is quoted on the map.")
        return
    show_turns(chapter.timeline, subject, page)
    _show_matrix(chapter.speakers, "Speakers by claim", "speaker", subject, page)
    page.bullets(_who_says_what(chapter.speakers, subject), most=MOST_SHOWN, title="What each speaker says")
    _show_matrix(chapter.sources, "Sources by claim", "source", subject, page)
    if chapter.pairs:
        page.heading(3, "Agreement between each two")
        page.bullets(
            (_show_pair(pair, subject) for pair in chapter.pairs), most=MOST_PAIRS, title="Agreement between each two"
        )
    if chapter.rival_reasons:
        page.heading(3, "Agreed for reasons that exclude each other")
        page.bullets(
            (_show_rivals(rival_reason, subject) for rival_reason in chapter.rival_reasons),
            most=MOST_SHOWN,
            title="Agreed for reasons that exclude each other",
        )
    show_dates(chapter.timeline, page)


def _name(voice: str, subject: Subject) -> Words:
    return as_words(subject.name(voice)) if voice in subject.map.speakers else ref(voice)


def _show_matrix(stands: Sequence[Stand], title: str, what: str, subject: Subject, page: Writer) -> None:
    by_claim: dict[str, dict[str, str]] = {}
    for stand in stands:
        by_claim.setdefault(stand.claim, {})[stand.voice] = stand.stand
    shared = [claim for claim in by_claim if len(by_claim[claim]) > 1]
    page.heading(3, title)
    if shared:
        number: dict[str, int] = {}
        for claim in shared:
            for voice in by_claim[claim]:
                number[voice] = number.get(voice, 0) + 1
        columns = sorted(number, key=lambda voice: -number[voice])[:MOST_COLUMNS]
        shared.sort(key=lambda claim: (-len(by_claim[claim]), subject.order[claim]))
        page.text(
            say(
                "{} that more than one {} speaks of; a blank is silence.{}",
                f"The {count(len(shared), 'claim')}" if len(shared) > 1 else "The one claim",
                what,
                f" Only the {MOST_COLUMNS} that say most of them stand here." if len(number) > MOST_COLUMNS else "",
            )
        )
        rows: list[list[Part]] = [
            [ref(claim), *(by_claim[claim].get(voice, "") for voice in columns)] for claim in shared
        ]
        page.table(["claim", *(ref(voice) for voice in columns)], rows, most=MOST_ROWS, title=title, marks=True)
    else:
        page.text(f"No claim is spoken of by more than one {what}.")


def _who_says_what(stands: Sequence[Stand], subject: Subject) -> Iterator[Item]:
    by_voice: dict[str, dict[str, list[str]]] = {}
    for each in stands:
        by_voice.setdefault(each.voice, {}).setdefault(each.stand, []).append(each.claim)
    for voice in sorted(by_voice, key=lambda one: -sum(map(len, by_voice[one].values()))):
        parts = []
        for stand, verb in VERBS.items():
            claims = by_voice[voice].get(stand)
            if claims:
                parts.append(say("{} {}", verb, refs(claims, most=12)))
        name = say("{} ({})", subject.name(voice), ref(voice)) if voice in subject.map.speakers else ref(voice)
        yield item(say("{} {}", name, listed(parts)))


def _show_pair(each: Pair, subject: Subject) -> Item:
    parts = []
    if each.agree:
        parts.append(say("agree on {}", refs(each.agree, most=5)))
    if each.disagree:
        parts.append(say("are on opposite sides of {}", refs(each.disagree, most=5)))
    if each.clash:
        shown = listed([say("{} and {}", ref(one), ref(other)) for one, other in each.clash], most=3)
        parts.append(say("assert claims that exclude each other ({})", shown))
    if each.against:
        shown = listed([say("{} against {}", ref(one), ref(other)) for one, other in each.against], most=3)
        parts.append(say("say claims that the map sets against each other ({})", shown))
    return item(say("{} and {} {}", _name(each.first, subject), _name(each.second, subject), listed(parts)))


def _show_rivals(each: RivalReasons, subject: Subject) -> Item:
    first, second = _name(each.first, subject), _name(each.second, subject)
    return item(
        say("{}: {} by {}, {} by {}", ref(each.claim), first, ref(each.first_reason), second, ref(each.second_reason))
    )
