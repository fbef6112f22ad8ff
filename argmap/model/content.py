"""The content of a map, as data: every pass, from reasoning to reports, is typed against this."""

from collections.abc import Iterator, Mapping
from itertools import combinations
from types import MappingProxyType
from typing import Any, TypeVar

import attrs

from argmap.english import count
from argmap.model.elements import (
    Claim,
    Contradiction,
    Expectation,
    Inference,
    Question,
    Quotation,
    Restatement,
    Section,
    SourceText,
    Speaker,
)
from argmap.model.ids import step_id
from argmap.source import Span

M = TypeVar("M", bound="MapContent")
V = TypeVar("V")


def _frozen_mapping(items: Mapping[str, Any]) -> Mapping[str, Any]:
    return MappingProxyType(dict(items))


@attrs.frozen
class MapContent:
    """A whole map. Mappings keep the order of the text and cannot be changed.

    `weighing` is `strength` where strengths and credences count as preferences, else empty. `generated` says what
    drafted the map where that was no person, `reviewed` who has looked at it (`argmap.model.map_review`).
    """

    title: str = ""
    author: str = ""
    date: str = ""
    language: str = ""
    weighing: str = ""
    generated: str = ""
    reviewed: str = ""
    note: str = ""
    tags: tuple[str, ...] = ()
    sources: Mapping[str, SourceText] = attrs.field(factory=dict, converter=_frozen_mapping)
    speakers: Mapping[str, Speaker] = attrs.field(factory=dict, converter=_frozen_mapping)
    sections: Mapping[str, Section] = attrs.field(factory=dict, converter=_frozen_mapping)
    claims: Mapping[str, Claim] = attrs.field(factory=dict, converter=_frozen_mapping)
    inferences: Mapping[str, Inference] = attrs.field(factory=dict, converter=_frozen_mapping)
    contradictions: Mapping[str, Contradiction] = attrs.field(factory=dict, converter=_frozen_mapping)
    restatements: Mapping[str, Restatement] = attrs.field(factory=dict, converter=_frozen_mapping)
    questions: Mapping[str, Question] = attrs.field(factory=dict, converter=_frozen_mapping)
    expectations: tuple[Expectation, ...] = ()
    origin: Span | None = attrs.field(default=None, eq=False, repr=False, kw_only=True)

    @property
    def heading(self) -> str:
        """What the map is called: its title, or the name of its file without the ending."""
        if self.title or self.origin is None:
            return self.title or "Argument map"
        name = self.origin.source.name.replace("\\", "/").rpartition("/")[2].removesuffix(".argmap")
        return "Argument map" if not name or name.startswith(("<", "-")) else name

    def owns(self, origin: Span | None) -> bool:
        """Whether a thing stands in the top file of the map, and not in a file that it includes."""
        return self.origin is None or origin is None or origin.source is self.origin.source

    def principal(self, speaker: str) -> str:
        """The id of whom a speaker speaks for in the end, himself or another one; a source speaks for itself."""
        seen = {speaker}
        while speaker in self.speakers and (chief := self.speakers[speaker].speaks_for) and chief not in seen:
            seen.add(chief)
            speaker = chief
        return speaker

    def frozen_table(self, items: dict[str, Any]) -> Mapping[str, Any]:
        """A table of a map that is made from this one."""
        return _frozen_mapping(items)

    def by_wording(self, items: dict[str, V]) -> dict[str, V]:
        """A table by claims, in which each wording of a claim finds what is said of it."""
        return items

    def all_wordings(self) -> tuple[str, ...]:
        """The id of every claim as it is written, in the order of the text."""
        return tuple(self.claims)

    def wording(self, step: str) -> str:
        """The wording that a step is written to, where its target is a claim in several wordings; else nothing."""
        del step
        return ""

    def all_quotations(self) -> Iterator[Quotation]:
        """The quotations of all claims, and then those of all steps."""
        for claim in self.claims.values():
            yield from claim.quotations
        for step in self.inferences.values():
            yield from step.argued

    def name_of_voice(self, voice: str) -> str:
        """The name of a speaker, or the title of a source that speaks in its own voice."""
        return self.speakers[voice].name if voice in self.speakers else self.sources[voice].title

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle through plain dictionaries: a mapping proxy cannot be pickled."""
        values = [getattr(self, name) for name in FIELDS]
        return type(self), tuple(dict(each) if isinstance(each, Mapping) else each for each in values)

    def __repr__(self) -> str:
        return f"<MapContent {str(self)[:170]}>"

    def __str__(self) -> str:
        counts = [
            count(len(self.claims), "claim"),
            count(len(self.inferences) + len(self.contradictions) + len(self.restatements), "relation"),
            count(sum(1 for _ in self.all_quotations()), "quotation"),
        ]
        return f"{self.title or 'untitled map'} ({', '.join(counts)})"


FIELDS: tuple[str, ...] = tuple(field.name for field in attrs.fields(MapContent) if field.name != "origin")
"""The fields of a map that make up its content, in order."""


def changed(amap: M, **changes: Any) -> M:
    """The same map with other values of some fields, which the caller answers for: they are not checked again."""
    made = object.__new__(type(amap))
    for field in attrs.fields(type(amap)):
        value = changes[field.name] if field.name in changes else getattr(amap, field.name)
        table = field.name in changes and isinstance(value, dict)
        object.__setattr__(made, field.name, amap.frozen_table(value) if table else value)
    return made


def with_rivals(
    contradictions: Mapping[str, Contradiction], questions: Mapping[str, Question]
) -> dict[str, Contradiction]:
    """Contradictions, and those between each two answers of a question, unless they are stated already."""
    found = dict(contradictions)
    pairs = {frozenset((contradiction.first, contradiction.second)) for contradiction in contradictions.values()}
    for question in questions.values():
        for first, second in combinations(question.answers, 2):
            pair = frozenset((first, second))
            if pair not in pairs:
                pairs.add(pair)
                id_ = step_id("contradicts", (first,), second)
                found[id_] = Contradiction(id_, first, second, question=question.id, origin=question.origin)
    return found
