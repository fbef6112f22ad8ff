"""How many ways lead from a node to some ends without sharing a node on the way."""

from collections.abc import Collection, Hashable, Mapping, Sequence
from typing import TypeVar

Node = TypeVar("Node", bound=Hashable)


def disjoint_paths(edges: Mapping[Node, Sequence[Node]], start: Node, ends: Collection[Node], *, most: int) -> int:
    """The greatest number of paths from `start` to `ends` that share no node but `start`, up to `most`.

    By Menger's theorem that is the least number of nodes whose loss cuts all paths. Each node is split
    into a way in and a way out, joined by an edge of capacity one; paths are found by breadth-first
    augmentation (Edmonds and Karp 1972).
    """
    residual: dict[tuple[Node, bool], dict[tuple[Node, bool], int]] = {}

    def connect(tail: tuple[Node, bool], head: tuple[Node, bool]) -> None:
        residual.setdefault(tail, {})[head] = 1
        residual.setdefault(head, {}).setdefault(tail, 0)

    for node, following in edges.items():
        for each in following:
            if each != node:
                connect((node, True), (each, False))
    for node in {each for each, _ in residual}:
        if node != start:
            connect((node, False), (node, True))
    found = 0
    while found < most and _augment(residual, (start, True), {(end, True) for end in ends if end != start}):
        found += 1
    return found


def _augment(
    residual: dict[tuple[Node, bool], dict[tuple[Node, bool], int]],
    source: tuple[Node, bool],
    sinks: set[tuple[Node, bool]],
) -> bool:
    """Find one more path and turn its capacities round."""
    came: dict[tuple[Node, bool], tuple[Node, bool]] = {}
    for at in (queue := [source]):
        if at in sinks:
            while at != source:
                before = came[at]
                residual[before][at] -= 1
                residual[at][before] += 1
                at = before
            return True
        for following, capacity in residual.get(at, {}).items():
            if capacity and following not in came and following != source:
                came[following] = at
                queue.append(following)
    return False
