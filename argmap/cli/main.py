"""`argmap COMMAND …`: finds the command and turns what goes wrong into a message and an exit code."""

import argparse
import gc
import os
import sys
from collections.abc import Iterable, Sequence
from importlib import import_module

from argmap import __version__
from argmap.cli.command_list import COMMANDS
from argmap.cli.problem import Problem

_EXAMPLES = """\
a first map:
  argmap new town.argmap             write a starter file
  argmap check town.argmap           say what is wrong with it
  argmap draw town.argmap -o town.svg
  argmap report town.argmap -o town.md

exit codes: 0 fine, 1 problems in the files, 2 wrong use or something that cannot be read or written
`argmap COMMAND --help` says more about each command.
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code.

    Each command is imported when it is called: starting stays quick, whatever the others need.
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    # A map is built once and kept to the end: looking for garbage in it again and again costs a third
    # of the time of a large one.
    gc.set_threshold(1_000_000, 50, 1000)
    try:
        return _run(arguments)
    except Problem as problem:
        sys.stderr.write(f"argmap: {problem}\n")
        return 2
    except KeyboardInterrupt:
        sys.stderr.write("argmap: interrupted\n")
        return 130
    except BrokenPipeError:
        # The reader of our output has gone (`| head`); there is nobody left to tell.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _run(arguments: list[str]) -> int:
    known = {command.name: command for command in COMMANDS}
    if arguments and arguments[0] in known:
        command = known[arguments[0]]
        module = import_module(f"argmap.cli.commands.{command.module}")
        parser = argparse.ArgumentParser(
            prog=f"argmap {command.name}",
            description=(module.__doc__ or "").strip(),
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        module.add_arguments(parser)
        code: int = module.run(module.Arguments(**vars(parser.parse_args(arguments[1:]))))
        sys.stdout.flush()
        return code
    return _without_command(arguments, known)


def _without_command(arguments: Sequence[str], known: Iterable[str]) -> int:
    width = max(len(command.name) for command in COMMANDS)
    listed = "\n".join(f"  {command.name:<{width}}  {command.summary}" for command in COMMANDS)
    parser = argparse.ArgumentParser(
        prog="argmap",
        usage="argmap COMMAND [ARGUMENTS]",
        description="Argument maps drawn from texts: check, draw and report them.",
        epilog=f"commands:\n{listed}\n\n{_EXAMPLES}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"argmap {__version__}")
    if arguments and not arguments[0].startswith("-"):
        from argmap.diagnostics.suggest import nearest

        near = nearest(arguments[0], list(known))
        hint = f"; did you mean `{near}`?" if near else "; `argmap --help` lists the commands"
        raise Problem(f"there is no command `{arguments[0]}`{hint}")
    parser.parse_args(list(arguments))
    sys.stdout.write(parser.format_help())
    return 0 if arguments else 2
