"""A page as HTML: no request to anywhere, fit for screen, dark or light, and for paper.

What a page holds is text: markupsafe escapes it wherever it meets markup of ours.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import quote

from markupsafe import Markup

from argmap.page.blocks import Block, Bullets, Figure, Heading, Item, Page, Paragraph, Table
from argmap.page.envelope import envelope, html_text
from argmap.page.words import Piece, Words

_XML_HEAD = re.compile(r"^<\?xml[^>]*\?>\s*")
_JOIN = Markup("\n").join
Places = Mapping[str, str]


def as_html(page: Page) -> str:
    """The page as HTML."""
    figures = [block for block in page.blocks if isinstance(block, Figure)]
    style = (Path(__file__).parent / "page.css").read_text(encoding="utf-8")
    body = Markup('<nav aria-label="Chapters">\n{}\n</nav>\n<main>\n{}\n</main>').format(
        _contents(page), _JOIN(line for block in page.blocks for line in _block(block, page.places))
    )
    return envelope(
        page.title,
        body,
        style + "".join(figure.style for figure in figures),
        script="".join(figure.script for figure in figures),
        language=page.language,
    )


def _contents(page: Page) -> Markup:
    entries = [
        Markup('<li><a href="#{}">{}</a></li>').format(block.anchor, html_text(str(block.words)))
        for block in page.blocks
        if isinstance(block, Heading) and block.level == 2
    ]
    return Markup("<ol>\n{}\n</ol>").format(_JOIN(entries))


def _block(block: Block, places: Places) -> Iterator[Markup]:
    match block:
        case Heading(level, words, anchor):
            yield Markup("<h{}{}>{}</h{}>").format(level, _attribute("id", anchor), _words(words, places), level)
        case Paragraph(words):
            yield Markup("<p>{}</p>").format(_words(words, places))
        case Bullets(items, numbered):
            tag = "ol" if numbered else "ul"
            yield Markup("<{}>").format(tag)
            for item in items:
                yield from _item(item, places)
            yield Markup("</{}>").format(tag)
        case Table():
            yield from _table(block, places)
        case Figure(svg, kind):
            inner = Markup(_XML_HEAD.sub("", svg))  # noqa: S704 - our own, as `Figure` says
            yield Markup("<figure{}>{}</figure>").format(_attribute("class", kind), inner)


def _item(item: Item, places: Places) -> Iterator[Markup]:
    yield Markup("<li{}>{}").format(_attribute("id", item.anchor), _words(item.words, places))
    if item.below:
        yield Markup("<ul>")
        for each in item.below:
            yield from _item(each, places)
        yield Markup("</ul>")
    yield Markup("</li>")


def _table(table: Table, places: Places) -> Iterator[Markup]:
    look = "marks" if table.marks else "sides" if not table.lead else ""
    yield Markup('<div class="wide"><table{}>').format(_attribute("class", look))
    heads = [Markup('<th scope="col">{}</th>').format(_words(each, places)) for each in table.head]
    yield Markup("<thead><tr>{}</tr></thead>").format(Markup().join(heads))
    yield Markup("<tbody>")
    for row in table.rows:
        cells = [_cell(cell, places, first=not at and bool(table.lead)) for at, cell in enumerate(row)]
        yield Markup("<tr>{}</tr>").format(Markup().join(cells))
    yield Markup("</tbody></table></div>")


def _cell(cell: Words, places: Places, *, first: bool) -> Markup:
    shown = _words(cell, places)
    if first:
        return Markup('<th scope="row">{}</th>').format(shown)
    kind, _, look = cell.pieces[0].kind.partition(" ") if len(cell.pieces) == 1 else ("", "", "")
    return Markup("<td{}>{}</td>").format(_attribute("class", look if kind == "mark" else ""), shown)


def _attribute(name: str, value: str) -> Markup:
    return Markup(' {}="{}"').format(name, value) if value else Markup()


def _words(words: Words, places: Places) -> Markup:
    return Markup().join(_piece(piece, places) for piece in words.pieces)


def _piece(piece: Piece, places: Places) -> Markup:
    shown = html_text(piece.text)
    kind, _, look = piece.kind.partition(" ")
    if kind == "id":
        return _linked(Markup("<code>{}</code>").format(shown), places.get(piece.text, ""))
    if kind == "number":
        place = places.get(piece.text, "")
        tag = Markup('<a class="ref" href="{}">§{}</a>').format(place, shown)
        return tag if place else Markup('<span class="ref">§{}</span>').format(shown)
    if kind == "link":
        return Markup('<a href="{}">{}</a>').format(quote(piece.text), shown)
    if kind == "verdict":
        return Markup('<span class="verdict {}">{}</span>').format(look, shown)
    return Markup("<strong>{}</strong>").format(shown) if kind == "strong" else shown


def _linked(shown: Markup, place: str) -> Markup:
    return Markup('<a href="{}">{}</a>').format(place, shown) if place else shown
