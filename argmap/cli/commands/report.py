"""Write the consistency report on a map, or on several joined.

Page 1 and the chapters behind it are read in five minutes: where the texts clash, what nothing disputes, what hangs
on a thread, what to check before it is printed, who says what and when. The annex has the rest: every conflict,
attack, weight and position, every quotation, claim and source.

  argmap report town.argmap -o town.html
  argmap report march.argmap april.argmap -o both.pdf
  argmap report town.argmap -o town.docx --reference-doc house.docx
  argmap report town.argmap --only brief

With -o the annex is a file of its own beside the report, town-annex.html, for several large maps with one more for
each of them. Without -o the report goes to standard output with its annex, as Markdown or in the format that
--format names. A PDF is typeset by Typst (pip install "argmap[pdf]"); Word documents are made by pandoc.
"""

import argparse
import sys

import attrs

from argmap.cli.inputs import ReadingArguments, add_reading_arguments, compile_inputs, reader_of
from argmap.cli.naming import known
from argmap.cli.outputs import format_of, report_errors, tell_written, write_output, write_outputs
from argmap.cli.problem import Problem
from argmap.cli.progress import progress
from argmap.cli.report_files import ALL_FORMATS, written
from argmap.diagnostics.suggest import nearest
from argmap.english import count
from argmap.findings.subject import Options
from argmap.reasoning.labeller import SEMANTICS
from argmap.reports.contents import CHAPTERS
from argmap.reports.pages import AnnexPlace
from argmap.reports.report import report


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
    annex: str | None
    reference_doc: str | None


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
    parser.add_argument("--no-picture", action="store_true", help="leave the pictures and charts out")
    help_ = f"the semantics of the verdicts: {', '.join(SEMANTICS)}"
    parser.add_argument("--semantics", choices=SEMANTICS, default="grounded", metavar="S", help=help_)
    help_ = "also name evidence against rival answers that the author has not rated"
    parser.add_argument("--suggest", action="store_true", help=help_)
    help_ = "where the annex goes: beside the report (with -o), inside it, or none"
    parser.add_argument("--annex", choices=[*AnnexPlace], metavar="PLACE", help=help_)
    help_ = "a Word document with the styles of your house, for .docx"
    parser.add_argument("--reference-doc", metavar="DOCX", help=help_)
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
        files = written(made, output_format, arguments)
    if len(files) == 1:
        write_output(arguments.output, files[0][1])
    else:
        write_outputs(files)
        tell_written(*(name for name, _ in files))
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
