"""Show a stage between a file and its diagram: document, map, facts, or dot; or the text that is read from a source.

For those who work on argmap itself, and for reports of bugs.
"""

import argparse
from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from argmap.analysis.verdicts import Verdicts
from argmap.cli.inputs import ReadingArguments, add_reading_arguments, compile_input, reader_of
from argmap.cli.problem import Problem
from argmap.cli.read_texts import show_text
from argmap.cli.streams import write_utf8
from argmap.source import Source, Span

STAGES = ("document", "map", "facts", "dot", "text")


@attrs.frozen(kw_only=True)
class Arguments(ReadingArguments):
    """What the command is given."""

    stage: str
    file: str
    json: bool


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("stage", choices=STAGES, metavar="STAGE", help=", ".join(STAGES))
    parser.add_argument("file", metavar="FILE", help="an argument file, or - for standard input; for `text` a text")
    parser.add_argument("--json", action="store_true", help="print an object (`text` only)")
    add_reading_arguments(parser)


def run(arguments: Arguments) -> int:
    """Print the stage.

    Raises:
        Problem: if it cannot be printed so.
    """
    if arguments.stage == "text":
        return show_text(arguments.file, as_object=arguments.json)
    if arguments.json:
        raise Problem("only `argmap debug text` prints an object")
    compilation = compile_input(arguments.file, reader_of(arguments))
    if arguments.stage == "dot":
        from argmap.diagrams.drawing import draw
        from argmap.diagrams.graphviz.as_dot import as_dot

        write_utf8(as_dot(draw(compilation.map, compilation.facts)))
        return 0
    things = {"document": compilation.documents, "map": compilation.map, "facts": compilation.facts}
    write_utf8("\n".join(outline(things[arguments.stage])) + "\n")
    return 0


def outline(thing: Any, name: str = "", level: int = 0) -> Iterator[str]:
    """Data as an indented outline, a line a field; what is empty is left out."""
    head = "  " * level + (f"{name}: " if name else "")
    if isinstance(thing, Span):
        yield f"{head}{thing.place} {thing.text!r}"
    elif isinstance(thing, Source):
        yield f"{head}{thing.name}"
    elif isinstance(thing, Verdicts):
        yield from outline(thing.grounded, name, level)
    elif isinstance(thing, frozenset):
        yield from outline(sorted(thing), name, level)
    elif attrs.has(type(thing)):
        yield f"{head}{type(thing).__name__}"
        for field in attrs.fields(type(thing)):
            value = getattr(thing, field.name)
            if value not in (None, "", ()) and value != {}:
                yield from outline(value, field.name, level + 1)
    elif isinstance(thing, Mapping):
        yield head.rstrip()
        for key, value in thing.items():
            yield from outline(value, str(key), level + 1)
    elif isinstance(thing, tuple | list):
        yield head.rstrip()
        for value in thing:
            yield from outline(value, "-", level + 1)
    else:
        yield f"{head}{thing!r}"
