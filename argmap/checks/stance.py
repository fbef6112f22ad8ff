"""Quotations whose own words say less than the claim that they stand below."""

from collections.abc import Iterator

from argmap.analysis.facts import Facts
from argmap.catalogue.rules import STANCE
from argmap.diagnostics.diagnostic import Diagnostic, Label
from argmap.diagnostics.place import place_of
from argmap.model.content import MapContent
from argmap.model.elements import QuotationKind
from argmap.quotations.check import all_checked
from argmap.quotations.finding import CutKind
from argmap.quotations.stance import governed
from argmap.source import Span

_HELP = {
    CutKind.DENIED: "if the speaker denies the claim write `denial`; if he is not committed to it, `mention`",
    CutKind.NOT: "if the speaker denies the claim write `denial`; if he is not committed to it, `mention`",
    CutKind.DOUBT: "if the speaker only thinks it possible write `suspicion`, or say so in the claim",
    CutKind.CONDITION: "say the condition in the claim, or write `mention`",
    CutKind.GOVERNED: "if the words fall short of the claim write `suspicion`, `hope` or `mention`",
}


def stance(amap: MapContent, facts: Facts) -> Iterator[Diagnostic]:
    """Yield a hint for each `quote` in which other words govern those that the claim is made of."""
    for each in all_checked(facts.quotations):
        if each.quotation.kind is not QuotationKind.QUOTE or each.text is None:
            continue
        found = governed(each, amap.claims[each.claim])
        if found is not None:
            yield Diagnostic.at(
                STANCE,
                place_of(each.quotation.origin),
                f"“{' '.join(found.words.split())}” governs the words that the claim is made of",
                others=[Label(Span(each.text.source, found.start, found.end), "here")],
                help=_HELP[found.how],
            )
