"""The open part of a program in pieces that no rule joins: a labelling of the whole is one of each piece.

For the semantics that are asked for here that holds of the maximal ones too (Baumann 2011; Liao, Jin, Koons 2011): a
preferred, stable or semi-stable labelling of the whole is one of each piece, in any combination.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from argmap.graphs import Groups
from argmap.reasoning.budget import Budget
from argmap.reasoning.counterexamples import preferred_without
from argmap.reasoning.ideal import eager, ideal
from argmap.reasoning.labellings import Search, Values
from argmap.reasoning.program import Program, assumptions_of
from argmap.reasoning.wellfounded import OPEN, TRUE, Labels


class Part:
    """One piece: its atoms, and a search of its own, in which they are numbered from 0.

    `assumptions` are those of the whole that its atoms are contraries of, also such as stand in no open rule.
    """

    def __init__(
        self, atoms: list[int], program: Program, assumptions: Sequence[tuple[int, ...]], budget: Budget
    ) -> None:
        self.atoms = atoms
        self.number = {atom: at for at, atom in enumerate(atoms)}
        self.search = Search(program, budget=budget, assumptions=assumptions)

    def labellings(self, semantics: str) -> Iterator[Values]:
        """The labellings of a semantics, by the numbers of the piece."""
        search = self.search
        if semantics == "complete":
            return search.complete()
        if semantics == "preferred":
            return search.preferred()
        if semantics == "stable":
            return search.stable()
        if semantics == "semi-stable":
            return search.semi_stable()
        return iter([ideal(search) if semantics == "ideal" else eager(search)])

    def some(self, semantics: str, atom: int, value: int, *, holds: bool = True) -> Values | None:
        """A labelling of a semantics in which an atom of the whole has a value, or has it not; `None` without one."""
        place = self.number[atom]
        if semantics == "preferred" and not holds and self.search.labels.values[place] == OPEN:
            return preferred_without(self.search, [(place, value)])
        found = self.search.literal(place, value)
        if isinstance(found, bool):
            return next(self.labellings(semantics), None) if found is holds else None
        literal = found if holds else -found
        if semantics == "preferred":
            return next(self.search.preferred(having=[literal]), None)
        if semantics == "semi-stable":
            return self.search.some_semi_stable([literal])
        if semantics == "stable":
            return next(self.search.stable(having=[literal]), None)
        if semantics == "complete":
            return next(self.search.complete(having=[literal]), None)
        return next((each for each in self.labellings(semantics) if (each[place] == value) is holds), None)


class OpenParts:
    """The pieces of a program that the grounded labelling leaves open.

    With `ranges` the pieces are such that what a labelling leaves undecided can be counted in each alone (semi-stable,
    eager).
    """

    def __init__(self, program: Program, labels: Labels, budget: Budget, *, ranges: bool) -> None:
        self.program, self.labels = program, labels
        self.ranges = ranges
        self._budget = budget

    @property
    def budget(self) -> Budget:
        """What the present question may take, in all pieces together."""
        return self._budget

    @budget.setter
    def budget(self, budget: Budget) -> None:
        self._budget = budget
        if "parts" in vars(self):
            for part in self.parts:
                part.search.budget = budget

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """The pieces, in the order of their first atoms."""
        program, values = self.program, self.labels.values
        groups: Groups[int] = Groups()
        rules: list[tuple[int, tuple[int, ...], tuple[int, ...]]] = []
        for rule in self.labels.live:
            positive = tuple(atom for atom in program.positive[rule] if values[atom] == OPEN)
            negative = tuple(atom for atom in program.negative[rule] if values[atom] == OPEN)
            rules.append((rule, positive, negative))
            groups.join([program.heads[rule], *positive, *negative])
        # What an assumption waits for is decided together, also where the rule that it stands in is dead.
        contraries = [
            tuple(atom for atom in group if values[atom] == OPEN)
            for group in (assumptions_of(program) if self.ranges else ())
            if not any(values[atom] == TRUE for atom in group)
        ]
        if self.ranges:
            for group in contraries:
                groups.join(group)
        atoms: dict[int, list[int]] = {}
        for atom, value in enumerate(values):
            if value == OPEN:
                atoms.setdefault(groups.find(atom), []).append(atom)
        programs = {root: Program(size=len(members)) for root, members in atoms.items()}
        number = {atom: at for members in atoms.values() for at, atom in enumerate(members)}
        for rule, positive, negative in rules:
            head = program.heads[rule]
            programs[groups.find(head)].add(
                number[head],
                tuple(number[atom] for atom in positive),
                tuple(number[atom] for atom in negative),
                program.origins[rule],
            )
        assumptions: dict[int, list[tuple[int, ...]]] = {}
        for group in contraries:
            if group:
                own = tuple(number[atom] for atom in group)
                assumptions.setdefault(groups.find(group[0]), []).append(own)
        return tuple(
            Part(members, programs[root], assumptions.get(root, ()), self._budget) for root, members in atoms.items()
        )

    @cached_property
    def part_of(self) -> Mapping[int, Part]:
        """The piece that an open atom stands in."""
        return {atom: part for part in self.parts for atom in part.atoms}

    def some(self, semantics: str, atom: int, value: int, *, holds: bool = True) -> Values | None:
        """A labelling of the whole in which an atom has a value, or has it not; `None` without one.

        Raises:
            OutOfTimeError: when the budget is used up.
        """
        values = list(self.labels.values)
        own = self.part_of.get(atom)
        if own is None and (values[atom] == value) is not holds:
            return None
        for part in self.parts:
            if part is own:
                found = part.some(semantics, atom, value, holds=holds)
            else:
                found = next(part.labellings(semantics), None)
            if found is None:
                return None
            for each, at in part.number.items():
                values[each] = found[at]
        return values

    def exists(self, semantics: str) -> bool:
        """Whether there is a labelling at all: only *stable* may have none."""
        return semantics != "stable" or all(next(part.labellings(semantics), None) is not None for part in self.parts)
