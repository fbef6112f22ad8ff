"""A report as Markdown (CommonMark), fit for any editor, for GitHub and for pandoc."""

import re
from collections.abc import Iterator

from argmap.model import reliability
from argmap.reports.report import ClaimEntry, Quoted, Reason, Report, in_words
from argmap.reports.wording import STATUS_WORDS, checked_in_words, verdicts_in_words, ways

_SPECIAL = re.compile(r"([\\`*_\[\]<>|#~$])")
_LINE_START = re.compile(r"^([-+=]|\d+[.)])(?=\s|$)")
_VERBS = {"supports": "supported by", "implies": "implied by", "rebuts": "rebutted by", "undercuts": "undercut by"}


def as_markdown(report: Report) -> str:
    """The report as Markdown. Whatever a map holds is shown as text: nothing in it becomes markup."""
    chapters = (_head, _parts, _open_ends, _origins, _sources, _diagnostics)
    return "\n".join(line for chapter in chapters for line in chapter(report)).rstrip("\n") + "\n"


def _head(report: Report) -> Iterator[str]:
    yield f"# {text(report.title)}"
    yield ""
    about = [part for part in (report.author, report.date) if part]
    if about:
        yield f"*{text(', '.join(about))}*"
        yield ""
    yield f"The map holds {in_words(report.numbers)}." if any(n for _, n in report.numbers) else "The map is empty."
    total = dict(report.numbers)["quotation"]
    if total:
        yield ""
        yield checked_in_words(report)
    if report.verdicts:
        yield ""
        yield verdicts_in_words(report)
    if report.note:
        yield ""
        yield text(report.note)
    if report.tops:
        yield ""
        yield "## What it is about"
        yield ""
        for each in report.tops:
            yield f"- {text(each.text)} ({code(each.id)}) – **{each.verdict}**: {_with_code(each.because)}"
    yield ""


def _parts(report: Report) -> Iterator[str]:
    if not any(part.claims for part in report.parts):
        return
    yield "## Claims"
    yield ""
    for part in report.parts:
        if part.title:
            yield f"### {text(part.title)}"
            yield ""
        if part.note:
            yield text(part.note)
            yield ""
        for entry in part.claims:
            yield from _entry(entry)


def _entry(entry: ClaimEntry) -> Iterator[str]:
    yield f"**{text(entry.text)}** ({code(entry.id)})"
    yield ""
    yield f"- **{entry.verdict}**: {_with_code(entry.because)}"
    facts = []
    if entry.assumed:
        facts.append("assumed")
    if entry.credence:
        facts.append(f"credence: {text(entry.credence)}")
    if entry.date:
        facts.append(text(entry.date))
    if entry.tags:
        facts.append(f"tags: {text(', '.join(entry.tags))}")
    if facts:
        yield f"- {'; '.join(facts)}"
    for quoted in entry.quotes:
        yield f"- {_quoted(quoted)}"
    for reason in entry.reasons:
        yield from _reason(reason, 0)
    for quoted in entry.denials:
        yield f"- denied: {_quoted(quoted)}"
    for reason in entry.objections:
        yield from _reason(reason, 0)
    for reason in entry.undercut_by:
        yield from _reason(reason, 0)
    for other, words in entry.contradicts:
        yield f"- contradicts {code(other)}: {text(words)}"
    if entry.bears_on:
        yield f"- {', '.join(_use(use) for use in entry.bears_on)}"
    elif not (entry.reasons or entry.objections or entry.undercut_by or entry.contradicts):
        yield "- bears on no other claim"
    if entry.note:
        yield f"- note: {text(entry.note)}"
    yield ""


def _use(use: str) -> str:
    verb, _, target = use.partition(" ")
    return f"{verb} {code(target)}"


def _quoted(quoted: Quoted) -> str:
    who = f"{text(quoted.speaker)}, in " if quoted.speaker else ""
    place = f", {text(quoted.locator)}" if quoted.locator else ""
    when = f", {text(quoted.date)}" if quoted.date else ""
    note = f" – {text(quoted.note)}" if quoted.note else ""
    return f"“{text(_bare(quoted.words))}” ({who}{code(quoted.source)}{place}{when}){note}{_status(quoted)}"


def _status(quoted: Quoted) -> str:
    """How the quotation fits its text, where that is not plain, and the place."""
    place = f" {code(quoted.place)}" if quoted.place else ""
    if quoted.status in ("exact", "normalised", "elided"):
        return f" ✓{place}"
    if quoted.status == "unchecked":
        return " – *not checked*"
    remark = f": {text(quoted.remark)}" if quoted.remark else ""
    return f" – **{STATUS_WORDS[quoted.status]}**{remark}{place}"


def _bare(words: str) -> str:
    """A quotation without a pair of marks round the whole of it: the report sets its own."""
    pairs = {'"': '"', "“": "”", "„": "“", "«": "»", "‘": "’"}
    if len(words) > 1 and pairs.get(words[0]) == words[-1] and words[-1] not in words[1:-1]:
        return words[1:-1]
    return words


def _reason(reason: Reason, depth: int) -> Iterator[str]:
    indent = "  " * depth
    premises = " **and** ".join(f"{text(words)} ({code(id_)})" for id_, words in reason.premises)
    yield f"{indent}- {_VERBS[reason.kind]}: {premises}"
    details = []
    if reason.scheme:
        details.append(f"scheme: {text(reason.scheme)}")
    if reason.strength is not None:
        details.append(f"strength: {reason.strength:g}")
    if reason.warrant:
        details.append(f"warrant: {text(reason.warrant)}")
    if reason.note:
        details.append(f"note: {text(reason.note)}")
    if details:
        yield f"{indent}  - {'; '.join(details)}"
    for each in reason.undercut_by:
        yield from _reason(each, depth + 1)


def _open_ends(report: Report) -> Iterator[str]:
    yield "## Open ends"
    yield ""
    if not report.open_ends:
        yield "None: every claim at an end of the map is backed, and every attack is answered."
        yield ""
        return
    kinds = dict.fromkeys(each.kind for each in report.open_ends)
    for kind in kinds:
        found = [each for each in report.open_ends if each.kind == kind]
        yield f"**{kind[0].upper()}{kind[1:]}** ({len(found)})"
        yield ""
        for each in found:
            yield f"- {code(each.id)}: {text(each.text)}"
        yield ""


def _origins(report: Report) -> Iterator[str]:
    origins = report.origins
    if not (origins.hanging or origins.disputed or origins.second_hand or origins.echoes):
        return
    yield "## Where it comes from"
    yield ""
    for each in origins.backings:
        if each.sources:
            listed = ", ".join(f"{code(source)} ({len(claims)})" for source, claims in each.sources)
            yield f"- {text(each.text)} ({code(each.id)}) rests on {listed}; {ways(each.independent)}"
    if any(each.sources for each in origins.backings):
        yield ""
    for source, claims in origins.hanging:
        yield f"- Only {code(source)} stands behind {', '.join(code(each) for each in claims)}"
    if origins.hanging:
        yield ""
    for claim, chain in origins.echoes:
        yield f"- Not independent: the quotations of {code(claim)}, since {_with_code(chain)}"
    for claim, speaker, source in origins.second_hand:
        yield f"- At second hand: {text(speaker)} on {code(claim)}, through {code(source)}"
    for disputed in origins.disputed:
        said, denied = text(", ".join(disputed.asserted)), text(", ".join(disputed.denied))
        yield f"- Asserted and denied: {code(disputed.id)}, asserted by {said}, denied by {denied}"
    if origins.echoes or origins.second_hand or origins.disputed:
        yield ""


def _sources(report: Report) -> Iterator[str]:
    if not report.sources:
        return
    yield "## Sources"
    yield ""
    for source in report.sources:
        about = [part for part in (source.author, source.publisher, source.date) if part]
        listed = f"; {text(', '.join(about))}" if about else ""
        repeats = f"; repeats {', '.join(code(each) for each in source.repeats)}" if source.repeats else ""
        quoted = (
            f"{source.quotations} quotation{'' if source.quotations == 1 else 's'}"
            if source.quotations
            else "not quoted"
        )
        grade = f"; {source.reliability} ({reliability.in_words(source.reliability)})" if source.reliability else ""
        reader = f"; read by {text(source.reader)}" if source.reader not in ("", "text") else ""
        url = f"; <{source.url}>" if re.fullmatch(r"https?://[^\s<>]+", source.url) else ""
        yield f"- {code(source.id)}: {text(source.title)}{listed}{repeats}{grade}; {quoted}{reader}{url}"
    yield ""


def _diagnostics(report: Report) -> Iterator[str]:
    yield "## Errors and warnings"
    yield ""
    if not report.diagnostics:
        yield "None."
        return
    for each in report.diagnostics:
        help_ = f" – {_with_code(each.help)}" if each.help else ""
        yield f"- {each.severity} {each.rule.code}, {text(each.span.place)}: {_with_code(each.message)}{help_}"


def _with_code(message: str) -> str:
    """A message, whose names in backquotes stay code."""
    pieces = message.split("`")
    if len(pieces) % 2 == 0:
        return text(message)
    return "".join(code(piece) if at % 2 else text(piece) for at, piece in enumerate(pieces))


def text(words: str) -> str:
    """Words as Markdown text: no sign in them is markup, and they stay on one line."""
    escaped = _SPECIAL.sub(r"\\\1", " ".join(words.split("\n"))).replace("&", "&amp;")
    return _LINE_START.sub(_escaped_start, escaped)


def _escaped_start(match: re.Match[str]) -> str:
    """`- `, `+ ` or `3. ` at the start of a line would begin a list."""
    sign = match[1]
    return f"{sign[:-1]}\\{sign[-1]}"


def code(words: str) -> str:
    """Words as code, whatever backquotes they hold."""
    longest = max((len(run) for run in re.findall(r"`+", words)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if words.startswith("`") or words.endswith("`") else ""
    return f"{fence}{pad}{words}{pad}{fence}"
