"""The quotations: each with what came of looking for it in its text, and its context there."""

from collections.abc import Sequence

import attrs

from argmap.model.elements import QuotationKind
from argmap.quotations.check import CheckedQuotation
from argmap.reports.page import Item, Writer, item
from argmap.reports.subject import Subject
from argmap.reports.timeline import SAYS
from argmap.reports.words import flat, ref, say, strong, unmarked

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
SWALLOWED = "in pieces, with a gap or bracket that changes what is said"
"""What to say of one whose pieces stand there and whose gap or bracket turns them."""
FAILED = ("not-found", "source-changed", "approximate", "ambiguous")
"""Statuses that somebody has to look into, the gravest first."""
MOST_DIFFERENCES = 3


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
    altered: bool
    remark: str
    place: str
    before: str
    after: str


def quotations(subject: Subject) -> tuple[Quoted, ...]:
    """Every quotation, numbered in the order of the map."""
    every = (each for checked in subject.facts.quotations.values() for each in checked)
    return tuple(_quoted(number, each, subject) for number, each in enumerate(every, 1))


def _quoted(number: int, checked: CheckedQuotation, subject: Subject) -> Quoted:
    each, found = checked.quotation, checked.in_source
    return Quoted(
        number=number,
        claim=checked.claim,
        kind=each.kind.value,
        words=each.text,
        speaker=", citing ".join(subject.name(voice) for voice in (each.speaker, *each.citing) if voice),
        source=each.source,
        locator=each.locator,
        date=each.date,
        note=each.note,
        status=checked.status.value,
        altered=checked.altered,
        remark=found.reason or "; ".join(str(one) for one in found.all_differences[:MOST_DIFFERENCES]),
        place=subject.place(checked),
        before=found.before if checked.place else "",
        after=found.after if checked.place else "",
    )


def show_quotations(every: Sequence[Quoted], page: Writer) -> None:
    """Write the chapter of the quotations: those to look into first, then all, source by source."""
    if not every:
        page.text("Nothing is quoted.")
        return
    failed = sorted((each for each in every if each.altered or each.status in FAILED), key=_gravity)
    if failed:
        page.heading(3, say("To look into ({})", len(failed)))
        page.bullets(map(_show_quoted, failed), most=10, title="Quotations to look into")
    by_source: dict[str, list[Quoted]] = {}
    for each in every:
        by_source.setdefault(each.source, []).append(each)
    for source, own in by_source.items():
        page.heading(3, say("From {}", ref(source)))
        page.bullets(map(_show_quoted, own))


def _gravity(each: Quoted) -> int:
    return FAILED.index(each.status if each.status in FAILED else "approximate")


def _show_quoted(each: Quoted) -> Item:
    who = [*([each.speaker] if each.speaker else []), *([each.locator] if each.locator else [])]
    by = f" – {', '.join(who)}" if who else ""
    kind = QuotationKind(each.kind)
    what = "for" if kind is QuotationKind.QUOTE else SAYS[kind]
    head = say("[{}] “{}”{}; {} {}", each.number, unmarked(each.words), by, what, ref(each.claim))
    good = each.status in ("exact", "normalised", "elided")
    words = SWALLOWED if good and each.altered else STATUS_WORDS[each.status]
    state = strong(words) if each.altered or not good else say("{} {}", "✓", words)
    if each.remark:
        state = say("{}: {}", state, each.remark)
    if each.place:
        state = say("{}; {}", state, each.place)
    below = [item(state)]
    if each.before or each.after:
        middle = "[…]" if each.status != "not-found" else "[the closest passage]"
        below.append(item(say("context: …{} {} {}…", flat(each.before), middle, flat(each.after))))
    if each.note:
        below.append(item(say("note: {}", flat(each.note))))
    return Item(head, tuple(below))
