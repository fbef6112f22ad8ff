"""What never ends, and what nobody writes to, is not read: every command says so within little memory."""

import os
import shutil
import subprocess
import sys

import pytest

from conftest import ROOT

MEMORY = 4_000_000_000
"""Bytes of addresses that a command may use: more than any needs, and less than what never ends takes."""

CALLS = (
    *("check DEVICE", "quotes DEVICE", "quotes --also FILE DEVICE", "pin DEVICE", "fmt DEVICE", "verdicts DEVICE"),
    *("why DEVICE a", "whatif DEVICE --without a", "conflicts DEVICE", "find DEVICE words", "selftest DEVICE"),
    *("compare FILE DEVICE", "compare DEVICE FILE", "refresh FILE minutes=DEVICE", "review DEVICE", "pack DEVICE"),
    *(
        "check-draft DEVICE --against FILE",
        "check-draft FILE --against DEVICE",
        "verify DEVICE",
        "export DEVICE -f csv",
    ),
    *("verify certificate.json", "verify FOLDER", "import DEVICE", "diff FILE DEVICE", "diff DEVICE FILE"),
    *("draw DEVICE", "draw FILE --theme theme.toml", "report DEVICE", "report FILE -o x.docx --reference-doc DEVICE"),
    *("solve -p SE-GR -f DEVICE", "debug text DEVICE", "check FILE --texts FOLDER"),
)


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("prlimit") is None, reason="prlimit, which limits memory, is not installed")
@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("device", ["/dev/zero", "pipe"])
def test_what_never_ends_is_not_read(call, device, tmp_path):
    if "--reference-doc" in call and shutil.which("pandoc") is None:
        pytest.skip("pandoc is not installed")
    os.mkfifo(tmp_path / "pipe")
    for name in ("theme.toml", "certificate.json"):
        (tmp_path / name).symlink_to(device)
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "manifest.json").symlink_to(tmp_path / device)
    places = {"DEVICE": device, "FILE": str(ROOT / "examples/mill-street/mill-street.argmap"), "FOLDER": "folder"}
    done = subprocess.run(
        ["prlimit", f"--as={MEMORY}", sys.executable, "-m", "argmap", *(places.get(w, w) for w in call.split())],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        timeout=60,
        check=False,
    )
    expected = 0 if "--texts" in call else 1 if call.startswith("verify") else 2
    assert done.returncode == expected, done.stderr
    assert "memory" not in done.stderr
    assert "Traceback" not in done.stderr
