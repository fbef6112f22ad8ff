"""Files of many formats, written by hand: what a reader should make of them can be read off the call."""

import io
import zipfile

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
ODF = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "text", "table", "style", "draw")
)
OPF = 'xmlns="http://www.idpf.org/2007/opf"'


def pdf_of(*pages, labels="", extra=""):
    """A PDF with a page an argument: a string is a line of 12 points, a list holds lines or (size, line) pairs."""
    objects = ["", "", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for page in pages:
        lines = [page] if isinstance(page, str) else page
        stream = ""
        for number, line in enumerate(lines):
            size, words = line if isinstance(line, tuple) else (12, line)
            escaped = words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
            stream += f"BT /F1 {size} Tf 72 {750 - 15 * number} Td ({escaped}) Tj ET\n" if words else ""
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >>"
            f" /Contents {len(objects)} 0 R >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[0] = f"<< /Type /Catalog /Pages 2 0 R {labels} >>"
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    data = b"%PDF-1.4\n"
    starts = []
    for number, each in enumerate(objects, 1):
        starts.append(len(data))
        data += f"{number} 0 obj\n{each}\nendobj\n".encode("latin-1")
    table = len(data)
    rows = b"".join(b"%010d 00000 n \n" % start for start in starts)
    data += b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, rows)
    trailer = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {extra} >>\n"
    return data + trailer.encode() + b"startxref\n%d\n%%%%EOF\n" % table


def packed(parts):
    """A packed folder."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content, zipfile.ZIP_STORED if name == "mimetype" else None)
    return file.getvalue()


def word_of(body, **parts):
    """A Word file; `parts` are the children of other parts' roots."""
    made = {"word/document.xml": f"<w:document {WORD}><w:body>{body}</w:body></w:document>"}
    for name, content in parts.items():
        made[f"word/{name}.xml"] = f"<w:{name} {WORD}>{content}</w:{name}>"
    return packed(made)


def run(words, look=""):
    """A run of words in a Word file."""
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def open_document_of(body, styles=""):
    """An OpenDocument text."""
    content = (
        f"<office:document-content {ODF}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    return packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def epub_of(pages, contents="", parts=()):
    """An e-book of pages by their names; `contents` is the list in its navigation page."""
    items = "".join(
        f'<item id="i{at}" href="{name}" media-type="application/xhtml+xml"/>' for at, name in enumerate(pages)
    )
    spine = "".join(f'<itemref idref="i{at}"/>' for at in range(len(pages)))
    made = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
        '<rootfile full-path="book/book.opf"/></rootfiles></container>',
        "book/book.opf": f'<package {OPF}><manifest>{items}<item id="nav" href="nav.xhtml" properties="nav"/>'
        f"</manifest><spine>{spine}</spine></package>",
        "book/nav.xhtml": '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><body>'
        f'<nav epub:type="toc"><ol>{contents}</ol></nav></body></html>',
    }
    made |= {
        f"book/{name}": page if page.startswith("<?xml") else f"<html><body>{page}</body></html>"
        for name, page in pages.items()
    }
    return packed(made | dict(parts))
