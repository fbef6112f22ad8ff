"""Looking for a quotation in a text, in layers: as it is, folded, with gaps, and by likeness."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

import attrs

from argmap.memory import remembered
from argmap.quotations.chain import TooCommonError, chains
from argmap.quotations.ends import ends_of
from argmap.quotations.finding import Finding, Gap, Status
from argmap.quotations.languages.language import Language
from argmap.quotations.languages.registry import language_of
from argmap.quotations.text.bare import bare
from argmap.quotations.text.fold import Folded
from argmap.quotations.text.folds import folds_between
from argmap.quotations.text.occurrences import cuts, occurrences
from argmap.quotations.text.quoted_text import MOST_TEXT, QuotedText
from argmap.quotations.text.written import Pieces, pieces, with_notes_as_text, without_marks

if TYPE_CHECKING:
    from argmap.quotations.nearest import Near

MOST_QUOTE = 20_000
"""Characters of the longest quotation that is checked."""
MOST_PIECES = 200
"""Pieces of the most cut-up quotation that is checked."""
MOST_COMPARED = 50
"""Places of a repeated passage whose folds are worked out; of more places none is meant alone."""
MOST_STEPS = 600_000
"""Characters of pieces that are compared with the text, place by place; a piece costs as much as `LEAST_STEP` more."""
LEAST_STEP = 50
PAGE_BREAK = "page break"
"""The fold by which a passage goes on behind the foot and the head of pages."""
MOST_BARE = 2_000_000
"""Characters of the longest text that is searched without its apparatus; in a longer one the closest passage is."""
MOST_PLACES = 1000
"""Places of a repeated passage that are listed."""


@attrs.frozen
class _Place:
    """A place of the quotation: its pieces as offsets into the text, and the folds that it takes."""

    pieces: tuple[tuple[int, int], ...]
    folds: tuple[str, ...]
    cut: Pieces | None = None

    @property
    def start(self) -> int:
        return self.pieces[0][0]

    @property
    def end(self) -> int:
        return self.pieces[-1][1]


class _Places(NamedTuple):
    """The places of a quotation, the first ones if they are very many; `more` says that there are more."""

    places: list[_Place]
    more: bool = False


@remembered
def find_quote(
    text: str | QuotedText,
    quote: str,
    *,
    language: str = "",
    prefix: str = "",
    suffix: str = "",
    occurrence: int = 0,
) -> Finding:
    r"""Look for a quotation in a text.

    `[...]` and `[…]` in the quotation stand for left-out text, other square brackets for the
    quoter's own words; a pair of quotation marks round all of it is dropped. Of a passage that
    occurs more than once, `prefix` and `suffix` (the words right before and after, as in the W3C Web
    Annotation Data Model, section 4.2.4) or `occurrence` (counted from 1) say which is meant.
    `language` is a code such as `en` or `de`; it tells which words are critical (by default the
    script of the quotation does). Whoever looks for many quotations in one text passes it as a
    `QuotedText`, which keeps what was worked out.

    Never raises for any text or quotation. Limits: a text of 20,000,000 characters, a quotation of
    20,000 characters and 200 pieces; beyond them the status is `unchecked` and `reason` says why.

    >>> found = find_quote("Footfall rose by 12 per\ncent.", "rose by 21 per cent")
    >>> found.status.value, [each.value for each in found.critical], str(found.differences[0])
    ('approximate', ['number'], '“21” for “12”')
    """
    text = QuotedText.of(text)
    quote = without_marks(quote)
    reason = _too_large(text, quote)
    if reason:
        return Finding(Status.UNCHECKED, reason=reason)
    spoken = language_of(language or text.language)
    try:
        places, more = _places(text, quote, spoken)
    except TooCommonError:
        return Finding(Status.UNCHECKED, reason="its pieces are too common to be put in order")
    if not places and not pieces(quote, bare=False).texts:
        return Finding(Status.UNCHECKED, reason="it holds no words of the text")
    if not places:
        return _by_likeness(text, quote, spoken)
    meant = _meant(text, places, prefix, suffix, occurrence)
    if len(meant) == 1:
        return _found(text, quote, meant[0], spoken)
    spans = tuple((place.start, place.end) for place in places)
    idle = ""
    if occurrence > len(places):
        idle = f"only the first {len(places):,} places are counted" if more else f"there is no place {occurrence}"
    elif prefix or suffix:
        idle = _idle(text, places, prefix, suffix)
    first = _found(text, quote, places[0], spoken)
    return attrs.evolve(first, status=Status.AMBIGUOUS, occurrences=spans, more=more, reason=idle)


def stands_in(text: QuotedText, quote: str) -> tuple[int, int] | None:
    """The first place of a quotation in a text, folded or in pieces; likeness does not count."""
    quote = without_marks(quote)
    try:
        spoken = language_of(text.language)
        places = [] if _too_large(text, quote) else _places(text, quote, spoken).places
    except TooCommonError:
        return None
    return (places[0].start, places[0].end) if places else None


def _too_large(text: QuotedText, quote: str) -> str:
    if len(text.source.text) > MOST_TEXT:
        return f"the text is longer than {MOST_TEXT:,} characters"
    if len(quote) > MOST_QUOTE:
        return f"it is longer than {MOST_QUOTE:,} characters"
    if not re.search(r"\w", quote):
        return "it holds no word"
    if len(pieces(quote, bare=True).texts) > MOST_PIECES:
        return f"it has more than {MOST_PIECES} pieces"
    return ""


def _places(text: QuotedText, quote: str, spoken: Language) -> _Places:
    """The places of the quotation, by the first layer that finds any."""
    found = _whole(text, quote, spoken)
    if not found.places and "[" in quote:
        opened = with_notes_as_text(quote)
        if opened != quote and "[" not in opened:
            within, more = _whole(text, opened, spoken)
            found = _Places([attrs.evolve(each, folds=("brackets", *each.folds)) for each in within], more)
        if not found.places and opened != quote and "[" in opened:
            found = _in_pieces(text, pieces(opened, bare=False), spoken)
        if not found.places:
            found = _in_pieces(text, pieces(quote, bare=False), spoken)
    if not found.places and re.search(r"\.\s?\.\s?\.|\u2026", quote):
        cut = pieces(quote, bare=True)
        if cut.texts:
            found = _in_pieces(text, cut, spoken)
    return found


def _whole(text: QuotedText, quote: str, spoken: Language) -> _Places:
    """The places of an uncut quotation: after typographic folding, loosely, or without apparatus."""
    for layer in _layers(text, spoken):
        needle = layer.needle(quote)
        starts = occurrences(layer.folded.text, needle, fragments=layer.sort == "folded")
        spans = ((layer.folded.start(at), layer.folded.end(at + len(needle))) for at in starts)
        if len(starts) > MOST_COMPARED and layer.sort == "folded":
            return _Places([_Place((span,), ()) for span in islice(spans, MOST_PLACES)], len(starts) > MOST_PLACES)
        found: list[_Place] = []
        for start, end in islice(spans, MOST_PLACES):
            folds = layer.folds(text, quote, start, end)
            if folds is not None:
                found.append(_Place(((start, end),), folds))
            if len(found) > MOST_COMPARED:
                return _Places(found[:-1], more=True)
        if found:
            return _Places(found)
        if layer.sort == "loose":
            # What no folded text holds although the text does: half of a ligature, a letter without its accent.
            at_all = occurrences(text.source.text, quote)
            if at_all:
                whole = [_Place(((at, at + len(quote)),), ()) for at in at_all[:MOST_PLACES]]
                return _Places(whole, len(at_all) > MOST_PLACES)
    return _Places([])


class _Layer(NamedTuple):
    """A folded text, and how what stands in it is compared with the quotation."""

    sort: str
    folded: Folded
    spoken: Language

    def needle(self, words: str) -> str:
        """What a quotation is in this layer."""
        if self.sort != "bare":
            return Folded(words, loose=self.sort == "loose").text.strip()
        without = bare(words, decimal=self.spoken.decimal, quoted=True).text
        return Folded(without, loose=True).text.strip().rstrip(".,;:")

    def folds(self, text: QuotedText, words: str, start: int, end: int) -> tuple[str, ...] | None:
        """The folds that make a quotation and a passage alike, or `None` where more than folding does."""
        if self.sort == "bare":
            from argmap.quotations.alike import without_difference  # what stands there as it is needs none of this

            folds = without_difference(text, words, start, end, self.spoken)
        else:
            folds = folds_between(words, text.running[start:end])
            if folds and "case" in folds and not _only_capitals(text, words, start, end, self.spoken):
                return None
        return (PAGE_BREAK, *folds) if folds is not None and text.skipped_in(start, end) else folds


def _layers(text: QuotedText, spoken: Language) -> Iterator[_Layer]:
    yield _Layer("folded", text.folded, spoken)
    yield _Layer("loose", text.loose, spoken)
    if len(text.source.text) <= MOST_BARE:
        yield _Layer("bare", text.bare(spoken.decimal), spoken)


def _needle(words: str, *, loose: bool) -> str:
    return Folded(words, loose=loose).text.strip()


def _in_pieces(text: QuotedText, cut: Pieces, spoken: Language) -> _Places:
    """The places of a quotation with gaps.

    Raises:
        TooCommonError: if there are too many places to compare.
    """
    steps = 0
    for layer in _layers(text, spoken):
        needles = [layer.needle(piece) for piece in cut.texts]
        if not all(needles):
            continue
        found: list[_Place] = []
        for starts in chains(layer.folded.text, needles, [gap.longest for gap in cut.gaps], cut.glued):
            steps += sum(LEAST_STEP + len(needle) for needle in needles)
            if steps > MOST_STEPS:
                raise TooCommonError
            place = _compared(text, layer, cut, needles, starts)
            if place is not None:
                found.append(place)
            if len(found) > MOST_COMPARED:
                return _Places(found[:-1], more=True)
        if found:
            return _Places(found)
    return _Places([])


def _compared(
    text: QuotedText, layer: _Layer, cut: Pieces, needles: Sequence[str], starts: Sequence[int]
) -> _Place | None:
    """The place of pieces that begin there in a folded text, if the text itself has them there."""
    spans = tuple(
        (layer.folded.start(at), layer.folded.end(at + len(needle))) for at, needle in zip(starts, needles, strict=True)
    )
    folds: dict[str, None] = {}
    for piece, (start, end) in zip(cut.texts, spans, strict=True):
        between = layer.folds(text, piece, start, end)
        if between is None:
            return None
        folds.update(dict.fromkeys(between))
    return _Place(spans, tuple(folds), cut)


def _idle(text: QuotedText, places: list[_Place], prefix: str, suffix: str) -> str:
    """Which of the words given as surroundings settle nothing."""
    given = {"prefix": (prefix, ""), "suffix": ("", suffix)}
    told = []
    for name, (before, after) in given.items():
        if before or after:
            fitting = sum(_beside(text, place, before, after) for place in places)
            if fitting == 0:
                told.append(f"the words of `{name}` stand beside none of them")
            elif fitting > 1:
                told.append(
                    f"the words of `{name}` stand beside {'all' if fitting == len(places) else fitting} of them"
                )
    return "; ".join(told)


def _beside(text: QuotedText, place: _Place, prefix: str, suffix: str) -> bool:
    """Whether the words given as surroundings stand right before and after a place."""
    source = text.running
    before, after = _needle(prefix, loose=True), _needle(suffix, loose=True)
    return _needle(source[max(0, place.start - len(prefix) * 2 - 20) : place.start], loose=True).endswith(
        before
    ) and _needle(source[place.end : place.end + len(suffix) * 2 + 20], loose=True).startswith(after)


def _meant(text: QuotedText, places: list[_Place], prefix: str, suffix: str, occurrence: int) -> list[_Place]:
    """The places that what is around them, or their number, leaves."""
    if len(places) > 1 and (prefix or suffix):
        places = [place for place in places if _beside(text, place, prefix, suffix)] or places
    if len(places) > 1 and 0 < occurrence <= len(places):
        places = [places[occurrence - 1]]
    return places


def _only_capitals(text: QuotedText, words: str, start: int, end: int, spoken: Language) -> bool:
    from argmap.quotations.alike import only_capitals  # most quotations differ in none

    return only_capitals(text, words, start, end, spoken)


def _gaps(text: QuotedText, place: _Place, spoken: Language) -> tuple[Gap, ...]:
    if place.cut is None:
        return ()
    from argmap.quotations.gaps import gaps_of  # most quotations have none

    return gaps_of(text, place.cut, place.pieces, spoken)


def _found(text: QuotedText, quote: str, place: _Place, spoken: Language) -> Finding:
    source = text.source.text
    before, after = text.context(place.start, place.end)
    status = Status.ELIDED
    gaps = _gaps(text, place, spoken)
    if len(place.pieces) == 1 and not gaps:
        start, end = place.pieces[0]
        status = Status.EXACT if source[start:end] == quote else Status.NORMALISED
        if not place.folds and status is Status.NORMALISED:
            status = Status.ELIDED  # dots at one end of the quotation
    return Finding(
        status,
        place.start,
        place.end,
        1.0,
        fit=status,
        folds=place.folds,
        pieces=place.pieces,
        gaps=gaps,
        ends=ends_of(text, place.start, place.end, spoken),
        skipped=tuple(each for start, end in place.pieces for each in text.skipped_in(start, end)),
        cut=_is_cut(source, place),
        before=before,
        after=after,
    )


def _is_cut(source: str, place: _Place) -> bool:
    glued = place.cut.glued if place.cut is not None else ((False, False),)
    return any(cuts(source, start, end, edges) for (start, end), edges in zip(place.pieces, glued, strict=True))


def _by_likeness(text: QuotedText, quote: str, spoken: Language) -> Finding:
    from argmap.quotations.nearest import closest_to  # only a quotation that does not stand there needs it

    near = closest_to(text, quote, spoken)
    if near is None:
        return Finding(Status.NOT_FOUND)
    before, after = text.context(near.start, near.end)
    status = Status.APPROXIMATE if near.alike else Status.NOT_FOUND
    if not near.differences:
        status = Status.NORMALISED if len(near.pieces) == 1 else Status.ELIDED
    good = status is not Status.NOT_FOUND
    skipped = tuple(each for start, end in near.pieces for each in text.skipped_in(start, end))
    return Finding(
        status,
        near.start,
        near.end,
        near.score if near.differences else 1.0,
        fit=status,
        folds=_named(near, skipped=bool(skipped)),
        skipped=skipped,
        pieces=near.pieces,
        differences=near.differences,
        ends=ends_of(text, near.start, near.end, spoken) if good else (),
        before=before,
        after=after,
        wording=near.wording if near.differences else "",
    )


def _named(near: "Near", *, skipped: bool) -> tuple[str, ...]:
    """The folds of the closest passage; what differs in none of its words differs in signs or spaces."""
    folds = near.folds or (() if near.differences else ("signs",))
    return (PAGE_BREAK, *folds) if skipped else folds
