"""Our own mistakes, as the user is told of them: one line each, and an exit code of their own."""

import os
import sys
from collections.abc import Iterable

from argmap.cli.streams import say
from argmap.diagnostics.as_text import visible
from argmap.diagnostics.failure import Failure, described

UNFINISHED = 3
"""The exit code of a command that could not finish."""
_told: list[str] = []


def begin() -> None:
    """Forget what was told before: a new command."""
    _told.clear()


def tell(failures: Iterable[Failure]) -> None:
    """Tell of what broke, each once."""
    for failure in failures:
        tell_line(visible(str(failure)))


def tell_line(line: str) -> None:
    """Tell of what broke by a line that was made before, once."""
    if line not in _told:
        _told.append(line)
        say(line)


def tell_error(error: Exception, where: str = "") -> None:
    """Tell of an error that nobody foresaw; with the environment variable ARGMAP_DEBUG all of it."""
    tell_line(line_of(error, where))


def line_of(error: Exception, where: str = "") -> str:
    """The line that tells of an error; with the environment variable ARGMAP_DEBUG all of it is printed."""
    if os.environ.get("ARGMAP_DEBUG"):
        import traceback

        sys.stderr.write("".join(traceback.format_exception(error)))
    if isinstance(error, MemoryError):
        return visible(f"there is not enough memory{f' for {where}' if where else ''}")
    return visible(str(Failure(where, described(error))))


def code_of(code: int) -> int:
    """The exit code of a command, unless something broke: then nobody may take it for an answer."""
    return UNFINISHED if _told else code
