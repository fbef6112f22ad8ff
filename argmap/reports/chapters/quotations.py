"""The quotations, written: each with what came of checking it."""

from collections.abc import Collection, Sequence

from argmap.findings.findings import Findings
from argmap.findings.in_words import SAYS
from argmap.findings.quotations import STATUS_WORDS, SWALLOWED, Quoted
from argmap.model.elements import QuotationKind
from argmap.page.blocks import Item, Writer, item
from argmap.page.words import flat, ref, say, strong, unmarked
from argmap.reports.chapters.chapter import Chapter

FAILED = ("not-found", "source-changed", "approximate", "ambiguous")
"""Statuses that somebody has to look into, the gravest first."""


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


def _write(found: Findings, page: Writer, claims: Collection[str] | None = None) -> None:
    every = found.quotations
    show_quotations(every if claims is None else [each for each in every if each.claim in claims], page)


QUOTATIONS = Chapter("quotations", "Quotations", lambda found: found.quotations, _write, write_part=_write)
