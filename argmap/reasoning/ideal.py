"""The semantics of one labelling that several others share.

*Ideal*: the greatest admissible set within every preferred one (Dung, Mancarella, Toni 2007). *Eager*: the same
within every semi-stable one (Caminada 2007).
"""

from collections.abc import Callable, Collection, Sequence

from argmap.reasoning.closure import HornRules
from argmap.reasoning.encoding import Encoding
from argmap.reasoning.ever import Ever
from argmap.reasoning.labellings import Search, Values
from argmap.reasoning.wellfounded import FALSE, OPEN, TRUE


def ideal(search: Search) -> Values:
    """The ideal labelling.

    An assumption that some complete labelling has in and none has out is in reach; the greatest
    admissible set of these is the ideal one (Dunne 2009).
    """
    if search.decided:
        return list(search.labels.values)
    encoding = search.encoding
    ever = Ever(encoding)
    ever.sort(encoding.outs)
    never_out = [at for at, literal in enumerate(encoding.outs) if literal in ever.never]
    ever.sort(encoding.ins[at] for at in never_out)
    return greatest_within(encoding, [encoding.assumptions[at] for at in never_out if encoding.ins[at] in ever.found])


def eager(search: Search) -> Values:
    """The eager labelling: the greatest admissible set within every semi-stable one."""
    if search.decided:
        return list(search.labels.values)
    return greatest_within(search.encoding, sorted(search.in_every_semi_stable()))


def greatest_within(encoding: Encoding, allowed: Sequence[int]) -> Values:
    """The labelling of the greatest admissible set among some assumptions that do not attack each other.

    Assumptions that the set does not defend are taken out until none is left (Dung 1995, the
    characteristic function); what follows from the rest is the labelling.
    """
    kept = set(allowed)
    while True:
        true = derived(encoding, kept.__contains__)
        unbeaten = {atom for atom in encoding.assumptions if atom not in true}
        reachable = derived(encoding, unbeaten.__contains__)
        left = {atom for atom in kept if atom not in reachable}
        if left == kept:
            break
        kept = left
    values = list(encoding.base)
    for atom in encoding.rules:
        values[atom] = TRUE if atom in true else FALSE if atom not in reachable else OPEN
    return values


def derived(encoding: Encoding, stands: Callable[[int], bool]) -> Collection[int]:
    """The open atoms that follow from the assumptions that stand (given by their contraries)."""
    base, program = encoding.base, encoding.program
    rules = (
        (rule, atom, [each for each in program.positive[rule] if base[each] == OPEN])
        for atom, rules in encoding.rules.items()
        for rule in rules
        if all(stands(each) for each in program.negative[rule] if base[each] == OPEN)
    )
    return HornRules(rules).closure().keys()
