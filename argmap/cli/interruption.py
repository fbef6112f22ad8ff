"""Whether an error is what a library made of Ctrl-C."""

import sys


def interrupted(error: BaseException | None) -> bool:
    """Whether an interruption stands at the root of an error: Python 3.11 wraps it while a class is made."""
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        if isinstance(error, KeyboardInterrupt):
            return True
        seen.add(id(error))
        error = error.__cause__
    return False


def unraisable(lost: "sys.UnraisableHookArgs") -> None:
    """Say nothing of an interruption that came where nothing can be raised: inside the import of a module.

    It is lost there, and the command goes on to its end.
    """
    if lost.exc_type is not KeyboardInterrupt:
        sys.__unraisablehook__(lost)
