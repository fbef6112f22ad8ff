"""Quotations that begin or end inside a word."""

from collections.abc import Iterator

from argmap.analysis.facts import Facts
from argmap.catalogue.rules import CUT_WORD
from argmap.diagnostics.diagnostic import Diagnostic, Label
from argmap.diagnostics.place import place_of
from argmap.model.content import MapContent
from argmap.quotations.check import all_checked
from argmap.source import Span


def cut_word(amap: MapContent, facts: Facts) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each quotation that cuts a word of its text."""
    for each in all_checked(facts.quotations):
        found = each.in_source
        if each.in_source.status.good and found.cut and each.text is not None and found.start is not None and found.end:
            yield Diagnostic.at(
                CUT_WORD,
                place_of(each.quotation.origin),
                "the quotation begins or ends inside a word",
                others=[Label(Span(each.text.source, found.start, found.end), "it stands here")],
                help="quote whole words",
            )
