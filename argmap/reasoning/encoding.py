"""The complete labellings of a program as the models of a propositional formula.

Each open atom has two variables, *true* and *false*; undecided is neither. The clauses say that an
atom is true exactly when some body holds and false exactly when every body fails (the three-valued
completion). Atoms that only support each other also satisfy that: where a model has such a set, a
loop formula is added and the solver asked again (Lin and Zhao 2004, for both values).
"""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from argmap.reasoning.budget import Budget
from argmap.reasoning.closure import HornRules
from argmap.reasoning.program import Program
from argmap.reasoning.wellfounded import FALSE, OPEN, TRUE, Labels

if TYPE_CHECKING:
    from pysat.solvers import Solver

Pair = tuple[int, int]
SOLVER = "cadical195"
"""The quickest one; a question to it cannot be stopped."""
STOPPABLE = "glucose4"
"""The one for questions with a limit: it works in slices."""
SLICE = 2_000
"""Conflicts of the solver before the budget is looked at."""


class Encoding:
    """The residual program in an incremental solver.

    `assumptions` are the atoms that stand negated in some rule: a labelling is fixed by which of them
    are false (the assumption is in) or true (it is out).

    With `admissible` the models are the admissible labellings (Caminada and Gabbay 2009): what is true or false has its
    reasons in the labelling, but not all that has reasons need be. These are half the clauses, and the greatest
    labellings are the same.
    """

    def __init__(self, program: Program, labels: Labels, *, stoppable: bool = False, admissible: bool = False) -> None:
        from pysat.solvers import Solver  # nothing that grounded decides needs a solver

        self.program, self.base = program, labels.values
        self.stoppable, self.admissible = stoppable, admissible
        self.budget = Budget()
        self.solver: Solver = Solver(name=STOPPABLE if stoppable else SOLVER)
        self.top = 0
        self.rules: dict[int, list[int]] = {}
        self._bodies: dict[int, list[Pair]] = {}
        values = labels.values
        negated: dict[int, None] = {}
        self._positive: dict[int, list[int]] = {}
        for rule in labels.live:
            self.rules.setdefault(program.heads[rule], []).append(rule)
            self._positive[rule] = [atom for atom in program.positive[rule] if values[atom] == OPEN]
            for atom in program.negative[rule]:
                if values[atom] == OPEN:
                    negated[atom] = None
        self.pairs: dict[int, Pair] = {}
        self._make_pairs()
        self._body_pairs: dict[int, Pair] = {}
        for atom in self.rules:
            self._complete(atom)
        self.assumptions = list(negated)
        self.ins = [self.pairs[atom][1] for atom in self.assumptions]
        self.outs = [self.pairs[atom][0] for atom in self.assumptions]
        self.tight = not self._has_positive_cycle()

    def new(self) -> int:
        """A new variable."""
        self.top += 1
        return self.top

    def add(self, *literals: int) -> None:
        """Add a clause."""
        self.solver.add_clause(literals)

    def set_phases(self, literals: Sequence[int]) -> None:
        """Let the solver try first that these literals hold."""
        self.solver.set_phases(list(literals))

    def _make_pairs(self) -> None:
        """Give each atom its pair of variables; an atom with one rule of one literal shares those of it."""
        single: dict[int, tuple[int, bool]] = {}
        for atom, rules in self.rules.items():
            if len(rules) == 1:
                body = self.open_body(rules[0])
                if len(body) == 1:
                    single[atom] = body[0]
        for atom in self.rules:
            chain = []
            at = atom
            while at not in self.pairs and at in single and at not in chain:
                chain.append(at)
                at = single[at][0]
            if at not in self.pairs:
                single.pop(at, None)
                pair = self.new(), self.new()
                self.pairs[at] = pair
                self.add(-pair[0], -pair[1])
            for each in reversed(chain):
                if each not in self.pairs:
                    true, false = self.pairs[single[each][0]]
                    self.pairs[each] = (true, false) if single[each][1] else (false, true)
        self._shared = single

    def open_body(self, rule: int) -> list[tuple[int, bool]]:
        """The open literals of a rule: each atom, and whether it stands there positively."""
        values = self.base
        body = [(atom, True) for atom in self.program.positive[rule] if values[atom] == OPEN]
        body += [(atom, False) for atom in self.program.negative[rule] if values[atom] == OPEN]
        return list(dict.fromkeys(body))

    def bodies(self) -> dict[frozenset[tuple[int, int]], int]:
        """For each body, given by its atoms and their values, what says that it holds."""
        return {
            frozenset((atom, TRUE if positive else FALSE) for atom, positive in self.open_body(rule)): holds
            for rule, (holds, _) in self._body_pairs.items()
        }

    def _pair(self, literal: tuple[int, bool]) -> Pair:
        true, false = self.pairs[literal[0]]
        return (true, false) if literal[1] else (false, true)

    def _complete(self, atom: int) -> None:
        """Add the completion of an atom."""
        if atom in self._shared:
            (rule,) = self.rules[atom]
            self._body_pairs[rule] = self.pairs[atom]
            return
        true, false = self.pairs[atom]
        total = not self.admissible  # whether what has reasons has to be
        bodies = []
        for rule in self.rules[atom]:
            literals = [self._pair(each) for each in self.open_body(rule)]
            if len(literals) == 1:
                pair = literals[0]
            else:
                pair = self.new(), self.new()
                for one_true, one_false in literals:
                    self.add(-pair[0], one_true)
                    if total:
                        self.add(-one_false, pair[1])
                if total:
                    self.add(pair[0], *(-one_true for one_true, _ in literals))
                self.add(-pair[1], *(one_false for _, one_false in literals))
            self._body_pairs[rule] = pair
            bodies.append(pair)
            self.add(-false, pair[1])
            if total:
                self.add(-pair[0], true)
        self.add(-true, *(body for body, _ in bodies))
        if total:
            self.add(false, *(-fails for _, fails in bodies))

    def _has_positive_cycle(self) -> bool:
        """Whether open atoms can support each other: some are never reached when each waits for all it may rest on."""
        below = {atom: [each for rule in rules for each in self._positive[rule]] for atom, rules in self.rules.items()}
        return len(HornRules((atom, atom, atoms) for atom, atoms in below.items()).closure()) < len(below)

    def solve(self, literals: Iterable[int] = ()) -> Sequence[int] | None:
        """A complete labelling in which the literals hold, as a model; `model[v - 1] > 0` where `v` holds.

        Raises:
            OutOfTimeError: when the budget is used up.
        """
        assumed = list(literals)
        while True:
            if not ask(self.solver, assumed, self.budget, stoppable=self.stoppable):
                return None
            model: Sequence[int] = self.solver.get_model()
            if self.tight or not self._add_loops(model):
                return model

    def _add_loops(self, model: Sequence[int]) -> bool:
        """Forbid atoms of a model that only rest on each other; whether there were any."""

        def holds(literal: int) -> bool:
            return model[literal - 1] > 0

        found = False
        true_atoms = {atom for atom in self.rules if holds(self.pairs[atom][0])}
        lost = self._unfounded(true_atoms, lambda rule: holds(self._body_pairs[rule][0]))
        if lost:
            found = True
            outside = [self._body_pairs[rule][0] for rule in self._external(lost)]
            for atom in lost:
                self.add(-self.pairs[atom][0], *outside)
        if self.admissible:
            return found
        possible = {atom for atom in self.rules if not holds(self.pairs[atom][1])}
        lost = self._unfounded(possible, lambda rule: not holds(self._body_pairs[rule][1]))
        if lost:
            found = True
            outside = [-self._body_pairs[rule][1] for rule in self._external(lost)]
            for atom in lost:
                self.add(self.pairs[atom][1], *outside)
        return found

    def _unfounded(self, atoms: set[int], usable: Callable[[int], bool]) -> set[int]:
        """The atoms that no usable rule reaches from outside."""
        return atoms - self._founded(atoms, usable).keys()

    def _founded(self, atoms: Iterable[int], usable: Callable[[int], bool]) -> dict[int, int | None]:
        """The atoms that usable rules reach from outside, each with the rule that it was reached by."""
        rules = ((rule, atom, self._positive[rule]) for atom in atoms for rule in self.rules[atom] if usable(rule))
        return HornRules(rules).closure()

    def founding(self, model: Sequence[int]) -> dict[int, int | None]:
        """For each atom that is true in a model the rule that makes it so: going down these leads in no circle."""
        true_atoms = [atom for atom, (true, _) in self.pairs.items() if model[true - 1] > 0]
        return self._founded(true_atoms, lambda rule: model[self._body_pairs[rule][0] - 1] > 0)

    def _external(self, atoms: set[int]) -> list[int]:
        """The rules for some atoms that need none of them."""
        return [rule for atom in sorted(atoms) for rule in self.rules[atom] if not atoms & set(self._positive[rule])]

    def values(self, model: Sequence[int]) -> list[int]:
        """The value of every atom of the program in a model."""
        values = list(self.base)
        for atom, (true, false) in self.pairs.items():
            if model[true - 1] > 0:
                values[atom] = TRUE
            elif model[false - 1] > 0:
                values[atom] = FALSE
        return values

    def literal(self, atom: int, value: int) -> int | None:
        """The literal that says that an open atom is true or false; `None` for a decided atom."""
        pair = self.pairs.get(atom)
        return None if pair is None else pair[0] if value == TRUE else pair[1]


def ask(solver: "Solver", literals: Sequence[int], budget: Budget, *, stoppable: bool) -> bool:
    """Whether the clauses of a solver can be met together with some literals.

    Raises:
        OutOfTimeError: when the budget is used up; between two slices of the work where the solver is stoppable.
        KeyboardInterrupt: when the user stops it; the solver turns that into an error of its own.
    """
    budget.check()
    try:
        if not stoppable:
            return bool(solver.solve(assumptions=list(literals)))
        size = SLICE
        while True:
            granted = size if budget.effort is None else min(size, budget.effort)
            before = solver.accum_stats()["conflicts"]
            solver.conf_budget(granted)
            found = solver.solve_limited(assumptions=list(literals))
            if budget.effort is not None:
                budget.effort -= solver.accum_stats()["conflicts"] - before
            if found is not None:
                return bool(found)
            budget.check()
            size = min(2 * size, 64 * SLICE)
    except Exception as error:
        if "interrupt" in str(error).lower():
            raise KeyboardInterrupt from None
        raise
