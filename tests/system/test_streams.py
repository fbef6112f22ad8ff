"""Outputs that survive any encoding, inputs that are no files, and what argmap says when it cannot go on."""

import os
import subprocess
import sys

import pytest

from conftest import ROOT

pytestmark = pytest.mark.slow

MILL = ROOT / "examples" / "mill-street" / "mill-street.argmap"


def argmap(*arguments, folder, **options):
    command = [sys.executable, "-m", "argmap", *map(str, arguments)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **options.pop("env", {})}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, timeout=60, check=False, **options)


@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "latin-1", "utf-8"])
@pytest.mark.parametrize("command", ["check", "why", "fmt"])
def test_every_output_survives_any_encoding(encoding, command, tmp_path):
    (tmp_path / "bad.argmap").write_text("claim a: 禁止 “quoted”.\n  assumed\nclaim b\n", encoding="utf-8")
    rest = {"why": ["bad.argmap", "a"], "fmt": ["-"]}.get(command, ["bad.argmap"])
    done = argmap(
        command,
        *rest,
        folder=tmp_path,
        env={"PYTHONIOENCODING": encoding},
        input=(tmp_path / "bad.argmap").read_bytes(),
    )
    assert b"Traceback" not in done.stderr
    assert done.returncode in (0, 1)
    assert done.stdout


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="there is no full device")
def test_a_full_output_is_said_in_one_line():
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "argmap", "check", str(MILL), "--output-format", "json"],
            cwd=ROOT,
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr.decode().count("\n") == 1
    assert "cannot be written" in done.stderr.decode()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes")
def test_a_named_pipe_is_refused_and_no_reader_waits(tmp_path):
    os.mkfifo(tmp_path / "pipe.argmap")
    done = argmap("check", "pipe.argmap", folder=tmp_path)
    assert (done.returncode, b"it is a pipe" in done.stderr) == (2, True)
    (tmp_path / "top.argmap").write_text("include: pipe.argmap\n", encoding="utf-8")
    done = argmap("check", "top.argmap", folder=tmp_path)
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr


@pytest.mark.skipif(not os.path.exists("/dev/stdin"), reason="there is no /dev/stdin")
def test_standard_input_can_be_named_as_a_file(tmp_path):
    done = argmap("check", "/dev/stdin", folder=tmp_path, input=b"claim a: A.\n  assumed\n")
    assert done.returncode == 0, done.stderr


@pytest.mark.skipif(not os.path.exists("/dev/null"), reason="there is no null device")
def test_a_device_is_written_into_and_not_replaced(tmp_path):
    os.symlink("/dev/null", tmp_path / "nothing.svg")
    assert argmap("draw", MILL, "-o", "nothing.svg", folder=tmp_path).returncode == 0
    assert not os.path.isfile("/dev/null")


def test_pin_keeps_the_line_ends_of_a_file(tmp_path):
    """With CR alone it wrote the source a second time."""
    (tmp_path / "t.txt").write_text("words", encoding="utf-8")
    for end in (b"\r", b"\r\n", b"\n"):
        path = tmp_path / "map.argmap"
        path.write_bytes(b"source s: S" + end + b"  text: t.txt" + end + b"claim a: A." + end + b"  assumed" + end)
        assert argmap("pin", "map.argmap", folder=tmp_path).returncode == 0
        lines = path.read_bytes().split(end)
        assert lines[:2] == [b"source s: S", b"  text: t.txt"]
        assert lines[2].startswith(b"  sha256: ")
        assert path.read_bytes().count(b"source s") == 1


def test_of_several_files_all_are_written_or_none(tmp_path):
    (tmp_path / "a.argmap").write_text("claim   a:  A.\n", encoding="utf-8")
    (tmp_path / "b.argmap").write_bytes(b"\xff\xfeabc")
    done = argmap("fmt", "a.argmap", "b.argmap", folder=tmp_path)
    assert (done.returncode, b"nothing was written" in done.stderr) == (2, True)
    assert (tmp_path / "a.argmap").read_text(encoding="utf-8") == "claim   a:  A.\n"


@pytest.mark.parametrize(
    "settings, code, said",
    [
        ("[tool.argmap]\nselect = 1\n", 2, "select"),
        ('[tool.argmap]\ntexts = ["a\\u0000b"]\n', 2, "texts"),
        ("[tool]\nargmap = 1\n", 2, "argmap"),
        ("tool = 1\n", 0, ""),
        ("a = " + "[" * 100_000 + "\n", 0, "left aside"),
    ],
)
def test_settings_of_a_wrong_form_are_named(settings, code, said, tmp_path):
    (tmp_path / "pyproject.toml").write_text(settings, encoding="utf-8")
    (tmp_path / "a.argmap").write_text("claim a: A.\n  assumed\n", encoding="utf-8")
    done = argmap("check", "a.argmap", folder=tmp_path)
    assert (done.returncode, b"Traceback" in done.stderr) == (code, False), done.stderr
    assert said.encode() in done.stderr


def test_one_check_that_fails_loses_one_check(tmp_path):
    (tmp_path / "a.argmap").write_text("claim a: A.\n", encoding="utf-8")
    code = (
        "import argmap.checks.run as run, argmap.checks as checks\n"
        "def broken(amap, facts):\n    raise TypeError('broken')\n    yield\n"
        "checks.CHECKS = run.CHECKS = (broken, *checks.CHECKS)\n"
        "import argmap.pipeline\nfrom argmap.cli.main import main\nimport sys\n"
        "sys.exit(main(['check', '--output-format', 'concise', 'a.argmap']))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 3, done.stderr
    assert b"AM207" in done.stdout
    assert b"internal error" in done.stdout + done.stderr
    assert b"Traceback" not in done.stderr


def test_a_depth_of_any_size_ends(tmp_path):
    done = argmap("draw", MILL, "--focus", "close", "--depth", "9" * 20, "-o", "x.svg", folder=tmp_path)
    assert done.returncode == 0


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes")
def test_a_framework_is_no_pipe_and_no_device(tmp_path):
    os.mkfifo(tmp_path / "pipe.af")
    for name in ("pipe.af", "/dev/zero"):
        done = argmap("solve", "-p", "SE-GR", "-f", name, folder=tmp_path)
        assert (done.returncode, b"cannot be read" in done.stderr) == (2, True), done.stderr
    done = argmap("solve", "-p", "SE-GR", "-f", "/dev/stdin", folder=tmp_path, input=b"p af 2\n1 2\n")
    assert (done.returncode, done.stdout) == (0, b"w 1\n"), done.stderr
