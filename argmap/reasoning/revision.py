"""The well-founded model after a small change, at the cost of what the change reaches.

Decided atoms whose derivation used what is changed are opened again (over-deletion, Gupta, Mumick, Subrahmanian 1993),
then decided by propagation; atoms that lost the rule that they were founded on are searched for unfounded sets (source
pointers, Simons, Niemelä, Soininen 2002). All is undone after each change.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any

from argmap.reasoning.closure import HornRules
from argmap.reasoning.program import Program
from argmap.reasoning.wellfounded import FALSE, OPEN, TRUE, Labels


class Revision:
    """The model of a program, and what becomes of it when rules go and atoms are given."""

    def __init__(self, program: Program, labels: Labels) -> None:
        self.program = program
        self.values = values = list(labels.values)
        self.rules_of: list[list[int]] = [[] for _ in values]
        self._in_positive: list[list[int]] = [[] for _ in values]
        self._in_negative: list[list[int]] = [[] for _ in values]
        for rule, head in enumerate(program.heads):
            self.rules_of[head].append(rule)
            for atom in program.positive[rule]:
                self._in_positive[atom].append(rule)
            for atom in program.negative[rule]:
                self._in_negative[atom].append(rule)
        rules = range(len(program.heads))
        self._missing = [sum(value <= OPEN for value in self._literals(rule)) for rule in rules]
        """How many literals of a rule do not hold."""
        self._failed = [sum(value < OPEN for value in self._literals(rule)) for rule in rules]
        """How many fail; one more if the rule is dropped."""
        self._alive = [sum(not self._failed[rule] for rule in own) for own in self.rules_of]
        """How many rules for an atom have not failed."""
        self._used_by: list[list[int]] = [[] for _ in values]
        self._note_derivations(labels)
        self._source = self._sources()
        self._dropped: Collection[int] = ()
        self._given: Collection[int] = ()
        self._undo: list[tuple[list[Any], int, Any]] = []
        self._touched: dict[int, int] = {}
        self._unfounded: list[int] = []
        self._queue: list[int] = []

    def _literals(self, rule: int) -> Iterable[int]:
        """Whether each literal of a rule holds, fails or is open."""
        yield from (self.values[atom] for atom in self.program.positive[rule])
        yield from (-self.values[atom] for atom in self.program.negative[rule])

    def _note_derivations(self, labels: Labels) -> None:
        """For each decided atom those whose value was derived from it."""
        program, values = self.program, self.values
        rank = {atom: at for at, atom in enumerate(labels.order)}
        for atom, value in enumerate(values):
            if value == TRUE:
                rule = labels.fired[atom]
                grounds: Iterable[int] = (*program.positive[rule], *program.negative[rule])
            elif value == FALSE:
                grounds = [self._failing(rule, rank) for rule in self.rules_of[atom]]
            else:
                continue
            for ground in dict.fromkeys(grounds):
                self._used_by[ground].append(atom)

    def _failing(self, rule: int, rank: Mapping[int, int]) -> int:
        """The literal of a rule that failed first."""
        positive = [atom for atom in self.program.positive[rule] if self.values[atom] == FALSE]
        negative = [atom for atom in self.program.negative[rule] if self.values[atom] == TRUE]
        return min((*positive, *negative), key=rank.__getitem__)

    def _sources(self) -> list[int]:
        """For each open atom a rule that it is founded on, so that none is founded on itself; else -1."""
        program, values = self.program, self.values
        live = [rule for rule, head in enumerate(program.heads) if values[head] == OPEN and not self._failed[rule]]
        bodies = (
            (rule, program.heads[rule], [atom for atom in program.positive[rule] if values[atom] == OPEN])
            for rule in live
        )
        founded = HornRules(bodies).closure()
        return [-1 if (rule := founded.get(atom)) is None else rule for atom in range(len(values))]

    def after(
        self, drops: Collection[int], given: Collection[int] = (), *, spend: Callable[[int], None] | None = None
    ) -> Mapping[int, int]:
        """The atoms whose value is another one when some rules go and some atoms are given, with the new values.

        `spend` is told how many atoms were looked at.
        """
        self._dropped, self._given = drops, given
        self._touched = {}
        try:
            self._change()
            while True:
                self._propagate()
                if not self._fail_unfounded():
                    break
            return {atom: self.values[atom] for atom, old in self._touched.items() if self.values[atom] != old}
        finally:
            for array, at, old in reversed(self._undo):
                array[at] = old
            self._undo.clear()
            self._queue.clear()
            self._unfounded.clear()
            if spend is not None:
                spend(1 + len(self._touched))

    def _set(self, array: list[Any], at: int, value: Any) -> None:
        self._undo.append((array, at, array[at]))
        array[at] = value

    def _decide(self, atom: int, value: int) -> None:
        self._touched.setdefault(atom, self.values[atom])
        self._set(self.values, atom, value)
        self._queue.append(atom)

    def _change(self) -> None:
        """Drop the rules, open what rests on what they gave, and decide what can be decided at once."""
        heads, values = self.program.heads, self.values
        opened = dict.fromkeys(atom for atom in self._given if values[atom] == FALSE)
        for rule in self._dropped:
            head = heads[rule]
            if values[head] == TRUE and head not in self._given:
                opened[head] = None  # perhaps for nothing, where another rule gives it too
        queue = list(opened)
        for atom in queue:
            for user in self._used_by[atom]:
                if user not in opened:
                    opened[user] = None
                    queue.append(user)
        for atom in queue:
            self._open(atom)
        for rule in self._dropped:
            self._fail(rule)
        for atom in self._given:
            if values[atom] != TRUE:
                self._decide(atom, TRUE)
        for atom in queue:
            self._look(atom)

    def _open(self, atom: int) -> None:
        """Take the value of an atom back."""
        value = self.values[atom]
        self._touched.setdefault(atom, value)
        self._set(self.values, atom, OPEN)
        self._unfounded.append(atom)
        held, failed = self._in_positive[atom], self._in_negative[atom]
        if value == FALSE:
            held, failed = failed, held
        for rule in held:
            self._set(self._missing, rule, self._missing[rule] + 1)
        for rule in failed:
            self._set(self._failed, rule, self._failed[rule] - 1)
            if not self._failed[rule]:
                head = self.program.heads[rule]
                self._set(self._alive, head, self._alive[head] + 1)

    def _look(self, atom: int) -> None:
        """Decide an open atom if a rule gives it, or all have failed."""
        if self.values[atom] != OPEN:
            return
        for rule in self.rules_of[atom]:
            if not self._missing[rule] and not self._failed[rule]:
                self._decide(atom, TRUE)
                return
        if not self._alive[atom]:
            self._decide(atom, FALSE)

    def _fail(self, rule: int) -> None:
        """One more literal of a rule fails, or it is dropped."""
        self._set(self._failed, rule, self._failed[rule] + 1)
        if self._failed[rule] > 1:
            return
        head = self.program.heads[rule]
        self._set(self._alive, head, self._alive[head] - 1)
        if self.values[head] == OPEN:
            if not self._alive[head] and head not in self._given:
                self._decide(head, FALSE)
            elif self._source[head] == rule:
                self._unfounded.append(head)

    def _propagate(self) -> None:
        """Carry decided atoms on to the rules that they stand in."""
        heads, missing, failed = self.program.heads, self._missing, self._failed
        queue = self._queue
        at = 0
        while at < len(queue):
            atom = queue[at]
            at += 1
            holds, fails = self._in_positive[atom], self._in_negative[atom]
            if self.values[atom] == FALSE:
                holds, fails = fails, holds
            for rule in holds:
                self._set(missing, rule, missing[rule] - 1)
                if not missing[rule] and not failed[rule] and self.values[heads[rule]] == OPEN:
                    self._decide(heads[rule], TRUE)
            for rule in fails:
                self._fail(rule)
        queue.clear()

    def _fail_unfounded(self) -> bool:
        """Make atoms false that only rest on each other; whether there were any."""
        heads, positive, values, source = self.program.heads, self.program.positive, self.values, self._source
        lost = dict.fromkeys(atom for atom in self._unfounded if values[atom] == OPEN)
        self._unfounded.clear()
        queue = list(lost)
        for atom in queue:
            for rule in self._in_positive[atom]:
                head = heads[rule]
                if source[head] == rule and values[head] == OPEN and head not in lost:
                    lost[head] = None
                    queue.append(head)
        bodies = [
            (rule, atom, [each for each in positive[rule] if each in lost])
            for atom in lost
            for rule in self.rules_of[atom]
            if not self._failed[rule]
        ]
        founded: Mapping[int, int | None] = HornRules(bodies).closure() if bodies else {}
        for atom in lost:
            found = founded.get(atom)
            if found is not None:
                self._set(source, atom, found)
            else:
                self._decide(atom, FALSE)
        return len(founded) < len(lost)
