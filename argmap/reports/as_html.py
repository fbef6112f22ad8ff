"""A report as one HTML page: no script, no request to anywhere, fit for screen, dark or light, and for paper."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import quote

from argmap.model.elements import Verdict
from argmap.model.verdict_kinds import VerdictWord
from argmap.reports.envelope import envelope, html_text
from argmap.reports.page import Block, Bullets, Figure, Heading, Item, Page, Paragraph, Table
from argmap.reports.report import Report
from argmap.reports.words import Piece, Words

_VERDICTS = frozenset(each.value for kind in (Verdict, VerdictWord) for each in kind)
_MARKS = {"asserts": "yes", "for": "yes", "denies": "no", "against": "no", "both": "both"}
_XML_HEAD = re.compile(r"^<\?xml[^>]*\?>\s*")


def as_html(page: Page, report: Report, *, style: str = "", script: str = "", annex: str = "") -> str:
    """The page as HTML. Whatever a map holds is shown as text: nothing in it becomes markup.

    `style` and `script` are our own, for a picture that is one to explore. `annex` is the file that holds the claims,
    where that is another one.
    """
    style = (Path(__file__).parent / "report.css").read_text(encoding="utf-8") + style
    claims = report.claims or ()
    anchors = {claim.id: f"{quote(annex)}#claim-{claim.number}" for claim in claims}
    body = "\n".join(line for block in page.blocks for line in _block(block, anchors))
    whole = f'<nav aria-label="Chapters">\n{_contents(page)}\n</nav>\n<main>\n{body}\n</main>'
    return envelope(page.title, whole, style, script=script, language=report.subject.map.language or "en")


def _contents(page: Page) -> str:
    entries = [
        f'<li><a href="#{block.anchor}">{html_text(str(block.words))}</a></li>'
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
        case Figure(svg, kind):
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
    shown = html_text(piece.text)
    if piece.kind == "id":
        anchor = anchors.get(piece.text)
        code = f"<code>{shown}</code>"
        return f'<a href="{anchor}">{code}</a>' if anchor else code
    if piece.kind == "number":
        lead = next(iter(anchors.values()), "").partition("#")[0]  # all are in one file
        href = f"{lead}#claim-{shown}"
        return f'<a class="ref" href="{href}">{shown}</a>' if anchors else f'<span class="ref">{shown}</span>'
    if piece.kind == "link":
        return f'<a href="{quote(piece.text)}">{shown}</a>'
    if piece.kind == "verdict" and piece.text in _VERDICTS:
        return _chip(piece.text)
    return f"<strong>{shown}</strong>" if piece.kind in ("strong", "verdict") else shown


def _chip(verdict: str) -> str:
    return f'<span class="verdict {verdict}">{verdict}</span>'
