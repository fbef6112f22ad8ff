"""The command line as a process of its own."""

import os
import subprocess
import sys

import pytest

from conftest import ROOT


@pytest.fixture
def process(tmp_path):
    """Runs `python -m argmap` in a folder of the test's own."""

    def call(*arguments, text="", expect=0, **environment):
        done = subprocess.run(
            [sys.executable, "-m", "argmap", *map(str, arguments)],
            input=text.encode() if isinstance(text, str) else text,
            capture_output=True,
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
            timeout=60,
            check=False,
        )
        assert done.returncode == expect, done.stderr.decode()
        assert b"Traceback" not in done.stderr
        done.out, done.err = done.stdout.decode(errors="replace"), done.stderr.decode()
        return done

    return call


@pytest.fixture
def one_browser(tmp_path_factory):
    """Lets one browser work at a time: two on two processors are slower than one after the other."""
    try:
        import fcntl
    except ImportError:  # a system without such locks
        yield
        return
    with open(tmp_path_factory.getbasetemp().parent / "browser.lock", "w", encoding="utf-8") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
