"""Running another program, which ends when we do, and all that it started with it."""

import os
import signal
import subprocess
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

import attrs


@attrs.frozen
class Ran:
    """What a program left behind."""

    code: int
    stdout: bytes
    stderr: bytes


def run_program(
    command: Sequence[str],
    *,
    seconds: float,
    given: bytes | None = None,
    folder: Path | None = None,
    environment: Mapping[str, str] | None = None,
) -> Ran:
    """Run a program to its end.

    It is the first of a group of its own: whatever ends the waiting (the time, an interruption) ends the group.

    Raises:
        TimeoutError: if it took longer.
        OSError: if it cannot be run.
    """
    process = subprocess.Popen(
        list(command),
        stdin=subprocess.DEVNULL if given is None else subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=folder,
        env=environment,
        start_new_session=os.name == "posix",
    )
    with process:
        try:
            out, err = process.communicate(given, timeout=seconds)
        except subprocess.TimeoutExpired as error:
            _end(process)
            raise TimeoutError(f"longer than {seconds:g} seconds") from error
        except BaseException:
            _end(process)
            raise
    return Ran(process.returncode, out, err)


def _end(process: "subprocess.Popen[bytes]") -> None:
    """End the program and the group that it leads."""
    if os.name == "posix":
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()
