"""Write a map in another format: Argdown, AIF, xAIF, SADFace, arguebuf, REFI-QDA, web annotations, CSV or GraphML.

What the format has no place for is told, a line for each kind. `argmap import --formats` lists the formats.
"""

import argparse
import sys
from pathlib import Path

import attrs

from argmap.cli.inputs import ReadingArguments, add_reading_arguments, compile_inputs, reader_of
from argmap.cli.outputs import report_errors, same_file, write_output
from argmap.cli.problem import Problem
from argmap.cli.rendering import render
from argmap.exchange import export, format_of_path
from argmap.interchange.formats import NoFormatError


@attrs.frozen(kw_only=True)
class Arguments(ReadingArguments):
    """What the command is given."""

    files: list[str]
    output: str | None
    format: str
    strict: bool


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("files", nargs="+", metavar="FILE", help="a map, or several to join; - for standard input")
    parser.add_argument("-f", "--format", default="", help="the format, if it is not that of the ending of the output")
    parser.add_argument("-o", "--output", metavar="FILE", help="the file to write; standard output if none is named")
    parser.add_argument("--strict", action="store_true", help="exit with 1 if the format has no place for something")
    add_reading_arguments(parser)


def run(arguments: Arguments) -> int:
    """Export the map; 1 if it has errors, or with --strict if anything is lost."""
    try:
        name = arguments.format or format_of_path(arguments.output if arguments.output not in (None, "-") else "")
    except ValueError as error:
        raise Problem(str(error)) from error
    if arguments.output not in (None, "-"):
        for each in arguments.files:
            if each != "-" and same_file(Path(str(arguments.output)), Path(each)):
                raise Problem(f"`{each}` is the map that is read; write to another file")
    compilation = compile_inputs(arguments.files, reader_of(arguments))
    errors = report_errors(compilation)
    try:
        made = export(compilation, format=name)
    except NoFormatError as error:
        raise Problem(str(error)) from error
    write_output(arguments.output, made.data)
    sys.stderr.write(render([each.diagnostic for each in made.losses], "concise", []))
    return 1 if errors or (arguments.strict and made.losses) else 0
