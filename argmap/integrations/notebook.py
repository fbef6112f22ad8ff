"""The magic of notebooks: a cell that begins with `%%argmap` holds a map, and shows it.

`%load_ext argmap` makes it known to IPython. Needs the package IPython, which notebooks bring along.
"""

import argparse
import shlex
from keyword import iskeyword
from pathlib import Path
from typing import Any

from argmap.diagnostics.diagnostic import Diagnostics
from argmap.integrations.embedded import FigureOptions, MapFigure, OptionError
from argmap.library import loads
from argmap.shown import Picture

_SWITCHES = ("conflicts", "graph")
_VALUES = ("focus", "depth", "only", "by", "position", "theme")


def load_ipython_extension(shell: Any) -> None:
    """Make the magic known; IPython calls it for `%load_ext argmap`."""
    shell.register_magic_function(_in(shell), "cell", "argmap")


def _in(shell: Any) -> Any:
    def argmap(line: str, cell: str) -> None:
        """Compile the cell, show what is wrong with it, and draw it.

        %%argmap [NAME] [--focus CLAIM] [--depth N] [--only WHAT=VALUE] [--conflicts] [--by speaker] [--position N]
                 [--theme THEME] [--graph]

        With a name the compilation is kept as a variable of that name. Texts are looked for beside the notebook.
        """
        from IPython.display import display

        try:
            arguments = _arguments(line)
        except ValueError as error:
            raise _usage(str(error)) from None
        compilation = loads(cell, name="<cell>", folder=Path())
        if arguments.name:
            shell.user_ns[arguments.name] = compilation
        told = Diagnostics(each for each in compilation.diagnostics if each.severity != "hint")
        if told:
            display(told)
        words = {name: " ".join(value) for name in _VALUES if (value := getattr(arguments, name))}
        words |= {name: "yes" for name in _SWITCHES if getattr(arguments, name)}
        words |= {"only": ",".join(arguments.only)} if arguments.only else {}
        try:
            figure = MapFigure(compilation, FigureOptions.of(words))
        except OptionError as error:
            raise _usage(str(error)) from None
        display(Picture(figure.data("svg")))

    return argmap


def _usage(message: str) -> Exception:
    from IPython.core.error import UsageError

    error: Exception = UsageError(f"%%argmap: {message}")
    return error


class _MagicParser(argparse.ArgumentParser):
    def error(self, message: str) -> Any:
        raise ValueError(message)


def _arguments(line: str) -> argparse.Namespace:
    parser = _MagicParser(prog="%%argmap", add_help=False, allow_abbrev=False)
    parser.add_argument("name", nargs="?", default="")
    for name in _VALUES:
        parser.add_argument(f"--{name}", action="append", default=[])
    for name in _SWITCHES:
        parser.add_argument(f"--{name}", action="store_true")
    found = parser.parse_args(shlex.split(line))
    if found.name and (not found.name.isidentifier() or iskeyword(found.name)):
        raise ValueError(f"`{found.name}` is no name of a variable")
    return found
