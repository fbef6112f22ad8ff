"""Lay files out in the one common way: two columns a level, free text wrapped with |.

Comments, names and texts are kept, and the map stays the same. Files are rewritten in place, and
only if that changes them; - reads standard input and writes standard output. A statement with a
mistake in it is left as it is.
"""

import argparse
import sys

import attrs

from argmap.cli.fixes import diff, rewritten
from argmap.cli.inputs import STDIN, files_in, open_input
from argmap.cli.outputs import write_outputs
from argmap.cli.problem import Problem
from argmap.cli.streams import write_utf8
from argmap.diagnostics.as_text import visible
from argmap.english import count
from argmap.files import FileReader
from argmap.formatter import format_document
from argmap.service.repairs import with_line_ends_of
from argmap.source import Source
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
    changed: list[tuple[Source, str]] = []
    broken: list[str] = []
    would = arguments.check or arguments.diff
    names = list(dict.fromkeys(files_in(arguments.files)))
    for name in names:
        source, problems = open_input(name, reader)
        if problems:
            raise Problem(f"{problems[0].span.place}: {problems[0].message}; nothing was written")
        document = parse(source)
        new = with_line_ends_of(source.text, format_document(document))
        if any(diagnostic.severity == "error" for diagnostic in document.diagnostics):
            broken.append(name)
        if new != source.text and all(source is not each for each, _ in changed):
            changed.append((source, new))
            if arguments.diff:
                write_utf8(diff(source.text, new, name, "formatted"))
        if name == "-" and not would:
            write_utf8(new)
    if not would:
        write_outputs([rewritten(source, new) for source, new in changed if source.name != STDIN])
    _tell(names, [source.name for source, _ in changed], broken, would=would)
    return 1 if changed and would else 0


def _tell(names: list[str], changed: list[str], broken: list[str], *, would: bool) -> None:
    for name in broken:
        sys.stderr.write(f"{visible(name)}: statements with mistakes were left as they are; see `argmap check`\n")
    if names == ["-"]:
        return
    for name in changed if would else ():
        sys.stderr.write(f"{visible(name)}: would change\n")
    left = count(len(names) - len(changed), "file")
    verb = "would change" if would else "changed"
    sys.stderr.write(f"{count(len(changed), 'file')} {verb}, {left} already in form\n")
