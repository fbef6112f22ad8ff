"""Write the consistency report on a map, or on several joined.

Page 1 and the chapters behind it are read in five minutes: where the texts clash, what nothing disputes, what hangs
on a thread, what to check before it is printed, who says what and when. The annex has the rest: every conflict,
attack, weight and position, every quotation, claim and source.

  argmap report town.argmap -o town.html
  argmap report march.argmap april.argmap -o both.md
  argmap report town.argmap -o town.html --annex
  argmap report town.argmap --only brief

Without -o the report goes to standard output, as Markdown or in the format that --format names. Word documents
and PDF are made of the HTML by pandoc, which has to be installed.
"""

import argparse
import sys
from pathlib import Path

import attrs

from argmap.cli.inputs import ReadingArguments, add_reading_arguments, compile_inputs, reader_of
from argmap.cli.naming import known
from argmap.cli.outputs import format_of, report_errors, tell_written, write_output, write_outputs
from argmap.cli.pandoc import PANDOC_FORMATS, convert
from argmap.cli.problem import Problem
from argmap.cli.progress import progress
from argmap.diagnostics.suggest import nearest
from argmap.english import count
from argmap.reasoning.labeller import SEMANTICS
from argmap.reports.formats import FORMATS, render_report
from argmap.reports.report import CHAPTERS, Report, ReportPart, report
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
    annex: bool


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
    help_ = "write the annex to a file of its own beside the report: town-annex.html"
    parser.add_argument("--annex", action="store_true", help=help_)
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
        number = len(compilation.map.claims)
        drawn = not arguments.no_picture and 0 < number <= MOST_DRAWN
        files = _files(arguments, made, output_format, drawn=drawn)
    if len(files) == 1:
        write_output(arguments.output, files[0][1])
    else:
        write_outputs(files)
        for name, _ in files:
            tell_written(name)
    left = made.subject.evaluation.not_worked_out
    if left:
        sys.stderr.write(
            f"argmap: {count(len(left), 'verdict')} could not be worked out within the limit of the search\n"
        )
    return 1 if report_errors(compilation) else 3 if left else 0


def _files(arguments: Arguments, made: Report, output_format: str, *, drawn: bool) -> list[tuple[str, bytes]]:
    """The report, or page 1 with its chapters and the annex, each with the name of its file."""
    output = arguments.output
    if not arguments.annex:
        return [(output or "-", _written(made, output_format, drawn=drawn))]
    if output is None or output == "-" or output_format == "json":
        raise Problem("--annex writes a second file beside the report: name the first with -o, and not as JSON")
    path = Path(output)
    beside = path.with_name(f"{path.stem}-annex{path.suffix}")
    return [
        (output, _written(made, output_format, drawn=drawn, part=ReportPart.REPORT, other=beside.name)),
        (str(beside), _written(made, output_format, drawn=False, part=ReportPart.ANNEX, other=path.name)),
    ]


def _written(
    made: Report, output_format: str, *, drawn: bool, part: ReportPart = ReportPart.WHOLE, other: str = ""
) -> bytes:
    """The bytes of a file; `drawn` says whether the map is to stand in it."""
    rendered = "html" if output_format in PANDOC_FORMATS else output_format
    if drawn and output_format == "html":
        return _explored(made, part, other).encode(errors="backslashreplace")
    drawn = drawn and rendered == "html"
    # For pandoc the map is a picture of its own, which takes the place of this one.
    place = "the map" if drawn else ""
    charted = drawn or (part is ReportPart.ANNEX and rendered == "html")
    text = render_report(made, rendered, picture=place, charted=charted, part=part, other=other)
    data = text.encode(errors="backslashreplace")  # the name of a file may hold what has no form in UTF-8
    if output_format in PANDOC_FORMATS:
        return convert(data, output_format, picture=_picture(made) if drawn else b"")
    return data


def _chapters(words: list[str]) -> tuple[str, ...]:
    names = [name.strip() for word in words for name in word.split(",") if name.strip()]
    for name in names:
        if name not in CHAPTERS:
            near = nearest(name, CHAPTERS)
            hint = f"did you mean `{near}`?" if near else f"there are {', '.join(CHAPTERS)}"
            raise Problem(f"the report has no chapter `{name}`; {hint}")
    return tuple(dict.fromkeys(names))


def _explored(made: Report, part: ReportPart, other: str) -> str:
    """The report with the map to explore in it, or without one where no engine is at hand."""
    from argmap.diagrams.graphviz.engines import EngineError
    from argmap.explorer.page import report_page

    try:
        return report_page(made, part=part, other=other)
    except EngineError:
        return render_report(made, "html", part=part, other=other)


def _picture(made: Report) -> bytes:
    """The diagram as PNG; nothing where no engine is at hand."""
    from argmap.diagrams.drawing import draw
    from argmap.diagrams.graphviz.engines import EngineError
    from argmap.diagrams.picture import picture

    try:
        return picture(draw(made.subject.map, made.subject.facts), "png")
    except EngineError:
        return b""
