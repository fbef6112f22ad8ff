"""The semantics of one labelling that several others share.

*Ideal*: the greatest admissible set within every preferred one (Dung, Mancarella, Toni 2007). *Eager*: the same
within every semi-stable one (Caminada 2007).
"""

from collections.abc import Callable, Collection, Sequence

from argmap.reasoning.closure import HornRules
from argmap.reasoning.labellings import Search, Values
from argmap.reasoning.wellfounded import FALSE, OPEN, TRUE

_HEAPS = 256


def ideal(search: Search) -> Values:
    """The ideal labelling.

    An assumption that some complete labelling has in and none has out is in reach; the greatest
    admissible set of these is the ideal one (Dunne 2009).
    """
    if search.decided:
        return list(search.labels.values)
    encoding = search.encoding
    never_out = _never(search, encoding.outs)
    kept = _ever(search, [encoding.ins[at] for at in never_out])
    allowed = [encoding.assumptions[never_out[at]] for at in kept]
    return greatest_within(search, allowed)


def eager(search: Search) -> Values:
    """The eager labelling: the greatest admissible set within every semi-stable one."""
    if search.decided:
        return list(search.labels.values)
    return greatest_within(search, sorted(search.in_every_semi_stable()))


def _never(search: Search, literals: Sequence[int]) -> list[int]:
    """The indices of the literals that hold in no complete labelling."""
    open_ = set(range(len(literals)))
    for at in _ever(search, literals):
        open_.discard(at)
    return sorted(open_)


def _ever(search: Search, literals: Sequence[int]) -> list[int]:
    """The indices of the literals that hold in some complete labelling.

    The open ones are dealt into heaps, and every question asks for one of each heap at once: a few
    questions then do for what would take one each. Heaps that cannot be met together wait for the
    next round; one that cannot be met alone is settled.
    """
    encoding = search.encoding
    search.set_phases(literals)
    model = encoding.solve()
    assert model is not None  # the grounded labelling is complete
    found = {at for at in range(len(literals)) if model[literals[at] - 1] > 0}
    rest = [at for at in range(len(literals)) if at not in found]
    heaps = [heap for start in range(_HEAPS) if (heap := rest[start::_HEAPS])]
    while heaps:
        asked = {encoding.new(): heap for heap in heaps}
        for more, heap in asked.items():
            encoding.add(-more, *(literals[at] for at in heap))
        model, settled = _meet(search, dict(asked))
        for more in asked:
            encoding.add(-more)
        heaps = [heap for more, heap in asked.items() if more not in settled]
        if model is not None:
            hit = {at for heap in heaps for at in heap if model[literals[at] - 1] > 0}
            found |= hit
            heaps = [left for heap in heaps if (left := [at for at in heap if at not in hit])]
            search.set_phases([-literals[at] for at in hit])
    return sorted(found)


def _meet(search: Search, asked: dict[int, list[int]]) -> tuple[Sequence[int] | None, set[int]]:
    """A labelling that meets as many demands as can be met at once, and the demands that none meets."""
    settled: set[int] = set()
    while asked:
        search.budget.check()
        model = search.encoding.solve(list(asked))
        if model is not None:
            return model, settled
        core = [each for each in search.encoding.solver.get_core() or () if each in asked]
        if len(core) == 1:
            settled.add(core[0])
        for each in core[len(core) // 2 :]:
            del asked[each]
    return None, settled


def greatest_within(search: Search, allowed: Sequence[int]) -> Values:
    """The labelling of the greatest admissible set among some assumptions that do not attack each other.

    Assumptions that the set does not defend are taken out until none is left (Dung 1995, the
    characteristic function); what follows from the rest is the labelling.
    """
    kept = set(allowed)
    while True:
        true = _derived(search, kept.__contains__)
        unbeaten = {atom for atom in search.encoding.assumptions if atom not in true}
        reachable = _derived(search, unbeaten.__contains__)
        left = {atom for atom in kept if atom not in reachable}
        if left == kept:
            break
        kept = left
    values = list(search.labels.values)
    for atom in search.encoding.rules:
        values[atom] = TRUE if atom in true else FALSE if atom not in reachable else OPEN
    return values


def _derived(search: Search, stands: Callable[[int], bool]) -> Collection[int]:
    """The open atoms that follow from the assumptions that stand (given by their contraries)."""
    base, program = search.labels.values, search.program
    rules = (
        (rule, atom, [each for each in program.positive[rule] if base[each] == OPEN])
        for atom, rules in search.encoding.rules.items()
        for rule in rules
        if all(stands(each) for each in program.negative[rule] if base[each] == OPEN)
    )
    return HornRules(rules).closure().keys()
