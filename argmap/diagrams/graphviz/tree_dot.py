"""A tree as DOT: boxes with tabs and ports, lines that arrive in the order of the map.

Learnt from measuring: without `label` on edges and without `rank=sink`; `ordering=in` keeps what bears on a claim in
the order of the map, so that no two lines of a tree cross; a claim that only contradicts another one stands beside it,
held there by a line that is not drawn.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import attrs

from argmap.diagrams.diagram import Box, Link
from argmap.diagrams.graphviz.as_dot import OWN, lighter, quoted_id
from argmap.diagrams.graphviz.markup import number
from argmap.diagrams.graphviz.tree_cards import CardStyle, box_class, box_id, stack_card, tree_card
from argmap.diagrams.themes.theme import Theme
from argmap.diagrams.trees.homes import QUESTION, RIVALS, SLIP
from argmap.diagrams.trees.stacks import Stack, StackedTree
from argmap.model.credence import told_strength


@attrs.frozen
class TreeDot:
    """The DOT of trees of one picture, with what is the same for all of them.

    `also` are the further uses of each claim in words, `numbers` the numbers of the steps. With `deep` what undercuts
    an undercut stands behind that, which takes a column.
    """

    style: CardStyle
    also: Mapping[str, Sequence[str]]
    numbers: Mapping[str, int]
    deep: bool = True

    def source(self, tree: StackedTree) -> str:
        """The DOT of one tree."""
        return "".join(_WrittenTree(self, tree).lines())


class _WrittenTree:
    def __init__(self, dot: TreeDot, tree: StackedTree) -> None:
        self.dot, self.tree = dot, tree
        self.lines_drawn = list(tree.lines)
        self.ports: dict[str, list[int]] = {}
        for at, (_, link) in enumerate(self.lines_drawn):
            if link.kind != "contradicts":
                self.ports.setdefault(link.end, []).append(at)
        self.boxes = {box.claim: box for box in tree.boxes}
        self.beside = _beside(tree)
        self.kinds = {joint.step: joint.kind for joint in tree.tree.joints}
        self.drawn: Counter[str] = Counter()
        self.theme: Theme = dot.style.theme
        self.names = node_names(tree)
        self.does: dict[str, str] = {}
        self.notes: dict[str, list[str]] = {}
        for link in tree.links:
            if link.kind != "contradicts":
                self.does.setdefault(link.start, link.kind)
                if link.head and (told := _told(link)):
                    self.notes.setdefault(self._first(link), []).append(told)

    def _first(self, link: Link) -> str:
        """The box that says what is told of a step: what its line starts from, or its first premise."""
        return next((each.start for each in self.tree.links if each.step == link.step and not each.head), link.start)

    def lines(self) -> Iterator[str]:
        theme = self.theme
        yield (
            f'digraph tree {{\ngraph [rankdir=RL bgcolor="transparent" fontname="{theme.font}" nodesep=0.16 '
            f"ranksep=0.3 pad=0.06 splines=spline outputorder=edgesfirst ordering=in]\n"
            f'node [shape=box fontname="{theme.font}" fontsize={number(theme.text_size)} fontcolor="{theme.text}" '
            f'margin=0 height=0.3]\nedge [fontname="{theme.font}" fontsize=11]\n'
        )
        for box in self.tree.boxes:
            yield self.box(box)
        for stack in self.tree.stacks:
            yield self.stack(stack)
        for joint in self.tree.tree.joints:
            colour = theme.looks[joint.kind].colour
            yield (
                f'{self.names[joint.step]} [label="" shape=circle width=0.09 height=0.09 fixedsize=true style=filled '
                f'color="{colour}" fillcolor="{colour}" class=joint id="joint-{self.dot.numbers[joint.step]}"]\n'
            )
        for at, (start, link) in enumerate(self.lines_drawn):
            yield self.line(at, start, link)
        yield "}\n"

    def box(self, box: Box) -> str:
        theme = self.theme
        label = tree_card(
            box,
            self.does.get(box.claim, ""),
            len(self.ports.get(box.claim, ())),
            [*self.notes.get(box.claim, ()), *self.dot.also.get(box.claim, ())],
            self.dot.style,
        )
        if box.role == SLIP:
            look = f'shape=note color="{theme.muted}" fillcolor="{theme.paper}" style=filled penwidth=0.6'
        elif box.role == QUESTION:
            look = "shape=plain"
        else:
            look = box_look(box, theme)
        return f"{self.names[box.claim]} [label=<{label}> {look} {_identity(box)}]\n"

    def stack(self, stack: Stack) -> str:
        theme, look = self.theme, self.theme.looks[stack.link.kind]
        also = {box.claim: self.dot.also.get(box.claim, ()) for box in stack.boxes}
        label = stack_card(stack.boxes, stack.link.kind, stack.columns, also, self.dot.style)
        return (
            f'{self.names[stack.id]} [label=<{label}> color="{look.colour}" style=filled fillcolor="{theme.paper}" '
            f"penwidth=1 class=stack]\n"
        )

    def line(self, at: int, start_id: str, link: Link) -> str:
        start, end = self.names[start_id], self.names[link.end]
        if link.kind == "contradicts":
            colour = self.theme.looks[link.kind].colour
            return (
                f'{start} -> {end} [color="{colour}:invis:{colour}" dir=none minlen=0 weight=2 penwidth=1.1 '
                f'class=contradicts id="{self._id(link)}"]\n'
            )
        if link.kind == RIVALS:
            port = self.ports[link.end].index(at)
            colour = self.theme.looks["contradicts"].colour
            return (
                f'{start}:w:w -> {end}:p{port}:e [color="{colour}" penwidth=1.1 dir=none minlen=1 class=contradicts '
                f'id="{self._id(link)}"]\n'
            )
        length = 2 if link.end in self.boxes and start_id not in self.joints else 1
        if self.dot.deep and link.end != link.step and self.kinds.get(link.end) == link.kind == "undercuts":
            length += 2  # what undercuts an undercut stands behind that, and not beside it like an ally
        beside = "".join(
            f"{self.names[each]} -> {end} [style=invis minlen={length}]\n" for each in self.beside.get(start_id, ())
        )
        if start_id not in self.joints:
            start += ":w:w"
        if link.end in self.boxes:
            end += f":p{self.ports[link.end].index(at)}:e"
        kind = f"{link.kind} aside" if link.aside else link.kind
        return f'{start} -> {end} [{self._drawn(link)} minlen={length} class="{kind}" id="{self._id(link)}"]\n{beside}'

    def _id(self, link: Link) -> str:
        """The id of a line in an SVG: `step-3`, of further lines of the step `step-3-2`; all stand in one tree."""
        self.drawn[link.step] += 1
        number, at = self.dot.numbers[link.step], self.drawn[link.step]
        return f"step-{number}-{at}" if at > 1 else f"step-{number}"

    @property
    def joints(self) -> set[str]:
        """The steps that have a joint here."""
        return {joint.step for joint in self.tree.tree.joints}

    def _drawn(self, link: Link) -> str:
        look = self.theme.looks[link.kind]
        colour = lighter(look.colour) if link.aside else look.colour
        width = look.width * (0.6 if link.aside else 1) * (OWN if link.own else 1)
        head = look.head if link.head else "none"
        if link.head and link.end in self.boxes and self.theme.border(self.boxes[link.end].verdict).style == "double":
            head = f"none{head}"  # it stands before the outer line of the border, and not over it
        return (
            f'color="{colour}" style={look.style} penwidth={number(round(width, 2))} arrowhead={head} '
            f"arrowsize={number(round(look.head_size * 0.85, 2))}"
        )


def _told(link: Link) -> str:
    """What is told of a step: its strength, and whose words alone it sets aside, or which wording."""
    parts = [f"strength {told_strength(link.strength)}"] if link.strength is not None else []
    parts += [f"only the words of {link.whose}"] if link.whose else []
    return ", ".join(parts)


def _beside(tree: StackedTree) -> Mapping[str, list[str]]:
    """For each claim those that only contradict it, and do nothing else."""
    does = {link.start for _, link in tree.lines if link.kind != "contradicts"}
    reached = {link.end for _, link in tree.lines if link.kind != "contradicts"}
    found: dict[str, list[str]] = {}
    for _, link in tree.lines:
        if link.kind == "contradicts":
            for one, other in ((link.start, link.end), (link.end, link.start)):
                if one not in does and one not in reached and other in does:
                    found.setdefault(other, []).append(one)
                    break
    return found


def box_look(box: Box, theme: Theme) -> str:
    """The border and the fill of a claim's box, by its verdict and its side."""
    border, tint = theme.border(box.verdict), theme.tint(box.side)
    fill = border.fill or (theme.paper if border.pale else tint.fill)
    form = theme.form(border)
    style = form if border.style in ("solid", "double") else f"{form},{border.style}"
    double = " peripheries=2" if border.style == "double" else ""
    ink = border.ink or tint.line
    return f'color="{ink}" fillcolor="{fill}" style="{style}" penwidth={number(border.width)}{double}'


def _identity(box: Box) -> str:
    """The id and the class in an SVG."""
    return f"id={quoted_id(box_id(box))} class={quoted_id(box_class(box))}"


def node_names(tree: StackedTree) -> Mapping[str, str]:
    """The names in DOT of all that a tree draws."""
    names = {box.claim: f"c{at}" for at, box in enumerate(tree.boxes, 1)}
    names |= {joint.step: f"j{at}" for at, joint in enumerate(tree.tree.joints, 1)}
    return names | {stack.id: f"g{at}" for at, stack in enumerate(tree.stacks, 1)}
