"""A report as plain text for a terminal or a mail."""

import textwrap
from collections.abc import Iterator, Sequence

from argmap.columns import columns
from argmap.page.blocks import Block, Bullets, Figure, Heading, Item, Page, Paragraph, Table
from argmap.page.words import Words

WIDTH = 88
NARROWEST = 14
"""Columns of a table's cell below which the table is written as a list."""
_UNDER = {1: "=", 2: "=", 3: "-"}


def as_text(page: Page) -> str:
    """The page as plain text, wrapped."""
    lines = [line for block in page.blocks for line in (*_block(block), "")]
    return "\n".join(line.rstrip() for line in lines).rstrip("\n") + "\n"


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading(level, words):
            lines = _wrapped(str(words), "", "")
            rule = _UNDER[level] * min(WIDTH, max(3, *map(columns, lines)))
            yield from [rule, *lines, rule] if level == 1 else [*lines, rule]
        case Paragraph(words):
            yield from _wrapped(str(words), "", "")
        case Bullets(items, numbered):
            for at, item in enumerate(items, 1):
                yield from _item(item, 0, f"{at}." if numbered else "-")
        case Table():
            yield from _table(block)
        case Figure():
            return


def _item(item: Item, depth: int, sign: str) -> Iterator[str]:
    indent = "  " * depth
    yield from _wrapped(str(item.words), f"{indent}{sign} ", f"{indent}{' ' * len(sign)} ")
    for each in item.below:
        yield from _item(each, depth + 1, "-")


def _wrapped(text: str, first: str, rest: str) -> list[str]:
    text = " ".join(text.split())
    return textwrap.wrap(
        text, WIDTH, initial_indent=first, subsequent_indent=rest, break_long_words=False, break_on_hyphens=False
    ) or [first.rstrip()]


def _table(table: Table) -> Iterator[str]:
    """Columns side by side where they fit, or else a list with an entry a row."""
    cells = [[" ".join(str(cell).split()) for cell in row] for row in (table.head, *table.rows)]
    widths = _widths(cells)
    if not widths:
        yield from _as_list(table)
        return
    for at, row in enumerate(cells):
        parts = [textwrap.wrap(cell, width, break_on_hyphens=False) for cell, width in zip(row, widths, strict=True)]
        for line in range(max(1, *map(len, parts))):
            yield "  ".join(
                _padded(part[line] if line < len(part) else "", width)
                for part, width in zip(parts, widths, strict=True)
            )
        if not at:
            yield "  ".join("-" * width for width in widths)


def _padded(text: str, width: int) -> str:
    return text + " " * (width - columns(text))


def _widths(cells: Sequence[Sequence[str]]) -> list[int]:
    """The widths of the columns; nothing where they would be too narrow to read."""
    if not cells[0]:
        return []
    natural = [max(columns(row[at]) for row in cells) for at in range(len(cells[0]))]
    room = WIDTH - 2 * (len(natural) - 1)
    if sum(natural) <= room:
        return natural
    longest = [
        max((columns(word) for row in cells for word in row[at].split()), default=1) for at in range(len(natural))
    ]
    share = max(NARROWEST, room // len(natural))
    small = sum(width for width in natural if width <= share)
    wide = sum(width > share for width in natural)
    each = (room - small) // wide if wide else 0
    widths = [width if width <= share else each for width in natural]
    fits = all(width >= min(need, NARROWEST) for width, need in zip(widths, longest, strict=True))
    return widths if fits and sum(widths) <= room and (not wide or each >= NARROWEST) else []


def _as_list(table: Table) -> Iterator[str]:
    for row in table.rows:
        if table.lead == 0:
            for head, cell in zip(table.head, row, strict=True):
                if cell:
                    yield from _item(Item(_labelled(head, cell)), 0, "-")
            continue
        below = [Item(_labelled(head, cell)) for head, cell in zip(table.head[1:], row[1:], strict=True) if cell]
        yield from _item(Item(row[0], tuple(below)), 0, "-")


def _labelled(head: Words, cell: Words) -> Words:
    return head + ": " + cell
