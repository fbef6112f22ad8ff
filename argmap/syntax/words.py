"""Telling the names and signs in a line apart."""

import re
from collections.abc import Iterator

from argmap.names import NAME, normal
from argmap.syntax.nodes import Word

_PIECE = re.compile(rf"({NAME})|(->|[+()])|([^ \t+()]+)")
_SIGNS = {"+": "PLUS", "->": "ARROW", "(": "LPAR", ")": "RPAR"}
_WORDS = {
    "supports": "SUPPORTS",
    "rebuts": "REBUTS",
    "undercuts": "UNDERCUTS",
    "contradicts": "CONTRADICTS",
    "implies": "IMPLIES",
    "restates": "RESTATES",
    "as": "AS",
    "by": "BY",
}
VERBS = ("supports", "rebuts", "undercuts", "contradicts", "implies", "restates")


def words(text: str, start: int, end: int, *, named: bool = False) -> Iterator[Word]:
    """The words of a relation or of what follows `because`, typed by where they stand.

    A word is a name where a name is due, whatever it says, so that `supports` can name a claim; after
    a name it is a verb or `as`. `named` says that a name stands before the first word. What is
    neither is of type `OTHER`.
    """
    declares = False
    for match in _PIECE.finditer(text, start, end):
        piece = match[0]
        if match[1] is None:
            kind = _SIGNS.get(piece, "OTHER")
            named = kind in ("RPAR", "OTHER")
        elif named:
            kind = _WORDS.get(piece, "OTHER")
            declares = kind == "AS"
            named = kind == "OTHER"
        else:
            kind, piece = "ID" if declares else "NAME", normal(piece)
            declares, named = False, True
        yield Word(kind, piece, match.start(), match.end())
