"""A report as nodes of docutils: every writer of Sphinx can set it."""

from collections.abc import Iterator

from docutils import nodes

from argmap.page.blocks import Block, Bullets, Heading, Item, Page, Paragraph, Table
from argmap.page.words import Piece, Words


def as_nodes(page: Page) -> list[nodes.Node]:
    """The sections of a page, nested by their headings; words of a map are text, and never markup."""
    top: list[nodes.Node] = []
    open_: list[tuple[int, nodes.section]] = []
    for block in page.blocks:
        if isinstance(block, Heading):
            section = nodes.section("", nodes.title("", "", *_words(block.words)))
            name = str(block.words)
            section["names"] = [nodes.fully_normalize_name(name)]
            while open_ and open_[-1][0] >= block.level:
                open_.pop()
            if open_:
                open_[-1][1].append(section)
            else:
                top.append(section)
            open_.append((block.level, section))
            continue
        made = list(_block(block))
        if open_:
            open_[-1][1].extend(made)
        else:
            top += made
    return top


def _block(block: Block) -> Iterator[nodes.Node]:
    match block:
        case Paragraph(words):
            yield nodes.paragraph("", "", *_words(words))
        case Bullets(items, numbered):
            kind = nodes.enumerated_list if numbered else nodes.bullet_list
            yield kind("", *map(_item, items))
        case Table():
            yield _table(block)


def _item(item: Item) -> nodes.list_item:
    made = nodes.list_item("", nodes.paragraph("", "", *_words(item.words)))
    if item.below:
        made += nodes.bullet_list("", *map(_item, item.below))
    return made


def _table(table: Table) -> nodes.table:
    group = nodes.tgroup("", *(nodes.colspec(colwidth=1) for _ in table.head), cols=len(table.head))
    group += nodes.thead("", _row(table.head))
    group += nodes.tbody("", *map(_row, table.rows))
    return nodes.table("", group)


def _row(cells: tuple[Words, ...]) -> nodes.row:
    return nodes.row("", *(nodes.entry("", nodes.paragraph("", "", *_words(cell))) for cell in cells))


def _words(words: Words) -> Iterator[nodes.Node]:
    yield from map(_piece, words.pieces)


def _piece(piece: Piece) -> nodes.Node:
    kind = piece.kind.partition(" ")[0]
    if kind == "id":
        return nodes.literal(piece.text, piece.text)
    if kind == "number":
        return nodes.Text(f"[{piece.text}]")
    if kind in ("strong", "verdict") and piece.text.strip():
        return nodes.strong(piece.text, piece.text)
    return nodes.Text(piece.text)
