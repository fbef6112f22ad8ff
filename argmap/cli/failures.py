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
        line = visible(str(failure))
        if line not in _told:
            _told.append(line)
            say(line)


def tell_error(error: Exception, where: str = "") -> None:
    """Tell of an error that nobody foresaw; with the environment variable ARGMAP_DEBUG all of it."""
    if os.environ.get("ARGMAP_DEBUG"):
        import traceback

        sys.stderr.write("".join(traceback.format_exception(error)))
    if isinstance(error, MemoryError):
        line = f"there is not enough memory{f' for {where}' if where else ''}"
        _told.append(line)
        say(visible(line))
    else:
        tell([Failure(where, described(error))])


def code_of(code: int) -> int:
    """The exit code of a command, unless something broke: then nobody may take it for an answer."""
    return UNFINISHED if _told else code
