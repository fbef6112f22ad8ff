"""What goes with a source or a speaker that is withdrawn: his words, and those of who has them from him."""

from collections.abc import Collection

from argmap.model.content import MapContent
from argmap.model.elements import Quotation
from argmap.model.voicing import mouths


def silenced(amap: MapContent, without: Collection[str]) -> frozenset[str]:
    """The speakers and sources whose word goes with what is withdrawn.

    These are who is withdrawn himself, who speaks for him, and the texts that have their news from there.
    """
    if not without:
        return frozenset()
    below: dict[str, list[str]] = {}
    for speaker in amap.speakers.values():
        if speaker.speaks_for:
            below.setdefault(speaker.speaks_for, []).append(speaker.id)
    for source in amap.sources.values():
        for repeated in source.repeats:
            below.setdefault(repeated, []).append(source.id)
    found = {each: None for each in without if each in amap.speakers or each in amap.sources}
    for each in (queue := list(found)):
        for more in below.get(each, ()):
            if more not in found:
                found[more] = None
                queue.append(more)
    return frozenset(found)


def is_withdrawn(quotation: Quotation, without: Collection[str], silent: Collection[str]) -> bool:
    """Whether a quotation goes with what is withdrawn: the text that it stands in, or a voice behind it."""
    return quotation.source in without or any(each in silent for each in mouths(quotation))


class Behind:
    """Who stands behind a word: the other side of `silenced`."""

    def __init__(self, amap: MapContent) -> None:
        self.map = amap
        self._voices: dict[str, tuple[str, ...]] = {}

    def voice(self, voice: str) -> tuple[str, ...]:
        """A speaker or a source, whom he speaks for, and the texts that it repeats, and who stands behind these."""
        if voice not in self._voices:
            found = {voice: None}
            for each in (queue := [voice]):
                speaker, source = self.map.speakers.get(each), self.map.sources.get(each)
                above = [speaker.speaks_for] if speaker and speaker.speaks_for else []
                for more in (*above, *(source.repeats if source else ())):
                    if more not in found:
                        found[more] = None
                        queue.append(more)
            self._voices[voice] = tuple(found)
        return self._voices[voice]

    def quotation(self, quotation: Quotation) -> tuple[str, ...]:
        """The sources and speakers each of whom takes a quotation along when he is withdrawn."""
        voices = (each for mouth in mouths(quotation) for each in self.voice(mouth))
        return tuple(dict.fromkeys((quotation.source, *voices)))
