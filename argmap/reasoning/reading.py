"""A map read as a flat assumption-based framework, which is also a normal logic program.

Assumptions do not appear: where an assumption can be attacked, its contrary stands negated in the body
of the rule (Caminada and Schulz 2017: flat ABA frameworks and normal logic programs are the same
thing). No argument trees are built; the program is as large as the map.

    claim s that stands on its own        s ← not D(s), not aside(s)
    a quotation q of s that is aimed at   s ← not off(q), not D(s), not aside(s)
    P supports c, called a                c ← P, not cut(a), not aside(c), not D(c)
    P rebuts c, called b                  den(c) ← P, not cut(b), not c
    P undercuts the step a, called u      cut(a) ← P, not cut(u)
    P undercuts the claim c, called u     aside(c) ← P, not cut(u)
    P undercuts quotation q, called u     off(q) ← P, not cut(u)
    P undercuts a wording w of c          off(w) ← P, not cut(u); it guards the quotations, the reasons and the
                                          assuming of that wording
    s contradicts t                       den(s) ← t        den(t) ← s
    P implies c                           c ← P             den(p) ← P∖{p}, den(c)  for each p in P
                                                            obj(p) ← P∖{p}, obj(c)
    a denial quotation of c               obj(c) ← not c    (and not off(q), where it is aimed at)
    a rebuttal that echoes such a denial  obj(c) ← P, not cut(b), not c

Claims that restate each other are one (`argmap.model.propositions`). `not D(c)` is `not den(c), not obj(c)`: a denial
answers a claim, it does not prove the contrary. What is said against a claim by a denial is kept apart (`obj`) from
reasons for its contrary (`den`): only these make it *rejected*. An echo is a rebuttal all of whose premises are claims
without reasons, quoted only in the words of such a denial.

Sources: Bondarenko, Dung, Kowalski, Toni 1997; Toni 2014 (flat ABA); Caminada & Amgoud 2007
(transpositions); Pollock 1987 (rebutting and undercutting).
"""

import re
from collections.abc import Callable, Collection, Iterator, Sequence

import attrs

from argmap.model.content import MapContent
from argmap.model.elements import Claim, Inference, InferenceKind, Proposition, Quotation, QuotationKind
from argmap.model.propositions import ById, Propositions, as_propositions, with_undercuts, without_wordings
from argmap.model.voicing import Aims, QuotationIndex
from argmap.reasoning.program import (
    DENIED,
    EXCLUDED,
    GIVEN,
    QUOTED,
    STANDS,
    STEP,
    STRICT,
    TRANSPOSED,
    Program,
)
from argmap.reasoning.weighing import Weights, is_improbable
from argmap.reasoning.withdrawal import is_withdrawn


@attrs.frozen
class Change:
    """What is different from the map for the sake of argument.

    `without` are claims, inferences, contradictions, sources and speakers that are withdrawn; `assume` are claims
    that are taken for given, whatever speaks against them. `failed` are quotations, by claim and place, whose words
    do not stand in their text, `struck` such as are withdrawn one by one: they count for nothing. `silent` are the
    speakers and sources whose word goes with what is withdrawn. `until` is the last day (`2026-03-31`) of which
    something counts.
    """

    without: frozenset[str] = frozenset()
    assume: frozenset[str] = frozenset()
    failed: frozenset[tuple[str, int]] = frozenset()
    struck: frozenset[tuple[str, int]] = frozenset()
    silent: frozenset[str] = frozenset()
    until: str = ""

    def withdraws(self, claim: str, place: int, quotation: Quotation) -> bool:
        """Whether a quotation is taken out: its source, a voice, or the quotation itself."""
        if self.without and is_withdrawn(quotation, self.without, self.silent):
            return True
        return bool(self.struck) and (claim, place) in self.struck

    def __or__(self, other: "Change") -> "Change":
        """Both changes together."""
        return Change(
            without=self.without | other.without,
            assume=self.assume | other.assume,
            failed=self.failed | other.failed,
            struck=self.struck | other.struck,
            silent=self.silent | other.silent,
            until=min(filter(None, (self.until, other.until)), default=""),
        )


NO_CHANGE = Change()


def of_propositions(amap: MapContent, change: Change) -> tuple[MapContent, Change]:
    """A map with one claim for each proposition, and a change of it by the places that quotations have there."""
    found = as_propositions(amap)
    if found is amap or not isinstance(found, Propositions):
        return amap, change
    failed, struck = (frozenset(found.place(*each) for each in places) for places in (change.failed, change.struck))
    return found, attrs.evolve(change, failed=failed, struck=struck)


def without_wordings_of(amap: MapContent, change: Change) -> tuple[MapContent, Change]:
    """Read a map again where wordings or restatements of it are withdrawn, and say the rest of the change of that.

    A wording takes along its words and what is written to it; a proposition goes with the last of its wordings.
    """
    if not isinstance(amap, Propositions) or not (change.without or change.assume):
        return amap, change
    claims, written = amap.written.claims, amap.written
    heads = amap.heads
    wordings = {each for each in change.without if each in heads and each in claims}
    restatements = change.without & written.restatements.keys()
    without = {heads.get(each, each) for each in change.without - wordings - restatements}
    found: MapContent = amap
    if wordings or restatements:
        found = as_propositions(without_wordings(written, wordings, restatements))
        left = found.heads if isinstance(found, Propositions) else {}
        kept = {left.get(each, each) for each in claims if each not in wordings}
        without |= {left.get(each, each) for each in wordings} - kept
        places = found.place if isinstance(found, Propositions) else _as_it_is
        change = attrs.evolve(
            change,
            failed=_places(change.failed, amap, places, wordings),
            struck=_places(change.struck, amap, places, wordings),
        )
    assume = frozenset(found.claims[each].id for each in change.assume)
    return found, attrs.evolve(change, without=frozenset(without), assume=assume)


def _as_it_is(claim: str, place: int) -> tuple[str, int]:
    return claim, place


def _places(
    places: Collection[tuple[str, int]],
    amap: Propositions,
    to: Callable[[str, int], tuple[str, int]],
    gone: Collection[str],
) -> frozenset[tuple[str, int]]:
    written = (amap.written_place(*each) for each in places)
    return frozenset(to(*each) for each in written if each[0] not in gone)


def is_assumed(claim: Claim, has_reasons: Collection[str]) -> bool:
    """Whether a claim needs neither words nor reasons: it is assumed, or nothing at all is given for it.

    An `open` claim is one that somebody has yet to back, and one that has quotations is left to them.
    """
    return claim.assumed or not (claim.open or claim.quotations or claim.id in has_reasons)


def stands_on_its_own(claim: Claim, has_reasons: Collection[str], change: Change = NO_CHANGE) -> bool:
    """Whether a claim needs no reason: it is quoted, assumed, or nothing at all is given for it.

    A claim that only sources stand behind which are withdrawn does not, nor one that is only denied, suspected, hoped
    or mentioned.
    """
    if is_assumed(claim, has_reasons):
        return True
    return any(True for _ in live_quotations(claim, QuotationKind.QUOTE, change))


def live_quotations(claim: Claim, kind: QuotationKind, change: Change) -> Iterator[tuple[int, Quotation]]:
    """The quotations of a kind that neither fail nor are withdrawn, with their places."""
    for at, quotation in enumerate(claim.quotations):
        kept = quotation.kind is kind and not change.withdraws(claim.id, at, quotation)
        if kept and (not change.failed or (claim.id, at) not in change.failed):
            yield at, quotation


def program_of(amap: MapContent, *, weights: Weights | None = None, change: Change = NO_CHANGE) -> Program:
    """Read a map as a program, in one pass over its claims and relations."""
    return MapReading(amap, weights=weights, change=change).program


class MapReading:
    """A map read as a program.

    `aims` are what its undercuts of quotations hit, `echoes` the rebuttals that say a denial a second time.
    """

    def __init__(self, amap: MapContent, *, weights: Weights | None = None, change: Change = NO_CHANGE) -> None:
        self.map, self.change = amap, change
        self.weighing = weights is not None
        self.without = without = change.without
        self.program = Program(tuple(amap.claims), len(amap.claims))
        self.atom_of = {claim: at for at, claim in enumerate(self.program.claims)}
        if isinstance(amap, Propositions):
            self.atom_of = ById(self.atom_of, amap.heads)
        self.program.atom_of = self.atom_of
        self.given = {self.atom_of[claim] for claim in change.assume if claim in self.atom_of}
        gone = _gone(amap, without) if without else frozenset()
        self.steps = [step for step in amap.inferences.values() if step.id not in gone]
        self.contradictions = [
            each
            for each in amap.contradictions.values()
            if not without or not {each.id, each.first, each.second} & without
        ]
        self.has_reasons = {step.target for step in amap.inferences.values() if step.kind.speaks_for}
        self.aims = Aims(amap, self.steps)
        self.quoted = [claim for claim in amap.claims.values() if claim.quotations and claim.id not in without]
        self.denials = {
            claim.id: found
            for claim in self.quoted
            if (found := list(live_quotations(claim, QuotationKind.DENIAL, change)))
        }
        self.echoes = self._echoes()
        self._read()
        if weights is not None:
            weights.apply(self.program)

    def _read(self) -> None:
        """Make the atoms and the rules."""
        self._make_atoms()
        for at, claim in enumerate(self.map.claims.values()):
            if self.without and claim.id in self.without:
                continue
            if claim.id in self.change.assume:
                self.program.add(at, (), (), (GIVEN, claim.id))
            else:
                self._stand(at, claim)
        for step in self.steps:
            self._add_step(step)
        for each in self.contradictions:
            first, second = self.atom_of[each.first], self.atom_of[each.second]
            self.program.add(self._denial(first), (second,), (), (EXCLUDED, each.id))
            if first != second:
                self.program.add(self._denial(second), (first,), (), (EXCLUDED, each.id))
        for claim_id, denials in self.denials.items():
            self._deny_in_words(self.atom_of[claim_id], claim_id, denials)

    def _stand(self, at: int, claim: Claim) -> None:
        """Let a claim stand on its own: by one rule, and one more for each quotation that is aimed at."""
        if self.weighing and is_improbable(claim):
            return
        guards = self.program.against(at)
        free = []
        wordings = claim.wordings if isinstance(claim, Proposition) else ()
        if claim.quotations:
            for place, _ in live_quotations(claim, QuotationKind.QUOTE, self.change):
                off = self._off(claim.id, place)
                if off or self.weighing:
                    self._say(at, (*off, *guards), (QUOTED, claim.id), [place])
                else:
                    free.append(place)
        if is_assumed(claim, self.has_reasons):
            granting = [each for each in wordings if each.assumed]
            for each in granting:
                self.program.add(at, (), (*self._off_wordings(each.id), *guards), (STANDS, claim.id))
            if not granting:
                off = self._off_wordings(*(each.id for each in wordings))
                self.program.add(at, (), (*off, *guards), (STANDS, claim.id))
                return
        if free:
            self._say(at, guards, (STANDS, claim.id), free)

    def _say(self, head: int, guards: tuple[int, ...], origin: tuple[str, str], places: Sequence[int]) -> None:
        """Add a rule that rests on quotations."""
        self.program.words[self.program.add(head, (), guards, origin)] = tuple(places)

    def _deny_in_words(self, at: int, claim: str, denials: Sequence[tuple[int, Quotation]]) -> None:
        head, free = self._objection(at), []
        for place, _ in denials:
            off = self._off(claim, place)
            if off or self.weighing:
                self._say(head, (*off, at), (DENIED, claim), [place])
            else:
                free.append(place)
        if free:
            self._say(head, (at,), (DENIED, claim), free)

    def _off(self, claim: str, place: int) -> tuple[int, ...]:
        """The atoms that set a quotation aside."""
        return tuple([self.program.off[target] for target in self.aims.at(claim, place)])

    def _off_wordings(self, *wordings: str) -> tuple[int, ...]:
        """The atoms that set wordings of a claim aside."""
        return tuple([self.program.off[each] for each in wordings if each in self.program.off])

    def _make_atoms(self) -> None:
        """Make atoms for what can be attacked, and for no more: an uncontested map has only its claims."""
        atom_of, made = self.atom_of, self.program
        strict: dict[int, list[int]] = {}
        for step in self.steps:
            if step.kind is InferenceKind.UNDERCUTS:
                self._make_aside(self.map.wording(step.id) or step.target, step.target)
            elif step.kind is InferenceKind.REBUTS:
                _make(made.objected if step.id in self.echoes else made.denied, atom_of[step.target], made)
            elif step.kind is InferenceKind.IMPLIES:
                _make(made.denied, atom_of[step.target], made)
                for premise in step.premises:
                    _make(made.denied, atom_of[premise], made)
                    strict.setdefault(atom_of[step.target], []).append(atom_of[premise])
        for contradiction in self.contradictions:
            _make(made.denied, atom_of[contradiction.first], made)
            _make(made.denied, atom_of[contradiction.second], made)
        for denied in self.denials:
            _make(made.objected, atom_of[denied], made)
        queue = list(made.objected) if strict else []
        for at in queue:  # what is objected to is objected to all that implies it
            for below in strict.get(at, ()):
                if below not in made.objected:
                    _make(made.objected, below, made)
                    queue.append(below)

    def _make_aside(self, aim: str, target: str) -> None:
        made = self.program
        table = made.off if aim in self.aims.targets else made.cut
        if table is made.cut and target in self.atom_of:
            _make(made.aside, self.atom_of[target], made)
        elif aim not in table:
            table[aim] = made.new_atom()

    def _denial(self, claim: int) -> int:
        """The atom for reasons for the contrary of a claim; of a given claim, one that nothing heeds."""
        return self.program.new_atom() if claim in self.given else self.program.denied[claim]

    def _objection(self, claim: int) -> int:
        """The same for objections in words."""
        return self.program.new_atom() if claim in self.given else self.program.objected[claim]

    def _add_step(self, step: Inference) -> None:
        """Add the rules of one inference."""
        atom_of, made = self.atom_of, self.program
        premises = tuple([atom_of[each] for each in step.premises])
        own = (made.cut[step.id],) if step.id in made.cut else ()
        if step.kind is InferenceKind.SUPPORTS:
            head = atom_of[step.target]
            off = self._off_wordings(self.map.wording(step.id)) if made.off else ()
            made.rule_of[step.id] = made.add(head, premises, (*own, *off, *made.against(head)), (STEP, step.id))
        elif step.kind is InferenceKind.REBUTS:
            claim = atom_of[step.target]
            head = self._objection(claim) if step.id in self.echoes else self._denial(claim)
            made.rule_of[step.id] = made.add(head, premises, (*own, claim), (STEP, step.id))
        elif step.kind is InferenceKind.UNDERCUTS:
            aim = self.map.wording(step.id) or step.target
            if aim in self.aims.targets:
                head = made.off[aim]
            else:
                head = made.aside[atom_of[aim]] if aim in atom_of else made.cut[aim]
            made.rule_of[step.id] = made.add(head, premises, own, (STEP, step.id))
        else:
            head = atom_of[step.target]
            made.rule_of[step.id] = made.add(head, premises, (), (STRICT, step.id))
            for at, premise in enumerate(premises):
                others = premises[:at] + premises[at + 1 :]
                made.add(self._denial(premise), (*others, made.denied[head]), (), (TRANSPOSED, step.id))
                if head in made.objected:
                    made.add(self._objection(premise), (*others, made.objected[head]), (), (TRANSPOSED, step.id))

    def _echoes(self) -> frozenset[str]:
        """The rebuttals that say a denial of their claim a second time, whatever is withdrawn."""
        words: dict[str, list[tuple[str, str]]] = {}
        found = []
        for step in self.steps:
            if step.kind is not InferenceKind.REBUTS or not self.map.claims[step.target].denials:
                continue
            if step.target not in words:
                denials = self.map.claims[step.target].denials
                words[step.target] = [(each.source, _words(each.text)) for each in denials]
            if all(self._echoed(premise, words[step.target]) for premise in step.premises):
                found.append(step.id)
        return frozenset(found)

    def _echoed(self, premise: str, denials: Sequence[tuple[str, str]]) -> bool:
        """Whether a claim has nothing but quotations, each of words that overlap the passage of a denial."""
        claim = self.map.claims[premise]
        if claim.assumed or premise in self.has_reasons or not claim.quotes:
            return False
        return all(
            any(source == each.source and _overlap(_words(each.text), words) for source, words in denials)
            for each in claim.quotes
        )


_WORD = re.compile(r"\w+")


def _words(text: str) -> str:
    """The words of a quotation, each between spaces."""
    return f" {' '.join(_WORD.findall(text.casefold()))} "


def _overlap(one: str, other: str) -> bool:
    """Whether one of two passages holds the other."""
    return bool(one.strip()) and bool(other.strip()) and (one in other or other in one)


def _make(table: dict[int, int], claim: int, program: Program) -> None:
    if claim not in table:
        table[claim] = program.new_atom()


def _gone(amap: MapContent, without: frozenset[str]) -> frozenset[str]:
    """The inferences that are withdrawn, lose a premise or their target, or undercut one of these."""
    index = QuotationIndex(amap.claims)
    gone = []
    for step in amap.inferences.values():
        if step.id in without or step.target in without or any(premise in without for premise in step.premises):
            gone.append(step.id)
        elif step.target not in amap.claims and step.target not in amap.inferences:
            hit = index.hit(step.target)
            if hit is not None and hit[0] in without:
                gone.append(step.id)
    return frozenset(with_undercuts(amap, gone))
