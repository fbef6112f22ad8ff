"""Claims that say more than the words quoted for them."""

from collections.abc import Iterator

from argmap.analysis.facts import Facts
from argmap.catalogue.rules import CLAIM_EXCEEDS_QUOTATION
from argmap.diagnostics.diagnostic import Diagnostic, Label
from argmap.diagnostics.place import place_of
from argmap.model.content import MapContent
from argmap.model.elements import Claim, Quotation
from argmap.quotations.exceeds import Excess, compared
from argmap.quotations.finding import Critical


def claim_exceeds_quotation(amap: MapContent, facts: Facts) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each claim that goes beyond a quotation in nearly the same words.

    A claim with a credence says itself how certain it is.
    """
    for claim in amap.claims.values():
        for quotation, found in _beyond(claim, amap):
            if found.kind is Critical.MODALITY and claim.credence is not None:
                continue
            yield Diagnostic.at(
                CLAIM_EXCEEDS_QUOTATION,
                place_of(claim.origin),
                f"{claim.called} {_said(found)}",
                others=[Label(place_of(quotation.origin), "the quotation")] if quotation.origin else [],
                help="say in the claim what the words say, or quote words that say it",
            )


def _beyond(claim: Claim, amap: MapContent) -> list[tuple[Quotation, Excess]]:
    """The quotations that a claim goes beyond, and how; none where one of them bears it out."""
    beyond = []
    for quotation in claim.quotes:
        language = amap.sources[quotation.source].language or amap.language
        comparable, found = compared(claim.text, quotation.text, language=language)
        if found is not None:
            beyond.append((quotation, found))
        elif comparable:
            return []
    return beyond


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
