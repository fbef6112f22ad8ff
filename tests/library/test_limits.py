"""What is read: regular files, none too large, and not too many in one run."""

import os

import pytest

import argmap
from argmap.files import limits, reader

GOOD = "claim a: A.\n  assumed\n"
posix = pytest.mark.skipif(os.name != "posix", reason="there are no such files")


@pytest.fixture
def huge(tmp_path):
    """A file of 50 GB that takes no place."""
    path = tmp_path / "huge.argmap"
    with path.open("wb") as file:
        try:
            file.truncate(50_000_000_000)
        except OSError:
            pytest.skip("the file system has no such files")
    return path


def messages(compilation):
    return [diagnostic.message for diagnostic in compilation.diagnostics]


def test_a_file_without_end_is_refused_before_it_is_read(huge):
    with pytest.raises(OSError, match="it is larger than 20 MB"):
        argmap.load(huge)


def test_an_include_without_end_is_a_diagnostic(huge, tmp_path):
    (tmp_path / "top.argmap").write_text(f"include: huge.argmap\n{GOOD}", encoding="utf-8")
    found = argmap.load(tmp_path / "top.argmap")
    assert "`huge.argmap` is not read: it is larger than 20 MB" in messages(found)
    assert list(found.claims) == ["a"]


def test_a_text_without_end_is_not_read(huge, tmp_path):
    text = "source s: S\n  text: huge.argmap\nclaim a: A.\n  quote s: some words of it\n"
    (tmp_path / "top.argmap").write_text(text, encoding="utf-8")
    notes = [note for each in argmap.load(tmp_path / "top.argmap").diagnostics for note in (each.message, *each.notes)]
    assert any("larger than 80 MB" in note or "not read" in note for note in notes), notes


@posix
@pytest.mark.parametrize("kind", ["pipe", "device", "folder", "loop"])
def test_what_is_no_regular_file_is_no_include_and_no_text(tmp_path, kind):
    path = tmp_path / "x"
    {
        "pipe": lambda: os.mkfifo(path),
        "device": lambda: path.symlink_to("/dev/zero"),
        "folder": path.mkdir,
        "loop": lambda: path.symlink_to("x"),
    }[kind]()
    (tmp_path / "include.argmap").write_text(f"include: x\n{GOOD}", encoding="utf-8")
    text = "source s: S\n  text: x\nclaim a: A.\n  quote s: some words of it\n"
    (tmp_path / "text.argmap").write_text(text, encoding="utf-8")
    for allow in (True, False):
        found = argmap.load(tmp_path / "include.argmap", allow_outside=allow)
        assert not found.ok
        assert list(found.claims) == ["a"]
        assert not argmap.load(tmp_path / "text.argmap", allow_outside=allow).failures
    with pytest.raises(OSError):
        argmap.load(path)


def test_all_that_is_read_in_one_run_is_counted(tmp_path, monkeypatch):
    monkeypatch.setattr(reader, "ReadBudget", lambda: limits.ReadBudget(files=3))
    for at in range(5):
        (tmp_path / f"f{at}.argmap").write_text(f"include: f{at + 1}.argmap\nclaim c{at}: C.\n", encoding="utf-8")
    found = argmap.load(tmp_path / "f0.argmap")
    assert list(found.claims) == ["c0", "c1", "c2"]
    assert "`f3.argmap` is not read: more than 3 files are read" in messages(found)
    monkeypatch.setattr(reader, "ReadBudget", lambda: limits.ReadBudget(size=100))
    assert any("larger than" in message for message in messages(argmap.load(tmp_path / "f0.argmap")))


def test_joined_files_are_refused_alike(huge, tmp_path):
    (tmp_path / "a.argmap").write_text(GOOD, encoding="utf-8")
    with pytest.raises(OSError, match="larger than 20 MB"):
        argmap.load(tmp_path / "a.argmap", huge)


@posix
def test_only_open_files_are_read_as_streams(tmp_path):
    reading, writing = os.pipe()
    try:
        assert limits.is_stream(f"/dev/fd/{reading}")
        os.mkfifo(tmp_path / "pipe")
        assert not limits.is_stream(str(tmp_path / "pipe"))
        assert not limits.is_stream("/dev/zero")
        os.write(writing, GOOD.encode())
        os.close(writing)
        assert list(argmap.load(f"/dev/fd/{reading}").claims) == ["a"]
    finally:
        os.close(reading)
