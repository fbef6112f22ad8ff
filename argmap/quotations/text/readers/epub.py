"""The text of an e-book: its pages in the order in which they are read, with the chapters of its contents."""

import posixpath
from collections.abc import Mapping
from typing import Any
from urllib.parse import unquote

from argmap.quotations.text.readers.growing_text import GrowingText, TextGap
from argmap.quotations.text.readers.html import add_html, html_text, reader_name
from argmap.quotations.text.readers.office_walk import attribute, children, local, named
from argmap.quotations.text.readers.packed import Packed
from argmap.quotations.text.readers.plain_text import PlainText, ReadError

_CONTAINER = "META-INF/container.xml"
Chapters = dict[str, dict[str, str]]
"""The titles of chapters, by the page and the place in it where they begin."""


def read_epub(data: bytes) -> PlainText:
    """The text of all pages.

    Raises:
        ReadError: if it is no e-book, locked or broken.
    """
    packed = Packed(data, ".epub", "the EPUB")
    package = next((attribute(each, "full-path") for each in named(packed.needed(_CONTAINER), "rootfile")), "")
    root = packed.needed(package)
    items = {attribute(each, "id"): each for each in named(root, "item")}
    pages = [items[idref] for each in named(root, "itemref") if (idref := attribute(each, "idref")) in items]
    contents = [each for each in items.values() if "nav" in attribute(each, "properties").split()]
    names = [_beside(package, attribute(each, "href"))[0] for each in pages]
    if not pages:
        raise ReadError("the EPUB holds no pages", help="get the file again")
    _refuse_locked(packed, names)
    chapters = _chapters(packed, package, contents, _ncx(root, items))
    out = GrowingText(counts_paragraphs=True)
    for page, name in zip(pages, names, strict=True):
        if name not in packed.names:
            raise packed.broken()
        if page in contents:
            out.leave_out("table of contents", name)
        elif "image" not in attribute(page, "media-type"):
            _add_page(html_text(packed.read(name)), chapters.get(name, {}), out)
    return out.plain_text(reader_name())


def _add_page(source: str, chapters: Mapping[str, str], out: GrowingText) -> None:
    out.gap(TextGap.PARAGRAPH)
    if "" in chapters:
        out.chapter(chapters[""])
    add_html(source, out, chapters={place: title for place, title in chapters.items() if place}, is_xml=True)


def _refuse_locked(packed: Packed, names: list[str]) -> None:
    root = packed.tree("META-INF/encryption.xml")
    locked = {unquote(attribute(each, "URI")) for each in named(root, "CipherReference")} if root is not None else set()
    if not locked.isdisjoint(names):
        raise ReadError("the EPUB is locked against copying", help="quote from another form of the text")


def _beside(name: str, link: str) -> tuple[str, str]:
    """The part that a link of another part leads to, and the place in it."""
    path, _, place = link.partition("#")
    return posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(path))), unquote(place)


def _ncx(root: Any, items: Mapping[str, Any]) -> list[Any]:
    """The contents in the form of EPUB 2."""
    return [items[toc] for each in named(root, "spine") if (toc := attribute(each, "toc")) in items]


def _chapters(packed: Packed, package: str, contents: list[Any], older: list[Any]) -> Chapters:
    """The chapters that the contents list; of several at one place the first."""
    found: Chapters = {}
    for item in contents or older:
        name = _beside(package, attribute(item, "href"))[0]
        root = packed.tree(name)
        if root is None:
            continue
        for link, title in _points(root):
            path, place = _beside(name, link)
            if title:
                found.setdefault(path, {}).setdefault(place, title)
    return found


def _points(root: Any) -> list[tuple[str, str]]:
    """The links and titles of a list of contents."""
    if local(root) == "ncx":
        return [
            (attribute(content, "src"), _words(label))
            for point in named(root, "navPoint")
            for label in list(children(point, "navLabel"))[:1]
            for content in children(point, "content")
        ]
    lists = [each for each in named(root, "nav") if "toc" in attribute(each, "type").split()] or named(root, "nav")
    return [(attribute(link, "href"), _words(link)) for link in named(lists[0], "a")] if lists else []


def _words(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())
