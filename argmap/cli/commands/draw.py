"""Draw a map, or a view of it, as SVG, PNG, PDF, DOT, Mermaid or a page to explore.

  argmap draw town.argmap -o town.svg
  argmap draw town.argmap -o town.pdf               an atlas of pages that can be read
  argmap draw town.argmap -o town.html              a page to search, select and filter
  argmap draw town.argmap --focus close --depth 2   what stands around a claim
  argmap draw town.argmap --only verdict=undecided --only source=gazette
  argmap draw town.argmap --conflicts --theme ledger -o town.pdf --paper a4
  argmap draw town.argmap --chart matrix -o who.svg

A map is drawn as trees: each claim stands in full once, under the claim that it bears on first, and a small slip
stands for it wherever else it is used. A map that fits no sheet is drawn as numbered pages beside a contents. --graph
draws one graph; of more than 150 claims by its sections, or around its top claims, unless --all is given.

Without -o the picture goes to standard output, as SVG or in the format that --format names. The
engine is the one that argmap brings along (graphviz-pure), then the `dot` of the system; --dot or the
environment variable ARGMAP_DOT choose another. PDF is typeset by Typst (pip install "argmap[pdf]"), which also makes
PNG. Mistakes in the file are reported, and the good part of it is drawn.
"""

import argparse
import sys
from pathlib import Path

import attrs

from argmap.cli.browser import open_in_browser
from argmap.cli.inputs import add_reading_arguments, compile_input, reader_of
from argmap.cli.outputs import format_of, report_errors, tell_written, write_output, write_outputs
from argmap.cli.problem import Problem
from argmap.cli.progress import progress
from argmap.cli.trees import as_trees, trees
from argmap.cli.views import ViewArguments, add_view_arguments, overview, size_of_arguments, theme_of, view_of
from argmap.diagnostics.as_text import visible
from argmap.diagrams.diagram import Diagram
from argmap.diagrams.drawing import draw
from argmap.diagrams.graphviz.engines import EngineError
from argmap.diagrams.picture import FORMATS, picture
from argmap.diagrams.view import View
from argmap.english import count
from argmap.files.limits import real_path
from argmap.pipeline import Compilation

ALL_FORMATS = (*FORMATS, "html")
ALT = "alt"
"""The format that says in words what the picture shows."""
MOST_CLAIMS = 150
"""A map with more claims cannot be read as one picture."""


@attrs.frozen(kw_only=True)
class Arguments(ViewArguments):
    """What the command is given."""

    file: str
    output: str | None
    format: str | None
    dot: str
    open: bool


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("file", metavar="FILE", help="an argument file, or - for standard input")
    endings = ", ".join(f".{each}" for each in ALL_FORMATS)
    parser.add_argument("-o", "--output", metavar="PATH", help=f"where to write: PATH with one of {endings}")
    help_ = f"{', '.join(ALL_FORMATS)}; else by the ending of PATH; alt prints words for who does not see the picture"
    parser.add_argument("-f", "--format", choices=(*ALL_FORMATS, ALT), metavar="FORMAT", help=help_)
    add_view_arguments(parser)
    parser.add_argument("--dot", default="", metavar="PROGRAM", help="the Graphviz program to use")
    parser.add_argument("--open", action="store_true", help="open the picture when it is drawn (needs -o)")
    add_reading_arguments(parser)


def run(arguments: Arguments) -> int:
    """Draw the map; 1 if the file has errors."""
    output_format = format_of(arguments, ALL_FORMATS, default="svg")
    if arguments.open and (not arguments.output or arguments.output == "-"):
        raise Problem("--open needs -o: a picture on standard output cannot be opened")
    if arguments.split and (not arguments.output or arguments.output == "-"):
        raise Problem("--split needs -o: it writes a picture for each section")
    reader = reader_of(arguments)
    messages: list[str] = []
    with progress("drawing") as show:
        show(arguments.file)
        compilation = compile_input(arguments.file, reader)
        view = view_of(arguments, compilation)
        # All are drawn before the first is written: either there are all of them, or none.
        if as_trees(arguments, output_format, messages):
            drawn = _trees(arguments, compilation, view, output_format, messages)
        else:
            drawn = [
                (path, _drawn(arguments, compilation, each, output_format, messages))
                for path, each in _pictures(arguments, compilation, view, output_format, messages)
            ]
    if arguments.split or len(drawn) > 1:
        write_outputs([(path, data) for path, data in drawn if path])
        tell_written(*(path for path, _ in drawn if path))
    else:
        write_output(*drawn[0])
    failed = report_errors(compilation)
    for message in dict.fromkeys(messages):
        sys.stderr.write(f"argmap: {visible(message)}\n")
    first = drawn[0][0]
    if arguments.open and first and not open_in_browser(real_path(Path(first)).as_uri()):
        sys.stderr.write(f"argmap: no browser could be opened; the picture is `{visible(first)}`\n")
    return 1 if failed else 0


def _trees(
    arguments: Arguments, compilation: Compilation, view: View, output_format: str, messages: list[str]
) -> list[tuple[str | None, bytes]]:
    theme = theme_of(arguments, messages)
    diagram = _diagram(compilation, view)
    try:
        return trees(
            arguments,
            compilation,
            diagram,
            theme,
            output_format,
            messages,
            output=arguments.output,
            dot=arguments.dot,
        )
    except EngineError as error:
        raise Problem(str(error), *_leave_dot(arguments, picture(diagram, "dot", theme=theme))) from error


def _diagram(compilation: Compilation, view: View) -> Diagram:
    try:
        diagram = draw(compilation.map, compilation.facts, view)
    except ValueError as error:
        raise Problem(str(error)) from error
    if not diagram.boxes and not view.whole:
        raise Problem("the view shows no claim of the map")
    return diagram


def _pictures(
    arguments: Arguments, compilation: Compilation, view: View, output_format: str, messages: list[str]
) -> list[tuple[str | None, View]]:
    """The paths and views to draw: one, or one for each section."""
    if arguments.split:
        titles = dict.fromkeys(
            section.title
            for section in compilation.map.sections.values()
            if any(claim.section == section.id for claim in compilation.map.claims.values())
        )
        if not titles:
            raise Problem("--split: the map has no sections")
        path = Path(arguments.output or "")
        return [
            (
                str(path.with_name(f"{path.stem}-{at}{path.suffix}")),
                attrs.evolve(view, only=(*view.only, ("section", title)), around=True),
            )
            for at, title in enumerate(titles, 1)
        ]
    number = len(compilation.map.claims)
    large = number > MOST_CLAIMS and view.whole and not view.folded and not arguments.all
    if large and output_format in ("svg", "png", "pdf") and not arguments.chart:
        view, said = overview(compilation, view, MOST_CLAIMS)
        messages.append(f"{count(number, 'claim')} are too many for one picture: {said}; --all draws them all")
    return [(arguments.output, view)]


def _drawn(
    arguments: Arguments, compilation: Compilation, view: View, output_format: str, messages: list[str]
) -> bytes:
    theme = theme_of(arguments, messages)
    if arguments.chart:
        from argmap.cli.charts import chart

        return chart(arguments, compilation, output_format)
    diagram = _diagram(compilation, view)
    if output_format == ALT:
        return f"{diagram.alt}\n".encode()
    try:
        if output_format == "html":
            from argmap.explorer.page import explorer_page

            page = explorer_page(
                compilation.map, compilation.facts, view=view, theme=theme, dot=arguments.dot, graph=arguments.graph
            )
            return page.encode()
        size = size_of_arguments(arguments)
        return picture(diagram, output_format, theme=theme, dot=arguments.dot, size=size, messages=messages)
    except EngineError as error:
        raise Problem(str(error), *_leave_dot(arguments, picture(diagram, "dot", theme=theme))) from error


def _leave_dot(arguments: Arguments, source: bytes) -> tuple[str, ...]:
    """Without a picture, leave the DOT source beside the place of it: any Graphviz can draw that."""
    if not arguments.output or arguments.output == "-":
        return ()
    path = Path(arguments.output).with_suffix(".dot")
    write_output(str(path), source)
    return (f"the drawing is left as `{path}`, which any Graphviz draws: dot -Tsvg {path} -o map.svg",)
