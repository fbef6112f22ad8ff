"""A drawing planned on pages: its trees, cut until each fits a page, and the page on which each claim stands."""

from collections.abc import Iterator, Mapping, Sequence

import attrs

from argmap.diagrams.diagram import Diagram
from argmap.diagrams.graphviz.engines import Engine
from argmap.diagrams.graphviz.tree_cards import CardStyle
from argmap.diagrams.graphviz.tree_dot import TreeDot
from argmap.diagrams.pages.layout import DrawnTree, drawn
from argmap.diagrams.pages.packing import Sheet, on_one, on_pages
from argmap.diagrams.themes.theme import Theme
from argmap.diagrams.trees.homes import CONTINUED, RIVALS, SLIP, Also, Forest, Homes, Tree, halves, later_half

SMALLEST = 7.0
"""Points of the smallest text of a claim on paper that can be read."""
MOST_CUTS = 400
"""Rounds in which trees are parted because they do not fit a page."""
COLUMN, ROW, SLIP_ROW = 200.0, 46.0, 36.0
"""Points that a column of boxes takes at least, and a box, and a slip, of two lines: by this trees are guessed."""
DEEP = 860.0
"""Points that a page needs to hold a claim, a reason, its undercut and the undercut of that beside each other."""


@attrs.frozen
class Paper:
    """A page: its size and its margins in points, and how small text on it may be."""

    name: str
    width: float
    height: float
    margin: float = 28.0
    head: float = 56.0
    foot: float = 26.0
    smallest: float = SMALLEST

    @property
    def room(self) -> tuple[float, float]:
        """What is left between the margins, the head and the foot."""
        return self.width - 2 * self.margin, self.height - self.head - self.foot - self.margin


A4 = Paper("a4", 841.9, 595.3)
LETTER = Paper("letter", 792.0, 612.0)
SLIDE = Paper("slide", 720.0, 405.0, margin=20.0, head=46.0, foot=20.0, smallest=11.0)
PAPERS = {paper.name: paper for paper in (A4, LETTER, SLIDE)}
A3 = Paper("a3", 1190.6, 841.9)
POSTERS = {
    paper.name: paper
    for paper in (Paper("a0", 3370.4, 2383.9), Paper("a1", 2383.9, 1683.8), Paper("a2", 1683.8, 1190.6), A3)
}
"""Sheets on which a whole map is put; they are turned where that makes the picture larger."""


@attrs.frozen
class PlannedPage:
    """A page of an atlas: the chapter that it belongs to, its scale, and what lies where on it."""

    number: int
    chapter: str
    part: tuple[int, int]
    scale: float
    trees: tuple[tuple[DrawnTree, float, float], ...]

    @property
    def claims(self) -> tuple[str, ...]:
        """The claims that stand in full on it."""
        return tuple(claim for tree, _, _ in self.trees for claim in tree.tree.claims)


class Planner:
    """Plans the pictures of a drawing; what was laid out once is kept."""

    def __init__(self, diagram: Diagram, sections: Mapping[str, str], theme: Theme, tried: tuple[Engine, ...]) -> None:
        """Take a drawing, and the section of each of its claims."""
        self.diagram, self.theme, self.tried = diagram, theme, tried
        self.homes = Homes(diagram, sections)
        self.sections = sections
        self.numbers = {step: at for at, step in enumerate(dict.fromkeys(link.step for link in diagram.links), 1)}
        self._deep = True
        self._whole: list[DrawnTree] | None = None
        self._sizes: dict[tuple[Tree, tuple[tuple[Also, ...], ...]], DrawnTree] = {}

    def sheet(self, ratio: float) -> tuple[Sheet, list[DrawnTree]]:
        """All trees on one sheet.

        Raises:
            EngineError: if no engine could draw them.
        """
        if self._whole is None:
            self._deep = True
            forest = self.homes.forest()
            self._whole = drawn(forest.trees, self._dot(forest, {}), self.tried)
        trees = self._whole
        return on_one([(tree.width, tree.height) for tree in trees], ratio), trees

    def pages(self, paper: Paper) -> list[PlannedPage]:
        """The trees on pages, each cut until it fits one, in the order of the map.

        Raises:
            EngineError: if no engine could draw them.
        """
        self._deep = paper.room[0] * self.theme.text_size / paper.smallest > DEEP
        self._sizes.clear()
        forest = self._cut(paper)
        trees = self._laid_out(forest.trees, forest)
        plan = self._packed(trees, paper)
        page_of = {claim: page.number for page in plan for claim in page.claims}
        # Drawn again with the numbers of pages on the slips, which changes no size.
        again = dict(
            zip((tree.tree for tree in trees), drawn(forest.trees, self._dot(forest, page_of), self.tried), strict=True)
        )
        return [attrs.evolve(page, trees=tuple((again[tree.tree], x, y) for tree, x, y in page.trees)) for page in plan]

    def _dot(self, forest: Forest, pages: Mapping[str, int]) -> TreeDot:
        style = CardStyle(
            self.theme,
            sources=len(self.diagram.sources) > 1,
            pages=dict(pages),
            letters=len({box.side for box in self.diagram.boxes}) > 1,
        )
        also = {claim: self._uses(uses, pages) for claim, uses in forest.also.items()}
        return TreeDot(style, also, self.numbers, self._deep)

    def _uses(self, uses: Sequence[Also], pages: Mapping[str, int]) -> list[str]:
        """The further uses of a claim in words; first where its reasons go on."""
        on = [each for each in uses if each.kind == CONTINUED]
        numbers = sorted({pages[each.claim] for each in on if each.claim in pages})
        where = f"p. {', '.join(map(str, numbers))}" if numbers else "another page"
        return [
            *([f"goes on: {where}"] if on else []),
            *(self._told(each, pages) for each in uses if each.kind != CONTINUED),
        ]

    def _told(self, also: Also, pages: Mapping[str, int]) -> str:
        page = f", p. {pages[also.claim]}" if also.claim in pages else ""
        if also.kind == RIVALS:
            return f"one of the answers to {also.claim.partition(' ')[2]}{page}"
        sign = self.theme.looks[also.kind].sign or "="
        how = f"{also.kind} {also.claim} again" if also.again else f"also {also.kind} {also.claim}"
        return f"{sign} {how}{page}"

    def _laid_out(self, trees: Sequence[Tree], forest: Forest) -> list[DrawnTree]:
        keys = [(tree, tuple(forest.also.get(claim, ()) for claim in tree.claims)) for tree in trees]
        new = [key for key in keys if key not in self._sizes]
        self._sizes |= dict(zip(new, drawn([tree for tree, _ in new], self._dot(forest, {}), self.tried), strict=True))
        return [self._sizes[key] for key in keys]

    def _cut(self, paper: Paper) -> Forest:
        """The trees, parted until each fits a page: between maps, then between sections, then in halves."""
        side = {box.claim: box.side for box in self.diagram.boxes}
        pairs = [
            (link.start, self.homes.target(link))
            for link in self.homes.links
            if link.kind != "contradicts" and link.start in side
        ]
        by_map = self.diagram.sides_are == "Map"
        cut = {(start, end) for start, end in pairs if by_map and side[start] != side.get(end)}
        apart: set[str] = set()
        width, height = (room / (paper.smallest / self.theme.text_size) for room in paper.room)
        later: dict[str, int] = {}
        parted: set[Tree] = set()
        for _ in range(MOST_CUTS):
            forest = self.homes.forest(cut, apart, later)
            # Trees that will fit no page are not laid out first, which is what takes the time.
            large = [
                tree
                for tree in forest.trees
                if tree not in parted and (size := self._guessed(tree)) and (size[0] > width or size[1] > height)
            ]
            large = large or [
                tree.tree
                for tree in self._laid_out(forest.trees, forest)
                if (tree.width > width or tree.height > height) and tree.tree not in parted
            ]
            if not large:
                break
            for tree in large:
                inside = set(tree.claims)
                between = {
                    (start, end)
                    for start, end in pairs
                    if {start, end} <= inside and self.sections.get(start) != self.sections.get(end)
                } - cut
                half = halves(tree, self.homes)
                if between:
                    cut |= between
                elif half is not None:
                    cut.add(half)
                elif against := {link.step for link in tree.links if link.kind == "contradicts"} - apart:
                    apart |= against
                elif steps := later_half(tree):
                    number = len(set(later.values())) + len(later) + 1
                    later |= dict.fromkeys(steps, number)
                else:
                    parted.add(tree)
        return self.homes.forest(cut, apart, later)

    def _guessed(self, tree: Tree) -> tuple[float, float]:
        """About how wide and high a tree is at least: its columns, and what nothing bears on, one over the other."""
        boxes = {box.claim: box for box in tree.boxes}
        target = {
            link.start: end
            for link in tree.links
            if link.kind != "contradicts" and link.start in boxes and (end := self.homes.target(link)) in boxes
        }
        reached = set(target.values())
        high = sum(SLIP_ROW if box.role == SLIP else ROW for claim, box in boxes.items() if claim not in reached)
        depth: dict[str, int] = {}
        for claim in boxes:
            way = [claim]
            while way[-1] not in depth and way[-1] in target:
                way.append(target[way[-1]])
            start = depth.get(way[-1], 1)
            depth |= {each: start + at for at, each in enumerate(reversed(way))}
        return COLUMN * max(depth.values()), high

    def _packed(self, trees: Sequence[DrawnTree], paper: Paper) -> list[PlannedPage]:
        """The pages of each chapter, as few as it takes and as large as they can be."""
        chapters: dict[str, list[DrawnTree]] = {}
        for tree in trees:
            chapters.setdefault(self._chapter(tree.tree), []).append(tree)
        plan: list[PlannedPage] = []
        for chapter, members in chapters.items():
            scale, sheets = self._scaled(members, paper)
            for at, sheet in enumerate(sheets, 1):
                lying = tuple((members[each.at], each.x, each.y) for each in sheet.placed)
                plan.append(
                    PlannedPage(number=len(plan) + 1, chapter=chapter, part=(at, len(sheets)), scale=scale, trees=lying)
                )
        return plan

    def _scaled(self, members: Sequence[DrawnTree], paper: Paper) -> tuple[float, list[Sheet]]:
        sizes = [(tree.width, tree.height) for tree in members]
        width, height = paper.room
        least = paper.smallest / self.theme.text_size
        best: tuple[int, float, list[Sheet]] | None = None
        for scale in self._scales(least):
            sheets = on_pages(sizes, width / scale, height / scale)
            if sheets is not None and (best is None or len(sheets) < best[0]):
                best = (len(sheets), scale, sheets)
            if best is not None and scale <= least:
                break
        assert best is not None
        return best[1], best[2]

    @staticmethod
    def _scales(least: float) -> Iterator[float]:
        """Scales from the largest down to the least at which text can be read, and then on until all fits."""
        scale = max(1.0, 2 * least)
        while scale > least:
            yield scale
            scale -= 0.02
        while True:
            yield least
            least *= 0.95

    def _chapter(self, tree: Tree) -> str:
        """The map, or the section, that a tree belongs to: that of its first claim in full."""
        side = next((box.side for box in tree.boxes if box.claim in tree.claims), -1)
        if self.diagram.sides_are == "Map" and 0 <= side < len(self.diagram.sides):
            return self.diagram.sides[side]
        return self.diagram.title
