"""Stage extensions of a framework: conflict-free sets with as much as can be in or attacked (Verheij 1996)."""

from collections.abc import Iterator, Sequence

from argmap.reasoning.budget import Budget
from argmap.reasoning.frameworks.framework import Framework


def stage_extensions(
    framework: Framework, *, having: Sequence[int] = (), budget: Budget | None = None
) -> Iterator[frozenset[int]]:
    """The stage extensions as sets of argument numbers.

    With `having` (argument numbers, negated by `~`), only those among them in which these are in or not.
    """
    from pysat.solvers import Solver

    from argmap.reasoning.encoding import SOLVER, STOPPABLE, ask

    attackers = framework.attackers()
    count = len(attackers)
    granted = budget or Budget()

    def asked(literals: Sequence[int]) -> bool:
        return ask(solver, literals, granted, stoppable=granted.limited)

    with Solver(name=STOPPABLE if granted.limited else SOLVER) as solver:
        # Variable i + 1: argument i is in; count + i + 1: it is in or attacked.
        for at, attacking in enumerate(attackers):
            for attacker in attacking:
                solver.add_clause([-(at + 1), -(attacker + 1)])
            solver.add_clause([-(count + at + 1), at + 1, *(attacker + 1 for attacker in attacking)])
        top = 2 * count
        ranges = [count + at + 1 for at in range(count)]
        guard = top = top + 1
        while asked([guard]):
            model = solver.get_model()
            while True:
                held = [each for each in ranges if model[each - 1] > 0]
                rest = [each for each in ranges if model[each - 1] < 0]
                if not rest:
                    break
                top += 1
                solver.add_clause([-top, *rest])
                larger = asked([guard, *held, top])
                if larger:
                    model = solver.get_model()
                solver.add_clause([-top])
                if not larger:
                    break
            same = top = top + 1
            wanted = [at + 1 if at >= 0 else -(~at + 1) for at in having]
            while asked([same, *held, *wanted]):
                model = solver.get_model()
                members = frozenset(at for at in range(count) if model[at] > 0)
                yield members
                solver.add_clause([-same, *(-(at + 1) if at in members else at + 1 for at in range(count))])
            solver.add_clause([-same])
            solver.add_clause([-guard, *rest])
