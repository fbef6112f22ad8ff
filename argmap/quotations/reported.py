"""Words that a text reports from somebody else than the quotation says."""

import attrs

from argmap.model.content import MapContent
from argmap.quotations.check import CheckedQuotation
from argmap.quotations.ends import SaidBy, said_by
from argmap.quotations.languages.registry import language_of
from argmap.quotations.speaking import names_speaker


def said_by_another(checked: CheckedQuotation, amap: MapContent) -> SaidBy | None:
    """The name before a reporting verb right before the passage, if it is that of another speaker of the map.

    `who` of the result is the id of that speaker.
    """
    quotation, start = checked.quotation, checked.in_source.start
    speaker = amap.speakers.get(quotation.speaker)
    if speaker is None or checked.text is None or start is None:
        return None
    spoken = language_of(amap.sources[quotation.source].language or amap.language or checked.text.language)
    said = said_by(checked.text, start, spoken)
    if said is None or names_speaker(said.who, speaker, amap):
        return None
    other = next((each.id for each in amap.speakers.values() if names_speaker(said.who, each, amap)), None)
    return attrs.evolve(said, who=other) if other else None
