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
    shown = [each for each in found.differences if each.critical] if critical else list(found.differences)
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
        _narrow(origin, shown),
        message,
        others=[
            Label(Span(source, found.start or 0, found.end or 0), f"{int(found.score * 100)}% alike"),
            *(Label(Span(source, each.start, each.end), "left out") for each in shown[:MOST_SHOWN] if not each.quoted),
        ],
        notes=[
            *([f"{count(more, 'more difference')}"] if more > 0 else []),
            *([f"the text was made by {reader}"] if reader != "text" else []),
        ],
        help="take over the wording of the text (`argmap check --fix` does)",
        edits=list(_edits(checked, amap)),
    )


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
    if all(each.quoted and each.text and origin.text.count(each.quoted) == 1 for each in differing):
        for each in differing:
            start = origin.start + origin.text.index(each.quoted)
            yield Edit(Span(origin.source, start, start + len(each.quoted)), each.text)


def _narrow(origin: Span, differences: list[Difference]) -> Span:
    """The differing words in the quotation, where they stand there once; else all of it."""
    if len(differences) == 1 and differences[0].quoted and origin.text.count(differences[0].quoted) == 1:
        start = origin.start + origin.text.index(differences[0].quoted)
        return Span(origin.source, start, start + len(differences[0].quoted))
    return origin
