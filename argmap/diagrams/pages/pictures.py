"""A drawing as trees in a file: one sheet, pages beside each other, or an atlas as PDF."""

from collections.abc import Mapping, Sequence

import attrs

from argmap.analysis.facts import Facts
from argmap.diagrams.diagram import Diagram
from argmap.diagrams.graphviz.engines import engines
from argmap.diagrams.pages.as_pdf import as_pdf
from argmap.diagrams.pages.atlas import AtlasPage, atlas
from argmap.diagrams.pages.planned import A3, A4, SMALLEST, Paper, Planner
from argmap.diagrams.pages.sheets import Drawing
from argmap.diagrams.sizes import size_in
from argmap.diagrams.themes.theme import FORUM, Theme
from argmap.model.content import MapContent
from argmap.page.as_typst import svg_as_png

RESOLUTION = 200
"""Dots per inch of a PNG; less where the picture would have more than `MOST_PIXELS`."""
MOST_PIXELS = 60_000_000
RATIO = 1.41
"""How many times as wide as high a sheet is."""


class TreePictures:
    """The pictures of a drawing as trees.

    Every method raises `EngineError` if no engine could draw the trees.
    """

    def __init__(
        self, diagram: Diagram, amap: MapContent, facts: Facts, *, theme: Theme = FORUM, dot: str = ""
    ) -> None:
        """Take a drawing of a map, and the program to use instead of the embedded engine."""
        self.diagram, self.map, self.facts, self.theme = diagram, amap, facts, theme
        sections = {box.claim: amap.claims[box.claim].section for box in diagram.boxes if box.claim in amap.claims}
        self.planner = Planner(diagram, sections, theme, engines("svg", dot=dot))
        self.drawing = Drawing(diagram, theme)
        self.titles = {
            claim: amap.sections[section].title if section in amap.sections else ""
            for claim, section in sections.items()
        }

    def sheet(self) -> str:
        """One sheet with all trees, as SVG."""
        return self.drawing.sheet(*self.planner.sheet(RATIO))

    def poster(self, paper: Paper) -> tuple[AtlasPage, float]:
        """All trees on one sheet of a size, turned where that makes them larger; and the points of a claim's text."""
        made = []
        for width, height in ((paper.width, paper.height), (paper.height, paper.width)):
            packed, trees = self.planner.sheet(width / height)
            made.append(self.drawing.poster(packed, trees, width, height))
        scale, svg = max(made, key=lambda each: each[0])
        return AtlasPage(svg, self.diagram.title, 0), scale * self.theme.text_size

    def pages(self, paper: Paper = A4) -> list[AtlasPage]:
        """Pages that can be read, with a contents before and an index behind them where there are several."""
        bears: Mapping[str, tuple[int, int]] = {
            claim: (len(self.facts.reasons.get(claim, ())), len(self.facts.rebuttals.get(claim, ())))
            for claim in self.map.claims
        }
        return atlas(self.drawing, self.planner.pages(paper), paper, self.titles, bears)

    def pdf(self, paper: Paper = A4, poster: AtlasPage | None = None) -> bytes:
        """The pages, or a poster, as a PDF.

        Raises:
            TypesettingError: if Typst is not installed, or a letter has no font.
        """
        language = self.map.language or "en"
        if poster is not None:
            width, height = size_in(poster.svg)
            turned = attrs.evolve(paper, width=width, height=height)
            return as_pdf([poster], turned, title=self.diagram.title, language=language)
        return as_pdf(self.pages(paper), paper, title=self.diagram.title, language=language)

    def figure_pdf(self) -> bytes:
        """The sheet as one page of its own size, for a document to take in.

        Raises:
            TypesettingError: as `pdf`.
        """
        svg = self.sheet()
        width, height = size_in(svg)
        paper = attrs.evolve(A4, width=width, height=height)
        title = self.diagram.title
        return as_pdf([AtlasPage(svg, title, 0)], paper, title=title, language=self.map.language or "en")

    def as_bytes(self, output_format: str) -> bytes:
        """One sheet as `svg` or `png`, or an atlas as `pdf`.

        Raises:
            TypesettingError: as `pdf`.
        """
        if output_format == "pdf":
            return self.pdf()
        return sheet_bytes(self.sheet(), output_format)


def sheet_bytes(svg: str, output_format: str) -> bytes:
    """A sheet as `svg`, or in pixels as `png`."""
    if output_format == "svg":
        return svg.encode()
    width, height = size_in(svg)
    resolution = min(RESOLUTION, int((MOST_PIXELS / (width * height)) ** 0.5 * 72))
    return svg_as_png(svg, resolution=max(1, resolution))


def text_on(svg: str, paper: Paper, theme: Theme) -> float:
    """How large the text of a claim is, in points, where a picture is printed on a sheet, turned as it fits better."""
    width, height = size_in(svg)
    long, short = paper.width, paper.height
    scale = max(min(long / width, short / height), min(short / width, long / height), 0)
    return theme.text_size * min(1.0, scale)


def is_readable(svg: str, theme: Theme) -> bool:
    """Whether a sheet can be read where it is printed on A3."""
    return text_on(svg, A3, theme) >= SMALLEST


@attrs.frozen
class Several:
    """A picture that takes several files: the first, and the others by what their names end in."""

    first: str
    others: Sequence[tuple[str, str]]


def several(pages: Sequence[AtlasPage]) -> Several:
    """Pages as files: the contents, or the one page that there is, and the numbered ones beside it."""
    first = pages[0].svg
    return Several(first, [(f"-{page.number}", page.svg) for page in pages if page.number and page.svg != first])
