"""Clauses over named things, answered with what shows it: a model, or the steps of a refutation (DRUP).

A literal is a name after `+` or `-`. The steps are the clauses that the solver learnt, each of which follows by unit
propagation from those before it (Heule, Hunt, Wetzler 2013); what it forgot on the way is left out, which changes
nothing.
"""

from collections.abc import Iterable, Sequence

from pysat.solvers import Solver

SOLVER = "glucose4"
"""Its steps follow by unit propagation; it does no rewriting for which that is not so."""
Clause = Sequence[str]


def answered(clauses: Iterable[Clause]) -> tuple[frozenset[str] | None, list[list[str]]]:
    """The true literals of a model, or `None` with the steps of a refutation."""
    numbers: dict[str, int] = {}

    def number(literal: str) -> int:
        known = numbers.setdefault(literal[1:], len(numbers) + 1)
        return known if literal[0] == "+" else -known

    with Solver(name=SOLVER, with_proof=True) as solver:
        for clause in clauses:
            if not clause:
                return None, []
            solver.add_clause([number(each) for each in clause])
        names = [*numbers]
        solver.set_phases([-each for each in numbers.values()])
        if solver.solve():
            model = solver.get_model() or ()
            return frozenset(f"{'+' if each > 0 else '-'}{names[abs(each) - 1]}" for each in model), []
        steps = [line.split() for line in solver.get_proof() or () if not line.startswith("d")]
        return None, [
            [f"{'-' if each[0] == '-' else '+'}{names[abs(int(each)) - 1]}" for each in step[:-1]] for step in steps
        ]
