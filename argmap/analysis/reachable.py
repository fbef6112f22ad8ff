"""What verdicts a claim could have at all, whatever attacks succeed."""

import attrs

from argmap.reasoning.closure import HornRules
from argmap.reasoning.program import Program


@attrs.frozen(eq=False, repr=False)
class Possible:
    """Claims that could hold, and claims that could be denied, if every step went through.

    Both follow from the program of the map with all negated atoms left out: what does not follow can never be
    accepted, or never be rejected. `attackable` are the claims that something could be said against, directly or
    through what they rest on.
    """

    holds: frozenset[str]
    denied: frozenset[str]
    attackable: frozenset[str]


def possible(program: Program) -> Possible:
    """Work out what could hold, be denied or be attacked, in linear time."""
    bodies = zip(program.heads, program.positive, strict=True)
    reached = HornRules((rule, head, body) for rule, (head, body) in enumerate(bodies)).closure()
    denied = {claim for claim, denial in program.denied.items() if denial in reached}
    touched = _touched(program, set(reached), denied)
    names = program.claims
    return Possible(
        frozenset(name for at, name in enumerate(names) if at in reached),
        frozenset(names[at] for at in denied),
        frozenset(name for at, name in enumerate(names) if at in touched),
    )


def _touched(program: Program, reached: set[int], denied: set[int]) -> set[int]:
    """The atoms that hang, however remotely, on something that a negated atom could stop."""
    users: dict[int, list[int]] = {}
    start = set(denied)
    for rule, head in enumerate(program.heads):
        for atom in (*program.positive[rule], *program.negative[rule]):
            users.setdefault(atom, []).append(head)
        if not reached.isdisjoint(program.negative[rule]):
            start.add(head)
    queue = sorted(start)
    for atom in queue:
        for head in users.get(atom, ()):
            if head not in start:
                start.add(head)
                queue.append(head)
    return start
