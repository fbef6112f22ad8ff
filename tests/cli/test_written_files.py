"""What is written over files of the user: whole or not at all, and nothing of them changes but the words."""

import os
import socket
import stat
import threading

import pytest

from argmap.files import write

LOOSE = "claim   a:  A claim.\nclaim b:   Another.\n   assumed\n"
FORMED = "claim a: A claim.\nclaim b: Another.\n  assumed\n"
QUOTED = "source s: S\n  text: t.txt\nclaim a: A.\n  quote s: the street was closd in May\n"
MARK = b"\xef\xbb\xbf"
posix = pytest.mark.skipif(os.name != "posix", reason="there are no such files")


@pytest.mark.parametrize("mark", [b"", MARK], ids=["plain", "marked"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["lf", "crlf", "cr"])
def test_fmt_keeps_line_ends_and_the_byte_order_mark(run, tmp_path, end, mark):
    path = tmp_path / "a.argmap"
    path.write_bytes(mark + LOOSE.replace("\n", end).encode())
    run("fmt", "a.argmap")
    assert path.read_bytes() == mark + FORMED.replace("\n", end).encode()
    run("fmt", "--check", "a.argmap")


def test_fmt_keeps_the_line_ends_of_lines_that_stay_where_they_are_mixed(run, tmp_path):
    path = tmp_path / "a.argmap"
    path.write_bytes(b"claim a: A.\r\n  assumed\r\nclaim   b: B.\n  assumed\rclaim c: C.\n")
    run("fmt", "a.argmap")
    assert path.read_bytes() == b"claim a: A.\r\n  assumed\r\nclaim b: B.\r\n  assumed\rclaim c: C.\n"
    run("fmt", "--check", "a.argmap")


def test_fmt_of_standard_input_keeps_line_ends(run):
    assert run("fmt", "-", text=LOOSE.replace("\n", "\r\n")).stdout == FORMED.replace("\n", "\r\n").encode()


@pytest.mark.parametrize("mark", [b"", MARK], ids=["plain", "marked"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["lf", "crlf", "cr"])
@pytest.mark.parametrize("command", [("check", "--fix"), ("quotes", "--fix"), ("pin",)], ids=" ".join)
def test_repairs_and_digests_keep_line_ends_and_the_byte_order_mark(run, tmp_path, command, end, mark):
    (tmp_path / "t.txt").write_text("They say the street was closed in May by the town.", encoding="utf-8")
    path = tmp_path / "a.argmap"
    path.write_bytes(mark + QUOTED.replace("\n", end).encode())
    run(*command, "a.argmap", expect=0 if command == ("pin",) else None)
    written = path.read_bytes()
    assert written != mark + QUOTED.replace("\n", end).encode()
    assert written.startswith(mark + b"source s: S" + end.encode() + b"  text: t.txt" + end.encode())
    lines = written.removeprefix(mark).split(end.encode())
    assert len(lines) == (6 if command == ("pin",) else 5)
    assert not any(b"\r" in line or b"\n" in line for line in lines)


def test_a_digest_after_a_last_line_without_an_end_gets_that_of_the_line_before(run, tmp_path):
    (tmp_path / "t.txt").write_text("words", encoding="utf-8")
    path = tmp_path / "a.argmap"
    path.write_bytes(b"claim a: A.\rsource s: S\r  text: t.txt")
    run("pin", "a.argmap")
    assert path.read_bytes().startswith(b"claim a: A.\rsource s: S\r  text: t.txt\r  sha256: ")


@posix
def test_mode_and_owner_stay(run, tmp_path):
    path = tmp_path / "a.argmap"
    path.write_text(LOOSE, encoding="utf-8")
    path.chmod(0o640)
    if os.geteuid() == 0:
        os.chown(path, 12345, 23456)
    before = path.stat()
    run("fmt", "a.argmap")
    after = path.stat()
    assert path.read_text(encoding="utf-8") == FORMED
    assert (after.st_mode, after.st_uid, after.st_gid) == (before.st_mode, before.st_uid, before.st_gid)


@posix
def test_other_names_of_a_file_stay_its_names(run, tmp_path):
    path, hard, soft = tmp_path / "a.argmap", tmp_path / "hard.txt", tmp_path / "soft.argmap"
    path.write_text(LOOSE, encoding="utf-8")
    os.link(path, hard)
    soft.symlink_to(path)
    run("fmt", "soft.argmap")
    assert hard.read_text(encoding="utf-8") == FORMED
    assert path.samefile(hard)
    assert soft.is_symlink()
    assert sorted(each.name for each in tmp_path.iterdir()) == ["a.argmap", "hard.txt", "soft.argmap"], (
        "no copy is left"
    )


@posix
@pytest.mark.parametrize("command", [("fmt",), ("pin",), ("check", "--fix")], ids=" ".join)
def test_what_is_read_only_is_not_written(run, tmp_path, command):
    (tmp_path / "t.txt").write_text("They say the street was closed in May by the town.", encoding="utf-8")
    path = tmp_path / "a.argmap"
    path.write_text(QUOTED.replace("claim a", "claim   a"), encoding="utf-8")
    path.chmod(0o444)
    before = path.read_bytes()
    done = run(*command, "a.argmap", expect=2)
    assert "`a.argmap` cannot be written: it is read-only; nothing was written" in done.err
    assert path.read_bytes() == before


@posix
def test_of_several_files_none_is_written_where_one_may_not_be(run, tmp_path):
    for name in ("a", "b", "c"):
        (tmp_path / f"{name}.argmap").write_text(LOOSE, encoding="utf-8")
    (tmp_path / "b.argmap").chmod(0o444)
    assert "nothing was written" in run("fmt", "a.argmap", "b.argmap", "c.argmap", expect=2).err
    assert {path.read_text(encoding="utf-8") for path in tmp_path.iterdir()} == {LOOSE}
    assert len(list(tmp_path.iterdir())) == 3


def test_where_only_some_could_be_written_it_is_said_which(run, tmp_path, monkeypatch):
    for name in ("a", "b", "c"):
        (tmp_path / f"{name}.argmap").write_text(LOOSE, encoding="utf-8")
    replace = os.replace

    def failing(old, new):
        if "b.argmap" in str(new):
            raise OSError(5, "Input/output error")
        replace(old, new)

    monkeypatch.setattr(write.os, "replace", failing)
    done = run("fmt", "a.argmap", "b.argmap", "c.argmap", expect=2)
    assert "`b.argmap` cannot be written: Input/output error; only `a.argmap` was written" in done.err
    texts = {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()}
    assert texts == {"a.argmap": FORMED, "b.argmap": LOOSE, "c.argmap": LOOSE}


@posix
def test_a_picture_for_each_section_is_written_with_the_others_or_not(run, tmp_path):
    text = "section: One\nclaim a: A.\n  assumed\nsection: Two\nclaim b: B.\n  assumed\n"
    (tmp_path / "m-2.dot").write_text("mine", encoding="utf-8")
    (tmp_path / "m-2.dot").chmod(0o444)
    done = run("draw", "-", "--split", "-o", "m.dot", text=text, expect=2)
    assert "nothing was written" in done.err
    assert [path.name for path in tmp_path.iterdir()] == ["m-2.dot"]


@posix
def test_a_file_that_is_written_in_place_is_what_it_was_where_that_fails(tmp_path, monkeypatch):
    path = tmp_path / "a.argmap"
    path.write_text("old words", encoding="utf-8")
    os.link(path, tmp_path / "other")
    overwrite, calls = write._overwrite, []

    def failing(target, data):
        calls.append(data)
        overwrite(target, data[:3] if len(calls) == 1 else data)
        if len(calls) == 1:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(write, "_overwrite", failing)
    with pytest.raises(OSError, match="No space left"):
        write.write_whole(path, b"new words, and more of them")
    assert path.read_text(encoding="utf-8") == "old words"
    assert sorted(each.name for each in tmp_path.iterdir()) == ["a.argmap", "other"]


@posix
def test_where_the_old_words_cannot_be_put_back_the_copy_stays_and_is_named(tmp_path, monkeypatch):
    path = tmp_path / "a.argmap"
    path.write_text("old words", encoding="utf-8")
    os.link(path, tmp_path / "other")

    def failing(target, data):
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(write, "_overwrite", failing)
    with pytest.raises(OSError, match="is kept in") as caught:
        write.write_whole(path, b"new")
    copy = caught.value.strerror.split("`")[1]
    with open(copy, encoding="utf-8") as kept:
        assert kept.read() == "old words"


@posix
def test_a_pipe_is_written_into(run, tmp_path):
    os.mkfifo(tmp_path / "pipe.dot")
    got = []
    reader = threading.Thread(target=lambda: got.append((tmp_path / "pipe.dot").read_bytes()), daemon=True)
    reader.start()
    run("draw", "-", "-o", "pipe.dot", text=FORMED)
    reader.join(10)
    assert got[0].startswith(b"digraph")
    assert stat.S_ISFIFO((tmp_path / "pipe.dot").stat().st_mode)


@posix
def test_a_socket_or_a_folder_is_refused(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as made:
        made.bind("s.dot")
        assert "it is a socket" in run("draw", "-", "-o", "s.dot", text=FORMED, expect=2).err
        assert stat.S_ISSOCK((tmp_path / "s.dot").stat().st_mode)
    (tmp_path / "f.dot").mkdir()
    assert "it is a folder" in run("draw", "-", "-o", "f.dot", text=FORMED, expect=2).err


def test_a_file_that_is_no_utf_8_is_not_repaired(run, tmp_path):
    (tmp_path / "t.txt").write_text("They say the street was closed in May by the town.", encoding="utf-8")
    data = QUOTED.replace("A.", "caf\xe9").encode("latin-1")
    (tmp_path / "a.argmap").write_bytes(data)
    assert "nothing was written" in run("check", "--fix", "a.argmap", expect=2).err
    assert (tmp_path / "a.argmap").read_bytes() == data


def test_a_dangling_link_is_not_written_through_by_new(run, tmp_path):
    if os.name == "posix":
        (tmp_path / "new.argmap").symlink_to("elsewhere.argmap")
        assert "is there already" in run("new", "new.argmap", expect=2).err
        assert not (tmp_path / "elsewhere.argmap").exists()
