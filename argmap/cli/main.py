"""`argmap COMMAND …`: the door. Nothing is imported before an interruption is expected."""

import sys
from collections.abc import Sequence

from argmap.cli.interruption import interrupted, unraisable


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code."""
    sys.unraisablehook = unraisable
    try:
        from argmap.cli.running import run

        return run(argv)
    except (KeyboardInterrupt, Exception) as error:
        if not interrupted(error):
            raise
        sys.stderr.write("argmap: interrupted\n")
        return 130
