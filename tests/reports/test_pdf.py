"""Reports as PDF, typeset by Typst."""

import io
import re

import attrs
import pytest

import argmap
from argmap.page.as_typst import TypesettingError, as_pdf, as_typst, svg_as_png
from argmap.page.blocks import Bullets, Figure, Heading, Page, Paragraph, Table, item
from argmap.page.words import Piece, Words, as_words, link, ref, say, strong, verdict
from argmap.reports.pages import AnnexPlace, as_page, as_pages
from conftest import EXAMPLES

pypdf = pytest.importorskip("pypdf")
pytest.importorskip("typst")
MILL = next(path for path in EXAMPLES if path.stem == "mill-street")
HOSTILE = '#panic() $x$ *b* _i_ `c` <l> @r // c /* */ \\ " [x] = h\n- l ~ # ] ) { }'


def read(data):
    return pypdf.PdfReader(io.BytesIO(data))


def page_of(*blocks, **more):
    return Page("A page", (Heading(1, as_words("A page")), *blocks), **more)


def test_whatever_a_map_holds_stays_text():
    parts = [as_words(HOSTILE), ref(HOSTILE), strong(HOSTILE), verdict(HOSTILE), link(HOSTILE)]
    blocks = [Heading(2, as_words(HOSTILE), "x"), *map(Paragraph, parts), Bullets((item(HOSTILE, item(HOSTILE)),))]
    blocks.append(Table((as_words(HOSTILE), as_words("b")), ((as_words(HOSTILE), as_words("c")),)))
    text = "".join(page.extract_text() for page in read(as_pdf(page_of(*blocks))).pages)
    assert "".join(text.split()).count("#panic()$x$*b*") == 10, "a heading, five paragraphs, two entries, two cells"


def test_claims_are_linked_within_the_file_and_headings_are_bookmarks():
    claim = attrs.evolve(item("A claim."), anchor="claim-7")
    number = say("See {}", Words((Piece("number", "7"),)))
    page = page_of(Heading(2, as_words("First")), Paragraph(number), Bullets((claim,)), places={"7": "#claim-7"})
    reader = read(as_pdf(page))
    assert [each.title for each in reader.outline if not isinstance(each, list)] == ["A page"]
    assert "First" in str(reader.outline)
    links = [each.get_object() for page in reader.pages for each in page.get("/Annots", ())]
    assert [each["/Subtype"] for each in links] == ["/Link"]


def test_a_letter_without_a_font_is_said_and_not_drawn_as_a_box():
    with pytest.raises(TypesettingError, match="no font of this machine has `\U00013000`"):
        as_pdf(page_of(Paragraph(as_words("A bird: \U00013000"))))


def test_without_typst_it_is_said_how_to_get_it(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "typst", None)
    with pytest.raises(TypesettingError, match=r"pip install 'argmap\[pdf\]'"):
        as_pdf(page_of())
    assert svg_as_png("<svg/>", resolution=96) == b""


def test_a_report_is_accessible_and_the_same_each_time():
    made = argmap.report_data(argmap.load(MILL))
    data = as_pdf(as_page(made))
    assert data == as_pdf(as_page(made))
    root = read(data).trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert b"pdfuaid" in root["/Metadata"].get_object().get_data()
    assert root["/Lang"].startswith("en")


def test_page_1_is_one_sheet_and_its_chapters_begin_on_the_next():
    made = argmap.report_data(argmap.load(MILL))
    report, annex = (page for _, page in as_pages(made, name="mill.pdf", annex=AnnexPlace.BESIDE))
    first, second, *_ = (page.extract_text() for page in read(as_pdf(report)).pages)
    assert "Check before you print" in first
    assert "1. Where the texts clash" not in first
    assert "1. Where the texts clash" in second
    assert "Made by argmap" in "".join(page.extract_text() for page in read(as_pdf(annex)).pages)


def test_a_picture_keeps_its_lines_and_its_words():
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20" fill="red"/></svg>'
    )
    made = as_typst(page_of(Figure(svg, "overview", words="A red box")))
    assert made.pictures == {"picture-0.svg": svg}
    assert "A red box" in made.source
    assert svg_as_png(svg, resolution=96).startswith(b"\x89PNG")
    assert not re.search(r"image", as_typst(page_of(Figure(svg, "map"))).source.partition("#show: body")[2])
