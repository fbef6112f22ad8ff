"""Talk to an editor: the language server, over standard input and output.

  argmap lsp

Editors start it; `docs/how-to/editors.md` says how. It shows what `argmap check` prints while you write, completes
names and the words of your texts, leads from a name to its claim and from a quotation to its passage, renames over all
files, mends and lays out. It needs the package pygls: pip install 'argmap[lsp]'.
"""

import argparse
import os
import sys
from pathlib import Path

import attrs

from argmap.cli.problem import Problem
from argmap.cli.settings import settings_for


@attrs.frozen(kw_only=True)
class Arguments:
    """What the command is given."""

    texts: list[Path]
    stdio: bool


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    help_ = "a folder to look for texts in (may be repeated)"
    parser.add_argument("--texts", action="append", default=[], type=Path, metavar="FOLDER", help=help_)
    # Some editors say so of their own accord; there is no other way.
    parser.add_argument("--stdio", action="store_true", help="talk over standard input and output, as it does anyway")


def run(arguments: Arguments) -> int:
    """Serve one editor until it says that it is done."""
    try:
        from argmap.lsp.server import serve
    except ModuleNotFoundError as error:
        if error.name not in ("pygls", "lsprotocol", "cattrs"):
            raise
        raise Problem("the language server needs the package pygls: pip install 'argmap[lsp]'") from None
    settings = settings_for(arguments.texts)
    # The streams of the process stay open: they are flushed at its end.
    with os.fdopen(os.dup(sys.stdin.fileno()), "rb") as heard, os.fdopen(os.dup(sys.stdout.fileno()), "wb") as said:
        serve(settings, heard, said)
    return 0
