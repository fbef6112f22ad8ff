"""Writing results, and saying what is wrong with the file that they were made from."""

import sys
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

from argmap.cli.colour import wants_colour
from argmap.cli.problem import Problem
from argmap.files import write_whole
from argmap.pipeline import Compilation
from argmap.plain import as_json


def write_json(data: Mapping[str, Any]) -> None:
    """Print an object as JSON, with its version."""
    sys.stdout.write(as_json(data))


def write_output(path: str | None, data: bytes) -> None:
    """Write to a file, whole or not at all, or to standard output.

    Raises:
        Problem: if it cannot be written.
    """
    if path is None or path == "-":
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    try:
        write_whole(Path(path), data)
    except OSError as error:
        raise Problem(f"`{path}` cannot be written: {error.strerror or error}") from error


class WritingArguments(Protocol):
    """What a command that writes a file is given."""

    @property
    def output(self) -> str | None:
        """Where to write."""

    @property
    def format(self) -> str | None:
        """In which format."""


def format_of(arguments: WritingArguments, formats: Sequence[str], *, default: str) -> str:
    """The format that the arguments name, or that the output ends in; the default without both.

    Raises:
        Problem: for an ending that is none of the formats.
    """
    if arguments.format:
        return arguments.format
    if not arguments.output or arguments.output == "-":
        return default
    ending = Path(arguments.output).suffix[1:].lower()
    if ending not in formats:
        endings = ", ".join(f".{each}" for each in formats)
        raise Problem(f"`{arguments.output}` ends in none of {endings}; name one with --format")
    return ending


def report_errors(compilation: Compilation, *, but: Collection[str] = ()) -> bool:
    """Print the errors of a file, but no warnings: those are what `argmap check` is for.

    `but` are the codes of rules that the caller reports himself.
    """
    errors = [
        diagnostic
        for diagnostic in compilation.diagnostics
        if diagnostic.severity == "error" and diagnostic.rule.code not in but
    ]
    if errors:
        from argmap.diagnostics.as_text import as_text

        sys.stderr.write(as_text(errors, colour=wants_colour(sys.stderr)))
        sys.stderr.write("\nargmap: what could not be read is left out\n")
    return bool(errors)
