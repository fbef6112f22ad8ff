"""The command line as a process: what `main(argv)` in process cannot show."""

import subprocess
import sys

from conftest import ROOT


def test_a_reader_that_goes_away_is_no_fault(tmp_path):
    done = subprocess.run(
        f"{sys.executable} -m argmap explain | head -1", shell=True, capture_output=True, cwd=ROOT, check=True
    )
    assert done.stderr == b""


def test_importing_argmap_imports_nothing_heavy():
    import subprocess
    import sys

    code = "import argmap, sys; print([m for m in ('lark', 'attrs', 'graphviz', 'rapidfuzz') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout.strip() == "[]"
