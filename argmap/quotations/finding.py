"""What came out when a quotation was looked for in a text."""

from enum import StrEnum

import attrs

from argmap.brief_repr import brief_repr


class Status(StrEnum):
    """How well a quotation fits its text."""

    EXACT = "exact"
    NORMALISED = "normalised"
    ELIDED = "elided"
    APPROXIMATE = "approximate"
    AMBIGUOUS = "ambiguous"
    NOT_FOUND = "not-found"
    UNCHECKED = "unchecked"
    SOURCE_CHANGED = "source-changed"

    @property
    def good(self) -> bool:
        """Whether the words stand in the text."""
        return self in (Status.EXACT, Status.NORMALISED, Status.ELIDED)

    @property
    def checked(self) -> bool:
        """Whether the quotation was compared with a text at all."""
        return self is not Status.UNCHECKED


class Critical(StrEnum):
    """Kinds of words that turn a sentence into another one."""

    NUMBER = "number"
    NEGATION = "negation"
    MODALITY = "modality"
    QUANTIFIER = "quantifier"
    NAME = "name"
    OPPOSITE = "opposite"


@attrs.frozen
class Difference:
    """Words of the quotation where the text has others.

    `quoted` is empty where the quotation leaves words out, `text` where it adds some; `start` and
    `end` are offsets into the text.
    """

    quoted: str
    text: str
    start: int
    end: int
    critical: tuple[Critical, ...] = ()

    __repr__ = brief_repr

    def __str__(self) -> str:
        if not self.quoted:
            return f"“{self.text}” is left out"
        if not self.text:
            return f"“{self.quoted}” is added"
        return f"“{self.quoted}” for “{self.text}”"


@attrs.frozen
class Finding:
    """Where a quotation stands in a text, and how it differs from it.

    Attributes:
        status: the outcome.
        start: offset of the passage in the text as read, in code points; of `not-found` that of the
            closest passage; `None` where there is none.
        end: offset after the passage.
        score: similarity from 0 to 1 (normalised Indel similarity of the folded texts); 1 where the
            words stand there.
        folds: names of the folds without which the two would not be alike.
        pieces: the offsets of the pieces of an elided quotation; otherwise of the one passage.
        occurrences: of an ambiguous quotation the offsets of its places, of the first ones if they are very many.
        more: whether it has more places than those.
        differences: the words that differ, of an approximate or not found quotation.
        gap: characters of the text in the largest gap of an elided quotation.
        crosses_paragraph: whether a gap holds the end of a paragraph.
        cut: whether the quotation begins or ends inside a word.
        before: some 60 characters before the passage.
        after: some 60 characters after it.
        wording: the text's own wording of the passage, where it differs.
        reason: why nothing was checked, or why an ambiguous quotation stays so.
    """

    status: Status
    start: int | None = None
    end: int | None = None
    score: float = 0.0
    folds: tuple[str, ...] = ()
    pieces: tuple[tuple[int, int], ...] = ()
    occurrences: tuple[tuple[int, int], ...] = ()
    more: bool = False
    differences: tuple[Difference, ...] = ()
    gap: int = 0
    crosses_paragraph: bool = False
    cut: bool = False
    before: str = ""
    after: str = ""
    wording: str = ""
    reason: str = ""

    __repr__ = brief_repr

    @property
    def times(self) -> str:
        """How often an ambiguous quotation stands there: `2 times`, `more than 1,000 times`."""
        return f"{'more than ' if self.more else ''}{len(self.occurrences):,} times"

    @property
    def critical(self) -> tuple[Critical, ...]:
        """The kinds of critical words that differ, each once."""
        return tuple(dict.fromkeys(kind for difference in self.differences for kind in difference.critical))
