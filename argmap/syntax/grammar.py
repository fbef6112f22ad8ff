"""The grammar, read by lark, and the callbacks that make nodes of what it finds."""

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Generic, TypeVar, cast

import attrs
from lark import Lark, Token, Transformer, UnexpectedToken
from lark.lexer import Lexer

from argmap.syntax import nodes
from argmap.syntax.nodes import Word
from argmap.syntax.tables import Tables, kept_tables

T = TypeVar("T")


@attrs.define(eq=False, repr=False)  # not frozen, for the same reason as a `Word`
class LineToken:
    """A line as a token: what kind of line it is, and its node as far as the line alone tells."""

    type: str
    node: Any


INDENT = LineToken("INDENT", None)
DEDENT = LineToken("DEDENT", None)
END = Token("END", "")
"""Comes last; lark wants to see one token of its own there."""


class Unexpected(Exception, Generic[T]):  # noqa: N818 - an answer, not a fault
    """The place of the first token that cannot stand where it stands, and the kinds that could."""

    def __init__(self, at: int, expected: frozenset[str]) -> None:
        super().__init__(at, expected)
        self.at = at
        self.expected = expected


def parse_statements(tokens: Sequence[LineToken | Token]) -> list[nodes.Statement]:
    """Make the nodes of statements; `END` comes last.

    Raises:
        Unexpected: at the first line that the grammar does not allow.
    """
    return cast("list[nodes.Statement]", _parse(tokens, "start"))


def parse_words(words: Sequence[Word], start: str) -> Any:
    """Parse a line of names by the rule of that name; returns what its callback below makes.

    Raises:
        Unexpected: at the first word that the grammar does not allow.
    """
    return _parse([*words, END], start)


def _parse(tokens: Sequence[object], start: str) -> Any:
    try:
        # The tokens are our own: lark asks for nothing but their type.
        return _parser().parse(cast("Any", tokens), start)
    except UnexpectedToken as error:
        refused = error.token
        # Some tokens stand for many lines alike, so count what lark has taken instead of searching.
        at = next(iter(i for i, each in enumerate(tokens) if each is refused), len(tokens))
        if refused in (INDENT, DEDENT):
            at = _count_taken(tokens, start)
        raise Unexpected(at, frozenset(error.expected)) from None


def _count_taken(tokens: Sequence[object], start: str) -> int:
    """How many tokens the grammar accepts before the first that it refuses."""
    taken = 0

    def counted() -> Iterator[object]:
        nonlocal taken
        for token in tokens:
            taken += 1
            yield token

    try:
        _parser().parse(cast("Any", counted()), start)
    except UnexpectedToken:
        return taken - 1
    raise AssertionError("accepted at the second try")


def grammar_text() -> str:
    """The grammar: beside the modules in a wheel, beside the package in a checkout."""
    package = Path(__file__).parents[1]
    packaged = package / "grammars" / "argmap.lark"
    path = packaged if packaged.is_file() else package.parent / "grammars" / "argmap.lark"
    return path.read_text(encoding="utf-8")


class _Tokens(Lexer):
    """Hands on tokens as they come."""

    def __init__(self, conf: object) -> None:
        pass

    def lex(self, data: Any) -> Iterator[Token]:  # type: ignore[override]  # lark's interface for token sources
        return iter(data)


STARTS = ("start", "relation_line", "premise_line", "names_line")
"""The rules that a parse can begin with."""


@cache
def _parser() -> Lark:
    grammar = grammar_text()
    tables = kept_tables(grammar)
    return made_parser(grammar) if tables is None else _loaded_parser(tables)


def made_parser(grammar: str) -> Lark:
    """A parser whose tables are made anew, which takes longer than checking a small map."""
    return Lark(grammar, parser="lalr", lexer=_Tokens, start=[*STARTS], transformer=_Nodes(), maybe_placeholders=False)


def _loaded_parser(tables: Tables) -> Lark:
    """A parser with tables that were made before: lark's own form of them, plain data all through."""
    data, rules = tables
    data["options"]["lexer"] = _Tokens
    data["parser"]["lexer_conf"]["lexer_type"] = _Tokens
    load: Any = Lark._load_from_dict  # public are only the ways through a pickle
    return cast("Lark", load(data, rules, transformer=_Nodes()))


class _Nodes(Transformer[Any, Any]):
    """One callback a rule; children come as a list in the order of the grammar."""

    def start(self, items: list[Any]) -> list[nodes.Statement]:
        return [_node(each) for each in items[:-1]]

    def head(self, items: list[Any]) -> Any:
        return with_details(items[0].node, items[1]) if len(items) > 1 else items[0].node

    claim = quotation = relation = premise_of = argued = head

    def settings(self, items: list[Any]) -> tuple[nodes.Detail, ...]:
        return tuple([_node(each) for each in items[1:-1]])

    claim_block = step_block = question_block = settings

    def step(self, items: list[Any]) -> nodes.Step:
        first: nodes.Step = items[0].node
        block = items[1] if len(items) > 1 and isinstance(items[1], tuple) else ()
        joined = items[2:] if block else items[1:]
        if not block and not joined:
            return first
        return attrs.evolve(first, details=block, conjuncts=tuple(joined))

    joined = exception = step

    def premises(self, items: list[Word]) -> tuple[Word, ...]:
        return tuple(items[::2])

    def relation_line(self, items: list[Any]) -> nodes.Relation:
        return _relation(items[0], items[1:])

    def premise_line(self, items: list[Any]) -> nodes.Relation:
        at = 0
        while items[at].type == "PLUS":
            at += 2
        return _relation(tuple(items[1:at:2]), items[at:])

    def names_line(self, items: list[Any]) -> tuple[tuple[Word, ...], Word | None]:
        return items[0], items[2] if len(items) > 2 else None

    def reference(self, items: list[Any]) -> "Word | nodes.Reference | nodes.Aimed":
        if len(items) == 1:
            return cast("Word | nodes.Aimed", items[0])
        if len(items) == 3:
            premises, _, target = items
            return nodes.Reference(premises=premises, verb=None, target=target, start=premises[0].start, end=target.end)
        opening, premises, verb, target, closing = items
        kind = None if verb.type == "ARROW" else verb
        return nodes.Reference(premises=premises, verb=kind, target=target, start=opening.start, end=closing.end)

    def quoted(self, items: list[Word]) -> nodes.Aimed:
        return nodes.Aimed(claim=items[0], who=items[2], start=items[0].start, end=items[2].end)

    def target(self, items: list[Any]) -> "Word | nodes.Reference | nodes.Aimed":
        return self.reference(items)

    def verb(self, items: list[Word]) -> Word:
        return items[0]


def with_details(node: Any, details: tuple[nodes.Detail, ...]) -> Any:
    """The node of a line with what stands below it."""
    if isinstance(node, nodes.ClaimDecl):  # the most frequent one, and quicker so
        return nodes.ClaimDecl(node.keyword, node.name, node.text, details)
    return attrs.evolve(node, details=details)


def _node(item: Any) -> Any:
    return item.node if isinstance(item, LineToken) else item


def _relation(premises: tuple[Word, ...], rest: Sequence[Any]) -> nodes.Relation:
    """A relation of its premises and the rest: verb, target, perhaps `as` and a label, `END`."""
    return nodes.Relation(premises, rest[0], rest[1], rest[3] if len(rest) > 3 else None)
