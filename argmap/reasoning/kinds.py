"""What stands behind each verdict: the grounds of a claim, the objections to it, and so the kind of its verdict.

A *ground* of a claim is a quotation that asserts it, that it is assumed (or nothing at all is given), or a step for it.
It is *live* when its premises are accepted and nothing sets it aside, *dead* when one of these fails, else *open*. An
*objection* is a denial, a rebuttal, a contradicting claim, an undercut of the claim, or what denies a claim that it
strictly implies. The kind is the first row of a table that fits (`argmap.model.verdict_kinds`).
"""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import cached_property

import attrs

from argmap.model.elements import Claim, InferenceKind, Proposition, Quotation, QuotationKind, Verdict
from argmap.model.verdict_kinds import VerdictKind, VerdictWord, word_of
from argmap.reasoning.labeller import Labeller
from argmap.reasoning.reading import is_assumed, live_quotations
from argmap.reasoning.weighing import is_improbable
from argmap.reasoning.wellfounded import FALSE, OPEN, TRUE


class GroundKind(StrEnum):
    """What a claim can stand on."""

    QUOTATION = "quotation"
    GRANTED = "granted"
    STEP = "step"


@attrs.frozen
class Footing:
    """A ground of a claim: a quotation by its place in the claim, a step by its id, or that it is granted.

    `state` is 1 where it is live, -1 where it is dead, else 0; `aside` says that something sets it aside.
    """

    kind: GroundKind
    place: int
    step: str
    state: int
    aside: bool


class ObjectionKind(StrEnum):
    """What can be said against a claim."""

    DENIAL = "denial"
    REBUTTAL = "rebuttal"
    ECHO = "echo"
    CONTRADICTION = "contradiction"
    UNDERCUT = "undercut"
    TRANSPOSED = "transposed"


@attrs.frozen
class Objection:
    """Something against a claim: a denial by its place, a step or a contradiction by its id; `state` as of a ground.

    An *echo* is a rebuttal that says a denial a second time; *transposed* is a strict step to a claim that is attacked.
    """

    kind: ObjectionKind
    place: int
    id: str
    state: int


@attrs.frozen
class Standing:
    """The verdict on a claim, the kind of it, and the word that people read.

    `grounds` and `objections` are in the order of the map: quotations first, then steps.
    """

    claim: str
    label: Verdict
    kind: VerdictKind
    grounds: tuple[Footing, ...]
    objections: tuple[Objection, ...]

    @property
    def word(self) -> VerdictWord:
        """The word for it."""
        return word_of(self.label, self.kind)

    @property
    def set_aside(self) -> int:
        """How many grounds something sets aside."""
        return sum(each.aside for each in self.grounds)


class Kinds:
    """The standing of each claim by the grounded labelling of a map."""

    def __init__(self, labeller: Labeller) -> None:
        self.labeller = labeller
        self.map, self.program, self.change = labeller.map, labeller.program, labeller.change
        self.values = labeller.search.labels.values
        self.labels = labeller.grounded.claims
        program = self.program
        self._for: dict[str, list[str]] = {}
        self._against: dict[str, list[str]] = {}
        for step in self.map.inferences.values():
            early = labeller.not_raised and not labeller.not_raised.isdisjoint(step.premises)  # nobody had said it yet
            if step.id in program.rule_of and step.target in program.atom_of and not early:
                table = self._for if step.kind.speaks_for else self._against
                table.setdefault(step.target, []).append(step.id)
        self._given_reasons = {step.target for step in self.map.inferences.values() if step.kind.speaks_for}
        self._pairs: dict[str, list[str]] = {}
        without = self.change.without
        for each in self.map.contradictions.values():
            if without.isdisjoint((each.id, each.first, each.second)) and labeller.not_raised.isdisjoint(
                (each.first, each.second)
            ):
                for claim in dict.fromkeys((each.first, each.second)):
                    self._pairs.setdefault(claim, []).append(each.id)
        self._objected = {program.heads[rule] for rule in program.rule_of.values()}
        self._found: dict[str, Standing] = {}

    def of(self, claim: str) -> Standing:
        """The standing of a claim of the map."""
        known = self._found.get(claim)
        if known is None and self.map.claims[claim].id != claim:
            known = self._found[claim] = self.of(self.map.claims[claim].id)
        if known is None:
            grounds, objections = tuple(self._grounds(claim)), tuple(self._objections(claim))
            kind = self._kind(claim, grounds, objections)
            known = self._found[claim] = Standing(
                claim=claim, label=self.labels[claim], kind=kind, grounds=grounds, objections=objections
            )
        return known

    def all(self) -> Iterator[Standing]:
        """The standing of every claim, in the order of the map."""
        return map(self.of, self.map.claims)

    def _value(self, table: dict[str, int], name: str) -> int:
        atom = table.get(name)
        return FALSE if atom is None else self.values[atom]

    def off(self, claim: str, place: int) -> int:
        """Whether a quotation is set aside: 1, -1, or 0 where that is open."""
        offs = [self.values[self.program.off[target]] for target in self.labeller.aims.at(claim, place)]
        return max(offs, default=FALSE)

    def _is_improbable(self, claim: str) -> bool:
        """Whether strengths count and a claim is less probable than not, so that its own words carry nothing."""
        return self.labeller.weights is not None and is_improbable(self.map.claims[claim])

    def _by_weight(self, claim: str) -> bool:
        """Whether a claim fell only because what stands for it is weaker than what is said against it."""
        if self.labeller.weights is None or self.values[self.program.atom_of[claim]] != FALSE:
            return False
        return any(each.state != FALSE for each in self._grounds(claim))

    def _granting_off(self, claim: Claim) -> int:
        """Whether an undercut of one of its wordings sets aside that a claim is taken as given."""
        if not isinstance(claim, Proposition):
            return FALSE
        off = {each.id: self._value(self.program.off, each.id) for each in claim.wordings}
        if claim.assumed:
            return min(off[each.id] for each in claim.wordings if each.assumed)
        return max(off.values())

    def aside(self, claim: str) -> int:
        """Whether a claim is set aside."""
        atom = self.program.aside.get(self.program.atom_of[claim])
        return FALSE if atom is None else self.values[atom]

    def premises(self, step: str) -> int:
        """Whether all premises of a step are accepted."""
        return min(self.values[self.program.atom_of[each]] for each in self.map.inferences[step].premises)

    def step_state(self, step: str) -> int:
        """Whether a step goes through, apart from what is said against its target."""
        return min(self.premises(step), -self._value(self.program.cut, step))

    def _grounds(self, claim: str) -> Iterator[Footing]:
        found, aside = self.map.claims[claim], self.aside(claim)
        if claim in self.change.without:
            return
        if claim in self.change.assume:
            yield Footing(kind=GroundKind.GRANTED, place=-1, step="", state=TRUE, aside=False)
            return
        dead = self._is_improbable(claim)
        for place, _ in live_quotations(found, QuotationKind.QUOTE, self.change):
            off = max(self.off(claim, place), aside)
            state = FALSE if dead else -off
            yield Footing(kind=GroundKind.QUOTATION, place=place, step="", state=state, aside=off == TRUE)
        if is_assumed(found, self._given_reasons):
            off = max(aside, self._granting_off(found))
            state = FALSE if dead else -off
            yield Footing(kind=GroundKind.GRANTED, place=-1, step="", state=state, aside=off == TRUE)
        for step in self._for.get(claim, ()):
            if self.map.inferences[step].kind is InferenceKind.IMPLIES:
                yield Footing(kind=GroundKind.STEP, place=-1, step=step, state=self.premises(step), aside=False)
            else:
                wording = self._value(self.program.off, self.map.wording(step))
                cut = max(self._value(self.program.cut, step), aside, wording)
                yield Footing(
                    kind=GroundKind.STEP, place=-1, step=step, state=min(self.premises(step), -cut), aside=cut == TRUE
                )

    def _objections(self, claim: str) -> Iterator[Objection]:
        if claim in self.change.assume or claim in self.change.without:
            return
        found = self.map.claims[claim]
        for place, _ in live_quotations(found, QuotationKind.DENIAL, self.change):
            yield Objection(ObjectionKind.DENIAL, place, "", -self.off(claim, place))
        for step in self._against.get(claim, ()):
            kind = ObjectionKind.UNDERCUT
            if self.map.wording(step) and self.map.inferences[step].kind is InferenceKind.UNDERCUTS:
                continue  # it sets one wording aside, and is nothing against the others
            if self.map.inferences[step].kind is InferenceKind.REBUTS:
                kind = ObjectionKind.ECHO if step in self.labeller.echoes else ObjectionKind.REBUTTAL
            state = self.step_state(step)
            if state == FALSE and kind is not ObjectionKind.UNDERCUT and self._fell_by_weight(step):
                state = OPEN
            yield Objection(kind, -1, step, state)
        for id_ in self._pairs.get(claim, ()):
            pair = self.map.contradictions[id_]
            other = pair.second if pair.first == claim else pair.first
            state = self.values[self.program.atom_of[other]]
            if state == FALSE and other != claim and self._by_weight(other):
                state = OPEN
            yield Objection(ObjectionKind.CONTRADICTION, -1, id_, state)
        for step in self._implied.get(claim, ()):
            yield Objection(ObjectionKind.TRANSPOSED, -1, step, self._transposed(claim, step))

    def _fell_by_weight(self, step: str) -> bool:
        """Whether a step fails for nothing but premises that are outweighed."""
        if self._value(self.program.cut, step) == TRUE:
            return False
        failing = [
            each for each in self.map.inferences[step].premises if self.values[self.program.atom_of[each]] == FALSE
        ]
        return bool(failing) and all(self._by_weight(each) for each in failing)

    @cached_property
    def _implied(self) -> dict[str, list[str]]:
        """For each claim the strict steps from it to claims that something is said against, however far off."""
        strict = [
            step
            for step in self.map.inferences.values()
            if step.kind is InferenceKind.IMPLIES and step.id in self.program.rule_of
        ]
        below: dict[str, list[str]] = {}
        for step in strict:
            below.setdefault(step.target, []).append(step.id)
        attacked = [claim for claim in below if self._is_attacked(claim)]
        seen = set(attacked)
        found: dict[str, list[str]] = {}
        for target in attacked:
            for id_ in below.get(target, ()):
                for premise in dict.fromkeys(self.map.inferences[id_].premises):
                    found.setdefault(premise, []).append(id_)
                    if premise not in seen:
                        seen.add(premise)
                        attacked.append(premise)
        return found

    def _is_attacked(self, claim: str) -> bool:
        """Whether something is said against a claim itself (not only that it be set aside)."""
        if claim in self._pairs or any(True for _ in live_quotations(self.map.claims[claim], _DENIAL, self.change)):
            return True
        steps = (self.map.inferences[step].kind for step in self._against.get(claim, ()))
        return any(kind is InferenceKind.REBUTS for kind in steps)

    def _transposed(self, claim: str, step: str) -> int:
        """Whether a strict step denies one of its premises: its target is denied, and the others are accepted."""
        found, program = self.map.inferences[step], self.program
        others = [self.values[program.atom_of[each]] for each in found.premises if each != claim]
        target = program.atom_of[found.target]
        tables = program.denied, program.objected
        denied = max((self.values[table[target]] for table in tables if target in table), default=FALSE)
        return min([denied, *others])

    def _kind(self, claim: str, grounds: Sequence[Footing], objections: Sequence[Objection]) -> VerdictKind:
        label = self.labels[claim]
        stands = any(each.state != FALSE for each in grounds)
        against = [each for each in objections if each.state != FALSE]
        if label is Verdict.ACCEPTED:
            if against:
                return VerdictKind.PREVAILS
            if objections:
                return VerdictKind.ANSWERED
            live = {each.kind for each in grounds if each.state == TRUE}
            if GroundKind.STEP in live:
                return VerdictKind.SUPPORTED
            return VerdictKind.UNCHALLENGED if GroundKind.QUOTATION in live else VerdictKind.GRANTED
        if label is Verdict.REJECTED:
            return VerdictKind.OUTWEIGHED if stands else VerdictKind.CONTRADICTED
        if label is Verdict.UNDECIDED:
            if not against or not any(each.state == TRUE for each in grounds):
                return VerdictKind.PENDING
            only_words = all(each.kind in (ObjectionKind.DENIAL, ObjectionKind.ECHO) for each in against)
            return VerdictKind.DENIED if only_words else VerdictKind.DISPUTED
        first = self._before_fallen(grounds, improbable=self._is_improbable(claim))
        return first or (VerdictKind.FALLEN if claim in self._fallen else self._without_ground(claim))

    def _before_fallen(self, grounds: Sequence[Footing], *, improbable: bool) -> VerdictKind | None:
        """The kind of an unsupported claim by its own grounds alone."""
        if improbable:
            return VerdictKind.IMPROBABLE
        if any(each.state != FALSE for each in grounds):
            return VerdictKind.OUTWEIGHED
        return VerdictKind.IMPUGNED if any(each.aside for each in grounds) else None

    @cached_property
    def _fallen(self) -> frozenset[str]:
        """Unsupported claims of which a reason fell: the least set by the table."""
        uses: dict[str, list[str]] = {}
        for step in self.map.inferences.values():
            if step.kind.speaks_for and step.id in self.program.rule_of:
                for premise in step.premises:
                    uses.setdefault(premise, []).append(step.target)
        first = {
            claim: self._before_fallen(tuple(self._grounds(claim)), improbable=self._is_improbable(claim))
            for claim, label in self.labels.items()
            if label is Verdict.UNSUPPORTED
        }
        queue = [claim for claim, label in self.labels.items() if label is Verdict.REJECTED]
        roots = (VerdictKind.IMPUGNED, VerdictKind.IMPROBABLE)
        queue += [claim for claim, kind in first.items() if kind in roots]
        fallen: set[str] = set()
        for claim in queue:
            for target in uses.get(claim, ()):
                if target in first and first[target] is None and target not in fallen:
                    fallen.add(target)
                    queue.append(target)
        return frozenset(fallen)

    def _without_ground(self, claim: str) -> VerdictKind:
        found, change = self.map.claims[claim], self.change
        if claim in change.without:
            return VerdictKind.WITHDRAWN
        all_kinds = {each.kind for _, each in self._kept(claim)}
        if found.quotes:
            return VerdictKind.MISQUOTED if QuotationKind.QUOTE in all_kinds else VerdictKind.WITHDRAWN
        kinds = {each.kind for each in self.kept(claim)}
        if all_kinds and not kinds:
            return VerdictKind.MISQUOTED
        if kinds - {QuotationKind.DENIAL}:
            return VerdictKind.SUSPECTED
        return VerdictKind.ONLY_DENIED if kinds else VerdictKind.GROUNDLESS

    def had_reasons(self, claim: str) -> bool:
        """Whether the map gives a reason for a claim, whatever is withdrawn."""
        return claim in self._given_reasons

    def kept(self, claim: str) -> list[Quotation]:
        """The quotations of a claim that are not withdrawn and whose words stand in their text."""
        return [each for place, each in self._kept(claim) if (claim, place) not in self.change.failed]

    def failed(self, claim: str) -> list[Quotation]:
        """The quotations of a claim that count, are not withdrawn, and whose words do not stand in their text."""
        return [each for place, each in self._kept(claim) if each.kind.counts and (claim, place) in self.change.failed]

    def _kept(self, claim: str) -> list[tuple[int, Quotation]]:
        withdraws = self.change.withdraws
        found = enumerate(self.map.claims[claim].quotations)
        return [(place, each) for place, each in found if not withdraws(claim, place, each)]


_DENIAL = QuotationKind.DENIAL
