"""The steps of a map as they are found: inferences, contradictions, and what undercuts aim at."""

from collections.abc import Mapping, Sequence
from typing import Any

import attrs

from argmap.catalogue.rules import AMBIGUOUS_STEP, REPEATED_RELATION, UNKNOWN_STEP
from argmap.diagnostics.diagnostic import Diagnostic, Label
from argmap.english import listed
from argmap.fields import details_of
from argmap.model.elements import Claim, Contradiction, Inference, InferenceKind, Restatement
from argmap.model.ids import step_id
from argmap.model.voicing import QuotationIndex, aimed, mouths
from argmap.source import Span

Place = tuple[int, int]
"""A file's index and an offset in it: the order of the text."""


@attrs.define(eq=False, repr=False)
class Slot:
    """A step whose id may not be known yet, because what it undercuts is not known yet."""

    id: str | None = None


@attrs.frozen(eq=False, repr=False)
class Aim:
    """A step named by its parts: `B -> C`, or `(B rebuts C)` with its kind."""

    premises: tuple[str, ...]
    kind: str
    target: "str | Aim"
    span: Span


@attrs.frozen(eq=False, repr=False)
class Details:
    """What an author said of a step."""

    label: str = ""
    values: Mapping[str, Any] = attrs.Factory(dict)
    """By the names of the fields of an inference."""


@attrs.frozen(eq=False, repr=False)
class _Waiting:
    """An undercut on its way: what it aims at is a step, perhaps one that is not there yet."""

    premises: tuple[str, ...]
    target: "Slot | Aim"
    details: Details
    slot: Slot
    place: Place
    span: Span


_OF_CONTRADICTIONS = tuple(row.name for row in details_of("contradiction"))
_OF_RESTATEMENTS = tuple(row.name for row in details_of("restatement"))


class Steps:
    """Collects steps; at the end each inference is there once, in the order of the text."""

    def __init__(self, diagnostics: list[Diagnostic]) -> None:
        self.diagnostics = diagnostics
        self.contradictions: dict[str, Contradiction] = {}
        self.restatements: dict[str, Restatement] = {}
        self._inferences: dict[str, tuple[Place, Inference]] = {}
        self._ids: dict[tuple[frozenset[str], str], list[str]] = {}
        self._waiting: list[_Waiting] = []
        self.lost: set[str] = set()
        self._aimed: dict[str, Span] = {}
        self._excluded: dict[frozenset[str], Contradiction] = {}
        self._same: dict[frozenset[str], Restatement] = {}

    def inferences(self) -> dict[str, Inference]:
        """Every inference by its id, in the order of the text."""
        return {each.id: each for _, each in sorted(self._inferences.values(), key=lambda item: item[0])}

    def add(
        self,
        kind: InferenceKind,
        premises: tuple[str, ...],
        target: str,
        *,
        details: Details,
        slot: Slot,
        place: Place,
        span: Span,
    ) -> None:
        """Add a step whose target is known. A step without a name that is there already is dropped."""
        id_ = details.label or step_id(kind, premises, target)
        known = self._inferences.get(id_)
        slot.id = id_
        if known is not None:
            self.diagnostics.append(_repeated(id_, span, known[1].origin))
            return
        inference = Inference(
            id_,
            kind,
            premises,
            target,
            named=bool(details.label),
            origin=span,
            **details.values,
        )
        self._inferences[id_] = place, inference
        if self._ids:
            self._ids.setdefault((frozenset(premises), target), []).append(id_)

    def aim(
        self,
        premises: tuple[str, ...],
        target: Slot | Aim,
        *,
        details: Details,
        slot: Slot,
        place: Place,
        span: Span,
    ) -> None:
        """Add an undercut whose target may come later in the text."""
        if details.label:
            slot.id = details.label
        self._waiting.append(
            _Waiting(premises=premises, target=target, details=details, slot=slot, place=place, span=span)
        )

    def exclude(self, first: str, second: str, details: Details, span: Span) -> None:
        """Add a contradiction between two claims."""
        pair = frozenset((first, second))
        known = self._excluded.get(pair)
        if known is not None:
            self.diagnostics.append(_repeated(f"{first} contradicts {second}", span, known.origin))
            if not details.label:
                return
        id_ = details.label or step_id("contradicts", (first,), second)
        shared = {name: value for name, value in details.values.items() if name in _OF_CONTRADICTIONS}
        added = Contradiction(id_, first, second, named=bool(details.label), origin=span, **shared)
        self.contradictions[id_] = self._excluded[pair] = added

    def restate(self, first: str, second: str, details: Details, span: Span) -> None:
        """Add that two claims say the same."""
        pair = frozenset((first, second))
        known = self._same.get(pair)
        if known is not None:
            self.diagnostics.append(_repeated(f"{first} restates {second}", span, known.origin))
            if not details.label:
                return
        id_ = details.label or step_id("restates", (first,), second)
        shared = {name: value for name, value in details.values.items() if name in _OF_RESTATEMENTS}
        added = Restatement(id_, first, second, named=bool(details.label), origin=span, **shared)
        self.restatements[id_] = self._same[pair] = added

    def note_aim(self, target: str, span: Span) -> None:
        """Remember where an undercut aims at what somebody is quoted for: `seen by liar`."""
        self._aimed.setdefault(target, span)

    def settle(self, claims: Mapping[str, Claim]) -> None:
        """Find what each undercut aims at, as long as one that is found helps to find another."""
        waiting = self._waiting
        if any(isinstance(each.target, Aim) for each in waiting):
            for id_, (_, step) in self._inferences.items():
                self._ids.setdefault((frozenset(step.premises), step.target), []).append(id_)
        while waiting:
            left = [each for each in waiting if not self._settle(each)]
            if len(left) == len(waiting):
                break
            waiting = left
        for each in waiting:
            self.lost.update(each.premises)
            if isinstance(each.target, Aim):
                self._report(each.target)
        self._drop_aimless(claims)

    def _drop_aimless(self, claims: Mapping[str, Claim]) -> None:
        """Leave out undercuts of what is not there: steps that were left out, words that nobody is quoted for."""
        steps, index = self._inferences, QuotationIndex(claims)
        undercuts: dict[str, list[str]] = {}
        for id_, (_, step) in steps.items():
            if step.kind is InferenceKind.UNDERCUTS:
                undercuts.setdefault(step.target, []).append(id_)
        lost = [
            id_
            for target, ids in undercuts.items()
            if target not in claims and target not in steps and not self._hits(target, index)
            for id_ in ids
        ]
        for id_ in lost:
            lost.extend(undercuts.get(id_, ()))
            _, step = steps.pop(id_)
            self.lost.update(step.premises)

    def _hits(self, target: str, index: QuotationIndex) -> bool:
        """Whether somebody is quoted for a claim, or denies it; if not, say who is."""
        found = index.hit(target)
        if found is None or found[1]:
            return found is not None
        claim, who = index.claims[found[0]], (aimed(target) or ("", "", 0))[1]
        span = self._aimed.get(target)
        if span is not None:
            quoted = dict.fromkeys(mouth for each in claim.quotations if each.kind.counts for mouth in mouths(each))
            names = listed([f"`{each}`" for each in quoted])
            help_ = f"quoted there are {names}" if quoted else "nobody is quoted there who asserts or denies it"
            message = f"`{who}` is not quoted for `{claim.id}`"
            self.diagnostics.append(Diagnostic.at(UNKNOWN_STEP, span, message, help=help_))
        return False

    def _settle(self, waiting: _Waiting) -> bool:
        target = waiting.target.id if isinstance(waiting.target, Slot) else self._find(waiting.target)
        if target is None:
            return False
        self.add(
            InferenceKind.UNDERCUTS,
            waiting.premises,
            target,
            details=waiting.details,
            slot=waiting.slot,
            place=waiting.place,
            span=waiting.span,
        )
        return True

    def _find(self, aim: Aim) -> str | None:
        found = self._candidates(aim)
        return found[0] if len(found) == 1 else None

    def _candidates(self, aim: Aim) -> Sequence[str]:
        target = aim.target if isinstance(aim.target, str) else self._find(aim.target)
        if target is None:
            return ()
        found = self._ids.get((frozenset(aim.premises), target), ())
        return [each for each in found if not aim.kind or self._inferences[each][1].kind == aim.kind]

    def _report(self, aim: Aim) -> None:
        found = self._candidates(aim)
        if len(found) > 1:
            others = [
                Label(origin, f"`{each}`") for each in found if (origin := self._inferences[each][1].origin) is not None
            ]
            self.diagnostics.append(
                Diagnostic.at(
                    AMBIGUOUS_STEP,
                    aim.span,
                    f"{len(found)} steps lead from `{' + '.join(aim.premises)}` to the same claim",
                    others=others,
                    help=f"write the one that is meant with its relation, `({found[0]})`, or name it with `as`",
                )
            )
        elif not isinstance(aim.target, str) and self._find(aim.target) is None:
            self._report(aim.target)
        else:
            self.diagnostics.append(self._unknown(aim))

    def _unknown(self, aim: Aim) -> Diagnostic:
        premises = frozenset(aim.premises)
        target = aim.target if isinstance(aim.target, str) else self._find(aim.target)
        near = [
            self._inferences[ids[0]][1]
            for (starts, end), ids in self._ids.items()
            if end == target or (starts == premises and len(self._ids) < 10_000)
        ]
        near.sort(key=lambda each: (each.target != target, not premises & set(each.premises)))
        others = [Label(each.origin, f"here is `{each.id}`") for each in near[:3] if each.origin is not None]
        relation = aim.kind or "->"
        written = f"{' + '.join(aim.premises)} {relation} {target}"
        return Diagnostic.at(
            UNKNOWN_STEP,
            aim.span,
            f"the map has no step `{written}`",
            others=others,
            help="name a step that is there, or state it first: `A supports B`",
        )


def _repeated(what: str, span: Span, first: Span | None) -> Diagnostic:
    return Diagnostic.at(
        REPEATED_RELATION,
        span,
        f"`{what}` is stated twice",
        label="again here",
        others=[Label(first, "first stated here")] if first else [],
        help="remove one of the two: a reason does not grow by being repeated",
    )
