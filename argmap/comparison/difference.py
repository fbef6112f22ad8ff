"""What was added, removed and reworded between two versions of a map, and which verdicts changed and why."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import attrs

from argmap.analysis.facts import Facts
from argmap.brief_repr import brief_repr
from argmap.comparison.causes import Cause, causes
from argmap.comparison.named import named
from argmap.comparison.same_claims import same_claims
from argmap.model.content import MapContent
from argmap.model.elements import Claim, Evidence, Quotation
from argmap.model.renaming import renamed
from argmap.model.voicing import QuotationIndex, owner_of
from argmap.quotations.check import Checked

MORE_FIELDS = ("origin", "places", "id")
"""Fields that say where a thing stands, or what it is called: no change of the thing itself."""


@attrs.frozen
class MapChange:
    """Something that is in both versions, with another value of a field."""

    id: str
    field: str
    before: str
    after: str


@attrs.frozen
class Renamed:
    """A claim that has another name."""

    before: str
    after: str


@attrs.frozen
class Things:
    """What happened to things of one kind: the ids of those added and removed, and the changes of the others."""

    added: tuple[str, ...]
    removed: tuple[str, ...]
    changed: tuple[MapChange, ...]

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.changed)


@attrs.frozen
class QuotationChange:
    """A quotation of a claim that was added, removed or reworded (then both texts are given), or checked otherwise.

    `before` and `after` are the words; `status_before` and `status_after` what came of checking them.
    """

    claim: str
    kind: str
    source: str
    speaker: str
    citing: tuple[str, ...]
    before: str
    after: str
    status_before: str
    status_after: str


@attrs.frozen
class VerdictChange:
    """A verdict that is another one, and the changes that did it.

    Each of `causes` does it alone: added to the old version it changes the verdict, or taken back from the new
    version it restores it. Where there is none, several changes did it only together, or `tried` is false.
    `before` and `after` are the labels, with the words that people read for them.
    """

    claim: str
    before: str
    after: str
    before_word: str
    after_word: str
    causes: tuple[Cause, ...]
    tried: bool


@attrs.frozen
class MapDifference:
    """What is different; claims of the old version go by their names in the new one.

    `said` is what the things that changed are called in a sentence, by their ids.
    """

    old_title: str
    new_title: str
    renamed: tuple[Renamed, ...]
    claims: Things
    relations: Things
    contradictions: Things
    restatements: Things
    questions: Things
    sources: Things
    speakers: Things
    quotations: tuple[QuotationChange, ...]
    verdicts: tuple[VerdictChange, ...]
    old_weighing: str = ""
    new_weighing: str = ""
    texts: Mapping[str, str] = attrs.field(factory=dict, eq=False, repr=False)
    said: Mapping[str, str] = attrs.field(factory=dict, eq=False, repr=False)

    __repr__ = brief_repr

    def __bool__(self) -> bool:
        relations = self.relations, self.contradictions, self.restatements
        kinds = (self.claims, *relations, self.questions, self.sources, self.speakers)
        same = (self.old_title, self.old_weighing) == (self.new_title, self.new_weighing)
        return any((self.renamed, *kinds, self.quotations, self.verdicts, not same))


def difference(old: MapContent, old_facts: Facts, new: MapContent, new_facts: Facts) -> MapDifference:
    """Compare two versions of a map."""
    names = same_claims(old, new)
    before = renamed(old, names)
    labels = {names.get(claim, claim): old_facts.verdicts.claims[claim] for claim in old.claims}
    checked = {names.get(claim, claim): old_facts.quotations.get(claim, ()) for claim in old.claims}
    moved = [
        (claim, labels[claim], label)
        for claim in new.claims
        if claim in labels and labels[claim] is not (label := new_facts.verdicts.claims[claim])
    ]
    failed = frozenset((names.get(claim, claim), at) for claim, at in old_facts.verdicts.failed_as_written)
    earlier = {new_name: old_name for old_name, new_name in names.items()}
    found, tried = causes(before, new, moved, failed, new_facts.verdicts.failed_as_written)
    other_names = tuple(Renamed(one, other) for one, other in names.items() if "#" not in (one[:1], other[:1]))
    made = MapDifference(
        old_title=old.title,
        new_title=new.title,
        old_weighing=old.weighing,
        new_weighing=new.weighing,
        renamed=other_names,
        claims=_things(before.claims, new.claims, ("quotations",)),
        relations=_with_aims(_things(before.inferences, new.inferences), before, new),
        contradictions=_things(before.contradictions, new.contradictions),
        restatements=_things(before.restatements, new.restatements),
        questions=_things(before.questions, new.questions),
        sources=_things(before.sources, new.sources),
        speakers=_things(before.speakers, new.speakers),
        quotations=tuple(_quotations(before, new, checked, new_facts.quotations)),
        verdicts=tuple(
            VerdictChange(
                claim=claim,
                before=one.value,
                after=other.value,
                before_word=old_facts.verdicts.reasoner.standing(earlier.get(claim, claim)).word.value,
                after_word=new_facts.verdicts.reasoner.standing(claim).word.value,
                causes=found[claim],
                tried=tried,
            )
            for claim, one, other in moved
        ),
        texts={claim.id: claim.text for claim in (*before.claims.values(), *new.claims.values())},
    )
    return attrs.evolve(made, said=named(_mentioned(made), before, new))


def _mentioned(found: MapDifference) -> Iterator[str]:
    """The ids of all that changed, of what did it, and of who is quoted otherwise."""
    for things in (
        *(found.claims, found.relations, found.contradictions, found.restatements),
        *(found.questions, found.sources, found.speakers),
    ):
        yield from (*things.added, *things.removed, *(each.id for each in things.changed))
    for change in found.verdicts:
        yield change.claim
        for cause in change.causes:
            yield from (cause.id, *cause.wordings)
    for each in found.quotations:
        yield from (each.claim, each.source, each.speaker, *each.citing)
    for one in found.renamed:
        yield one.after


def _things(old: Mapping[str, Any], new: Mapping[str, Any], but: Sequence[str] = ()) -> Things:
    added = tuple(id_ for id_ in new if id_ not in old)
    removed = tuple(id_ for id_ in old if id_ not in new)
    changed = [change for id_, thing in new.items() if id_ in old for change in _changes(old[id_], thing, but)]
    return Things(added, removed, tuple(changed))


def _with_aims(things: Things, old: MapContent, new: MapContent) -> Things:
    """Add the undercuts that go by the same number and aim at other words, though the first are there as before."""
    indexes = [(amap, QuotationIndex(amap.claims)) for amap in (old, new)]
    aims = []
    for id_, step in new.inferences.items():
        if id_ in old.inferences and old.inferences[id_].target == step.target:
            one, other = (_words_hit(amap, index, step.target) for amap, index in indexes)
            if one and other and one != other and {*one} <= {*new.claims[owner_of(step.target, new.claims)].quotations}:
                aims.append(MapChange(id_, "target", _words(one), _words(other)))
    return attrs.evolve(things, changed=(*things.changed, *aims))


def _words_hit(amap: MapContent, index: QuotationIndex, target: str) -> tuple[Quotation, ...]:
    """The quotations that an undercut aims at, if it aims at words."""
    hit = index.hit(target)
    return tuple(amap.claims[hit[0]].quotations[at] for at in hit[1]) if hit else ()


def _words(quotations: Sequence[Quotation]) -> str:
    return "; ".join(each.text for each in quotations)


def _changes(old: Any, new: Any, but: Sequence[str]) -> Iterator[MapChange]:
    for field in attrs.fields(type(new)):
        if field.name in (*MORE_FIELDS, *but, "section", "named"):
            continue
        before, after = getattr(old, field.name), getattr(new, field.name)
        if before != after:
            yield MapChange(new.id, field.name, _shown(before), _shown(after))


def _shown(value: Any) -> str:
    if isinstance(value, tuple):
        return ", ".join(map(_shown, value))
    if isinstance(value, Evidence):
        against = ", ".join(value.against)
        return f"{value.item} {f'against {against}' if against else 'fits all'}"
    return "" if value is None else "yes" if value is True else "no" if value is False else str(value)


def _quotations(old: MapContent, new: MapContent, before: Checked, after: Checked) -> Iterator[QuotationChange]:
    """Quotations by claim; of those that are left over, one from the same mouth is a rewording."""
    read: dict[int, dict[Quotation, str]] = {}  # the wordings of one claim share what is known of their quotations

    def statuses(checked: Sequence[Any]) -> dict[Quotation, str]:
        if id(checked) not in read:
            read[id(checked)] = _statuses(checked)
        return read[id(checked)]

    for id_ in dict.fromkeys((*new.claims, *old.claims)):
        olds, news = _of(old.claims.get(id_)), _of(new.claims.get(id_))
        states = statuses(before.get(id_, ())), statuses(after.get(id_, ()))
        for quotation in olds:
            if quotation in news and states[0][quotation] != states[1][quotation]:
                yield _change(id_, quotation, quotation, *states)
        gone = [each for each in olds if each not in news]
        come = [each for each in news if each not in olds]
        for quotation in gone:
            other = next((each for each in come if _mouth(each) == _mouth(quotation)), None)
            if other is not None:
                come.remove(other)
            yield _change(id_, quotation, other, *states)
        for quotation in come:
            yield _change(id_, None, quotation, *states)


def _of(claim: Claim | None) -> tuple[Quotation, ...]:
    return claim.quotations if claim else ()


def _mouth(quotation: Quotation) -> tuple[str, str, str, tuple[str, ...]]:
    return quotation.kind, quotation.source, quotation.speaker, quotation.citing


def _statuses(checked: Sequence[Any]) -> dict[Quotation, str]:
    return {each.quotation: each.status.value for each in checked}


def _change(
    claim: str,
    old: Quotation | None,
    new: Quotation | None,
    before: Mapping[Quotation, str],
    after: Mapping[Quotation, str],
) -> QuotationChange:
    some = new or old
    assert some is not None
    return QuotationChange(
        claim=claim,
        kind=some.kind.value,
        source=some.source,
        speaker=some.speaker,
        citing=some.citing,
        before=old.text if old else "",
        after=new.text if new else "",
        status_before=before.get(old, "") if old else "",
        status_after=after.get(new, "") if new else "",
    )
