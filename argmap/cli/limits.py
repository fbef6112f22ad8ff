"""How long a question may take."""

import argparse

from argmap.cli.problem import Problem

MOST_SECONDS = 60.0
"""Seconds for one question unless the arguments say otherwise."""


def add_seconds(parser: argparse.ArgumentParser) -> None:
    """Declare the limit."""
    help_ = f"leave open what takes longer than this ({MOST_SECONDS:g}; 0 for no limit)"
    parser.add_argument("--seconds", type=float, default=MOST_SECONDS, metavar="S", help=help_)


def seconds_of(seconds: float) -> float | None:
    """The limit, or none.

    Raises:
        Problem: for one below nothing.
    """
    if not seconds >= 0:
        raise Problem("--seconds: a number of seconds, or 0 for no limit")
    return seconds or None
