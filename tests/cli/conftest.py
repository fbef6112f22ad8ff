"""The command line in process: quick, and seen by what measures coverage."""

import gc
import io
import sys
from dataclasses import dataclass

import pytest

from argmap.cli.main import main


@dataclass
class Done:
    """What a command left behind."""

    code: int
    stdout: bytes
    stderr: bytes

    @property
    def out(self):
        return self.stdout.decode(errors="replace")

    @property
    def err(self):
        return self.stderr.decode()


def stream(data=b"", errors="strict"):
    """A stream of text over bytes that are at hand, as those of a process are."""
    return io.TextIOWrapper(io.BytesIO(data), encoding="utf-8", errors=errors, newline="", write_through=True)


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Calls `main` in a folder of the test's own, with the arguments, standard input and environment given."""

    def call(*arguments, text="", expect=0, **environment):
        streams = {
            "stdin": stream(text.encode() if isinstance(text, str) else text),
            "stdout": stream(),
            "stderr": stream(errors="backslashreplace"),
        }
        threshold = gc.get_threshold()
        with monkeypatch.context() as patch:
            patch.chdir(tmp_path)
            for name, value in environment.items():
                patch.setenv(name, value)
            for name, each in streams.items():
                patch.setattr(sys, name, each)
            try:
                code = main([str(each) for each in arguments])
            except SystemExit as end:  # argparse ends the process itself
                code = end.code or 0
            finally:
                gc.set_threshold(*threshold)
        done = Done(code, streams["stdout"].buffer.getvalue(), streams["stderr"].buffer.getvalue())
        assert expect is None or done.code == expect, done.err
        return done

    return call
