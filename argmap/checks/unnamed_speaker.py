"""Quoted speakers whom the text does not name where it has their words."""

from collections.abc import Iterator

from argmap.analysis.facts import Facts
from argmap.catalogue.rules import UNNAMED_SPEAKER
from argmap.diagnostics.diagnostic import Diagnostic, Label
from argmap.diagnostics.place import place_of
from argmap.model.content import MapContent
from argmap.quotations.check import all_checked
from argmap.quotations.reported import said_by_another
from argmap.quotations.speaking import is_author, names_speaker
from argmap.reasoning.voices import READER, UNNAMED
from argmap.source import Span

_COMMENT = 8_000
"""Characters of a long comment of a reader, whose name stands above it."""


def unnamed_speaker(amap: MapContent, facts: Facts) -> Iterator[Diagnostic]:
    """Yield a hint for each quotation whose paragraph does not hold the name of its speaker.

    The author of a text speaks everywhere in it, and who has the tag `unnamed` has no name to be found. The name of a
    `reader` heads his comment, however long that is.
    """
    for each in all_checked(facts.quotations):
        found, quotation = each.in_source, each.quotation
        speaker = amap.speakers.get(quotation.speaker)
        if (
            not each.in_source.status.good
            or speaker is None
            or UNNAMED in speaker.tags
            or each.text is None
            or found.start is None
        ):
            continue
        if said_by_another(each, amap) is not None or is_author(speaker, amap.sources[quotation.source]):
            continue
        _, name = each.text.places.speech(found.start)
        if name and any(names_speaker(name, who, amap) for who in amap.speakers.values()):
            continue  # a line says who speaks: AM324 says so where it is somebody else
        start, end = each.text.surroundings(found.start, found.end or found.start)
        if READER in speaker.tags:
            start = min(start, max(0, found.start - _COMMENT))
        if not names_speaker(each.text.source.text[start:end], speaker, amap):
            yield Diagnostic.at(
                UNNAMED_SPEAKER,
                place_of(quotation.origin),
                f"the passage does not name `{speaker.id}`",
                others=[Label(Span(each.text.source, found.start, found.end or found.start), "the words stand here")],
                help=f"see whether they are the words of {speaker.name}",
            )
