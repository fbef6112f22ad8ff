"""Why a claim has its label: a finite derivation in plain sentences, no step of which rests on itself."""

from collections.abc import Iterator, Sequence

import attrs

from argmap.brief_repr import brief_repr
from argmap.english import listed
from argmap.model.elements import Inference, InferenceKind, QuotationKind, Verdict
from argmap.model.known import known
from argmap.reasoning.derivation import Derivation
from argmap.reasoning.labeller import Labeller
from argmap.reasoning.labels import StepLabel, body_label
from argmap.reasoning.program import DENIED, EXCLUDED, GIVEN, QUOTED, STANDS, STEP, STRICT, TRANSPOSED
from argmap.reasoning.weighing import is_withdrawn
from argmap.reasoning.wellfounded import FALSE, OPEN, TRUE

MOST_GROUNDS = 500
"""Claims of a derivation that are looked at unless a question says otherwise."""
_WEAKER = {
    QuotationKind.SUSPICION: "suspected",
    QuotationKind.HOPE: "hoped for or feared",
    QuotationKind.MENTION: "mentioned",
}
MOST_SHOWN = 4
"""Reasons that one sentence names; it says how many more there are."""


@attrs.frozen
class Ground:
    """One claim of a derivation: its label, why it has it, and the claims that this rests on."""

    claim: str
    label: Verdict
    sentence: str
    rests_on: tuple[str, ...]

    @property
    def verdict(self) -> Verdict:
        """The label, by the word that JSON has for it."""
        return self.label

    @property
    def because(self) -> str:
        """The sentence, by the word that JSON has for it."""
        return self.sentence

    __repr__ = brief_repr


@attrs.frozen
class Why:
    """Why a claim has its grounded label.

    `grounds` holds what the sentence rests on, each claim once, in the order in which the grounded pass
    decided them: every decided one rests only on such as stand before it. Undecided ones stand last, in
    the order of the map; they hold each other. `complete` is false where only the nearest were looked at.
    """

    claim: str
    label: Verdict
    sentence: str
    grounds: tuple[Ground, ...]
    complete: bool = True

    @property
    def verdict(self) -> Verdict:
        """The label, by the word that JSON has for it."""
        return self.label

    @property
    def because(self) -> str:
        """The sentence, by the word that JSON has for it."""
        return self.sentence

    def __iter__(self) -> Iterator[Ground]:
        """What the sentence rests on."""
        return iter(self.grounds)

    def __len__(self) -> int:
        return len(self.grounds)

    __repr__ = brief_repr


class Explainer:
    """Says why, from one grounded labelling."""

    def __init__(self, reasoner: Labeller) -> None:
        self.reasoner = reasoner
        self.map = reasoner.map
        self.program = reasoner.program
        self.labels = reasoner.search.labels
        self.values = self.labels.values
        self.claims = reasoner.grounded.claims
        self.derivation = Derivation(self.program, self.labels, self.claims)
        self._grounds: dict[str, Ground] = {}
        self._order = {each: at for at, each in enumerate(self.map.claims)}
        self._rules = self.derivation.rules
        against = self.program.denied, self.program.objected, self.program.aside
        self._about = {atom: claim for table in against for claim, atom in table.items()}

    def why(self, claim: str, *, limit: int = MOST_GROUNDS) -> Why:
        """The derivation of a claim's label, with the nearest 500 grounds unless `limit` says otherwise.

        Raises:
            UnknownNameError: (a `KeyError`) if the map has no such claim.
        """
        own = self.ground(known(claim, self.map.claims))
        found = {claim: own}
        queue = [claim]
        complete = True
        for each in queue:
            for other in found[each].rests_on:
                if other not in found and len(found) > limit:
                    complete = False
                elif other not in found:
                    found[other] = self.ground(other)
                    queue.append(other)
        del found[claim]

        def rank(ground: Ground) -> tuple[int, int]:
            undecided = ground.label is Verdict.UNDECIDED
            last = len(self.values)
            return last if undecided else self.derivation.decided(ground.claim), self._order[ground.claim]

        return Why(
            claim=claim,
            label=own.label,
            sentence=own.sentence,
            grounds=tuple(sorted(found.values(), key=rank)),
            complete=complete,
        )

    def ground(self, claim: str) -> Ground:
        """The label of one claim and the sentence for it."""
        known = self._grounds.get(claim)
        if known is None:
            known = self._grounds[claim] = self._ground(claim)
        return known

    def _ground(self, claim: str) -> Ground:
        atom = self.program.atom_of[claim]
        label = self.claims[claim]
        if label is Verdict.UNDECIDED:
            rests: dict[str, None] = {}
            sentence = self._undecided(atom, rests)
            rests.pop(claim, None)
            return Ground(claim, label, sentence, tuple(rests))
        limit = self.derivation.decided(claim)
        if label is Verdict.ACCEPTED:
            sentence = self._accepted(claim, atom, limit)
        elif label is Verdict.REJECTED:
            sentence = self._rejected(claim, atom, limit)
        else:
            sentence = self._unsupported(claim, atom, limit)
        return Ground(claim, label, sentence, self.derivation.rests_on(claim))

    def _accepted(self, claim: str, atom: int, limit: int) -> str:
        rule = self.labels.fired[atom]
        origin, name = self.program.origins[rule]
        if origin == GIVEN:
            return "it is taken for given"
        answered = self._answered(rule)
        if origin in (STANDS, QUOTED):
            own = self._standing(claim)
        else:
            step = self.map.inferences[name]
            plural = len(step.premises) > 1
            verb = ("imply" if plural else "implies") if origin == STRICT else ("support" if plural else "supports")
            own = f"{self._premises(step, 'stand')} and {verb} it"
            answered += [text for each in self._undercuts(step) if (text := self._failure(each, limit, "that step"))]
        answered += [text for each in self._against(atom) if (text := self._failure(each, limit))]
        return own + (
            f"; {_listed(list(dict.fromkeys(answered)), ';')}" if answered else ", and nothing speaks against it"
        )

    def _answered(self, rule: int) -> list[str]:
        """What the weights decide: rules against a claim that are weaker than the one that gives it its label."""
        weights = self.reasoner.weights
        head = self.program.heads[rule]
        if weights is None or head not in self.program.denied:
            return []
        ours = weights.of(rule, self.program)
        found = []
        for other in self._rules.get(self.program.denied[head], ()):
            theirs = weights.of(other, self.program)
            if ours is not None and theirs is not None and theirs < ours and self._stands(other):
                found.append(f"{self._spoken(other)}, but that is weaker ({theirs:g} against {ours:g})")
        return found

    def _stands(self, rule: int) -> bool:
        """Whether all premises of a rule stand, whatever it comes to."""
        return all(self.values[each] == TRUE for each in self.program.positive[rule])

    def _spoken(self, rule: int) -> str:
        origin, name = self.program.origins[rule]
        if origin != STEP:
            return "it is denied in the texts"
        step = self.map.inferences[name]
        return f"{_and(step.premises)} rebut{'s' if len(step.premises) == 1 else ''} it"

    def _standing(self, claim: str) -> str:
        found = self.map.claims[claim]
        if found.quotes:
            return "it is quoted"
        return "it is assumed" if found.assumed else "no reason is asked of it"

    def _rejected(self, claim: str, atom: int, limit: int) -> str:
        fired = self.labels.fired[self.program.denied[atom]]
        against = self._denial(fired, claim)
        origin, name = self.program.origins[fired]
        failed = []
        if origin == STEP:
            step = self.map.inferences[name]
            failed = [text for each in self._undercuts(step) if (text := self._failure(each, limit, "that step"))]
        failed += [text for rule in self._for(atom) if (text := self._failure(rule, limit))]
        aside = self._set_aside(atom)
        return against + (f", and {aside}" if aside else "") + (f"; {_listed(failed, ';')}" if failed else "")

    def _set_aside(self, atom: int) -> str:
        """What sets a claim aside, if something that stands does, and what speaks against that in vain."""
        aside = self.program.aside.get(atom)
        if aside is None or self.values[aside] != TRUE:
            return ""
        step = self.map.inferences[self.program.origins[self.labels.fired[aside]][1]]
        plural = len(step.premises) > 1
        limit = self.derivation.rank[aside]
        failed = [text for each in self._undercuts(step) if (text := self._failure(each, limit, "that step"))]
        told = f"; {_listed(failed, ';')}" if failed else ""
        return f"{self._premises(step, 'stand')} and set{'' if plural else 's'} it aside{told}"

    def _undercuts(self, step: Inference) -> Sequence[int]:
        """The rules that would set a step aside."""
        cut = self.program.cut.get(step.id)
        return () if cut is None else self._rules.get(cut, ())

    def _denial(self, rule: int, claim: str) -> str:
        """What a rule against a claim says that holds."""
        origin, name = self.program.origins[rule]
        if origin == EXCLUDED:
            each = self.map.contradictions[name]
            other = each.second if each.first == claim else each.first
            return f"it contradicts `{other}`, which stands"
        if origin == DENIED:
            return "it is denied in the texts"
        step = self.map.inferences[name]
        if origin == TRANSPOSED:
            others = [premise for premise in step.premises if premise != claim]
            together = f" with {_and(others)}" if others else ""
            return f"it would imply{together} `{step.target}`, which is rejected"
        return f"{self._premises(step, 'stand')} and rebut{'s' if len(step.premises) == 1 else ''} it"

    def _unsupported(self, claim: str, atom: int, limit: int) -> str:
        if atom in self.labels.unfounded:
            return "its reasons rest on itself and on nothing else"
        aside = self._set_aside(atom)
        if aside:
            return aside
        failed = [text for rule in self._for(atom) if (text := self._failure(rule, limit))]
        if failed:
            return _listed(failed, ";")
        if claim in self.reasoner.change.without:
            return "it is withdrawn"
        return self._without_words(claim)

    def _without_words(self, claim: str) -> str:
        """Why a claim for which there is no reason has no words that carry it either."""
        found, change = self.map.claims[claim], self.reasoner.change
        if any(not is_withdrawn(each, change.without) for each in found.quotes):
            return "its words do not stand in their text"
        if found.quotes:
            return "all that stands behind it is withdrawn"
        kinds = {each.kind for each in found.quotations if not is_withdrawn(each, change.without)}
        weaker = [said for kind, said in _WEAKER.items() if kind in kinds]
        if weaker:
            return f"it is only {listed(weaker)}" + (", and denied" if QuotationKind.DENIAL in kinds else "")
        return "it is denied, and nobody asserts it" if kinds else "nothing backs it"

    def _undecided(self, atom: int, rests: dict[str, None]) -> str:
        """What holds it: reasons on both sides of which neither is stronger, or what it hangs on."""
        speaking = [self._open(rule, rests) for rule in self._for(atom) if self._is_open(rule)]
        against = [self._open(rule, rests) for rule in self._against(atom) if self._is_open(rule)]
        for_it = _listed([each for each in speaking if each], " and")
        against_it = _listed([each for each in against if each], " and")
        rules = (*self._for(atom), *self._against(atom))
        failed = _listed([text for rule in rules if (text := self._failure(rule, len(self.values)))], ";")
        rest = f"; {failed}" if failed else ""
        if for_it and against_it:
            return f"{for_it}; {against_it}; nothing decides between them{rest}"
        if against_it:
            return f"{against_it}, and nothing decides between them{rest}"
        return (for_it or "it hangs on itself") + rest

    def _is_open(self, rule: int) -> bool:
        return body_label(self.program, self.values, rule) is StepLabel.UNDECIDED

    def _open(self, rule: int, rests: dict[str, None]) -> str:
        """A rule that neither holds nor fails, and what it waits for."""
        origin, name = self.program.origins[rule]
        if origin in (STANDS, QUOTED):
            return self._standing(name)
        if origin == DENIED:
            return "the texts deny it"
        if origin == EXCLUDED:
            other = self.program.claims[self.program.positive[rule][0]]
            rests[other] = None
            return f"it contradicts `{other}`, which is undecided"
        step = self.map.inferences[name]
        if origin == TRANSPOSED:
            rests.update(dict.fromkeys((*step.premises, step.target)))
            return f"it would imply `{step.target}`, which is undecided"
        verb = {
            InferenceKind.SUPPORTS: "support",
            InferenceKind.IMPLIES: "impl",
            InferenceKind.REBUTS: "rebut",
            InferenceKind.UNDERCUTS: "set",
        }[step.kind]
        plural = len(step.premises) > 1
        ending = {"impl": ("ies", "y")}.get(verb, ("s", ""))[plural]
        aside = " aside" if step.kind is InferenceKind.UNDERCUTS else ""
        rests.update(dict.fromkeys(step.premises))
        waits = [premise for premise in step.premises if self.claims[premise] is Verdict.UNDECIDED]
        cut = self.program.cut.get(step.id)
        if cut is not None and self.values[cut] == OPEN:
            undercuts = [self.program.origins[each][1] for each in self._rules.get(cut, ()) if self._is_open(each)]
            for undercut in undercuts:
                rests.update(dict.fromkeys(self.map.inferences[undercut].premises))
            contested = ", a step that is itself contested"
        else:
            contested = ""
        if not waits:
            who = _and(step.premises)
        elif len(step.premises) == 1:
            who = f"{_and(waits)}, itself undecided,"
        else:
            who = f"{_and(step.premises)} ({_and(waits)} undecided)"
        return f"{who} {verb}{ending} it{aside}{contested}"

    def _premises(self, step: Inference, verb: str) -> str:
        return f"{_and(step.premises)} {verb}{'s' if len(step.premises) == 1 else ''}"

    def _for(self, atom: int) -> Sequence[int]:
        return self._rules.get(atom, ())

    def _against(self, atom: int) -> Iterator[int]:
        for against in self._against_atoms(atom):
            yield from self._rules.get(against, ())

    def _against_atoms(self, atom: int) -> tuple[int, ...]:
        """The atoms for the denial of a claim, for objections, and for its being set aside."""
        tables = self.program.denied, self.program.objected, self.program.aside
        return tuple(table[atom] for table in tables if atom in table)

    def _failure(self, rule: int, limit: int, what: str = "it") -> str:
        """Why a rule fails, told by what failed before some rank; empty where that is not so or goes without saying."""
        origin, name = self.program.origins[rule]
        if origin == EXCLUDED:
            (other,) = (self.program.claims[atom] for atom in self.program.positive[rule])
            fallen = self._fallen([other], limit)
            return (
                f"it contradicts `{other}`, but {fallen}"
                if fallen
                else self._overruled(rule, f"it contradicts `{other}`")
            )
        if origin not in (STEP, STRICT):
            return ""
        step = self.map.inferences[name]
        who = _and(step.premises)
        plural = len(step.premises) > 1
        does = {
            InferenceKind.SUPPORTS: "support",
            InferenceKind.IMPLIES: "imply" if plural else "implie",
            InferenceKind.REBUTS: "rebut",
            InferenceKind.UNDERCUTS: "undercut",
        }[step.kind]
        said = f"{who} {does}{'' if plural else 's'} {what}"
        if body_label(self.program, self.values, rule) is not StepLabel.OUT:
            return self._overruled(rule, said)
        fallen = self._fallen(step.premises, limit)
        if fallen:
            return f"{said}, but {fallen}"
        cut = self.program.cut.get(step.id)
        if cut is not None and self.values[cut] == TRUE and self.derivation.rank[cut] < limit:
            undercut = self.map.inferences[self.program.origins[self.labels.fired[cut]][1]]
            verb = "undercut" if len(undercut.premises) > 1 else "undercuts"
            return f"{said}, but {_and(undercut.premises)} {verb} {'that step' if what == 'it' else 'that'}"
        return self._overruled(rule, said)

    def _overruled(self, rule: int, said: str) -> str:
        """What speaks against a claim that a strict step gives, or that is taken for given, and so in vain."""
        head = self.program.heads[rule]
        claim = self._about.get(head)
        if claim is None or self.values[claim] != TRUE:
            return ""
        decided = self.program.origins[self.labels.fired[claim]][0]
        return f"{said}, but a strict step decides" if decided == STRICT else ""

    def _fallen(self, premises: Sequence[str], limit: int) -> str:
        """What to say of the first premise that failed early enough: its label, where that was known then."""
        for claim in premises:
            atom = self.program.atom_of[claim]
            if self.values[atom] == FALSE and self.derivation.rank[atom] < limit:
                which = f"`{claim}`" if len(premises) > 1 else "that"
                if self.derivation.decided(claim) < limit:
                    return f"{which} is {self.claims[claim].value}"
                return f"nothing carries {which}"
        return ""


def _and(claims: Sequence[str]) -> str:
    return listed([f"`{claim}`" for claim in claims], most=len(claims))


def _listed(parts: Sequence[str], sign: str) -> str:
    """Parts in one sentence, the first few and how many more there are; ` and` also stands before the last."""
    if sign == " and":
        return listed(parts, most=MOST_SHOWN)
    more = len(parts) - MOST_SHOWN
    shown = [*parts[:MOST_SHOWN], *([f"and {more} more"] if more > 0 else [])]
    return f"{sign} ".join(shown)
