"""The well-founded model of a program: the grounded labelling, in near-linear time.

Van Gelder, Ross, Schlipf 1991. What propagation leaves open is searched for unfounded sets (atoms that
only support each other); these are false, and propagation goes on.
"""

import attrs

from argmap.reasoning.closure import HornRules
from argmap.reasoning.program import Program

TRUE, FALSE, OPEN = 1, -1, 0


@attrs.define(eq=False, repr=False, slots=True)
class Labels:
    """The value of every atom, the order in which they were decided, and what decided each.

    `fired[a]` is the rule that made atom `a` true; an atom that is false without a rule having failed
    last (`unfounded`) belongs to a set of atoms that rest on each other.
    """

    values: list[int]
    order: list[int]
    fired: dict[int, int]
    unfounded: set[int]
    live: list[int]
    """The rules that are neither used nor dead: the residual program."""


def well_founded(program: Program) -> Labels:
    """The well-founded model."""
    state = _State(program)
    state.start()
    while True:
        state.propagate()
        if not state.fail_unfounded():
            break
    live = [rule for rule, dead in enumerate(state.dead) if not dead and state.values[program.heads[rule]] == OPEN]
    return Labels(values=state.values, order=state.order, fired=state.fired, unfounded=state.unfounded, live=live)


class _State:
    def __init__(self, program: Program) -> None:
        self.program = program
        count = len(program.heads)
        self.values = [OPEN] * program.size
        self.order: list[int] = []
        self.fired: dict[int, int] = {}
        self.unfounded: set[int] = set()
        self.dead = bytearray(count)
        self.missing = [len(a) + len(b) for a, b in zip(program.positive, program.negative, strict=True)]
        self.alive = [0] * program.size
        for head in program.heads:
            self.alive[head] += 1
        self.in_positive: list[list[int] | None] = [None] * program.size
        self.in_negative: list[list[int] | None] = [None] * program.size
        for where, bodies in ((self.in_positive, program.positive), (self.in_negative, program.negative)):
            for rule, body in enumerate(bodies):
                for atom in body:
                    known = where[atom]
                    if known is None:
                        where[atom] = [rule]
                    else:
                        known.append(rule)
        self.queue: list[int] = []

    def start(self) -> None:
        """Decide facts, and atoms without a rule."""
        for rule, missing in enumerate(self.missing):
            if not missing:
                self._make_true(rule)
        for atom, alive in enumerate(self.alive):
            if not alive:
                self._make_false(atom)

    def _make_true(self, rule: int) -> None:
        head = self.program.heads[rule]
        if self.values[head] == OPEN:
            self.values[head] = TRUE
            self.fired[head] = rule
            self.order.append(head)
            self.queue.append(head)

    def _make_false(self, atom: int) -> None:
        if self.values[atom] == OPEN:
            self.values[atom] = FALSE
            self.order.append(atom)
            self.queue.append(atom)

    def propagate(self) -> None:
        """Carry decided atoms on to the rules that they stand in."""
        missing, dead, alive, heads, queue = self.missing, self.dead, self.alive, self.program.heads, self.queue
        at = 0
        while at < len(queue):
            atom = queue[at]
            at += 1
            holds, fails = self.in_positive[atom], self.in_negative[atom]
            if self.values[atom] == FALSE:
                holds, fails = fails, holds
            for rule in holds or ():
                missing[rule] -= 1
                if not missing[rule] and not dead[rule]:
                    self._make_true(rule)
            for rule in fails or ():
                if not dead[rule]:
                    dead[rule] = 1
                    head = heads[rule]
                    alive[head] -= 1
                    if not alive[head]:
                        self._make_false(head)
        queue.clear()

    def fail_unfounded(self) -> bool:
        """Make atoms false that no rule can reach from outside; whether there were any."""
        heads, positive, values, dead = self.program.heads, self.program.positive, self.values, self.dead
        live = [rule for rule, is_dead in enumerate(dead) if not is_dead and values[heads[rule]] == OPEN]
        bodies = [(rule, heads[rule], [atom for atom in positive[rule] if values[atom] == OPEN]) for rule in live]
        if not any(body for _, _, body in bodies):
            return False
        founded = HornRules(bodies).closure()
        lost = sorted({heads[rule] for rule in live} - founded.keys())
        for atom in lost:
            self.unfounded.add(atom)
            self._make_false(atom)
        return bool(lost)
