"""Quotations whose left-out text runs over the end of a paragraph."""

from collections.abc import Iterator

from argmap.analysis.facts import Facts
from argmap.catalogue.rules import WIDE_GAP
from argmap.diagnostics.diagnostic import Diagnostic, Label
from argmap.diagnostics.place import place_of
from argmap.model.content import MapContent
from argmap.quotations.check import all_checked
from argmap.source import Span


def wide_gap(amap: MapContent, facts: Facts) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each quotation that joins pieces of different paragraphs."""
    for each in all_checked(facts.quotations):
        found = each.in_source
        if each.status.good and found.crosses_paragraph and each.text is not None:
            labels = [
                Label(Span(each.text.source, start, end), f"piece {at}")
                for at, (start, end) in enumerate(found.pieces[:5], 1)
            ]
            yield Diagnostic.at(
                WIDE_GAP,
                place_of(each.quotation.origin),
                f"the quotation leaves out {found.gap:,} characters and the end of a paragraph",
                others=labels,
                help="make two quotations of it",
            )
