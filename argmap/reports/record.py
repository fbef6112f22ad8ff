"""The record: every quotation, claim, source and mistake, and how it was all worked out."""

import hashlib
from collections import Counter
from collections.abc import Sequence

import attrs

from argmap import __version__
from argmap.catalogue.rule import Severity
from argmap.diagnostics.diagnostic import Diagnostic
from argmap.model import reliability
from argmap.model.argument_map import Inference, InferenceKind, QuotationKind, count
from argmap.quotations.check import CheckedQuotation
from argmap.quotations.text import QuotedText
from argmap.reports.contested import target_in_words
from argmap.reports.page import Item, Writer, item
from argmap.reports.subject import Subject
from argmap.reports.together import bare
from argmap.reports.words import Words, as_words, joined, listed, ref, say, sentence, strong, verdict

STATUS_WORDS = {
    "exact": "as it stands",
    "normalised": "as it stands, but for marks and spaces",
    "elided": "in pieces",
    "approximate": "differs from the text",
    "ambiguous": "stands there more than once",
    "not-found": "does not stand in the text",
    "unchecked": "not checked",
    "source-changed": "the text has changed",
}
"""What to say of each status of a quotation."""
FAILED = ("not-found", "source-changed", "approximate", "ambiguous")
"""Statuses that somebody has to look into, the gravest first."""
MOST_DIFFERENCES = 3
DEEPEST_UNDERCUT = 20


@attrs.frozen
class Quoted:
    """A quotation with its number, what came of checking it, and its context in the text."""

    number: int
    claim: str
    kind: str
    words: str
    speaker: str
    source: str
    locator: str
    date: str
    note: str
    status: str
    remark: str
    place: str
    before: str
    after: str


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
    strength: float | None
    note: str
    undercut_by: "tuple[Reason, ...]"


@attrs.frozen
class ClaimEntry:
    """A claim: its number, words and verdict, why, and everything on the map that bears on it."""

    number: int
    id: str
    text: str
    section: str
    verdict: str
    because: Words
    credence: str
    assumed: bool
    date: str
    note: str
    tags: tuple[str, ...]
    quoted_in: tuple[int, ...]
    denied_in: tuple[int, ...]
    reasons: tuple[Reason, ...]
    objections: tuple[Reason, ...]
    undercut_by: tuple[Reason, ...]
    contradicts: tuple[str, ...]
    bears_on: tuple[str, ...]


@attrs.frozen
class SourceEntry:
    """A source, with the number of quotations from it, the program that read its text, and the text's digest."""

    id: str
    title: str
    author: str
    publisher: str
    date: str
    url: str
    repeats: tuple[str, ...]
    reliability: str
    quotations: int
    reader: str
    sha256: str


@attrs.frozen
class Message:
    """An error or warning of `argmap check`."""

    severity: str
    code: str
    place: str
    message: str
    help: str


@attrs.frozen
class File:
    """A file that the map was read from, by its name and the digest of its text."""

    name: str
    sha256: str


@attrs.frozen
class Method:
    """How the report was made: with the same files, texts, version and options it comes out the same."""

    version: str
    semantics: str
    weighing: str
    options: tuple[str, ...]
    files: tuple[File, ...]


def quotations(subject: Subject) -> tuple[Quoted, ...]:
    """Every quotation, numbered in the order of the map."""
    every = (each for checked in subject.facts.quotations.values() for each in checked)
    return tuple(_quoted(number, each, subject) for number, each in enumerate(every, 1))


def _quoted(number: int, checked: CheckedQuotation, subject: Subject) -> Quoted:
    each, found = checked.quotation, checked.in_source
    return Quoted(
        number,
        checked.claim,
        each.kind.value,
        each.text,
        subject.name(each.speaker) if each.speaker else "",
        each.source,
        each.locator,
        each.date,
        each.note,
        checked.status.value,
        found.reason or "; ".join(str(one) for one in found.differences[:MOST_DIFFERENCES]),
        subject.place(checked),
        found.before if checked.place else "",
        found.after if checked.place else "",
    )


def claims(subject: Subject) -> tuple[ClaimEntry, ...]:
    """Every claim, numbered in the order of the map."""
    number = 0
    entries = []
    for id_ in subject.map.claims:
        numbers: dict[str, list[int]] = {QuotationKind.QUOTE: [], QuotationKind.DENIAL: []}
        for each in subject.facts.quotations.get(id_, ()):
            number += 1
            numbers[each.quotation.kind].append(number)
        entries.append(_entry(id_, numbers[QuotationKind.QUOTE], numbers[QuotationKind.DENIAL], subject))
    return tuple(entries)


def _entry(id_: str, quoted_in: Sequence[int], denied_in: Sequence[int], subject: Subject) -> ClaimEntry:
    claim, facts = subject.map.claims[id_], subject.facts
    pairs = [subject.map.contradictions[each] for each in facts.conflicts.get(id_, ())]
    return ClaimEntry(
        subject.number[id_],
        id_,
        claim.text,
        claim.section,
        subject.verdicts[id_].value,
        subject.because(id_),
        claim.credence.explained if claim.credence else "",
        claim.assumed,
        claim.date,
        claim.note,
        claim.tags,
        tuple(quoted_in),
        tuple(denied_in),
        _reasons(facts.reasons.get(id_, ()), subject),
        _reasons(facts.rebuttals.get(id_, ()), subject),
        _reasons(facts.undercuts.get(id_, ()), subject),
        tuple(each.second if each.first == id_ else each.first for each in pairs),
        tuple(facts.uses.get(id_, ())),
    )


def _reasons(ids: Sequence[str], subject: Subject, depth: int = 0) -> tuple[Reason, ...]:
    if depth > DEEPEST_UNDERCUT:
        return ()
    found = []
    for id_ in ids:
        step = subject.map.inferences[id_]
        undercuts = _reasons(subject.facts.undercuts.get(id_, ()), subject, depth + 1)
        details = step.warrant, step.scheme, step.strength, step.note
        found.append(Reason(id_, step.kind.value, step.premises, *details, undercuts))
    return tuple(found)


def sources(subject: Subject) -> tuple[SourceEntry, ...]:
    """Every source."""
    quoted = Counter(each.source for claim in subject.map.claims.values() for each in claim.quotations)
    found = []
    for id_, source in subject.map.sources.items():
        text = subject.facts.texts.get(id_)
        read = isinstance(text, QuotedText)
        found.append(
            SourceEntry(
                id_,
                source.title,
                source.author,
                source.publisher,
                source.date,
                source.url,
                source.repeats,
                source.reliability,
                quoted[id_],
                text.reader if isinstance(text, QuotedText) and read else "",
                text.sha256 if isinstance(text, QuotedText) and read else "",
            )
        )
    return tuple(found)


def messages(subject: Subject) -> tuple[Message, ...]:
    """The errors and warnings; hints are for those who write."""
    return tuple(_message(each, subject) for each in subject.diagnostics if each.severity is not Severity.HINT)


def _message(each: Diagnostic, subject: Subject) -> Message:
    return Message(each.severity.value, each.rule.code, subject.file(each.span.place), each.message, each.help)


def method(subject: Subject) -> Method:
    """How the report was made."""
    options = subject.options
    told = []
    if options.only:
        told.append(f"--only {','.join(options.only)}")
    told += [f"--top {claim}" for claim in options.tops]
    told += [] if options.quotations else ["--no-quotations"]
    told += [] if options.semantics == "grounded" else [f"--semantics {options.semantics}"]
    files = tuple(
        File(subject.file(each.name), hashlib.sha256(each.text.encode()).hexdigest()) for each in subject.files
    )
    return Method(__version__, options.semantics, subject.map.weighing, tuple(told), files)


def show_quotations(every: Sequence[Quoted], page: Writer) -> None:
    """Write the chapter of the quotations: those to look into first, then all, source by source."""
    if not every:
        page.text("Nothing is quoted.")
        return
    failed = sorted((each for each in every if each.status in FAILED), key=lambda each: FAILED.index(each.status))
    if failed:
        page.heading(3, say("To look into ({})", len(failed)))
        page.bullets(map(_show_quoted, failed), most=10, title="Quotations to look into")
    by_source: dict[str, list[Quoted]] = {}
    for each in every:
        by_source.setdefault(each.source, []).append(each)
    for source, own in by_source.items():
        page.heading(3, say("From {}", ref(source)))
        page.bullets(map(_show_quoted, own))


def _show_quoted(each: Quoted) -> Item:
    who = [*([each.speaker] if each.speaker else []), *([each.locator] if each.locator else [])]
    by = f" – {', '.join(who)}" if who else ""
    what = "denies" if each.kind == QuotationKind.DENIAL else "for"
    head = say("[{}] “{}”{}; {} {}", each.number, bare(each.words), by, what, ref(each.claim))
    good = each.status in ("exact", "normalised", "elided")
    state = say("{} {}", "✓", STATUS_WORDS[each.status]) if good else strong(STATUS_WORDS[each.status])
    if each.remark:
        state = say("{}: {}", state, each.remark)
    if each.place:
        state = say("{}; {}", state, each.place)
    below = [item(state)]
    if each.before or each.after:
        middle = "[…]" if each.status != "not-found" else "[the closest passage]"
        below.append(item(say("context: …{} {} {}…", _flat(each.before), middle, _flat(each.after))))
    if each.note:
        below.append(item(say("note: {}", _flat(each.note))))
    return Item(head, tuple(below))


def _flat(text: str) -> str:
    return " ".join(text.split())


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
        page.heading(3, _flat(title))
        page.text(_flat(found.note))
    page.bullets(_show_entry(entry, subject) for entry in entries)


def _show_entry(entry: ClaimEntry, subject: Subject) -> Item:
    head = say(
        "{} “{}” ({}) – {}: {}",
        strong(f"{entry.number}."),
        _flat(entry.text),
        ref(entry.id),
        verdict(entry.verdict),
        entry.because,
    )
    below = []
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
    if about:
        below.append(item("; ".join(about)))
    reasons = (*entry.reasons, *entry.objections, *entry.undercut_by)
    below += [_show_reason(reason, subject) for reason in reasons]
    if entry.contradicts:
        below.append(item(say("cannot stand with {}", listed([ref(each) for each in entry.contradicts], most=20))))
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
        below.append(item(say("note: {}", _flat(entry.note))))
    return Item(head, tuple(below), f"claim-{entry.number}")


def _numbers(numbers: Sequence[int]) -> str:
    return ", ".join(f"[{each}]" for each in numbers)


_VERBS = {"supports": "supported by", "implies": "implied by", "rebuts": "rebutted by", "undercuts": "undercut by"}


def _show_reason(reason: Reason, subject: Subject) -> Item:
    premises = joined([say("“{}” ({})", subject.text(each), ref(each)) for each in reason.premises], " together with ")
    details = []
    if reason.scheme:
        details.append(say("scheme: {}", _flat(reason.scheme)))
    if reason.strength is not None:
        details.append(say("strength: {}", f"{reason.strength:g}"))
    if reason.warrant:
        details.append(say("warrant: {}", _flat(reason.warrant)))
    if reason.note:
        details.append(say("note: {}", _flat(reason.note)))
    below = [item(joined(details, "; "))] if details else []
    return Item(
        say("{} {}", _VERBS[reason.kind], premises),
        (*below, *(_show_reason(each, subject) for each in reason.undercut_by)),
    )


def _use(step: Inference, subject: Subject) -> Words:
    if step.kind is InferenceKind.UNDERCUTS:
        return say("undercuts {}", target_in_words(step.target, subject))
    return say("{} {}", step.kind.value, ref(step.target))


def show_sources(every: Sequence[SourceEntry], page: Writer) -> None:
    """Write the list of the sources."""
    page.bullets(map(_show_source, every))


def _show_source(each: SourceEntry) -> Item:
    about = [part for part in (each.author, each.publisher, each.date) if part]
    parts: list[Words | str] = [
        say("{}: {}{}", ref(each.id), _flat(each.title), f" ({', '.join(about)})" if about else "")
    ]
    if each.repeats:
        parts.append(say("repeats {}", listed([ref(one) for one in each.repeats])))
    if each.reliability:
        parts.append(f"{each.reliability} ({reliability.in_words(each.reliability)})")
    parts.append(count(each.quotations, "quotation") if each.quotations else "not quoted")
    if each.reader not in ("", "text"):
        parts.append(f"read by {each.reader}")
    if each.url:
        parts.append(each.url)
    if each.sha256:
        parts.append(f"text sha256 {each.sha256}")
    return item(joined(parts, "; "))


def show_messages(every: Sequence[Message], page: Writer) -> None:
    """Write the errors and warnings."""
    if not every:
        page.text("`argmap check` has nothing to report.".replace("`", ""))
        return
    page.bullets(
        item(say("{} {}, {}: {}{}", each.severity, each.code, each.place, sentence(each.message), _help(each)))
        for each in every
    )


def _help(each: Message) -> Words:
    return say(" – {}", sentence(each.help)) if each.help else as_words("")


SEMANTICS_WORDS = {
    "grounded": "what every reading of the map agrees on (Dung 1995)",
    "complete": "what every complete labelling agrees on (Caminada 2006)",
    "preferred": "what every preferred labelling agrees on (Dung 1995)",
    "stable": "what every labelling that decides everything agrees on (Dung 1995)",
    "semi-stable": "what every labelling that leaves the least undecided agrees on (Caminada 2006)",
    "ideal": "the greatest position that every preferred one holds (Dung, Mancarella, Toni 2007)",
    "eager": "the greatest position that every semi-stable one holds (Caminada 2007)",
}


def show_method(every: Method, page: Writer) -> None:
    """Write how the report was made."""
    items = [
        item(f"Verdicts are {every.semantics}: {SEMANTICS_WORDS[every.semantics]}."),
        item(
            "Accepted: it stands. Rejected: its denial stands. Unsupported: every reason for it fell. "
            "Undecided: reasons on both sides, and nothing decides between them."
        ),
        item(
            "Strengths and credences count as preferences between reasons."
            if every.weighing
            else "Reasons are not weighed: an unanswered reason against a claim makes it undecided, not rejected."
        ),
        item(
            "What cannot stand together: minimal sets of assertions that cannot all be true, reading implies as "
            "implication and contradicts as exclusion (Betz 2010), and minimal sets that no complete labelling "
            "accepts. Positions are preferred labellings."
        ),
        item("Why a claim has its verdict, and what would change it, is said by the grounded labelling."),
        item(f"Made by argmap {every.version}{f' with {chr(32).join(every.options)}' if every.options else ''}."),
    ]
    items += [item(say("{}: sha256 {}", each.name, each.sha256)) for each in every.files]
    page.bullets(items)
