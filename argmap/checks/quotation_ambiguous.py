"""Quotations that occur more than once in their text."""

from collections.abc import Iterator

from argmap.analysis.facts import Facts
from argmap.catalogue.rules import QUOTATION_AMBIGUOUS
from argmap.diagnostics.diagnostic import Diagnostic, Label
from argmap.diagnostics.place import place_of
from argmap.model.content import MapContent
from argmap.quotations.check import all_checked
from argmap.quotations.finding import Status
from argmap.source import Span

MOST_SHOWN = 5


def quotation_ambiguous(amap: MapContent, facts: Facts) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each quotation of which nothing says which place is meant."""
    for each in all_checked(facts.quotations):
        if each.status is not Status.AMBIGUOUS or each.text is None:
            continue
        places = each.in_source.occurrences
        others = [
            Label(Span(each.text.source, start, end), f"place {at}")
            for at, (start, end) in enumerate(places[:MOST_SHOWN], 1)
        ]
        more = len(places) - MOST_SHOWN
        notes = [each.in_source.reason] if each.in_source.reason else []
        if more > 0:
            notes.append(f"{more:,} {'or more places' if each.in_source.more else 'more places'} are not shown")
        yield Diagnostic.at(
            QUOTATION_AMBIGUOUS,
            place_of(each.quotation.origin),
            f"these words stand {each.in_source.times} in `{each.quotation.source}`",
            others=others,
            notes=notes,
            help="quote more of the sentence, or number the place: `at #2`",
        )
