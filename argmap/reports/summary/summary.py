"""What a reader gets in five minutes, as data: page 1 and the chapters behind it, every sentence with its template."""

from collections.abc import Iterator, Sequence

import attrs

from argmap.english import count, fits
from argmap.model.dates import in_order, spoken
from argmap.model.elements import QuotationKind, Verdict
from argmap.model.verdict_kinds import VerdictWord
from argmap.quotations.check import all_checked
from argmap.reasoning.sentences import number
from argmap.reports.clashes import Together
from argmap.reports.contested import Contested
from argmap.reports.subject import Subject
from argmap.reports.summary.balance import balance
from argmap.reports.summary.checks import Check, checks, reported
from argmap.reports.summary.clashing import TextClash, merged, says
from argmap.reports.summary.main_claims import MainClaim, rows, threads, undisputed
from argmap.reports.summary.sentences import ReportSentence, Speech, capital, counts, names, told
from argmap.reports.summary.settling import card_sentences
from argmap.reports.summary.when_said import WhenSaid, when_said
from argmap.reports.summary.who_says import WhoSays, who_says
from argmap.reports.voices import Voices
from argmap.reports.weight import Weight

FEWEST = 6
"""Claims from which on there are chapters."""
MOST_TEXTS = 6
"""Texts that are named in the line under the title."""


@attrs.frozen
class Summary:
    """Page 1 and its chapters.

    Attributes:
        scope: the line under the title.
        bold: how many main claims are disputed, or the one main claim.
        clashes: what cannot stand together, merged, the weightiest first.
        cards: for each of the first clashes what else is said of it.
        undisputed: the main claims that nothing speaks against.
        threads: main claims that one other claim turns.
        checks: what to look at before it is printed.
        main: a row for each main claim.
        reported: how many quotations are words that a text reports.
        who: who says what of each clash.
        when: who said what when.
    """

    scope: tuple[ReportSentence, ...]
    bold: ReportSentence | None
    clashes: tuple[TextClash, ...]
    cards: tuple[tuple[ReportSentence, ...], ...]
    undisputed: tuple[ReportSentence, ...]
    threads: tuple[ReportSentence, ...]
    checks: tuple[Check, ...]
    main: tuple[MainClaim, ...]
    reported: ReportSentence | None
    who: WhoSays
    when: WhenSaid


def summary(subject: Subject, together: Together, contested: Contested, weight: Weight, voices: Voices) -> Summary:
    """Sum a map up for a reader who has five minutes."""
    speech = Speech(subject)
    clashes = merged(subject, together, speech)
    main = rows(subject, weight, speech)
    return Summary(
        scope=tuple(_scope(subject, speech)),
        bold=_bold(main, subject, speech),
        clashes=clashes,
        cards=tuple(card_sentences(clash, clashes, subject, weight, speech) for clash in clashes),
        undisputed=undisputed(main, speech),
        threads=tuple(threads(main, subject, speech)),
        checks=checks(subject, speech, main, contested, voices.timeline),
        main=main,
        reported=reported(subject),
        who=who_says(clashes, subject, speech),
        when=when_said(clashes, voices.timeline, subject, speech),
    )


def sentences_of(found: Summary) -> tuple[ReportSentence, ...]:
    """Every sentence with its template and data, in the order of the report."""

    def every() -> Iterator[ReportSentence]:
        yield from found.scope
        yield from filter(None, (found.bold,))
        yield from (each for clash in found.clashes for each in (clash.headline, clash.beneath))
        yield from (each for card in found.cards for each in card)
        yield from (*found.undisputed, *found.threads)
        yield from (check.finding for check in found.checks)
        yield from filter(None, (found.reported, found.when.then))

    return tuple(every())


def _scope(subject: Subject, speech: Speech) -> Iterator[ReportSentence]:
    every = [each.quotation for each in all_checked(subject.facts.quotations)]
    claims = capital(_counted(len(subject.map.claims), "claim"))
    errors = sum(each.leaves_out for each in subject.diagnostics)
    if errors:
        yield told("scope", "errors", number=_counted(errors, "error"))
    if not subject.map.claims:
        yield told("scope", "empty")
        return
    if not every:
        yield told("scope", "scope-alone", claims=claims)
        return
    dates = sorted({subject.date(each) for each in every} - {""}, key=in_order)
    period = f", {spoken(dates[0])}" if dates else ""
    period += f" to {spoken(dates[-1])}" if len(dates) > 1 else ""
    sources = list(dict.fromkeys(each.source for each in every))
    texts = capital(_counted(len(sources), "text"))
    those = names([speech.text(each) for each in sources], most=MOST_TEXTS)
    called_ = f" ({those})" if len(sources) <= MOST_TEXTS else ""
    quotations = _counted(len(every), "quotation")
    yield told(
        "scope",
        "scope",
        texts=texts,
        names=called_,
        period=period,
        claims=claims[:1].lower() + claims[1:],
        quotations=quotations,
    )
    checked = list(all_checked(subject.facts.quotations))
    good = sum(each.status.checked and not each.fails for each in checked)
    if not any(each.status.checked for each in checked):
        yield told("scope", "checked-none")
    elif good == len(checked):
        yield told("scope", "checked-all" if good > 1 else "checked-the-one")
    elif len(checked) == 1:
        yield told("scope", "checked-not-the-one")
    else:
        some, total = counts(good, len(checked))
        data = {"were": fits(good, "was", "were"), "texts": fits(good, "its text", "their texts")}
        yield told("scope", "checked-some", number=some, total=total, **data)
    yield told("scope", "what")


def _counted(value: int, noun: str) -> str:
    return f"{number(value)} {count(value, noun).split(' ', 1)[1]}"


def _bold(main: Sequence[MainClaim], subject: Subject, speech: Speech) -> ReportSentence | None:
    disputed = sum(row.word in (VerdictWord.DISPUTED, Verdict.UNDECIDED) for row in main)
    if len(main) == 1:
        claim = main[0].claim
        denied = speech.words(claim, QuotationKind.DENIAL) and not speech.words(claim, QuotationKind.QUOTE)
        who = f"{says(claim, subject, speech)}. " if denied else ""  # what is said as well is a clash, told below
        data = {"claim": speech.claim(claim), "word": main[0].word, "who": who, "balance": balance(subject, claim)}
        return told("bold", "one-main", claim, **data)
    if not main:
        return None
    if not disputed or disputed == len(main):
        return told("bold", "disputed-none" if not disputed else "disputed-all")
    some, total = counts(disputed, len(main))
    return told("bold", "disputed", number=some, total=total, be=fits(disputed, "is", "are"))
