"""What hangs together in a graph: strongly connected components, and connected groups."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Generic, TypeVar

T = TypeVar("T", bound=Hashable)


def components(edges: Mapping[T, Sequence[T]]) -> list[list[T]]:
    """Strongly connected components (Tarjan 1972), without recursion; each after those that it leads to."""
    index: dict[T, int] = {}
    low: dict[T, int] = {}
    stack: list[T] = []
    on_stack: set[T] = set()
    found: list[list[T]] = []
    for root in edges:
        if root in index:
            continue
        index[root] = low[root] = len(index)
        stack.append(root)
        on_stack.add(root)
        work = [(root, iter(edges[root]))]
        while work:
            node, targets = work[-1]
            for target in targets:
                if target not in index:
                    index[target] = low[target] = len(index)
                    stack.append(target)
                    on_stack.add(target)
                    work.append((target, iter(edges.get(target, ()))))
                    break
                if target in on_stack:
                    low[node] = min(low[node], index[target])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[node])
                if low[node] == index[node]:
                    component = []
                    while True:
                        member = stack.pop()
                        on_stack.discard(member)
                        component.append(member)
                        if member == node:
                            break
                    found.append(component)
    return found


class Groups(Generic[T]):
    """Things that are joined, directly or through others (Tarjan 1975: union and find)."""

    def __init__(self) -> None:
        self._parents: dict[T, T] = {}

    def find(self, thing: T) -> T:
        """The thing that stands for the group of this one."""
        root = thing
        while (parent := self._parents.get(root, root)) != root:
            root = parent
        while (parent := self._parents.get(thing, thing)) != root:
            self._parents[thing] = root
            thing = parent
        return root

    def join(self, things: Iterable[T]) -> None:
        """Put things into one group."""
        roots = list(dict.fromkeys(self.find(thing) for thing in things))
        for root in roots[1:]:
            self._parents[root] = roots[0]
