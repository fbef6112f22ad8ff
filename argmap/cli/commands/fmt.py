"""Lay files out in the one common way: two columns a level, free text wrapped with |.

Comments, names and texts are kept, and the map stays the same. Files are rewritten in place, and
only if that changes them; - reads standard input and writes standard output. A statement with a
mistake in it is left as it is.
"""

import argparse
import sys
from pathlib import Path

import attrs

from argmap.cli.fixes import diff
from argmap.cli.inputs import files_in, open_input
from argmap.cli.problem import Problem
from argmap.english import count
from argmap.files import FileReader, write_whole
from argmap.formatter import format_document
from argmap.syntax.parse import parse


@attrs.frozen(kw_only=True)
class Arguments:
    """What the command is given."""

    files: list[str]
    check: bool
    diff: bool


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("files", nargs="+", metavar="FILE", help="a file, a folder, or - for standard input")
    parser.add_argument("--check", action="store_true", help="change nothing; exit 1 if a file would change")
    parser.add_argument("--diff", action="store_true", help="change nothing; show what would change, exit 1 if any")


def run(arguments: Arguments) -> int:
    """Format the files; with --check or --diff 1 if one would change."""
    reader = FileReader()
    changed: list[str] = []
    broken: list[str] = []
    names = list(dict.fromkeys(files_in(arguments.files)))
    for name in names:
        source, problems = open_input(name, reader)
        if problems:
            raise Problem(f"{problems[0].span.place}: {problems[0].message}; nothing was written")
        document = parse(source)
        new = format_document(document)
        if any(diagnostic.severity == "error" for diagnostic in document.diagnostics):
            broken.append(name)
        if new != source.text:
            changed.append(name)
            if arguments.diff:
                sys.stdout.write(diff(source.text, new, name, "formatted"))
        if name == "-" and not (arguments.check or arguments.diff):
            sys.stdout.write(new)
        elif new != source.text and not (arguments.check or arguments.diff):
            _write(name, new)
    _tell(names, changed, broken, would=arguments.check or arguments.diff)
    return 1 if changed and (arguments.check or arguments.diff) else 0


def _write(name: str, text: str) -> None:
    try:
        write_whole(Path(name), text.encode())
    except OSError as error:
        raise Problem(f"`{name}` cannot be written: {error.strerror}") from error


def _tell(names: list[str], changed: list[str], broken: list[str], *, would: bool) -> None:
    for name in broken:
        sys.stderr.write(f"{name}: statements with mistakes were left as they are; see `argmap check`\n")
    if names == ["-"]:
        return
    for name in changed if would else ():
        sys.stderr.write(f"{name}: would change\n")
    left = count(len(names) - len(changed), "file")
    verb = "would change" if would else "changed"
    sys.stderr.write(f"{count(len(changed), 'file')} {verb}, {left} already in form\n")
