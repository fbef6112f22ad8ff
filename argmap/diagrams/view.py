"""Which part of a map a picture shows, and what its colours tell apart."""

from collections.abc import Callable, Iterable, Mapping

import attrs

from argmap.analysis.facts import Facts
from argmap.brief_repr import brief_repr
from argmap.model.content import MapContent
from argmap.model.elements import Claim, Verdict
from argmap.model.verdict_kinds import VerdictWord
from argmap.model.voicing import owner_of
from argmap.reasoning.deadlocks import deadlocks

BY = ("section", "speaker", "source")
"""What claims can be told apart by."""
FILTERS = ("section", "source", "speaker", "tag", "verdict")
"""What claims can be chosen by."""


@attrs.frozen
class View:
    """A view of a map; without anything said, all of it.

    Attributes:
        focus: claims around which the picture is drawn.
        depth: how many relations away from these a claim may be.
        only: pairs of a filter and a value; claims that fit one value of each filter are shown.
        conflicts: whether only what takes part in a contradiction or deadlock is shown.
        folded: titles of sections that are drawn as one box each; `*` for all.
        around: whether the neighbours of what is shown are drawn as well, as pale stubs.
        by: what the tints tell apart: the section, speaker or source.
        clusters: whether claims of one tint stand in a frame together.
        position: the number of the position whose verdicts are shown, 0 for the grounded ones.
    """

    focus: tuple[str, ...] = ()
    depth: int = 1
    only: tuple[tuple[str, str], ...] = ()
    conflicts: bool = False
    folded: tuple[str, ...] = ()
    around: bool = False
    by: str = "section"
    clusters: bool | None = None
    position: int = 0

    __repr__ = brief_repr

    @property
    def whole(self) -> bool:
        """Whether it leaves nothing out."""
        return not (self.focus or self.only or self.conflicts)


def shown(amap: MapContent, facts: Facts, view: View) -> tuple[str, ...]:
    """The claims that a view shows, in the order of the map."""
    if view.whole:
        return tuple(amap.claims)
    kept = set(amap.claims)
    if view.focus:
        kept &= near(amap, facts, view.focus, view.depth)
    if view.conflicts:
        kept &= in_conflict(amap, facts)
    for kind in dict.fromkeys(kind for kind, _ in view.only):
        values = [value for each, value in view.only if each == kind]
        test = _TESTS[kind]
        kept = {id_ for id_ in kept if any(test(amap.claims[id_], value, amap, facts) for value in values)}
    return tuple(id_ for id_ in amap.claims if id_ in kept)


def near(amap: MapContent, facts: Facts, start: Iterable[str], depth: int) -> set[str]:
    """The claims that are at most so many relations away from some."""
    found = set(start)
    edge = list(found)
    for _ in range(min(depth, len(amap.claims))):
        edge = [neighbour for claim in edge for neighbour in neighbours(amap, facts, claim) if neighbour not in found]
        found.update(edge)
    return found


def neighbours(amap: MapContent, facts: Facts, claim: str) -> list[str]:
    """The claims that one has a relation with: directly, or by setting a step of it aside."""
    steps = [*facts.uses.get(claim, ())]
    for table in (facts.reasons, facts.rebuttals, facts.undercuts, facts.aimed):
        steps += table.get(claim, ())
    around: dict[str, None] = {}
    for id_ in (queue := list(dict.fromkeys(steps))):
        step = amap.inferences[id_]
        around.update(dict.fromkeys(step.premises))
        owner = "" if step.target in amap.inferences else owner_of(step.target, amap.claims)
        if owner:
            around[owner] = None
        elif step.target not in queue:
            queue.append(step.target)
        queue += [undercut for undercut in facts.undercuts.get(id_, ()) if undercut not in queue]
    for id_ in facts.conflicts.get(claim, ()):
        pair = amap.contradictions[id_]
        around.update({pair.first: None, pair.second: None})
    around.pop(claim, None)
    return list(around)


def in_conflict(amap: MapContent, facts: Facts) -> set[str]:
    """The claims of contradictions, those that are asserted and denied, and what holds a deadlock."""
    found = {
        claim for contradiction in amap.contradictions.values() for claim in (contradiction.first, contradiction.second)
    }
    found |= set(facts.provenance.disputed)
    for lock in deadlocks(facts.verdicts.reasoner):
        found |= set(lock.claims)
        for claim in lock.claims:
            against = [
                step for table in (facts.rebuttals, facts.undercuts, facts.aimed) for step in table.get(claim, ())
            ]
            found.update(premise for step in against for premise in amap.inferences[step].premises)
    return found


Test = Callable[[Claim, str, MapContent, Facts], bool]


def _in_section(claim: Claim, value: str, amap: MapContent, facts: Facts) -> bool:
    section = amap.sections.get(claim.section)
    return section is not None and value in (section.title, section.part_of, section.id)


def _from_source(claim: Claim, value: str, amap: MapContent, facts: Facts) -> bool:
    return any(quotation.source == value for quotation in claim.quotations)


def _by_speaker(claim: Claim, value: str, amap: MapContent, facts: Facts) -> bool:
    return any(
        value in (quotation.speaker, amap.principal(quotation.speaker))
        for quotation in claim.quotations
        if quotation.speaker
    )


def _tagged(claim: Claim, value: str, amap: MapContent, facts: Facts) -> bool:
    return value in claim.tags


def _with_verdict(claim: Claim, value: str, amap: MapContent, facts: Facts) -> bool:
    return value in (facts.verdicts.claims[claim.id].value, facts.verdicts.reasoner.standing(claim.id).word.value)


_TESTS: Mapping[str, Test] = {
    "section": _in_section,
    "source": _from_source,
    "speaker": _by_speaker,
    "tag": _tagged,
    "verdict": _with_verdict,
}


def values_of(kind: str, amap: MapContent) -> tuple[str, ...]:
    """The values that a filter can take in a map."""
    if kind == "section":
        titles = [title for section in amap.sections.values() for title in (section.part_of, section.title) if title]
        return tuple(dict.fromkeys(titles))
    if kind == "tag":
        return tuple(dict.fromkeys(tag for claim in amap.claims.values() for tag in claim.tags))
    if kind == "verdict":
        return tuple(dict.fromkeys(each.value for kind in (VerdictWord, Verdict) for each in kind))
    return tuple(amap.sources if kind == "source" else amap.speakers)
