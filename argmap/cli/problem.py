"""What stops a command."""

from argmap.diagnostics.as_text import visible


class Problem(Exception):  # noqa: N818 - it is reported to the user, not raised at programmers
    """Something that the user has to change: the message ends on the screen, with exit code 2.

    `more` are further lines. Names in them may hold anything: what could pass for a line of its own is escaped.
    """

    def __init__(self, message: str, *more: str) -> None:
        super().__init__(message, *more)

    def __str__(self) -> str:
        return "\n        ".join(visible(line) for line in self.args)
