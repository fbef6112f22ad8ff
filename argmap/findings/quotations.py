"""The quotations: each with what came of looking for it in its text, and its context there."""

import attrs

from argmap.findings.subject import Subject
from argmap.quotations.check import CheckedQuotation

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
        before=found.before if checked.place and subject.options.around else "",
        after=found.after if checked.place and subject.options.around else "",
    )
