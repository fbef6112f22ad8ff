"""A report as Markdown (CommonMark with tables), fit for any editor, for GitHub and for pandoc."""

import re
from collections.abc import Iterator
from urllib.parse import quote

from argmap.reports.page import Block, Bullets, Figure, Heading, Item, Page, Paragraph, Table
from argmap.reports.words import Piece, Words

_SPECIAL = re.compile(r"([\\`*_\[\]<>|#~$])")
_AUTOMATIC = re.compile(r"(?i)(?:https?|ftp):|\bwww\.|@")
"""Where GitHub's Markdown would make a link, a mail address or a mention of somebody."""
_ENTITIES = {":": "&#58;", ".": "&#46;", "@": "&#64;"}
_LINE_START = re.compile(r"^([-+=]|\d+[.)])(?=\s|$)")


def as_markdown(page: Page) -> str:
    """The page as Markdown. Whatever a map holds is shown as text: nothing in it becomes markup."""
    lines = [line for block in page.blocks for line in (*_block(block), "")]
    return "\n".join(lines).rstrip("\n") + "\n"


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading(level, words):
            yield f"{'#' * level} {_words(words)}"
        case Paragraph(words):
            yield start(_words(words))
        case Bullets(items, numbered):
            for at, item in enumerate(items, 1):
                yield from _item(item, 0, f"{at}." if numbered else "-")
        case Table():
            yield from _table(block)
        case Figure():
            return


def _item(item: Item, depth: int, sign: str) -> Iterator[str]:
    yield f"{'  ' * depth}{sign} {start(_words(item.words))}"
    for each in item.below:
        yield from _item(each, depth + 1, "-")


def _table(table: Table) -> Iterator[str]:
    yield f"| {' | '.join(_words(each) for each in table.head)} |"
    yield f"|{'|'.join(':-:' if table.marks and at >= table.lead else '---' for at in range(len(table.head)))}|"
    for row in table.rows:
        yield f"| {' | '.join(_words(each) for each in row)} |"


def _words(words: Words) -> str:
    return "".join(_piece(piece) for piece in words.pieces)


def _piece(piece: Piece) -> str:
    if piece.kind == "id":
        return code(piece.text)
    if piece.kind == "number":
        return f"\\[{piece.text}\\]"
    if piece.kind == "link":
        return f"[{text(piece.text)}]({quote(piece.text)})"
    shown = text(piece.text)
    return f"**{shown}**" if piece.kind in ("strong", "verdict") and shown.strip() else shown


def text(words: str) -> str:
    """Words as Markdown text: no sign in them is markup, and they stay on one line."""
    shown = _SPECIAL.sub(r"\\\1", " ".join(words.split("\n"))).replace("&", "&amp;")
    return _AUTOMATIC.sub(lambda match: match[0][:-1] + _ENTITIES[match[0][-1]], shown)


def start(line: str) -> str:
    """A line whose beginning opens no list: `- `, `+ ` or `3. ` would."""
    return _LINE_START.sub(lambda match: f"{match[1][:-1]}\\{match[1][-1]}", line)


def code(words: str) -> str:
    """Words as code, whatever backquotes they hold."""
    longest = max((len(run) for run in re.findall(r"`+", words)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if words.startswith("`") or words.endswith("`") else ""
    return f"{fence}{pad}{words}{pad}{fence}"
