"""What is said when: assertions by date, changes of position, and verdicts that move as sources come in."""

from collections.abc import Iterator, Sequence
from itertools import combinations, product

import attrs

from argmap.findings.subject import Subject
from argmap.model.dates import in_order, is_before
from argmap.model.elements import QuotationKind
from argmap.model.voicing import asserter
from argmap.reasoning.chronology import date_of, not_yet_raised, said_after
from argmap.reasoning.kinds import Kinds
from argmap.reasoning.whatif import change_of

MOST_DATES = 8


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
