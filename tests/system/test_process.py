"""The command line as a process: what `main(argv)` in process cannot show."""

import os
import signal
import subprocess
import sys
import time

import pytest

from conftest import ROOT

pytestmark = pytest.mark.slow
GOOD = "claim a: A claim.\n  because b: A reason.\n    assumed\n"
BAD = "claim a: A claim.\n  assumed\na suports b\n"
FOREIGN = "claim été: “禁止”.\nclaim 禁止 x\n"


def test_the_exit_code_of_the_process_is_that_of_the_command(process):
    assert process("check", "-", text=GOOD).stdout == b""
    assert b"AM005" in process("check", "-", text=BAD, expect=1).stdout
    assert "there is no file `nowhere.argmap`" in process("check", "nowhere.argmap", expect=2).err
    assert process(expect=2).out.startswith("usage: argmap COMMAND")
    assert process("check", "--nonsense", expect=2).err.startswith("usage: argmap check")


def test_bytes_that_are_no_text_are_read_from_a_pipe(process):
    assert "AM002" in process("check", "-", text=b"\x00\xff\x00", expect=1).out


def test_a_picture_goes_to_a_pipe_as_bytes(process):
    done = process("draw", "-", "-f", "png", text=GOOD)
    assert done.stdout.startswith(b"\x89PNG\r\n")
    assert done.stderr == b""


@pytest.mark.skipif(os.name != "posix", reason="there is no shell")
def test_a_reader_that_goes_away_is_no_fault():
    done = subprocess.run(
        f"{sys.executable} -m argmap explain | head -1", shell=True, capture_output=True, cwd=ROOT, check=True
    )
    assert done.stdout.startswith(b"AM001")
    assert done.stderr == b""


@pytest.mark.skipif(os.name != "posix", reason="there are no signals")
def test_an_interrupted_command_says_so_and_leaves_nothing(tmp_path):
    (tmp_path / "dot").write_text(f"#!/bin/sh\ntouch {tmp_path}/started\nexec sleep 30\n", encoding="utf-8")
    (tmp_path / "dot").chmod(0o755)
    (tmp_path / "a.argmap").write_text(GOOD, encoding="utf-8")
    running = subprocess.Popen(
        [sys.executable, "-m", "argmap", "draw", "a.argmap", "-o", "a.svg", "--dot", str(tmp_path / "dot")],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stderr=subprocess.PIPE,
    )
    deadline = time.monotonic() + 30
    while not (tmp_path / "started").exists() and time.monotonic() < deadline:
        time.sleep(0.02)
    running.send_signal(signal.SIGINT)
    _, err = running.communicate(timeout=30)
    assert (running.returncode, err.decode()) == (130, "argmap: interrupted\n")
    assert not (tmp_path / "a.svg").exists()


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "ascii"])
def test_a_report_is_utf_8_whatever_the_terminal_shows(process, encoding):
    done = process("report", "-", text="claim été: “禁止”.\n  assumed\n", PYTHONIOENCODING=encoding)
    assert "été" in done.stdout.decode("utf-8")
    assert "禁止" in done.stdout.decode("utf-8")


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "ascii"])
def test_findings_are_told_whatever_the_terminal_shows(process, encoding):
    assert b"AM013" in process("check", "-", text=FOREIGN, expect=1, PYTHONIOENCODING=encoding).stdout


def imported(code, *among):
    """Which of some modules a program imports."""
    code += f"\nimport sys; print([each for each in {among} if each in sys.modules], file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    return done.stderr.splitlines()[-1]


def test_importing_argmap_imports_nothing_heavy():
    assert imported("import argmap", "lark", "attrs", "graphviz", "rapidfuzz", "pysat") == "[]"
    assert imported("import argmap, attrs", "lark", "attrs") == "['attrs']", "that is how the test would see it"


def test_a_command_imports_only_what_it_needs():
    code = "from argmap.cli.main import main; main(['check', 'examples/mill-street/mill-street.argmap'])"
    # Not `json`: the tables of the parser are read with it.
    assert imported(code, "rapidfuzz", "pysat", "graphviz", "argmap.diagrams", "argmap.reports") == "[]"
    assert imported("from argmap.cli.main import main; main(['explain'])", "lark", "attrs", "graphviz") == "['attrs']"


@pytest.mark.parametrize("command", [("draw", "-f", "svg"), ("report", "-f", "json"), ("check", "--strict")])
def test_the_seed_of_the_hashes_changes_no_byte(process, command):
    name, *rest = command
    path = ROOT / "tests" / "reports" / "debate.argmap"
    first, second = (process(name, path, *rest, expect=1, PYTHONHASHSEED=seed).stdout for seed in "17")
    assert first
    assert first == second
