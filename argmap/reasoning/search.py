"""Labellings of the open part of a program by the semantics that ask for more than one pass.

*Preferred*: complete labellings with as many assumptions in as can be (Dung 1995; for assumptions
Bondarenko et al. 1997). *Stable*: nothing undecided. *Semi-stable*: as little undecided as can be (Caminada
2006). *Ideal*: the greatest admissible set within every preferred one (Dung, Mancarella, Toni 2007). *Eager*:
the same within every semi-stable one (Caminada 2007).
"""

import time
from collections.abc import Callable, Collection, Generator, Iterator, Mapping, Sequence

import attrs

from argmap.reasoning.encoding import Encoding
from argmap.reasoning.program import Program, assumptions_of
from argmap.reasoning.wellfounded import FALSE, OPEN, TRUE, Labels, well_founded

Values = list[int]
_HEAPS = 256


class OutOfTimeError(Exception):
    """The time that was granted is used up."""


@attrs.define(eq=False)
class Budget:
    """How long a search may take; looked at between two questions to the solver.

    `seconds` are wall clock. `work` is counted in units of whoever searches: what is found within it is the
    same on every machine.
    """

    seconds: float | None = None
    work: int | None = None
    _until: float = attrs.field(init=False, default=0.0)

    def __attrs_post_init__(self) -> None:
        if self.seconds is not None:
            self._until = time.monotonic() + self.seconds

    def check(self) -> None:
        """Stop the search when time is up.

        Raises:
            OutOfTimeError: then.
        """
        if self.seconds is not None and time.monotonic() > self._until:
            raise OutOfTimeError

    def spend(self, work: int) -> None:
        """Note some work that was done.

        Raises:
            OutOfTimeError: when that was more than is granted.
        """
        if self.work is not None:
            self.work -= work
            if self.work < 0:
                raise OutOfTimeError


class Search:
    """Questions to one program: the grounded part is worked out once, the solver is loaded when it is needed."""

    def __init__(self, program: Program, *, budget: Budget | None = None) -> None:
        self.program = program
        self.labels: Labels = well_founded(program)
        self.budget = budget or Budget()
        self._encoding: Encoding | None = None

    @property
    def decided(self) -> bool:
        """Whether the grounded labelling leaves nothing open: then every semantics gives it alone."""
        return OPEN not in self.labels.values

    @property
    def encoding(self) -> Encoding:
        """The open part, in the solver."""
        if self._encoding is None:
            self._encoding = Encoding(self.program, self.labels)
        return self._encoding

    def complete(self, *, having: Sequence[int] = ()) -> Iterator[Values]:
        """The complete labellings in which some literals hold."""
        yield from self._enumerate(having, lambda model, _: model, self._differs)

    def preferred(self, *, having: Sequence[int] = ()) -> Iterator[Values]:
        """The preferred labellings; with `having` the maximal ones among those in which literals hold."""
        if self.decided:
            yield list(self.labels.values)
            return
        encoding = self.encoding
        self._set_phases(encoding.ins)
        for model in self._maximal(having, encoding.ins):
            yield encoding.values(model)

    def preferred_within(self, atoms: Collection[int]) -> Generator[Mapping[int, int], None, None]:
        """The ways in which preferred labellings label some open atoms that no rule joins to others."""
        encoding = self.encoding
        pairs = zip(encoding.ins, encoding.assumptions, strict=True)
        ins = [literal for literal, atom in pairs if atom in atoms]
        self._set_phases(ins)
        for model in self._maximal((), ins):
            yield encoding.values_of(model, atoms)

    def _maximal(self, having: Sequence[int], ins: Sequence[int]) -> Iterator[Sequence[int]]:
        """Models with as many assumptions in as can be, of those that count."""
        return self._models(
            having,
            lambda model, literals: self._grow_by(model, ins, literals),
            lambda model: [each for each in ins if model[each - 1] < 0],
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
        yield from self._enumerate([*having, total], lambda model, _: model, self._differs)

    def semi_stable(self) -> Iterator[Values]:
        """The labellings that leave the least undecided."""
        if self.decided:
            yield list(self.labels.values)
            return
        encoding = self.encoding
        decided = self._decided_literals()
        guard = encoding.new()
        model = encoding.solve([guard])
        while model is not None:
            self.budget.check()
            model = self._grow_by(model, decided, [guard])
            reached = [each for each in decided if model[each - 1] > 0]
            rest = [each for each in decided if model[each - 1] < 0]
            # All labellings that decide exactly these assumptions.
            yield from self._enumerate([*reached, *(-each for each in rest)], lambda found, _: found, self._differs)
            encoding.add(-guard, *rest)
            model = encoding.solve([guard])
        encoding.add(-guard)

    def _decided_literals(self) -> list[int]:
        """A literal for each open assumption: it is in (all its contraries fail) or out (one holds)."""
        encoding = self.encoding
        values = self.labels.values
        decided = []
        for contraries in assumptions_of(self.program):
            if any(values[each] == TRUE for each in contraries):
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

    def _enumerate(
        self,
        having: Sequence[int],
        improve: Callable[[Sequence[int], Sequence[int]], Sequence[int]],
        beyond: Callable[[Sequence[int]], list[int]],
    ) -> Iterator[Values]:
        """Labellings one after the other; after each, a clause asks for one of another kind."""
        if self.decided:
            yield list(self.labels.values)
            return
        for model in self._models(having, improve, beyond):
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
            held = [each for each in goals if model[each - 1] > 0]
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

    def _beyond(self, model: Sequence[int]) -> list[int]:
        """Another labelling must have in what this one has not."""
        return [each for each in self.encoding.ins if model[each - 1] < 0]

    def _differs(self, model: Sequence[int]) -> list[int]:
        """Another labelling must differ in what is in."""
        return [-each if model[each - 1] > 0 else each for each in self.encoding.ins]

    def _set_phases(self, literals: Sequence[int]) -> None:
        self.encoding.solver.set_phases(list(literals))

    def possible(self, literal: int) -> bool:
        """Whether some complete labelling makes a literal hold."""
        return self.encoding.solve([literal]) is not None

    def preferred_without(self, literal: int) -> Values | None:
        """A preferred labelling in which a literal does not hold, or `None` (counterexample-guided).

        A preferred labelling without it lies, for every preferred one that has it, partly outside of that.
        """
        encoding = self.encoding
        self._set_phases(encoding.ins)
        guard = encoding.new()
        try:
            while True:
                self.budget.check()
                model = encoding.solve([guard, -literal])
                if model is None:
                    return None
                without = self._grow_by(model, encoding.ins, [guard, -literal])
                held = [each for each in encoding.ins if without[each - 1] > 0]
                having = encoding.solve([*held, literal])
                if having is None:
                    return encoding.values(self._grow_by(without, encoding.ins, []))
                largest = self._grow_by(having, encoding.ins, [])
                encoding.add(-guard, *self._beyond(largest))
        finally:
            encoding.add(-guard)

    def ideal(self) -> Values:
        """The ideal labelling.

        An assumption that some complete labelling has in and none has out is in reach; the greatest
        admissible set of these is the ideal one (Dunne 2009).
        """
        if self.decided:
            return list(self.labels.values)
        encoding = self.encoding
        never_out = self._never(encoding.outs)
        kept = self._ever([encoding.ins[at] for at in never_out])
        allowed = [encoding.assumptions[never_out[at]] for at in kept]
        return self.greatest_within(allowed)

    def eager(self) -> Values:
        """The eager labelling: the greatest admissible set within every semi-stable one."""
        if self.decided:
            return list(self.labels.values)
        shared: set[int] | None = None
        for values in self.semi_stable():
            ins = {atom for atom in self.encoding.assumptions if values[atom] == FALSE}
            shared = ins if shared is None else shared & ins
        return self.greatest_within(sorted(shared or ()))

    def _never(self, literals: Sequence[int]) -> list[int]:
        """The indices of the literals that hold in no complete labelling."""
        open_ = set(range(len(literals)))
        for at in self._ever(literals):
            open_.discard(at)
        return sorted(open_)

    def _ever(self, literals: Sequence[int]) -> list[int]:
        """The indices of the literals that hold in some complete labelling.

        The open ones are dealt into heaps, and every question asks for one of each heap at once: a few
        questions then do for what would take one each. Heaps that cannot be met together wait for the
        next round; one that cannot be met alone is settled.
        """
        encoding = self.encoding
        self._set_phases(literals)
        model = encoding.solve()
        assert model is not None  # the grounded labelling is complete
        found = {at for at in range(len(literals)) if model[literals[at] - 1] > 0}
        rest = [at for at in range(len(literals)) if at not in found]
        heaps = [heap for start in range(_HEAPS) if (heap := rest[start::_HEAPS])]
        while heaps:
            asked = {encoding.new(): heap for heap in heaps}
            for more, heap in asked.items():
                encoding.add(-more, *(literals[at] for at in heap))
            model, settled = self._meet(dict(asked))
            for more in asked:
                encoding.add(-more)
            heaps = [heap for more, heap in asked.items() if more not in settled]
            if model is not None:
                hit = {at for heap in heaps for at in heap if model[literals[at] - 1] > 0}
                found |= hit
                heaps = [left for heap in heaps if (left := [at for at in heap if at not in hit])]
                self._set_phases([-literals[at] for at in hit])
        return sorted(found)

    def _meet(self, asked: dict[int, list[int]]) -> tuple[Sequence[int] | None, set[int]]:
        """A labelling that meets as many demands as can be met at once, and the demands that none meets."""
        settled: set[int] = set()
        while asked:
            self.budget.check()
            model = self.encoding.solve(list(asked))
            if model is not None:
                return model, settled
            core = [each for each in self.encoding.solver.get_core() or () if each in asked]
            if len(core) == 1:
                settled.add(core[0])
            for each in core[len(core) // 2 :]:
                del asked[each]
        return None, settled

    def greatest_within(self, allowed: Sequence[int]) -> Values:
        """The labelling of the greatest admissible set among some assumptions that do not attack each other.

        Assumptions that the set does not defend are taken out until none is left (Dung 1995, the
        characteristic function); what follows from the rest is the labelling.
        """
        kept = set(allowed)
        while True:
            true = self._derived(kept.__contains__)
            unbeaten = {atom for atom in self.encoding.assumptions if atom not in true}
            reachable = self._derived(unbeaten.__contains__)
            left = {atom for atom in kept if atom not in reachable}
            if left == kept:
                break
            kept = left
        values = list(self.labels.values)
        for atom in self.encoding.rules:
            values[atom] = TRUE if atom in true else FALSE if atom not in reachable else OPEN
        return values

    def _derived(self, stands: Callable[[int], bool]) -> set[int]:
        """The open atoms that follow from the assumptions that stand (given by their contraries)."""
        base, program = self.labels.values, self.program
        waiting: dict[int, int] = {}
        users: dict[int, list[int]] = {}
        queue: list[int] = []
        found: set[int] = set()
        for atom, rules in self.encoding.rules.items():
            for rule in rules:
                if not all(stands(each) for each in program.negative[rule] if base[each] == OPEN):
                    continue
                body = [each for each in program.positive[rule] if base[each] == OPEN]
                waiting[rule] = len(body)
                for each in body:
                    users.setdefault(each, []).append(rule)
                if not body and atom not in found:
                    found.add(atom)
                    queue.append(atom)
        for atom in queue:
            for rule in users.get(atom, ()):
                waiting[rule] -= 1
                head = program.heads[rule]
                if not waiting[rule] and head not in found:
                    found.add(head)
                    queue.append(head)
        return found

    def literal(self, atom: int, value: int) -> int | bool:
        """A literal for the value of an atom, or whether it has that value, where it is decided."""
        found = None if self.labels.values[atom] != OPEN else self.encoding.literal(atom, value)
        return self.labels.values[atom] == value if found is None else found
