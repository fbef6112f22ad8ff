"""What is wrong with a name, and with what stands where one is due."""

import re

from argmap.catalogue.rules import (
    BAD_NAME,
)
from argmap.diagnostics.diagnostic import Diagnostic, Edit
from argmap.names import NAME_HELP, NAME_RE, show
from argmap.names import bad_character as first_bad_character
from argmap.source import Source, Span


def bad_character(source: Source, offset: int) -> Diagnostic:
    """A name with a quotation mark, an emoji or an invisible sign in it."""
    return bad_name(source, offset, offset + 1, f"a name cannot hold {show(source.text[offset])}")


def name_problem(source: Source, rest: list[re.Match[str]], form: str) -> Diagnostic:
    """Between keyword and colon stands something that is not one name."""
    for word in rest:
        if not is_name(word[0]):
            at = NAME_RE.match(word[0])
            if at is None:
                message = f"a name cannot begin with {show(word[0][0])}"
                return bad_name(source, word.start(), word.end(), message)
            offset = word.start() + at.end()
            return bad_name(source, offset, offset + 1, f"a name cannot hold {show(source.text[offset])}")
    span = Span(source, rest[0].start(), rest[-1].end())
    joined = "_".join(word[0] for word in rest)
    return Diagnostic.at(
        BAD_NAME, span, f"a name is one word, `{joined}` for instance", help=form, edits=[Edit(span, joined)]
    )


def no_name(source: Source, span: Span) -> Diagnostic:
    """Where a name is due stands something else."""
    at = NAME_RE.match(span.text)
    if at is None:
        return bad_name(source, span.start, span.end, f"a name cannot begin with {show(span.text[0])}")
    offset = span.start + min(at.end(), len(span.text) - 1)
    return bad_name(source, offset, offset + 1, f"a name cannot hold {show(source.text[offset])}")


def bad_name(source: Source, start: int, end: int, message: str) -> Diagnostic:
    """The diagnostic of a name that is none."""
    return Diagnostic.at(BAD_NAME, Span(source, start, end), message, help=NAME_HELP)


def is_name(word: str) -> bool:
    """Whether a word could be a name."""
    return NAME_RE.fullmatch(word) is not None and first_bad_character(word) is None
