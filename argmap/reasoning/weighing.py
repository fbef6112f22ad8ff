"""Strengths as preferences: a reason against defeats a reason for unless it is known to be weaker.

Only the last step counts (last-link principle, Modgil and Prakken 2013). The weight of a step is its
`strength`; that of a claim on its own is its `credence` (the middle of its band), or else the best grade of
the sources that are quoted for it. What has no weight is neither weaker nor stronger than anything.
"""

from collections.abc import Collection, Mapping
from types import MappingProxyType

import attrs

from argmap.english import count, listed
from argmap.model.content import MapContent
from argmap.model.elements import Claim, Quotation
from argmap.model.voicing import mouths
from argmap.reasoning.program import QUOTED, STANDS, STEP, Program

GRADES: Mapping[str, float] = MappingProxyType({"A": 0.95, "B": 0.8, "C": 0.6, "D": 0.35, "E": 0.1})
"""The weight of what a source of a grade of the Admiralty scale says; `F` cannot be judged."""


@attrs.frozen
class Weights:
    """The weights of the steps and claims of a map."""

    steps: Mapping[str, float]
    claims: Mapping[str, float]

    def apply(self, program: Program) -> None:
        """Let only those steps against a claim stop a step for it that are not weaker, and the other way round.

        A guard `not den(c)` becomes one guard for each rule for `den(c)` that is not weaker; the rules get
        atoms of their own for that.
        """
        rules_for: dict[int, list[int]] = {}
        for rule, head in enumerate(program.heads):
            rules_for.setdefault(head, []).append(rule)
        own: dict[int, int] = {}
        guards: dict[int, tuple[int, ...]] = {}
        for claim in dict.fromkeys((*program.denied, *program.objected)):
            against = [table[claim] for table in (program.denied, program.objected) if claim in table]
            both = rules_for.get(claim, ()), [rule for atom in against for rule in rules_for.get(atom, ())]
            if not all(any(self.of(rule, program) is not None for rule in side) for side in both):
                continue
            for ours, theirs, guard in ((both[0], both[1], against), (both[1], both[0], [claim])):
                for rule in ours:
                    if not any(each in program.negative[rule] for each in guard):
                        continue
                    heeding = [their for their in theirs if not self._weaker(their, rule, program)]
                    heeded = [self._own_atom(each, program, own) for each in heeding]
                    kept = tuple(each for each in program.negative[rule] if each not in guard)
                    guards[rule] = (*kept, *heeded)
        for rule, negative in guards.items():
            program.negative[rule] = negative
            if rule in own:
                at = own[rule]
                program.negative[at] = negative

    def _weaker(self, rule: int, than: int, program: Program) -> bool:
        first, second = self.of(rule, program), self.of(than, program)
        return first is not None and second is not None and first < second

    def of(self, rule: int, program: Program) -> float | None:
        """The weight of a rule; `None` where the map gives it none."""
        kind, name = program.origins[rule]
        if kind in (STANDS, QUOTED):
            return self.claims.get(name)
        return self.steps.get(name) if kind == STEP else None

    def _own_atom(self, rule: int, program: Program, own: dict[int, int]) -> int:
        """The atom that holds exactly when the body of a rule does."""
        if rule not in own:
            atom = program.new_atom()
            own[rule] = program.add(atom, program.positive[rule], program.negative[rule], program.origins[rule])
        return program.heads[own[rule]]


def silenced(amap: MapContent, without: Collection[str]) -> frozenset[str]:
    """The speakers and sources whose word goes with what is withdrawn.

    These are who is withdrawn himself, who speaks for him, and the texts that have their news from there.
    """
    if not without:
        return frozenset()
    below: dict[str, list[str]] = {}
    for speaker in amap.speakers.values():
        if speaker.speaks_for:
            below.setdefault(speaker.speaks_for, []).append(speaker.id)
    for source in amap.sources.values():
        for repeated in source.repeats:
            below.setdefault(repeated, []).append(source.id)
    found = {each: None for each in without if each in amap.speakers or each in amap.sources}
    for each in (queue := list(found)):
        for more in below.get(each, ()):
            if more not in found:
                found[more] = None
                queue.append(more)
    return frozenset(found)


def is_withdrawn(quotation: Quotation, without: Collection[str], silent: Collection[str]) -> bool:
    """Whether a quotation goes with what is withdrawn: the text that it stands in, or a voice behind it."""
    return quotation.source in without or any(each in silent for each in mouths(quotation))


def weights_of(amap: MapContent, *, without: Collection[str] = (), silent: Collection[str] = ()) -> Weights:
    """The weights that a map gives, when some sources and speakers are withdrawn."""
    steps = {id_: step.strength for id_, step in amap.inferences.items() if step.strength is not None}
    claims = {}
    for claim in amap.claims.values():
        weight = _claim_weight(claim, amap, without, silent)
        if weight is not None:
            claims[claim.id] = weight
    return Weights(steps, claims)


def unweighed(amap: MapContent) -> str:
    """What strengths do not decide although the map says that they count: a sentence, or nothing."""
    questions = sum(1 for question in amap.questions.values() if len(question.answers) > 1)
    contradictions = sum(1 for each in amap.contradictions.values() if not each.question)
    if not amap.weighing or not (questions or contradictions):
        return ""
    left = [count(contradictions, "contradiction")] if contradictions else []
    left += [count(questions, "question with rival answers", "questions with rival answers")] if questions else []
    return (
        f"strengths do not decide the {listed(left)} of this map, only between reasons for and against the same claim"
    )


def _claim_weight(claim: Claim, amap: MapContent, without: Collection[str], silent: Collection[str]) -> float | None:
    if claim.credence is not None:
        return (claim.credence.low + claim.credence.high) / 2
    quotes = (quotation for quotation in claim.quotes if not is_withdrawn(quotation, without, silent))
    known = (amap.sources[quotation.source].reliability[:1] for quotation in quotes)
    return max((GRADES[grade] for grade in known if grade in GRADES), default=None)
