"""Quotations that differ from their text in words that matter, or in others."""

import re
from collections.abc import Iterator

from argmap.analysis.facts import Facts
from argmap.catalogue.rules import QUOTATION_ALTERED, QUOTATION_INEXACT
from argmap.diagnostics.diagnostic import Diagnostic, Edit, Label
from argmap.diagnostics.place import place_of
from argmap.english import count, listed
from argmap.model.content import MapContent
from argmap.quotations.check import CheckedQuotation, all_checked
from argmap.quotations.finding import Critical, Difference, Status
from argmap.quotations.spelling import as_meant
from argmap.quotations.text.written import without_marks
from argmap.source import Span

_PARTED = re.compile(r"\w[-\u2010\u2011][ \t]*[\r\n]")
MOST_SHOWN = 4
CALLED = {
    Critical.NUMBER: "a number",
    Critical.NEGATION: "a negation",
    Critical.MODALITY: "how certain it is",
    Critical.QUANTIFIER: "how many are meant",
    Critical.CONDITION: "a condition",
    Critical.UNIT: "a unit",
    Critical.NAME: "a name",
    Critical.OPPOSITE: "a word into its opposite",
    Critical.ORDER: "the order of words",
    Critical.HIDDEN: "what a reader cannot see",
    Critical.WORD: "a word",
}
"""What to call a change of each kind."""


def quotation_altered(amap: MapContent, facts: Facts) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each quotation that only nearly stands in its text, or whose gaps swallow what matters."""
    for each in all_checked(facts.quotations):
        if each.text is None:
            continue
        if each.in_source.status is Status.APPROXIMATE:
            yield _altered(each, amap)
        elif each.in_source.altering and each.in_source.status is not Status.NOT_FOUND:
            yield _swallowed(each)


def _swallowed(checked: CheckedQuotation) -> Diagnostic:
    """A quotation whose pieces stand there, with a gap or a bracket that turns what they say."""
    found = checked.in_source
    assert checked.text is not None
    source = checked.text.source
    altering = found.altering
    kinds = [kind for kind in Critical if any(kind in each.critical for each in altering)]
    what = listed([CALLED[kind] for kind in kinds])
    if any(gap.note and gap.altering for gap in found.gaps):
        message = f"the bracket changes {what}: {'; '.join(str(each) for each in altering[:MOST_SHOWN])}"
        help_ = "write the text's own words instead of the bracket"
    else:
        message = f"the gap leaves out {what}: {', '.join(f'“{each.text}”' for each in altering[:MOST_SHOWN])}"
        help_ = "quote these words too, or end the quotation before them"
    return Diagnostic.at(
        QUOTATION_ALTERED,
        place_of(checked.quotation.origin),
        message,
        others=[Label(Span(source, each.start, each.end), "left out") for each in altering[:MOST_SHOWN] if each.text],
        help=help_,
    )


def _altered(checked: CheckedQuotation, amap: MapContent) -> Diagnostic:
    assert checked.text is not None
    found = checked.in_source
    critical = found.critical
    shown = (
        [difference for difference in found.differences if difference.critical] if critical else list(found.differences)
    )
    words = "; ".join(str(each) for each in shown[:MOST_SHOWN])
    if critical:
        message = f"the quotation changes {listed([CALLED[kind] for kind in critical])}: {words}"
    elif shown:
        message = f"the quotation differs from `{checked.quotation.source}`: {words}"
    else:
        message = f"the quotation differs from `{checked.quotation.source}` in its signs"
    more = len(found.differences) - min(len(shown), MOST_SHOWN)
    origin = place_of(checked.quotation.origin)
    source = checked.text.source
    reader = checked.text.reader
    edits = list(_edits(checked, amap)) if reader == PLAIN else []
    return Diagnostic.at(
        QUOTATION_ALTERED if critical else QUOTATION_INEXACT,
        _narrow(checked, origin, shown),
        message,
        others=[
            Label(Span(source, found.start or 0, found.end or 0), f"{int(found.score * 100)}% alike"),
            *(Label(Span(source, each.start, each.end), "left out") for each in shown[:MOST_SHOWN] if not each.quoted),
        ],
        notes=[
            *([f"{count(more, 'more difference')}"] if more > 0 else []),
            *([f"the text was made by {reader}"] if reader != "text" else []),
            *_spoiled(shown),
        ],
        help=_help(critical=bool(critical), reader=reader, edits=bool(edits)),
        edits=edits,
    )


def _spoiled(shown: list[Difference]) -> Iterator[str]:
    """What words of a text most likely are that was saved in a wrong encoding."""
    for each in shown:
        meant = as_meant(each.text)
        if meant:
            yield f"“{each.text}” is most likely “{meant}”: the text was once read in a wrong encoding"
            return


PLAIN = "text"
"""The reader that gives a text as it is: the wording of any other may be the reader's."""


def _help(*, critical: bool, reader: str, edits: bool) -> str:
    if reader != PLAIN:
        return "compare it with the text as a person sees it, and take over its wording"
    if not edits:
        return "write what the text says, and read the claim again" if critical else "take over the text's wording"
    if critical:
        return "write what the text says (`argmap check --fix --unsafe` does), and read the claim again"
    return "take over the wording of the text (`argmap check --fix` does)"


def _edits(checked: CheckedQuotation, amap: MapContent) -> Iterator[Edit]:
    """The text's wording instead of the quotation's.

    Where the quotation holds brackets, the analyst's own words stay: only the differing words are
    changed, if each of them can be told apart.
    """
    origin = checked.quotation.origin
    if origin is None or not amap.owns(origin) or _shortens(checked) or _undecided(checked):
        return
    if "[" not in checked.quotation.text:
        written = checked.quotation.text.strip()
        marked = without_marks(written) != written
        wording = checked.in_source.wording
        yield Edit(origin, f"{written[0]}{wording}{written[-1]}" if marked else wording)
        return
    differing = checked.in_source.differences
    places = [(_place(each, checked.quotation.text, origin), each.text) for each in differing]
    if all(place is not None and text for place, text in places):
        yield from (Edit(place, text) for place, text in places if place is not None)


def _shortens(checked: CheckedQuotation) -> bool:
    """Whether the text has nothing for the first or the last words of the quotation, so that its wording is shorter."""
    words = without_marks(checked.quotation.text)
    added = [each.quoted for each in checked.in_source.differences if not each.text]
    return any(words.startswith(each) or words.endswith(each) for each in added)


def _undecided(checked: CheckedQuotation) -> bool:
    """Whether the text's wording is not plain to see.

    It has a word that is parted at a line end, or the quotation has a note of its own that would get lost.
    """
    found = checked.in_source
    if {"note of the quoter", "reference"} & set(found.folds):
        return True
    passage = checked.text.source.text[found.start : found.end] if checked.text is not None else ""
    return _PARTED.search(passage) is not None


def _place(difference: Difference, quotation: str, origin: Span) -> Span | None:
    """Where the differing words stand in the file; nowhere unless they stand there once, and as whole words.

    The words may run over the end of a line there, or begin in brackets: what is like them then is not them.
    """
    words = difference.quoted
    if not words or quotation.count(words) != 1 or origin.text.count(words) != 1:
        return None
    start = origin.text.index(words)
    end = start + len(words)
    before, after = origin.text[max(0, start - 1) : start], origin.text[end : end + 1]
    for edge, beside in ((words[0], before), (words[-1], after)):
        if edge.isalnum() and (beside.isalnum() or (beside and beside in "[]")):
            return None
    return Span(origin.source, origin.start + start, origin.start + end)


def _narrow(checked: CheckedQuotation, origin: Span, differences: list[Difference]) -> Span:
    """The differing words in the quotation, where they can be told apart; else all of it."""
    place = _place(differences[0], checked.quotation.text, origin) if len(differences) == 1 else None
    return place or origin
