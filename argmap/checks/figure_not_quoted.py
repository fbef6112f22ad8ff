"""Figures of a claim that none of its quotations has."""

from collections.abc import Iterator

from argmap.analysis.facts import Facts
from argmap.catalogue.rules import FIGURE_NOT_QUOTED
from argmap.diagnostics.diagnostic import Diagnostic, Label
from argmap.diagnostics.place import place_of
from argmap.model.content import MapContent
from argmap.model.dates import period
from argmap.model.elements import Claim
from argmap.quotations.exceeds import compared
from argmap.quotations.figures import FigureInText, figures
from argmap.quotations.finding import Critical
from argmap.reasoning.chronology import date_of

FEW = 2
"""Up to this a number as a word is hardly ever a figure: “one”, “two sides”."""


def figure_not_quoted(amap: MapContent, facts: Facts) -> Iterator[Diagnostic]:
    """Yield a hint for each figure of a quoted claim that stands in none of its quotations, by value or rounded."""
    for claim in facts.written.claims.values():
        if not claim.quotes or claim.id in facts.holes:
            continue
        ours = [each for each in figures(claim.text) if each.written.isdigit() or each.value > FEW]
        if not ours:
            continue
        theirs = [figure for each in claim.quotations for figure in figures(each.text)]
        new = [
            each for each in ours if not any(each.says(other) for other in theirs) and not _in_dates(each, claim, amap)
        ]
        if not new or _told_already(claim):
            continue
        yield Diagnostic.at(
            FIGURE_NOT_QUOTED,
            place_of(claim.origin),
            f"{claim.called} says “{new[0].written}”, and no quotation of it does",
            others=[Label(each.origin, "a quotation of it") for each in claim.quotes[:1] if each.origin],
            help="see whether it is the figure of the text, and quote the words that have it",
        )


def _in_dates(figure: FigureInText, claim: Claim, amap: MapContent) -> bool:
    """Whether a figure is the year, or the day, of the claim or of what is quoted for it."""
    dates = [claim.date, *(date_of(each, amap) for each in claim.quotations)]
    found = [days for date in dates if date and (days := period(date)) is not None]
    numbers = {int(part) for days in found for day in (days.first, days.last) for part in day.split("-")}
    return figure.value in numbers


def _told_already(claim: Claim) -> bool:
    """Whether another rule says that the figure is another one."""
    return any(
        found is not None and found.kind is Critical.NUMBER
        for each in claim.quotes
        for _, found in [compared(claim.text, each.text)]
    )
