"""A mistake of ours: told in one line, so that it can be reported and the rest goes on."""

from pathlib import Path

import attrs

LONGEST = 200
"""Characters of a message of Python that are told."""


@attrs.frozen
class Failure:
    """What broke: where in the work, and the error with its place in the code."""

    where: str
    error: str

    def __str__(self) -> str:
        return f"internal error{f' in {self.where}' if self.where else ''}, please report: {self.error}"


def described(error: BaseException) -> str:
    """`KeyError: 'x' (checks/undercut_of_strict.py:17)`: the error, and the last place of ours that it came from."""
    import traceback  # only a mistake of ours needs it

    frames = [(frame.f_code.co_filename, line) for frame, line in traceback.walk_tb(error.__traceback__)]
    package = Path(__file__).parents[1]
    ours = [each for each in frames if Path(each[0]).is_relative_to(package)]
    file, line = next(reversed(ours or frames), ("", 0))
    words = " ".join(str(error).split())
    shown = words if len(words) <= LONGEST else f"{words[:LONGEST]}…"
    place = Path(file).relative_to(package).as_posix() if ours else Path(file).name
    return f"{type(error).__name__}{f': {shown}' if shown else ''} ({place}:{line})"
