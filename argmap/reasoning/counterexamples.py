"""What every preferred labelling says, found by looking for one that does not say it.

Where an admissible labelling lacks what is asked about, and no larger one has it, a preferred labelling lacks it
too. Where a larger one has it, it has reasons, and these rest on some assumptions that defend themselves. A preferred
labelling takes in all assumptions that defend themselves unless it makes one of them fail. So a clause says: what
is asked about holds, or one of these assumptions is out. It holds of every preferred labelling, is as short as
the reasons are, and is kept for the questions that follow.

Sources: Dvořák, Järvisalo, Wallner, Woltran 2014 (counterexamples for the sceptical questions); Dung 1995.
"""

from collections.abc import Collection, Iterable, Sequence

from argmap.reasoning.encoding import Encoding
from argmap.reasoning.ideal import derived, greatest_within
from argmap.reasoning.labellings import Search, Values
from argmap.reasoning.wellfounded import FALSE, TRUE

Literal = tuple[int, int]
"""An open atom and the value that makes the literal hold."""


def preferred_without(search: Search, literals: Collection[Literal]) -> Values | None:
    """A preferred labelling in which not all of some literals hold, or `None`.

    Raises:
        OutOfTimeError: when the budget is used up.
    """
    encoding = search.admissible
    holding = [_variable(encoding, each) for each in literals]
    lacking = encoding.new()
    encoding.add(-lacking, *(-each for each in holding))
    try:
        return _Counterexample(encoding, literals).find([lacking], holding)
    finally:
        encoding.add(-lacking)


def preferred_with_none(search: Search, literals: Collection[Literal]) -> Values | None:
    """A preferred labelling in which none of some literals holds, or `None`.

    Raises:
        OutOfTimeError: when the budget is used up.
    """
    encoding = search.admissible
    holding = [_variable(encoding, each) for each in literals]
    some = encoding.new()
    encoding.add(-some, *holding)
    try:
        return _Counterexample(encoding, literals).find([-each for each in holding], [some])
    finally:
        encoding.add(-some)


def _variable(encoding: Encoding, literal: Literal) -> int:
    """What stands for a literal in the solver."""
    atom, value = literal
    true, false = encoding.pairs[atom]
    return true if value == TRUE else false


class _Counterexample:
    """Looks for a preferred labelling that lacks some literals."""

    def __init__(self, encoding: Encoding, literals: Collection[Literal]) -> None:
        self.encoding = encoding
        self.literals = literals

    def find(self, lacking: Sequence[int], holding: Sequence[int]) -> Values | None:
        """A preferred labelling where `lacking` holds and `holding` does not, one of which it does."""
        encoding = self.encoding
        encoding.set_phases(range(1, encoding.top + 1))  # a large labelling is soon a greatest one
        while True:
            model = encoding.solve(lacking)
            if model is None:
                return None
            held = self._held(model)
            larger = encoding.solve([*self._literals(held), *holding])
            if larger is None:
                return self._greatest(held)
            self._learn(model, larger)

    def _held(self, model: Sequence[int]) -> list[int]:
        """The assumptions that a model has in, by their contraries."""
        return [each for each in self.encoding.assumptions if model[self.encoding.pairs[each][1] - 1] > 0]

    def _literals(self, assumptions: Iterable[int]) -> list[int]:
        """What says that assumptions are in."""
        return [self.encoding.pairs[each][1] for each in assumptions]

    def _greatest(self, held: list[int]) -> Values:
        """A preferred labelling that has some assumptions in."""
        while (larger := self._larger(held)) is not None:
            held = larger
        return greatest_within(self.encoding, held)

    def _larger(self, held: list[int]) -> list[int] | None:
        """More assumptions than some that can be in, or `None`.

        Where all others are out there are no more, and nothing is asked: what is out stays out where more is in.
        """
        encoding = self.encoding
        settled = {*held, *derived(encoding, set(held).__contains__)}
        rest = self._literals(each for each in encoding.assumptions if each not in settled)
        if not rest:
            return None
        more = encoding.new()
        encoding.add(-more, *rest)
        larger = encoding.solve([*self._literals(held), more])
        encoding.add(-more)
        return None if larger is None else self._held(larger)

    def _learn(self, model: Sequence[int], larger: Sequence[int]) -> None:
        """Say of literals that only the larger of two labellings has that they hold, or their reasons fail.

        One of them is enough for another labelling to be found; no more are said than the labelling is large.
        """
        encoding = self.encoding
        reasons = _Reasons(encoding, larger)
        left = len(encoding.ins)
        for literal in self.literals:
            holds = _variable(encoding, literal)
            if left > 0 and model[holds - 1] < 0 < larger[holds - 1]:
                rests_on = reasons.assumptions(literal)
                encoding.add(holds, *(encoding.pairs[each][0] for each in rests_on))
                left -= len(rests_on) + 1


class _Reasons:
    """Why literals hold in an admissible labelling."""

    def __init__(self, encoding: Encoding, model: Sequence[int]) -> None:
        self.encoding, self.model = encoding, model
        self.founding = encoding.founding(model)

    def assumptions(self, literal: Literal) -> list[int]:
        """The assumptions, by their contraries, that a literal rests on in the labelling: they defend themselves."""
        found: dict[int, None] = {}
        seen = {literal: None}
        queue = [literal]
        for atom, value in queue:
            for other, positive in self._reasons(atom, value, seen):
                if value == TRUE and not positive:
                    found[other] = None
                reason = other, value if positive else -value
                if reason not in seen:
                    seen[reason] = None
                    queue.append(reason)
        return list(found)

    def _reasons(self, atom: int, value: int, seen: Collection[Literal]) -> list[tuple[int, bool]]:
        """The body of the rule that makes an atom true, or of each of its rules what fails."""
        encoding = self.encoding
        if value == TRUE:
            rule = self.founding[atom]
            return [] if rule is None else encoding.open_body(rule)
        return [self._failing(rule, seen) for rule in encoding.rules[atom]]

    def _failing(self, rule: int, seen: Collection[Literal]) -> tuple[int, bool]:
        """What fails in the body of a rule, best something that was looked at."""
        failing = [(atom, positive) for atom, positive in self.encoding.open_body(rule) if self._fails(atom, positive)]
        known = (each for each in failing if (each[0], FALSE if each[1] else TRUE) in seen)
        return next(known, failing[0])

    def _fails(self, atom: int, positive: bool) -> bool:  # noqa: FBT001 - a literal
        return self.model[self.encoding.pairs[atom][positive] - 1] > 0
