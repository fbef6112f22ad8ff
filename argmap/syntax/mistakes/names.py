"""What is wrong with a name, and with what stands where one is due."""

import re

import attrs

from argmap.catalogue.rules import (
    BAD_NAME,
)
from argmap.diagnostics.diagnostic import Diagnostic, Edit, Label
from argmap.english import count
from argmap.names import NAME_HELP, NAME_RE, show
from argmap.names import bad_character as first_bad_character
from argmap.source import Source, Span

MOST_PLACES = 5
"""Further places of a name that is none which its message shows."""
_NO_NAME = re.compile(r"[\s:+()|,]")
"""Signs that end a word in which a name was meant."""


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
    """The diagnostic of a name that is none; the repair is the nearest that is one."""
    first, last = start, end
    while first and not _NO_NAME.match(source.text[first - 1]):
        first -= 1
    while last < len(source.text) and not _NO_NAME.match(source.text[last]):
        last += 1
    meant = meant_name(source.text[first:last])
    edits = [Edit(Span(source, first, last), meant)] if meant else []
    help_ = f"{NAME_HELP}: `{meant}` for instance" if meant else NAME_HELP
    return Diagnostic.at(BAD_NAME, Span(source, start, end), message, help=help_, edits=edits)


def meant_name(word: str) -> str:
    """A name that a word could stand for; nothing where none of its signs is one of a name."""
    kept = re.sub(r"[^\w-]+", "_", "".join("_" if first_bad_character(sign) is not None else sign for sign in word))
    kept = kept.strip("_-")
    meant = f"c{kept}" if kept[:1].isdigit() else kept
    return meant if is_name(meant) else ""


def each_name_once(diagnostics: list[Diagnostic]) -> list[Diagnostic]:
    """The same, but a word that is no name is told once, and so are all that begin with a digit."""
    first: dict[str, int] = {}
    kept: list[Diagnostic] = []
    more: dict[int, list[Diagnostic]] = {}
    for each in diagnostics:
        word = each.edits[0].span.text if each.rule is BAD_NAME and each.edits else ""
        key = "1" if word[:1].isdigit() else word
        if word and key in first:
            more.setdefault(first[key], []).append(each)
            continue
        if word:
            first[key] = len(kept)
        kept.append(each)
    for at, others in more.items():
        each = kept[at]
        words = {other.edits[0].span.text for other in others} - {each.edits[0].span.text}
        also = f" (and {count(len(words), 'more name')} of this file begin with a digit)" if words else ""
        if len(words) == 1:
            also = " (and 1 more name of this file begins with a digit)"
        edits = (*each.edits, *(edit for other in others for edit in other.edits))
        shown = [Label(other.span, "and here") for other in others[:MOST_PLACES]]
        left = len(others) - len(shown)
        kept[at] = attrs.evolve(
            each,
            message=each.message + also,
            edits=tuple(dict.fromkeys(edits)),
            others=tuple(shown),
            notes=(f"and in {count(left, 'more place')}",) if left else (),
        )
    return kept


def is_name(word: str) -> bool:
    """Whether a word could be a name."""
    return NAME_RE.fullmatch(word) is not None and first_bad_character(word) is None
