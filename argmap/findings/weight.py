"""What carries the weight: what the top claims hang on, and what would fall without it."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import product

import attrs

from argmap.analysis.provenance import Support
from argmap.findings.subject import Subject
from argmap.model.elements import Verdict
from argmap.reasoning.key_assumptions import KeyAssumption, key_assumptions
from argmap.reasoning.whatif import flips

MOST_TOPS = 12
"""Top claims of which it is tried what changes them."""
MOST_WORK = 100_000
"""Labels that are worked out again for one top claim."""
MOST_SOURCES = 20
"""Sources of which it is tried what falls without them."""
MOST_CARRYING = 2_000_000
"""Steps that are followed in counting what rests on claims that nothing backs."""


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
        voices: the independent voices that it rests on; `voices_exact` is false where there may be more.
    """

    claim: str
    verdict: str
    losses: tuple[Loss, ...]
    complete: bool
    sources: tuple[tuple[str, tuple[str, ...]], ...]
    voices: int
    voices_exact: bool


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
    voices = subject.reasoner.voices(claim)
    return Load(
        claim=claim,
        verdict=found.label.value,
        losses=tuple(_telling(losses, subject)),
        complete=found.complete,
        sources=sources,
        voices=voices.number,
        voices_exact=voices.exact,
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


def pivots(chapter: Weight) -> Iterator[tuple[str, Loss]]:
    """Top claims that one leaf claim or one source alone decides."""
    for load in chapter.loads:
        for loss in load.losses:
            if loss.kind in ("leaf claim", "source") and load.verdict == Verdict.ACCEPTED:
                yield load.claim, loss
                break
