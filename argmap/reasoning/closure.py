"""Forward chaining: what follows from some things by rules that each need their whole body."""

from collections.abc import Collection, Hashable, Iterable
from typing import Generic, TypeVar

Thing = TypeVar("Thing", bound=Hashable)
Name = TypeVar("Name", bound=Hashable)


class HornRules(Generic[Thing, Name]):
    """Rules without negation, each given as its name, its head and its body.

    The closure is found in time linear in the rules that it touches (Dowling and Gallier 1984: every rule counts
    what it still waits for).

    >>> rules = HornRules([("r", "b", ["a"]), ("s", "d", ["b", "c"]), ("t", "e", [])])
    >>> rules.closure(["a"])
    {'a': None, 'e': 't', 'b': 'r'}
    """

    def __init__(self, rules: Iterable[tuple[Name, Thing, Collection[Thing]]]) -> None:
        self._sizes: dict[Name, int] = {}
        self._heads: dict[Name, Thing] = {}
        self._users: dict[Thing, list[Name]] = {}
        self._facts: list[Name] = []
        users = self._users
        for name, head, body in rules:
            self._heads[name] = head
            if body:
                self._sizes[name] = len(body)
                for thing in body:
                    known = users.get(thing)
                    if known is None:
                        users[thing] = [name]
                    else:
                        known.append(name)
            else:
                self._facts.append(name)

    def closure(self, start: Iterable[Thing] = (), *, limit: int | None = None) -> dict[Thing, Name | None]:
        """All that follows, in the order in which it was reached, each with the rule that it came by.

        What is given in `start` came by no rule. With a `limit` the search ends after so many things.
        """
        heads, sizes = self._heads, self._sizes
        came_by: dict[Thing, Name | None] = dict.fromkeys(start)
        for name in self._facts:
            came_by.setdefault(heads[name], name)
        waiting: dict[Name, int] = {}
        queue = list(came_by)
        for thing in queue:
            if limit is not None and len(queue) > limit:
                break
            for name in self._users.get(thing, ()):
                left = waiting.get(name, sizes[name]) - 1
                waiting[name] = left
                if not left and heads[name] not in came_by:
                    came_by[heads[name]] = name
                    queue.append(heads[name])
        return came_by
