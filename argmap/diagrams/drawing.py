"""What a diagram shows, before any look: boxes, joints and links with their roles."""

from collections.abc import Mapping

import attrs

from argmap.analysis.facts import Facts
from argmap.model.argument_map import ArgumentMap, Claim, InferenceKind, Verdict, count
from argmap.reasoning.labels import StepLabel

MOST_SIDES = 7
"""Sections that get a colour of their own; what lies beyond shares the last."""


@attrs.frozen
class Box:
    """A claim: its text, what it rests on, the side that it belongs to (or none, -1), and its verdict.

    The verdict is empty where the whole map is accepted: then it would say nothing.
    """

    claim: str
    text: str
    side: int
    sources: tuple[str, ...]
    role: str
    verdict: str = ""


@attrs.frozen
class Joint:
    """The point where linked premises meet, or at which an undercut aims."""

    step: str
    kind: str


@attrs.frozen
class Link:
    """A line from a claim or joint to a claim or joint; `head` says whether the relation's head is drawn.

    A link carries the step that it belongs to; `start` and `end` are ids of claims, or of steps
    whose joint is meant. `aside` links belong to a step that does not go through.
    """

    step: str
    kind: str
    start: str
    end: str
    head: bool = True
    aside: bool = False


@attrs.frozen
class Diagram:
    """A drawing of a map: data with roles, without colours, sizes or places."""

    title: str
    subtitle: str
    description: str
    sides: tuple[str, ...]
    sides_are_maps: bool
    boxes: tuple[Box, ...]
    joints: tuple[Joint, ...]
    links: tuple[Link, ...]
    sources: Mapping[str, str]

    @property
    def verdicts(self) -> tuple[str, ...]:
        """The verdicts that occur, in the order of the legend."""
        occurring = {box.verdict for box in self.boxes}
        return tuple(verdict.value for verdict in Verdict if verdict.value in occurring)

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of relation that occur, in the order of the legend."""
        occurring = {link.kind for link in self.links}
        return tuple(kind for kind in KINDS if kind in occurring)


KINDS = ("supports", "implies", "rebuts", "undercuts", "contradicts")


def draw(amap: ArgumentMap, facts: Facts) -> Diagram:
    """Make the drawing of a whole map."""
    sides, side_of = _sides(amap)
    tops = set(facts.tops)
    verdicts = facts.verdicts.claims
    contested = any(each is not Verdict.ACCEPTED for each in verdicts.values())
    boxes = tuple(
        Box(
            id_,
            claim.text,
            side_of.get(claim.section, -1),
            _sources(claim),
            _role(claim, tops, facts),
            verdicts[id_].value if contested else "",
        )
        for id_, claim in amap.claims.items()
    )
    joints, links = _relations(amap, facts)
    named = {source: amap.sources[source].title for box in boxes for source in box.sources}
    numbers = [count(len(amap.claims), "claim"), count(len(amap.inferences) + len(amap.contradictions), "relation")]
    if named:
        numbers.append(count(len(named), "source"))
    return Diagram(
        amap.title or "Argument map",
        " · ".join(numbers),
        _description(amap, facts),
        sides,
        any(section.part_of for section in amap.sections.values()),
        boxes,
        joints,
        links,
        named,
    )


def _sides(amap: ArgumentMap) -> tuple[tuple[str, ...], dict[str, int]]:
    """The titles of the sides, and the side of each section that has claims.

    The sides of a map with included maps are these maps; of any other its sections.
    """
    used = dict.fromkeys(claim.section for claim in amap.claims.values() if claim.section)
    by_map = any(amap.sections[section].part_of for section in used)
    titles: dict[str, int] = {}
    side_of: dict[str, int] = {}
    for section in used:
        found = amap.sections[section]
        title = (found.part_of or amap.title) if by_map else found.title
        if title not in titles:
            titles[title] = min(len(titles), MOST_SIDES)
        side_of[section] = titles[title]
    if by_map and any(not claim.section for claim in amap.claims.values()):
        side_of[""] = titles.setdefault(amap.title, min(len(titles), MOST_SIDES))
    shown = list(titles)
    if len(shown) > MOST_SIDES:
        shown = [*shown[:MOST_SIDES], f"{len(shown) - MOST_SIDES} others"]
    return tuple(shown), side_of


def _sources(claim: Claim) -> tuple[str, ...]:
    return tuple(dict.fromkeys(quotation.source for quotation in claim.quotations))


def _role(claim: Claim, tops: set[str], facts: Facts) -> str:
    if claim.id in tops:
        return "thesis"
    if claim.assumed:
        return "assumed"
    return "evidence" if claim.quotes and claim.id not in facts.reasons else "claim"


def _relations(amap: ArgumentMap, facts: Facts) -> tuple[tuple[Joint, ...], tuple[Link, ...]]:
    joints: list[Joint] = []
    links: list[Link] = []
    jointed: set[str] = set()
    for id_, inference in amap.inferences.items():
        if len(inference.premises) > 1 or id_ in facts.undercuts:
            jointed.add(id_)
            joints.append(Joint(id_, inference.kind))
    labels = facts.verdicts.inferences
    for id_, inference in amap.inferences.items():
        kind = str(inference.kind)
        aside = labels[id_] is StepLabel.OUT
        if id_ in jointed:
            links += [Link(id_, kind, premise, id_, head=False, aside=aside) for premise in inference.premises]
            links.append(Link(id_, kind, id_, inference.target, aside=aside))
        else:
            links.append(Link(id_, kind, inference.premises[0], inference.target, aside=aside))
    links += [Link(id_, "contradicts", each.first, each.second) for id_, each in amap.contradictions.items()]
    return tuple(joints), tuple(links)


def _description(amap: ArgumentMap, facts: Facts) -> str:
    """The alternative text: what a reader who cannot see the picture should know first."""
    kinds = [each.kind for each in amap.inferences.values()]
    numbers = [
        (kinds.count(InferenceKind.SUPPORTS), "support"),
        (kinds.count(InferenceKind.IMPLIES), "implication"),
        (kinds.count(InferenceKind.REBUTS), "rebuttal"),
        (kinds.count(InferenceKind.UNDERCUTS), "undercut"),
        (len(amap.contradictions), "contradiction"),
    ]
    relations = ", ".join(count(number, noun) for number, noun in numbers if number)
    parts = [f"Argument map with {count(len(amap.claims), 'claim')}" + (f" and {relations}." if relations else ".")]
    tops = [amap.claims[each].text.replace("\n", " ") for each in facts.tops[:5]]
    if tops:
        parts.append(("Top claim: " if len(facts.tops) == 1 else "Top claims: ") + " / ".join(tops))
    return " ".join(parts)
