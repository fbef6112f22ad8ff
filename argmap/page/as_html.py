"""A page as HTML: no request to anywhere, fit for screen, dark or light, and for paper.

What a page holds is text: markupsafe escapes it wherever it meets markup of ours.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from urllib.parse import quote

from markupsafe import Markup, escape

from argmap.page.blocks import Block, Bullets, Figure, Heading, Item, Page, Paragraph, Table
from argmap.page.envelope import envelope, html_text
from argmap.page.roles import roles_css
from argmap.page.words import Piece, Words

_XML_HEAD = re.compile(r"^<\?xml[^>]*\?>\s*")
Places = Mapping[str, str]


def as_html(page: Page) -> str:
    """The page as HTML."""
    figures = [block for block in page.blocks if isinstance(block, Figure)]
    chapters = (at for at, block in enumerate(page.blocks) if isinstance(block, Heading) and block.level == 2)
    first = next(chapters, 0)
    style = roles_css() + (Path(__file__).parent / "page.css").read_text(encoding="utf-8")
    return envelope(
        page.title,
        *(Markup('<nav aria-label="Chapters">\n'), _contents(page), Markup("\n</nav>\n<main>\n")),
        *(_lines(_block(block, page.places, early=at < first)) for at, block in enumerate(page.blocks)),
        Markup("</main>"),
        style=style + "".join(figure.style for figure in figures),
        script="".join(figure.script for figure in figures),
        language=page.language,
    )


def _put(*parts: Markup) -> Markup:
    """Markup one after the other: the type checker sees to it that each is."""
    return Markup("".join(parts))  # noqa: S704 - as it says


def _lines(parts: Iterable[Markup]) -> Markup:
    """Markup, each on a line."""
    return Markup("\n".join((*parts, "")))  # noqa: S704 - as above


def _tag(name: str, *inner: Markup, **attributes: str) -> Markup:
    """An element with what stands in it; attributes without a value are left out."""
    return _put(_open(name, **attributes), *inner, Markup(f"</{name}>"))  # noqa: S704 - a name of ours


def _open(name: str, **attributes: str) -> Markup:
    told = "".join(f' {key}="{escape(value)}"' for key, value in attributes.items() if value)
    return Markup(f"<{name}{told}>")  # noqa: S704 - names of ours, and what they hold is escaped


def _contents(page: Page) -> Markup:
    entries = [
        _tag("li", _tag("a", html_text(str(block.words)), href=f"#{block.anchor}"))
        for block in page.blocks
        if isinstance(block, Heading) and block.level == 2
    ]
    return _put(Markup("<ol>\n"), _lines(entries), Markup("</ol>"))


def _block(block: Block, places: Places, *, early: bool = False) -> Iterator[Markup]:
    """A block; the small headings before the first chapter tell screen readers that they are right below the title."""
    match block:
        case Heading(level, words, anchor):
            told = "2" if early and level > 2 else ""
            yield _tag(f"h{level}", _words(words, places), id=anchor, **{"aria-level": told})
        case Paragraph(words):
            yield _tag("p", _words(words, places))
        case Bullets(items, numbered):
            yield _open("ol" if numbered else "ul")
            for item in items:
                yield from _item(item, places)
            yield Markup("</ol>") if numbered else Markup("</ul>")
        case Table():
            yield from _table(block, places)
        case Figure(svg, kind):
            yield _tag("figure", Markup(_XML_HEAD.sub("", svg)), **{"class": kind})  # noqa: S704 - see `Figure`


def _item(item: Item, places: Places) -> Iterator[Markup]:
    yield _put(_open("li", id=item.anchor), _words(item.words, places))
    if item.below:
        yield Markup("<ul>")
        for each in item.below:
            yield from _item(each, places)
        yield Markup("</ul>")
    yield Markup("</li>")


def _table(table: Table, places: Places) -> Iterator[Markup]:
    look = "marks" if table.marks else "sides" if not table.lead else ""
    yield _put(Markup('<div class="wide">'), _open("table", **{"class": look}))
    heads = [_tag("th", _words(each, places), scope="col") for each in table.head]
    yield _tag("thead", _tag("tr", *heads))
    yield Markup("<tbody>")
    for row in table.rows:
        yield _tag("tr", *(_cell(cell, places, first=not at and bool(table.lead)) for at, cell in enumerate(row)))
    yield Markup("</tbody></table></div>")


def _cell(cell: Words, places: Places, *, first: bool) -> Markup:
    shown = _words(cell, places)
    if first:
        return _tag("th", shown, scope="row")
    kind, _, look = cell.pieces[0].kind.partition(" ") if len(cell.pieces) == 1 else ("", "", "")
    return _tag("td", shown, **{"class": look if kind == "mark" else ""})


def _words(words: Words, places: Places) -> Markup:
    return _put(*(_piece(piece, places) for piece in words.pieces))


def _piece(piece: Piece, places: Places) -> Markup:
    shown = html_text(piece.text)
    kind, _, look = piece.kind.partition(" ")
    if kind == "text":
        return shown
    if kind == "id":
        code, place = _put(_CODE, shown, _CODE_END), places.get(piece.text, "")
        return _tag("a", code, href=place) if place else code
    if kind == "number":
        place = places.get(piece.text, "")
        return _tag("a" if place else "span", _SECTION, shown, **{"class": "ref", "href": place})
    if kind == "link":
        return _tag("a", shown, href=quote(piece.text))
    if kind == "verdict":
        return _tag("span", shown, **{"class": f"verdict {look}"})
    return _tag("strong", shown) if kind == "strong" else shown


_CODE, _CODE_END, _SECTION = Markup("<code>"), Markup("</code>"), Markup("§")
