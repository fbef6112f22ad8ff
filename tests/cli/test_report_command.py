"""`argmap report`: formats, chapters, and several files joined."""

import json
import re
import shutil
import zipfile

import pytest

from conftest import ROOT
from fonts import missing_font

GOOD = "claim a: A claim.\n  because b: A reason.\n    assumed\n"
BAD = "claim a: A claim.\n  assumed\na suports b\n"
MAP = "map: Town\nsource s: S\nclaim a: A claim.\n  quote s: a a a\n  because b: A reason.\n    assumed\n"
MILL = ROOT / "examples" / "mill-street" / "mill-street.argmap"


def test_a_report_in_every_format_of_its_own(run, tmp_path):
    for ending in ("md", "txt", "html", "json"):
        run("report", "-", "-o", f"report.{ending}", text=MAP)
        assert "A claim." in (tmp_path / f"report.{ending}").read_text(encoding="utf-8")
    assert json.loads(run("report", "-", "-f", "json", text=MAP).out)["version"] == 1


def test_the_page_holds_the_diagram_unless_it_shall_not(run):
    assert "<svg" in run("report", "-", "-f", "html", text=MAP).out
    assert "<svg" not in run("report", "-", "-f", "html", "--no-picture", text=MAP).out


def test_chapters_and_top_claims_are_chosen(run):
    out = run("report", "-", "--only", "brief,claims", "--only", "weight", "--top", "b", text=MAP).out
    heads = re.findall(r"^## (.*)$", out, re.MULTILINE)
    assert heads == ["Annex: everything that the report rests on", "1. What carries the weight", "2. Claims"]
    assert "**“A reason”: assumed. It is taken as given.** \\[2\\]" in out
    done = run("report", "-", "--only", "brif", text=MAP, expect=2)
    assert "no chapter `brif`; did you mean `brief`?" in done.err
    assert "no claim is called `bb`; did you mean `b`?" in run("report", "-", "--top", "bb", text=MAP, expect=2).err


def test_quotations_and_semantics(run):
    assert "a a a" not in run("report", "-", "--no-quotations", text=MAP).out
    assert "Verdicts are preferred" in run("report", "-", "--semantics", "preferred", text=MAP).out


def test_a_report_on_a_file_with_errors_is_written_and_exits_1(run, tmp_path):
    run("report", "-", "-o", "report.md", text=BAD, expect=1)
    assert "AM005" in (tmp_path / "report.md").read_text(encoding="utf-8")


def test_several_files_are_joined_under_their_names(run, tmp_path):
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


def test_files_of_one_name_in_two_folders_are_told_apart(run, tmp_path):
    for folder in ("x", "y"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "3 odd-name.argmap").write_text(f"claim a: From {folder}.\n  assumed\n", encoding="utf-8")
    out = run("report", "x/3 odd-name.argmap", "y/3 odd-name.argmap", "--only", "claims").out
    assert "`map_3_odd-name.a`" in out
    assert "`map_3_odd-name_2.a`" in out


def test_what_cannot_be_joined_is_said(run, tmp_path):
    (tmp_path / "one.argmap").write_text("claim a: A.\n  assumed\n", encoding="utf-8")
    assert "there is no file `two.argmap`" in run("report", "one.argmap", "two.argmap", expect=2).err
    assert "standard input cannot be joined" in run("report", "one.argmap", "-", expect=2).err
    assert "is a folder" in run("report", "one.argmap", ".", expect=2).err


@pytest.mark.skipif(shutil.which("pandoc") is None, reason="pandoc is not installed")
@pytest.mark.slow
def test_a_word_document_is_made_by_pandoc(run, tmp_path):
    run("report", MILL, "-o", "report.docx")
    with zipfile.ZipFile(tmp_path / "report.docx") as document:
        assert "Whoever strolls, buys." in document.read("word/document.xml").decode()
        assert any(name.endswith(".png") for name in document.namelist())
    first = (tmp_path / "report.docx").read_bytes()
    run("report", MILL, "-o", "report.docx")
    assert (tmp_path / "report.docx").read_bytes() == first


@pytest.mark.skipif(shutil.which("pandoc") is None, reason="pandoc is not installed")
@pytest.mark.skipif(shutil.which("weasyprint") is None, reason="weasyprint is not installed")
@pytest.mark.slow
def test_a_pdf_is_made_by_pandoc(run, tmp_path):
    if missing := missing_font():
        pytest.skip(missing)
    run("report", MILL, "-o", "report.pdf", "--no-picture")
    assert (tmp_path / "report.pdf").read_bytes().startswith(b"%PDF")


def test_without_pandoc_a_word_document_is_refused_and_nothing_is_left(run, tmp_path):
    done = run("report", "-", "-o", "report.docx", text=MAP, expect=2, PATH="")
    assert "pandoc, which is not installed" in done.err
    assert not (tmp_path / "report.docx").exists()


def test_a_pandoc_that_fails_is_said_and_nothing_is_left(run, tmp_path):
    programs = tmp_path / "bin"
    programs.mkdir()
    (programs / "pandoc").write_text("#!/bin/sh\necho 'out of paper' >&2\nexit 3\n", encoding="utf-8")
    (programs / "pandoc").chmod(0o755)
    done = run("report", "-", "-o", "report.docx", text=MAP, expect=2, PATH=f"{programs}:/bin:/usr/bin")
    assert "pandoc failed: out of paper" in done.err
    assert not (tmp_path / "report.docx").exists()
    done = run("report", "-", "-o", "report.pdf", text=MAP, expect=2, PATH=str(programs))
    assert "for a PDF pandoc needs one of" in done.err


def test_report_writes_by_the_ending(run, tmp_path):
    for ending in ("md", "txt", "json"):
        run("report", "-", "-o", f"report.{ending}", text=GOOD)
        assert "A reason." in (tmp_path / f"report.{ending}").read_text(encoding="utf-8")
    assert "ends in none of" in run("report", "-", "-o", "report.doc", text=GOOD, expect=2).err


@pytest.mark.parametrize("ending", ["html", "md", "txt"])
def test_the_annex_is_written_beside_the_report(run, tmp_path, ending):
    many = MAP + "".join(f"claim c{at}: Claim {at}.\n  assumed\n" for at in range(6))
    (tmp_path / "town.argmap").write_text(many, encoding="utf-8")
    done = run("report", str(tmp_path / "town.argmap"), "-o", str(tmp_path / f"town.{ending}"), "--annex")
    assert done.err.count("wrote ") == 2
    first, annex = ((tmp_path / f"town{each}.{ending}").read_text(encoding="utf-8") for each in ("", "-annex"))
    assert f"town-annex.{ending}" in first
    assert f"town.{ending}" in annex
    assert "Check before you print" in first
    assert "Method" not in first.partition("</style>")[2] or ending != "html"
    assert "The main claims" in first
    assert "The main claims" not in annex
    if ending == "html":
        ids = set(re.findall(r' id="([^"]*)"', annex))
        links = re.findall(r'href="town-annex\.html#([^"]*)"', first)
        assert links
        assert set(links) <= ids
        assert not re.findall(r'href="#claim', first)


@pytest.mark.parametrize("arguments", [[], ["-o", "-"], ["-o", "town.json"]])
def test_an_annex_needs_a_file_to_lie_beside(run, arguments):
    assert (
        "--annex writes a second file beside the report"
        in run("report", "-", *arguments, "--annex", text=MAP, expect=2).err
    )
