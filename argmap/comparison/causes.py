"""Which single changes between two versions of a map changed a verdict.

A change is a cause where it does so alone: made to the old version, or taken back from the new one.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import attrs

from argmap.model.content import MapContent, changed
from argmap.model.elements import Claim, Contradiction, Inference, Restatement, SourceText, Speaker, Verdict
from argmap.model.voicing import owner_of
from argmap.reasoning.reading import Change
from argmap.reasoning.reasoner import Reasoner

MOST_WORK = 3_000_000
"""Claims times changes up to which every change is tried."""


Thing = Claim | Inference | Contradiction | Restatement | SourceText | Speaker
"""What can come, go or change alone; a source and a speaker only change, what is quoted from them comes with its claim.
"""
Failed = frozenset[tuple[str, int]]
"""Quotations that carry nothing, by claim and place."""


@attrs.frozen
class Cause:
    """A change that changed a verdict: what was done to what.

    A thing was `added`, `removed` or `changed`; of a claim that stayed as it is, words that it rests on `failed` (they
    do not stand in their text any more) or were `mended`. A map `weighs`, or is `unweighed`: then `id` is empty.
    """

    done: str
    id: str
    alone: bool
    """Whether it changes the verdict of the old version alone; otherwise taking it back restores the old verdict."""
    wordings: tuple[str, ...] = ()
    """Of a restatement the two claims that it makes one."""


@attrs.frozen
class _Unit:
    """A change that can be made alone: a claim, step, contradiction or restatement as it is before and after.

    Or, of a claim that stays, quotations that came to fail or stand again (`fails`): the text is another one. Or that
    the map weighs from now on, or no longer (`weighs`).
    """

    id: str
    before: Thing | None
    after: Thing | None
    fails: bool | None = None
    weighs: bool | None = None

    @property
    def wordings(self) -> tuple[str, ...]:
        thing = self.after or self.before
        return (thing.first, thing.second) if isinstance(thing, Restatement) else ()

    @property
    def done(self) -> str:
        if self.fails is not None:
            return "failed" if self.fails else "mended"
        if self.weighs is not None:
            return "weighs" if self.weighs else "unweighed"
        return "added" if self.before is None else "removed" if self.after is None else "changed"


def causes(
    old: MapContent, new: MapContent, moved: Sequence[tuple[str, Verdict, Verdict]], failed: Failed, failing: Failed
) -> tuple[Mapping[str, tuple[Cause, ...]], bool]:
    """For each claim whose verdict moved (before, after), the changes that did it; whether all were tried.

    `failed` and `failing` are the quotations that carry nothing, before and after.
    """
    found: dict[str, list[Cause]] = {claim: [] for claim, _, _ in moved}
    units = list(_units(old, new, failed, failing))
    tried = len(units) * (len(old.claims) + len(new.claims)) <= MOST_WORK
    for unit in units if moved and tried else ():
        if unit.weighs is not None:
            forth = _labels(changed(old, weighing=new.weighing), failed)
            back = _labels(changed(new, weighing=old.weighing), failing)
        elif unit.fails is None:
            one, other = _with(old, unit.after, unit.before, new), _with(new, unit.before, unit.after, old)
            forth = _labels(one, _of(one, old, failed, failing))
            back = _labels(other, _of(other, old, failed, failing))
        else:
            own = frozenset(each for each in failed ^ failing if each[0] == unit.id)
            forth, back = _labels(old, failed ^ own), _labels(new, failing ^ own)
        for claim, before, after in moved:
            if forth.get(claim) is after:
                found[claim].append(Cause(unit.done, unit.id, alone=True, wordings=unit.wordings))
            elif back.get(claim) is before:
                found[claim].append(Cause(unit.done, unit.id, alone=False, wordings=unit.wordings))
    return {claim: tuple(_telling(each, old, new)) for claim, each in found.items()}, tried


def _telling(found: Sequence[Cause], old: MapContent, new: MapContent) -> Iterator[Cause]:
    """The causes, without a claim that did it only by coming or going with a step that did."""
    steps = [each.id for each in found if each.id in new.inferences or each.id in old.inferences]
    tied = set(steps)
    for id_ in steps:
        step = new.inferences.get(id_) or old.inferences[id_]
        tied.update(step.premises)
    for each in found:
        if each.id in steps or each.id not in tied or each.done == "changed":
            yield each


def _labels(amap: MapContent, failed: Failed) -> Mapping[str, Verdict]:
    return Reasoner(amap, change=Change(failed=failed)).grounded.claims


def _of(amap: MapContent, old: MapContent, failed: Failed, failing: Failed) -> Failed:
    """What fails in a mixture of both versions: of each claim what fails in the version that it comes from."""
    return frozenset(each for each in failed | failing if each in (failed if _same(amap, old, each[0]) else failing))


def _same(amap: MapContent, old: MapContent, claim: str) -> bool:
    return amap.claims.get(claim) == old.claims.get(claim)


def _units(old: MapContent, new: MapContent, failed: Failed, failing: Failed) -> Iterator[_Unit]:
    tables: tuple[tuple[Mapping[str, Any], ...], ...] = (
        (old.claims, new.claims),
        (old.inferences, new.inferences),
        (old.contradictions, new.contradictions),
        (old.restatements, new.restatements),
    )
    for before, after in tables:
        for id_ in dict.fromkeys((*after, *before)):
            if before.get(id_) != after.get(id_):
                yield _Unit(id_, before.get(id_), after.get(id_))
    voices: tuple[tuple[Mapping[str, Any], ...], ...] = (old.sources, new.sources), (old.speakers, new.speakers)
    for before, after in voices:
        for id_ in after:
            if id_ in before and before[id_] != after[id_]:
                yield _Unit(id_, before[id_], after[id_])
    if old.weighing != new.weighing:
        yield _Unit("", None, None, weighs=bool(new.weighing))
    for claim in dict.fromkeys(claim for claim, _ in sorted(failed ^ failing)):
        if _same(new, old, claim):
            yield _Unit(claim, None, None, fails=any(each[0] == claim for each in failing - failed))


def _with(
    amap: MapContent,
    come: Thing | None,
    gone: Thing | None,
    other: MapContent,
) -> MapContent:
    """The map with one thing come and one gone; a step brings the claims that it needs from the other version."""
    claims, steps = dict(amap.claims), dict(amap.inferences)
    pairs, same = dict(amap.contradictions), dict(amap.restatements)
    if isinstance(come, SourceText):
        return changed(amap, sources={**amap.sources, come.id: come})
    if isinstance(come, Speaker):
        return changed(amap, speakers={**amap.speakers, come.id: come})
    tables: tuple[dict[str, Any], ...] = claims, steps, pairs, same
    for table in tables:
        if gone is not None and table.get(gone.id) == gone:
            del table[gone.id]
    needed: list[str] = []
    if isinstance(come, Claim):
        claims[come.id] = come
    elif isinstance(come, Inference):
        steps[come.id] = come
        needed = [*come.premises, owner_of(come.target, other.claims) or come.target]
    elif isinstance(come, Contradiction):
        pairs[come.id] = come
        needed = [come.first, come.second]
    elif isinstance(come, Restatement):
        same[come.id] = come
        needed = [come.first, come.second]
    for each in needed:
        if each not in claims and each in other.claims:
            claims[each] = other.claims[each]
    return _whole(
        changed(amap, claims=claims, inferences=steps, contradictions=pairs, restatements=same, expectations=())
    )


def _whole(amap: MapContent) -> MapContent:
    """The map without relations that name what is not there."""
    claims, steps = amap.claims, dict(amap.inferences)
    lost = True
    while lost:
        lost = False
        for id_, step in list(steps.items()):
            if any(premise not in claims for premise in step.premises) or (
                step.target not in steps and not owner_of(step.target, claims)
            ):
                del steps[id_]
                lost = True
    pairs = {id_: each for id_, each in amap.contradictions.items() if each.first in claims and each.second in claims}
    same = {id_: each for id_, each in amap.restatements.items() if each.first in claims and each.second in claims}
    return changed(amap, inferences=steps, contradictions=pairs, restatements=same)
