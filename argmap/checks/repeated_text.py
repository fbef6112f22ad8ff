"""Claims that repeat each other's words."""

import re
from collections.abc import Iterator

from argmap.analysis.facts import Facts
from argmap.catalogue.rules import REPEATED_TEXT
from argmap.diagnostics.diagnostic import Diagnostic, Label
from argmap.diagnostics.place import place_of
from argmap.model.content import MapContent
from argmap.model.elements import Claim

_NO_LETTER = re.compile(r"[\W_]+")
_ASCII_WORDS = {code: None for code in range(128) if not chr(code).isalnum()}


def repeated_text(amap: MapContent, facts: Facts) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each claim whose words are those of an earlier claim.

    Letter case, punctuation and white space make no difference, unless nothing else is there.
    """
    first: dict[str, Claim] = {}
    for claim in amap.claims.values():
        text = claim.text
        if text.isascii():
            words = text.translate(_ASCII_WORDS).casefold() or text
        else:
            words = _NO_LETTER.sub("", text).casefold() or text
        known = first.setdefault(words, claim)
        if known is not claim:
            earlier = known.called if known.named else "an earlier one"
            yield Diagnostic.at(
                REPEATED_TEXT,
                place_of(claim.origin),
                f"{claim.called} says the same as {earlier}",
                others=[Label(known.origin, "first said here")] if known.origin else [],
                help=f"refer to {earlier} instead, or say how the two differ",
            )
