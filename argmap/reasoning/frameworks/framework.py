"""Abstract argumentation frameworks (Dung 1995)."""

from collections.abc import Sequence

import attrs

from argmap.brief_repr import brief_repr
from argmap.reasoning.program import STANDS, STEP, Program


@attrs.frozen
class Framework:
    """Arguments, and which attacks which, by name.

    It is the same as a map of assumed claims whose attacks are undercuts of claims: the semantics of
    such a map are exactly those of the framework.
    """

    arguments: tuple[str, ...]
    attacks: tuple[tuple[str, str], ...] = ()

    __repr__ = brief_repr

    def program(self) -> Program:
        """The framework as a logic program: `x ← not aside(x)`, `aside(y) ← x` for each attack."""
        program = Program(self.arguments, len(self.arguments))
        atom_of = program.atom_of = {name: at for at, name in enumerate(self.arguments)}
        attackers = self.attackers()
        for at, attacking in enumerate(attackers):
            if attacking:
                program.aside[at] = program.new_atom()
        for at, name in enumerate(self.arguments):
            guards = (program.aside[at],) if at in program.aside else ()
            program.add(at, (), guards, (STANDS, name))
            for attacker in attackers[at]:
                program.add(program.aside[at], (attacker,), (), (STEP, ""))
        assert len(atom_of) == len(self.arguments)
        return program

    def attackers(self) -> Sequence[Sequence[int]]:
        """For each argument the numbers of its attackers, each once."""
        atom_of = {name: at for at, name in enumerate(self.arguments)}
        found: list[dict[int, None]] = [{} for _ in self.arguments]
        for attacker, attacked in self.attacks:
            found[atom_of[attacked]][atom_of[attacker]] = None
        return [list(each) for each in found]
