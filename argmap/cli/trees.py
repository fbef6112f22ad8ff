"""Trees in the files that the command line writes."""

from pathlib import Path

from argmap.cli.problem import Problem
from argmap.cli.views import FIT, ViewArguments, size_of_arguments
from argmap.diagrams.diagram import Diagram
from argmap.diagrams.pages.atlas import AtlasPage
from argmap.diagrams.pages.pictures import TreePictures, is_readable, several, sheet_bytes, text_on
from argmap.diagrams.pages.planned import A3, A4, PAPERS, POSTERS, SMALLEST, Paper
from argmap.diagrams.sizes import scaled_svg, size_in
from argmap.diagrams.themes.theme import Theme
from argmap.english import count
from argmap.page.as_typst import TypesettingError, has_typst
from argmap.pipeline import Compilation

MOST_ON_A_SHEET = 150
"""Claims that no sheet of A3 holds at a size that can be read."""


def as_trees(arguments: ViewArguments, output_format: str, messages: list[str]) -> bool:
    """Whether a map is drawn as trees: not where the arguments ask for what only one graph has.

    Raises:
        Problem: where they ask for a poster of that.
    """
    one_graph = arguments.graph or arguments.split or arguments.section or arguments.clusters
    other = output_format not in ("svg", "png", "pdf") or arguments.chart
    if arguments.poster and (one_graph or other):
        raise Problem("--poster draws trees on one sheet, as .svg, .png or .pdf: leave out what draws something else")
    if other:
        return False
    if not one_graph and output_format == "png" and not has_typst():
        messages.append("drawn as one graph: a PNG of trees is made by Typst (pip install 'argmap[pdf]')")
        return False
    return not one_graph


def trees(
    arguments: ViewArguments,
    compilation: Compilation,
    diagram: Diagram,
    theme: Theme,
    output_format: str,
    messages: list[str],
    *,
    output: str | None,
    dot: str,
) -> list[tuple[str | None, bytes]]:
    """The files of a map drawn as trees, each with its name; standard output has none.

    Raises:
        EngineError: if no engine could draw it.
        Problem: if a PDF cannot be typeset.
    """
    output = output if output != "-" else None
    made = TreePictures(diagram, compilation.map, compilation.facts, theme=theme, dot=dot)
    if arguments.poster:
        return [(output, _poster(made, arguments.poster, output_format, messages))]
    paper = PAPERS.get(arguments.paper, A4)
    fit = arguments.paper == FIT
    if output_format == "pdf":
        return [(output, _typeset(made, paper, fit=fit))]
    if fit:
        return [(output, sheet_bytes(made.sheet(), output_format))]
    if arguments.paper:
        return _pages(made.pages(paper), output, output_format, messages, "")
    large = len(diagram.boxes) > MOST_ON_A_SHEET
    sheet = "" if large and output is not None else made.sheet()
    if sheet and is_readable(sheet, theme):
        size = size_of_arguments(arguments)
        scale = size.of(*size_in(sheet)) if size else 1.0
        if size is None and (points := text_on(sheet, A4, theme)) < SMALLEST:
            messages.append(f"{_small(points, 'A4')}: print it on A3, or draw pages with --paper a4")
        return [(output, sheet_bytes(scaled_svg(sheet, scale), output_format))]
    small = f" ({text_on(sheet, A3, theme):.1f} points on A3)" if sheet else ""
    said = f"{count(len(diagram.boxes), 'claim')} fit no sheet that can be read{small}"
    if output is None:
        messages.append(f"{said}; -o NAME.pdf makes an atlas of pages that can be")
        return [(None, sheet_bytes(sheet, output_format))]
    return _pages(made.pages(A4), output, output_format, messages, said)


def _small(points: float, paper: str) -> str:
    return f"the text prints at {points:.1f} points on {paper}, and below {SMALLEST:.0f} it is hard to read"


def _poster(made: TreePictures, name: str, output_format: str, messages: list[str]) -> bytes:
    page, points = made.poster(POSTERS[name])
    if points < SMALLEST:
        messages.append(f"{_small(points, name.upper())}: -o NAME.pdf without --poster makes an atlas of pages")
    if output_format != "pdf":
        return sheet_bytes(page.svg, output_format)
    return _typeset(made, POSTERS[name], page)


def _typeset(made: TreePictures, paper: Paper, poster: AtlasPage | None = None, *, fit: bool = False) -> bytes:
    try:
        return made.figure_pdf() if fit else made.pdf(paper, poster)
    except TypesettingError as error:
        raise Problem(f"{error}; --graph draws one graph, with the Graphviz of the system") from error


def _pages(
    pages: list[AtlasPage], output: str | None, output_format: str, messages: list[str], said: str
) -> list[tuple[str | None, bytes]]:
    files = several(pages)
    if output is None:
        if files.others:
            messages.append(f"only the contents: there are {len(files.others)} pages, which -o NAME.svg writes")
        return [(None, sheet_bytes(files.first, output_format))]
    path = Path(output)
    others = [(str(path.with_name(f"{path.stem}{end}{path.suffix}")), svg) for end, svg in files.others]
    if others:
        names = f"`{path.name}` is the contents of {len(others)} pages, `{Path(others[0][0]).name}` and following"
        messages.append(f"{said}: {names}" if said else names)
    every = [(output, files.first), *others]
    return [(name, sheet_bytes(svg, output_format)) for name, svg in every]
