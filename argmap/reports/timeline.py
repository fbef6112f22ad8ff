"""What is said when: assertions by date, changes of position, and verdicts that move as sources come in."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, product

import attrs

from argmap.english import count
from argmap.model.dates import in_order, is_before, spoken, when
from argmap.model.elements import QuotationKind
from argmap.model.voicing import asserter
from argmap.reasoning.chronology import date_of, not_yet_raised, said_after
from argmap.reasoning.kinds import Kinds
from argmap.reasoning.sentences import called
from argmap.reasoning.whatif import change_of
from argmap.reports.page import Writer, item
from argmap.reports.subject import Subject
from argmap.reports.words import Part, Words, as_words, ref, refs, say

SAYS: Mapping[QuotationKind, str] = {
    QuotationKind.QUOTE: "asserts",
    QuotationKind.DENIAL: "denies",
    QuotationKind.SUSPICION: "suspects",
    QuotationKind.HOPE: "hopes for or fears",
    QuotationKind.MENTION: "mentions",
    QuotationKind.ARGUED: "makes the step",
}
"""What somebody does whose words are quoted."""
_ACTS: Mapping[QuotationKind, str] = {
    QuotationKind.QUOTE: "assertion",
    QuotationKind.DENIAL: "denial",
    QuotationKind.SUSPICION: "suspicion",
    QuotationKind.HOPE: "hope or fear",
    QuotationKind.MENTION: "mention",
}
MOST_ROWS = 15
MOST_DATES = 8
MOST_SHOWN = 7


@attrs.frozen
class Said:
    """What is said of a claim, by its kind; a voice is a speaker, or a source itself. The date may be empty."""

    date: str
    voice: str
    source: str
    claim: str
    denied: bool
    kind: QuotationKind


@attrs.frozen
class Turn:
    """A change of position: what somebody, or those who speak for him, asserted or suspected first and what later."""

    who: str
    first: Said
    second: Said


@attrs.frozen
class AsOf:
    """The verdicts on some top claims by the sources up to a date; empty before anything was said for one."""

    date: str
    verdicts: tuple[str, ...]


@attrs.frozen
class Timeline:
    """What is said when.

    `dated` are the assertions and denials with a date, in its order, `uncommitted` the suspicions, hopes and mentions;
    `undated` is the number of what is said without a date.
    `verdicts_by_date` gives the verdicts of `moving`, the top claims whose verdict moves with time.
    """

    dated: tuple[Said, ...]
    uncommitted: tuple[Said, ...]
    undated: int
    turns: tuple[Turn, ...]
    moving: tuple[str, ...]
    verdicts_by_date: tuple[AsOf, ...]


def everything_said(subject: Subject) -> Iterator[Said]:
    """All that is said of the claims in words that stand in their text, in the order of the map."""
    for claim in subject.map.claims.values():
        for quotation in subject.reasoner.kinds.kept(claim.id):
            yield Said(
                date=subject.date(quotation),
                voice=asserter(quotation),
                source=quotation.source,
                claim=claim.id,
                denied=quotation.kind is QuotationKind.DENIAL,
                kind=quotation.kind,
            )


def timeline(said: Sequence[Said], subject: Subject) -> Timeline:
    """Put what is said into the order of time."""
    with_date = [each for each in said if each.date]
    dated = sorted(with_date, key=lambda each: (in_order(each.date), subject.order[each.claim]))
    moving, verdicts = _by_date(subject)
    return Timeline(
        dated=tuple(each for each in dated if each.kind.counts),
        uncommitted=tuple(each for each in dated if not each.kind.counts),
        undated=len(said) - len(dated),
        turns=tuple(_turns(with_date, subject)),
        moving=moving,
        verdicts_by_date=verdicts,
    )


def _turns(said: Sequence[Said], subject: Subject) -> Iterator[Turn]:
    """What differs of one speaker, or for one principal, on different dates.

    Two assertions that exclude each other; or of one claim two of that he asserts, denies and only suspects it.
    """
    kinds: dict[QuotationKind, dict[str, list[Said]]] = {kind: {} for kind in QuotationKind}
    for each in said:
        if each.voice in subject.map.speakers:
            kinds[each.kind].setdefault(each.claim, []).append(each)
    asserted, suspected = kinds[QuotationKind.QUOTE], kinds[QuotationKind.SUSPICION]
    held = (asserted, kinds[QuotationKind.DENIAL], suspected)
    sides = [(every, others.get(claim, [])) for one, others in combinations(held, 2) for claim, every in one.items()]
    sides += [
        (asserted.get(pair.first, []), asserted.get(pair.second, [])) for pair in subject.map.contradictions.values()
    ]
    found: dict[tuple[str, str, str, QuotationKind, QuotationKind], Turn] = {}
    for one, other in (pair for ones, others in sides for pair in product(ones, others)):
        turn = _turn(one, other, subject)
        if turn is not None:
            key = turn.who, turn.first.claim, turn.second.claim, turn.first.kind, turn.second.kind
            found.setdefault(key, turn)
    yield from found.values()


def _turn(one: Said, other: Said, subject: Subject) -> Turn | None:
    principal = subject.principal(one.voice)
    if principal != subject.principal(other.voice):
        return None
    who = one.voice if one.voice == other.voice else principal
    if is_before(one.date, other.date):
        return Turn(who, one, other)
    return Turn(who, other, one) if is_before(other.date, one.date) else None


def _by_date(subject: Subject) -> tuple[tuple[str, ...], tuple[AsOf, ...]]:
    """The top claims whose verdicts move, and these verdicts by what had been said up to each date."""
    said = (date_of(each, subject.map) for claim in subject.map.claims.values() for each in claim.quotations)
    by_day: dict[tuple[str, str], str] = {}
    for date in said:
        if date:
            by_day.setdefault(in_order(date), date)
    dates = [by_day[each] for each in sorted(by_day, key=lambda each: each[1])]
    if not 2 <= len(dates) <= MOST_DATES:
        return (), ()
    columns: dict[str, list[str]] = {claim: [] for claim in subject.tops}
    for date in dates:
        change = change_of(subject.reasoner.given, until=date)
        after = Kinds(subject.reasoner.changed(change))
        early = set(not_yet_raised(subject.map, said_after(subject.map, change.until)))
        for claim, column in columns.items():
            column.append("" if claim in early else after.of(claim).word.value)
    moving = tuple(claim for claim, column in columns.items() if len({*column} - {""}) > 1)
    verdicts = [tuple(columns[claim][at] for claim in moving) for at in range(len(dates))]
    return moving, tuple(AsOf(date, each) for date, each in zip(dates, verdicts, strict=True))


def turn_in_words(each: Turn, subject: Subject) -> Words:
    """`in March 2022 Beijing asserts “…” (`a`); in June 2023 it is denied`."""
    who = called(subject.name(each.who))
    names = [called(subject.name(one.voice)) for one in (each.first, each.second)]
    first = say(
        "{} {} {} {}",
        when(each.first.date),
        names[0],
        SAYS[each.first.kind],
        subject.claim(each.first.claim),
    )
    same = each.first.claim == each.second.claim
    what = as_words("it") if same else subject.claim(each.second.claim)
    second = say("{} {} {} {}", when(each.second.date), names[1], SAYS[each.second.kind], what)
    end = say(" (both speak for {})", who) if each.who not in (each.first.voice, each.second.voice) else ""
    return say("{}; {}{}", first, second, end)


def show_turns(chapter: Timeline, subject: Subject, page: Writer) -> None:
    """Write the changes of position."""
    if chapter.turns:
        page.heading(3, say("Changes of position ({})", len(chapter.turns)))
        turns = (item(turn_in_words(turn, subject)) for turn in chapter.turns)
        page.bullets(turns, most=MOST_SHOWN, title="Changes of position")


def show_dates(chapter: Timeline, page: Writer) -> None:
    """Write what is said when, and how verdicts move with it."""
    said = sorted((*chapter.dated, *chapter.uncommitted), key=lambda each: in_order(each.date))
    if not said:
        return
    page.heading(3, "By date")
    dates: dict[tuple[str, str], list[Said]] = {}
    for each in said:
        dates.setdefault(in_order(each.date), []).append(each)
    rows: list[list[Part]] = []
    for every in dates.values():
        sources = list(dict.fromkeys(each.source for each in every))
        number = Counter(each.kind for each in every)
        acts = ", ".join(count(number[kind], act) for kind, act in _ACTS.items() if number[kind])
        rows.append([spoken(every[0].date), refs(sources), acts])
    page.table(["date", "sources", "what is said"], rows, most=MOST_ROWS, title="What is said by date")
    if chapter.undated:
        page.text(f"{chapter.undated:,} of {len(said) + chapter.undated:,} have no date.")
    if chapter.moving:
        page.text(
            "The verdicts on these top claims move with what is said; each column counts only what had been said by "
            "its date."
        )
        heads: list[Part] = ["claim", *(spoken(each.date) for each in chapter.verdicts_by_date)]
        moves: list[list[Part]] = [
            [ref(claim), *(each.verdicts[at] for each in chapter.verdicts_by_date)]
            for at, claim in enumerate(chapter.moving)
        ]
        page.table(heads, moves, most=MOST_ROWS, title="Verdicts by date")
    elif len(chapter.verdicts_by_date) > 1:
        page.text(
            "Counting only what had been said by a date changes no verdict on a top claim, once anything had been "
            "said of it."
        )
