"""Which claim of one version of a map is which of another one."""

from collections.abc import Iterator, Mapping

from rapidfuzz import fuzz, process

from argmap.model.content import MapContent
from argmap.model.elements import Claim

MOST_ALIKE = 90.0
"""Similarity (0 to 100) from which a claim without a name, or with another one, is taken for a rewording."""
MOST_COMPARED = 2_000
"""Claims of which texts are compared for similarity."""


def same_claims(old: MapContent, new: MapContent) -> Mapping[str, str]:
    """For claims of the old map whose id is another one in the new map, that id.

    A claim with a name keeps it; one that is gone may be there under another name, or reworded without one:
    the same text, or else a text that is nearly the same, used once.
    """
    gone = [claim for claim in old.claims.values() if not (claim.named and claim.id in new.claims)]
    come = [claim for claim in new.claims.values() if not (claim.named and claim.id in old.claims)]
    found = dict(_alike(gone, come))
    return {one: other for one, other in found.items() if one != other}


def _alike(gone: list[Claim], come: list[Claim]) -> Iterator[tuple[str, str]]:
    by_text: dict[str, list[Claim]] = {}
    for each in come:
        by_text.setdefault(_plain(each), []).append(each)
    left: list[Claim] = []
    taken: set[str] = set()
    for each in gone:
        same = by_text.get(_plain(each))
        if same:
            other = same.pop(0)
            taken.add(other.id)
            yield each.id, other.id
        else:
            left.append(each)
    free = {each.id: _plain(each) for each in come if each.id not in taken}
    for each in left if len(left) <= MOST_COMPARED and len(free) <= MOST_COMPARED else ():
        best = process.extractOne(_plain(each), free, scorer=fuzz.ratio, score_cutoff=MOST_ALIKE)
        if best is not None:
            del free[best[2]]
            yield each.id, best[2]


def _plain(claim: Claim) -> str:
    return " ".join(claim.text.split()).casefold()
