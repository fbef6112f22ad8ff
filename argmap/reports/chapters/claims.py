"""The claims, written, section by section."""

from collections.abc import Collection, Sequence

from argmap.findings.claims import ClaimEntry, Reason
from argmap.findings.findings import Findings
from argmap.findings.in_words import aim_in_words
from argmap.findings.subject import Subject
from argmap.model.credence import told_strength
from argmap.model.elements import Inference, InferenceKind
from argmap.page.blocks import Item, Writer, item
from argmap.page.words import Words, flat, joined, listed, ref, say, strong, verdict
from argmap.reports.chapters.chapter import Chapter

_VERBS = {"supports": "supported by", "implies": "implied by", "rebuts": "rebutted by", "undercuts": "undercut by"}


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


def _write(found: Findings, page: Writer, claims: Collection[str] | None = None) -> None:
    every = found.claims
    show_claims(every if claims is None else [each for each in every if each.id in claims], found.subject, page)


CLAIMS = Chapter("claims", "Claims", lambda found: found.claims, _write, write_part=_write)
