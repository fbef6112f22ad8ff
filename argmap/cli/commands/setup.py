"""Set up what stands around argmap: shells, documents, checks and assistants.

  argmap setup                                    list what there is
  argmap setup completion bash >> ~/.bashrc       also zsh, fish, tcsh, powershell
  argmap setup man > argmap.1                     a manual page
  argmap setup word > house.docx                  styles to change, for report --reference-doc
  argmap setup pandoc                             the path of the filter for pandoc and Quarto
  argmap setup action                             the path of the composite action for GitHub
  argmap setup pre-commit                         a new .pre-commit-config.yaml; else add its item under `repos:`
  argmap setup agents > AGENTS.md                 for coding agents; skill prints a SKILL.md
  argmap setup mcp                                what a client of the Model Context Protocol is told

Everything is printed, and nothing is written but where the shell puts it. Completion needs the package shtab, and the
manual page argparse-manpage: pip install "argmap[setup]".
"""

import argparse
import sys
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path

import attrs

from argmap.cli.problem import Problem
from argmap.cli.streams import write_bytes, write_utf8

INTEGRATIONS = Path(__file__).parents[2] / "integrations"


@attrs.frozen(kw_only=True)
class Arguments:
    """What the command is given."""

    what: str
    shell: str


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("what", nargs="?", default="", metavar="WHAT", help=", ".join(PARTS))
    parser.add_argument("shell", nargs="?", default="", metavar="SHELL", help=f"of completion: {', '.join(SHELLS)}")


def run(arguments: Arguments) -> int:
    """Print what is asked for, or the list of it."""
    if not arguments.what:
        width = max(map(len, PARTS))
        for name, (said, _) in PARTS.items():
            sys.stdout.write(f"{name:<{width}}  {said}\n")
        return 0
    if arguments.what not in PARTS:
        raise Problem(f"there is nothing called `{arguments.what}` to set up; there are {', '.join(PARTS)}")
    if arguments.shell and arguments.what != "completion":
        raise Problem(f"`argmap setup {arguments.what}` takes nothing more")
    made = PARTS[arguments.what][1](arguments.shell)
    if isinstance(made, bytes):
        if sys.stdout.isatty():
            raise Problem(f"that is no text: argmap setup {arguments.what} > FILE")
        write_bytes(made)
    else:
        write_utf8(made)
    return 0


def _completion(shell: str) -> str:
    if shell not in SHELLS:
        raise Problem(f"name the shell: argmap setup completion {'|'.join(SHELLS)}")
    _needs("shtab")
    import shtab

    from argmap.cli.running import whole_parser

    parser = whole_parser()
    for each in parsers_of(parser):
        for action in each._actions:
            kind = {**dict.fromkeys(_FILES, shtab.FILE), **dict.fromkeys(_FOLDERS, shtab.DIRECTORY)}
            if action.metavar in kind:
                action.complete = kind[action.metavar]  # type: ignore[attr-defined]
    script: str = shtab.complete(parser, shell=shell)
    return script


_FILES = ("FILE", "PATH", "SOURCE", "PACK", "TEXT", "DRAFT", "MAP", "A", "B", "OLD", "NEW")
_FOLDERS = ("DIR", "FOLDER")
"""What arguments are called that are completed as files, and as folders."""


def parsers_of(parser: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    """A parser and those of its commands."""
    yield parser
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            yield from action.choices.values()


def _man(_: str) -> str:
    _needs("argparse_manpage")
    from argparse_manpage.manpage import Manpage

    from argmap.cli.running import whole_parser
    from argmap.version import __version__

    parser = whole_parser()
    data = {
        "project_name": "argmap",
        "version": __version__,
        "description": "argument maps drawn from texts: check, draw and report them",
        "manual_section": "1",
    }
    return f"{Manpage(parser, format='pretty', _data=data)}\n"


def _word(_: str) -> bytes:
    from argmap.cli.pandoc import word_template

    return word_template()


def _needs(package: str) -> None:
    if find_spec(package) is None:
        raise Problem("that needs a package more; get it with: pip install 'argmap[setup]'")


def _file(*parts: str) -> Callable[[str], str]:
    return lambda _: (INTEGRATIONS.joinpath(*parts)).read_text(encoding="utf-8")


def _path(*parts: str) -> Callable[[str], str]:
    return lambda _: f"{INTEGRATIONS.joinpath(*parts)}\n"


_PRE_COMMIT = """\
repos:
  - repo: local
    hooks:
      - id: argmap-check
        name: argmap check
        entry: argmap check
        language: python
        additional_dependencies: [argmap]
        files: \\.argmap$
      - id: argmap-fmt
        name: argmap fmt
        entry: argmap fmt
        language: python
        additional_dependencies: [argmap]
        files: \\.argmap$
"""
_MCP = '{"mcpServers": {"argmap": {"command": "argmap", "args": ["mcp", "/path/to/folder"]}}}\n'
SHELLS = ("bash", "zsh", "fish", "tcsh", "powershell")
PARTS: dict[str, tuple[str, Callable[[str], str | bytes]]] = {
    "completion": (f"the completion of a shell: {', '.join(SHELLS)}", _completion),
    "man": ("a manual page", _man),
    "word": ("a Word file with the styles of our reports, to change (needs pandoc)", _word),
    "pandoc": ("the path of the filter for pandoc and Quarto", _path("pandoc", "argmap.lua")),
    "pre-commit": ("hooks that check and lay out maps before a commit", lambda _: _PRE_COMMIT),
    "action": ("the path of the composite action for GitHub", _path("action", "action.yml")),
    "agents": ("an AGENTS.md for a repository with maps", _file("agents", "AGENTS.md")),
    "skill": ("a SKILL.md that lets an assistant draft maps", _file("agents", "SKILL.md")),
    "mcp": ("what a client of the Model Context Protocol is told", lambda _: _MCP),
}
