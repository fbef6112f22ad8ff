"""Quotations that differ from their text in words that matter, or in others."""

from collections.abc import Iterator

from argmap.analysis.facts import Facts
from argmap.catalogue.rules import QUOTATION_ALTERED, QUOTATION_INEXACT
from argmap.diagnostics.diagnostic import Diagnostic, Edit, Label
from argmap.diagnostics.place import place_of
from argmap.english import count, listed
from argmap.model.content import MapContent
from argmap.quotations.check import CheckedQuotation, all_checked
from argmap.quotations.finding import Critical, Difference, Status
from argmap.source import Span

MOST_SHOWN = 4
CALLED = {
    Critical.NUMBER: "a number",
    Critical.NEGATION: "a negation",
    Critical.MODALITY: "how certain it is",
    Critical.QUANTIFIER: "how many are meant",
    Critical.NAME: "a name",
    Critical.OPPOSITE: "a word into its opposite",
}
"""What to call a change of each kind."""


def quotation_altered(amap: MapContent, facts: Facts) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each quotation that only nearly stands in its text."""
    for each in all_checked(facts.quotations):
        if each.status is Status.APPROXIMATE and each.text is not None:
            yield _altered(each, amap)


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
        ],
        help=_help(critical=bool(critical), reader=reader),
        edits=list(_edits(checked, amap)) if reader == PLAIN else [],
    )


PLAIN = "text"
"""The reader that gives a text as it is: the wording of any other may be the reader's."""


def _help(*, critical: bool, reader: str) -> str:
    if reader != PLAIN:
        return "compare it with the text as a person sees it, and take over its wording"
    if critical:
        return "write what the text says (`argmap check --fix --unsafe` does), and read the claim again"
    return "take over the wording of the text (`argmap check --fix` does)"


def _edits(checked: CheckedQuotation, amap: MapContent) -> Iterator[Edit]:
    """The text's wording instead of the quotation's.

    Where the quotation holds brackets, the analyst's own words stay: only the differing words are
    changed, if each of them can be told apart.
    """
    origin = checked.quotation.origin
    if origin is None or not amap.owns(origin):
        return
    if "[" not in checked.quotation.text:
        yield Edit(origin, checked.in_source.wording)
        return
    differing = checked.in_source.differences
    places = [(_place(each, checked.quotation.text, origin), each.text) for each in differing]
    if all(place is not None and text for place, text in places):
        yield from (Edit(place, text) for place, text in places if place is not None)


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
