"""The grammar, read by lark, and the callbacks that make nodes of what it finds."""

import os
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, cast

from lark import Lark, Token, Transformer, UnexpectedToken
from lark.lexer import Lexer

from argmap.syntax import nodes
from argmap.syntax.nodes import Word

END = Token("END", "")


def grammar_text() -> str:
    """The grammar: beside the modules in a wheel, beside the package in a checkout."""
    packaged = files("argmap") / "grammars" / "argmap.lark"
    if packaged.is_file():
        return packaged.read_text(encoding="utf-8")
    return (Path(__file__).parents[2] / "grammars" / "argmap.lark").read_text(encoding="utf-8")


class Unexpected(Exception):  # noqa: N818 - an answer, not a fault
    """A word that cannot stand where it stands, and the kinds of word that could."""

    def __init__(self, word: Word | None, expected: frozenset[str]) -> None:
        super().__init__(word, expected)
        self.word = word
        self.expected = expected


def parse_statements(words: Iterable[Word | Token]) -> list[nodes.Statement]:
    """Make the nodes of statements, each of which ends with `END`.

    Raises:
        Unexpected: at the first word that the grammar does not allow (`None` for an end).
    """
    try:
        # The words are our own: lark asks for nothing but their type.
        return cast("list[nodes.Statement]", _parser().parse(cast("Any", words)))
    except UnexpectedToken as error:
        word = error.token if isinstance(error.token, Word) else None
        raise Unexpected(word, frozenset(error.expected)) from None


class _Words(Lexer):
    """Hands on the words of a statement as they come."""

    def __init__(self, conf: object) -> None:
        pass

    def lex(self, data: Any) -> Iterator[Token]:  # type: ignore[override]  # lark's interface for token sources
        return iter(data)


@cache
def _parser() -> Lark:
    return Lark(
        grammar_text(),
        parser="lalr",
        lexer=_Words,
        transformer=_Nodes(),
        maybe_placeholders=False,
        cache=_tables() or False,
    )


def _tables() -> str:
    """The file in the user's cache folder that keeps the tables of the parser; none if it cannot be.

    Making the tables takes longer than checking a small map. Lark looks itself whether the file
    belongs to this grammar and to its own version, and makes it anew if not.
    """
    folder = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "argmap"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        return ""
    return str(folder / f"grammar-{sys.version_info.major}.{sys.version_info.minor}.tables")


class _Nodes(Transformer[Any, Any]):
    """One callback a rule; children come as a list in the order of the grammar."""

    def start(self, items: list[Any]) -> list[nodes.Statement]:
        return items[::2]

    def settings(self, items: list[Any]) -> tuple[nodes.Setting, ...]:
        return tuple(items[1:-1])

    claim_block = step_block = settings

    def setting(self, items: list[Any]) -> nodes.Setting:
        return nodes.Setting(items[0], items[1])

    def assumed(self, items: list[Any]) -> nodes.Assumed:
        return nodes.Assumed(items[0])

    def map(self, items: list[Any]) -> nodes.MapHead:
        return nodes.MapHead(items[0], items[1], _block(items, 2))

    def source(self, items: list[Any]) -> nodes.SourceDecl:
        return nodes.SourceDecl(items[0], items[1], items[2], _block(items, 3))

    def speaker(self, items: list[Any]) -> nodes.SpeakerDecl:
        return nodes.SpeakerDecl(items[0], items[1], items[2], _block(items, 3))

    def section(self, items: list[Any]) -> nodes.SectionHead:
        return nodes.SectionHead(items[0], items[1], _block(items, 2))

    def include(self, items: list[Any]) -> nodes.Include:
        return nodes.Include(items[0], items[1], items[3] if len(items) > 2 else None)

    def expect(self, items: list[Any]) -> nodes.Expect:
        return nodes.Expect(items[0], items[1], items[2])

    def claim(self, items: list[Any]) -> nodes.ClaimDecl:
        keyword, *rest, block = items if isinstance(items[-1], tuple) else [*items, ()]
        return nodes.ClaimDecl(keyword, rest[0] if len(rest) > 1 else None, rest[-1], block)

    def premises(self, items: list[Word]) -> tuple[Word, ...]:
        return tuple(items[::2])

    def relation(self, items: list[Any]) -> nodes.Relation:
        return _relation(items.pop(0), items)

    def premise_of(self, items: list[Any]) -> nodes.Relation:
        premises: tuple[Word, ...] = ()
        if items[0].type == "PLUS":
            at = next(i for i in range(2, len(items), 2) if items[i].type != "PLUS")
            premises = tuple(items[1:at:2])
            del items[:at]
        return _relation(premises, items)

    def reference(self, items: list[Any]) -> nodes.Reference:
        if len(items) == 1:
            return _to_name(items[0])
        if len(items) == 3:
            premises, _, target = items
            return nodes.Reference(premises, None, target, premises[0].start, target.end)
        opening, premises, verb, target, closing = items
        if verb.type == "ARROW":
            return nodes.Reference(premises, None, target, opening.start, closing.end)
        return nodes.Reference(premises, verb, target, opening.start, closing.end)

    def target(self, items: list[Any]) -> nodes.Reference:
        return self.reference(items)

    def verb(self, items: list[Word]) -> Word:
        return items[0]

    def step(self, items: list[Any]) -> nodes.Step:
        keyword, reason, *conjuncts = items
        return _reason(keyword, reason, tuple(conjuncts))

    undercut = step

    def conjunct(self, items: list[Any]) -> nodes.Step:
        return _reason(items[0], items[1], ())

    def told(self, items: list[Any]) -> tuple[Any, ...]:
        block = items.pop() if isinstance(items[-1], tuple) else ()
        text = items.pop()
        label = items[-1] if len(items) > 1 and items[-2].type == "AS" else None
        name = items[0] if items and items[0].type == "ID" else None
        return name, text, (), label, block

    def named(self, items: list[Any]) -> tuple[Any, ...]:
        block = items[-1] if len(items) > 1 and isinstance(items[-1], tuple) else ()
        label = items[2] if len(items) > 2 else None
        return None, None, items[0], label, block

    def quotation(self, items: list[Any]) -> nodes.Quotation:
        settings = items.pop() if isinstance(items[-1], tuple) else ()
        speaker = locator = None
        for i in range(2, len(items) - 1, 2):
            if items[i].type == "BY":
                speaker = items[i + 1]
            else:
                locator = items[i + 1]
        return nodes.Quotation(items[0], items[1], speaker, locator, items[-1], settings)


def _block(items: list[Any], at: int) -> tuple[Any, ...]:
    return items[at] if len(items) > at else ()


def _relation(premises: tuple[Word, ...], items: list[Any]) -> nodes.Relation:
    """A relation of its premises and the rest: verb, target, perhaps `as` and a label, perhaps a block."""
    size = len(items)
    block = items[-1] if size > 2 and isinstance(items[-1], tuple) else ()
    return nodes.Relation(premises, items[0], _to_name(items[1]), items[3] if size > 3 else None, block)


def _to_name(found: "Word | nodes.Reference") -> nodes.Reference:
    if isinstance(found, nodes.Reference):
        return found
    return nodes.Reference((found,), None, None, found.start, found.end)


def _reason(keyword: Word, reason: tuple[Any, ...], conjuncts: tuple[nodes.Step, ...]) -> nodes.Step:
    name, text, premises, label, block = reason
    return nodes.Step(keyword, name, text, premises, label, block, conjuncts)
