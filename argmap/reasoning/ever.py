"""Which literals hold in some labelling: many of them are asked for in one question."""

from collections.abc import Iterable, Sequence

from argmap.reasoning.encoding import Encoding

HEAPS = 256
"""Literals that are asked for at once."""


class Ever:
    """Literals of an encoding by what was found out: those in `found` hold in some labelling, those in `never` in none.

    The open ones are dealt into heaps, and every question asks for one of each heap at once: a few
    questions then do for what would take one each. Heaps that cannot be met together wait for the
    next round; one that cannot be met alone is settled.
    """

    def __init__(self, encoding: Encoding) -> None:
        self.encoding = encoding
        self.found: set[int] = set()
        self.never: set[int] = set()

    def sort(self, literals: Iterable[int]) -> None:
        """Sort some literals.

        Raises:
            OutOfTimeError: when the budget is used up; what was found until then is kept.
        """
        encoding = self.encoding
        asked_for = list(dict.fromkeys(literals))
        encoding.set_phases(asked_for)
        model = encoding.solve()
        assert model is not None  # the grounded labelling is complete
        self.found.update(each for each in asked_for if model[each - 1] > 0)
        rest = [each for each in asked_for if each not in self.found and each not in self.never]
        heaps = [heap for start in range(HEAPS) if (heap := rest[start::HEAPS])]
        while heaps:
            heaps = self._round(heaps)

    def _round(self, heaps: list[list[int]]) -> list[list[int]]:
        """Ask for one literal of as many heaps as can be met at once; what stays open."""
        encoding = self.encoding
        asked = {encoding.new(): heap for heap in heaps}
        for more, heap in asked.items():
            encoding.add(-more, *heap)
        try:
            model, settled = self._meet(list(asked))
        finally:
            for more in asked:
                encoding.add(-more)
        self.never.update(each for more in settled for each in asked[more])
        heaps = [heap for more, heap in asked.items() if more not in settled]
        if model is None:
            return heaps
        hit = {each for heap in heaps for each in heap if model[each - 1] > 0}
        self.found |= hit
        encoding.set_phases([-each for each in sorted(hit)])
        return [left for heap in heaps if (left := [each for each in heap if each not in hit])]

    def _meet(self, demands: list[int]) -> tuple[Sequence[int] | None, set[int]]:
        """A labelling that meets as many demands as can be met at once, and the demands that none meets."""
        settled: set[int] = set()
        while demands:
            self.encoding.budget.check()
            model = self.encoding.solve(demands)
            if model is not None:
                return model, settled
            core = [each for each in self.encoding.solver.get_core() or () if each in demands]
            if len(core) == 1:
                settled.add(core[0])
            dropped = set(core[len(core) // 2 :])
            demands = [each for each in demands if each not in dropped]
        return None, settled
