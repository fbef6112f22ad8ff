"""What the things of two versions are called in a sentence: claims by their words, people and texts by their names."""

from collections.abc import Iterable, Mapping

from argmap.model.content import MapContent
from argmap.model.elements import Inference, InferenceKind
from argmap.model.voicing import aimed
from argmap.page.phrasing import Phrases
from argmap.reasoning.sentences import called, quoted
from argmap.reasoning.voices import Origins


def named(ids: Iterable[str], before: MapContent, after: MapContent) -> Mapping[str, str]:
    """What some things are called, by their ids: as the new version has them, or else the old one."""
    sides = [_Names(amap) for amap in (after, before)]
    found = {}
    for id_ in dict.fromkeys(ids):
        name = next((name for side in sides if (name := side.of(id_))), "")
        if name:
            found[id_] = name
    return found


class _Names:
    """The names of the things of one version."""

    def __init__(self, amap: MapContent) -> None:
        self.map, self.origins, self.say = amap, Origins(amap), Phrases.of("en")

    def of(self, id_: str) -> str:
        """What a thing is called; nothing for one that the map does not have."""
        amap = self.map
        if id_ in amap.claims:
            return self.claim(id_)
        if id_ in amap.inferences:
            return self.step(amap.inferences[id_])
        if id_ in amap.contradictions:
            pair = amap.contradictions[id_]
            return self.say("change.contradiction", first=self.claim(pair.first), second=self.claim(pair.second))
        if id_ in amap.restatements:
            same = amap.restatements[id_]
            return self.say("change.restatement", first=self.claim(same.first), second=self.claim(same.second))
        if id_ in amap.questions:
            return self.say("change.question", question=" ".join(amap.questions[id_].text.split()))
        if id_ in amap.sources:
            return called(self.origins.name_of_text(id_))
        return called(self.origins.name(id_)) if id_ in amap.speakers else ""

    def claim(self, id_: str) -> str:
        """A claim by its words."""
        return quoted(self.map.claims[id_].text)

    def step(self, step: Inference, depth: int = 0) -> str:
        """A step by what it leads from and to, an objection by what it says and against what."""
        premises = self.say.listed([self.claim(each) for each in step.premises])
        if step.kind.speaks_for:
            return self.say("change.step", premises=premises, target=self.claim(step.target))
        return self.say("change.objection", premises=premises, target=self.target(step, depth))

    def target(self, step: Inference, depth: int) -> str:
        """What an objection is against."""
        amap, target = self.map, step.target
        if target in amap.inferences:
            # Objections may go round in a circle.
            return self.step(amap.inferences[target], depth + 1) if not depth else self.say("change.other-step")
        if target in amap.claims:
            claim = self.claim(target)
            return claim if step.kind is InferenceKind.REBUTS else self.say("change.said", claim=claim)
        words = aimed(target)
        if words is None:
            return target
        claim, voice, _ = words
        return self.say("change.words", who=called(self.origins.name(voice)), claim=self.claim(claim))
