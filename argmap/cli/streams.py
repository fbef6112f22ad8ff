"""The standard streams: what is printed survives every encoding, and what cannot be printed says so."""

import errno
import io
import os
import re
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from argmap.cli.problem import Problem
from argmap.diagnostics.as_text import visible

_KEPT = re.compile(r"(\r\n|\n|\t)")


class _Closed(io.TextIOBase):
    """Stands in for a standard output that is closed: only who writes to it is told."""

    def write(self, _text: str) -> int:
        raise OSError(errno.EBADF, "it is closed")


class _Nowhere(io.TextIOBase):
    """Stands in for a standard error that is closed: there is nobody to tell."""

    def write(self, text: str) -> int:
        return len(text)


@contextmanager
def standard_streams() -> Iterator[None]:
    """Let the streams take every sign, as an escape where their encoding has none; a closed one is replaced."""
    before: tuple[Any, Any] = sys.stdout, sys.stderr
    if before[0] is None or before[0].closed:
        sys.stdout = _Closed()
    if before[1] is None or before[1].closed:
        sys.stderr = _Nowhere()
    changed = []
    for stream in (sys.stdout, sys.stderr):
        # What is not a stream of bytes, such as a StringIO, takes every sign already.
        if isinstance(stream, io.TextIOWrapper) and stream.errors != "backslashreplace":
            changed.append((stream, stream.errors or "strict"))
            stream.reconfigure(errors="backslashreplace")
    try:
        yield
    finally:
        for stream, errors in changed:
            with suppress(OSError, ValueError):
                stream.reconfigure(errors=errors)
        sys.stdout, sys.stderr = before


def say(message: str) -> None:
    """A line on standard error; where that is full or gone there is nobody left to tell."""
    with suppress(OSError, ValueError):
        sys.stderr.write(f"argmap: {message}\n")
        sys.stderr.flush()


def let_go() -> None:
    """Send what is still to be written of the process's own output nowhere, so that its end is quiet."""
    for stream in (sys.__stdout__, sys.__stderr__):
        try:
            if stream is not None:
                stream.flush()
        except (OSError, ValueError):
            with suppress(OSError, ValueError):
                os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno() if stream is not None else -1)


def write_bytes(data: bytes) -> None:
    """Write bytes to standard output as they are.

    Raises:
        Problem: if it takes text only, and they are none.
    """
    sys.stdout.flush()
    buffer = getattr(sys.stdout, "buffer", None)
    if buffer is None:
        try:
            sys.stdout.write(data.decode())
        except UnicodeDecodeError as error:
            raise Problem("standard output takes text only; name a file with -o") from error
        return
    rest = memoryview(data)
    while rest:
        # Without buffers (`python -u`) a write may take a part only.
        taken = buffer.write(rest)
        rest = rest[taken or 0 :]
        if not taken:
            time.sleep(0.01)
    buffer.flush()


def write_utf8(text: str) -> None:
    """Write a text to standard output: as UTF-8, whatever its encoding; a terminal gets nothing that steers it.

    Half of a pair of surrogates, which a file name may hold, becomes an escape.
    """
    if sys.stdout.isatty():
        sys.stdout.write(harmless(text))
    else:
        write_bytes(text.encode(errors="backslashreplace"))


def write_text(text: str) -> None:
    """Write a piece of a file to standard output; a terminal gets nothing that steers it."""
    sys.stdout.write(harmless(text) if sys.stdout.isatty() else text)


def harmless(text: str) -> str:
    """A text for a terminal: its control characters are made visible, but for line ends and tabs."""
    return "".join(each if at % 2 else visible(each) for at, each in enumerate(_KEPT.split(text)))


def write_error_text(text: str) -> None:
    """Write a piece of a file to standard error; a terminal gets nothing that steers it."""
    sys.stderr.write(harmless(text) if sys.stderr.isatty() else text)
