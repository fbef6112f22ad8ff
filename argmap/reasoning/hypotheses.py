"""Hypotheses against evidence: the rival answers of a question, by what their author holds against each.

An item *counts* when it is accepted, is *open* when it is undecided, and is *void* otherwise. What speaks against an
answer is counted, nothing is counted for one: the answer with least against it is not proved, and a third one may be
true. Items on the word of the same voices count once. An item is *diagnostic* if it is against some answers and not
against all, and *decisive* if without it other answers would have least against them.

Source: Heuer, Psychology of Intelligence Analysis (1999), chapter 8, the analysis of competing hypotheses.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum

import attrs

from argmap.model.elements import Evidence, InferenceKind, Question, Verdict
from argmap.reasoning.labels import StepLabel
from argmap.reasoning.reasoner import Reasoner


class ItemState(StrEnum):
    """What an item of evidence is worth by the verdict on it."""

    COUNTS = "counts"
    OPEN = "open"
    VOID = "void"


_STATES: Mapping[Verdict, ItemState] = {Verdict.ACCEPTED: ItemState.COUNTS, Verdict.UNDECIDED: ItemState.OPEN}


@attrs.frozen
class RatedItem:
    """An item of evidence: what it is against, and what comes of it.

    `same_voices` is an earlier item on the word of the very same voices against the same answer: they count as one.
    """

    item: str
    against: tuple[str, ...]
    state: ItemState
    diagnostic: bool
    decisive: bool
    same_voices: str = ""


@attrs.frozen
class Hypothesis:
    """An answer, how much counts against it, and how much more would if what is open were accepted."""

    answer: str
    inconsistent: int
    open: int


@attrs.frozen
class Hypotheses:
    """A question as its author rates it: the answers with least against them first, the telling items first."""

    question: str
    exhaustive: bool
    answers: tuple[Hypothesis, ...]
    items: tuple[RatedItem, ...]


def hypotheses(reasoner: Reasoner, question: Question) -> Hypotheses:
    """Count what the author of a question holds against its answers."""
    labels = reasoner.grounded.claims
    states = {each.item: _STATES.get(labels[each.item], ItemState.VOID) for each in question.evidence}
    voices = {each.item: voices_behind(reasoner, each.item) for each in question.evidence}
    first: dict[tuple[frozenset[str], str], str] = {}
    same = {}
    for each in question.evidence:
        known = voices[each.item]
        ones = [first.setdefault((known, answer), each.item) for answer in each.against] if known else []
        same[each.item] = next((one for one in ones if one != each.item), "")
    counting = _Counting(question, states, voices)
    items = [
        RatedItem(
            item=each.item,
            against=each.against,
            state=states[each.item],
            diagnostic=0 < len(each.against) < len(question.answers),
            decisive=states[each.item] is ItemState.COUNTS and counting.fewest() != counting.fewest(without=each),
            same_voices=same[each.item],
        )
        for each in question.evidence
    ]
    items.sort(key=lambda each: (not each.decisive, not each.diagnostic, each.state is ItemState.VOID))
    answers = [_hypothesis(answer, question.evidence, states, voices) for answer in question.answers]
    answers.sort(key=lambda each: (each.inconsistent, each.open))
    return Hypotheses(question.id, question.exhaustive, tuple(answers), tuple(items))


def voices_behind(reasoner: Reasoner, claim: str) -> frozenset[str]:
    """The voices of all that a claim rests on, through its reasons too; none where something is taken as given."""
    found: dict[str, None] = {}
    seen = {claim}
    queue = [claim]
    for each in queue:
        quotations = reasoner.map.claims[each].quotations
        live = [ground for ground in reasoner.standing(each).grounds if ground.state >= 0]
        words = [quotations[ground.place] for ground in live if ground.place >= 0]
        steps = [reasoner.map.inferences[ground.step] for ground in live if ground.step]
        if len(words) + len(steps) < len(live) or not live:
            return frozenset()
        for quotation in words:
            found.update(dict.fromkeys(reasoner.voice_count.origins.of_quotation(quotation)))
        for premise in (premise for step in steps for premise in step.premises):
            if premise not in seen:
                seen.add(premise)
                queue.append(premise)
    return frozenset(found)


def _hypothesis(
    answer: str,
    evidence: Iterable[Evidence],
    states: Mapping[str, ItemState],
    voices: Mapping[str, frozenset[str]],
) -> Hypothesis:
    """Count the items against an answer, those on the same voices once, and then what is open."""

    def groups(state: ItemState) -> set[str | frozenset[str]]:
        items = [each.item for each in evidence if answer in each.against and states[each.item] is state]
        return {voices[each] or each for each in items}

    counting = groups(ItemState.COUNTS)
    return Hypothesis(answer, len(counting), len(groups(ItemState.OPEN) - counting))


class _Counting:
    """What counts against each answer, by the voices that it rests on, so that an item can be left out at once."""

    def __init__(
        self, question: Question, states: Mapping[str, ItemState], voices: Mapping[str, frozenset[str]]
    ) -> None:
        self.states, self.voices = states, voices
        self.against: dict[str, Counter[str | frozenset[str]]] = {answer: Counter() for answer in question.answers}
        for each in question.evidence:
            if states[each.item] is ItemState.COUNTS:
                for answer in each.against:
                    self.against[answer][voices[each.item] or each.item] += 1

    def fewest(self, without: Evidence | None = None) -> frozenset[str]:
        """The answers with least that counts against them, perhaps without one item."""
        numbers = {}
        for answer, groups in self.against.items():
            numbers[answer] = len(groups)
            if without is not None and answer in without.against:
                numbers[answer] -= groups[self.voices[without.item] or without.item] == 1
        least = min(numbers.values(), default=0)
        return frozenset(answer for answer, number in numbers.items() if number == least)


@attrs.frozen
class Suggestion:
    """A claim that the map sets against some answers, by a chain with one rebuttal or contradiction."""

    item: str
    against: tuple[str, ...]


def suggestions(reasoner: Reasoner, question: Question) -> tuple[Suggestion, ...]:
    """The roots of chains of reasons that lead against an answer, in the order of the map; a chain is one item.

    Every step of a chain goes through or is open, and one of them is a rebuttal, or it ends in a claim that contradicts
    what the answer rests on. An undercut suggests nothing: it takes away, and tells no answer from another.
    """
    found: dict[str, list[str]] = {}
    for answer in question.answers:
        for root in _against(reasoner, question, answer):
            found.setdefault(root, []).append(answer)
    rated = {each.item for each in question.evidence}
    return tuple(
        Suggestion(claim, tuple(found[claim]))
        for claim in reasoner.map.claims
        if claim in found and claim not in question.answers and claim not in rated
    )


def _against(reasoner: Reasoner, question: Question, answer: str) -> Iterator[str]:
    """The roots of the chains against an answer."""
    amap, labels = reasoner.map, reasoner.grounded.inferences
    reasons: dict[str, list[str]] = {}
    attacks: dict[str, list[str]] = {}
    for step in amap.inferences.values():
        if labels[step.id] is not StepLabel.OUT and step.target in amap.claims:
            if step.kind.speaks_for:
                reasons.setdefault(step.target, []).extend(step.premises)
            elif step.kind is InferenceKind.REBUTS:
                attacks.setdefault(step.target, []).extend(step.premises)
    for pair in amap.contradictions.values():
        if not pair.question:
            attacks.setdefault(pair.first, []).append(pair.second)
            attacks.setdefault(pair.second, []).append(pair.first)
    seen = {(answer, False)}
    for claim, turned in (queue := [(answer, False)]):
        further = [(each, turned) for each in reasons.get(claim, ())]
        further += [(each, True) for each in attacks.get(claim, ())] if not turned else []
        if turned and claim not in reasons:
            yield claim
        for each in further:
            if each not in seen and each[0] not in question.answers:
                seen.add(each)
                queue.append(each)
