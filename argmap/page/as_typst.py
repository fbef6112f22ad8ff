"""A page as a PDF, typeset by Typst: accessible (PDF/UA-1), with bookmarks, links and vector pictures.

Typst comes as a Python package that needs no program of the system (the extra `argmap[pdf]`).
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path

import attrs

from argmap.columns import printable
from argmap.page.blocks import Block, Bullets, Figure, Heading, Item, Page, Paragraph, Table
from argmap.page.roles import roles_typst
from argmap.page.words import Piece, Words

_XML_HEAD = re.compile(r"^<\?xml[^>]*\?>\s*")
_NO_FONT = re.compile(r"the text `\"(.*?)\"` could not be displayed", re.DOTALL)
_SHORT, _WIDEST = 14, 60
"""Characters of the longest cell up to which a column is as wide as it, and from which on it gets no wider."""


class TypesettingError(Exception):
    """A page could not be typeset; the message says why and what to do."""


@attrs.frozen
class Typeset:
    """What Typst is given: the source, and the pictures by their names."""

    source: str
    pictures: Mapping[str, str]


def as_pdf(page: Page) -> bytes:
    """The page as a PDF.

    Raises:
        TypesettingError: if Typst is not installed, or no font of this machine has a letter of the page.
    """
    made = as_typst(page)
    return typeset(made.source, made.pictures)


def typeset(source: str, pictures: Mapping[str, str]) -> bytes:
    """A source of Typst with its pictures as an accessible PDF (PDF/UA-1).

    Raises:
        TypesettingError: as `as_pdf`.
    """
    try:
        import typst
    except ImportError as error:
        raise TypesettingError("a PDF is typeset by Typst: pip install 'argmap[pdf]', or write .html or .md") from error
    files = {"main.typ": source.encode(), **{name: svg.encode() for name, svg in pictures.items()}}
    try:
        return bytes(typst.compile(files, format="pdf", pdf_standards=["ua-1"], timestamp=0))  # type: ignore[call-overload]
    except typst.TypstError as error:
        letters = _NO_FONT.search(str(error))
        if letters is None:
            raise TypesettingError(f"Typst failed: {str(error).splitlines()[0]}") from error
        raise TypesettingError(
            f"no font of this machine has `{letters[1]}`; install one that has (such as Noto), or write .html"
        ) from error


def as_typst(page: Page) -> Typeset:
    """The page in the language of Typst. Whatever a map holds is a string: nothing in it becomes markup."""
    style = roles_typst() + (Path(__file__).parent / "page.typ").read_text(encoding="utf-8")
    written = _TypstWriter(page.places)
    body = "\n\n".join(line for block in page.blocks for line in written.block(block))
    title, language = typst_string(page.title), typst_string(page.language[:2])
    source = f"{style}\n#show: body => page-of({title}, {language}, body)\n\n{body}\n"
    return Typeset(source, written.pictures)


class _TypstWriter:
    """Writes blocks, with links to the claims that stand in the same file."""

    def __init__(self, places: Mapping[str, str]) -> None:
        self.places = places
        self.pictures: dict[str, str] = {}
        self.parts = 0

    def block(self, block: Block) -> Iterator[str]:
        match block:
            case Heading(level, words):
                yield self.heading(level, words)
            case Paragraph(words):
                yield self.words(words)
            case Bullets(items, numbered):
                yield "\n".join(line for item in items for line in self.item(item, 0, "+" if numbered else "-"))
            case Table():
                yield self.table(block)
            case Figure(svg, kind):
                if kind in ("overview", "chart"):
                    name = f"picture-{len(self.pictures)}.svg"
                    self.pictures[name] = _XML_HEAD.sub("", svg)
                    highest = "330pt" if kind == "overview" else "700pt"
                    yield f"#picture({typst_string(name)}, {typst_string(block.words or 'A chart')}, {highest})"

    def heading(self, level: int, words: Words) -> str:
        new = "#pagebreak(weak: true)\n" if level == 2 and not self.parts else ""
        self.parts += level == 2
        if level == 3 and not self.parts:
            # No level may be left out between two headings of an accessible document.
            return f"#heading(level: 2, [{self.words(words)}]) <small>"
        return f"{new}#heading(level: {level}, [{self.words(words)}])"

    def item(self, item: Item, depth: int, sign: str) -> Iterator[str]:
        label = f"#metadata(none) <{item.anchor}> " if f"#{item.anchor}" in self.places.values() else ""
        words = self.words(item.words)
        yield f"{'  ' * depth}{sign} {label}{words if not depth else f'#below[{words}]'}"
        for each in item.below:
            yield from self.item(each, depth + 1, "-")

    def table(self, table: Table) -> str:
        rows = [[str(cell) for cell in row] for row in (table.head, *table.rows)]
        columns = ", ".join(map(_width, zip(*rows, strict=True)))
        head = "".join(f"[{self.words(cell)}], " for cell in table.head)
        cells = "\n".join("".join(f"[{self.words(cell)}], " for cell in row) for row in table.rows)
        return f"#sheet(({columns},), ({head}),\n{cells}\n)"

    def words(self, words: Words) -> str:
        return "".join(map(self.piece, words.pieces))

    def piece(self, piece: Piece) -> str:
        shown = typst_string(piece.text)
        kind, _, look = piece.kind.partition(" ")
        place = self.places.get(piece.text, "") if kind in ("id", "number") else ""
        if kind == "id":
            return _linked(f"raw({shown})", place)
        if kind == "number":
            return _linked(f"number({shown})", place)
        if kind == "verdict":
            return f"#verdict({shown}, {typst_string(look)});"
        return f"#strong({shown});" if kind == "strong" else f"#{shown};"


def _linked(what: str, place: str) -> str:
    """A link within the file; what stands in another one is named by its number alone."""
    return f"#link(<{place[1:]}>, {what});" if place.startswith("#") else f"#{what};"


def _width(column: Sequence[str]) -> str:
    """How wide a column of a table is: short ones as their words are, others by what their longest cell holds."""
    longest = max(map(len, column))
    return "auto" if longest <= _SHORT else f"{min(longest, _WIDEST)}fr"


def typst_string(text: str) -> str:
    """A string of Typst."""
    shown = printable(text, kept="\n").replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{shown}"'


def has_typst() -> bool:
    """Whether Typst is installed."""
    return find_spec("typst") is not None


def svg_as_png(svg: str, *, resolution: int) -> bytes:
    """A picture in pixels, with so many dots per inch; nothing where Typst is not installed."""
    try:
        import typst
    except ImportError:
        return b""
    source = b'#set page(width: auto, height: auto, margin: 0pt)\n#image("picture.svg")'
    files = {"main.typ": source, "picture.svg": svg.encode()}
    return bytes(typst.compile(files, format="png", ppi=resolution))  # type: ignore[call-overload]
