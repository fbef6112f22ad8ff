"""Quotations of so few words that they prove little."""

from collections.abc import Iterator

from argmap.analysis.facts import Facts
from argmap.catalogue.rules import SHORT_QUOTATION
from argmap.diagnostics.diagnostic import Diagnostic
from argmap.diagnostics.place import place_of
from argmap.english import count
from argmap.model.content import MapContent
from argmap.quotations.check import all_checked
from argmap.quotations.text.quoted_text import WORD

FEWEST = 3


def short_quotation(amap: MapContent, facts: Facts) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each quotation of under three words that was found in its text."""
    for each in all_checked(facts.quotations):
        words = len(WORD.findall(each.quotation.text))
        if words < FEWEST and each.in_source.status.good and not each.in_source.cut:
            yield Diagnostic.at(
                SHORT_QUOTATION,
                place_of(each.quotation.origin),
                f"the quotation has only {count(words, 'word')}",
                help="quote enough for a reader to see what is said",
            )
