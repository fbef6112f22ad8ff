"""Signs beside the heads of lines, moved from under a box to the other side of their line.

Graphviz puts the sign of a line always to the same side of the head, and draws boxes over it. Where
a line comes to a box from below at a low angle, that side is under the box.
"""

import re
from collections.abc import Iterator
from html import unescape

from argmap.diagrams.graphviz.measure import text_width

_NODE = re.compile(r'<g id="[^"]*" class="node claim[^"]*">\s*<title>[^<]*</title>\s*<(?:path|polygon)([^>]*)>')
_EDGE = re.compile(r'<g id="[^"]*" class="edge[^"]*">.*?</g>', re.DOTALL)
_LINE = re.compile(r'<path\b[^>]* d="([^"]*)"')
_SIGN = re.compile(r'(<text\b[^>]*? x=")([-\d.]+)(" y=")([-\d.]+)("[^>]*font-size=")([\d.]+)("[^>]*>)([^<]*)(</text>)')
_POINT = re.compile(r"(-?[\d.]+),(-?[\d.]+)")
_CELL = 200

Point = tuple[float, float]
Area = tuple[float, float, float, float]


def clear_signs(svg: str) -> str:
    """The SVG of an engine with no sign under a box, where the other side of its line is free."""
    cells: dict[tuple[int, int], list[Area]] = {}
    for node in _NODE.finditer(svg):
        if points := _points(node[1]):
            xs, ys = zip(*points, strict=True)
            box = (min(xs), min(ys), max(xs), max(ys))
            for cell in _cells(box):
                cells.setdefault(cell, []).append(box)

    def hidden(area: Area) -> bool:
        return any(_meet(area, box) for cell in _cells(area) for box in cells.get(cell, ()))

    def cleared(edge: re.Match[str]) -> str:
        line, sign = _LINE.search(edge[0]), _SIGN.search(edge[0])
        points = _points(line[1]) if line else []
        if sign is None or len(points) < 2:
            return edge[0]
        x, baseline, size = float(sign[2]), float(sign[4]), float(sign[6])
        width, height = text_width(unescape(sign[8]), size, bold=True), size * 0.7
        centre = (x + width / 2, baseline - height / 2)
        other = _mirrored(centre, points[-1], points[-2])
        if not hidden(_around(centre, width, height)) or hidden(_around(other, width, height)):
            return edge[0]
        x, baseline = other[0] - width / 2, other[1] + height / 2
        moved = f"{sign[1]}{x:.2f}{sign[3]}{baseline:.2f}{''.join(sign.group(5, 6, 7, 8, 9))}"
        return edge[0].replace(sign[0], moved)

    return _EDGE.sub(cleared, svg)


def _points(text: str) -> list[Point]:
    return [(float(x), float(y)) for x, y in _POINT.findall(text)]


def _mirrored(point: Point, end: Point, before: Point) -> Point:
    """A point on the other side of the straight line through the last two points of a curve."""
    dx, dy = before[0] - end[0], before[1] - end[1]
    vx, vy = point[0] - end[0], point[1] - end[1]
    along = 2 * (vx * dx + vy * dy) / ((dx * dx + dy * dy) or 1)
    return end[0] + along * dx - vx, end[1] + along * dy - vy


def _around(centre: Point, width: float, height: float) -> Area:
    return centre[0] - width / 2, centre[1] - height / 2, centre[0] + width / 2, centre[1] + height / 2


def _meet(one: Area, other: Area) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _cells(area: Area) -> Iterator[tuple[int, int]]:
    """The squares of a coarse grid that an area touches, so that each sign meets only the boxes near it."""
    left, top, right, bottom = (int(each // _CELL) for each in area)
    return ((column, row) for column in range(left, right + 1) for row in range(top, bottom + 1))
