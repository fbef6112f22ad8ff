"""Running a command, and turning what goes wrong into a message and an exit code."""

import argparse
import errno
import gc
import signal
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from typing import Any, NoReturn

from argmap import __version__
from argmap.cli.command_list import COMMANDS
from argmap.cli.failures import UNFINISHED, begin, code_of, tell_error
from argmap.cli.interruption import interrupted
from argmap.cli.problem import Problem
from argmap.cli.streams import let_go, say, standard_streams
from argmap.diagnostics.as_text import visible

_EXAMPLES = """\
a first map:
  argmap new town.argmap             write a starter file
  argmap check town.argmap           say what is wrong with it
  argmap draw town.argmap -o town.svg
  argmap report town.argmap -o town.md

exit codes: 0 fine, 1 problems in the files, 2 wrong use or something that cannot be read or written, 3 could not
finish (a limit, a mistake in argmap, or want of memory)
`argmap COMMAND --help` says more about each command.
"""


received: list[int] = []
"""The signals that asked the process to end: a library may turn what is raised for one into an interruption."""


class Ended(BaseException):
    """The system asked the process to end; `number` is that of the signal."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


class _Parser(argparse.ArgumentParser):
    """A parser whose messages hold no line of somebody else."""

    def error(self, message: str) -> NoReturn:
        super().error(visible(message))

    def _print_message(self, message: str, file: Any = None) -> None:
        """Print; unlike argparse, tell of an output that takes nothing."""
        if file is sys.stdout:
            file.write(message)
        else:
            super()._print_message(message, file)

    def print_help(self, file: Any = None) -> None:
        """Print the help, by default to standard output."""
        self._print_message(self.format_help(), sys.stdout if file is None else file)


def run(argv: Sequence[str] | None) -> int:
    """Run the command line and return its exit code.

    Each command is imported when it is called: starting stays quick, whatever the others need.
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    # A map is built once and kept to the end: looking for garbage in it again and again costs a third
    # of the time of a large one.
    gc.set_threshold(1_000_000, 50, 1000)
    begin()
    with standard_streams(), _signals(own=argv is None):
        try:
            return code_of(_whole(arguments))
        except Problem as problem:
            say(str(problem))
            return code_of(2)
        except KeyboardInterrupt:
            say("interrupted")
            return 130
        except Ended as end:
            say("ended by a signal")
            return 128 + end.number
        except BrokenPipeError:
            return 0  # the reader of our output has gone (`| head`); there is nobody left to tell
        except OSError as error:
            say(_system(error))
            return 2
        except Exception as error:  # the last net: nobody is shown a traceback who did not ask for it
            if interrupted(error):
                say("interrupted")
                return 130
            tell_error(error)
            return UNFINISHED
        finally:
            let_go()
            if argv is None:
                gc.freeze()  # the process ends: nobody looks through a large map once more to take it apart


def _whole(arguments: list[str]) -> int:
    """Run the command to its end, which is when all that it printed has gone out."""
    try:
        code = _run(arguments)
    except SystemExit:  # argparse ends the process itself
        sys.stdout.flush()
        raise
    sys.stdout.flush()
    return code


def _system(error: OSError) -> str:
    """What the system said, where nobody else made a message of it."""
    if error.filename is not None:
        return visible(f"`{error.filename}`: {error.strerror or error}")
    if error.errno == errno.ENOENT:
        return "the folder that the command was started in is not there any more"
    return visible(f"standard output cannot be written: {error.strerror or error}")


@contextmanager
def _signals(*, own: bool) -> Iterator[None]:
    """Let the signals that end a process raise, so that nothing half done is left; only in a process of our own."""
    if not own:
        yield
        return

    received.clear()

    def end(number: int, _frame: Any) -> None:
        received.append(number)
        signal.signal(number, signal.SIG_DFL)  # who sends it twice means it
        raise Ended(number)

    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, end)
    yield


def _run(arguments: list[str]) -> int:
    if any("\0" in each for each in arguments):
        raise Problem("an argument holds a null byte")
    known = {command.name: command for command in COMMANDS}
    if arguments and arguments[0] == "help" and "help" not in known:
        arguments = [*(arguments[1:2] if arguments[1:2] and arguments[1] in known else arguments[1:]), "--help"]
    if arguments == ["version"]:
        arguments = ["--version"]
    if arguments and arguments[0] in known:
        command = known[arguments[0]]
        module = import_module(f"argmap.cli.commands.{command.module}")
        parser = _Parser(prog=f"argmap {command.name}", **_described(module))
        module.add_arguments(parser)
        code: int = module.run(module.Arguments(**vars(parser.parse_args(arguments[1:]))))
        return code
    return _without_command(arguments, known)


def _described(module: Any) -> dict[str, Any]:
    return {
        "description": (module.__doc__ or "").strip(),
        "formatter_class": argparse.RawDescriptionHelpFormatter,
    }


def whole_parser() -> argparse.ArgumentParser:
    """A parser of all commands, for what describes them: completion and the manual. Calls are read by one command."""
    parser = _Parser(prog="argmap", description="Argument maps drawn from texts: check, draw and report them.")
    parser.add_argument("-V", "--version", action="version", version=f"argmap {__version__}", help="show the version")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    for command in COMMANDS:
        module = import_module(f"argmap.cli.commands.{command.module}")
        made = commands.add_parser(command.name, help=command.summary, **_described(module))
        module.add_arguments(made)
    return parser


def _without_command(arguments: Sequence[str], known: Iterable[str]) -> int:
    width = max(len(command.name) for command in COMMANDS)
    listed = "\n".join(
        "\n".join(
            [f"{group}:", *(f"  {each.name:<{width}}  {each.summary}" for each in COMMANDS if each.group == group), ""]
        )
        for group in dict.fromkeys(command.group for command in COMMANDS)
    )
    parser = _Parser(
        prog="argmap",
        usage="argmap COMMAND [ARGUMENTS]",
        description="Argument maps drawn from texts: check, draw and report them.",
        epilog=f"{listed}\n{_EXAMPLES}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("-V", "--version", action="version", version=f"argmap {__version__}", help="show the version")
    if arguments and not arguments[0].startswith("-"):
        from argmap.diagnostics.suggest import nearest

        near = nearest(arguments[0], list(known))
        hint = f"; did you mean `{near}`?" if near else "; `argmap --help` lists the commands"
        raise Problem(f"there is no command `{arguments[0]}`{hint}")
    parser.parse_args(list(arguments))
    sys.stdout.write(parser.format_help())
    return 0 if arguments else 2
