"""A report as plain text for a terminal or a mail."""

import textwrap
from collections.abc import Iterator

from argmap.model import reliability
from argmap.reports.report import ClaimEntry, Quoted, Reason, Report, in_words
from argmap.reports.wording import STATUS_WORDS, checked_in_words, verdicts_in_words, ways

WIDTH = 88
_VERBS = {"supports": "supported by", "implies": "implied by", "rebuts": "rebutted by", "undercuts": "undercut by"}


def as_text(report: Report) -> str:
    """The report as plain text, wrapped."""
    return "\n".join(_lines(report)).rstrip("\n") + "\n"


def _lines(report: Report) -> Iterator[str]:
    yield from _wrapped(report.title, 0)
    yield "=" * min(WIDTH, max(len(report.title), 3))
    about = [part for part in (report.author, report.date) if part]
    if about:
        yield ", ".join(about)
    yield ""
    held = f"The map holds {in_words(report.numbers)}." if any(n for _, n in report.numbers) else "The map is empty."
    yield from _wrapped(held, 0)
    total = dict(report.numbers)["quotation"]
    if total:
        yield from _wrapped(checked_in_words(report), 0)
    if report.verdicts:
        yield from _wrapped(verdicts_in_words(report), 0)
    if report.note:
        yield ""
        yield from _wrapped(report.note, 0)
    if report.tops:
        yield from _heading("What it is about")
        for top in report.tops:
            yield from _item(f"{top.text} [{top.id}] – {top.verdict}: {top.because.replace('`', '')}", 0)
    for part in report.parts:
        yield from _heading(part.title or "Claims")
        if part.note:
            yield from _wrapped(part.note, 0)
            yield ""
        for entry in part.claims:
            yield from _entry(entry)
    yield from _heading("Open ends")
    if not report.open_ends:
        yield "None: every claim at an end of the map is backed, and every attack is answered."
    for each in report.open_ends:
        yield from _item(f"{each.kind}: {each.text} [{each.id}]", 0)
    yield from _origins(report)
    if report.sources:
        yield from _heading("Sources")
        for source in report.sources:
            parts = [source.title, source.author, source.publisher, source.date]
            repeats = f"; repeats {', '.join(source.repeats)}" if source.repeats else ""
            grade = f"; {source.reliability} ({reliability.in_words(source.reliability)})" if source.reliability else ""
            quoted = f"{source.quotations} quotation{'' if source.quotations == 1 else 's'}"
            yield from _item(f"{source.id}: {', '.join(part for part in parts if part)}{repeats}{grade}; {quoted}", 0)
    yield from _heading("Errors and warnings")
    if not report.diagnostics:
        yield "None."
    for diagnostic in report.diagnostics:
        help_ = f" ({diagnostic.help})" if diagnostic.help else ""
        place = diagnostic.span.place
        yield from _item(f"{diagnostic.severity} {diagnostic.rule.code}, {place}: {diagnostic.message}{help_}", 0)


def _entry(entry: ClaimEntry) -> Iterator[str]:
    yield from _wrapped(f"{entry.text} [{entry.id}]", 0)
    yield from _item(f"{entry.verdict}: {entry.because.replace('`', '')}", 1)
    if entry.assumed:
        yield from _item("assumed", 1)
    if entry.credence:
        yield from _item(f"credence: {entry.credence}", 1)
    for quoted in entry.quotes:
        yield from _item(_quoted(quoted), 1)
    for reason in entry.reasons:
        yield from _reason(reason, 1)
    for quoted in entry.denials:
        yield from _item(f"denied: {_quoted(quoted)}", 1)
    for reason in (*entry.objections, *entry.undercut_by):
        yield from _reason(reason, 1)
    for other, words in entry.contradicts:
        yield from _item(f"contradicts: {words} [{other}]", 1)
    if entry.bears_on:
        yield from _item(", ".join(entry.bears_on), 1)
    if entry.note:
        yield from _item(f"note: {entry.note}", 1)
    yield ""


def _reason(reason: Reason, level: int) -> Iterator[str]:
    premises = " AND ".join(f"{words} [{id_}]" for id_, words in reason.premises)
    yield from _item(f"{_VERBS[reason.kind]}: {premises}", level)
    if reason.warrant:
        yield from _item(f"warrant: {reason.warrant}", level + 1)
    for each in reason.undercut_by:
        yield from _reason(each, level + 1)


def _quoted(quoted: Quoted) -> str:
    who = f"{quoted.speaker}, in " if quoted.speaker else ""
    place = f", {quoted.locator}" if quoted.locator else ""
    return f"“{quoted.words}” ({who}{quoted.source}{place}){_status(quoted)}"


def _status(quoted: Quoted) -> str:
    place = f" [{quoted.place}]" if quoted.place else ""
    if quoted.status in ("exact", "normalised", "elided"):
        return place
    remark = f": {quoted.remark}" if quoted.remark and quoted.status != "unchecked" else ""
    return f" – {STATUS_WORDS[quoted.status]}{remark}{place}"


def _origins(report: Report) -> Iterator[str]:
    origins = report.origins
    if not (origins.hanging or origins.disputed or origins.second_hand or origins.echoes):
        return
    yield from _heading("Where it comes from")
    for each in origins.backings:
        if each.sources:
            listed = ", ".join(f"{source} ({len(claims)})" for source, claims in each.sources)
            yield from _item(f"{each.text} [{each.id}] rests on {listed}; {ways(each.independent)}", 0)
    for source, claims in origins.hanging:
        yield from _item(f"only {source} stands behind {', '.join(claims)}", 0)
    for claim, chain in origins.echoes:
        yield from _item(f"not independent: the quotations of {claim}, since {chain.replace('`', '')}", 0)
    for claim, speaker, source in origins.second_hand:
        yield from _item(f"at second hand: {speaker} on {claim}, through {source}", 0)
    for disputed in origins.disputed:
        said, denied = ", ".join(disputed.asserted), ", ".join(disputed.denied)
        yield from _item(f"asserted and denied: {disputed.id}, asserted by {said}, denied by {denied}", 0)


def _heading(title: str) -> Iterator[str]:
    yield ""
    yield title
    yield "-" * min(WIDTH, len(title))


def _item(text: str, level: int) -> Iterator[str]:
    yield from _wrapped(text, level, first="- ")


def _wrapped(text: str, level: int, first: str = "") -> Iterator[str]:
    indent = "  " * level
    yield from textwrap.wrap(
        " ".join(text.split()),
        WIDTH,
        initial_indent=indent + first,
        subsequent_indent=indent + " " * len(first),
        break_on_hyphens=False,
        break_long_words=False,
    ) or [""]
