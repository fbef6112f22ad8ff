"""The files of a report, in every format that the command line writes."""

from pathlib import Path
from typing import Protocol

import attrs

from argmap.cli.pandoc import convert
from argmap.cli.problem import Problem
from argmap.diagrams.graphviz.engines import EngineError
from argmap.findings.report import Report
from argmap.page.blocks import Figure, Page
from argmap.reports.formats import FORMATS, render_page, render_report
from argmap.reports.overview import overview_figures
from argmap.reports.pages import AnnexPlace, Figures, as_pages

ALL_FORMATS = (*FORMATS, "docx", "pdf")
RESOLUTION = 220
"""Dots per inch of the overview in a Word document."""
MOST_EXPLORED = 150
"""Claims up to which the map to explore stands in the annex; a larger one is not readable on a page."""


class ReportArguments(Protocol):
    """What the command is given of files and pictures."""

    @property
    def output(self) -> str | None:
        """Where to write."""

    @property
    def annex(self) -> str | None:
        """Where the annex goes; beside the report where there is a file, if nothing is said."""

    @property
    def no_picture(self) -> bool:
        """Whether pictures and charts are left out."""

    @property
    def reference_doc(self) -> str | None:
        """A Word document with styles."""


def written(made: Report, output_format: str, arguments: ReportArguments) -> list[tuple[str, bytes]]:
    """The files of a report, each with its name; standard output is `-`.

    Raises:
        Problem: where something that the format needs is not there.
    """
    output = arguments.output if arguments.output not in (None, "-") else None
    annex = AnnexPlace(arguments.annex or (AnnexPlace.BESIDE if output else AnnexPlace.INSIDE))
    if annex is AnnexPlace.BESIDE and not output:
        raise Problem("the annex is a second file beside the report: name the report with -o")
    if arguments.reference_doc and output_format != "docx":
        raise Problem(f"--reference-doc is for Word documents, not for {output_format}")
    if output_format == "json":
        return [(output or "-", render_report(made, "json").encode(errors="backslashreplace"))]
    path = Path(output or "report")
    figures, beside = _figures(made, output_format, path, arguments)
    pages = as_pages(made, name=path.name, annex=annex, figures=figures)
    files = [
        (str(path.with_name(name)) if output else "-", _rendered(page, output_format, arguments))
        for name, page in pages
    ]
    return files + (beside if output else [])


def _figures(
    made: Report, output_format: str, path: Path, arguments: ReportArguments
) -> tuple[Figures, list[tuple[str, bytes]]]:
    """The pictures that stand in the files, and those that lie beside them."""
    alone = output_format == "md" and arguments.output in (None, "-")
    if arguments.no_picture or output_format == "txt" or alone:
        return Figures(), []
    try:
        shown = overview_figures(made.findings, narrow=output_format == "html") if made.brief is not None else ()
    except EngineError:
        shown = ()
    if output_format == "md":
        named = [(f"{path.stem}-overview.svg", figure) for figure in shown]
        figures = Figures(overview=[attrs.evolve(figure, file=name) for name, figure in named])
        return figures, [(str(path.with_name(name)), figure.svg.encode()) for name, figure in named]
    explored = _explored(made) if output_format == "html" else None
    return Figures(overview=shown, whole=explored, charts=True), []


def _explored(made: Report) -> Figure | None:
    """The map to explore; nothing where there is none, or it is too large, or no engine is at hand."""
    from argmap.explorer.page import explored

    if not 0 < len(made.subject.map.claims) <= MOST_EXPLORED:
        return None
    try:
        return explored(made.subject)
    except EngineError:
        return None


def _rendered(page: Page, output_format: str, arguments: ReportArguments) -> bytes:
    if output_format == "pdf":
        from argmap.page.as_typst import TypesettingError, as_pdf

        try:
            return as_pdf(page)
        except TypesettingError as error:
            raise Problem(str(error)) from error
    if output_format == "docx":
        from argmap.page.as_typst import svg_as_png

        pictures = [block.svg for block in page.blocks if isinstance(block, Figure) and block.kind == "overview"]
        picture = svg_as_png(pictures[0], resolution=RESOLUTION) if pictures else b""
        return convert(render_page(page, "html").encode(), picture=picture, reference=arguments.reference_doc or "")
    # The name of a file may hold what has no form in UTF-8.
    return render_page(page, output_format).encode(errors="backslashreplace")
