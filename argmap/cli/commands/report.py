"""Write the consistency report on a map, or on several joined.

In the reader's order: what the map is and what most needs attention; what cannot stand together, and who says
it; what is contested and what was answered; what carries the weight; the positions; who says what; the answers
to questions against the evidence; then every quotation, claim and source.

  argmap report town.argmap -o town.html
  argmap report march.argmap april.argmap -o both.md
  argmap report town.argmap --only brief,together

Without -o the report goes to standard output, as Markdown or in the format that --format names. Word documents
and PDF are made of the HTML by pandoc, which has to be installed.
"""

import argparse
import sys

import attrs

from argmap.cli.inputs import ReadingArguments, add_reading_arguments, compile_inputs, reader_of
from argmap.cli.naming import known
from argmap.cli.outputs import format_of, report_errors, write_output
from argmap.cli.pandoc import PANDOC_FORMATS, convert
from argmap.cli.problem import Problem
from argmap.cli.progress import progress
from argmap.diagnostics.suggest import nearest
from argmap.english import count
from argmap.pipeline import Compilation
from argmap.reasoning.labeller import SEMANTICS
from argmap.reports.formats import FORMATS, render_report
from argmap.reports.report import CHAPTERS, Report, report
from argmap.reports.subject import Options

ALL_FORMATS = (*FORMATS, *PANDOC_FORMATS)
MOST_DRAWN = 150
"""Claims up to which the diagram stands in the report; a larger one is not readable on a page."""


@attrs.frozen(kw_only=True)
class Arguments(ReadingArguments):
    """What the command is given."""

    files: list[str]
    output: str | None
    format: str | None
    only: list[str]
    top: list[str]
    no_quotations: bool
    no_picture: bool
    semantics: str
    suggest: bool


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("files", metavar="FILE", nargs="+", help="argument files, or - for standard input")
    endings = ", ".join(f".{each}" for each in ALL_FORMATS)
    parser.add_argument("-o", "--output", metavar="PATH", help=f"where to write: PATH with one of {endings}")
    parser.add_argument(
        "-f",
        "--format",
        choices=ALL_FORMATS,
        metavar="FORMAT",
        help=f"{', '.join(ALL_FORMATS)}; else by the ending of PATH",
    )
    help_ = f"the chapters to write, parted by commas: {', '.join(CHAPTERS)}"
    parser.add_argument("--only", action="append", default=[], metavar="CHAPTERS", help=help_)
    help_ = "take this claim for a top claim, instead of those that bear on nothing else (may be repeated)"
    parser.add_argument("--top", action="append", default=[], metavar="CLAIM", help=help_)
    parser.add_argument("--no-quotations", action="store_true", help="leave the quoted words out")
    parser.add_argument(
        "--no-picture", action="store_true", help="leave the diagram and the charts out (HTML, docx, pdf)"
    )
    help_ = f"the semantics of the verdicts: {', '.join(SEMANTICS)}"
    parser.add_argument("--semantics", choices=SEMANTICS, default="grounded", metavar="S", help=help_)
    help_ = "also name evidence against rival answers that the author has not rated"
    parser.add_argument("--suggest", action="store_true", help=help_)
    add_reading_arguments(parser)


def run(arguments: Arguments) -> int:
    """Write the report; 1 if the files have errors, 3 if not every verdict could be worked out."""
    output_format = format_of(arguments, ALL_FORMATS, default="md")
    only = _chapters(arguments.only)
    with progress("reporting on") as show:
        show(" ".join(arguments.files))
        compilation = compile_inputs(arguments.files, reader_of(arguments))
        tops = tuple(known(each, compilation.map, "claim") for each in arguments.top)
        options = Options(
            only=only,
            tops=tops,
            quotations=not arguments.no_quotations,
            semantics=arguments.semantics,
            suggest=arguments.suggest,
        )
        made = report(
            compilation.map, compilation.facts, compilation.diagnostics, options=options, files=compilation.sources
        )
        rendered = "html" if output_format in PANDOC_FORMATS else output_format
        number = len(compilation.map.claims)
        drawn = rendered == "html" and not arguments.no_picture and 0 < number <= MOST_DRAWN
        if drawn and output_format == "html":
            data = _explored(made).encode(errors="backslashreplace")
        else:
            # For pandoc the map is a picture of its own, which takes the place of this one.
            place = "the map" if drawn else ""
            text = render_report(made, rendered, picture=place, charted=drawn)
            # The name of a file may hold what has no form in UTF-8.
            data = text.encode(errors="backslashreplace")
        if output_format in PANDOC_FORMATS:
            data = convert(data, output_format, picture=_picture(compilation) if drawn else b"")
    write_output(arguments.output, data)
    left = made.subject.evaluation.not_worked_out
    if left:
        sys.stderr.write(
            f"argmap: {count(len(left), 'verdict')} could not be worked out within the limit of the search\n"
        )
    return 1 if report_errors(compilation) else 3 if left else 0


def _chapters(words: list[str]) -> tuple[str, ...]:
    names = [name.strip() for word in words for name in word.split(",") if name.strip()]
    for name in names:
        if name not in CHAPTERS:
            near = nearest(name, CHAPTERS)
            hint = f"did you mean `{near}`?" if near else f"there are {', '.join(CHAPTERS)}"
            raise Problem(f"the report has no chapter `{name}`; {hint}")
    return tuple(dict.fromkeys(names))


def _explored(made: Report) -> str:
    """The report with the map to explore in it, or without one where no engine is at hand."""
    from argmap.diagrams.graphviz.engines import EngineError
    from argmap.explorer.page import report_page

    try:
        return report_page(made)
    except EngineError:
        return render_report(made, "html")


def _picture(compilation: Compilation) -> bytes:
    """The diagram as PNG; nothing where no engine is at hand."""
    from argmap.diagrams.drawing import draw
    from argmap.diagrams.graphviz.engines import EngineError
    from argmap.diagrams.picture import picture

    try:
        return picture(draw(compilation.map, compilation.facts), "png")
    except EngineError:
        return b""
