"""The small picture of what matters: few claims, and what each is for or against, drawn for a page of text."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator, Mapping

import attrs

from argmap.columns import printable
from argmap.diagrams.graphviz.engines import engines, render
from argmap.diagrams.graphviz.markup import markup
from argmap.diagrams.graphviz.measure import break_lines
from argmap.diagrams.themes.theme import SANS

FOR, AGAINST, CLASH = "for", "against", "clash"
SIZE = 8.5
"""Points of its letters."""
WIDE, LESS_WIDE = 100.0, 74.0
"""Points to which a claim is broken into lines, and on a narrow page."""
WIDTH, NARROW, GAP = 520.0, 268.0, 10.0
"""Points of the page and of a phone that the picture may take, and between its parts."""
_NS = "http://www.w3.org/2000/svg"
_BORDERS: Mapping[str, str] = {
    "unchallenged": 'penwidth="2.2"',
    "answered": 'penwidth="0.9" peripheries="2"',
    "assumed": 'penwidth="0.9"',
    "disputed": 'penwidth="1.1" style="rounded,filled" color="#9a3c00"',
    "unsupported": 'penwidth="1.2" style="dotted,filled"',
    "countered": 'penwidth="1.1" style="dashed,filled"',
}
"""The border of each word for a verdict, as in the diagrams; it can be told in grey."""
_OVER = '<TABLE BORDER="0" CELLBORDER="0" CELLPADDING="1"><TR><TD BGCOLOR="#ffffff">{}</TD></TR></TABLE>'
"""Words that stand on a line, and not under it."""
_LINES: Mapping[str, str] = {
    FOR: 'color="#1a1a1a" arrowhead="normal"',
    AGAINST: 'color="#b04a00" style="dashed" arrowhead="tee"',
    CLASH: 'color="#b04a00" penwidth="1.6" dir="none" constraint="false"',
}


@attrs.frozen
class Node:
    """A claim: its text, the word for its verdict, and `more` below it, such as that somebody denies it."""

    id: str
    text: str
    word: str
    more: str = ""


@attrs.frozen
class Bearing:
    """What a claim is for another one: a reason `for` it, `against` it, or in a `clash` with it.

    `aside` lines do not go through: what they say was answered. `label` stands beside the line.
    """

    start: str
    end: str
    kind: str
    aside: bool = False
    label: str = ""


@attrs.frozen
class Overview:
    """The picture: claims and lines; `title` and `words` say to those who cannot see it what it shows."""

    title: str
    words: str
    nodes: tuple[Node, ...]
    lines: tuple[Bearing, ...]

    def first(self, most: int) -> "Overview":
        """The first claims alone."""
        nodes = self.nodes[:most]
        kept = {each.id for each in nodes}
        lines = tuple(each for each in self.lines if each.start in kept and each.end in kept)
        return attrs.evolve(self, nodes=nodes, lines=lines)


def overview_svg(shown: Overview, *, narrow: bool = False, dot: str = "") -> str:
    """The picture as SVG, from left to right, or for a `narrow` page from above.

    What hangs together is laid out alone, and the parts stand beside each other as the page has room.

    Raises:
        EngineError: if no engine could draw it.
    """
    parts = _parts(shown)
    source = "\n".join(line for part in parts for line in _dot(part, narrow=narrow))
    drawn = render(source, "svg", engines("svg", dot=dot)).decode()
    ET.register_namespace("", _NS)
    pictures = [ET.fromstring(each) for each in _SVG.findall(drawn)]  # noqa: S314 - made by the engine of what we gave
    return ET.tostring(_packed(pictures, shown, NARROW if narrow else WIDTH), encoding="unicode")


_SVG = re.compile(r"<svg\b.*?</svg>", re.DOTALL)


def _parts(shown: Overview) -> list[Overview]:
    """What hangs together, each a picture of its own."""
    nodes = {node.id: node for node in shown.nodes}
    near: dict[str, dict[str, None]] = {id_: {} for id_ in nodes}
    for line in shown.lines:
        near[line.start][line.end] = near[line.end][line.start] = None
    found = []
    seen: set[str] = set()
    for id_ in nodes:
        if id_ in seen:
            continue
        group = {id_: None}
        for each in (queue := [id_]):
            new = [other for other in near[each] if other not in group]
            group.update(dict.fromkeys(new))
            queue += new
        seen |= set(group)
        lines = tuple(line for line in shown.lines if line.start in group)
        found.append(attrs.evolve(shown, nodes=tuple(nodes[each] for each in nodes if each in group), lines=lines))
    return found


def _dot(shown: Overview, *, narrow: bool) -> Iterator[str]:
    yield "digraph overview {"
    yield f'rankdir="{"TB" if narrow else "LR"}" nodesep="0.14" ranksep="{0.3 if narrow else 0.36}" margin="0.02"'
    yield f'node [shape="box" style="filled" fillcolor="#ffffff" fontname="Arial" fontsize="{SIZE}" margin="0.07,0.05"]'
    yield f'edge [fontname="Arial" fontsize="{SIZE - 1}" arrowsize="0.6"]'
    names = {node.id: f"n{at}" for at, node in enumerate(shown.nodes)}
    for node in shown.nodes:
        lines = break_lines(printable(node.text), LESS_WIDE if narrow else WIDE, SIZE)
        lines += [node.more] if node.more else []
        label = "<BR/>".join(map(markup, lines))
        yield f'{names[node.id]} [label=<{label}> {_BORDERS.get(node.word, "")} class="{node.word}"]'
    for line in shown.lines:
        look = 'color="#8a8a8a" style="dotted" arrowhead="normal"' if line.aside else _LINES[line.kind]
        label = f" label=<{_OVER.format(markup(line.label))}>" if line.label else ""
        kind = "aside" if line.aside else line.kind
        yield f'{names[line.start]} -> {names[line.end]} [{look}{label} class="{kind}"]'
    yield "}"


def _packed(pictures: list[ET.Element], shown: Overview, width: float) -> ET.Element:
    """The pictures of the parts in one: the highest first, beside each other where the width holds them."""
    sized = sorted(((*_size(each), each) for each in pictures), key=lambda one: -one[1])
    columns: list[tuple[float, float]] = []  # the left side of each, and where it ends
    root = ET.Element(f"{{{_NS}}}svg", {"role": "img", "aria-label": f"{printable(shown.title)}. {shown.words}"})
    right = bottom = 0.0
    for wide, high, picture in sized:
        lefts = [*(x for x, _ in columns[1:]), width + GAP]
        free = (
            [(end, at) for at, ((x, end), to) in enumerate(zip(columns, lefts, strict=True)) if x + wide + GAP <= to]
            if columns
            else []
        )
        lowest = min(free, default=(0.0, -1))
        if not columns or (right + GAP + wide <= width and (not free or lowest[0] + high > bottom)):
            x, y = (right + GAP if columns else 0.0), 0.0
            columns.append((x, high + GAP))
        elif free:
            y, at = lowest
            x = columns[at][0]
            columns[at] = (x, y + high + GAP)
        else:  # wider than any column: below all
            x, y = 0.0, bottom + GAP
            columns = [(0.0, y + high + GAP)]
        right, bottom = max(right, x + wide), max(bottom, y + high)
        inner = ET.SubElement(root, f"{{{_NS}}}g", {"transform": f"translate({x:.1f} {y:.1f})"})
        inner.extend(_cleaned(picture))
    root.attrib.update(
        {"width": f"{right:.0f}pt", "height": f"{bottom:.0f}pt", "viewBox": f"0 0 {right:.1f} {bottom:.1f}"}
    )
    return root


def _size(picture: ET.Element) -> tuple[float, float]:
    _, _, wide, high = map(float, picture.attrib["viewBox"].split())
    return wide, high


def _cleaned(picture: ET.Element) -> ET.Element:
    """What an engine drew, with our fonts, and without its names and its ground."""
    for element in picture.iter():
        element.attrib.pop("id", None)
        if "font-family" in element.attrib:
            element.set("font-family", SANS)
        if element.get("class") == "graph":
            for ground in element.findall(f"{{{_NS}}}polygon"):
                element.remove(ground)
        for title in element.findall(f"{{{_NS}}}title"):
            element.remove(title)
    return picture


def width_of(svg: str) -> float:
    """The width of a picture of ours in points."""
    found = _WIDTH.search(svg)
    return float(found[1]) if found else 0.0


_WIDTH = re.compile(r'<svg[^>]* width="([\d.]+)pt"')


def words_of(nodes: Iterable[Node]) -> str:
    """Claims one after the other."""
    return "; ".join(" ".join(filter(None, (each.text, each.more))) for each in nodes)
