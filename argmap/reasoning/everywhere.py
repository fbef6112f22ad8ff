"""What holds in some and what in every preferred labelling, worked out for all literals of a program together."""

from collections.abc import Callable, Sequence

from argmap.reasoning.budget import OutOfTimeError
from argmap.reasoning.counterexamples import Literal, preferred_without
from argmap.reasoning.ever import Ever
from argmap.reasoning.labellings import Search, Values
from argmap.reasoning.wellfounded import FALSE, TRUE


class Everywhere:
    """What preferred labellings say of each literal of a program.

    What holds in some complete labelling holds in some preferred one, and its opposite not in all. Of what is left
    the labellings that were seen refute the most; then one question asks for a labelling in which any of the rest
    fails, until there is none.
    """

    def __init__(self, search: Search, seen: Sequence[Sequence[int]], note: Callable[[Values], None]) -> None:
        """Work out what the budget allows; `seen` are preferred labellings, and each that is found is noted."""
        self.search = search
        encoding = self.encoding = search.encoding
        self.always: set[Literal] = set()
        self._bodies = encoding.bodies()
        self._ever = Ever(encoding)
        try:
            pairs = [literal for pair in encoding.pairs.values() for literal in pair]
            self._ever.sort([*pairs, *self._bodies.values()])
            self._prove(seen, note)
        except OutOfTimeError:
            return

    def _prove(self, seen: Sequence[Sequence[int]], note: Callable[[Values], None]) -> None:
        left = [
            (atom, value)
            for atom in self.encoding.pairs
            for value in (TRUE, FALSE)
            if self.ever((atom, -value)) is False and all(values[atom] == value for values in seen)
        ]
        while left:
            without = preferred_without(self.search, left)
            if without is None:
                break
            note(without)
            left = [(atom, value) for atom, value in left if without[atom] == value]
        self.always.update(left)

    def ever(self, *literals: Literal) -> bool | None:
        """Whether some literals, the open ones of a rule or only one, all hold in some labelling; `None`: not known."""
        if len(literals) == 1:
            ((atom, value),) = literals
            holds = self.encoding.literal(atom, value)
        else:
            holds = self._bodies.get(frozenset(literals))
        return True if holds in self._ever.found else False if holds in self._ever.never else None
