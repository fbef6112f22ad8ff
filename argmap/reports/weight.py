"""What carries the weight: what the top claims hang on, and what would fall without it."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import product

import attrs

from argmap.analysis.provenance import Support
from argmap.english import count, fits
from argmap.model.elements import Verdict
from argmap.reasoning.key_assumptions import KeyAssumption, key_assumptions
from argmap.reasoning.whatif import flips
from argmap.reports.contested import attack_in_words
from argmap.reports.page import Item, Writer, item
from argmap.reports.subject import Subject
from argmap.reports.words import listed, ref, refs, say, sentence, strong

MOST_TOPS = 12
"""Top claims of which it is tried what changes them."""
MOST_WORK = 100_000
"""Labels that are worked out again for one top claim."""
MOST_SOURCES = 20
"""Sources of which it is tried what falls without them."""
MOST_CARRYING = 2_000_000
"""Steps that are followed in counting what rests on claims that nothing backs."""
MOST_SHOWN = 7


@attrs.frozen
class Loss:
    """Something without which a top claim has another verdict: a claim, step, contradiction or source, or two."""

    without: tuple[str, ...]
    kind: str
    verdict: str


@attrs.frozen
class Load:
    """What a top claim hangs on.

    Attributes:
        claim: the top claim.
        verdict: its grounded verdict.
        losses: the smallest withdrawals that change it, the nearest first.
        complete: false where not everything was tried.
        sources: the sources behind it, each with the claims that it is quoted for.
        independent: the ways from independent sources to it that share no claim.
    """

    claim: str
    verdict: str
    losses: tuple[Loss, ...]
    complete: bool
    sources: tuple[tuple[str, tuple[str, ...]], ...]
    independent: int


@attrs.frozen
class Unbacked:
    """A claim that nothing backs, the number of claims that rest on it, and the top claims among them."""

    claim: str
    carries: int
    tops: tuple[str, ...]


@attrs.frozen
class Withdrawal:
    """What verdicts change when a source is withdrawn: of claims that hang on it alone, and of others."""

    source: str
    own: tuple[str, ...]
    changes: tuple[tuple[str, str, str], ...]


@attrs.frozen
class Weight:
    """The chapter.

    Attributes:
        loads: what the top claims hang on.
        assumptions: what is taken for granted behind the top claims, those that most verdicts hang on first.
        assumptions_complete: false where not every assumption was tried.
        not_tried: top claims beyond the first ones, of which nothing was tried.
        unbacked: claims that nothing backs, those that carry most first.
        single: for a source, the claims that hang on it alone.
        echoes: claims with quotations that are not independent, and what repeats what.
        source_circles: sources that repeat each other in a circle.
        second_hand: claim, speaker and source of quotations through a source that repeats others.
        withdrawals: what changes without a source, most changes first.
        sources_not_tried: how many sources were not tried.
    """

    loads: tuple[Load, ...]
    not_tried: tuple[str, ...]
    assumptions: tuple[KeyAssumption, ...]
    assumptions_complete: bool
    unbacked: tuple[Unbacked, ...]
    single: tuple[tuple[str, tuple[str, ...]], ...]
    echoes: tuple[tuple[str, str], ...]
    source_circles: tuple[tuple[str, ...], ...]
    second_hand: tuple[tuple[str, str, str], ...]
    withdrawals: tuple[Withdrawal, ...]
    sources_not_tried: int


def weight(subject: Subject) -> Weight:
    """Find what carries the weight of a map."""
    known = subject.facts.provenance
    supports = {support.claim: support for support in known.supports}
    tops = subject.tops
    by_source: dict[str, list[str]] = {}
    for claim, source in known.hanging.items():
        by_source.setdefault(source, []).append(claim)
    withdrawals, left = _withdrawals(subject)
    granted = key_assumptions(subject.reasoner, tops, trials=subject.trials)
    return Weight(
        loads=tuple(_load(claim, subject, supports) for claim in tops[:MOST_TOPS]),
        not_tried=tops[MOST_TOPS:],
        assumptions=granted.assumptions,
        assumptions_complete=granted.complete,
        unbacked=tuple(
            sorted(_unbacked(subject), key=lambda each: (-len(each.tops), -each.carries, subject.order[each.claim]))
        ),
        single=tuple((source, tuple(by_source[source])) for source in subject.map.sources if source in by_source),
        echoes=tuple(dict.fromkeys((echo.claim, echo.chain) for echo in known.echoes)),
        source_circles=known.circles,
        second_hand=tuple(dict.fromkeys((claim, each.speaker, each.source) for claim, each in known.second_hand)),
        withdrawals=withdrawals,
        sources_not_tried=left,
    )


def _load(claim: str, subject: Subject, supports: Mapping[str, Support]) -> Load:
    found = flips(subject.reasoner, claim, seconds=None, work=MOST_WORK, trials=subject.trials, assuming=False)
    losses = [Loss(flip.without, _kind(flip.without, subject), flip.after.value) for flip in found.flips]
    support = supports.get(claim)
    sources = tuple(support.sources.items()) if support else ()
    independent = support.independent if support else 0
    return Load(
        claim=claim,
        verdict=found.label.value,
        losses=tuple(_telling(losses, subject)),
        complete=found.complete,
        sources=sources,
        independent=independent,
    )


def _telling(losses: Sequence[Loss], subject: Subject) -> Iterator[Loss]:
    """The losses without those of a step that say the same as the loss of a premise of it."""
    known = {(frozenset(loss.without), loss.verdict) for loss in losses}
    steps = subject.map.inferences
    for each in losses:
        instead = product(*((name, *(steps[name].premises if name in steps else ())) for name in each.without))
        if not any(way != each.without and (frozenset(way), each.verdict) in known for way in instead):
            yield each


def _kind(names: Sequence[str], subject: Subject) -> str:
    kinds = []
    for name in names:
        if name in subject.map.claims:
            leaf = name not in subject.facts.reasons
            kinds.append("leaf claim" if leaf else "claim")
        elif name in subject.map.inferences:
            kinds.append("step")
        elif name in subject.map.contradictions:
            kinds.append("contradiction")
        else:
            kinds.append("source")
    return " and ".join(kinds)


def _unbacked(subject: Subject) -> Iterator[Unbacked]:
    up: dict[str, list[str]] = {}
    for step in subject.map.inferences.values():
        if step.kind.speaks_for:
            for premise in step.premises:
                up.setdefault(premise, []).append(step.target)
    tops = set(subject.tops)
    work = 0
    for id_, claim in subject.map.claims.items():
        if claim.assumed or claim.quotations or id_ in subject.facts.reasons or work > MOST_CARRYING:
            continue
        seen = {id_: None}
        for each in (queue := [id_]):
            for target in up.get(each, ()):
                if target not in seen:
                    seen[target] = None
                    queue.append(target)
        work += len(seen)
        yield Unbacked(id_, len(seen) - 1, tuple(each for each in seen if each in tops and each != id_))


def _withdrawals(subject: Subject) -> tuple[tuple[Withdrawal, ...], int]:
    numbers: dict[str, int] = dict.fromkeys(subject.map.sources, 0)
    for claim in subject.map.claims.values():
        for each in claim.quotations:
            numbers[each.source] += 1
    quoted = sorted((number for number in numbers if numbers[number]), key=lambda each: -numbers[each])
    found = []
    for source in quoted[:MOST_SOURCES]:
        changed = subject.reasoner.whatif(without=[source]).changed
        own = [claim for claim, _, _ in changed if subject.facts.provenance.hanging.get(claim) == source]
        others = tuple((claim, one.value, other.value) for claim, one, other in changed if claim not in set(own))
        found.append(Withdrawal(source, tuple(own), others))
    found.sort(key=lambda each: (-len(each.changes), -len(each.own)))
    return tuple(found), max(len(quoted) - MOST_SOURCES, 0)


def show(chapter: Weight, subject: Subject, page: Writer) -> None:
    """Write the chapter."""
    if chapter.loads:
        page.heading(3, "What the top claims hang on")
        page.bullets(_show_load(load, subject) for load in chapter.loads)
        if chapter.not_tried:
            more = count(len(chapter.not_tried), "further top claim")
            page.text(f"{more} {fits(len(chapter.not_tried), 'was', 'were')} not tried; name one with --top.")
    if chapter.assumptions:
        page.heading(3, say("What is taken for granted ({})", len(chapter.assumptions)))
        page.text(
            "Claims that are assumed and steps without a warrant, with the number of verdicts that would change "
            "without each."
        )
        page.bullets(
            (_show_assumption(each, subject) for each in chapter.assumptions),
            most=MOST_SHOWN,
            title="What is taken for granted",
        )
        if not chapter.assumptions_complete:
            page.text("Not every assumption was tried.")
    carrying = [each for each in chapter.unbacked if each.carries]
    if carrying:
        page.heading(3, say("Claims that nothing backs and that others rest on ({})", len(carrying)))
        page.bullets(
            (_show_unbacked(each, subject) for each in carrying), most=MOST_SHOWN, title="Claims that nothing backs"
        )
    if chapter.withdrawals:
        page.heading(3, "What falls without a source")
        page.bullets(map(_show_withdrawal, chapter.withdrawals), most=MOST_SHOWN, title="What falls without a source")
        if chapter.sources_not_tried:
            page.text(f"{chapter.sources_not_tried:,} sources with fewer quotations were not tried.")
    if chapter.single:
        page.heading(3, "Claims that hang on one source")
        page.bullets(
            item(say("{}: {}", ref(source), refs(claims)))
            if len(claims) <= 8
            else item(say("{}: {}, {}", ref(source), count(len(claims), "claim"), refs(claims, most=6)))
            for source, claims in chapter.single
        )
    if chapter.echoes or chapter.source_circles or chapter.second_hand:
        page.heading(3, "Circular and second-hand reporting")
        page.bullets(_reporting(chapter, subject), most=MOST_SHOWN, title="Circular and second-hand reporting")
    if not (chapter.loads or carrying or chapter.withdrawals):
        page.text("No claim on the map rests on another one.")


def _show_assumption(each: KeyAssumption, subject: Subject) -> Item:
    number = count(len(each.carries), "verdict")
    step = subject.map.inferences.get(each.id) if each.step else None
    if step is None:
        return item(say("{}: {}", subject.claim(each.id), number))
    return item(say("{}: {}", attack_in_words(step, subject), number))


def _show_load(each: Load, subject: Subject) -> Item:
    head = say("{} is {}.", subject.claim(each.claim), strong(each.verdict))
    below = []
    singles = [loss for loss in each.losses if len(loss.without) == 1]
    if singles:
        by: dict[tuple[str, str], list[str]] = {}
        for loss in singles:
            by.setdefault((loss.kind, loss.verdict), []).append(loss.without[0])
        for (kind, label), names in by.items():
            which = f"any of the {kind}s" if len(names) > 1 else f"the {kind}"
            below.append(item(say("without {} {} it would be {}", which, refs(names, last="or"), label)))
    elif each.losses:
        pairs = [say("{} and {}", *map(ref, loss.without)) for loss in each.losses[:3]]
        below.append(item(say("nothing alone changes that; together these would: {}", listed(pairs, last="or"))))
    elif each.complete:
        below.append(item("no claim, step or source changes that by being withdrawn, alone or with one other"))
    else:
        below.append(item("no single claim, step or source was found that changes that by being withdrawn"))
    if not each.complete and singles:
        below.append(item("there may be more: not everything that bears on it was tried"))
    if each.sources:
        rests = listed([say("{} ({})", ref(source), count(len(claims), "claim")) for source, claims in each.sources])
        below.append(item(say("behind it: {}; {}", rests, ways(each.independent))))
    return Item(head, tuple(below))


def ways(number: int) -> str:
    """How many ways from independent sources lead to a claim."""
    if number == 1:
        return "all by one way, or from sources that are not independent"
    return f"by {number} ways that share no source and no claim"


def _show_unbacked(each: Unbacked, subject: Subject) -> Item:
    claims = count(each.carries, "claim")
    if each.tops and each.carries == len(each.tops):
        return item(
            say(
                "{}: {} {} on it",
                subject.claim(each.claim),
                refs(each.tops, most=3),
                fits(each.carries, "rests", "rest"),
            )
        )
    tops = say(", among them {}", refs(each.tops, most=3)) if each.tops else ""
    return item(say("{}: {} {} on it{}", subject.claim(each.claim), claims, fits(each.carries, "rests", "rest"), tops))


def _show_withdrawal(each: Withdrawal) -> Item:
    fallen = [say("{} ({}, then {})", ref(claim), before, after) for claim, before, after in each.changes]
    own = f"{count(len(each.own), 'claim')} that {fits(len(each.own), 'hangs', 'hang')} on it alone"
    if not fallen:
        return item(say("{}: {}", ref(each.source), f"only {own}" if each.own else "no verdict changes"))
    end = f"; besides {own}" if each.own else ""
    return item(say("{}: {}{}", ref(each.source), listed(fallen, most=6), end))


def _reporting(chapter: Weight, subject: Subject) -> Iterator[Item]:
    for claim, chain in chapter.echoes:
        yield item(say("not independent: the quotations of {}, since {}", ref(claim), sentence(chain)))
    for circle in chapter.source_circles:
        yield item(say("in a circle: {} repeat each other", refs(circle)))
    by: dict[tuple[str, str], list[str]] = {}
    for claim, speaker, source in chapter.second_hand:
        by.setdefault((speaker, source), []).append(claim)
    for (speaker, source), claims in by.items():
        yield item(say("at second hand: {} on {}, through {}", subject.name(speaker), refs(claims), ref(source)))


def pivots(chapter: Weight) -> Iterator[tuple[str, Loss]]:
    """Top claims that one leaf claim or one source alone decides."""
    for load in chapter.loads:
        for loss in load.losses:
            if loss.kind in ("leaf claim", "source") and load.verdict == Verdict.ACCEPTED:
                yield load.claim, loss
                break
