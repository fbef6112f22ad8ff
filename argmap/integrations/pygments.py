"""The lexer for Pygments: Sphinx, MkDocs and whatever else colours code with it knows `argmap` once this is installed.

Needs the package pygments, which such tools bring along.
"""

from collections.abc import Iterator
from typing import Any, ClassVar

from pygments.lexer import Lexer
from pygments.token import Comment, Generic, Keyword, Name, Operator, Punctuation, String, Text, Token

from argmap.integrations.highlighting import parts

_KINDS: dict[str, Any] = {
    "comment": Comment.Single,
    "keyword": Keyword,
    "verb": Operator.Word,
    "punctuation": Punctuation,
    "declaration": Name.Class,
    "name": Name.Variable,
    "heading": Generic.Heading,
    "text": Text,
    "quotation": String.Other,
    "property": Name.Attribute,
    "value": String,
    "constant": Name.Constant,
    "path": String.Symbol,
}


class ArgmapLexer(Lexer):  # type: ignore[misc]  # the package tells no types
    """Colours a file by the forms of its lines."""

    name = "argmap"
    aliases: ClassVar[list[str]] = ["argmap"]
    filenames: ClassVar[list[str]] = ["*.argmap"]
    mimetypes: ClassVar[list[str]] = ["text/x-argmap"]

    def get_tokens_unprocessed(self, text: str) -> Iterator[tuple[int, Any, str]]:
        """The tokens of a text: each line by its form, what has no form as it is."""
        offset = 0
        for line in text.splitlines(keepends=True):
            body = line.rstrip("\r\n")
            at = 0
            for start, end, what in parts(body):
                if start > at:
                    yield offset + at, Token.Text.Whitespace, body[at:start]
                yield offset + start, _KINDS[what], body[start:end]
                at = end
            if at < len(line):
                yield offset + at, Token.Text.Whitespace if not line[at:].strip() else Token.Text, line[at:]
            offset += len(line)
