"""Minimal conflicts and smallest repairs, for any question whether some things go together.

MARCO (Liffiton, Previti, Malik, Marques-Silva 2016): a solver proposes a set that was not looked at yet, as
large as can be; one that goes together is grown and its complement is a repair, one that does not is shrunk.
"""

from collections.abc import Callable, Sequence

import attrs

from argmap.reasoning.budget import Budget, OutOfTimeError


@attrs.frozen
class Cuts:
    """Minimal conflicts and minimal repairs, as sets of numbers; `complete` where there are no more."""

    conflicts: tuple[tuple[int, ...], ...]
    repairs: tuple[tuple[int, ...], ...]
    complete: bool


def minimal_conflicts(
    count: int,
    together: Callable[[Sequence[int]], tuple[bool, Sequence[int]]],
    *,
    limit: int = 100,
    budget: Budget | None = None,
) -> Cuts:
    """The minimal sets of `range(count)` that do not go together, and the minimal sets to leave out.

    `together(items)` says whether they do, and if not may name a smaller set that does not either. The
    list ends after `limit` conflicts and repairs together.
    """
    from pysat.solvers import Solver

    from argmap.reasoning.encoding import SOLVER, STOPPABLE, ask

    conflicts: list[tuple[int, ...]] = []
    repairs: list[tuple[int, ...]] = []
    everything = list(range(count))
    complete = False
    granted = budget or Budget()
    with Solver(name=STOPPABLE if granted.limited else SOLVER) as maps:
        maps.set_phases([at + 1 for at in everything])
        maps.add_clause([count + 1])
        try:
            while len(conflicts) + len(repairs) < limit:
                if not ask(maps, (), granted, stoppable=granted.limited):
                    complete = True
                    break
                model = maps.get_model()
                seed = [at for at in everything if model[at] > 0]
                fits, core = together(seed)
                if fits:
                    kept = _grown(seed, everything, together)
                    left = tuple(at for at in everything if at not in kept)
                    repairs.append(left)
                    maps.add_clause([at + 1 for at in left])
                    if not left:
                        complete = True
                        break
                else:
                    small = _shrunk(list(core) or seed, together)
                    conflicts.append(tuple(small))
                    maps.add_clause([-(at + 1) for at in small])
        except OutOfTimeError:
            complete = False
    return Cuts(tuple(sorted(conflicts, key=lambda each: (len(each), each))), tuple(repairs), complete)


def _grown(
    seed: Sequence[int], everything: Sequence[int], together: Callable[[Sequence[int]], tuple[bool, Sequence[int]]]
) -> set[int]:
    kept = list(seed)
    inside = set(seed)
    for at in everything:
        if at not in inside and together([*kept, at])[0]:
            kept.append(at)
            inside.add(at)
    return inside


def _shrunk(seed: list[int], together: Callable[[Sequence[int]], tuple[bool, Sequence[int]]]) -> list[int]:
    small = sorted(seed)
    for at in list(small):
        if at not in small:
            continue
        fits, core = together([each for each in small if each != at])
        if not fits:
            small = sorted(core) if core else [each for each in small if each != at]
    return small
