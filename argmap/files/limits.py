"""Reading bytes within limits: regular files only, none too large, and not too many in one run."""

import errno
import os
import re
import stat
from pathlib import Path

MOST_MAP = 20_000_000
"""Bytes of the largest file in the language."""
MOST_TEXT = 80_000_000
"""Bytes of the largest file that the text of a source is read from."""
MOST_BYTES = 200_000_000
"""Bytes of all files that are read in one run."""
MOST_FILES = 10_000
"""Files that are read in one run."""
_DESCRIPTOR = re.compile(r"/dev/(stdin|stdout|stderr|fd/(\d{1,9}))|/proc/self/fd/(\d{1,9})")
_NAMED = {"stdin": 0, "stdout": 1, "stderr": 2}


class UnreadableError(OSError):
    """A file that is not read by choice; `strerror` says why."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(errno.EINVAL, reason, path)


class ReadBudget:
    """What may still be read in this run."""

    def __init__(self, *, files: int = MOST_FILES, size: int = MOST_BYTES) -> None:
        self._files = self._most_files = files
        self._size = self._most_size = size

    def take(self, path: Path, size: int) -> None:
        """Count a file.

        Raises:
            UnreadableError: if it is one too many, or all of them are too large.
        """
        self._files -= 1
        self._size -= size
        if self._files < 0:
            raise UnreadableError(str(path), f"more than {self._most_files:,} files are read")
        if self._size < 0:
            raise UnreadableError(str(path), f"the files that are read are larger than {in_megabytes(self._most_size)}")


def in_megabytes(size: int) -> str:
    """A limit in words."""
    return f"{size // 1_000_000} MB"


def real_path(path: Path) -> Path:
    """The path without links; a circle of links stays as it is.

    Raises:
        ValueError: for a path that no system can have.
    """
    return Path(os.path.realpath(path))


def descriptor(path: str) -> int | None:
    """The number of the open file that a path such as `/dev/stdin` or `/dev/fd/63` stands for."""
    found = _DESCRIPTOR.fullmatch(path) if os.name == "posix" else None
    if found is None:
        return None
    return _NAMED[found[1]] if found[1] in _NAMED else int(found[2] or found[3])


def is_stream(path: str) -> bool:
    """Whether a path stands for an open file that is no regular one: a pipe, a socket or a terminal."""
    number = descriptor(path)
    if number is None:
        return False
    try:
        mode = os.fstat(number).st_mode
    except OSError:
        return False
    return stat.S_ISFIFO(mode) or stat.S_ISSOCK(mode) or (stat.S_ISCHR(mode) and os.isatty(number))


def read_stream(path: str, most: int) -> bytes:
    """What comes from the open file that a path stands for.

    Raises:
        UnreadableError: if it is more than the limit.
        OSError: if it cannot be read.
    """
    with os.fdopen(os.dup(descriptor(path) or 0), "rb") as file:
        data = file.read(most + 1)
    return _within(path, data, most)


def read_file(path: Path, most: int) -> bytes:
    """The bytes of a regular file; anything else is not even opened.

    Raises:
        UnreadableError: if it is no regular file, or larger than the limit.
        OSError: if it cannot be read.
    """
    _regular(path, path.stat())
    # Not waiting: it may have become another file meanwhile.
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
    with os.fdopen(os.open(path, flags), "rb") as file:
        state = os.fstat(file.fileno())
        _regular(path, state)
        if state.st_size > most:
            raise UnreadableError(str(path), f"it is larger than {in_megabytes(most)}")
        return _within(str(path), file.read(most + 1), most)


def _regular(path: Path, state: os.stat_result) -> None:
    if stat.S_ISDIR(state.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if not stat.S_ISREG(state.st_mode):
        raise UnreadableError(str(path), f"it is {kind_of(state.st_mode)}, no regular file")


def _within(path: str, data: bytes, most: int) -> bytes:
    if len(data) > most:
        raise UnreadableError(path, f"it is larger than {in_megabytes(most)}")
    return data


def kind_of(mode: int) -> str:
    """What a file is that is no regular one."""
    kinds = ((stat.S_ISFIFO, "a pipe"), (stat.S_ISSOCK, "a socket"), (stat.S_ISDIR, "a folder"))
    return next((name for is_kind, name in kinds if is_kind(mode)), "a device")
