"""Sources, or speakers in them, quoted for two claims that cannot both be true."""

from collections.abc import Iterator

from argmap.analysis.facts import Facts
from argmap.catalogue.rules import SOURCE_CONTRADICTS_ITSELF
from argmap.diagnostics.diagnostic import Diagnostic, Label
from argmap.diagnostics.place import place_of
from argmap.model.content import MapContent
from argmap.model.elements import Claim, Quotation


def source_contradicts_itself(amap: MapContent, facts: Facts) -> Iterator[Diagnostic]:
    """Yield a diagnostic where one voice in one source asserts both sides.

    The voice is the quoted speaker, or the source itself where none is named.
    """
    for claim in amap.claims.values():
        if not claim.denials:
            continue
        for denial in claim.denials:
            for quote in claim.quotes:
                if _voice(quote) == _voice(denial):
                    yield _both(quote, denial, f"asserts {claim.shown} and denies it", amap)
    for contradiction in amap.contradictions.values():
        yield from _between(amap.claims[contradiction.first], amap.claims[contradiction.second], amap)


def _between(first: Claim, second: Claim, amap: MapContent) -> Iterator[Diagnostic]:
    for one in first.quotes:
        for other in second.quotes:
            if _voice(one) == _voice(other):
                yield _both(one, other, f"asserts both {first.shown} and {second.shown}", amap)


def _voice(quotation: Quotation) -> tuple[str, str]:
    return quotation.source, quotation.speaker


def _both(first: Quotation, second: Quotation, what: str, amap: MapContent) -> Diagnostic:
    who = f"`{second.source}`"
    if second.speaker:
        who = f"{amap.speakers[second.speaker].name}, in {who},"
    return Diagnostic.at(
        SOURCE_CONTRADICTS_ITSELF,
        place_of(second.origin),
        f"{who} {what}",
        others=[Label(place_of(first.origin), "the other quotation")] if first.origin else [],
        help="see whether both are quoted as they are meant, and by whom they are said",
    )
