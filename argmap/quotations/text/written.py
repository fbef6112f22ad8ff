"""What an analyst wrote down as a quotation: its marks, its gaps and his own words in it.

"[T]he street will be closed [...] by the summer"
 ^^^ his own                 ^^^^^ left out
"""

import re

import attrs

_PAIRS = {
    '"': '"',
    "\u201c": "\u201d\u201c",
    "\u201d": "\u201d",
    "\u201e": "\u201c\u201d",
    "\u00ab": "\u00bb",
    "\u00bb": "\u00ab\u00bb",
    "\u2018": "\u2019",
    "\u201a": "\u2018\u2019",
    "\u2039": "\u203a",
    "\u300c": "\u300d",
    "\u300e": "\u300f",
    "'": "'",
}
_ELISION = r"\[\s*(?:\.\s?\.\s?\.|\u2026)\s*\]"
_BARE = r"\.\s?\.\s?\.|\u2026"
_NOTE = r"\[[^\[\]\n]*\]"
_MARKED = re.compile(rf"(?P<elision>{_ELISION})|(?P<note>{_NOTE})")
_ALL = re.compile(rf"(?P<elision>{_ELISION}|{_BARE})|(?P<note>{_NOTE})")


@attrs.frozen
class WrittenGap:
    """What stands between two pieces: left-out text, or the analyst's own words for something short."""

    note: str | None = None
    elides: bool = attrs.field(default=attrs.Factory(lambda gap: gap.note is None, takes_self=True))

    @property
    def longest(self) -> int | None:
        """The most characters of the text that it may stand for; `None` where there is no limit."""
        return None if self.elides else max(100, 3 * len(self.note or ""))


@attrs.frozen
class Pieces:
    """The verbatim pieces of a quotation in their order, and the gaps between them.

    `glued` says for each piece whether a bracket touches its beginning, and whether one touches its end; `lead` and
    `tail` are what stands before the first piece and after the last one.
    """

    texts: tuple[str, ...]
    gaps: tuple[WrittenGap, ...]
    glued: tuple[tuple[bool, bool], ...]
    lead: WrittenGap | None = None
    tail: WrittenGap | None = None


def without_marks(quote: str) -> str:
    """The quotation without the one pair of quotation marks that stands round all of it."""
    quote = quote.strip()
    closing = _PAIRS.get(quote[:1], "")
    inner = quote[1:-1]
    if len(quote) > 2 and quote[-1] in closing and not (set(quote[0] + closing) & set(inner)):
        return inner.strip()
    return quote


def with_notes_as_text(quote: str) -> str:
    """The quotation with editorial brackets taken for what they hold: `[T]he` is `The`."""
    return re.sub(
        rf"{_ELISION}|{_NOTE}",
        lambda match: match[0] if re.fullmatch(_ELISION, match[0]) else match[0][1:-1],
        quote,
    )


def pieces(quote: str, *, bare: bool) -> Pieces:
    """Cut a quotation at its gaps; with `bare`, at ellipses without brackets too."""
    texts: list[str] = []
    gaps: list[WrittenGap] = []
    glued: list[tuple[bool, bool]] = []
    lead: WrittenGap | None = None
    done = 0
    touched = False
    waiting: WrittenGap | None = None
    for match in (_ALL if bare else _MARKED).finditer(quote):
        gap = WrittenGap(None if match["elision"] else match["note"][1:-1])
        piece = quote[done : match.start()]
        if re.search(r"\w", piece):
            if texts:
                gaps.append(waiting or WrittenGap())
            else:
                lead = waiting
            texts.append(piece.strip())
            glued.append((touched and not piece[0].isspace(), not piece[-1].isspace()))
            waiting = gap
        else:
            waiting = _joined(waiting, gap)
        done = match.end()
        touched = True
    piece = quote[done:]
    if re.search(r"\w", piece):
        if texts:
            gaps.append(waiting or WrittenGap())
        else:
            lead = waiting
        texts.append(piece.strip())
        glued.append((touched and not piece[0].isspace(), False))
        waiting = None
    return Pieces(texts=tuple(texts), gaps=tuple(gaps), glued=tuple(glued), lead=lead, tail=waiting)


def _joined(one: WrittenGap | None, other: WrittenGap) -> WrittenGap:
    """What two gaps with nothing between them stand for: left-out text wins, so that nothing limits it."""
    if one is None:
        return other
    if one.note is None and other.note is None:
        return one
    return WrittenGap(f"{one.note or ''} {other.note or ''}".strip(), elides=one.elides or other.elides)
