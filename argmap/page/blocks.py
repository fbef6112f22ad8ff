"""A report as a page: headings, paragraphs, lists and tables, before any format."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

import attrs

from argmap.page.words import Part, Words, as_words, say


@attrs.frozen
class Heading:
    """A heading; level 1 is the title of the page. `anchor` is where links lead to, if they do."""

    level: int
    words: Words
    anchor: str = ""


@attrs.frozen
class Paragraph:
    """A paragraph."""

    words: Words


@attrs.frozen
class Item:
    """An entry of a list, and what stands below it. `anchor` is where links lead to, if they do."""

    words: Words
    below: "tuple[Item, ...]" = ()
    anchor: str = ""


@attrs.frozen
class Bullets:
    """A list; numbered entries begin with 1."""

    items: tuple[Item, ...]
    numbered: bool = False


@attrs.frozen
class Table:
    """A table: the words over its columns and its rows. Columns after the first `lead` hold short marks if `marks`."""

    head: tuple[Words, ...]
    rows: tuple[tuple[Words, ...], ...]
    lead: int = 1
    marks: bool = False


@attrs.frozen
class Figure:
    """A picture as an SVG of our own, or HTML around one; formats without pictures leave it out.

    `kind` is `overview`, `chart`, or `map` for one to explore; `style` and `script` are what that needs. `words` say
    what it shows to those who cannot see it; `file` is the picture beside, for formats that only name it; `caption` is
    what its lines mean.
    """

    svg: str
    kind: str = "map"
    style: str = ""
    script: str = ""
    words: str = ""
    file: str = ""
    caption: Words = attrs.field(factory=Words)


Block = Heading | Paragraph | Bullets | Table | Figure


@attrs.frozen
class Page:
    """A page with its title, in a language.

    `places` says where links lead to: names of the map and numbers of claims, each with a file and an anchor in it.
    """

    title: str
    blocks: tuple[Block, ...]
    language: str = "en"
    places: Mapping[str, str] = attrs.field(factory=dict, eq=False)


_WORD = re.compile(r"[\w’'/-]*\w[\w’'/-]*")
_NUMBERS = re.compile(r"\[\d+\]")


def length(texts: Iterable[str]) -> int:
    """How many words some texts have, without the numbers of claims."""
    return sum(len(_WORD.findall(_NUMBERS.sub("", text))) for text in texts)


def text_of(block: Block) -> str:
    """The words of a block, without those below entries of a list."""
    match block:
        case Heading(words=words) | Paragraph(words=words):
            return str(words)
        case Bullets(items=items):
            return " ".join(str(each.words) for each in items)
        case Table(head=head, rows=rows):
            return " ".join(str(cell) for row in (head, *rows) for cell in row)
        case _:
            return ""


def item(words: Part, *below: Item) -> Item:
    """An entry of a list."""
    return Item(as_words(words), below)


class Writer:
    """Collects the blocks of a report; what a list leaves out goes whole into the appendix."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._appendix: list[tuple[str, Block]] = []

    def heading(self, level: int, words: Part, anchor: str = "") -> None:
        """Add a heading."""
        self.blocks.append(Heading(level, as_words(words), anchor))

    def text(self, words: Part) -> None:
        """Add a paragraph, if it says anything."""
        if as_words(words):
            self.blocks.append(Paragraph(as_words(words)))

    def bullets(self, items: Iterable[Item], *, most: int = 0, title: str = "") -> None:
        """Add a list. One longer than `most` is cut, with its number, and stands whole in the appendix as `title`."""
        every = tuple(items)
        if not most or len(every) <= most + 1:
            self._add(Bullets(every), bool(every))
            return
        rest = item(say("and {} more: “{}” in the appendix", len(every) - most, title))
        self.blocks.append(Bullets((*every[:most], rest)))
        self._appendix.append((title, Bullets(every)))

    def table(
        self,
        head: Sequence[Part],
        rows: Iterable[Sequence[Part]],
        *,
        most: int = 0,
        title: str = "",
        marks: bool = False,
        lead: int = 1,
    ) -> None:
        """Add a table, cut like a list."""
        top = tuple(map(as_words, head))
        every = tuple(tuple(map(as_words, row)) for row in rows)
        if not most or len(every) <= most + 1:
            self._add(Table(top, every, lead, marks), bool(every))
            return
        self.blocks.append(Table(top, every[:most], lead, marks))
        self.text(say("{} more rows: “{}” in the appendix.", len(every) - most, title))
        self._appendix.append((title, Table(top, every, lead, marks)))

    def picture(self, svg: str, kind: str) -> None:
        """Add a picture: an `overview` or a `chart`."""
        self.blocks.append(Figure(svg, kind))

    def _add(self, block: Block, anything: bool) -> None:  # noqa: FBT001 - its two callers say what it means
        if anything:
            self.blocks.append(block)

    def appendix(self) -> Iterator[Block]:
        """The lists that were cut, whole."""
        if self._appendix:
            yield Heading(2, as_words("Appendix"), "appendix")
        for title, block in self._appendix:
            yield Heading(3, as_words(title))
            yield block
