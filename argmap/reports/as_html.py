"""A report as one HTML page: no script, no request to anywhere, fit for screen, dark or light, and for paper."""

import base64
import hashlib
import re
from collections.abc import Iterator, Mapping
from html import escape
from pathlib import Path

from argmap.model.argument_map import Verdict
from argmap.reports.page import Block, Bullets, Heading, Item, Page, Paragraph, Picture, Table
from argmap.reports.report import Report
from argmap.reports.words import Piece, Words

_VERDICTS = frozenset(each.value for each in Verdict)
_MARKS = {"asserts": "yes", "for": "yes", "denies": "no", "against": "no", "both": "both"}
_XML_HEAD = re.compile(r"^<\?xml[^>]*\?>\s*")


def as_html(page: Page, report: Report, *, style: str = "", script: str = "") -> str:
    """The page as HTML. Whatever a map holds is shown as text: nothing in it becomes markup.

    `style` and `script` are our own, for a picture that is one to explore.
    """
    style = (Path(__file__).parent / "report.css").read_text(encoding="utf-8") + style
    policy = f"default-src 'none'; style-src '{digest(style)}'" + (f"; script-src '{digest(script)}'" if script else "")
    script = f"<script>{script}</script>\n" if script else ""
    claims = report.claims or ()
    anchors = {each.id: f"claim-{each.number}" for each in claims}
    language = escape(report.subject.map.language or "en", quote=True)
    body = "\n".join(line for block in page.blocks for line in _block(block, anchors))
    return f"""<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{_text(page.title)}</title>
<style>{style}</style>
</head>
<body>
<nav aria-label="Chapters">
{_contents(page)}
</nav>
<main>
{body}
</main>
{script}</body>
</html>
"""


def digest(text: str) -> str:
    """The digest by which a Content-Security-Policy names a style or script."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _contents(page: Page) -> str:
    entries = [
        f'<li><a href="#{block.anchor}">{_text(str(block.words))}</a></li>'
        for block in page.blocks
        if isinstance(block, Heading) and block.level == 2
    ]
    return f"<ol>\n{chr(10).join(entries)}\n</ol>"


def _block(block: Block, anchors: Mapping[str, str]) -> Iterator[str]:
    match block:
        case Heading(level, words, anchor):
            id_ = f' id="{anchor}"' if anchor else ""
            yield f"<h{level}{id_}>{_words(words, anchors)}</h{level}>"
        case Paragraph(words):
            yield f"<p>{_words(words, anchors)}</p>"
        case Bullets(items, numbered):
            tag = "ol" if numbered else "ul"
            yield f"<{tag}>"
            for item in items:
                yield from _item(item, anchors)
            yield f"</{tag}>"
        case Table():
            yield from _table(block, anchors)
        case Picture(svg, kind):
            yield f'<figure class="{kind}">{_XML_HEAD.sub("", svg)}</figure>'


def _item(item: Item, anchors: Mapping[str, str]) -> Iterator[str]:
    id_ = f' id="{item.anchor}"' if item.anchor else ""
    yield f"<li{id_}>{_words(item.words, anchors)}"
    if item.below:
        yield "<ul>"
        for each in item.below:
            yield from _item(each, anchors)
        yield "</ul>"
    yield "</li>"


def _table(table: Table, anchors: Mapping[str, str]) -> Iterator[str]:
    yield f'<div class="wide"><table{_class("marks" if table.marks else "sides" if not table.lead else "")}>'
    heads = "".join(f'<th scope="col">{_words(each, anchors)}</th>' for each in table.head)
    yield f"<thead><tr>{heads}</tr></thead>"
    yield "<tbody>"
    for row in table.rows:
        cells = []
        for at, cell in enumerate(row):
            shown = _words(cell, anchors)
            if at == 0 and table.lead:
                cells.append(f'<th scope="row">{shown}</th>')
            elif str(cell) in _VERDICTS:
                cells.append(f"<td>{_chip(str(cell))}</td>")
            else:
                cells.append(f"<td{_class(_MARKS.get(str(cell), '') if table.marks else '')}>{shown}</td>")
        yield f"<tr>{''.join(cells)}</tr>"
    yield "</tbody></table></div>"


def _class(name: str) -> str:
    return f' class="{name}"' if name else ""


def _words(words: Words, anchors: Mapping[str, str]) -> str:
    return "".join(_piece(piece, anchors) for piece in words.pieces)


def _piece(piece: Piece, anchors: Mapping[str, str]) -> str:
    shown = _text(piece.text)
    if piece.kind == "id":
        anchor = anchors.get(piece.text)
        code = f"<code>{shown}</code>"
        return f'<a href="#{anchor}">{code}</a>' if anchor else code
    if piece.kind == "verdict" and piece.text in _VERDICTS:
        return _chip(piece.text)
    return f"<strong>{shown}</strong>" if piece.kind in ("strong", "verdict") else shown


def _chip(verdict: str) -> str:
    return f'<span class="verdict {verdict}">{verdict}</span>'


def _text(words: str) -> str:
    """Words as text of a page; signs that no page may hold become the replacement character."""
    return escape("".join(char if char.isprintable() or char in " \n" else "\ufffd" for char in words), quote=False)
