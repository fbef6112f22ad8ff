"""Parts of small pictures as elements of SVG: what they hold is text, which ElementTree escapes."""

import xml.etree.ElementTree as ET
from collections.abc import Iterable

from argmap.columns import printable
from argmap.diagrams.themes.theme import SANS

NAMESPACE = "http://www.w3.org/2000/svg"
HEAD = 24.0
"""Points of the title over a picture."""
Value = str | float


def part(name: str, *inner: ET.Element | str, **attributes: Value) -> ET.Element:
    """An element of SVG, with others or a text in it; `stroke_width` is the attribute `stroke-width`."""
    made = ET.Element(f"{{{NAMESPACE}}}{name}")
    for key, value in attributes.items():
        made.set(key.replace("_", "-"), value if isinstance(value, str) else f"{value:.1f}")
    for each in inner:
        if isinstance(each, str):
            made.text = printable(each)
        else:
            made.append(each)
    return made


def titled(words: str, *inner: ET.Element, **attributes: Value) -> ET.Element:
    """A group with words that a reader gets to see or hear of it."""
    return part("g", part("title", words), *inner, **attributes)


def drawn(title: str, parts: Iterable[ET.Element], width: float, height: float, *, margin: float = 12) -> str:
    """A whole picture under its title, on white ground, in points."""
    ET.register_namespace("", NAMESPACE)
    head = part("text", title, x="0", y="10", font_size="13", font_weight="bold", fill="#1A1A1A")
    height += HEAD
    parts = (head, part("g", *parts, transform=f"translate(0 {HEAD:.0f})"))
    left, wide, high = f"{-margin:g}", f"{width + 2 * margin:.0f}", f"{height + 2 * margin:.0f}"
    ground = part("rect", x=left, y=left, width=wide, height=high, fill="#FFFFFF")
    root = part(
        "svg",
        part("title", title),
        ground,
        *parts,
        width=f"{width:.0f}pt",
        height=f"{height:.0f}pt",
        viewBox=f"{left} {left} {wide} {high}",
        role="img",
        font_family=SANS,
    )
    ET.indent(root, "")
    return ET.tostring(root, encoding="unicode") + "\n"
