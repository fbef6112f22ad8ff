"""`argmap diff`, on files and on revisions of git."""

import json
import shutil
import subprocess

import pytest

BAD = "claim a: A claim.\n  assumed\na suports b\n"
OLD = "claim a: It will rain.\n  because b: The sky is dark.\n    assumed\n"


NEW = OLD + "  but c: The wind has turned.\n    assumed\n"


@pytest.fixture
def versions(tmp_path):
    (tmp_path / "old.argmap").write_text(OLD, encoding="utf-8")
    (tmp_path / "new.argmap").write_text(NEW, encoding="utf-8")


@pytest.mark.usefixtures("versions")
def test_a_changed_verdict_and_its_cause(run):
    out = run("diff", "old.argmap", "new.argmap", "-f", "md", expect=1).out
    assert (
        "“It will rain” was unchallenged and is **disputed**. (`a`)\n  - Since the objection “The wind has turned” to"
        in out
    )
    data = json.loads(run("diff", "old.argmap", "new.argmap", "-f", "json", expect=1).out)
    (change,) = data["verdicts"]
    assert change["causes"] == [{"done": "added", "id": "c rebuts a", "alone": True, "wordings": []}]
    assert data["claims"]["added"] == ["c"]


@pytest.mark.usefixtures("versions")
def test_no_change_exits_0(run):
    assert "Nothing: both versions hold the same" in run("diff", "old.argmap", "old.argmap").out


@pytest.mark.usefixtures("versions")
def test_the_difference_is_written_by_its_ending(run, tmp_path):
    run("diff", "old.argmap", "new.argmap", "-o", "diff.md", expect=1)
    assert (tmp_path / "diff.md").read_text(encoding="utf-8").startswith("# Argument map\n")
    assert "ends in none of" in run("diff", "old.argmap", "new.argmap", "-o", "diff.html", expect=2).err


def git(folder, *arguments):
    who = ["-c", "user.name=n", "-c", "user.email=e@example.org", "-c", "init.defaultBranch=main"]
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_revisions_of_git_are_compared(run, tmp_path):
    folder = tmp_path / "maps"
    folder.mkdir()
    (folder / "parts.argmap").write_text("source s: S\n  text: s.txt\n", encoding="utf-8")
    (folder / "town.argmap").write_text(
        "include: parts.argmap\n" + OLD + "  quote s: It will rain.\n", encoding="utf-8"
    )
    git(tmp_path, "init")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-m", "first")
    (folder / "town.argmap").write_text(
        "include: parts.argmap\n" + NEW + "  quote s: It will rain.\n", encoding="utf-8"
    )
    (folder / "s.txt").write_text("They say: It will rain.", encoding="utf-8")
    out = run("diff", "HEAD", "maps/town.argmap", expect=1).out
    assert "Since the objection “The wind has turned” to “It will rain” was added" in " ".join(out.split())
    assert "status" not in out
    assert "Quotations" not in out, "the text lies beside the file of today, for both versions"
    run("diff", "HEAD:maps/town.argmap", "HEAD:maps/town.argmap")
    assert (
        "git has no `maps/nothing.argmap` at `HEAD`"
        in run("diff", "HEAD:maps/nothing.argmap", "maps/town.argmap", expect=2).err
    )
    assert "no revision of git" in run("diff", "--", "-x:maps/town.argmap", "maps/town.argmap", expect=2).err


@pytest.mark.usefixtures("versions")
def test_what_is_neither_file_nor_revision_is_said(run):
    done = run("diff", "nothing.argmap", "nowhere.argmap", expect=2)
    assert "there is no file `nothing.argmap`; a revision of git is written REVISION:PATH" in done.err
    assert "lies in no git repository" in run("diff", "HEAD", "new.argmap", expect=2).err


def test_errors_of_a_version_are_said(run, tmp_path):
    (tmp_path / "bad.argmap").write_text(BAD, encoding="utf-8")
    assert "AM005" in run("diff", "bad.argmap", "bad.argmap", expect=1).err


def test_what_could_not_be_read_is_not_said_to_be_the_same(run, tmp_path):
    (tmp_path / "good.argmap").write_text("claim a: It will rain.\n  assumed\n", encoding="utf-8")
    (tmp_path / "bad.argmap").write_text(
        "claim a: It will rain.\n  assumed\n  despite b: The sky is blue.\n", encoding="utf-8"
    )
    out = run("diff", "good.argmap", "bad.argmap", expect=1).out
    assert "bad.argmap has one error: part of it may be missing from what is compared." in out
    assert "In what could be read nothing changed" in out
    assert "both versions hold the same" not in out
    data = json.loads(run("diff", "good.argmap", "bad.argmap", "-f", "json", expect=1).out)
    assert data["errors"] == {"old": 0, "new": 1}
