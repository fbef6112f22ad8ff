"""Why a claim has its label: a finite derivation in plain sentences, no step of which rests on itself."""

from collections.abc import Iterator

import attrs

from argmap.brief_repr import brief_repr
from argmap.model.elements import Verdict
from argmap.model.known import known
from argmap.reasoning.kinds import Standing
from argmap.reasoning.labeller import Labeller
from argmap.reasoning.labels import StepLabel, body_label
from argmap.reasoning.program import EXCLUDED, STEP, STRICT, TRANSPOSED
from argmap.reasoning.sentences import Sentence, Sentences
from argmap.reasoning.wellfounded import OPEN
from argmap.shown import as_table

MOST_GROUNDS = 500
"""Claims of a derivation that are looked at unless a question says otherwise."""


@attrs.frozen
class Ground:
    """One claim of a derivation: its standing, what is said of it, and the claims that this rests on."""

    claim: str
    standing: Standing
    told: Sentence
    rests_on: tuple[str, ...]

    @property
    def label(self) -> Verdict:
        """The label."""
        return self.standing.label

    @property
    def sentence(self) -> str:
        """What is said of it, as text."""
        return str(self.told)

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
    standing: Standing
    told: Sentence
    grounds: tuple[Ground, ...]
    complete: bool = True

    @property
    def label(self) -> Verdict:
        """The label."""
        return self.standing.label

    @property
    def sentence(self) -> str:
        """What is said of it, as text."""
        return str(self.told)

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

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:  # noqa: ARG002 - IPython's interface
        """Show the sentence and what it rests on in a notebook."""
        return as_table(
            ("claim", "verdict", "because"),
            ((each.claim, each.standing.word.value, each.sentence) for each in self.grounds),
            len(self.grounds),
            said=f"{self.claim} is {self.standing.word.value} – {self.sentence}",
        )

    __repr__ = brief_repr


class Explainer:
    """Says why, from one grounded labelling."""

    def __init__(self, reasoner: Labeller, sentences: Sentences) -> None:
        self.reasoner, self.sentences = reasoner, sentences
        self.map = reasoner.map
        self.program = reasoner.program
        self.labels = reasoner.search.labels
        self.values = self.labels.values
        self.claims = reasoner.grounded.claims
        self.derivation = sentences.derivation
        self._grounds: dict[str, Ground] = {}
        self._order = {each: at for at, each in enumerate(self.map.claims)}
        self._rules = self.derivation.rules
        self._setting_aside = self.program.setting_aside()

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
            standing=own.standing,
            told=own.told,
            grounds=tuple(sorted(found.values(), key=rank)),
            complete=complete,
        )

    def ground(self, claim: str) -> Ground:
        """The label of one claim and the sentence for it."""
        claim = self.map.claims[claim].id
        known = self._grounds.get(claim)
        if known is None:
            known = self._grounds[claim] = self._ground(claim)
        return known

    def _ground(self, claim: str) -> Ground:
        label = self.claims[claim]
        rests = self._waits_for(claim) if label is Verdict.UNDECIDED else self.derivation.rests_on(claim)
        return Ground(
            claim=claim, standing=self.sentences.kinds.of(claim), told=self.sentences.of(claim), rests_on=rests
        )

    def _waits_for(self, claim: str) -> tuple[str, ...]:
        """What an undecided claim hangs on: what stands in the rules for and against it that are open."""
        atom = self.program.atom_of[claim]
        found: dict[str, None] = {}
        for head in (atom, *self.program.against(atom)):
            for rule in self._rules.get(head, ()):
                if body_label(self.program, self.values, rule) is StepLabel.UNDECIDED:
                    self._note(rule, found)
        found.pop(claim, None)
        return tuple(found)

    def _note(self, rule: int, found: dict[str, None]) -> None:
        """Note the claims that a rule waits for, and those of what may set it aside."""
        origin, name = self.program.origins[rule]
        if origin == EXCLUDED:
            found[self.program.claims[self.program.positive[rule][0]]] = None
        elif origin == TRANSPOSED:
            found.update(dict.fromkeys((*self.map.inferences[name].premises, self.map.inferences[name].target)))
        elif origin in (STEP, STRICT):
            found.update(dict.fromkeys(self.map.inferences[name].premises))
        for atom in self.program.negative[rule]:
            if self.values[atom] == OPEN and atom in self._setting_aside:
                for undercut in self._rules.get(atom, ()):
                    if body_label(self.program, self.values, undercut) is StepLabel.UNDECIDED:
                        step = self.map.inferences[self.program.origins[undercut][1]]
                        found.update(dict.fromkeys(step.premises))
