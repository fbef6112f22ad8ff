"""The questions of the ICCMA competitions on abstract frameworks.

Semantics: GR grounded, CO complete, PR preferred, ST stable, SST semi-stable, STG stage, ID ideal. Tasks: SE some
extension, EE all extensions, CE their number, DC and DS whether an argument is in some or in every one.
"""

from collections.abc import Iterator

from argmap.reasoning.budget import Budget
from argmap.reasoning.counterexamples import preferred_without
from argmap.reasoning.frameworks.framework import Framework
from argmap.reasoning.frameworks.stage import stage_extensions
from argmap.reasoning.ideal import ideal
from argmap.reasoning.labellings import Search, Values
from argmap.reasoning.parts import OpenParts
from argmap.reasoning.wellfounded import FALSE, TRUE

SEMANTICS = ("GR", "CO", "PR", "ST", "SST", "STG", "ID")
TASKS = ("SE", "DC", "DS", "EE", "CE")
Extension = frozenset[str]


class Solver:
    """Answers questions on one framework; what is worked out is kept."""

    def __init__(self, framework: Framework, *, budget: Budget | None = None) -> None:
        self.framework = framework
        self.search = Search(framework.program(), budget=budget)
        self._parts = OpenParts(self.search.program, self.search.labels, self.search.budget, ranges=True)

    def extensions(self, semantics: str) -> Iterator[Extension]:
        """All extensions."""
        if semantics == "STG":
            names = self.framework.arguments
            yield from (
                frozenset(names[at] for at in stage_extension)
                for stage_extension in stage_extensions(self.framework, budget=self.search.budget)
            )
        else:
            yield from map(self._members, self._labellings(semantics))

    def _labellings(self, semantics: str) -> Iterator[Values]:
        search = self.search
        if semantics == "GR":
            yield search.labels.values
        elif semantics == "ID":
            yield ideal(search)
        elif semantics == "CO":
            yield from search.complete()
        elif semantics == "PR":
            yield from search.preferred()
        elif semantics == "ST":
            yield from search.stable()
        elif semantics == "SST":
            yield from search.semi_stable()
        else:
            raise ValueError(f"there is no semantics {semantics!r}; there are {', '.join(SEMANTICS)}")

    def _members(self, values: Values) -> Extension:
        return frozenset(name for at, name in enumerate(self.framework.arguments) if values[at] == TRUE)

    def some(self, semantics: str) -> Extension | None:
        """Some extension, or `None` where there is none."""
        if semantics == "CO":
            semantics = "GR"
        return next(self.extensions(semantics), None)

    def credulous(self, semantics: str, argument: str) -> Extension | None:
        """An extension that holds the argument, or `None`."""
        if semantics == "SST":
            return self._semi_stable(argument, holds=True)
        if semantics in ("GR", "ID"):
            return next((extension for extension in self.extensions(semantics) if argument in extension), None)
        at = self.framework.arguments.index(argument)
        if semantics == "STG":
            names = self.framework.arguments
            found = next(stage_extensions(self.framework, having=[at], budget=self.search.budget), None)
            return None if found is None else frozenset(names[each] for each in found)
        literal = self.search.literal(at, TRUE)
        if literal is False:
            return None
        having = [] if literal is True else [literal]
        if semantics == "ST":
            labellings = self.search.stable(having=having)
        elif semantics == "PR":
            labellings = self.search.preferred(having=having)
        else:
            labellings = self.search.complete(having=having)
        values = next(labellings, None)
        return None if values is None else self._members(values)

    def counterexample(self, semantics: str, argument: str) -> tuple[bool, Extension | None]:
        """Whether the argument is in every extension, and where it is not, one without it."""
        at = self.framework.arguments.index(argument)
        if semantics in ("GR", "CO"):
            grounded = self._members(self.search.labels.values)
            return argument in grounded, None if argument in grounded else grounded
        if semantics == "STG":
            names = self.framework.arguments
            found = next(stage_extensions(self.framework, having=[~at], budget=self.search.budget), None)
            return found is None, None if found is None else frozenset(names[each] for each in found)
        if semantics == "SST":
            without = self._semi_stable(argument, holds=False)
            return without is None, without
        if semantics == "ID":
            without = next((extension for extension in self.extensions(semantics) if argument not in extension), None)
            return without is None, without
        value = self.search.labels.values[at]
        if value == TRUE:
            return True, None
        if semantics == "ST":
            having = [] if value == FALSE else [-self.search.encoding.pairs[at][0]]
            values = next(self.search.stable(having=having), None)
            return values is None, None if values is None else self._members(values)
        if value == FALSE:
            return False, self.some("PR")
        values = preferred_without(self.search, [(at, TRUE)])
        return values is None, None if values is None else self._members(values)

    def _semi_stable(self, argument: str, *, holds: bool) -> Extension | None:
        """A semi-stable extension with an argument, or without it: each piece of the framework is asked alone."""
        at = self.framework.arguments.index(argument)
        values = self._parts.some("semi-stable", at, TRUE, holds=holds)
        return None if values is None else self._members(values)


def extensions(framework: Framework, semantics: str) -> list[Extension]:
    """All extensions of a framework."""
    return list(Solver(framework).extensions(semantics))


def some_extension(framework: Framework, semantics: str) -> Extension | None:
    """Some extension, or `None` where there is none."""
    return Solver(framework).some(semantics)


def credulous(framework: Framework, semantics: str, argument: str) -> bool:
    """Whether the argument is in some extension."""
    return Solver(framework).credulous(semantics, argument) is not None


def sceptical(framework: Framework, semantics: str, argument: str) -> bool:
    """Whether the argument is in every extension; with no extension at all, it is."""
    return Solver(framework).counterexample(semantics, argument)[0]
