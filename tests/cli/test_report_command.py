"""`argmap report`: formats, chapters, and several files joined."""

import io
import json
import re
import shutil
import subprocess
import zipfile

import pytest

from conftest import ROOT

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
    assert "**“A reason”: assumed. It is taken as given.** [\\[2\\]](#claim-2)" in out
    done = run("report", "-", "--only", "brif", text=MAP, expect=2)
    assert "no chapter `brif`; did you mean `brief`?" in done.err
    assert "no claim is called `bb`; did you mean `b`?" in run("report", "-", "--top", "bb", text=MAP, expect=2).err


def test_quotations_and_semantics(run):
    assert "a a a" not in run("report", "-", "--no-quotations", text=MAP).out
    assert "Verdicts are preferred" in run("report", "-", "--semantics", "preferred", text=MAP).out


def test_a_report_on_a_file_with_errors_is_written_and_exits_1(run, tmp_path):
    run("report", "-", "-o", "report.md", text=BAD, expect=1)
    assert "The map has two errors" in (tmp_path / "report.md").read_text(encoding="utf-8")
    assert "AM005" in (tmp_path / "report-annex.md").read_text(encoding="utf-8")


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


def styles_of(path):
    with zipfile.ZipFile(path) as document:
        return (
            document.read("word/styles.xml").decode(),
            document.read("word/document.xml").decode(),
            document.namelist(),
        )


@pytest.mark.skipif(shutil.which("pandoc") is None, reason="pandoc is not installed")
@pytest.mark.slow
def test_a_word_document_is_made_by_pandoc_with_our_styles(run, tmp_path):
    run("report", MILL, "-o", "report.docx")
    styles, body, names = styles_of(tmp_path / "report.docx")
    assert "Mill Street should be closed to cars" in body
    assert "Whoever strolls, buys." in styles_of(tmp_path / "report-annex.docx")[1]
    assert any(name.endswith(".png") for name in names)
    assert 'w:w="11906"' in body, "the page is A4"
    assert 'w:ascii="Arial"' in styles
    assert re.search(r'<w:insideH [^>]*w:val="single"', styles), "tables have lines"
    first = (tmp_path / "report.docx").read_bytes()
    run("report", MILL, "-o", "report.docx")
    assert (tmp_path / "report.docx").read_bytes() == first


@pytest.mark.skipif(shutil.which("pandoc") is None, reason="pandoc is not installed")
@pytest.mark.slow
def test_a_word_document_takes_the_styles_of_the_house(run, tmp_path):
    house = subprocess.run(["pandoc", "--print-default-data-file", "reference.docx"], capture_output=True, check=True)
    with zipfile.ZipFile(io.BytesIO(house.stdout)) as old, zipfile.ZipFile(tmp_path / "house.docx", "w") as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, data.replace(b'w:val="Normal"', b'w:val="Normal-of-the-house"'))
    run("report", "-", "-o", "report.docx", "--reference-doc", "house.docx", text=MAP)
    assert "Normal-of-the-house" in styles_of(tmp_path / "report.docx")[0]
    done = run("report", "-", "-o", "other.docx", "--reference-doc", "none.docx", text=MAP, expect=2)
    assert "`none.docx` cannot be read" in done.err
    (tmp_path / "no.docx").write_text("not a document", encoding="utf-8")
    done = run("report", "-", "-o", "other.docx", "--reference-doc", "no.docx", text=MAP, expect=2)
    assert "pandoc failed" in done.err
    assert not (tmp_path / "other.docx").exists()
    assert "is for Word" in run("report", "-", "-o", "x.html", "--reference-doc", "no.docx", text=MAP, expect=2).err


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


def test_report_writes_by_the_ending(run, tmp_path):
    for ending in ("md", "txt", "json"):
        run("report", "-", "-o", f"report.{ending}", "--annex", "inside", text=GOOD)
        assert "A reason." in (tmp_path / f"report.{ending}").read_text(encoding="utf-8")
    assert "ends in none of" in run("report", "-", "-o", "report.doc", text=GOOD, expect=2).err


SEVERAL = MAP + "".join(f"claim c{at}: Claim {at}.\n  assumed\n" for at in range(6))


def targets(page):
    return set(re.findall(r' id="([^"]*)"', page))


@pytest.mark.parametrize("ending", ["html", "md", "txt"])
def test_the_annex_is_written_beside_the_report(run, tmp_path, ending):
    done = run("report", "-", "-o", f"town.{ending}", "--no-picture", text=SEVERAL)
    assert done.err.count("wrote ") == 2
    first, annex = ((tmp_path / f"town{each}.{ending}").read_text(encoding="utf-8") for each in ("", "-annex"))
    assert f"town-annex.{ending}" in first
    assert f"town.{ending}" in annex
    assert "Check before you print" in first
    assert "Made by argmap" not in first
    assert "The main claims" in first
    assert "The main claims" not in annex
    if ending != "txt":
        links = re.findall(r"town-annex\.\w+#([-\w]*)", first)
        assert links
        assert set(links) <= targets(annex)
        assert not re.findall(r'href="#claim|\(#claim', first)


def test_the_annex_can_stand_inside_or_be_left_out(run, tmp_path):
    run("report", "-", "-o", "town.html", "--annex", "inside", text=SEVERAL)
    page = (tmp_path / "town.html").read_text(encoding="utf-8")
    assert "Made by argmap" in page
    links = re.findall(r'href="#(claim[^"]*)"', page)
    assert links
    assert set(links) <= targets(page)
    run("report", "-", "-o", "alone.html", "--annex", "none", text=SEVERAL)
    alone = (tmp_path / "alone.html").read_text(encoding="utf-8")
    assert "Made by argmap" not in alone
    assert "annex" not in alone.partition("</style>")[2]
    assert not re.findall(r'href="#claim', alone)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["alone.html", "town.html"]


def test_an_annex_beside_needs_a_file_to_lie_beside(run):
    for arguments in ([], ["-o", "-"]):
        done = run("report", "-", *arguments, "--annex", "beside", text=MAP, expect=2)
        assert "the annex is a second file beside the report: name the report with -o" in done.err


def test_the_annex_of_large_maps_has_a_file_for_each(run, tmp_path):
    for name in ("march", "april"):
        claims = "".join(f"claim c{at}: Claim {at} of {name}.\n  assumed\n" for at in range(160))
        (tmp_path / f"{name}.argmap").write_text(f"map: {name}\n{claims}", encoding="utf-8")
    done = run("report", "march.argmap", "april.argmap", "-o", "both.html", "--no-picture")
    assert done.err.count("wrote ") == 4
    pages = {name: (tmp_path / f"both{name}.html").read_text(encoding="utf-8") for name in ("", "-annex")}
    pages |= {
        name: (tmp_path / f"both{name}.html").read_text(encoding="utf-8") for name in ("-annex-march", "-annex-april")
    }
    assert "Claim 3 of march." in pages["-annex-march"]
    assert "Claim 3 of april." not in pages["-annex-march"]
    assert "Claim 3 of march." not in pages["-annex"]
    for page in pages.values():
        for file, anchor in re.findall(r'href="(both[^"#]*\.html)#?([^"]*)"', page):
            other = pages[file.removeprefix("both").removesuffix(".html")]
            assert not anchor or anchor in targets(other)
    assert "both-annex-march.html" in pages["-annex"]


def test_markdown_shows_the_overview_that_lies_beside(run, tmp_path):
    run("report", MILL, "-o", "mill street.md")
    assert "](mill%20street-overview.svg)" in (tmp_path / "mill street.md").read_text(encoding="utf-8")
    assert (tmp_path / "mill street-overview.svg").read_text(encoding="utf-8").startswith("<svg")
    assert "overview" not in run("report", MILL).out
