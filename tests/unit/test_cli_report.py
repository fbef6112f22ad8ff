"""The commands `report` and `diff`, as a user would run them."""

import json
import re
import shutil
import subprocess
import zipfile

import pytest
from test_cli import BAD, run  # noqa: F401 - the fixture

from conftest import ROOT

MAP = "map: Town\nsource s: S\nclaim a: A claim.\n  quote s: a a a\n  because b: A reason.\n    assumed\n"
MILL = ROOT / "examples" / "mill-street" / "mill-street.argmap"


def test_a_report_in_every_format_of_its_own(run, tmp_path):  # noqa: F811
    for ending in ("md", "txt", "html", "json"):
        run("report", "-", "-o", f"report.{ending}", text=MAP)
        assert "A claim." in (tmp_path / f"report.{ending}").read_text(encoding="utf-8")
    assert json.loads(run("report", "-", "-f", "json", text=MAP).out)["version"] == 1


def test_the_page_holds_the_diagram_unless_it_shall_not(run):  # noqa: F811
    assert "<svg" in run("report", "-", "-f", "html", text=MAP).out
    assert "<svg" not in run("report", "-", "-f", "html", "--no-picture", text=MAP).out


def test_chapters_and_top_claims_are_chosen(run):  # noqa: F811
    out = run("report", "-", "--only", "brief,claims", "--only", "weight", "--top", "b", text=MAP).out
    assert re.findall(r"^## (.*)$", out, re.MULTILINE) == ["1. In brief", "2. What carries the weight", "3. Claims"]
    assert "“A reason.” (`b`) is **accepted**" in out
    done = run("report", "-", "--only", "brif", text=MAP, expect=2)
    assert "no chapter `brif`; did you mean `brief`?" in done.err
    assert "no claim is called `bb`; did you mean `b`?" in run("report", "-", "--top", "bb", text=MAP, expect=2).err


def test_quotations_and_semantics(run):  # noqa: F811
    assert "a a a" not in run("report", "-", "--no-quotations", text=MAP).out
    assert "Verdicts are preferred" in run("report", "-", "--semantics", "preferred", text=MAP).out


def test_a_report_on_a_file_with_errors_is_written_and_exits_1(run, tmp_path):  # noqa: F811
    run("report", "-", "-o", "report.md", text=BAD, expect=1)
    assert "AM005" in (tmp_path / "report.md").read_text(encoding="utf-8")


def test_several_files_are_joined_under_their_names(run, tmp_path):  # noqa: F811
    (tmp_path / "shared.argmap").write_text("source s: S\n  date: 2026\n", encoding="utf-8")
    for name in ("one", "two"):
        text = f"map: Map {name}\ninclude: shared.argmap\nclaim a: Claim of {name}.\n  quote s: a a a\n"
        (tmp_path / f"{name}.argmap").write_text(text, encoding="utf-8")
    out = run("report", "one.argmap", "two.argmap").out
    assert out.startswith("# 2 maps joined\n")
    assert "`one.a`" in out
    assert "`two.a`" in out
    assert "`s`: S (2026)" in out, "what both include keeps its name"
    assert "`one.s`" not in out


def test_files_of_one_name_in_two_folders_are_told_apart(run, tmp_path):  # noqa: F811
    for folder in ("x", "y"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "3 odd-name.argmap").write_text(f"claim a: From {folder}.\n  assumed\n", encoding="utf-8")
    out = run("report", "x/3 odd-name.argmap", "y/3 odd-name.argmap", "--only", "claims").out
    assert "`map_3_odd-name.a`" in out
    assert "`map_3_odd-name_2.a`" in out


def test_what_cannot_be_joined_is_said(run, tmp_path):  # noqa: F811
    (tmp_path / "one.argmap").write_text("claim a: A.\n  assumed\n", encoding="utf-8")
    assert "there is no file `two.argmap`" in run("report", "one.argmap", "two.argmap", expect=2).err
    assert "standard input cannot be joined" in run("report", "one.argmap", "-", expect=2).err
    assert "is a folder" in run("report", "one.argmap", ".", expect=2).err


@pytest.mark.skipif(shutil.which("pandoc") is None, reason="pandoc is not installed")
def test_a_word_document_is_made_by_pandoc(run, tmp_path):  # noqa: F811
    run("report", MILL, "-o", "report.docx")
    with zipfile.ZipFile(tmp_path / "report.docx") as document:
        assert "Whoever strolls, buys." in document.read("word/document.xml").decode()
        assert any(name.endswith(".png") for name in document.namelist())
    first = (tmp_path / "report.docx").read_bytes()
    run("report", MILL, "-o", "report.docx")
    assert (tmp_path / "report.docx").read_bytes() == first


@pytest.mark.skipif(shutil.which("pandoc") is None, reason="pandoc is not installed")
@pytest.mark.skipif(shutil.which("weasyprint") is None, reason="weasyprint is not installed")
def test_a_pdf_is_made_by_pandoc(run, tmp_path):  # noqa: F811
    run("report", MILL, "-o", "report.pdf", "--no-picture")
    assert (tmp_path / "report.pdf").read_bytes().startswith(b"%PDF")


def test_without_pandoc_a_word_document_is_refused_and_nothing_is_left(run, tmp_path):  # noqa: F811
    done = run("report", "-", "-o", "report.docx", text=MAP, expect=2, PATH="")
    assert "pandoc, which is not installed" in done.err
    assert not (tmp_path / "report.docx").exists()


def test_a_pandoc_that_fails_is_said_and_nothing_is_left(run, tmp_path):  # noqa: F811
    programs = tmp_path / "bin"
    programs.mkdir()
    (programs / "pandoc").write_text("#!/bin/sh\necho 'out of paper' >&2\nexit 3\n", encoding="utf-8")
    (programs / "pandoc").chmod(0o755)
    done = run("report", "-", "-o", "report.docx", text=MAP, expect=2, PATH=f"{programs}:/bin:/usr/bin")
    assert "pandoc failed: out of paper" in done.err
    assert not (tmp_path / "report.docx").exists()
    done = run("report", "-", "-o", "report.pdf", text=MAP, expect=2, PATH=str(programs))
    assert "for a PDF pandoc needs one of" in done.err


OLD = "claim a: It will rain.\n  because b: The sky is dark.\n    assumed\n"
NEW = OLD + "  but c: The wind has turned.\n    assumed\n"


@pytest.fixture
def versions(tmp_path):
    (tmp_path / "old.argmap").write_text(OLD, encoding="utf-8")
    (tmp_path / "new.argmap").write_text(NEW, encoding="utf-8")


@pytest.mark.usefixtures("versions")
def test_a_changed_verdict_and_its_cause(run):  # noqa: F811
    out = run("diff", "old.argmap", "new.argmap", "-f", "md", expect=1).out
    assert "“It will rain.” (`a`) was accepted and is **undecided**\n  - since `c rebuts a` was added" in out
    data = json.loads(run("diff", "old.argmap", "new.argmap", "-f", "json", expect=1).out)
    (change,) = data["verdicts"]
    assert change["causes"] == [{"done": "added", "id": "c rebuts a", "alone": True}]
    assert data["claims"]["added"] == ["c"]


@pytest.mark.usefixtures("versions")
def test_no_change_exits_0(run):  # noqa: F811
    assert "Nothing: both versions hold the same" in run("diff", "old.argmap", "old.argmap").out


@pytest.mark.usefixtures("versions")
def test_the_difference_is_written_by_its_ending(run, tmp_path):  # noqa: F811
    run("diff", "old.argmap", "new.argmap", "-o", "diff.md", expect=1)
    assert (tmp_path / "diff.md").read_text(encoding="utf-8").startswith("# Argument map\n")
    assert "ends in none of" in run("diff", "old.argmap", "new.argmap", "-o", "diff.html", expect=2).err


def git(folder, *arguments):
    who = ["-c", "user.name=n", "-c", "user.email=e@example.org", "-c", "init.defaultBranch=main"]
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_revisions_of_git_are_compared(run, tmp_path):  # noqa: F811
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
    assert "`c rebuts a` was added" in out
    assert "status" not in out
    assert "Quotations" not in out, "the text lies beside the file of today, for both versions"
    run("diff", "HEAD:maps/town.argmap", "HEAD:maps/town.argmap")
    assert (
        "git has no `maps/nothing.argmap` at `HEAD`"
        in run("diff", "HEAD:maps/nothing.argmap", "maps/town.argmap", expect=2).err
    )
    assert "no revision of git" in run("diff", "--", "-x:maps/town.argmap", "maps/town.argmap", expect=2).err


@pytest.mark.usefixtures("versions")
def test_what_is_neither_file_nor_revision_is_said(run):  # noqa: F811
    done = run("diff", "nothing.argmap", "nowhere.argmap", expect=2)
    assert "there is no file `nothing.argmap`; a revision of git is written REVISION:PATH" in done.err
    assert "lies in no git repository" in run("diff", "HEAD", "new.argmap", expect=2).err


def test_errors_of_a_version_are_said(run, tmp_path):  # noqa: F811
    (tmp_path / "bad.argmap").write_text(BAD, encoding="utf-8")
    assert "AM005" in run("diff", "bad.argmap", "bad.argmap", expect=1).err
