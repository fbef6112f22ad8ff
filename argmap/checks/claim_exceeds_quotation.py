"""Claims that say more than the words quoted for them."""

from collections.abc import Iterator

from argmap.analysis.facts import Facts
from argmap.catalogue.rules import CLAIM_EXCEEDS_QUOTATION
from argmap.diagnostics.diagnostic import Diagnostic, Label
from argmap.diagnostics.place import place_of
from argmap.model.content import MapContent
from argmap.quotations.exceeds import Excess, bears_out, excess
from argmap.quotations.finding import Critical


def claim_exceeds_quotation(amap: MapContent, facts: Facts) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each claim that goes beyond a quotation in nearly the same words.

    A claim with a credence says itself how certain it is.
    """
    for claim in amap.claims.values():
        spoken = [(each, amap.sources[each.source].language or amap.language) for each in claim.quotes]
        if any(bears_out(claim.text, each.text, language=language) for each, language in spoken):
            continue
        for quotation, language in spoken:
            found = excess(claim.text, quotation.text, language=language)
            if found is None or (found.kind is Critical.MODALITY and claim.credence is not None):
                continue
            yield Diagnostic.at(
                CLAIM_EXCEEDS_QUOTATION,
                place_of(claim.origin),
                f"{claim.called} {_said(found)}",
                others=[Label(place_of(quotation.origin), "the quotation")] if quotation.origin else [],
                help="say in the claim what the words say, or quote words that say it",
            )


def _said(found: Excess) -> str:
    if found.kind is Critical.MODALITY:
        return f"says more than the words quoted for it: they have “{found.quoted}”, the claim has no such word"
    if found.kind is Critical.NUMBER:
        return f"has another figure than the words quoted for it: “{found.claimed}” for “{found.quoted}”"
    if found.kind is Critical.QUANTIFIER:
        return f"says more than the words quoted for it: “{found.claimed}” for “{found.quoted}”"
    if found.claimed:
        return f"says otherwise than the words quoted for it: it has “{found.claimed}”, they have no negation"
    return f"says otherwise than the words quoted for it: they have “{found.quoted}”, it has no negation"
