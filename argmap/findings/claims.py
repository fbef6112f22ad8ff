"""The claims: each with its verdict and everything on the map that bears on it."""

from collections.abc import Mapping, Sequence

import attrs

from argmap.findings.subject import Subject
from argmap.model.credence import Level
from argmap.model.elements import InferenceKind, Proposition, QuotationKind
from argmap.page.words import Words

DEEPEST_UNDERCUT = 20


@attrs.frozen
class Reason:
    """A step to or against a claim: its kind, its premises, and what is said about it.

    `undercut_by` are the steps that set it aside, each again with its own undercuts.
    """

    id: str
    kind: str
    premises: tuple[str, ...]
    warrant: str
    scheme: str
    strength: float | Level | None
    note: str
    wording: str
    undercut_by: "tuple[Reason, ...]"


@attrs.frozen
class Wording:
    """Another wording of a claim."""

    id: str
    text: str


@attrs.frozen
class ClaimEntry:
    """A claim: its number, words and verdict, why, and everything on the map that bears on it."""

    number: int
    id: str
    text: str
    also: tuple[Wording, ...]
    section: str
    verdict: str
    word: str
    because: Words
    credence: str
    assumed: bool
    date: str
    note: str
    tags: tuple[str, ...]
    quoted_in: tuple[int, ...]
    denied_in: tuple[int, ...]
    suspected_in: tuple[int, ...]
    hoped_in: tuple[int, ...]
    mentioned_in: tuple[int, ...]
    reasons: tuple[Reason, ...]
    objections: tuple[Reason, ...]
    undercut_by: tuple[Reason, ...]
    contradicts: tuple[str, ...]
    bears_on: tuple[str, ...]


def claims(subject: Subject) -> tuple[ClaimEntry, ...]:
    """Every claim, numbered in the order of the map."""
    number = 0
    entries = []
    for id_ in subject.map.claims:
        numbers: dict[str, list[int]] = {kind: [] for kind in QuotationKind}
        for quotation in subject.facts.quotations.get(id_, ()):
            number += 1
            numbers[quotation.quotation.kind].append(number)
        entries.append(_entry(id_, numbers, subject))
    return tuple(entries)


def _entry(id_: str, numbers: Mapping[str, Sequence[int]], subject: Subject) -> ClaimEntry:
    claim, facts = subject.map.claims[id_], subject.facts
    pairs = [subject.map.contradictions[conflict] for conflict in facts.conflicts.get(id_, ())]
    wordings = claim.wordings if isinstance(claim, Proposition) else ()
    return ClaimEntry(
        number=subject.number[id_],
        id=id_,
        text=claim.text,
        also=tuple(Wording(each.id, each.text) for each in wordings[1:]),
        section=claim.section,
        verdict=subject.verdicts[id_].value,
        word=subject.word(id_),
        because=subject.because(id_),
        credence=claim.credence.explained if claim.credence else "",
        assumed=claim.assumed,
        date=claim.date,
        note=claim.note,
        tags=claim.tags,
        quoted_in=tuple(numbers[QuotationKind.QUOTE]),
        denied_in=tuple(numbers[QuotationKind.DENIAL]),
        suspected_in=tuple(numbers[QuotationKind.SUSPICION]),
        hoped_in=tuple(numbers[QuotationKind.HOPE]),
        mentioned_in=tuple(numbers[QuotationKind.MENTION]),
        reasons=_reasons(facts.reasons.get(id_, ()), subject),
        objections=_reasons(facts.rebuttals.get(id_, ()), subject),
        undercut_by=_reasons([*facts.undercuts.get(id_, ()), *facts.aimed.get(id_, ())], subject),
        contradicts=tuple(pair.second if pair.first == id_ else pair.first for pair in pairs),
        bears_on=tuple(facts.uses.get(id_, ())),
    )


def _reasons(ids: Sequence[str], subject: Subject, depth: int = 0) -> tuple[Reason, ...]:
    if depth > DEEPEST_UNDERCUT:
        return ()
    found = []
    for id_ in ids:
        step = subject.map.inferences[id_]
        undercuts = _reasons(subject.facts.undercuts.get(id_, ()), subject, depth + 1)
        found.append(
            Reason(
                id=id_,
                kind=step.kind.value,
                premises=step.premises,
                warrant=step.warrant,
                scheme=step.scheme,
                strength=step.strength,
                note=step.note,
                wording=subject.map.wording(id_) if step.kind is InferenceKind.UNDERCUTS else "",
                undercut_by=undercuts,
            )
        )
    return tuple(found)
