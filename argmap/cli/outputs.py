"""Writing results, and saying what is wrong with the file that they were made from."""

import sys
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

from argmap.cli.colour import wants_colour
from argmap.cli.failures import tell
from argmap.cli.problem import Problem
from argmap.cli.streams import harmless, write_bytes, write_utf8
from argmap.diagnostics.as_text import visible
from argmap.english import listed
from argmap.files.write import SeveralError, write_all, write_whole
from argmap.pipeline import Compilation
from argmap.quotations.check import CheckedQuotation, without_words


def write_json(data: Mapping[str, Any]) -> None:
    """Print an object as JSON, with its version."""
    from argmap.plain import as_json  # a command that prints no JSON need not load it

    write_utf8(as_json(data))


def write_output(path: str | None, data: bytes) -> None:
    """Write to a file, whole or not at all, or to standard output.

    A terminal is shown texts without what steers it; everything else gets the bytes as they are.

    Raises:
        Problem: if it cannot be written.
    """
    if path is None or path == "-":
        text = _text_of(data) if sys.stdout.isatty() else None
        if text is None:
            write_bytes(data)
        else:
            sys.stdout.write(harmless(text))
        return
    try:
        sys.stdout.flush()  # the file may be `/dev/stdout`
        write_whole(Path(path), data)
    except OSError as error:
        raise Problem(f"`{path}` cannot be written: {error.strerror or error}") from error
    tell_written(path)


def same_file(one: Path, other: Path) -> bool:
    """Whether two paths lead to one file."""
    try:
        return one.exists() and other.exists() and one.samefile(other)
    except OSError:
        return False


def tell_written(*paths: str) -> None:
    """Say on standard error which files were written; of a device nothing."""
    for path in paths:
        if Path(path).is_file():
            sys.stderr.write(f"wrote {visible(path)}\n")


def write_outputs(files: Sequence[tuple[str, bytes]]) -> None:
    """Write several files, all or with a message that says which.

    Raises:
        Problem: if one cannot be written.
    """
    try:
        write_all([(Path(name), data) for name, data in files])
    except SeveralError as error:
        written = ", ".join(f"`{each.as_posix()}`" for each in error.written)
        left = f"only {written} was written" if len(error.written) == 1 else f"only {written} were written"
        what = left if written else "nothing was written"
        raise Problem(f"`{error.path.as_posix()}` cannot be written: {error.strerror}; {what}") from error


def _text_of(data: bytes) -> str | None:
    try:
        return data.decode()
    except UnicodeDecodeError:
        return None


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
    tell(compilation.failures)
    if errors:
        from argmap.diagnostics.as_text import as_text

        sys.stderr.write(as_text(errors, colour=wants_colour(sys.stderr)))
        if any(each.leaves_out for each in errors):
            sys.stderr.write("\nargmap: what could not be read is left out\n")
    return bool(errors)


def of_unknown_languages(checked: Iterable[CheckedQuotation]) -> str:
    """What to add to a summary where words of the language of a quotation are not known."""
    return of_unknown_codes(without_words(checked))


def of_unknown_codes(codes: Collection[str]) -> str:
    """The same, given the codes of those languages."""
    if not codes:
        return ""
    return (
        f" (no words of {listed([f'`{code}`' for code in codes])} are known: there, no kind of a changed word is named)"
    )
