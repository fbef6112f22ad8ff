"""The language that the claims of a map are written in."""

from itertools import islice

from argmap.model.content import MapContent
from argmap.quotations.languages.registry import guess

MOST_CLAIMS = 40
"""Claims by whose words the language is guessed."""


def language_of_claims(amap: MapContent) -> str:
    """The code of the language that a map says, or a guess from its first claims."""
    return amap.language or guess(" ".join(claim.text for claim in islice(amap.claims.values(), MOST_CLAIMS)))
