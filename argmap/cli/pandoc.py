"""Word documents of an HTML page, made by pandoc with styles of our own or of the user's house."""

import io
import os
import re
import shutil
import tempfile
import zipfile
from pathlib import Path

import lxml.html
from lxml import etree

from argmap.cli.problem import Problem
from argmap.diagrams.graphviz.process import run_program
from argmap.files.limits import MOST_TEXT, read_file

MOST_SECONDS = 300
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STYLE = re.compile(r"<style>.*?</style>|<meta http-equiv[^>]*>|<nav.*?</nav>|<h1>.*?</h1>", re.DOTALL)
"""What pandoc is not given: looks, the contents, and the heading that repeats the title."""
_LEFT_OUT = re.compile(r'<figure class="(?:chart|map|overview narrow)">.*?</figure>', re.DOTALL)
_FIGURE = re.compile(r'<figure class="overview">(.*?)</figure>', re.DOTALL)
_SAID = re.compile(r'<svg\b[^>]*\baria-label="([^"]*)"')
_HALF_POINTS = {"Title": 34, "Heading1": 34, "Heading2": 24, "Heading3": 20, "Compact": 17}
"""Sizes of styles; everything else has `_TEXT`."""
_TEXT = 19
_NARROWEST, _WIDEST = 16, 60
"""Characters by which the columns of a table share the page: no less and no more than these."""
_SIZE = re.compile(r'<svg[^>]* width="([\d.]+)pt" height="([\d.]+)pt"')
_WIDE, _HIGH = 510.0, 330.0
"""Points that the overview may take, so that it stands on page 1."""
_MARGIN = 850
"""Twentieths of a point: 15 mm."""


def convert(html: bytes, *, picture: bytes = b"", reference: str = "") -> bytes:
    """The page as a Word document, with the overview (PNG) where the page has one.

    `reference` is a Word document whose styles it takes, instead of ours.

    Raises:
        Problem: if pandoc is not installed or fails, or the reference cannot be read.
    """
    pandoc = shutil.which("pandoc")
    if pandoc is None:
        raise Problem("a docx is made by pandoc, which is not installed; see pandoc.org, or write .html, .pdf or .md")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        page, target, styles = folder / "report.html", folder / "report.docx", folder / "reference.docx"
        if picture:
            (folder / "overview.png").write_bytes(picture)
        page.write_text(_plain(html.decode(), picture=bool(picture)), encoding="utf-8")
        try:
            styles.write_bytes(
                read_file(Path(reference), MOST_TEXT) if reference else our_styles(_standard(pandoc, folder))
            )
        except OSError as error:
            raise Problem(f"`{reference}` cannot be read: {error.strerror or error}") from error
        command = [pandoc, "--from", "html", "--standalone", "--reference-doc", str(styles)]
        _run([*command, "--output", str(target), str(page)], folder)
        if not target.is_file():
            raise Problem("pandoc wrote nothing")
        return target.read_bytes()


def word_template() -> bytes:
    """The reference document of our reports, for a house to change in Word and name with `--reference-doc`.

    Raises:
        Problem: if pandoc is not installed, or fails.
    """
    pandoc = shutil.which("pandoc")
    if pandoc is None:
        raise Problem("the template is made of pandoc's own, which is not installed; see pandoc.org")
    with tempfile.TemporaryDirectory() as name:
        return our_styles(_standard(pandoc, Path(name)))


def _standard(pandoc: str, folder: Path) -> bytes:
    """The document whose styles pandoc takes where nothing is said."""
    return _run([pandoc, "--print-default-data-file", "reference.docx"], folder)


def _run(command: list[str], folder: Path) -> bytes:
    # With a fixed date, the same report is the same file.
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "0"}
    try:
        done = run_program(command, seconds=MOST_SECONDS, folder=folder, environment=environment)
    except TimeoutError as error:
        raise Problem(f"pandoc did not end within {MOST_SECONDS} seconds") from error
    except OSError as error:
        raise Problem(f"pandoc cannot be run: {error.strerror or error}") from error
    if done.code:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        raise Problem(f"pandoc failed: {said[0] if said else 'it said nothing'}")
    return done.stdout


def our_styles(standard: bytes) -> bytes:
    """A reference document with our styles: A4 with narrow margins, small letters, tables with lines."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(standard)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist()):
            data = old.read(name)
            if name == "word/styles.xml":
                data = _styled(data)
            elif name == "word/document.xml":
                data = _on_a4(data)
            new.writestr(zipfile.ZipInfo(name), data)
    return made.getvalue()


def _styled(data: bytes) -> bytes:
    root = etree.fromstring(data)
    for style in root.iter(f"{_W}style"):
        name, kind = style.get(f"{_W}styleId"), style.get(f"{_W}type")
        if kind == "paragraph":
            letters = _inner(style, "rPr")
            for tag in ("rFonts", "sz", "szCs", "color"):
                for each in letters.findall(_W + tag):
                    letters.remove(each)
            etree.SubElement(letters, _W + "rFonts", {_W + each: "Arial" for each in ("ascii", "hAnsi", "cs")})
            for tag in ("sz", "szCs"):
                etree.SubElement(letters, _W + tag, {_W + "val": str(_HALF_POINTS.get(name, _TEXT))})
        if name in ("Heading2", "Heading3", "BodyText", "FirstParagraph", "Compact"):
            space = {"Heading2": ("240", "80"), "Heading3": ("160", "40"), "Compact": ("10", "10")}
            before, after = space.get(name, ("60", "60"))
            lines = _inner(style, "pPr")
            for each in lines.findall(f"{_W}spacing"):
                lines.remove(each)
            etree.SubElement(lines, f"{_W}spacing", {f"{_W}before": before, f"{_W}after": after})
        if name == "Title":
            _inner(_inner(style, "pPr"), "jc").set(f"{_W}val", "left")
        if name == "Table":
            look = _inner(style, "tblPr")
            for each in look.findall(f"{_W}tblBorders"):
                look.remove(each)
            borders = etree.Element(f"{_W}tblBorders")
            indent = look.find(f"{_W}tblInd")  # which it has to follow
            look.insert(0 if indent is None else look.index(indent) + 1, borders)
            for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
                line = {"val": "single", "sz": "4", "space": "0", "color": "B9C0C9"}
                etree.SubElement(borders, _W + side, {_W + key: value for key, value in line.items()})
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _inner(parent: etree._Element, tag: str) -> etree._Element:
    found = parent.find(_W + tag)
    return etree.SubElement(parent, _W + tag) if found is None else found


def _on_a4(data: bytes) -> bytes:
    root = etree.fromstring(data)
    for section in root.iter(f"{_W}sectPr"):
        for each in [*section.findall(f"{_W}pgSz"), *section.findall(f"{_W}pgMar")]:
            section.remove(each)
        etree.SubElement(section, f"{_W}pgSz", {f"{_W}w": "11906", f"{_W}h": "16838"})
        sides = dict.fromkeys(("top", "right", "bottom", "left"), str(_MARGIN)) | {"header": "500", "footer": "500"}
        etree.SubElement(section, f"{_W}pgMar", {_W + side: value for side, value in (sides | {"gutter": "0"}).items()})
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _plain(html: str, *, picture: bool) -> str:
    """The page without its looks, with the overview as a picture of its own, and with widths of columns."""

    def shown(figure: re.Match[str]) -> str:
        size = _SIZE.search(figure[1])
        wide, high = map(float, size.groups()) if size else (_WIDE, _HIGH)
        inches = wide * min(1, _WIDE / wide, _HIGH / high) / 72
        said = _SAID.search(figure[1])
        words = said[1] if said else ""
        # No figure: of one without a caption pandoc 2 forgets the words.
        return f'<p><img src="overview.png" alt="{words}" width="{inches:.2f}in"></p>' if picture else ""

    page = _FIGURE.sub(shown, _LEFT_OUT.sub("", _STYLE.sub("", html)))
    root = lxml.html.document_fromstring(page)
    for table in root.iter("table"):
        rows = [[" ".join(cell.text_content().split()) for cell in row] for row in table.iter("tr")]
        shares = [max(_NARROWEST, min(max(map(len, column)), _WIDEST)) for column in zip(*rows, strict=True)]
        columns = etree.Element("colgroup")
        for share in shares:
            etree.SubElement(columns, "col", style=f"width: {100 * share / sum(shares):.0f}%")
        table.insert(0, columns)
    return str(lxml.html.tostring(root, encoding="unicode", doctype="<!DOCTYPE html>"))
