"""Positions: the coherent ways to read the map, what they share, where they part, and whose assertions fit which."""

from collections.abc import Iterator, Mapping
from math import prod

import attrs

from argmap.findings.subject import Subject
from argmap.model.elements import QuotationKind, Verdict
from argmap.model.voicing import asserter


@attrs.frozen
class Reading:
    """One way to decide a split: the verdicts on its claims, and the voices all of whose assertions fit it."""

    verdicts: tuple[str, ...]
    fits: tuple[str, ...]


@attrs.frozen
class Split:
    """A point on which readings part, apart from all others.

    Attributes:
        claims: the claims on which its readings differ, in the order of the map.
        alike: claims that hang on it and that every reading leaves alike.
        readings: each with its verdicts on `claims`; one alone where no reading decides anything.
        complete: false where there are more readings.
    """

    claims: tuple[str, ...]
    alike: tuple[str, ...]
    readings: tuple[Reading, ...]
    complete: bool


@attrs.frozen
class Positions:
    """The chapter: the splits, the claims on which every position agrees, and how many positions there are.

    `number` is 0 where the readings of some split were not all found. `misfits` are voices with assertions that
    no reading of some split fits, each with these.
    """

    splits: tuple[Split, ...]
    settled: tuple[tuple[str, int], ...]
    number: int
    misfits: tuple[tuple[str, tuple[str, ...]], ...]


def positions(subject: Subject) -> Positions:
    """Find the splits of a map; a position (preferred labelling) takes one reading of each."""
    said = _said(subject)
    splits = []
    misfits: dict[str, dict[str, None]] = {}
    for tie in subject.ties:
        differing = [claim for claim in tie.claims if len({reading[claim] for reading in tie.readings}) > 1]
        about = {who: [one for one in all_ if one[0] in set(differing)] for who, all_ in said.items()}
        readings = []
        for each in tie.readings:
            fits = tuple(who for who, own in about.items() if own and all(_fits(one, each) for one in own))
            readings.append(Reading(tuple(each[claim].value for claim in differing), fits))
        for who, own in about.items():
            if own and tie.complete and not any(who in each.fits for each in readings):
                misfits.setdefault(who, {}).update(dict.fromkeys(claim for claim, _ in own))
        alike = tuple(claim for claim in tie.claims if claim not in set(differing))
        splits.append(Split(tuple(differing), alike, tuple(readings), tie.complete))
    splits.sort(key=lambda each: _rank(each, subject))
    number = prod(len(each.readings) for each in splits) if all(split.complete for split in splits) else 0
    settled = [label for label in _alike(subject) if label is not Verdict.UNDECIDED]
    counted = tuple((each.value, settled.count(each)) for each in Verdict if each in settled)
    return Positions(tuple(splits), counted, number, tuple((who, tuple(each)) for who, each in misfits.items()))


def _alike(subject: Subject) -> Iterator[Verdict]:
    """The verdict on each claim that has the same one in every position."""
    tied: dict[str, set[Verdict | None]] = {}
    for tie in subject.ties:
        for claim in tie.claims:
            found = tied.setdefault(claim, set())
            found.update([reading[claim] for reading in tie.readings] if tie.complete else [None])
    for claim, label in subject.grounded.items():
        every = tied.get(claim, {label})
        if len(every) == 1 and (one := next(iter(every))) is not None:
            yield one


def _rank(split: Split, subject: Subject) -> tuple[bool, bool, int, int]:
    claims = split.claims or split.alike
    top = any(claim in subject.tops for claim in claims)
    return not split.claims, not top, -len(claims), subject.order[claims[0]]


def _said(subject: Subject) -> Mapping[str, list[tuple[str, bool]]]:
    """What each voice asserts, and denies; those who speak for somebody speak with his voice."""
    said: dict[str, dict[tuple[str, bool], None]] = {}
    chief = subject.reasoner.voice_count.origins.chief
    for claim in subject.map.claims.values():
        for quotation in subject.reasoner.kinds.kept(claim.id):
            if quotation.kind.counts:
                denied = quotation.kind is QuotationKind.DENIAL
                said.setdefault(chief(asserter(quotation)), {})[claim.id, denied] = None
    order = [*subject.map.speakers, *subject.map.sources]
    return {voice: list(said[voice]) for voice in dict.fromkeys(order) if voice in said}


def _fits(said: tuple[str, bool], reading: Mapping[str, Verdict]) -> bool:
    """Whether a reading holds what somebody says: a denial stands wherever the claim does not."""
    claim, denied = said
    return reading[claim] in ((Verdict.REJECTED, Verdict.UNSUPPORTED) if denied else (Verdict.ACCEPTED,))
