"""Information rated as confirmed by others, where no other source is quoted for it."""

from collections.abc import Iterator

from argmap.analysis.facts import Facts
from argmap.analysis.provenance import independent
from argmap.catalogue.rules import UNCORROBORATED
from argmap.diagnostics.diagnostic import Diagnostic, Label
from argmap.diagnostics.place import place_of
from argmap.english import count
from argmap.model.content import MapContent

CONFIRMED = "1"
MOST_SHOWN = 3


def uncorroborated(amap: MapContent, facts: Facts) -> Iterator[Diagnostic]:
    """Yield one diagnostic for each source with information of grade 1 that stands alone.

    On the Admiralty scale, grade 1 means that independent sources confirm the information.
    """
    origins = facts.provenance.origins
    alone: dict[str, list[str]] = {}
    for claim in amap.claims.values():
        quoted = {id(ends): ends for ends in (origins[quotation.source] for quotation in claim.quotes)}.values()
        for quotation in claim.quotes:
            if amap.sources[quotation.source].reliability[1:] != CONFIRMED:
                continue
            if not any(independent(origins[quotation.source], ends) for ends in quoted):
                alone.setdefault(quotation.source, []).append(claim.id)
    for id_, claims in alone.items():
        source = amap.sources[id_]
        unique = list(dict.fromkeys(claims))
        verb = "has" if len(unique) == 1 else "have"
        yield Diagnostic.at(
            UNCORROBORATED,
            place_of(source.places.get("reliability") or source.origin),
            f"`{id_}` is rated {source.reliability}, but {count(len(unique), 'claim')} quoted from it"
            f" {verb} no second independent source",
            others=[
                Label(place_of(amap.claims[each].origin), "only this source")
                for each in unique[:MOST_SHOWN]
                if amap.claims[each].origin
            ],
            help="quote an independent source, or rate the information 2 to 6",
        )
