"""What stops a command."""


class Problem(Exception):  # noqa: N818 - it is reported to the user, not raised at programmers
    """Something that the user has to change: the message ends on the screen, with exit code 2."""
