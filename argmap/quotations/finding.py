"""What came out when a quotation was looked for in a text."""

import unicodedata
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
    """Kinds of words that turn a sentence into another one.

    `order` are the same words in another order, `hidden` marks that a reader does not see or letters of another
    script that look alike, `word` any other word.
    """

    NUMBER = "number"
    NEGATION = "negation"
    MODALITY = "modality"
    QUANTIFIER = "quantifier"
    CONDITION = "condition"
    UNIT = "unit"
    NAME = "name"
    OPPOSITE = "opposite"
    ORDER = "order"
    HIDDEN = "hidden"
    WORD = "word"


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
            return f"{_seen(self.text)} is left out"
        if not self.text:
            return f"{_seen(self.quoted)} is added"
        return f"{_seen(self.quoted)} for {_seen(self.text)}"


def _seen(words: str) -> str:
    """Words in marks, and with them the names of marks and letters that a reader cannot tell by their looks."""
    hidden = dict.fromkeys(each for each in words if "\u202a" <= each <= "\u202e" or "\u2066" <= each <= "\u2069")
    shown = "".join(each for each in words if each not in hidden)
    names = [unicodedata.name(each).lower() for each in hidden]
    latin = sum(each.isascii() and each.isalpha() for each in words)
    others = [each for each in words if unicodedata.name(each, "").startswith(("CYRILLIC", "GREEK"))]
    if latin and others:
        odd = others if len(others) <= latin else [each for each in words if each.isascii() and each.isalpha()]
        names += [f"with the {unicodedata.name(each).lower()}" for each in dict.fromkeys(odd)]
    told = ", ".join(names)
    if not shown.strip():
        return f"the mark “{told}”"
    return f"“{shown}” ({told})" if told else f"“{shown}”"


@attrs.frozen
class Gap:
    """What a quotation leaves out at `[...]`, or what a bracket of its own stands for.

    Attributes:
        start, end: offsets of the words of the text that it stands for.
        words: those words on one line, the first ones if they are very many.
        note: the quoter's own words in the bracket; empty where nothing stands for the words.
        differences: the words in it that bear on the rest of its sentence, or that the bracket replaces.
        joins: what ends in the gap, so that the quotation joins what does not belong together: `sentences`,
            `paragraphs` or `speakers`; else empty.
    """

    start: int
    end: int
    words: str
    note: str = ""
    differences: tuple[Difference, ...] = ()
    joins: str = ""

    __repr__ = brief_repr

    @property
    def altering(self) -> tuple[Difference, ...]:
        """The differences that turn what is said.

        A name or a number that is only left out does not, nor does a word in a bracket that is of no kind.
        """
        lesser = {Critical.WORD} if self.note else {Critical.NAME, Critical.NUMBER, Critical.WORD}
        return tuple(each for each in self.differences if set(each.critical) - lesser)

    @property
    def lesser(self) -> tuple[Difference, ...]:
        """The other ones."""
        return tuple(each for each in self.differences if each not in self.altering)


class CutKind(StrEnum):
    """How the words next to a passage, in its sentence, bear on it."""

    DENIED = "denied"
    NOT = "not"
    CONDITION = "condition"
    DOUBT = "doubt"
    AMOUNT = "amount"
    GOVERNED = "governed"
    NUMBER = "number"
    QUESTION = "question"


@attrs.frozen
class CutEnd:
    """Words of the same sentence right before or after a passage that say how it is meant.

    Attributes:
        how: `denied` (somebody denies it), `not` (a negation), `condition`, `doubt` (it is alleged, suspected,
            hoped, and so on), `amount` (*at least*, *nearly*), `governed` (it hangs on `... that` after
            something else than plain saying), `number` (the passage begins or ends inside a number with its sign and
            unit) or `question` (the text asks it).
        start, end: their offsets.
        words: as the text has them.
        after: whether they stand behind the passage.
    """

    how: CutKind
    start: int
    end: int
    words: str
    after: bool = False

    __repr__ = brief_repr


@attrs.frozen
class Finding:
    """Where a quotation stands in a text, and how it differs from it.

    Attributes:
        status: the outcome.
        fit: how the words stand at the passage, whatever else is to be said: of an ambiguous quotation, at the first
            of its places; `None` where nothing was compared.
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
        gaps: what each gap and bracket of the quotation stands for.
        ends: words next to the passage that bear on it and are not quoted.
        skipped: what of the text the passage goes on behind, such as the foot of a page: offsets and what it is.
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
    fit: Status | None = None
    folds: tuple[str, ...] = ()
    pieces: tuple[tuple[int, int], ...] = ()
    occurrences: tuple[tuple[int, int], ...] = ()
    more: bool = False
    differences: tuple[Difference, ...] = ()
    gaps: tuple[Gap, ...] = ()
    ends: tuple[CutEnd, ...] = ()
    skipped: tuple[tuple[int, int, str], ...] = ()
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
    def gap(self) -> int:
        """Characters of the text in the largest gap."""
        return max((gap.end - gap.start for gap in self.gaps if not gap.note), default=0)

    @property
    def crosses_paragraph(self) -> bool:
        """Whether a gap holds the end of a paragraph."""
        return any(gap.joins == "paragraphs" for gap in self.gaps)

    @property
    def all_differences(self) -> tuple[Difference, ...]:
        """The words that differ, and those that gaps leave out and brackets replace."""
        return (*self.differences, *(each for gap in self.gaps for each in gap.differences))

    @property
    def altering(self) -> tuple[Difference, ...]:
        """The differences that turn what is said: changed words, and what gaps and brackets swallow."""
        words = (each for each in self.differences if each.critical)
        return (*words, *(each for gap in self.gaps for each in gap.altering))

    @property
    def critical(self) -> tuple[Critical, ...]:
        """The kinds of critical words that differ, are left out in a gap or replaced in a bracket, each once."""
        found = {kind for each in self.all_differences for kind in each.critical}
        return tuple(kind for kind in Critical if kind in found)
