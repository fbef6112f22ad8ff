"""Sheets and pages as SVG: a head that says what is shown, the trees, and a legend of one line at the foot."""

import re
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import attrs

from argmap.columns import printable
from argmap.diagrams.diagram import Box, Diagram
from argmap.diagrams.graphviz.markup import shortened
from argmap.diagrams.graphviz.measure import is_shaped, text_width
from argmap.diagrams.graphviz.tree_cards import box_class, box_id, letter_of
from argmap.diagrams.pages.layout import SVG, DrawnTree
from argmap.diagrams.pages.packing import Sheet
from argmap.diagrams.pages.planned import Paper, PlannedPage
from argmap.diagrams.svg_parts import part
from argmap.diagrams.themes.theme import Theme
from argmap.diagrams.trees.homes import QUESTION, SLIP

MARGIN = 24.0
MOST_SCALE = 4.0
"""How much larger than elsewhere a small map is at most on a poster."""
TITLE, SUBTITLE, LEGEND = 16.0, 9.0, 8.5
"""Points of the title, of what stands below it, and of the legend."""
LEGEND_LINE, LEAST = 15.0, 420.0
"""Points of a line of the legend, and that a sheet is wide at least."""
_OF_THE_ENGINE = re.compile(r"(?:node|edge|clust)\d+")
_TEXT = f"{{{SVG}}}text"
_TITLE = f"{{{SVG}}}title"


@attrs.frozen
class Drawing:
    """What all sheets of a drawing have in common."""

    diagram: Diagram
    theme: Theme

    def sheet(self, packed: Sheet, trees: Sequence[DrawnTree]) -> str:
        """One sheet with all trees, as large as they are."""
        return _text(self._sheet(packed, trees))

    def _sheet(self, packed: Sheet, trees: Sequence[DrawnTree]) -> ET.Element:
        wide, high = packed.used
        legend = self.legend(trees)
        inner = max(wide, min(text_width(self.diagram.title, TITLE, bold=True), 600), LEAST)
        lines = _lines_of(legend, inner)
        width, head = inner + 2 * MARGIN, MARGIN + TITLE + SUBTITLE + 22
        height = head + high + 20 + LEGEND_LINE * len(lines) + MARGIN / 2
        parts = list(self.head(self.diagram.title, self.diagram.subtitle, "", width, MARGIN))
        parts += [_placed(self, trees[each.at], MARGIN + each.x, head + each.y, 1.0) for each in packed.placed]
        parts += _written(lines, MARGIN, height - MARGIN, self.theme)
        return self._root(parts, width, height)

    def poster(self, packed: Sheet, trees: Sequence[DrawnTree], width: float, height: float) -> tuple[float, str]:
        """The sheet with all trees in the middle of one of a size, as large as it fits, and the scale of it."""
        root = self._sheet(packed, trees)
        wide, high = map(float, root.get("viewBox", "").split()[2:])
        scale = min(width / wide, height / high, MOST_SCALE)
        left, top = (width / scale - wide) / 2, (height / scale - high) / 2
        root.set("width", f"{width:.2f}pt")
        root.set("height", f"{height:.2f}pt")
        root.set("viewBox", f"{-left:.2f} {-top:.2f} {width / scale:.2f} {height / scale:.2f}")
        return scale, _text(root)

    def page(self, page: PlannedPage, of: int, paper: Paper, sections: Sequence[str]) -> str:
        """A page of an atlas."""
        at, parts_of = page.part
        title = f"{page.chapter} ({at} of {parts_of})" if parts_of > 1 else page.chapter
        subtitle = " · ".join((*sections, f"{len(page.claims)} of {len(self._claims)} claims"))
        number = f"page {page.number} of {of}"
        parts = list(self.head(title, subtitle, number, paper.width, paper.margin))
        for tree, x, y in page.trees:
            parts.append(_placed(self, tree, paper.margin + x * page.scale, paper.head + y * page.scale, page.scale))
        legend = self.legend([tree for tree, _, _ in page.trees])
        lines = _lines_of(legend, paper.width - 2 * paper.margin)
        parts += _written(lines, paper.margin, paper.height - paper.margin * 0.6, self.theme)
        return self.svg(parts, paper.width, paper.height)

    @property
    def _claims(self) -> Sequence[str]:
        return [box.claim for box in self.diagram.boxes]

    def head(self, title: str, subtitle: str, number: str, width: float, margin: float) -> Iterator[ET.Element]:
        """The title, what stands below it, and the number of the page."""
        theme = self.theme
        room = width - 2 * margin - (text_width(number, SUBTITLE) + 20 if number else 0)
        shown = shortened(" ".join(title.split()), room, TITLE)
        yield words_at(shown, margin, margin + TITLE * 0.75, TITLE, theme.text, theme, bold=True)
        below = shortened(" ".join(subtitle.split()), width - 2 * margin, SUBTITLE, bold=False)
        yield words_at(below, margin, margin + TITLE * 0.75 + 14, SUBTITLE, theme.muted, theme)
        if number:
            x = width - margin - text_width(number, SUBTITLE)
            yield words_at(number, x, margin + TITLE * 0.75, SUBTITLE, theme.muted, theme)

    def svg(self, parts: Sequence[ET.Element], width: float, height: float) -> str:
        """A whole picture, with words for those who cannot see it."""
        return _text(self._root(parts, width, height))

    def _root(self, parts: Sequence[ET.Element], width: float, height: float) -> ET.Element:
        ET.register_namespace("", SVG)
        ground = part("rect", width=f"{width:.1f}", height=f"{height:.1f}", fill=self.theme.paper)
        title = part("title", self.diagram.title, id="argmap-title")
        described = part("desc", self.diagram.description, id="argmap-desc")
        return part(
            "svg",
            *(title, described, ground, *parts),
            width=f"{width:.2f}pt",
            height=f"{height:.2f}pt",
            viewBox=f"0 0 {width:.2f} {height:.2f}",
            role="img",
            aria_labelledby="argmap-title argmap-desc",
        )

    def legend(self, trees: Sequence[DrawnTree]) -> list["_Key"]:
        """What occurs on a sheet: the signs, the frames of the verdicts, and the slips."""
        kinds = {link.kind for tree in trees for link in tree.tree.links}
        boxes = [box for tree in trees for box in tree.tree.boxes if box.role != QUESTION]
        keys = [
            _Key(look.label.partition(" (")[0], colour=look.colour, sign=look.sign or "=")
            for kind, look in self.theme.looks.items()
            if kind in kinds
        ]
        words = {box.verdict for box in boxes if box.role != SLIP}
        keys += [_Key(word, verdict=word) for word in self.diagram.verdicts if word in words]
        sides = {box.side for box in self.diagram.boxes}
        here = {box.side for box in boxes if box.side >= 0}
        if len(sides) > 1:
            named = enumerate(self.diagram.sides)
            keys += [_Key(shortened(title, 150, LEGEND, bold=False), side=at) for at, title in named if at in here]
        if any(box.hidden for box in boxes):
            keys.append(_Key("+2: neighbours that are not shown"))
        together = Counter(link.step for tree in trees for link in tree.tree.links if not link.head)
        if max(together.values(), default=0) > 1:
            keys.append(_Key("lines that meet in a dot: only together"))
        if any(link.aside for tree in trees for link in tree.tree.links):
            keys.append(_Key("pale line: set aside"))
        if any(box.failed for box in boxes if box.role != SLIP):
            keys.append(_Key("red ×: a quotation that fails its check"))
        if any(box.role == SLIP for box in boxes):
            keys.append(_Key("stands in full elsewhere", slip=True))
        return keys


def _text(root: ET.Element) -> str:
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


@attrs.frozen
class _Key:
    """An entry of a legend."""

    words: str
    colour: str = ""
    sign: str = ""
    verdict: str = ""
    slip: bool = False
    side: int = -1

    @property
    def length(self) -> float:
        return 24 + text_width(self.words, LEGEND) + 14


def _lines_of(legend: Sequence[_Key], width: float) -> list[list[_Key]]:
    """The legend in lines of a width: one, unless there is more than fits."""
    lines: list[list[_Key]] = [[]]
    used = 0.0
    for key in legend:
        if lines[-1] and used + key.length > width:
            lines.append([])
            used = 0.0
        lines[-1].append(key)
        used += key.length
    return lines


def _written(lines: Sequence[Sequence[_Key]], x: float, y: float, theme: Theme) -> Iterator[ET.Element]:
    """The legend, its last line at a height."""
    for at, line in enumerate(lines):
        yield from _line(line, x, y - LEGEND_LINE * (len(lines) - 1 - at), theme)


def _line(legend: Sequence[_Key], x: float, y: float, theme: Theme) -> Iterator[ET.Element]:
    for key in legend:
        if key.sign:
            yield part("rect", x=x, y=y - 8.5, width="13", height="11", fill=key.colour)
            sign_width = text_width(key.sign, 10, bold=True)
            yield words_at(key.sign, x + 6.5 - sign_width / 2, y, 10, theme.paper, theme, bold=True)
        elif key.side >= 0:
            tint = theme.tint(key.side)
            look = {"fill": tint.fill, "stroke": tint.line, "stroke_width": "0.8"}
            yield part("rect", x=x, y=y - 8.5, width="13", height="11", **look)
            letter = letter_of(key.side)
            left = x + 6.5 - text_width(letter, 8, bold=True) / 2
            yield words_at(letter, left, y - 0.2, 8, tint.line, theme, bold=True)
        elif key.slip:
            outline = f"M{x:.1f},{y - 8.5:.1f} h13 l4,4 v7 h-17 z m13,0 v4 h4"
            yield part("path", d=outline, fill=theme.paper, stroke=theme.muted, stroke_width="0.7")
        elif key.verdict:
            yield from _framed(key.verdict, x, y, theme)
        yield words_at(key.words, x + 23, y, LEGEND, theme.small_text, theme)
        x += key.length


def _framed(verdict: str, x: float, y: float, theme: Theme) -> Iterator[ET.Element]:
    border = theme.border(verdict)
    dash = {"dashed": "4 2", "dotted": "1.2 1.8"}.get(border.style, "")
    look = {"fill": border.fill or theme.paper, "stroke": border.ink or theme.plain.line}
    look |= {"stroke_width": f"{border.width:g}"} | ({"stroke_dasharray": dash} if dash else {})
    round_ = "3" if "rounded" in theme.form(border) else "0"
    yield part("rect", x=x + 0.5, y=y - 8, width="17", height="10", rx=round_, **look)
    if border.style == "double":
        yield part("rect", x=x + 2.5, y=y - 6, width="13", height="6", rx=round_, **look)


def words_at(
    words: str, x: float, y: float, size: float, colour: str, theme: Theme, *, bold: bool = False
) -> ET.Element:
    """A line of text."""
    more = {"font_weight": "bold"} if bold else {}
    return part(
        "text",
        words,
        x=x,
        y=y,
        font_size=f"{size:g}",
        fill=colour,
        font_family=theme.stack,
        xml_space="preserve",
        **more,
    )


def _placed(drawing: Drawing, tree: DrawnTree, x: float, y: float, scale: float) -> ET.Element:
    """A tree in its place."""
    boxes = {box_id(box): box for box in tree.tree.boxes}
    group = part("g", transform=f"translate({x:.2f} {y:.2f})" + (f" scale({scale:.3f})" if scale != 1 else ""))
    for inner in tree.picture:
        if inner.tag == f"{{{SVG}}}g":
            group.append(_finished(inner, boxes, drawing.theme))
    return group


def _finished(drawn: ET.Element, boxes: Mapping[str, Box], theme: Theme) -> ET.Element:
    """What the engine drew, with our fonts, with measured lengths, and with titles that a reader understands."""
    drawn.attrib.pop("id", None)
    for element in drawn.iter():
        if _OF_THE_ENGINE.fullmatch(element.get("id", "")):
            del element.attrib["id"]  # which it gives again in every tree
        if element.tag == _TEXT:
            _measured(element, theme)
        for title in element.findall(_TITLE):
            box = boxes.get(element.get("id", ""))
            if box is None:
                element.remove(title)
            else:
                title.text = _said(box)
        rows = [each for each in element if (each.get("id") or "").startswith("a_")]
        for row in rows:
            box = boxes.get(row.get("id", "")[2:])
            held = [inner for link in row for inner in link]
            if box is not None:  # a row of a stack: what the engine drew as a link
                row.attrib = {"id": box_id(box), "class": f"node row {box_class(box)}"}
                row[:] = [part("title", _said(box)), *held]
    return drawn


def _said(box: Box) -> str:
    return printable(f"{box.label or box.claim}: {box.text}")


def _measured(text: ET.Element, theme: Theme) -> None:
    """Hold a text to its measured width, so that it fits its box in whatever font there is."""
    text.set("font-family", theme.stack)
    words = text.text or ""
    if theme.measured and len(words) > 1 and not is_shaped(words):
        bold = text.get("font-weight") == "bold"
        text.set("textLength", f"{text_width(words, float(text.get('font-size', '10')), bold=bold):.2f}")
        text.set("lengthAdjust", "spacingAndGlyphs")
