"""Page 1: at most 300 words."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from argmap.findings.findings import Findings
from argmap.findings.summary.sentences import ReportSentence
from argmap.findings.summary.summary import Summary
from argmap.model.verdict_kinds import VerdictWord
from argmap.page.blocks import Figure, Writer, item, length
from argmap.page.words import Words, strong
from argmap.reports.chapters.shown import Shown

ON_PAGE_1 = {"clashes": 3, "undisputed": 3, "threads": 2, "checks": 4}
"""How many findings of each kind, in the order of the page."""
MOST_WORDS = 300
"""Words of page 1."""
_SHORTER = tuple(name for name in ("undisputed", "threads", "checks", "clashes") for _ in range(ON_PAGE_1[name]))
"""Whose last finding goes first where the page is too long."""


def page_1(found: Findings, page: Writer, pictures: Sequence[Figure] = ()) -> None:
    """Write page 1; `pictures` stand above the legend."""
    shown, summary = Shown(found), found.summary
    page.text(" ".join(each.text for each in summary.scope))
    if summary.bold is not None:
        page.text(Words((*strong(summary.bold.text).pieces, *shown.numbers(summary.bold.claims).pieces)))
    every = _findings(summary)
    kept = _fitting(every, summary, shown)
    for name, title in _titles(kept, every, shown).items():
        if kept[name]:
            page.heading(3, title)
            page.bullets(item(shown.sentence(each)) for each in kept[name])
    for picture in pictures:
        page.blocks.append(picture)
    page.text(pictures[0].caption if pictures else "")
    page.text(_legend(_texts(kept), summary, shown))
    page.text(shown.sentence(summary.again) if summary.again is not None else "")


def _findings(summary: Summary) -> dict[str, Sequence[ReportSentence]]:
    """The sentences of each part of the page; to be checked is not what the line under the title says already."""
    known = {each.text for each in summary.scope}
    return {
        "clashes": [each.headline for each in summary.clashes],
        "undisputed": summary.undisputed,
        "threads": summary.threads,
        "checks": [each.finding for each in summary.checks if each.finding.text not in known],
    }


def _fitting(
    every: Mapping[str, Sequence[ReportSentence]], summary: Summary, shown: Shown
) -> Mapping[str, list[ReportSentence]]:
    """As many of them as a page has room for."""
    kept = {name: [*every[name][:most]] for name, most in ON_PAGE_1.items()}
    fixed = [shown.subject.map.heading, *(each.text for each in summary.scope)]
    fixed += [each.text for each in (summary.bold, summary.again) if each is not None]
    for name in _SHORTER:
        texts = list(_texts(kept))
        titles = _titles(kept, every, shown).values()
        if length((*fixed, *titles, *texts, str(_legend(texts, summary, shown)))) <= MOST_WORDS:
            break
        if len(kept[name]) > 1:
            kept[name].pop()
    return kept


def _texts(kept: Mapping[str, Iterable[ReportSentence]]) -> Iterator[str]:
    for sentences in kept.values():
        yield from (each.text for each in sentences)


def _titles(
    kept: Mapping[str, Sequence[ReportSentence]], every: Mapping[str, Sequence[ReportSentence]], shown: Shown
) -> Mapping[str, str]:
    """The title of each part, which says how many of all it shows."""
    say = shown.say
    titles = {}
    for name, sentences in every.items():
        number, of = len(kept[name]), len(sentences)
        alone = "-alone" if name == "undisputed" and not any(True for _ in shown.subject.map.all_quotations()) else ""
        title = say(f"heading.{name}{alone}")
        some = say("heading.some", number, title=title, shown=say.number(number), every=say.number(of))
        titles[name] = title if number == of else some
    return titles


def _legend(texts: Iterable[str], summary: Summary, shown: Shown) -> Words:
    """What the words for verdicts that stand on the page mean."""
    text = re.sub("“[^”]*”", "", " ".join((*texts, summary.bold.text if summary.bold else "")))
    return shown.legend(word for word in VerdictWord if re.search(rf"\b{shown.speech.word(word)}\b", text))


def left_open(found: Findings, page: Writer) -> None:
    """Say what the limit of the search left open, and is counted as undecided."""
    number = len(found.subject.evaluation.not_worked_out)
    if number:
        say = Shown(found).say
        page.text(say("cell.open", number, number=say.figure(number)))
