"""Show in ten seconds what argmap does, without a file.

A map, a quotation that its text does not bear out, verdicts and the reasons for them. Nothing is written.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import attrs

from argmap.cli.colour import wants_colour
from argmap.diagnostics.as_text import as_text
from argmap.library import load
from argmap.pipeline import Compilation

TEXT = """\
The council met on Monday. The treasurer said that footfall did not rise while Mill Street was closed; the sensor at
the bridge had counted cyclists twice. The mayor wants to close the street for good.
"""
MAP = """\
source minutes: Minutes of the council
  text: minutes.txt
speaker treasurer: The treasurer

claim close: Mill Street should be closed to cars.
  because footfall: Closing it brought more people.
    quote minutes by treasurer: footfall did rise while Mill Street was closed
    unless counted: Cyclists were counted twice.
      quote minutes by treasurer: the sensor at the bridge had counted cyclists twice
"""


@attrs.frozen(kw_only=True)
class Arguments:
    """What the command is given: nothing."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""


def run(arguments: Arguments) -> int:  # noqa: ARG001 - every command takes its arguments
    """Print the demonstration."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "minutes.txt").write_text(TEXT, encoding="utf-8")
        (folder / "town.argmap").write_text(MAP, encoding="utf-8")
        compilation = load(folder / "town.argmap")
        shown = "\n".join(_lines(compilation)).replace(f"{folder.as_posix()}/", "")
    sys.stdout.write(f"{shown}\n")
    return 0


def _lines(compilation: Compilation) -> Iterator[str]:
    explainer = compilation.reasoner().explainer
    yield "A map says who claims what, in which words, and what speaks for and against it (town.argmap):"
    yield from ("", *(f"    {line}".rstrip() for line in MAP.splitlines()), "")
    yield "argmap check compares each quotation with its text, here minutes.txt:"
    yield from ("", as_text(compilation.errors, colour=wants_colour(sys.stdout)).rstrip("\n"), "")
    yield "argmap verdicts works out what stands by all that, and why:"
    yield ""
    yield f"    close: {explainer.ground('close').standing.word} – {explainer.ground('close').sentence}"
    yield from ("", "Go on with:", "    argmap new town.argmap                  a map of your own to fill in")
    yield "    argmap check town.argmap                what is wrong with it, and where"
    yield "    argmap report town.argmap -o town.html  the map as a picture, and the report on it"
