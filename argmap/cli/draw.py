"""Draw a map as SVG, PNG, PDF or DOT.

Without -o the picture goes to standard output, as SVG or in the format that --format names. The
engine is the one that argmap brings along (graphviz-pure), then the `dot` of the system; --dot or the
environment variable ARGMAP_DOT choose another. Mistakes in the file are reported, and the good part
of it is drawn.
"""

import argparse
import sys
import webbrowser
from pathlib import Path

from argmap.cli.inputs import add_reading_arguments, compile_input, reader_of
from argmap.cli.outputs import format_of, report_errors, write_output
from argmap.cli.problem import Problem
from argmap.cli.progress import progress
from argmap.diagrams.drawing import draw
from argmap.diagrams.engines import EngineError
from argmap.diagrams.picture import FORMATS, picture

MOST_CLAIMS = 150
"""A map with more claims is hard to read as one picture."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("file", metavar="FILE", help="an argument file, or - for standard input")
    parser.add_argument("-o", "--output", metavar="PATH", help="where to write: PATH.svg, .png, .pdf or .dot")
    parser.add_argument(
        "-f", "--format", choices=FORMATS, metavar="FORMAT", help=f"{', '.join(FORMATS)}; else by the ending of PATH"
    )
    parser.add_argument("--dot", default="", metavar="PROGRAM", help="the Graphviz program to use")
    parser.add_argument("--open", action="store_true", help="open the picture when it is drawn (needs -o)")
    add_reading_arguments(parser)


def run(arguments: argparse.Namespace) -> int:
    """Draw the map; 1 if the file has errors."""
    output_format = format_of(arguments, FORMATS, default="svg")
    if arguments.open and not arguments.output:
        raise Problem("--open needs -o: a picture on standard output cannot be opened")
    reader = reader_of(arguments)
    messages: list[str] = []
    with progress("drawing") as show:
        show(arguments.file)
        compilation = compile_input(arguments.file, reader)
        diagram = draw(compilation.map, compilation.facts)
        try:
            data = picture(diagram, output_format, dot=arguments.dot, messages=messages)
        except EngineError as error:
            left = _leave_dot(arguments, picture(diagram, "dot"))
            raise Problem(f"{error}{left}") from error
    write_output(arguments.output, data)
    failed = report_errors(compilation)
    if len(diagram.boxes) > MOST_CLAIMS and output_format != "dot":
        messages.append(f"{len(diagram.boxes):,} claims are many for one picture; draw the included maps one by one")
    for message in messages:
        sys.stderr.write(f"argmap: {message}\n")
    if arguments.open:
        webbrowser.open(Path(arguments.output).resolve().as_uri())
    return 1 if failed else 0


def _leave_dot(arguments: argparse.Namespace, source: bytes) -> str:
    """Without a picture, leave the DOT source beside the place of it: any Graphviz can draw that."""
    if not arguments.output:
        return ""
    path = Path(arguments.output).with_suffix(".dot")
    write_output(str(path), source)
    return f"\n        the drawing is left as `{path}`, which any Graphviz draws: dot -Tsvg {path} -o map.svg"
