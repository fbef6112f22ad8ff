"""Trees laid out and drawn by the engine."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Sequence

import attrs

from argmap.diagrams.graphviz.engines import Engine, render
from argmap.diagrams.graphviz.tree_dot import TreeDot
from argmap.diagrams.trees.homes import Tree
from argmap.diagrams.trees.stacks import stacked

SVG = "http://www.w3.org/2000/svg"
_PICTURE = re.compile(r"<svg\b.*?</svg>", re.DOTALL)


@attrs.frozen
class DrawnTree:
    """A tree with its picture: the drawn parts, and how wide and high they are in points."""

    tree: Tree
    width: float
    height: float
    picture: ET.Element = attrs.field(eq=False, repr=False)


def drawn(trees: Sequence[Tree], dot: TreeDot, tried: tuple[Engine, ...]) -> list[DrawnTree]:
    """Lay trees out and draw them, all in one run of the engine.

    Raises:
        EngineError: if no engine could draw them.
    """
    if not trees:
        return []
    source = "".join(dot.source(stacked(tree)) for tree in trees)
    pictures = _PICTURE.findall(render(source, "svg", tried).decode())
    return [_of(tree, picture) for tree, picture in zip(trees, pictures, strict=True)]


def _of(tree: Tree, picture: str) -> DrawnTree:
    root = ET.fromstring(picture)  # noqa: S314 - the engine's
    _, _, width, height = map(float, root.attrib["viewBox"].split())
    return DrawnTree(tree, width, height, root)
