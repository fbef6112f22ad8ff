"""Quotations that were not looked for although their text is at hand."""

from collections.abc import Iterator

from argmap.analysis.facts import Facts
from argmap.catalogue.rules import QUOTATION_UNCHECKED
from argmap.diagnostics.diagnostic import Diagnostic
from argmap.diagnostics.place import place_of
from argmap.model.content import MapContent
from argmap.quotations.check import all_checked
from argmap.quotations.finding import Status


def quotation_unchecked(amap: MapContent, facts: Facts) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each quotation that a limit kept from being checked."""
    for each in all_checked(facts.quotations):
        if each.text is not None and each.in_source.status is Status.UNCHECKED:
            yield Diagnostic.at(
                QUOTATION_UNCHECKED,
                place_of(each.quotation.origin),
                f"the quotation was not checked: {each.in_source.reason}",
                help=_help(each.in_source.reason),
            )


def _help(reason: str) -> str:
    if reason.startswith("the text"):
        return "make a text of the part that is quoted"
    return "quote words of the text" if "no word" in reason else "quote fewer words, in fewer pieces"
