"""A line on the terminal while something takes long; nothing in a pipe, nothing for short work."""

import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from argmap.diagnostics.as_text import visible

DELAY = 0.6
"""Seconds before the first sign: what takes less shows none."""


@contextmanager
def progress(doing: str) -> Iterator[Callable[[str], None]]:
    """Show what is being done, and on what, on standard error if that is a terminal."""
    if not sys.stderr.isatty():
        yield _silent
        return
    line = _StatusLine(doing)
    try:
        yield line.set
    finally:
        line.close()


def _silent(_what: str) -> None:
    """Show nothing."""


class _StatusLine:
    def __init__(self, doing: str) -> None:
        self.doing = doing
        self.what = ""
        self.shown = False
        self.lock = threading.Lock()
        self.timer = threading.Timer(DELAY, self._begin)
        self.timer.daemon = True
        self.timer.start()

    def set(self, what: str) -> None:
        with self.lock:
            self.what = visible(what)
            if self.shown:
                self._write()

    def _begin(self) -> None:
        with self.lock:
            self.shown = True
            self._write()

    def _write(self) -> None:
        sys.stderr.write(f"\r\x1b[2K{self.doing} {self.what} …")
        sys.stderr.flush()

    def close(self) -> None:
        self.timer.cancel()
        with self.lock:
            if self.shown:
                sys.stderr.write("\r\x1b[2K")
                sys.stderr.flush()
            self.shown = False
