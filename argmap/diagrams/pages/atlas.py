"""An atlas: a contents, the pages, and an index of the claims, as SVG pages and as one PDF with links and bookmarks."""

import re
from collections.abc import Iterator, Mapping, Sequence

import attrs

from argmap.diagrams.diagram import Box
from argmap.diagrams.graphviz.markup import shortened
from argmap.diagrams.graphviz.measure import text_width
from argmap.diagrams.pages.layout import SVG
from argmap.diagrams.pages.planned import Paper, PlannedPage
from argmap.diagrams.pages.sheets import Drawing, words_at
from argmap.diagrams.svg_parts import part
from argmap.diagrams.trees.homes import QUESTION, SLIP

LINE = 13.0
"""Points of a line of the contents and of the index."""
MOST_ROOTS = 6
"""Claims of a page that the contents name."""
COLUMN = 380.0
INDEX_COLUMN = 190.0
_PAGE = re.compile(r"p\. (\d+)$")


@attrs.frozen
class Spot:
    """A place on a page that leads to another page: from its upper left corner, in points."""

    x: float
    y: float
    width: float
    height: float
    page: int


@attrs.frozen
class AtlasPage:
    """A page: its SVG, what it is called in the bookmarks, and what leads elsewhere from it. `number` 0 is no page."""

    svg: str
    name: str
    number: int
    spots: tuple[Spot, ...] = ()


def atlas(
    drawing: Drawing,
    pages: Sequence[PlannedPage],
    paper: Paper,
    sections: Mapping[str, str],
    bears: Mapping[str, tuple[int, int]],
) -> list[AtlasPage]:
    """The pages of an atlas, with a contents before them and an index behind where there are several.

    `sections` are the titles of the claims' sections, `bears` the number of reasons for and against each claim.
    """
    made = []
    for page in pages:
        titles = list(dict.fromkeys(filter(None, (sections.get(claim, "") for claim in page.claims))))
        svg = drawing.page(page, len(pages), paper, [each for each in titles if each != page.chapter])
        at, of = page.part
        name = f"{page.chapter} ({at} of {of})" if of > 1 else page.chapter
        made.append(AtlasPage(svg, name, page.number, tuple(_spots(page, paper))))
    if len(pages) < 2:
        return made
    return [*_contents(drawing, pages, paper, bears), *made, *_index(drawing, pages, paper)]


def _spots(page: PlannedPage, paper: Paper) -> Iterator[Spot]:
    """Where a page is named, on a slip or below a claim."""
    for tree, left, top in page.trees:
        for group in tree.picture.iter(f"{{{SVG}}}g"):
            if group.get("class") != "graph":
                continue
            dx, dy = map(float, group.get("transform", "").rpartition("translate(")[2].rstrip(")").split())
            for text in group.iter(f"{{{SVG}}}text"):
                named = _PAGE.search(text.text or "")
                if named is None or int(named[1]) == page.number:
                    continue
                size = float(text.get("font-size", "8"))
                wide = max(60.0, text_width(text.text or "", size, bold=True))
                x = left + dx + float(text.get("x", "0"))
                y = top + dy + float(text.get("y", "0")) - size
                yield Spot(
                    x=paper.margin + x * page.scale,
                    y=paper.head + y * page.scale,
                    width=wide * page.scale,
                    height=(size + 3) * page.scale,
                    page=int(named[1]),
                )


def _roots(page: PlannedPage) -> list[Box]:
    """The claims that a page is about: its top claims, else those that its trees stand on."""
    boxes = [box for tree, _, _ in page.trees for box in tree.tree.boxes if box.role not in (SLIP, QUESTION)]
    tops = [box for box in boxes if box.role == "thesis"]
    starts = {link.start for tree, _, _ in page.trees for link in tree.tree.links if link.kind != "contradicts"}
    return (tops or [box for box in boxes if box.claim not in starts])[:MOST_ROOTS]


def _contents(
    drawing: Drawing, pages: Sequence[PlannedPage], paper: Paper, bears: Mapping[str, tuple[int, int]]
) -> Iterator[AtlasPage]:
    """The contents: of each page its title, what it is about with the verdicts, and how many reasons there are."""
    theme = drawing.theme
    sheet = _Columns(drawing, paper, COLUMN, f"Contents of {len(pages)} pages")
    for page in pages:
        roots = _roots(page)
        at, of = page.part
        title = f"{page.chapter} ({at} of {of})" if of > 1 else page.chapter
        sheet.room_for(len(roots) + 2)
        sheet.put(title, page=page.number, bold=True)
        for box in roots:
            ours, theirs = bears.get(box.claim, (0, 0))
            counts = "  ".join(filter(None, (f"+{ours}" if ours else "", f"–{theirs}" if theirs else "")))
            sheet.put(box.text, verdict=box.verdict, ink=theme.ink(box.verdict), behind=counts, page=page.number)
        sheet.skip(0.6)
    yield from sheet.done()


def _index(drawing: Drawing, pages: Sequence[PlannedPage], paper: Paper) -> Iterator[AtlasPage]:
    """The index: each claim by its name, with the page on which it stands in full."""
    sheet = _Columns(drawing, paper, INDEX_COLUMN, "Index")
    page_of = {claim: page.number for page in pages for claim in page.claims}
    for claim in sorted(page_of, key=str.casefold):
        sheet.put(claim, behind=f"p. {page_of[claim]}", page=page_of[claim])
    yield from sheet.done()


class _Columns:
    """Lines in columns, on as many pages as they take."""

    def __init__(self, drawing: Drawing, paper: Paper, wide: float, name: str) -> None:
        self.drawing, self.paper, self.name = drawing, paper, name
        usable = paper.width - 2 * paper.margin
        self.number = max(1, int((usable + 20) // (wide + 20)))
        self.wide = (usable - 20 * (self.number - 1)) / self.number
        self.made: list[AtlasPage] = []
        self._new()

    def _new(self) -> None:
        self.parts = list(
            self.drawing.head(self.drawing.diagram.title, self.name, "", self.paper.width, self.paper.margin)
        )
        self.spots: list[Spot] = []
        self.column, self.y = 0, self.paper.head + 14

    def skip(self, lines: float) -> None:
        """Leave some lines free."""
        self.y += LINE * lines

    def room_for(self, lines: int) -> None:
        """Go on in the next column where so many lines have no room in this one."""
        bottom = self.paper.height - self.paper.margin
        if self.y + LINE * lines > bottom and self.y > self.paper.head + 14 + LINE:
            self.column, self.y = self.column + 1, self.paper.head + 14
            if self.column == self.number:
                self._finish()
                self._new()

    def put(
        self, text: str, *, verdict: str = "", ink: str = "", behind: str = "", page: int = 0, bold: bool = False
    ) -> None:
        """A line: a verdict, a text, and what stands at the right end."""
        self.room_for(1)
        theme, x = self.drawing.theme, self.paper.margin + self.column * (self.wide + 20)
        size = 10.0 if bold else 8.5
        end = f"p. {page}" if bold else behind
        end_width = text_width(end, size, bold=bold) if end else 0.0
        start = 0.0
        if verdict:
            self.parts.append(words_at(verdict, x + 8, self.y, size, ink, theme, bold=True))
            start = 8 + text_width("unchallenged", size, bold=True) + 6
        shown = shortened(" ".join(text.split()), self.wide - start - end_width - 8, size, bold=bold)
        self.parts.append(words_at(shown, x + start, self.y, size, theme.text, theme, bold=bold))
        if end:
            self.parts.append(words_at(end, x + self.wide - end_width, self.y, size, theme.text, theme, bold=bold))
        if bold:
            line = part("rect", x=x, y=self.y + 3, width=self.wide, height="0.6", fill=theme.muted)
            self.parts.append(line)
        if page:
            self.spots.append(Spot(x=x, y=self.y - size, width=self.wide, height=LINE, page=page))
        self.y += LINE + (3 if bold else 0)

    def _finish(self) -> None:
        svg = self.drawing.svg(self.parts, self.paper.width, self.paper.height)
        name = self.name if not self.made else f"{self.name} ({len(self.made) + 1})"
        self.made.append(AtlasPage(svg, name, 0, tuple(self.spots)))

    def done(self) -> list[AtlasPage]:
        """All pages."""
        self._finish()
        return self.made
