"""Tests of hostile input fail where they would hang."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager

HANGS = 120
"""Seconds after which what takes a few at most is taken to hang."""


@contextmanager
def no_hang() -> Iterator[None]:
    """Fail the test, by an `AssertionError`, instead of waiting for what never ends."""

    def fail(*_: object) -> None:
        raise AssertionError(f"no end after {HANGS} seconds")

    before = signal.signal(signal.SIGALRM, fail)
    signal.alarm(HANGS)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
