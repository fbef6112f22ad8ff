"""Weights as preferences: what is known to be weaker is not heeded.

A weight is an interval from 0 to 1. That of a step is its `strength`, that of a claim on its own its `credence` (the
middle of its band), both points. A quotation is as good as the chain through which it came, from the text to whoever
asserts it: at most the worst grade in it, and at least that where all are graded, else 0. So the grade of a tabloid
bounds what it relays, and a good paper does not vouch for whom it quotes. A step without a strength is as strong as its
weakest premise, and a premise lies between the least and the greatest weight of what it stands on (last link where
strengths are given, weakest link where they are not: Modgil and Prakken 2013 leave that case to the premises).

One thing is weaker than another if its upper end is below the other's lower end. A footing or a rebuttal ignores what
is weaker than itself and heeds all else; the footings of two claims that contradict each other are compared in the
same way. Undercuts are never weighed (Pollock 1987), strict steps and what follows from them are never weaker. What
is less probable than not carries nothing: a claim whose credence is below one half has no footing of its own.
"""

from collections.abc import Collection, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from argmap.graphs import components
from argmap.model.content import MapContent
from argmap.model.credence import Level, told_strength
from argmap.model.elements import Claim, Quotation, QuotationKind
from argmap.model.voicing import mouths
from argmap.reasoning.program import DENIED, QUOTED, STANDS, STEP, STRICT, TRANSPOSED, Program

GRADES: Mapping[str, float] = MappingProxyType({"A": 0.95, "B": 0.8, "C": 0.6, "D": 0.35, "E": 0.1})
"""The weight of what a source or a speaker of a grade of the Admiralty scale says; `F` cannot be judged."""
EVEN = 0.5
LEVELS = tuple(Level)


class WeightRange(NamedTuple):
    """The least and the greatest that something can weigh: as numbers, or as ranks of `levels` in words."""

    low: float
    high: float
    levels: bool = False


UNKNOWN = WeightRange(0.0, 1.0)


def is_weaker(one: WeightRange, other: WeightRange) -> bool:
    """Whether one thing is known to weigh less than another; a number and a level cannot be compared."""
    return one.levels is other.levels and one.high < other.low


def is_improbable(claim: Claim) -> bool:
    """Whether a claim is less probable than not."""
    credence = claim.credence
    return credence is not None and credence.level is None and (credence.low + credence.high) / 2 < EVEN


class Weights:
    """The weights of the rules of a map's program, and what they make of the guards."""

    def __init__(self, amap: MapContent) -> None:
        self.map = amap
        self._rules: list[WeightRange] = []
        self._grades: dict[str, float | None] = {}

    # ---- the weights of the map ----

    def grade(self, voice: str) -> float | None:
        """The weight of the grade of a speaker or a source; `None` where it has none."""
        if voice not in self._grades:
            known = [table[voice].reliability for table in (self.map.speakers, self.map.sources) if voice in table]
            self._grades[voice] = next((GRADES[each[0]] for each in known if each[:1] in GRADES), None)
        return self._grades[voice]

    def chain(self, quotation: Quotation) -> tuple[str, ...]:
        """Through whom words came: the text, who speaks in it, and whom he cites."""
        return tuple(dict.fromkeys((quotation.source, *mouths(quotation))))

    def of_quotation(self, claim: Claim, quotation: Quotation) -> WeightRange:
        """The weight of somebody's words on a claim."""
        if claim.credence is not None and quotation.kind is QuotationKind.QUOTE:
            return _point(claim)
        grades = [self.grade(each) for each in self.chain(quotation)]
        known = [each for each in grades if each is not None]
        if not known:
            return UNKNOWN
        return WeightRange(min(known) if len(known) == len(grades) else 0.0, min(known))

    def of(self, rule: int) -> WeightRange:
        """The weight of a rule of the program that was weighed."""
        return self._rules[rule] if rule < len(self._rules) else UNKNOWN

    def told(self, rule: int, program: Program, *, most: bool) -> str:
        """What the weight of a rule comes from, as a sentence tells it: its least, or the `most` it can be."""
        kind, name = program.origins[rule]
        step = self.map.inferences.get(name) if kind == STEP else None
        if step is not None and step.strength is not None:
            return f"strength {told_strength(step.strength)}"
        claim = self.map.claims[name] if kind in (STANDS, QUOTED, DENIED) else None
        if claim is not None and claim.credence is not None and kind != DENIED:
            return f"credence {claim.credence.written}"
        places = program.words.get(rule, ())
        if claim is not None and len(places) == 1:
            voices = self.chain(claim.quotations[places[0]])
            graded = {self.grade(each): each for each in voices}
            worst = graded.get(self.of(rule).high)
            if worst is not None:
                return f"grade {self._letter(worst)}"
        weight = self.of(rule)
        if weight.levels:
            return f"at most {LEVELS[int(weight.high)]}" if most else f"at least {LEVELS[int(weight.low)]}"
        return f"at most {weight.high:g}" if most else f"at least {weight.low:g}"

    def _letter(self, voice: str) -> str:
        known = [table[voice].reliability for table in (self.map.speakers, self.map.sources) if voice in table]
        return next(each[0] for each in known if each[:1] in GRADES)

    # ---- the weights of a program ----

    def apply(self, program: Program) -> None:
        """Let each rule for or against a claim heed only what is not weaker than itself.

        A guard `not den(c)` becomes one guard for each rule for `den(c)` that is heeded, and where a contradicting
        claim is what denies `c`, one for each rule for that claim; the rules get atoms of their own for that. Claims
        of which nothing is weaker than anything against it keep their guards.
        """
        by_head: dict[int, list[int]] = {}
        for rule, head in enumerate(program.heads):
            by_head.setdefault(head, []).append(rule)
        self._rules = self._weigh(program, by_head)
        own: dict[int, int] = {}
        guards: dict[int, tuple[int, ...]] = {}
        for claim in dict.fromkeys((*program.denied, *program.objected)):
            sides = _Sides(claim, program, by_head)
            if self._decides(sides):
                for rule in sides.ours:
                    heeded = [each for each in sides.theirs if not self._weaker(each, rule, program)]
                    guards[rule] = self._guards(rule, (*sides.against, claim), heeded, sides, program, own)
                for rule in sides.rebutting:
                    heeded = [each for each in sides.standing if not self._weaker(each, rule, program)]
                    guards[rule] = self._guards(rule, (claim,), heeded, None, program, own)
        for rule, negative in guards.items():
            program.unweighed[rule] = program.negative[rule]
            program.negative[rule] = negative
            if rule in own:
                program.negative[own[rule]] = negative

    def _decides(self, sides: "_Sides") -> bool:
        """Whether anything for a claim is weaker than something against it, or the other way round."""
        for ours, theirs in ((sides.standing, sides.theirs), (sides.theirs, sides.standing)):
            for levels in (False, True):
                highs = [
                    self._rules[at].high for at in ours if at not in sides.fixed and self._rules[at].levels is levels
                ]
                lows = [self._rules[at].low for at in theirs if self._rules[at].levels is levels]
                if highs and lows and min(highs) < max(lows):
                    return True
        return False

    def _weaker(self, rule: int, than: int, program: Program) -> bool:
        """Whether a rule need not be heeded; what follows strictly always is."""
        return program.origins[rule][0] not in _FIXED and is_weaker(self._rules[rule], self._rules[than])

    def _guards(
        self,
        rule: int,
        replaced: Collection[int],
        heeded: Sequence[int],
        sides: "_Sides | None",
        program: Program,
        own: dict[int, int],
    ) -> tuple[int, ...]:
        kept = [each for each in program.negative[rule] if each not in replaced]
        atoms = [self._own_atom(each, program, own) for each in heeded]
        if sides is not None and sides.excludes_itself:
            atoms.append(sides.claim)
        return tuple(dict.fromkeys((*kept, *atoms)))

    def _own_atom(self, rule: int, program: Program, own: dict[int, int]) -> int:
        """The atom that holds exactly when the body of a rule does."""
        if rule not in own:
            atom = program.new_atom()
            own[rule] = program.add(atom, program.positive[rule], program.negative[rule], program.origins[rule])
            if rule in program.words:
                program.words[own[rule]] = program.words[rule]
        return program.heads[own[rule]]

    def _weigh(self, program: Program, by_head: Mapping[int, Sequence[int]]) -> list[WeightRange]:
        """The weight of every rule; those of claims come before those of the steps that rest on them."""
        found: list[WeightRange] = [UNKNOWN] * len(program.heads)
        waiting: dict[int, list[int]] = {}
        for rule, (kind, name) in enumerate(program.origins):
            if kind in (STANDS, QUOTED, DENIED):
                found[rule] = self._own_weight(name, program.words.get(rule, ()))
            elif kind in (STEP, STRICT):
                step = self.map.inferences[name]
                if isinstance(step.strength, Level):
                    found[rule] = WeightRange(step.strength.rank, step.strength.rank, levels=True)
                elif step.strength is not None:
                    found[rule] = WeightRange(step.strength, step.strength)
                else:
                    waiting.setdefault(program.heads[rule], []).append(rule)
        claims = range(len(program.claims))
        above = {at: [each for rule in waiting.get(at, ()) for each in program.positive[rule]] for at in claims}
        weights: list[WeightRange] = [UNKNOWN] * len(program.claims)
        for group in components(above):
            inside = {*group}
            circular = len(group) > 1 or group[0] in above[group[0]]
            for at in group:
                for rule in waiting.get(at, ()):
                    if not circular or inside.isdisjoint(program.positive[rule]):
                        found[rule] = _weakest([weights[each] for each in program.positive[rule]])
            for at in group:
                rules = [found[rule] for rule in by_head.get(at, ())]
                if rules and not is_improbable(self.map.claims[program.claims[at]]):
                    weights[at] = _between(rules)
        for head, rules_of in waiting.items():
            for rule in rules_of if head >= len(program.claims) else ():
                found[rule] = _weakest([weights[each] for each in program.positive[rule]])
        return found

    def _own_weight(self, name: str, places: Sequence[int]) -> WeightRange:
        """The weight of a claim on its own: of the words that it stands on, or of its being taken as given."""
        claim = self.map.claims[name]
        if places:
            each = [self.of_quotation(claim, claim.quotations[place]) for place in places]
            return _between(each)
        return UNKNOWN if claim.credence is None else _point(claim)


_FIXED = (STRICT, TRANSPOSED)


class _Sides:
    """The rules for and against a claim, and those for the claims that contradict it."""

    def __init__(self, claim: int, program: Program, by_head: Mapping[int, Sequence[int]]) -> None:
        self.claim = claim
        origins = program.origins
        self.against = [table[claim] for table in (program.denied, program.objected) if claim in table]
        self.standing = by_head.get(claim, ())
        self.ours = [rule for rule in self.standing if any(each in program.negative[rule] for each in self.against)]
        rules = [rule for atom in self.against for rule in by_head.get(atom, ())]
        self.rebutting = [rule for rule in rules if claim in program.negative[rule]]
        rivals = dict.fromkeys(
            program.positive[rule][0] for rule in rules if origins[rule][0] not in (STEP, DENIED, TRANSPOSED)
        )
        self.excludes_itself = claim in rivals
        self.theirs = [
            *self.rebutting,
            *(rule for rule in rules if origins[rule][0] == TRANSPOSED),
            *(rule for rival in rivals if rival != claim for rule in by_head.get(rival, ())),
        ]
        self.fixed = {rule for rule in (*self.standing, *self.theirs) if origins[rule][0] in _FIXED}


def _point(claim: Claim) -> WeightRange:
    assert claim.credence is not None
    if claim.credence.level is not None:
        return WeightRange(claim.credence.level.rank, claim.credence.level.rank, levels=True)
    middle = (claim.credence.low + claim.credence.high) / 2
    return WeightRange(middle, middle)


def _weakest(weights: Sequence[WeightRange]) -> WeightRange:
    if not weights or len({each.levels for each in weights}) > 1:
        return UNKNOWN
    return WeightRange(min(each.low for each in weights), min(each.high for each in weights), weights[0].levels)


def _between(weights: Sequence[WeightRange]) -> WeightRange:
    if len({each.levels for each in weights}) > 1:
        return UNKNOWN
    return WeightRange(min(each.low for each in weights), max(each.high for each in weights), weights[0].levels)


def ungraded(amap: MapContent) -> dict[str, str]:
    """The voices without a grade in chains of which another voice has one: what it is worth then is not known.

    Each with such a source or speaker that is graded.
    """
    weights = Weights(amap)
    found: dict[str, str] = {}
    for claim in amap.claims.values():
        for quotation in claim.quotations:
            if quotation.kind.counts:
                chain = weights.chain(quotation)
                graded = next((each for each in chain if weights.grade(each) is not None), None)
                for each in chain if graded is not None else ():
                    if weights.grade(each) is None:
                        found.setdefault(each, graded or "")
    return found
