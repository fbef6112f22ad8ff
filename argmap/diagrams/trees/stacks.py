"""Reasons of one kind for one claim, on which nothing bears, as the rows of one container."""

from collections.abc import Iterable, Iterator

import attrs

from argmap.diagrams.diagram import Box, Link
from argmap.diagrams.trees.homes import RIVALS, Tree

MOST_ROWS = 15
"""Rows of a column; a stack with more has more columns."""


@attrs.frozen
class Stack:
    """Boxes that do one thing to one claim: what their lines have in common is drawn once, with the line of `link`."""

    id: str
    boxes: tuple[Box, ...]
    link: Link

    @property
    def columns(self) -> int:
        """How many columns it has."""
        return -(-len(self.boxes) // MOST_ROWS)


@attrs.frozen
class StackedTree:
    """A tree whose stacks stand apart: its other boxes, and the lines between these."""

    tree: Tree
    boxes: tuple[Box, ...]
    links: tuple[Link, ...]
    stacks: tuple[Stack, ...]

    @property
    def lines(self) -> tuple[tuple[str, Link], ...]:
        """The lines in the order of the map, each with what it starts from: a box, a joint or a stack."""
        order = {id(link): at for at, link in enumerate(self.tree.links)}
        every = [*((link.start, link) for link in self.links), *((each.id, each.link) for each in self.stacks)]
        return tuple(sorted(every, key=lambda line: order[id(line[1])]))


def stacked(tree: Tree) -> StackedTree:
    """Put the leaves of a tree into stacks."""
    boxes = {box.claim: box for box in tree.boxes}
    reached = {link.end for link in tree.links}
    contradicted = {end for link in tree.links if link.kind == "contradicts" for end in (link.start, link.end)}
    out: dict[str, list[Link]] = {}
    for link in tree.links:
        out.setdefault(link.start, []).append(link)
    found: dict[tuple[str, str, bool, bool], list[tuple[Box, Link]]] = {}
    for claim, box in boxes.items():
        links = out.get(claim, [])
        leaf = claim not in reached and claim not in contradicted and len(links) == 1 and links[0].kind != RIVALS
        if leaf and links[0].end in boxes and links[0].head and not (links[0].whose or links[0].strength):
            link = links[0]
            found.setdefault((link.end, link.kind, link.aside, link.own), []).append((box, link))
    stacks = tuple(_stacks(found.values()))
    inside = {box.claim for stack in stacks for box in stack.boxes}
    return StackedTree(
        tree,
        tuple(box for box in tree.boxes if box.claim not in inside),
        tuple(link for link in tree.links if link.start not in inside),
        stacks,
    )


def _stacks(groups: Iterable[list[tuple[Box, Link]]]) -> Iterator[Stack]:
    several = [group for group in groups if len(group) > 1]
    for at, group in enumerate(several):
        yield Stack(f"stack@{at}", tuple(box for box, _ in group), group[0][1])
