"""Propositions: claims that restate each other are one, in several wordings.

`A restates B` is symmetric and transitive: the claims that it ties together form a class. The class goes by the name
and the wording of its first member, in the order of the map, that restates nobody (of the first, where each restates
another one). What is said for and against any wording is said of all: quotations, reasons, rebuttals, contradictions
and questions of the members are pooled; relations that are equal then count once, and so do items of evidence; a class
is `assumed` if a member is. Only an undercut of a wording stays with it: it sets aside the quotations of that wording,
that it is assumed, and the reasons written to it.
"""

from collections.abc import Collection, Iterable, Mapping
from types import MappingProxyType
from typing import Any, TypeVar, overload

import attrs

from argmap.graphs import components
from argmap.model.content import FIELDS, MapContent, changed
from argmap.model.elements import Claim, Contradiction, Evidence, Inference, InferenceKind, Proposition, Question
from argmap.model.voicing import owner_of

V = TypeVar("V")
T = TypeVar("T")


class ById(dict[str, V]):
    """A table that has an entry for each proposition, and finds it by the id of every wording.

    To go through it is to go through the propositions, each once, by the name that it goes by.
    """

    def __init__(self, items: Mapping[str, V], heads: Mapping[str, str]) -> None:
        super().__init__(items)
        self.heads = heads

    def __missing__(self, key: str) -> V:
        head = self.heads[key]
        if not dict.__contains__(self, head):  # a lookup of what is not there comes here again
            raise KeyError(key)
        return dict.__getitem__(self, head)

    def __contains__(self, key: object) -> bool:
        return dict.__contains__(self, key) or dict.__contains__(self, self.heads.get(str(key), ""))

    @overload
    def get(self, key: str, default: None = None, /) -> V | None: ...
    @overload
    def get(self, key: str, default: V, /) -> V: ...
    @overload
    def get(self, key: str, default: T, /) -> V | T: ...
    def get(self, key: str, default: Any = None, /) -> Any:
        """The entry for a proposition, by the id of one of its wordings."""
        try:
            return self[key]
        except KeyError:
            return default


def like(table: Mapping[str, Any], items: dict[str, V]) -> dict[str, V]:
    """A table that finds its entries by the same names as another one."""
    return ById(items, table.heads) if isinstance(table, ById) else items


@attrs.frozen
class Propositions(MapContent):
    """A map with one claim for each class of claims that restate each other; it knows the map as it is `written`.

    `heads` gives for each wording the claim that it is read as, and for a relation that says the same as an earlier one
    that one; `wording_of` for a step to a claim in several wordings the one that it is written to.
    """

    written: MapContent = attrs.field(factory=MapContent, repr=False, eq=False)
    heads: Mapping[str, str] = attrs.field(factory=dict, repr=False)
    wording_of: Mapping[str, str] = attrs.field(factory=dict, repr=False)

    def by_wording(self, items: dict[str, V]) -> dict[str, V]:
        """A table by claims, in which each wording of a claim finds what is said of it."""
        return ById(items, self.heads)

    def all_wordings(self) -> tuple[str, ...]:
        """The id of every claim as it is written, in the order of the text."""
        return tuple(self.written.claims)

    def wording(self, step: str) -> str:
        """The wording that a step is written to, where its target is a claim in several wordings; else nothing."""
        return self.wording_of.get(step, "")

    def frozen_table(self, items: dict[str, Any]) -> Mapping[str, Any]:
        """A table of a map that is made from this one: it finds claims by all of their wordings."""
        return MappingProxyType(ById(items, self.heads))

    def place(self, claim: str, place: int) -> tuple[str, int]:
        """Where a quotation of the written map stands in this one."""
        found = self.claims[claim]
        if not isinstance(found, Proposition):
            return claim, place
        before = 0
        for each in found.wordings:
            if each.id == claim:
                break
            before += len(each.quotations)
        return found.id, before + place

    def written_place(self, claim: str, place: int) -> tuple[str, int]:
        """Where a quotation of this map stands in the written one."""
        found = self.claims[claim]
        return found.written[place] if isinstance(found, Proposition) else (claim, place)

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle the map as it is written: the rest follows."""
        return as_propositions, (self.written,)


def heads_of(amap: MapContent) -> dict[str, str]:
    """For each claim that restates another one, or is restated, the claim that its class goes by."""
    order = {claim: at for at, claim in enumerate(amap.claims)}
    ties: dict[str, list[str]] = {}
    restating = set()
    for each in amap.restatements.values():
        if each.first in order and each.second in order and each.first != each.second:
            ties.setdefault(each.first, []).append(each.second)
            ties.setdefault(each.second, []).append(each.first)
            restating.add(each.first)
    heads = {}
    for group in components(ties):
        members = sorted(group, key=order.__getitem__)
        head = next((each for each in members if each not in restating), members[0])
        heads.update(dict.fromkeys(members, head))
    return heads


def as_propositions(amap: MapContent) -> MapContent:
    """The map with one claim for each proposition; the very map where nobody restates anything."""
    if isinstance(amap, Propositions) or not amap.restatements:
        return amap
    heads = heads_of(amap)
    return _Merging(amap, heads).made if heads else amap


def without_wordings(amap: MapContent, wordings: Collection[str], restatements: Collection[str] = ()) -> MapContent:
    """A written map without the words of some claims and what is written to them, and without some restatements.

    The claims stay as names of what they restate; what they are premises of stays.
    """
    steps = amap.inferences
    lost = [
        id_
        for id_, step in steps.items()
        if step.target not in steps and owner_of(step.target, amap.claims) in wordings
    ]
    gone = with_undercuts(amap, lost)
    claims = {
        id_: attrs.evolve(claim, quotations=(), assumed=False, open=False) if id_ in wordings else claim
        for id_, claim in amap.claims.items()
    }
    return changed(
        amap,
        claims=claims,
        inferences={id_: step for id_, step in amap.inferences.items() if id_ not in gone},
        contradictions={
            id_: each for id_, each in amap.contradictions.items() if not {each.first, each.second} & {*wordings}
        },
        restatements={id_: each for id_, each in amap.restatements.items() if id_ not in restatements},
    )


def with_undercuts(amap: MapContent, steps: Iterable[str]) -> set[str]:
    """Some steps, with the undercuts of them, and the undercuts of these."""
    undercuts: dict[str, list[str]] = {}
    for step in amap.inferences.values():
        if step.kind is InferenceKind.UNDERCUTS:
            undercuts.setdefault(step.target, []).append(step.id)
    found = dict.fromkeys(steps)
    for each in (queue := list(found)):
        for more in undercuts.get(each, ()):
            if more not in found:
                found[more] = None
                queue.append(more)
    return set(found)


class _Merging:
    """Makes one claim of each class, in time linear in the map."""

    def __init__(self, amap: MapContent, heads: Mapping[str, str]) -> None:
        self.map, self.heads = amap, dict(heads)
        self.members: dict[str, list[str]] = {}
        for claim in amap.claims:
            if claim in heads:
                self.members.setdefault(heads[claim], []).append(claim)
        undercuts = [each for each in amap.inferences.values() if each.kind is InferenceKind.UNDERCUTS]
        self.undercut = {each.target for each in undercuts}
        owners = {owner_of(target, amap.claims) for target in self.undercut}
        self.apart = {heads[claim] for claim in owners if claim in heads}
        """The classes of which something is undercut: nothing of them counts with an equal one."""
        self.lost = self._within()
        claims = {claim.id: self._claim(claim) for claim in amap.claims.values() if self._head(claim.id) == claim.id}
        inferences, contradictions, questions = self._steps(), self._pairs(), self._questions()
        made = Propositions(
            **{name: getattr(amap, name) for name in FIELDS},
            origin=amap.origin,
            written=amap,
            heads=self.heads,
            wording_of={id_: each.target for id_, each in amap.inferences.items() if each.target in heads},
        )
        self.made = changed(
            made,
            claims=claims,
            inferences=inferences,
            contradictions=contradictions,
            questions=questions,
        )

    def _head(self, claim: str) -> str:
        return self.heads.get(claim, claim)

    def _claim(self, claim: Claim) -> Claim:
        if claim.id not in self.members:
            return claim
        wordings = [claim, *(self.map.claims[each] for each in self.members[claim.id] if each != claim.id)]
        values = {field.name: getattr(claim, field.name) for field in attrs.fields(Claim)}
        values["quotations"] = tuple(quotation for each in wordings for quotation in each.quotations)
        values["assumed"] = any(each.assumed for each in wordings)
        values["open"] = any(each.open for each in wordings)
        for name in ("credence", "date", "short", "url"):
            values[name] = next((found for each in wordings if (found := getattr(each, name))), values[name])
        values["tags"] = tuple(dict.fromkeys(tag for each in wordings for tag in each.tags))
        written = tuple((each.id, place) for each in wordings for place in range(len(each.quotations)))
        return Proposition(**values, wordings=tuple(wordings), written=written)

    def _within(self) -> set[str]:
        """The steps from a proposition to itself in other words, and what undercuts these."""
        lost = [
            step.id
            for step in self.map.inferences.values()
            if step.kind is not InferenceKind.UNDERCUTS
            and step.target in self.heads
            and step.target not in step.premises
            and self.heads[step.target] in map(self._head, step.premises)
        ]
        return with_undercuts(self.map, lost)

    def _steps(self) -> dict[str, Inference]:
        """The steps between propositions, equal ones once."""
        found: dict[str, Inference] = {}
        seen: dict[tuple[Any, ...], str] = {}
        for step in self.map.inferences.values():
            if step.id in self.lost:
                continue
            if step.target in self.heads or any(each in self.heads for each in step.premises):
                premises = tuple(dict.fromkeys(map(self._head, step.premises)))
                target = self._head(step.target)
                key = step.kind, frozenset(premises), target, step.strength
                if step.id not in self.undercut and target not in self.apart:
                    first = seen.setdefault(key, step.id)
                    if first != step.id:
                        self.heads[step.id] = first
                        continue
                step = attrs.evolve(step, premises=premises, target=target)
            found[step.id] = step
        return found

    def _pairs(self) -> dict[str, Contradiction]:
        found: dict[str, Contradiction] = {}
        seen: dict[frozenset[str], str] = {}
        for each in self.map.contradictions.values():
            first, second = self._head(each.first), self._head(each.second)
            if first == second and each.first != each.second:
                continue
            known = seen.setdefault(frozenset((first, second)), each.id)
            if known != each.id:
                self.heads[each.id] = known
            else:
                found[each.id] = attrs.evolve(each, first=first, second=second)
        return found

    def _questions(self) -> dict[str, Question]:
        return {
            each.id: attrs.evolve(
                each,
                answers=self._heads(each.answers),
                evidence=self._evidence(each.evidence),
            )
            for each in self.map.questions.values()
        }

    def _evidence(self, rated: Iterable[Evidence]) -> tuple[Evidence, ...]:
        """What is rated: one item in two wordings is one, against all that either is against."""
        found: dict[str, Evidence] = {}
        for each in rated:
            item = self._head(each.item)
            against = self._heads((*(found[item].against if item in found else ()), *each.against))
            found[item] = attrs.evolve(found.get(item, each), item=item, against=against)
        return tuple(found.values())

    def _heads(self, claims: Iterable[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(map(self._head, claims)))
