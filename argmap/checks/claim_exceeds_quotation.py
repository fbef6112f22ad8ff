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
from argmap.quotations.languages.registry import guess
from argmap.quotations.text.quoted_text import QuotedText

_SAMPLE = 1000
"""Characters of quotations that tell the language of a source without a text."""


def claim_exceeds_quotation(amap: MapContent, facts: Facts) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each claim that goes beyond a quotation in nearly the same words.

    A claim with a credence says itself how certain it is.
    """
    languages = _Languages(amap, facts)
    for claim in facts.written.claims.values():
        for quotation, found in _beyond(claim, languages):
            if found.kind is Critical.MODALITY and claim.credence is not None:
                continue
            yield Diagnostic.at(
                CLAIM_EXCEEDS_QUOTATION,
                place_of(claim.origin),
                f"{claim.called} {_said(found)}",
                others=[Label(place_of(quotation.origin), "the quotation")] if quotation.origin else [],
                help="say in the claim what the words say, or quote words that say it",
            )


class _Languages:
    """The languages of quotations: as their sources say, or as the texts or the quotations themselves tell.

    Quotations of one source in plain letters are taken together, for telling a language takes time.
    """

    def __init__(self, amap: MapContent, facts: Facts) -> None:
        self._amap, self._facts = amap, facts
        self._plain: dict[str, str] = {}
        for claim in amap.claims.values():
            for quotation in claim.quotes:
                held = self._plain.get(quotation.source, "")
                if len(held) < _SAMPLE and quotation.text.isascii():
                    self._plain[quotation.source] = f"{held} {quotation.text}"
        self._known: dict[str, str] = {}

    def of(self, quotation: Quotation) -> str:
        """The code of the language of a quotation."""
        told = self._amap.sources[quotation.source].language or self._amap.language
        if told or not quotation.text.isascii():
            return told or guess(quotation.text)
        known = self._known.get(quotation.source)
        if known is None:
            text = self._facts.texts.get(quotation.source)
            known = text.language if isinstance(text, QuotedText) else guess(self._plain[quotation.source])
            self._known[quotation.source] = known
        return known


def _beyond(claim: Claim, languages: _Languages) -> list[tuple[Quotation, Excess]]:
    """The quotations that a claim goes beyond, and how; none where one of them bears it out."""
    beyond = []
    for quotation in claim.quotes:
        comparable, found = compared(claim.text, quotation.text, language=languages.of(quotation))
        if found is not None:
            beyond.append((quotation, found))
        elif comparable:
            return []
    return beyond


def _said(found: Excess) -> str:
    if found.kind is Critical.MODALITY and found.claimed:
        return f"says that it has happened (“{found.claimed}”), the words quoted for it that it will (“{found.quoted}”)"
    if found.kind is Critical.MODALITY:
        return f"says more than the words quoted for it: they have “{found.quoted}”, the claim has no such word"
    if found.kind is Critical.NUMBER:
        return f"has another figure than the words quoted for it: “{found.claimed}” for “{found.quoted}”"
    if found.kind is Critical.QUANTIFIER:
        return f"says more than the words quoted for it: “{found.claimed}” for “{found.quoted}”"
    if found.claimed:
        return f"says otherwise than the words quoted for it: it has “{found.claimed}”, they have no negation"
    return f"says otherwise than the words quoted for it: they have “{found.quoted}”, it has no negation"
