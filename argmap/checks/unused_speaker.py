"""Speakers that are never quoted."""

from collections.abc import Iterator

from argmap.analysis.facts import Facts
from argmap.catalogue.rules import UNUSED_SPEAKER
from argmap.diagnostics.diagnostic import Diagnostic
from argmap.diagnostics.place import place_of
from argmap.model.content import MapContent


def unused_speaker(amap: MapContent, facts: Facts) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each speaker that no quotation names and nobody speaks for.

    As with sources, those of an included file or of a file without claims are there to be shared.
    """
    if not amap.claims:
        return
    quotations = list(amap.all_quotations())
    used = {each.speaker for each in quotations} | {voice for each in quotations for voice in each.citing}
    used.update(speaker.speaks_for for speaker in amap.speakers.values())
    for id_, speaker in amap.speakers.items():
        if id_ not in used and id_ not in facts.holes and amap.owns(speaker.origin):
            yield Diagnostic.at(
                UNUSED_SPEAKER,
                place_of(speaker.origin),
                f"the speaker `{id_}` is never quoted",
                help=f"add `by {id_}` to the speaker's words, or take the speaker out",
            )
