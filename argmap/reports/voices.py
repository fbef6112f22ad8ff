"""Who says what: speakers and sources by claim, how far they agree, and what changes with time."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, product

import attrs

from argmap.model.argument_map import InferenceKind, Verdict, count
from argmap.reports.page import Item, Writer, item
from argmap.reports.subject import Subject
from argmap.reports.words import Words, as_words, listed, ref, refs, say

ASSERTS, DENIES, BOTH = "asserts", "denies", "both"
FOR = (InferenceKind.SUPPORTS, InferenceKind.IMPLIES)
MOST_COLUMNS = 8
MOST_ROWS = 15
MOST_PAIRS = 12
MOST_DATES = 8
MOST_SHOWN = 7
MONTHS = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)


@attrs.frozen
class Stand:
    """What one voice says of one claim: `asserts`, `denies` or `both`. A voice is a speaker or a source itself."""

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
class Said:
    """One assertion with its date."""

    date: str
    voice: str
    source: str
    claim: str
    denied: bool


@attrs.frozen
class Turn:
    """A change of position: what somebody, or those who speak for him, asserted first and what later."""

    who: str
    first: Said
    second: Said


@attrs.frozen
class AsOf:
    """The verdicts on the top claims by the sources up to a date."""

    date: str
    verdicts: tuple[str, ...]


@attrs.frozen
class Voices:
    """The chapter.

    `speakers` and `sources` are what each speaker (or source in its own voice) and what each source as a whole
    says of each claim; `verdicts_by_date` gives those of `moving`, the top claims whose verdict moves.
    """

    speakers: tuple[Stand, ...]
    sources: tuple[Stand, ...]
    pairs: tuple[Pair, ...]
    rival_reasons: tuple[RivalReasons, ...]
    timeline: tuple[Said, ...]
    undated: int
    turns: tuple[Turn, ...]
    moving: tuple[str, ...]
    verdicts_by_date: tuple[AsOf, ...]


def voices(subject: Subject) -> Voices:
    """Find who says what on a map."""
    said = list(_said(subject))
    dated = [each for each in said if each.date]
    stands = _stands((each.voice, each) for each in said)
    speakers = tuple(stands)
    dates, moving, verdicts = _by_date(subject)
    return Voices(
        speakers,
        tuple(_stands((each.source, each) for each in said)),
        tuple(_pairs(speakers, subject)),
        tuple(_rival_reasons(speakers, subject)),
        tuple(sorted(dated, key=lambda each: (each.date, subject.order[each.claim]))),
        len(said) - len(dated),
        tuple(_turns(dated, subject)),
        moving,
        tuple(AsOf(date, labels) for date, labels in zip(dates, verdicts, strict=True)),
    )


def _said(subject: Subject) -> Iterator[Said]:
    for claim in subject.map.claims.values():
        for each in claim.quotations:
            denied = each in claim.denials
            yield Said(subject.date(each), each.speaker or each.source, each.source, claim.id, denied)


def _stands(said: "Iterator[tuple[str, Said]]") -> list[Stand]:
    found: dict[tuple[str, str], list[Said]] = {}
    for voice, each in said:
        found.setdefault((voice, each.claim), []).append(each)
    stands = []
    for (voice, claim), every in found.items():
        sides = {each.denied for each in every}
        stand = BOTH if len(sides) > 1 else DENIES if True in sides else ASSERTS
        stands.append(Stand(voice, claim, stand, tuple(dict.fromkeys(each.date for each in every if each.date))))
    return stands


def _pairs(stands: Sequence[Stand], subject: Subject) -> Iterator[Pair]:
    by_claim: dict[str, list[Stand]] = {}
    for each in stands:
        by_claim.setdefault(each.claim, []).append(each)
    found: dict[tuple[str, str], tuple[list, list, list, list]] = {}

    def of(one: str, other: str) -> tuple[list, list, list, list]:
        pair = (one, other) if (one, other) in found or (other, one) not in found else (other, one)
        return found.setdefault(pair, ([], [], [], []))

    def asserting(claim: str) -> list[str]:
        return [each.voice for each in by_claim.get(claim, ()) if each.stand != DENIES]

    for claim, every in by_claim.items():
        for one, other in combinations(every, 2):
            if BOTH in (one.stand, other.stand):
                continue
            of(one.voice, other.voice)[0 if one.stand == other.stand else 1].append(claim)
    for each in subject.map.contradictions.values():
        for one, other in product(asserting(each.first), asserting(each.second)):
            if one != other:
                of(one, other)[2].append((each.first, each.second))
    for step in subject.map.inferences.values():
        if step.kind in FOR or step.target not in subject.map.claims:
            continue
        for premise in step.premises:
            for one, other in product(asserting(premise), asserting(step.target)):
                if one != other:
                    of(one, other)[3].append((premise, step.target))
    pairs = [Pair(one, other, *(tuple(dict.fromkeys(each)) for each in lists)) for (one, other), lists in found.items()]
    yield from sorted(
        pairs, key=lambda each: -(len(each.agree) + len(each.disagree) + len(each.clash) + len(each.against))
    )


def _rival_reasons(stands: Sequence[Stand], subject: Subject) -> Iterator[RivalReasons]:
    says = {(each.voice, each.claim): each.stand for each in stands}
    asserting: dict[str, list[str]] = {}
    for each in stands:
        if each.stand == ASSERTS:
            asserting.setdefault(each.claim, []).append(each.voice)
    rivals = {frozenset((each.first, each.second)) for each in subject.map.contradictions.values()}
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
                    yield RivalReasons(claim, a, one, b, other)


def is_before(first: str, second: str) -> bool:
    """Whether a date lies before another one; a month does not lie before one of its days."""
    return first < second and not second.startswith(first)


def _turns(said: Sequence[Said], subject: Subject) -> Iterator[Turn]:
    """Two assertions that exclude each other, of one speaker or for one principal, on different dates."""
    by_claim: dict[str, list[Said]] = {}
    for each in said:
        if each.voice in subject.map.speakers:
            by_claim.setdefault(each.claim, []).append(each)

    def between(ones: Sequence[Said], others: Sequence[Said]) -> Iterator[Turn]:
        for one, other in product(ones, others):
            who, other_who = (subject.principal(each.voice) for each in (one, other))
            if who == other_who and is_before(one.date, other.date):
                yield Turn(one.voice if one.voice == other.voice else who, one, other)
            elif who == other_who and is_before(other.date, one.date):
                yield Turn(one.voice if one.voice == other.voice else who, other, one)

    found: dict[tuple[str, str, bool, str, bool], Turn] = {}
    for every in by_claim.values():
        for each in between([one for one in every if not one.denied], [one for one in every if one.denied]):
            found.setdefault(
                (each.who, each.first.claim, each.first.denied, each.second.claim, each.second.denied), each
            )
    for pair in subject.map.contradictions.values():
        first = [one for one in by_claim.get(pair.first, ()) if not one.denied]
        second = [one for one in by_claim.get(pair.second, ()) if not one.denied]
        for each in between(first, second):
            found.setdefault(
                (each.who, each.first.claim, each.first.denied, each.second.claim, each.second.denied), each
            )
    yield from found.values()


def _by_date(subject: Subject) -> tuple[list[str], tuple[str, ...], list[tuple[str, ...]]]:
    """Dates, the top claims whose verdicts move, and the verdicts by what was published up to each date."""
    quoted = {each.source for claim in subject.map.claims.values() for each in claim.quotations}
    sources = [source for source in subject.map.sources.values() if source.id in quoted and source.date]
    dates = sorted({source.date for source in sources})
    if not 2 <= len(dates) <= MOST_DATES:
        return [], (), []
    labels: list[Mapping[str, Verdict]] = []
    for date in dates:
        later = [source.id for source in sources if is_before(date, source.date)]
        labels.append(subject.reasoner.whatif(without=later).after if later else subject.grounded)
    moving = tuple(claim for claim in subject.tops if len({each[claim] for each in labels}) > 1)
    return dates, moving, [tuple(each[claim].value for claim in moving) for each in labels]


def spoken(date: str) -> str:
    """`14 March 2022`, `March 2022`, `2022`."""
    year, *rest = date.split("-")
    month = MONTHS[int(rest[0]) - 1] if rest else ""
    day = str(int(rest[1])) if len(rest) > 1 else ""
    return " ".join(part for part in (day, month, year) if part)


def show(chapter: Voices, subject: Subject, page: Writer) -> None:
    """Write the chapter."""
    if not chapter.speakers:
        page.text("Nobody is quoted on the map.")
        return
    if chapter.turns:
        page.heading(3, say("Changes of position ({})", len(chapter.turns)))
        page.bullets(
            (item(turn_in_words(each, subject)) for each in chapter.turns), most=MOST_SHOWN, title="Changes of position"
        )
    _show_matrix(chapter.speakers, "Speakers by claim", "speaker", subject, page)
    _show_matrix(chapter.sources, "Sources by claim", "source", subject, page)
    if chapter.pairs:
        page.heading(3, "Agreement between each two")
        page.bullets(
            (_show_pair(each, subject) for each in chapter.pairs), most=MOST_PAIRS, title="Agreement between each two"
        )
    if chapter.rival_reasons:
        page.heading(3, "Agreed for reasons that exclude each other")
        page.bullets(
            (_show_rivals(each, subject) for each in chapter.rival_reasons),
            most=MOST_SHOWN,
            title="Agreed for reasons that exclude each other",
        )
    if chapter.timeline:
        page.heading(3, "By date")
        _show_timeline(chapter, subject, page)


def _name(voice: str, subject: Subject) -> Words:
    return as_words(subject.name(voice)) if voice in subject.map.speakers else ref(voice)


def _show_matrix(stands: Sequence[Stand], title: str, what: str, subject: Subject, page: Writer) -> None:
    by_claim: dict[str, dict[str, str]] = {}
    for each in stands:
        by_claim.setdefault(each.claim, {})[each.voice] = each.stand
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
        rows = [[ref(claim), *(by_claim[claim].get(voice, "") for voice in columns)] for claim in shared]
        page.table(["claim", *(ref(voice) for voice in columns)], rows, most=MOST_ROWS, title=title, marks=True)
    else:
        page.text(f"No claim is spoken of by more than one {what}.")
    page.bullets(_who_says_what(stands, subject), most=MOST_SHOWN, title=f"What each {what} says")


def _who_says_what(stands: Sequence[Stand], subject: Subject) -> Iterator[Item]:
    by_voice: dict[str, dict[str, list[str]]] = {}
    for each in stands:
        by_voice.setdefault(each.voice, {}).setdefault(each.stand, []).append(each.claim)
    for voice in sorted(by_voice, key=lambda one: -sum(map(len, by_voice[one].values()))):
        parts = []
        for stand in (ASSERTS, DENIES, BOTH):
            claims = by_voice[voice].get(stand)
            if claims:
                verb = "asserts and denies" if stand == BOTH else stand
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
        parts.append(say("argue against each other ({})", shown))
    return item(say("{} and {} {}", _name(each.first, subject), _name(each.second, subject), listed(parts)))


def _show_rivals(each: RivalReasons, subject: Subject) -> Item:
    first, second = _name(each.first, subject), _name(each.second, subject)
    return item(
        say("{}: {} by {}, {} by {}", ref(each.claim), first, ref(each.first_reason), second, ref(each.second_reason))
    )


def turn_in_words(each: Turn, subject: Subject) -> Words:
    """`in March 2022 Beijing asserts “…” (`a`); in June 2023 it is denied`."""
    who = subject.name(each.who)
    names = [subject.name(one.voice) for one in (each.first, each.second)]
    first = say(
        "in {} {} {} {}",
        spoken(each.first.date),
        names[0],
        DENIES if each.first.denied else ASSERTS,
        subject.claim(each.first.claim),
    )
    same = each.first.claim == each.second.claim
    what = as_words("it") if same else subject.claim(each.second.claim)
    second = say("in {} {} {} {}", spoken(each.second.date), names[1], DENIES if each.second.denied else ASSERTS, what)
    end = say(" (both speak for {})", who) if each.who not in (each.first.voice, each.second.voice) else ""
    return say("{}; {}{}", first, second, end)


def _show_timeline(chapter: Voices, subject: Subject, page: Writer) -> None:
    dates: dict[str, list[Said]] = {}
    for each in chapter.timeline:
        dates.setdefault(each.date, []).append(each)
    rows = []
    for date, every in dates.items():
        sources = list(dict.fromkeys(each.source for each in every))
        denials = sum(each.denied for each in every)
        also = f", {count(denials, 'denial')}" if denials else ""
        rows.append([spoken(date), refs(sources), f"{count(len(every) - denials, 'assertion')}{also}"])
    page.table(["date", "sources", "what is said"], rows, most=MOST_ROWS, title="Assertions by date")
    if chapter.undated:
        page.text(f"{chapter.undated:,} of {len(chapter.timeline) + chapter.undated:,} have no date.")
    if chapter.moving:
        page.text(
            "The verdicts on these top claims move as sources come in; each column counts only what was published up to its date."
        )
        heads = ["claim", *(spoken(each.date) for each in chapter.verdicts_by_date)]
        rows_ = [
            [ref(claim), *(each.verdicts[at] for each in chapter.verdicts_by_date)]
            for at, claim in enumerate(chapter.moving)
        ]
        page.table(heads, rows_, most=MOST_ROWS, title="Verdicts by date")
    elif len(chapter.verdicts_by_date) > 1:
        page.text("Counting only what was published up to a date changes no verdict on a top claim.")
