"""Labellings of the open part of a program by the semantics that ask for more than one pass.

*Preferred*: complete labellings with as many assumptions in as can be (Dung 1995; for assumptions
Bondarenko et al. 1997). *Stable*: nothing undecided. *Semi-stable*: as little undecided as can be (Caminada
2006).
"""

from collections.abc import Callable, Iterator, Sequence

from argmap.reasoning.budget import Budget
from argmap.reasoning.encoding import Encoding
from argmap.reasoning.program import Program, assumptions_of
from argmap.reasoning.wellfounded import OPEN, TRUE, Labels, well_founded

Values = list[int]


class Search:
    """Questions to one program: the grounded part is worked out once, the solver is loaded when it is needed."""

    def __init__(
        self,
        program: Program,
        *,
        budget: Budget | None = None,
        assumptions: Sequence[tuple[int, ...]] | None = None,
    ) -> None:
        """Ask about a program; `assumptions` (by their contraries) are given where it is a part of a larger one."""
        self.program = program
        self._assumptions = assumptions
        self.labels: Labels = well_founded(program)
        self._budget = budget or Budget()
        self._encoding: Encoding | None = None
        self._admissible: Encoding | None = None

    @property
    def budget(self) -> Budget:
        """What the present question may take."""
        return self._budget

    @budget.setter
    def budget(self, budget: Budget) -> None:
        self._budget = budget
        for encoding in (self._encoding, self._admissible):
            if encoding is not None:
                encoding.budget = budget

    @property
    def decided(self) -> bool:
        """Whether the grounded labelling leaves nothing open: then every semantics gives it alone."""
        return OPEN not in self.labels.values

    @property
    def encoding(self) -> Encoding:
        """The open part, in the solver."""
        self._encoding = self._usable(self._encoding, admissible=False)
        return self._encoding

    @property
    def admissible(self) -> Encoding:
        """The open part, with its admissible labellings, in another solver."""
        self._admissible = self._usable(self._admissible, admissible=True)
        return self._admissible

    def _usable(self, known: Encoding | None, *, admissible: bool) -> Encoding:
        if known is not None and (known.stoppable or not self._budget.limited):
            return known
        made = Encoding(self.program, self.labels, stoppable=self._budget.limited, admissible=admissible)
        made.budget = self._budget
        return made

    def complete(self, *, having: Sequence[int] = ()) -> Iterator[Values]:
        """The complete labellings in which some literals hold."""
        yield from self._enumerate(having)

    def preferred(self, *, having: Sequence[int] = ()) -> Iterator[Values]:
        """The preferred labellings; with `having` the maximal ones among those in which literals hold."""
        if self.decided:
            yield list(self.labels.values)
            return
        encoding = self.encoding
        self._prefer_decided()
        for model in self._maximal(having):
            yield encoding.values(model)

    def _maximal(self, having: Sequence[int]) -> Iterator[Sequence[int]]:
        """Models with as many assumptions in as can be."""
        return self._models(
            having,
            lambda model, literals: self._largest(model, literals),
            self._beyond,
        )

    def stable(self, *, having: Sequence[int] = ()) -> Iterator[Values]:
        """The labellings that decide everything."""
        if self.decided:
            yield list(self.labels.values)
            return
        encoding = self.encoding
        total = encoding.new()
        for one, other in zip(encoding.ins, encoding.outs, strict=True):
            encoding.add(-total, one, other)
        yield from self._enumerate([*having, total])

    def semi_stable(self, *, having: Sequence[int] = ()) -> Iterator[Values]:
        """The labellings that leave the least undecided; with `having` those of them in which literals hold."""
        if self.decided:
            yield list(self.labels.values)
            return
        for range_ in self._ranges():
            yield from self._enumerate([*range_, *having])

    def some_semi_stable(self, having: Sequence[int]) -> Values | None:
        """A semi-stable labelling in which some literals hold, or `None` (counterexample-guided).

        A labelling with the literals that decides as much as can be is one, unless another one decides more; then it
        is asked whether the literals can hold where that much is decided, and no smaller range is looked at again.
        """
        if self.decided:
            return list(self.labels.values)
        encoding = self.encoding
        decided = self._decided_literals()
        guard = encoding.new()
        try:
            while True:
                model = encoding.solve([guard, *having])
                if model is None:
                    return None
                model = self._grow_by(model, decided, having)
                larger = self._larger(model, decided)
                if larger is None:
                    return encoding.values(model)
                largest = self._grow_by(larger, decided, [])
                reached = [literal for literal in decided if largest[literal - 1] > 0]
                same = encoding.solve([*reached, *having])
                if same is not None:
                    return encoding.values(same)
                encoding.add(-guard, *(literal for literal in decided if largest[literal - 1] < 0))
        finally:
            encoding.add(-guard)

    def _larger(self, model: Sequence[int], goals: Sequence[int]) -> Sequence[int] | None:
        """A labelling in which all goals of `model` hold and one more, or `None`."""
        encoding = self.encoding
        held = [literal for literal in goals if model[literal - 1] > 0]
        rest = [literal for literal in goals if model[literal - 1] < 0]
        if not rest:
            return None
        more = encoding.new()
        encoding.add(-more, *rest)
        larger = encoding.solve([*held, more])
        encoding.add(-more)
        return larger

    def in_every_semi_stable(self) -> set[int]:
        """The assumptions that every semi-stable labelling has in, a few questions for each range."""
        encoding = self.encoding
        shared: list[int] | None = None
        for range_ in self._ranges():
            if shared is None:
                model = encoding.solve(range_)
                assert model is not None  # the range was reached
                shared = [literal for literal in encoding.ins if model[literal - 1] > 0]
            while shared:
                lacking = encoding.new()
                encoding.add(-lacking, *(-literal for literal in shared))
                model = encoding.solve([*range_, lacking])
                encoding.add(-lacking)
                if model is None:
                    break
                shared = [literal for literal in shared if model[literal - 1] > 0]
            if shared == []:
                break
        kept = set(shared or ())
        return {atom for literal, atom in zip(encoding.ins, encoding.assumptions, strict=True) if literal in kept}

    def _ranges(self) -> Iterator[list[int]]:
        """The ways to leave the least undecided: for each the literals that say what is decided, and what is not.

        After each a clause asks for one that decides something else (range blocking), however many labellings have it.
        """
        encoding = self.encoding
        decided = self._decided_literals()
        guard = encoding.new()
        try:
            model = encoding.solve([guard])
            while model is not None:
                model = self._grow_by(model, decided, [guard])
                reached = [literal for literal in decided if model[literal - 1] > 0]
                rest = [literal for literal in decided if model[literal - 1] < 0]
                yield [*reached, *(-literal for literal in rest)]
                encoding.add(-guard, *rest)
                model = encoding.solve([guard])
        finally:
            encoding.add(-guard)

    def _decided_literals(self) -> list[int]:
        """A literal for each open assumption: it is in (all its contraries fail) or out (one holds)."""
        encoding = self.encoding
        values = self.labels.values
        decided = []
        for contraries in assumptions_of(self.program) if self._assumptions is None else self._assumptions:
            if any(values[contrary] == TRUE for contrary in contraries):
                continue
            pairs = [encoding.pairs[each] for each in contraries if values[each] == OPEN]
            if not pairs:
                continue
            literal, all_fail = encoding.new(), encoding.new()
            for _, fails in pairs:
                encoding.add(-all_fail, fails)
            encoding.add(all_fail, *(-fails for _, fails in pairs))
            encoding.add(-literal, all_fail, *(holds for holds, _ in pairs))
            encoding.add(literal, -all_fail)
            for holds, _ in pairs:
                encoding.add(literal, -holds)
            decided.append(literal)
        return decided

    def _enumerate(self, having: Sequence[int]) -> Iterator[Values]:
        """Labellings in which some literals hold, one after the other; after each, a clause asks for another."""
        if self.decided:
            yield list(self.labels.values)
            return
        for model in self._models(having, lambda model, _: model, self._differs):
            yield self.encoding.values(model)

    def _models(
        self,
        having: Sequence[int],
        improve: Callable[[Sequence[int], Sequence[int]], Sequence[int]],
        beyond: Callable[[Sequence[int]], list[int]],
    ) -> Iterator[Sequence[int]]:
        """The models of labellings, one after the other."""
        encoding = self.encoding
        guard = encoding.new()
        literals = [guard, *having]
        model = encoding.solve(literals)
        while model is not None:
            self.budget.check()
            model = improve(model, literals)
            yield model
            encoding.add(-guard, *beyond(model))
            model = encoding.solve(literals)
        encoding.add(-guard)  # the clauses of this question bind no other one

    def _grow_by(self, model: Sequence[int], goals: Sequence[int], literals: Sequence[int]) -> Sequence[int]:
        """A labelling in which as many goals hold as can be, all of those of `model` among them."""
        encoding = self.encoding
        while True:
            self.budget.check()
            held = [goal for goal in goals if model[goal - 1] > 0]
            rest = [each for each in goals if model[each - 1] < 0]
            if not rest:
                return model
            more = encoding.new()
            encoding.add(-more, *rest)
            larger = encoding.solve([*literals, *held, more])
            encoding.add(-more)
            if larger is None:
                return model
            model = larger

    def _largest(self, model: Sequence[int], literals: Sequence[int]) -> Sequence[int]:
        """A labelling with as many assumptions in as can be, all of those of `model` among them.

        One that leaves no assumption undecided is such: what is out stays out where more is in.
        """
        encoding = self.encoding
        pairs = zip(encoding.ins, encoding.outs, strict=True)
        if all(model[one - 1] > 0 or model[other - 1] > 0 for one, other in pairs):
            return model
        return self._grow_by(model, encoding.ins, literals)

    def _beyond(self, model: Sequence[int]) -> list[int]:
        """Another labelling must have in what this one has not."""
        return [each for each in self.encoding.ins if model[each - 1] < 0]

    def _differs(self, model: Sequence[int]) -> list[int]:
        """Another labelling must differ in what is in."""
        return [-each if model[each - 1] > 0 else each for each in self.encoding.ins]

    def _prefer_decided(self) -> None:
        """Let the solver try first that everything holds or fails: a first labelling is then large, and soon maximal.

        Where only the assumptions are preferred, what they rest on is left undecided first, and with it they are.
        """
        self.encoding.set_phases(range(1, self.encoding.top + 1))

    def literal(self, atom: int, value: int) -> int | bool:
        """A literal for the value of an atom, or whether it has that value, where it is decided."""
        found = None if self.labels.values[atom] != OPEN else self.encoding.literal(atom, value)
        return self.labels.values[atom] == value if found is None else found
