"""No sign, head or text lies over another one: computed from the SVG of every example in every theme."""

import itertools
import re
import xml.etree.ElementTree as ET

import attrs
import pytest

import argmap
from argmap.diagrams.drawing import draw
from argmap.diagrams.graphviz.measure import text_width
from argmap.diagrams.pages.pictures import TreePictures
from argmap.diagrams.themes.theme import THEMES
from conftest import EXAMPLES, each_example

SVG = "{http://www.w3.org/2000/svg}"
SERIF = 0.92
"""Times is narrower than Arial, in which texts are measured."""
BORDER = 2.0
"""A head may touch the line of the border at which it ends."""


@attrs.frozen
class Place:
    """Something drawn: what it belongs to, and where it lies."""

    what: str
    left: float
    top: float
    right: float
    bottom: float

    def over(self, other, least=0.6):
        """How far one lies over the other in both directions, or nothing."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self.bottom, other.bottom) - max(self.top, other.top)
        return min(wide, high) > least


def around(what, shapes):
    """The place of some polygons and paths together."""
    numbers = [float(n) for each in shapes for n in re.findall(r"-?[\d.]+", each.get("points") or each.get("d") or "")]
    across, down = numbers[::2], numbers[1::2]
    return Place(what, min(across), min(down), max(across), max(down))


def text_place(text, narrow):
    words, size, x, y = text.text or "", *(float(text.get(name)) for name in ("font-size", "x", "y"))
    blank = text_width("\u00a0", size)
    ahead = len(words) - len(words.lstrip(" \u00a0"))
    bold = text.get("font-weight") == "bold"
    x += ahead * blank * narrow
    wide = text_width(words.strip(" \u00a0"), size, bold=bold) * narrow
    if length := text.get("textLength"):
        wide = float(length) - (len(words) - len(words.strip(" \u00a0"))) * blank
    return Place(words, x, y - 0.72 * size, x + wide, y + 0.2 * size)


def drawn(graph, narrow):
    """The heads of the lines, the texts, the boxes and the joints of one tree."""
    heads, texts, boxes, joints = [], [], [], []
    for group in graph.iter(f"{SVG}g"):
        kinds = (group.get("class") or "").split()
        shapes = [each for each in group if each.tag in (f"{SVG}polygon", f"{SVG}path", f"{SVG}polyline")]
        if "edge" in kinds:
            head = [each for each in shapes if each.tag == f"{SVG}polygon"]  # a line up to the border is none
            heads += [around(group.get("id"), head)] if head else []
        elif "joint" in kinds:
            at = group.find(f"{SVG}ellipse")
            x, y, r = (float(at.get(name)) for name in ("cx", "cy", "rx"))
            joints.append(Place(group.get("id"), x - r, y - r, x + r, y + r))
        elif "node" in kinds or "stack" in kinds:
            boxes += [around(group.get("id") or "stack", shapes)] if shapes and "row" not in kinds else []
            texts += [text_place(each, narrow) for each in group.findall(f"{SVG}text")]
    return heads, texts, boxes, joints


def overlaps(svg, narrow):
    for graph in ET.fromstring(svg).iter(f"{SVG}g"):
        if graph.get("class") != "graph":
            continue
        heads, texts, boxes, joints = drawn(graph, narrow)
        for head in heads:
            yield from (("head over text", head.what, each.what) for each in texts if head.over(each, 0.3))
            yield from (("head over box", head.what, each.what) for each in boxes if head.over(each, BORDER))
        for one, other in itertools.combinations(heads, 2):
            if one.over(other, 1):
                yield "head over head", one.what, other.what
        for one, other in itertools.combinations(texts, 2):
            if one.over(other):
                yield "text over text", one.what, other.what
        for joint in joints:
            yield from (("joint over text", joint.what, each.what) for each in texts if joint.over(each))
            yield from (("joint over box", joint.what, each.what) for each in boxes if joint.over(each))
        yield from (
            ("joint over joint", one.what, two.what) for one, two in itertools.combinations(joints, 2) if one.over(two)
        )


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("path", each_example(path for path in EXAMPLES if path.stem != "sources"))
def test_nothing_lies_over_anything_else(path, theme):
    made = argmap.load(path)
    svg = TreePictures(draw(made.map, made.facts), made.map, made.facts, theme=theme).sheet()
    assert list(overlaps(svg, 1 if theme.measured else SERIF)) == []


def test_what_lies_over_something_is_found():
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg"><g class="graph"><g class="edge" id="step-1"><path d="M0,0 9,9" />'
        '<polygon points="0,0 9,0 9,9" /></g><g class="node claim" id="claim-a"><polygon points="2,2 40,2 40,30" />'
        '<text x="3" y="8" font-size="8">words</text><text x="9" y="8" font-size="8">more</text></g></g></svg>'
    )
    assert {each for each, *_ in overlaps(svg, 1)} == {"head over text", "head over box", "text over text"}
