"""How a process ends: by a signal, with a closed stream, in the middle of a start; and what it leaves behind."""

import errno
import os
import signal
import subprocess
import sys
import time

import pytest

from conftest import ROOT

pytestmark = [pytest.mark.slow, pytest.mark.skipif(os.name != "posix", reason="there are no signals and no shell")]
GOOD = "claim a: A claim.\n  because b: A reason.\n    assumed\n"
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT)}


def alive(pid):
    try:
        os.kill(pid, 0)
    except OSError as error:
        return error.errno != errno.ESRCH
    with open(f"/proc/{pid}/stat", encoding="ascii") as state:  # what is dead and not yet collected counts as dead
        return state.read().rpartition(")")[2].split()[0] != "Z"


@pytest.mark.skipif(not os.path.exists("/proc/self/stat"), reason="there is no /proc")
@pytest.mark.parametrize("number, code", [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGINT, 130)])
def test_the_engine_and_what_it_started_end_too(tmp_path, number, code):
    (tmp_path / "dot").write_text(
        f"#!/bin/sh\nsleep 50 &\necho $$ $! > {tmp_path}/pids.new\nmv {tmp_path}/pids.new {tmp_path}/pids\nwait\n",
        encoding="utf-8",
    )
    (tmp_path / "dot").chmod(0o755)
    (tmp_path / "a.argmap").write_text(GOOD, encoding="utf-8")
    running = subprocess.Popen(
        [sys.executable, "-m", "argmap", "draw", "a.argmap", "-o", "a.svg", "--dot", str(tmp_path / "dot")],
        cwd=tmp_path,
        env=ENVIRONMENT,
        preexec_fn=lambda: signal.signal(number, signal.SIG_DFL),  # whatever started the tests may ignore it
        stderr=subprocess.PIPE,
    )
    deadline = time.monotonic() + 30
    while not (tmp_path / "pids").exists() and time.monotonic() < deadline:
        time.sleep(0.02)
    pids = [int(pid) for pid in (tmp_path / "pids").read_text(encoding="ascii").split()]
    running.send_signal(number)
    _, err = running.communicate(timeout=30)
    assert running.returncode == code
    assert err.count(b"\n") == 1
    assert err.startswith(b"argmap: ")
    while any(alive(pid) for pid in pids) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not any(alive(pid) for pid in pids)
    assert sorted(each.name for each in tmp_path.iterdir()) == ["a.argmap", "dot", "pids"]


def shell(line, folder, **more):
    command = line.replace("argmap", f"{sys.executable} -m argmap", 1)
    return subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        env={**ENVIRONMENT, **more},
        capture_output=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize(
    "line, code, said",
    [
        ("argmap check bad.argmap >&-", 2, "argmap: standard output cannot be written: it is closed\n"),
        ("argmap explain > /dev/full", 2, "argmap: standard output cannot be written: No space left on device\n"),
        ("argmap --help > /dev/full", 2, "argmap: standard output cannot be written: No space left on device\n"),
        ("argmap draw good.argmap -f png > /dev/full", 2, "No space left on device\n"),
        ("argmap check - <&-", 2, "argmap: standard input is closed; name a file\n"),
        ("argmap draw good.argmap -o x.dot >&- <&-", 0, ""),
        ("argmap check good.argmap 2>&-", 0, ""),
        ("argmap check bad.argmap 2>/dev/full >/dev/null", 2, ""),
        ("argmap explain | head -1 >/dev/null", 0, ""),
        ("argmap check - < /dev/zero", 2, "larger than 20 MB\n"),
        ("argmap check /dev/zero", 2, "it is a device, no regular file\n"),
    ],
)
def test_a_stream_that_is_closed_full_or_without_end_is_one_line(tmp_path, line, code, said):
    if "/dev/full" in line and not os.path.exists("/dev/full"):
        pytest.skip("there is no full device")
    (tmp_path / "good.argmap").write_text(GOOD, encoding="utf-8")
    (tmp_path / "bad.argmap").write_text("claim b\n", encoding="utf-8")
    done = shell(line, tmp_path)
    err = done.stderr.decode()
    assert done.returncode == code, err
    assert err.endswith(said)
    assert "Traceback" not in err
    assert "Exception ignored" not in err
    if code == 2:
        assert err.count("\n") <= 1


def test_what_a_shell_hands_over_as_a_file_is_read(tmp_path):
    (tmp_path / "good.argmap").write_text(GOOD, encoding="utf-8")
    assert shell("argmap check --strict <(cat good.argmap)", tmp_path).returncode == 0
    assert shell("argmap diff <(cat good.argmap) good.argmap", tmp_path).returncode == 0


@pytest.mark.parametrize("target", ["/dev/stdout", "/dev/fd/1"])
def test_standard_output_can_be_named_as_a_file(tmp_path, target):
    (tmp_path / "good.argmap").write_text(GOOD, encoding="utf-8")
    line = f"argmap draw good.argmap -f dot -o {target}"
    assert shell(line, tmp_path).stdout.startswith(b"digraph")
    assert shell(f"{line} | cat", tmp_path).stdout.startswith(b"digraph")
    shell(f"(echo first; {line}; echo last) > x", tmp_path)
    written = (tmp_path / "x").read_text(encoding="utf-8").splitlines()
    assert (written[0], written[1][:7], written[-1]) == ("first", "digraph", "last")


def test_an_interruption_at_any_time_shows_no_traceback_of_ours(tmp_path):
    """Before `main` is called nobody can catch anything: those milliseconds are not tried, all imports after are."""
    (tmp_path / "a.argmap").write_text(GOOD, encoding="utf-8")
    code = "import sys; from argmap.cli.main import main; sys.stdout.write('up'); sys.stdout.flush(); sys.exit(main())"
    for at in range(12):
        running = subprocess.Popen(
            [sys.executable, "-c", code, "check", "a.argmap"],
            cwd=tmp_path,
            env=ENVIRONMENT,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        running.stdout.read(2)
        time.sleep(0.005 + at * 0.01)
        running.send_signal(signal.SIGINT)
        _, err = running.communicate(timeout=30)
        assert b"Traceback" not in err, err
        assert running.returncode in (0, 130, -signal.SIGINT), err
