"""Write a report on a map as Markdown, text or JSON.

It says claim by claim what the claim rests on, with the quotations, and what speaks against it, then
what the map leaves open, the sources, and all errors and warnings. Without -o the report goes to
standard output, as Markdown or in the format that --format names.
"""

import argparse
from pathlib import Path

from argmap.cli.inputs import add_reading_arguments, compile_input, reader_of
from argmap.cli.outputs import report_errors, write_output
from argmap.cli.problem import Problem
from argmap.cli.progress import progress
from argmap.reports.formats import FORMATS, render_report
from argmap.reports.report import report


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("file", metavar="FILE", help="an argument file, or - for standard input")
    parser.add_argument("-o", "--output", metavar="PATH", help="where to write: PATH.md, .txt or .json")
    parser.add_argument(
        "-f", "--format", choices=FORMATS, metavar="FORMAT", help=f"{', '.join(FORMATS)}; else by the ending of PATH"
    )
    add_reading_arguments(parser)


def run(arguments: argparse.Namespace) -> int:
    """Write the report; 1 if the file has errors."""
    output_format = _format(arguments)
    with progress("reporting on") as show:
        show(arguments.file)
        compilation = compile_input(arguments.file, reader_of(arguments))
        made = report(compilation.map, compilation.facts, compilation.diagnostics)
        text = render_report(made, output_format)
    write_output(arguments.output, text.encode())
    return 1 if report_errors(compilation) else 0


def _format(arguments: argparse.Namespace) -> str:
    if arguments.format:
        return str(arguments.format)
    if not arguments.output or arguments.output == "-":
        return "md"
    ending = Path(arguments.output).suffix[1:].lower()
    if ending not in FORMATS:
        endings = ", ".join(f".{each}" for each in FORMATS)
        raise Problem(f"`{arguments.output}` ends in none of {endings}; name one with --format")
    return ending
