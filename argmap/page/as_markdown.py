"""A report as Markdown (CommonMark with tables), fit for any editor, for GitHub and for pandoc."""

import re
from collections.abc import Iterator, Mapping
from urllib.parse import quote

from argmap.page.blocks import Block, Bullets, Figure, Heading, Item, Page, Paragraph, Table
from argmap.page.words import Piece, Words

_SPECIAL = re.compile(r"([\\`*_\[\]<>|#~$])")
_AUTOMATIC = re.compile(r"(?i)(?:https?|ftp):|\bwww\.|@")
"""Where GitHub's Markdown would make a link, a mail address or a mention of somebody."""
_ENTITIES = {":": "&#58;", ".": "&#46;", "@": "&#64;"}
_LINE_START = re.compile(r"^([-+=]|\d+[.)])(?=\s|$)")


def as_markdown(page: Page) -> str:
    """The page as Markdown. Whatever a map holds is shown as text: nothing in it becomes markup."""
    anchors = {place.partition("#")[2] for place in page.places.values() if place.startswith("#")}
    written = _MarkdownWriter(page.places, anchors)
    lines = [line for block in page.blocks for line in (*written.block(block), "")]
    return "\n".join(lines).rstrip("\n") + "\n"


class _MarkdownWriter:
    """Writes blocks with links to the places of claims, and with the anchors that are linked to."""

    def __init__(self, places: Mapping[str, str], anchors: set[str]) -> None:
        self.places, self.anchors = places, anchors

    def block(self, block: Block) -> Iterator[str]:
        match block:
            case Heading(level, words):
                yield f"{'#' * level} {self.words(words)}"
            case Paragraph(words):
                yield start(self.words(words))
            case Bullets(items, numbered):
                for at, item in enumerate(items, 1):
                    yield from self.item(item, 0, f"{at}." if numbered else "-")
            case Table():
                yield from self.table(block)
            case Figure(words=shown, file=file):
                if file:
                    yield f"![{text(shown)}]({quote(file)})"

    def item(self, item: Item, depth: int, sign: str) -> Iterator[str]:
        anchor = f'<a id="{item.anchor}"></a>' if item.anchor in self.anchors else ""
        yield f"{'  ' * depth}{sign} {anchor}{start(self.words(item.words))}"
        for each in item.below:
            yield from self.item(each, depth + 1, "-")

    def table(self, table: Table) -> Iterator[str]:
        yield f"| {' | '.join(self.words(each) for each in table.head)} |"
        yield f"|{'|'.join(':-:' if table.marks and at >= table.lead else '---' for at in range(len(table.head)))}|"
        for row in table.rows:
            yield f"| {' | '.join(self.words(each) for each in row)} |"

    def words(self, words: Words) -> str:
        return "".join(self.piece(piece) for piece in words.pieces)

    def piece(self, piece: Piece) -> str:
        kind = piece.kind.partition(" ")[0]
        if kind == "id":
            return code(piece.text)
        if kind == "number":
            place = self.places.get(piece.text)
            return f"[\\[{piece.text}\\]]({place})" if place else f"\\[{piece.text}\\]"
        if kind == "link":
            return f"[{text(piece.text)}]({quote(piece.text)})"
        shown = text(piece.text)
        return f"**{shown}**" if kind in ("strong", "verdict") and shown.strip() else shown


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
