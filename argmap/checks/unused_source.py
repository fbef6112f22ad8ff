"""Sources that are never quoted."""

from collections.abc import Iterator

from argmap.analysis.facts import Facts
from argmap.catalogue.rules import UNUSED_SOURCE
from argmap.diagnostics.diagnostic import Diagnostic
from argmap.diagnostics.place import place_of
from argmap.model.content import MapContent
from argmap.model.voicing import mouths


def unused_source(amap: MapContent, facts: Facts) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each source that no quotation and no other source names.

    Only a map with claims answers for its own sources: those of an included file, or of a file that
    holds nothing else, are there to be shared.
    """
    if not amap.claims:
        return
    used = {quotation.source for quotation in amap.all_quotations()}
    used.update(voice for each in amap.all_quotations() for voice in mouths(each))
    used.update(speaker.speaks_for for speaker in amap.speakers.values())
    used.update(repeated for source in amap.sources.values() for repeated in source.repeats)
    for id_, source in amap.sources.items():
        if id_ not in used and id_ not in facts.holes and amap.owns(source.origin):
            yield Diagnostic.at(
                UNUSED_SOURCE,
                place_of(source.origin),
                f"the source `{id_}` is never quoted",
                help="quote it or take it out",
            )
