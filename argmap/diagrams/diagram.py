"""What a diagram shows, before any look: boxes, joints and links with their roles."""

from collections.abc import Mapping

import attrs

from argmap.model.credence import Level
from argmap.model.elements import Verdict
from argmap.model.verdict_kinds import VerdictWord

KINDS = ("supports", "implies", "rebuts", "undercuts", "contradicts")


@attrs.frozen
class Box:
    """A claim: its text, what it rests on, the side that it belongs to (or none, -1), and its verdict.

    The verdict is empty where the whole map is accepted: then it would say nothing. `failed` are the sources whose
    quotations do not fit their texts, `hidden` is the number of neighbours that are not shown, `weight` the credence
    as it was written, `label` what stands in the place of its id; `also` are its other wordings, each behind its id.
    """

    claim: str
    text: str
    side: int
    sources: tuple[str, ...]
    role: str
    verdict: str = ""
    failed: tuple[str, ...] = ()
    hidden: int = 0
    weight: str = ""
    label: str = ""
    also: tuple[str, ...] = ()


@attrs.frozen
class Joint:
    """The point where linked premises meet, or at which an undercut aims."""

    step: str
    kind: str


@attrs.frozen
class Link:
    """A line from a claim or joint to a claim or joint; `head` says whether the relation's head is drawn.

    A link carries the step that it belongs to; `start` and `end` are ids of claims, or of steps
    whose joint is meant. `aside` links belong to a step that does not go through;
    `own` links, where others are not, belong to a step that nobody makes but the author of the map;
    `strength` is that of the step, where it is given; `whose` the name of who is quoted, where only his words are set
    aside, or the id of a wording, where only that is.
    """

    step: str
    kind: str
    start: str
    end: str
    head: bool = True
    aside: bool = False
    strength: float | Level | None = None
    whose: str = ""
    own: bool = False


@attrs.frozen
class Rivals:
    """The answers of a question, of which only one can stand; `steps` are the contradictions that say so in pairs."""

    question: str
    text: str
    answers: tuple[str, ...]
    steps: tuple[str, ...]


@attrs.frozen
class Diagram:
    """A drawing of a map: data with roles, without colours, sizes or places."""

    title: str
    subtitle: str
    description: str
    sides: tuple[str, ...]
    sides_are: str
    boxes: tuple[Box, ...]
    joints: tuple[Joint, ...]
    links: tuple[Link, ...]
    sources: Mapping[str, str]
    clusters: bool | None = None
    rivals: tuple[Rivals, ...] = ()

    @property
    def alt(self) -> str:
        """What the picture shows, for who does not see it."""
        if self.description.startswith(self.title):  # a map without a title is called by what it is
            return self.description
        end = "" if self.title[-1:] in ".?!…" else "."
        return f"{self.title}{end} {self.description}".strip()

    @property
    def verdicts(self) -> tuple[str, ...]:
        """The verdicts that occur, in the order of the legend."""
        occurring = {box.verdict for box in self.boxes}
        known = dict.fromkeys(each.value for kind in (VerdictWord, Verdict) for each in kind)
        return tuple(each for each in known if each in occurring)

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of relation that occur, in the order of the legend."""
        occurring = {link.kind for link in self.links}
        return tuple(kind for kind in KINDS if kind in occurring)
