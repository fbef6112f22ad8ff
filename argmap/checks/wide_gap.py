"""Quotations whose gaps join what does not belong together."""

from collections.abc import Iterator

from argmap.analysis.facts import Facts
from argmap.catalogue.rules import WIDE_GAP
from argmap.diagnostics.diagnostic import Diagnostic, Label
from argmap.diagnostics.place import place_of
from argmap.model.content import MapContent
from argmap.quotations.check import all_checked
from argmap.source import Span

_MESSAGES = {
    "sentences": "the quotation joins parts of two sentences into one",
    "speakers": "the quotation joins the words of two speakers",
}


def wide_gap(amap: MapContent, facts: Facts) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each quotation that joins pieces of different sentences, paragraphs or speakers."""
    for each in all_checked(facts.quotations):
        found = each.in_source
        joins = {gap.joins for gap in found.gaps}
        if not found.status.good or each.text is None or joins <= {""}:
            continue
        labels = [
            Label(Span(each.text.source, start, end), f"piece {at}")
            for at, (start, end) in enumerate(found.pieces[:5], 1)
        ]
        worst = next(each for each in ("speakers", "paragraphs", "sentences") if each in joins)
        yield Diagnostic.at(
            WIDE_GAP,
            place_of(each.quotation.origin),
            _MESSAGES.get(worst) or f"the quotation leaves out {found.gap:,} characters and the end of a paragraph",
            others=labels,
            help="make two quotations of it",
        )
