"""Quotations that look independent and go back to the same text."""

from collections.abc import Iterator

from argmap.analysis.facts import Facts
from argmap.catalogue.rules import CIRCULAR_REPORTING
from argmap.diagnostics.diagnostic import Diagnostic, Label
from argmap.diagnostics.place import place_of
from argmap.model.content import MapContent


def circular_reporting(amap: MapContent, facts: Facts) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each claim with two quotations of one origin."""
    for echo in facts.provenance.echoes:
        yield Diagnostic.at(
            CIRCULAR_REPORTING,
            place_of(echo.second.origin),
            f"this quotation is not independent of the one from `{echo.first.source}`",
            label=f"quoted from `{echo.second.source}`",
            others=[Label(place_of(echo.first.origin), "the other quotation")] if echo.first.origin else [],
            notes=[echo.chain],
            help="count the two as one source, or quote one that has its news from elsewhere",
        )
