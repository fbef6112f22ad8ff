"""Circles of support: claims that rest on each other."""

from collections import deque
from collections.abc import Mapping, Sequence

import attrs

from argmap.graphs import components
from argmap.model.content import MapContent


@attrs.frozen
class Circle:
    """A shortest circle of support, and how many claims support each other around it.

    `claims[i]` supports `claims[i + 1]` by `inferences[i]`, the last supports the first. `size` is
    the number of claims of the strongly connected component that the circle lies in. `anchored`
    says whether a claim of that component has a reason, or words of its own, from outside.
    """

    claims: tuple[str, ...]
    inferences: tuple[str, ...]
    size: int
    anchored: bool


def support_circles(amap: MapContent) -> tuple[Circle, ...]:
    """One shortest circle for each strongly connected component of the support relation.

    A claim that supports itself directly is none of these: that is a mistake of its own.
    """
    edges: dict[str, list[tuple[str, str]]] = {}
    for id_, inference in amap.inferences.items():
        if inference.kind.speaks_for:
            for premise in inference.premises:
                if premise != inference.target:
                    edges.setdefault(premise, []).append((inference.target, id_))
    found_together = components({claim: [target for target, _ in steps] for claim, steps in edges.items()})
    grouped = [each for each in found_together if len(each) > 1]
    if not grouped:
        return ()
    order = {id_: at for at, id_ in enumerate(amap.claims)}
    anchored = _anchored(amap, grouped)
    found = []
    for at, component in enumerate(grouped):
        component.sort(key=order.__getitem__)
        claims, inferences = _shortest(component, edges)
        found.append(Circle(claims, inferences, len(component), at in anchored))
    return tuple(sorted(found, key=lambda each: order[each.claims[0]]))


def _anchored(amap: MapContent, grouped: Sequence[Sequence[str]]) -> set[int]:
    """The components with a claim that has words of its own, or a reason from outside."""
    member_of = {claim: at for at, component in enumerate(grouped) for claim in component}
    found = {at for claim, at in member_of.items() if amap.claims[claim].assumed or amap.claims[claim].quotes}
    for inference in amap.inferences.values():
        at = member_of.get(inference.target)
        if at is None or not inference.kind.speaks_for:
            continue
        if all(member_of.get(premise) != at for premise in inference.premises):
            found.add(at)
    return found


MOST_VISITS = 20_000
"""Claims of a component that are visited in looking for a shorter circle once one is found."""


def _shortest(
    members: Sequence[str], edges: Mapping[str, list[tuple[str, str]]]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The shortest circle through one of the first members, by breadth-first search."""
    inside = set(members)
    best = _through(members[0], inside, edges, len(members) + 1)
    if best is None:  # a strongly connected component has a circle through each of its members
        raise AssertionError(members)
    for start in members[1 : 1 + MOST_VISITS // len(members)]:
        if len(best[0]) == 2:
            break
        best = _through(start, inside, edges, len(best[0])) or best
    return best


def _through(
    start: str, inside: set[str], edges: Mapping[str, list[tuple[str, str]]], limit: int
) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    came: dict[str, tuple[str, str]] = {}
    depth = {start: 0}
    queue = deque([start])
    while queue:
        current = queue.popleft()
        if depth[current] + 1 >= limit:
            return None
        for target, inference in edges.get(current, ()):
            if target == start:
                claims, steps = [current], [inference]
                while claims[-1] != start:
                    previous, step = came[claims[-1]]
                    claims.append(previous)
                    steps.append(step)
                return tuple(reversed(claims)), tuple(reversed(steps))
            if target in inside and target not in depth:
                depth[target] = depth[current] + 1
                came[target] = current, inference
                queue.append(target)
    return None
