"""The claims: each with its verdict and everything on the map that bears on it."""

from collections.abc import Mapping, Sequence

import attrs

from argmap.model.credence import Level, told_strength
from argmap.model.elements import Inference, InferenceKind, Proposition, QuotationKind
from argmap.reports.contested import aim_in_words
from argmap.reports.page import Item, Writer, item
from argmap.reports.subject import Subject
from argmap.reports.words import Words, flat, joined, listed, ref, say, strong, verdict

DEEPEST_UNDERCUT = 20
_VERBS = {"supports": "supported by", "implies": "implied by", "rebuts": "rebutted by", "undercuts": "undercut by"}


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


def show_claims(every: Sequence[ClaimEntry], subject: Subject, page: Writer) -> None:
    """Write the chapter of the claims, section by section."""
    if not every:
        page.text("The map has no claims.")
        return
    current = None
    batch: list[ClaimEntry] = []
    for entry in every:
        if batch and entry.section != current:
            _show_section(current or "", batch, subject, page)
            batch = []
        current = entry.section
        batch.append(entry)
    _show_section(current or "", batch, subject, page)


def _show_section(section: str, entries: Sequence[ClaimEntry], subject: Subject, page: Writer) -> None:
    found = subject.map.sections.get(section)
    if found:
        title = found.title
        if found.part_of and found.part_of != found.title:
            title = f"{found.part_of} – {found.title}"
        page.heading(3, flat(title))
        page.text(flat(found.note))
    page.bullets(_show_entry(entry, subject) for entry in entries)


def _show_entry(entry: ClaimEntry, subject: Subject) -> Item:
    head = say(
        "{} “{}” ({}) – {}: {}",
        strong(f"{entry.number}."),
        flat(entry.text),
        ref(entry.id),
        verdict(entry.word),
        entry.because,
    )
    below = [item(say("also worded: “{}” ({})", flat(each.text), ref(each.id))) for each in entry.also]
    about = []
    if entry.assumed:
        about.append("assumed")
    if entry.credence:
        about.append(f"credence {entry.credence}")
    if entry.date:
        about.append(entry.date)
    if entry.tags:
        about.append(f"tags: {', '.join(entry.tags)}")
    if entry.quoted_in:
        about.append(f"quoted in {_numbers(entry.quoted_in)}")
    if entry.denied_in:
        about.append(f"denied in {_numbers(entry.denied_in)}")
    for what, where in (
        ("suspected", entry.suspected_in),
        ("hoped for or feared", entry.hoped_in),
        ("mentioned", entry.mentioned_in),
    ):
        if where:
            about.append(f"{what} in {_numbers(where)}")
    if about:
        below.append(item("; ".join(about)))
    reasons = (*entry.reasons, *entry.objections, *entry.undercut_by)
    below += [_show_reason(reason, subject) for reason in reasons]
    if entry.contradicts:
        below.append(item(say("cannot stand with {}", listed([ref(rival) for rival in entry.contradicts], most=20))))
    if entry.bears_on:
        below.append(
            item(
                say(
                    "bears on: {}",
                    listed([_use(subject.map.inferences[each], subject) for each in entry.bears_on], most=12),
                )
            )
        )
    if entry.note:
        below.append(item(say("note: {}", flat(entry.note))))
    return Item(head, tuple(below), f"claim-{entry.number}")


def _numbers(numbers: Sequence[int]) -> str:
    return ", ".join(f"[{number}]" for number in numbers)


def _show_reason(reason: Reason, subject: Subject) -> Item:
    premises = joined(
        [say("“{}” ({})", subject.text(premise), ref(premise)) for premise in reason.premises], " together with "
    )
    details = []
    if reason.scheme:
        details.append(say("scheme: {}", flat(reason.scheme)))
    if reason.strength is not None:
        details.append(say("strength: {}", told_strength(reason.strength)))
    if reason.warrant:
        details.append(say("warrant: {}", flat(reason.warrant)))
    if reason.note:
        details.append(say("note: {}", flat(reason.note)))
    below = [item(joined(details, "; "))] if details else []
    return Item(
        say("{} {}", _VERBS[reason.kind], premises)
        if not reason.wording
        else say("the wording {} alone {} {}", ref(reason.wording), _VERBS[reason.kind], premises),
        (*below, *(_show_reason(each, subject) for each in reason.undercut_by)),
    )


def _use(step: Inference, subject: Subject) -> Words:
    if step.kind is InferenceKind.UNDERCUTS:
        return say("undercuts {}", aim_in_words(step, subject))
    return say("{} {}", step.kind.value, ref(step.target))
