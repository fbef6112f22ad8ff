"""A map that was changed after somebody had reviewed it."""

from collections.abc import Iterator

from argmap.analysis.facts import Facts
from argmap.catalogue.rules import STALE_REVIEW
from argmap.diagnostics.diagnostic import Diagnostic
from argmap.diagnostics.place import place_of
from argmap.model.content import MapContent
from argmap.model.map_review import digest_of_map, read_map_review


def stale_review(amap: MapContent, facts: Facts) -> Iterator[Diagnostic]:
    """Yield a warning where `reviewed` is of other claims, quotations or relations than the map has."""
    written = facts.written.reviewed
    if not written:
        return
    found = read_map_review(written)
    if found is None:
        yield Diagnostic.at(
            STALE_REVIEW,
            place_of(amap.origin),
            "`reviewed` says nothing that can be checked",
            help="let `argmap review --done --by NAME` write it: name, day, and digest of what was reviewed",
        )
    elif found.digest != digest_of_map(facts.written):
        yield Diagnostic.at(
            STALE_REVIEW,
            place_of(amap.origin),
            f"the map was changed since {found.name} reviewed it on {found.date}",
            help="have what changed reviewed (`argmap review`), or take `reviewed` out",
        )
