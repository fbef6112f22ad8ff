"""Quotations whose surroundings turn them round."""

from collections.abc import Iterator

from argmap.analysis.facts import Facts
from argmap.catalogue.rules import CONTEXT_TURNED
from argmap.diagnostics.diagnostic import Diagnostic, Label
from argmap.diagnostics.place import place_of
from argmap.model.content import MapContent
from argmap.model.elements import QuotationKind
from argmap.quotations.check import CheckedQuotation, all_checked
from argmap.quotations.context import Turned, turned_round
from argmap.quotations.reported import said_by_another
from argmap.source import Span

_MESSAGES = {
    "denied": "the text denies the words that are quoted",
    "not": "the words are quoted without the negation before them",
    "condition": "the words are quoted without the condition before them",
}


def context_turned(amap: MapContent, facts: Facts) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each quotation next to words that turn its meaning."""
    for each in all_checked(facts.quotations):
        turned = _turned(each, amap) if each.status.good else None
        if turned is None or each.text is None:
            continue
        message = _MESSAGES.get(turned.how) or (
            f"the text has these words from `{turned.who}`, not from `{each.quotation.speaker}`"
        )
        yield Diagnostic.at(
            CONTEXT_TURNED,
            place_of(each.quotation.origin),
            message,
            others=[Label(Span(each.text.source, turned.start, turned.end), "these words stand next to it")],
            help="quote from further back, so that a reader sees what the text says",
        )


def _turned(checked: CheckedQuotation, amap: MapContent) -> Turned | None:
    found, quotation = checked.in_source, checked.quotation
    if checked.text is None or found.start is None or found.end is None:
        return None
    denial = quotation.kind is QuotationKind.DENIAL
    return turned_round(checked.text, found.start, found.end, denial=denial) or said_by_another(checked, amap)
