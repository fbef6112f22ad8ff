"""A drawing as DOT, the language of Graphviz; equal drawings give equal bytes.

Learnt from measuring: no `label` on edges (Graphviz fails on some maps), so signs are head labels;
a contradiction has no weight in the layout; boxes are tables of fixed width, measured by ourselves.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from html import escape
from itertools import groupby, product

from graphviz import Digraph

from argmap.diagrams.diagram import Box, Diagram, Link
from argmap.diagrams.graphviz.cards import Does, card
from argmap.diagrams.graphviz.legend import legend
from argmap.diagrams.graphviz.markup import markup, number
from argmap.diagrams.themes.theme import FORUM, Look, Theme
from argmap.model.credence import told_strength


def as_dot(diagram: Diagram, theme: Theme = FORUM) -> str:
    """The drawing as DOT source.

    Ids in DOT are `c1`, `c2`, … for claims and `j1`, … for joints, in the order of the map; the `id`
    attributes that end up in an SVG are `claim-NAME` and `step-N`, of further lines of a step `step-N-M`.
    """
    names = {box.claim: f"c{at}" for at, box in enumerate(diagram.boxes, 1)}
    joints = {joint.step: f"j{at}" for at, joint in enumerate(diagram.joints, 1)}
    numbers = {step: at for at, step in enumerate(dict.fromkeys(link.step for link in diagram.links), 1)}
    ids = _line_ids(diagram.links, numbers)
    dot = Digraph("argmap")
    dot.attr(
        "graph",
        rankdir="RL",
        bgcolor=theme.paper,
        fontname=theme.font,
        fontsize="12",
        nodesep="0.2",
        ranksep="0.62",
        pad="0.3",
        splines="spline",
        outputorder="edgesfirst",
        labelloc="t",
        labeljust="l",
        label=f"<{legend(diagram, theme)}>",
    )
    dot.attr(
        "node",
        shape="box",
        style=theme.shape,
        fontname=theme.font,
        fontsize=number(theme.text_size),
        fontcolor=theme.text,
        margin=theme.margin,
        height="0.3",
    )
    dot.attr("edge", fontname=theme.font, fontsize="11", arrowsize="0.8", labeldistance="1.7", labelangle="-28")
    does = _does(diagram) if theme.card == "slip" else {}
    clusters = theme.clusters if diagram.clusters is None else diagram.clusters
    if clusters and len(diagram.sides) > 1:
        _clusters(dot, diagram, names, does, theme, joints)
    else:
        _groups(dot, diagram.boxes, names, does, theme)
        _align(dot, [names[box.claim] for box in diagram.boxes if box.role == "thesis"])
    small = {"shape": "circle", "style": "filled", "width": "0.1", "height": "0.1", "fixedsize": "true"}
    for joint in diagram.joints:
        colour = theme.looks[joint.kind].colour
        look = {"label": "", "margin": "0", "penwidth": "1", "color": colour, "fillcolor": colour, "class": "joint"}
        dot.node(joints[joint.step], id=f"joint-{numbers[joint.step]}", **small, **look)

    def name(id_: str) -> str:
        return joints.get(id_) or names[id_]

    for kind in diagram.kinds:
        links = [link for link in diagram.links if link.kind == kind]
        for head in (True, False):
            for aside, own in product((False, True), repeat=2):
                alike = [link for link in links if (link.head, link.aside, link.own) == (head, aside, own)]
                _edges(dot, alike, theme.looks[kind], ids, name)
    return str(dot.source)


def _does(diagram: Diagram) -> dict[str, list[tuple[str, str]]]:
    """What each claim does to which other, through linked premises too."""
    ends = {link.step: link.end for link in diagram.links if link.head}
    found: dict[str, list[tuple[str, str]]] = {}
    for link in diagram.links:
        end = link.end if link.head else ends.get(link.step, link.end)
        if link.start != link.step:
            found.setdefault(link.start, []).append((link.kind, end))
        if link.kind == "contradicts":
            found.setdefault(end, []).append((link.kind, link.start))
    return found


def _clusters(
    dot: Digraph,
    diagram: Diagram,
    names: Mapping[str, str],
    does: Mapping[str, Does],
    theme: Theme,
    joints: Mapping[str, str],
) -> None:
    """The boxes of each side in a frame with its title; those of no side stand free."""
    joint_sides = _joint_sides(diagram)
    for side, title in enumerate(diagram.sides):
        boxes = [box for box in diagram.boxes if box.side == side]
        if not boxes:
            continue
        with dot.subgraph(name=f"cluster_{side + 1}") as frame:
            words = markup(" ".join(title.split()))
            frame.attr(
                label=f'<<FONT POINT-SIZE="10.5" COLOR="{theme.small_text}"><B>{words}</B></FONT>>',
                labeljust="r",  # which with this direction of the layout is the left
                style="rounded,filled" if theme.frame_style == "rounded" else "filled",
                color=theme.frame_line,
                fillcolor=theme.frame_fill,
                margin="12",
            )
            _groups(frame, boxes, names, does, theme)
            for step, of in joint_sides.items():
                if of == side:  # a joint outside of the frame would draw its lines around it
                    frame.node(joints[step])
    _groups(dot, [box for box in diagram.boxes if box.side < 0], names, does, theme)


def _joint_sides(diagram: Diagram) -> dict[str, int]:
    """The side of each joint whose premises all stand on one."""
    side_of = {box.claim: box.side for box in diagram.boxes}
    sides: dict[str, set[int]] = {}
    for link in diagram.links:
        if not link.head and link.start in side_of:
            sides.setdefault(link.step, set()).add(side_of[link.start])
    return {
        joint.step: next(iter(found)) for joint in diagram.joints if len(found := sides.get(joint.step, set())) == 1
    }


def _groups(
    dot: Digraph, boxes: Iterable[Box], names: Mapping[str, str], does: Mapping[str, Does], theme: Theme
) -> None:
    """The boxes, each run of those that look alike under their common look."""
    looks: dict[tuple[int, str, str], str] = {}
    for alike, run in groupby(boxes, key=lambda box: (box.side, _rank(box), box.verdict)):
        if alike not in looks:
            looks[alike] = _look(theme, *alike)
        lines = [
            f"{names[box.claim]} [label=<{card(box, does.get(box.claim, ()), theme)}> "
            f"id={quoted_id(element_id(box.claim))} class={quoted_id(f'claim {box.role} {box.verdict}'.rstrip())}]\n"
            for box in run
        ]
        _together(dot, looks[alike], lines)


def _rank(box: Box) -> str:
    """The role, as far as it has a look of its own."""
    return box.role if box.role in ("thesis", "stub", "section") else ""


def _align(dot: Digraph, tops: Sequence[str]) -> None:
    """Put the top claims into one column, where reading begins."""
    if len(tops) > 1:
        with dot.subgraph() as column:
            column.attr(rank="sink")
            for top in tops:
                column.node(top)


OWN = 0.45
"""How much thinner the line of a step is that the author of the map has drawn, where the texts argue others."""


def element_id(claim: str) -> str:
    """The `id` that a claim has in an SVG."""
    return "claim-" + claim.replace("#", "_")


def _edges(
    dot: Digraph, links: Sequence[Link], look: Look, ids: Mapping[tuple[str, str, str], str], name: Callable[[str], str]
) -> None:
    """The edges of one kind, under their common look."""
    if not links:
        return
    colour = lighter(look.colour) if links[0].aside else look.colour
    width = look.width * (0.6 if links[0].aside else 1) * (OWN if links[0].own else 1)
    common = {"color": colour, "fontcolor": colour, "style": look.style, "penwidth": number(width)}
    if links[0].kind == "contradicts":
        common |= {
            "color": f"{look.colour}:invis:{look.colour}",
            "dir": "both",
            "arrowtail": "none",
            "weight": "0",
            "minlen": "0",
        }
    head = look.head if links[0].head else "none"
    sign = {"headlabel": f"<<B>{escape(look.sign)}</B>>"} if links[0].head and look.sign else {}
    kind = {"class": f"{links[0].kind} aside" if links[0].aside else links[0].kind}
    edge = _statement("edge", **common, **kind, **sign, arrowhead=head, arrowsize=number(look.head_size))
    # Names and numbers are our own and need no quoting, which for a large map would take most of the time.
    lines = [
        f'{name(link.start)} -> {name(link.end)} [id="{ids[link.step, link.start, link.end]}"{_strength(link, look)}]\n'
        for link in links
    ]
    _together(dot, edge, lines)


def _line_ids(links: Sequence[Link], numbers: Mapping[str, int]) -> dict[tuple[str, str, str], str]:
    """The `id` of each line in an SVG: `step-3`, and `step-3-2` for another line of the same step.

    The line with the head comes first.
    """
    seen: dict[str, int] = {}
    ids = {}
    for link in sorted(links, key=lambda link: not link.head):
        at = seen[link.step] = seen.get(link.step, 0) + 1
        ids[link.step, link.start, link.end] = f"step-{numbers[link.step]}{f'-{at}' if at > 1 else ''}"
    return ids


def _strength(link: Link, look: Look) -> str:
    """The strength of a step beside its sign, where it is given."""
    if link.whose and link.head:
        return f" headlabel=<<B>{escape(look.sign)} {escape(link.whose)}</B>>"
    if link.strength is None or not link.head:
        return ""
    return f" headlabel=<<B>{escape(look.sign)} {escape(told_strength(link.strength))}</B>>"


def _look(theme: Theme, side: int, role: str, verdict: str) -> str:
    """The look of the boxes of one side, role and verdict."""
    tint = theme.tint(side)
    border = theme.border(verdict)
    pale = border.pale or role == "stub"
    line = "dotted" if role == "stub" else border.style
    form = "filled" if role == "section" else theme.form(border)
    width = border.width + (1.4 if role == "thesis" and not verdict else 0)
    return _statement(
        "node",
        color=border.ink or tint.line,
        fillcolor=border.fill or (theme.paper if pale else tint.fill),
        style=form if line in ("solid", "double") else f"{form},{line}",
        penwidth=number(0.8 if role == "stub" else width),
        **({"peripheries": "2"} if line == "double" else {}),
        **({"shape": "folder"} if role == "section" else {}),
    )


def _statement(kind: str, **attributes: str) -> str:
    """The line that gives attributes to all nodes or edges, quoted by graphviz."""
    dot = Digraph()
    dot.attr(kind, **attributes)
    return str(dot.body[0])


def _together(dot: Digraph, look: str, lines: Iterable[str]) -> None:
    """Lines under a common look: a nameless subgraph, as graphviz would write it.

    A large map has thousands of them, each of which graphviz makes as a graph with an engine, a format and a path.
    """
    dot.body += ["\t{\n", f"\t{look}", *(f"\t\t{line}" for line in lines), "\t}\n"]


def quoted_id(text: str) -> str:
    """A text as a quoted string of DOT, in which nothing is an escape."""
    doubled = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{doubled}"'


def lighter(colour: str) -> str:
    """A colour a quarter of the way to white, still seen on paper: relations that the verdicts set aside."""
    parts = [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
    return "#" + "".join(f"{round(part + (255 - part) * 0.25):02X}" for part in parts)
