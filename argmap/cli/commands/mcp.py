"""Serve a folder to a language model, by the Model Context Protocol over standard input and output.

The model lists and reads the texts of the folder, finds passages, and has drafts checked; the first tool teaches it the
language. It can read inside the folder alone, and write nothing. Needs: pip install "argmap[mcp]". A client is told to
start it, for example

  {"mcpServers": {"argmap": {"command": "argmap", "args": ["mcp", "/path/to/folder"]}}}
"""

import argparse
from importlib.util import find_spec
from pathlib import Path

import attrs

from argmap.cli.problem import Problem


@attrs.frozen(kw_only=True)
class Arguments:
    """What the command is given."""

    folder: str


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("folder", nargs="?", default=".", metavar="FOLDER", help="the folder of the texts; this one")


def run(arguments: Arguments) -> int:
    """Serve until the client closes the connection."""
    from argmap.service.drafting import Drafting

    try:
        drafting = Drafting(Path(arguments.folder))
    except (OSError, ValueError) as error:
        raise Problem(f"there is no folder `{arguments.folder}`") from error
    if find_spec("mcp") is None:
        raise Problem("the server needs a package more; get it with: pip install 'argmap[mcp]'")
    from argmap.integrations.mcp import server

    server(drafting).run("stdio")
    return 0
