"""Writing files whole or not at all, whatever they are: files with their mode and owner, links, devices, pipes."""

import errno
import os
import shutil
import stat
import tempfile
from collections.abc import Sequence
from pathlib import Path

from argmap.files.limits import descriptor, kind_of, real_path


class SeveralError(OSError):
    """One of several files could not be written; `written` are those that were."""

    def __init__(self, path: Path, reason: str, written: Sequence[Path]) -> None:
        super().__init__(errno.EIO, reason, str(path))
        self.path = path
        self.written = tuple(written)


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that it is never half written.

    What is there keeps its permissions, its owner, its group and its other names; a link is followed. Devices
    and pipes are written into.

    Raises:
        OSError: if it cannot be written; what was there before is still there.
    """
    number = descriptor(os.fspath(path))
    if number is not None:
        with os.fdopen(os.dup(number), "wb") as file:
            file.write(data)
        return
    target = real_path(path)
    state = target.stat() if target.exists() else None
    if state is not None and not stat.S_ISREG(state.st_mode):
        _into(target, state, data)
        return
    prepared = _Prepared(target, state, data)
    try:
        prepared.commit()
    finally:
        prepared.discard()


def write_all(files: Sequence[tuple[Path, bytes]]) -> None:
    """Write several files: everything that can fail is tried before the first of them is touched.

    Raises:
        SeveralError: if one cannot be written, with those that were written before.
    """
    prepared: list[tuple[Path, _Prepared]] = []
    written: list[Path] = []
    path = Path()
    try:
        for path, data in files:
            target = real_path(path)
            state = target.stat() if target.exists() else None
            if state is not None and not stat.S_ISREG(state.st_mode):
                raise OSError(errno.EINVAL, f"it is {kind_of(state.st_mode)}, no regular file")
            prepared.append((path, _Prepared(target, state, data)))
        for path, each in prepared:
            each.commit()
            written.append(path)
    except OSError as error:
        raise SeveralError(path, error.strerror or str(error), written) from error
    finally:
        for _, each in prepared:
            each.discard()


def _into(target: Path, state: os.stat_result, data: bytes) -> None:
    """Write into what is no regular file."""
    if stat.S_ISDIR(state.st_mode):
        raise IsADirectoryError(errno.EISDIR, "it is a folder", str(target))
    if stat.S_ISSOCK(state.st_mode):
        raise OSError(errno.EINVAL, "it is a socket, no file", str(target))
    with os.fdopen(os.open(target, os.O_WRONLY), "wb") as file:
        file.write(data)


class _Prepared:
    """New bytes of a file beside it, ready to take its place."""

    def __init__(self, target: Path, state: os.stat_result | None, data: bytes) -> None:
        """Write the bytes beside the file.

        Raises:
            OSError: if they cannot be written there, or the file may not be written.
        """
        self.target, self.state, self.data = target, state, data
        self.beside = ""
        if state is not None and not (state.st_mode & stat.S_IWUSR and os.access(target, os.W_OK)):
            raise PermissionError(errno.EACCES, "it is read-only", str(target))
        if state is not None and state.st_nlink > 1:
            return  # a file with several names keeps them: it is written in place
        try:
            handle, self.beside = tempfile.mkstemp(prefix=f".{target.name[:60]}.", dir=target.parent)
        except PermissionError:
            if state is None:
                raise
            return  # the file may be written, but not its folder
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            self._dress()
        except BaseException:
            self.discard()
            raise

    def _dress(self) -> None:
        """Give the new file the looks of the old one; where that is not allowed it is written in place."""
        if self.state is None:
            Path(self.beside).chmod(0o666 & ~_umask())
            return
        try:
            state = Path(self.beside).stat()
            if os.name == "posix" and (state.st_uid, state.st_gid) != (self.state.st_uid, self.state.st_gid):
                os.chown(self.beside, self.state.st_uid, self.state.st_gid)
            shutil.copystat(self.target, self.beside)
            os.utime(self.beside)
        except PermissionError:
            self.discard()

    def commit(self) -> None:
        """Put the new bytes in the place of the old ones."""
        if not self.beside:
            self._in_place()
            return
        try:
            os.replace(self.beside, self.target)
        except OSError as error:
            if self.state is None or error.errno not in (errno.EBUSY, errno.EXDEV, errno.EPERM, errno.EACCES):
                raise
            self._in_place()  # a file that is mounted alone cannot be replaced
        else:
            self.beside = ""

    def discard(self) -> None:
        """Remove the new file where it was not needed."""
        if self.beside:
            Path(self.beside).unlink(missing_ok=True)
            self.beside = ""

    def _in_place(self) -> None:
        """Write over the old bytes, of which a copy is kept until that is done."""
        old = self.target.read_bytes()
        handle, copy = _copy_of(self.target)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(old)
            _overwrite(self.target, self.data)
        except BaseException as error:
            try:
                _overwrite(self.target, old)
            except OSError:
                raise OSError(errno.EIO, f"it was spoilt by that; what it held is kept in `{copy}`") from error
            Path(copy).unlink(missing_ok=True)
            raise
        Path(copy).unlink(missing_ok=True)


def _copy_of(target: Path) -> tuple[int, str]:
    """A file for a copy: beside the other, or where that is not allowed in the system's place for such files."""
    try:
        return tempfile.mkstemp(prefix=f".{target.name[:60]}.", suffix="~", dir=target.parent)
    except PermissionError:
        return tempfile.mkstemp(prefix=f"{target.name[:60]}.", suffix="~")


def _overwrite(target: Path, data: bytes) -> None:
    """Write over a file without making it empty first, so that the place which it has stays its own."""
    with target.open("r+b") as file:
        file.write(data)
        file.truncate()


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
