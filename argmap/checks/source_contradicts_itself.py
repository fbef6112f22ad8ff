"""Sources, or speakers in them, quoted for two claims that cannot both be true."""

from collections.abc import Iterator, Mapping, Sequence

from argmap.analysis.facts import Facts
from argmap.catalogue.rules import SOURCE_CONTRADICTS_ITSELF
from argmap.diagnostics.diagnostic import Diagnostic, Label
from argmap.diagnostics.place import place_of
from argmap.english import MOST_LISTED, listed
from argmap.model.content import MapContent
from argmap.model.elements import Quotation

Voice = tuple[str, str]
"""A source, and who speaks in it."""


def source_contradicts_itself(amap: MapContent, facts: Facts) -> Iterator[Diagnostic]:
    """Yield a diagnostic where one voice in one source asserts both sides: one a voice, however often it does.

    The voice is the quoted speaker, or the source itself where none is named.
    """
    quotes = {claim.id: _voices(claim.quotes) for claim in amap.claims.values() if claim.quotes}
    for claim in amap.claims.values():
        asserted = quotes.get(claim.id, {})
        for voice, denial in _voices(claim.denials).items():
            if voice in asserted:
                yield _both((asserted[voice], denial), f"asserts {claim.shown} and denies it", amap)
    answers: dict[str, dict[str, None]] = {}
    for contradiction in amap.contradictions.values():
        pair = (contradiction.first, contradiction.second)
        if contradiction.question:
            answers.setdefault(contradiction.question, {}).update(dict.fromkeys(pair))
        else:
            yield from _among(pair, quotes, amap)
    for claims in answers.values():
        yield from _among(tuple(claims), quotes, amap, verb="puts forward")


def _among(
    claims: Sequence[str],
    quotes: Mapping[str, Mapping[Voice, Quotation]],
    amap: MapContent,
    *,
    verb: str = "asserts",
) -> Iterator[Diagnostic]:
    """The voices that assert more than one of claims that exclude each other; rival answers are put forward."""
    said: dict[Voice, dict[str, Quotation]] = {}
    for claim in claims:
        for voice, quotation in quotes.get(claim, {}).items():
            said.setdefault(voice, {})[claim] = quotation
    for found in said.values():
        if len(found) > 1:
            these = listed([amap.claims[claim].shown for claim in found])
            what = f"{verb} both {these}" if len(found) == 2 else f"{verb} all of {these}"
            yield _both(tuple(found.values()), what, amap)


def _voices(quotations: Sequence[Quotation]) -> dict[Voice, Quotation]:
    """The first quotation of each voice: whoever only relays another one's words is not committed to them."""
    found: dict[Voice, Quotation] = {}
    for each in quotations:
        found.setdefault((each.source, each.citing[-1] if each.citing else each.speaker), each)
    return found


def _both(quotations: Sequence[Quotation], what: str, amap: MapContent) -> Diagnostic:
    first, second, *more = quotations
    who = f"`{second.source}`"
    speaker = second.citing[-1] if second.citing else second.speaker
    if speaker:
        who = f"{amap.name_of_voice(speaker)}, in {who},"
    others = [first, *more][:MOST_LISTED]
    called = "a further quotation" if more else "the other quotation"
    return Diagnostic.at(
        SOURCE_CONTRADICTS_ITSELF,
        place_of(second.origin),
        f"{who} {what}",
        others=[Label(each.origin, called) for each in others if each.origin],
        help=f"see whether {'all' if more else 'both'} are quoted as they are meant, and by whom they are said",
    )
