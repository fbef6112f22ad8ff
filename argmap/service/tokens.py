"""The colours that only a whole map knows: names by what they are and how they stand, quotations by their check."""

from enum import StrEnum

import attrs

from argmap.resolve.scopes import NameKind
from argmap.service.view import FileView


class TokenKind(StrEnum):
    """What a piece of the text is."""

    CLAIM = "claim"
    SOURCE = "source"
    SPEAKER = "speaker"
    STEP = "step"
    QUESTION = "question"
    QUOTATION = "quotation"


MODIFIERS = (
    "declaration",
    "unchallenged",
    "answered",
    "assumed",
    "disputed",
    "unsupported",
    "countered",
    "good",
    "bad",
    "unchecked",
)
"""What can be said of a token besides: a declaration, the word of the verdict, how the words fit their text."""
_KINDS = {
    NameKind.CLAIM: TokenKind.CLAIM,
    NameKind.SOURCE: TokenKind.SOURCE,
    NameKind.SPEAKER: TokenKind.SPEAKER,
    NameKind.QUESTION: TokenKind.QUESTION,
}


@attrs.frozen
class Token:
    """A piece of the text in one line, what it is, and what else is to be said of it."""

    start: int
    end: int
    kind: TokenKind
    modifiers: tuple[str, ...] = ()


def tokens(view: FileView) -> list[Token]:
    """The names and quotations of a file, in its order; a quotation of several lines is one token for each."""
    compiled = view.compilation
    if compiled is None:
        return []
    found = []
    for each in view.names:
        modifiers = ["declaration"] if each.occurrence.declares else []
        if each.entity.kind is NameKind.CLAIM and each.entity.id in compiled.map.claims:
            modifiers.append(compiled.standing(each.entity.id).word.value)
        kind = _KINDS.get(each.entity.kind, TokenKind.STEP)
        found.append(Token(each.start, each.end, kind, tuple(modifiers)))
    for quoted in view.quotations:
        status = quoted.checked.status
        told = "unchecked" if not status.checked else "good" if status.good and not quoted.checked.altered else "bad"
        at = quoted.start
        for line in view.text[quoted.start : quoted.end].splitlines(keepends=True):
            words = line.strip()
            skipped = len(line) - len(line.lstrip())
            if words.startswith("|"):
                skipped += 1 + len(words[1:]) - len(words[1:].lstrip())
                words = words[1:].strip()
            if words:
                found.append(Token(at + skipped, at + skipped + len(words), TokenKind.QUOTATION, (told,)))
            at += len(line)
    return sorted(found, key=lambda each: each.start)
