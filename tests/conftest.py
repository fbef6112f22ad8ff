"""What tests share."""

import os
import signal
from pathlib import Path

import pytest
from hypothesis import settings

from every_labelling import prove_every_labelling

# The same examples in every run of the continuous integration; new ones at every desk.
settings.register_profile("ci", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("ci")

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # of what runs behind a shell; what it starts would inherit that
    signal.signal(signal.SIGINT, signal.default_int_handler)

prove_every_labelling()

ROOT = Path(__file__).parents[1]
EXAMPLES = sorted((ROOT / "examples").rglob("*.argmap"))


def slow_after(number, seeds):
    """The seeds of a test as parameters: the first few are tried in every run, the others only in a whole one."""
    marks = ((), pytest.mark.slow)
    return [pytest.param(seed, marks=marks[at >= number], id=str(seed)) for at, seed in enumerate(seeds)]


def pytest_generate_tests(metafunc):
    """Give a test that asks for a `golden_file` each of those in the folder beside its module."""
    if "golden_file" in metafunc.fixturenames:
        folder = metafunc.definition.path.parent / "golden"
        files = sorted(folder.rglob("*.argmap"))
        assert files, f"there is no golden file in {folder}"
        names = [path.relative_to(folder).as_posix() for path in files]
        metafunc.parametrize("golden_file", files, ids=names)


def each_example(paths=EXAMPLES):
    """The examples as parameters; the one that joins five others takes long to draw and report."""
    marks = ((), pytest.mark.slow)
    return [pytest.param(path, marks=marks[path.stem == "joined"], id=path.stem) for path in paths]


@pytest.fixture
def root():
    return ROOT


@pytest.fixture
def codes():
    """The codes of a text's diagnostics, in their order."""
    import argmap

    def find(text, **options):
        return [each.rule.code for each in argmap.loads(text, **options).diagnostics]

    return find
