"""The labels of a map under each semantics: what stands, and in which readings."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import islice

import attrs

from argmap.brief_repr import brief_repr
from argmap.model.content import MapContent
from argmap.model.elements import Verdict
from argmap.model.known import known
from argmap.model.propositions import like
from argmap.reasoning.budget import Budget, OutOfTimeError
from argmap.reasoning.chronology import not_yet_raised, retracted, said_after
from argmap.reasoning.common import common_labels
from argmap.reasoning.ideal import eager, ideal
from argmap.reasoning.labellings import Search, Values
from argmap.reasoning.labels import StepLabel, claim_labels, step_labels
from argmap.reasoning.parts import OpenParts
from argmap.reasoning.program import Program
from argmap.reasoning.reading import NO_CHANGE, Change, MapReading, of_propositions, without_wordings_of
from argmap.reasoning.weighing import Weights
from argmap.reasoning.wellfounded import TRUE
from argmap.reasoning.withdrawal import silenced
from argmap.shown import as_table

SEMANTICS = ("grounded", "complete", "preferred", "stable", "semi-stable", "ideal", "eager")
"""The semantics, each with one or several labellings."""
MOST_LABELLINGS = 1000
"""Labellings that are looked at unless a question says otherwise."""


@attrs.frozen
class Labelling:
    """One way to label every claim and every inference of a map."""

    claims: Mapping[str, Verdict]
    inferences: Mapping[str, StepLabel]

    __repr__ = brief_repr

    @property
    def accepted(self) -> tuple[str, ...]:
        """The claims that are accepted, in the order of the map."""
        return tuple(claim for claim, label in self.claims.items() if label is Verdict.ACCEPTED)


@attrs.frozen
class Labellings:
    """The labellings of a semantics; `complete` is false where a limit or the time cut the list short."""

    semantics: str
    labellings: tuple[Labelling, ...]
    complete: bool

    __repr__ = brief_repr

    def __iter__(self) -> Iterator[Labelling]:
        """Each labelling."""
        return iter(self.labellings)

    def __len__(self) -> int:
        return len(self.labellings)


@attrs.frozen
class Evaluation:
    """The labels of a map under a semantics.

    A label of a semantics with several labellings is one that was proved to hold in all of them, else *undecided*.
    `not_worked_out` names the claims and inferences for which a limit left that open: they are labelled *undecided*,
    never stronger; `complete` is false where there are such. `exists` is false for *stable* on a map that cannot be
    decided fully.
    """

    semantics: str
    claims: Mapping[str, Verdict]
    inferences: Mapping[str, StepLabel]
    complete: bool = True
    exists: bool = True
    not_worked_out: tuple[str, ...] = ()

    __repr__ = brief_repr

    def __iter__(self) -> Iterator[str]:
        """The names of the claims; `evaluation[name]` is the verdict on one."""
        return iter(self.claims)

    def __len__(self) -> int:
        return len(self.claims)

    def __getitem__(self, claim: str) -> Verdict:
        """The verdict on a claim.

        Raises:
            UnknownNameError: (a `KeyError`) if the map has no such claim.
        """
        return self.claims[known(claim, self.claims)]

    def _said(self) -> str:
        if not self.exists:
            return "there is no stable labelling: no reading decides everything"
        left = "" if self.complete else ", as far as they could be worked out"
        return f"{self.semantics} verdicts{left}"

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:  # noqa: ARG002 - IPython's interface
        """Show the verdict on each claim in a notebook."""
        return as_table(
            ("claim", "verdict"),
            ((claim, label.value) for claim, label in self.claims.items()),
            len(self.claims),
            said=self._said(),
        )


class Labeller:
    """Labels one map; the grounded labelling is worked out once, a solver loaded when needed.

    The `map` that it labels has one claim for each proposition (`argmap.model.propositions`); the id of each wording
    answers for it. `given` is that map before anything is withdrawn.

    `weighing` takes strengths and credences for preferences; by default the map says (`weighing: strength`).
    `seconds` limits every question, and so does `effort` (conflicts of the solver), by which an answer is the same on
    every machine. An answer that a limit cut short says so. A name that the map does not have raises
    `UnknownNameError`, a `KeyError`.
    """

    def __init__(
        self,
        amap: MapContent,
        *,
        weighing: bool | None = None,
        change: Change = NO_CHANGE,
        seconds: float | None = None,
        effort: int | None = None,
    ) -> None:
        self.given, self.asked = of_propositions(amap, change)
        self.map, change = without_wordings_of(self.given, self.asked)
        amap = self.map
        self.not_raised: frozenset[str] = frozenset()
        if change.until:
            late = said_after(amap, change.until)
            self.not_raised = frozenset(not_yet_raised(amap, late))
            change = attrs.evolve(change, struck=change.struck | late)
        self.retracted = retracted(amap, change.until)
        gone = change.without | self.retracted
        change = attrs.evolve(change, without=gone, silent=silenced(amap, gone)) if gone else change
        self.change = change
        self.seconds = seconds
        self.effort = effort
        weighs = bool(amap.weighing) if weighing is None else weighing
        self.weighing = weighs
        self.weights: Weights | None = Weights(amap) if weighs else None
        reading = MapReading(amap, weights=self.weights, change=change)
        self.program: Program = reading.program
        self.aims, self.echoes = reading.aims, reading.echoes
        self.search = Search(self.program)

    def changed(self, change: Change) -> "Labeller":
        """The same questions about the map with a further change; the settings stay."""
        both = self.asked | change
        return Labeller(self.given, weighing=self.weighing, change=both, seconds=self.seconds, effort=self.effort)

    def new_budget(self) -> Budget:
        """What one question may take."""
        return Budget(self.seconds, effort=self.effort)

    def parts(self, semantics: str) -> OpenParts:
        """What is left open, in pieces, for a new question."""
        found = self._wide_parts if semantics in ("semi-stable", "eager") else self._parts
        found.budget = self.new_budget()
        return found

    @cached_property
    def _parts(self) -> OpenParts:
        return OpenParts(self.program, self.search.labels, self.new_budget(), ranges=False)

    @cached_property
    def _wide_parts(self) -> OpenParts:
        return OpenParts(self.program, self.search.labels, self.new_budget(), ranges=True)

    def _labelling(self, values: Values) -> Labelling:
        return Labelling(claim_labels(self.program, values), step_labels(self.program, values, self.map))

    @cached_property
    def grounded(self) -> Labelling:
        """The grounded labelling (Dung 1995): what follows without taking a side where neither side is answered."""
        return self._labelling(self.search.labels.values)

    def labellings(self, semantics: str, limit: int | None = MOST_LABELLINGS) -> Labellings:
        """The labellings of a semantics, up to a limit (`None` for all).

        Raises:
            ValueError: for a semantics that there is not.
        """
        self.search.budget = self.new_budget()
        found: list[Labelling] = []
        each = iter(self._values(semantics))
        try:
            found.extend(self._labelling(values) for values in islice(each, limit))
            complete = limit is None or len(found) < limit or next(each, None) is None
        except OutOfTimeError:
            complete = False
        return Labellings(semantics, tuple(found), complete)

    def _values(self, semantics: str) -> Iterator[Values]:
        search = self.search
        if semantics == "grounded":
            yield search.labels.values
        elif semantics == "ideal":
            yield ideal(search)
        elif semantics == "eager":
            yield eager(search)
        elif semantics == "complete":
            yield from search.complete()
        elif semantics == "preferred":
            yield from search.preferred()
        elif semantics == "stable":
            yield from search.stable()
        elif semantics == "semi-stable":
            yield from search.semi_stable()
        else:
            raise ValueError(f"there is no semantics {semantics!r}; there are {', '.join(SEMANTICS)}")

    def evaluate(self, semantics: str = "grounded", limit: int | None = MOST_LABELLINGS) -> Evaluation:
        """The labels of all claims and inferences.

        Raises:
            ValueError: for a semantics that there is not.
        """
        _check(semantics)
        if semantics == "grounded" or self.search.decided:
            grounded = self.grounded
            return Evaluation(semantics, grounded.claims, grounded.inferences)
        parts = self.parts(semantics)
        claims, steps, exists = common_labels(self.program, parts, self.map, semantics, limit=limit)
        left = tuple(name for name, label in (*claims.items(), *steps.items()) if label is None)
        return Evaluation(
            semantics,
            like(self.program.atom_of, {claim: label or Verdict.UNDECIDED for claim, label in claims.items()}),
            like(self.program.atom_of, {step: label or StepLabel.UNDECIDED for step, label in steps.items()}),
            complete=not left,
            exists=exists,
            not_worked_out=left,
        )

    def positions(self, limit: int | None = MOST_LABELLINGS) -> Labellings:
        """The positions: preferred labellings, the ways in which this debate can be read."""
        return self.labellings("preferred", limit)

    def credulous(self, claim: str, semantics: str = "preferred") -> bool:
        """Whether a claim is accepted in some labelling of a semantics.

        Raises:
            ValueError: for a semantics that there is not.
            OutOfTimeError: where `seconds` or `effort` were not enough: a truth value cannot say so.
        """
        atom = self.program.atom_of[known(claim, self.program.atom_of)]
        _check(semantics)
        if semantics == "grounded" or self.search.decided:
            return self.search.labels.values[atom] == TRUE
        return self.parts(semantics).some(semantics, atom, TRUE) is not None

    def sceptical(self, claim: str, semantics: str = "preferred") -> bool:
        """Whether a claim is accepted in every labelling of a semantics (where there is none, it is).

        Raises:
            ValueError: for a semantics that there is not.
            OutOfTimeError: where `seconds` or `effort` were not enough: a truth value cannot say so.
        """
        atom = self.program.atom_of[known(claim, self.program.atom_of)]
        _check(semantics)
        value = self.search.labels.values[atom]
        if value == TRUE or semantics in ("grounded", "complete") or self.search.decided:
            return value == TRUE  # complete: the grounded labelling is one of them
        return self.parts(semantics).some(semantics, atom, TRUE, holds=False) is None


def _check(semantics: str) -> None:
    if semantics not in SEMANTICS:
        raise ValueError(f"there is no semantics {semantics!r}; there are {', '.join(SEMANTICS)}")
