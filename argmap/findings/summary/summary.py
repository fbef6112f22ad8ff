"""What a reader gets in five minutes, as data: page 1 and the chapters behind it, every sentence with its template."""

from collections.abc import Iterator, Sequence

import attrs

from argmap.catalogue.rule import Severity
from argmap.findings.contested import Contested
from argmap.findings.subject import Subject
from argmap.findings.summary.balance import balance
from argmap.findings.summary.cards import card_sentences
from argmap.findings.summary.checks import Check, checks, reported
from argmap.findings.summary.clashes import TextClash, merged, says
from argmap.findings.summary.main import MainClaim, rows, threads, undisputed
from argmap.findings.summary.sentences import ReportSentence, Speech
from argmap.findings.summary.when import WhenSaid, when_said
from argmap.findings.summary.who import WhoSays, who_says
from argmap.findings.together import Together
from argmap.findings.voices import Voices
from argmap.findings.weight import Weight
from argmap.model.dates import in_order
from argmap.model.elements import QuotationKind, Verdict
from argmap.model.map_review import digest_of_map, read_map_review
from argmap.model.verdict_kinds import VerdictWord
from argmap.quotations.check import all_checked

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
        again: what others can check again; of a map with errors, or other verdicts than the grounded ones, nothing.
    """

    scope: tuple[ReportSentence, ...]
    bold: ReportSentence | None
    clashes: tuple[TextClash, ...]
    cards: tuple[tuple[ReportSentence, ...], ...]
    undisputed: tuple[ReportSentence, ...]
    threads: tuple[ReportSentence, ...]
    checks: tuple[Check, ...]
    main: tuple[MainClaim, ...]
    reported: tuple[ReportSentence, ...]
    who: WhoSays
    when: WhenSaid
    again: ReportSentence | None


def summary(subject: Subject, together: Together, contested: Contested, weight: Weight, voices: Voices) -> Summary:
    """Sum a map up for a reader who has five minutes."""
    speech = Speech(subject)
    clashes = merged(subject, together, speech)
    main = rows(subject, weight, speech)
    return Summary(
        scope=tuple(_scope(subject, speech)),
        bold=_bold(main, speech),
        clashes=clashes,
        cards=tuple(card_sentences(clash, clashes, subject, weight, speech) for clash in clashes),
        undisputed=undisputed(main, speech),
        threads=tuple(threads(main, subject, speech)),
        checks=checks(subject, speech, main, contested, voices.timeline),
        main=main,
        reported=reported(subject, speech),
        who=who_says(clashes, subject, speech),
        when=when_said(clashes, voices.timeline, subject, speech),
        again=_again(subject, speech),
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
        yield from found.reported
        yield from filter(None, (found.when.then, found.again))

    return tuple(every())


def _scope(subject: Subject, speech: Speech) -> Iterator[ReportSentence]:
    every = [each.quotation for each in all_checked(subject.facts.quotations)]
    say = speech.say
    claims = say.count("claim", len(subject.map.claims))
    errors = sum(each.leaves_out for each in subject.diagnostics)
    if errors:
        yield speech.told("scope", "errors", errors=say.count("error", errors))
    if not subject.map.claims:
        yield speech.told("scope", "empty")
        return
    if not every:
        yield speech.told("scope", "scope-alone", claims=claims)
        yield from _drafted(subject, speech)
        yield speech.told("scope", "what-alone")
        return
    sources = list(dict.fromkeys(each.source for each in every))
    data = {
        "texts": say.count("text", len(sources)),
        "claims": claims,
        "quotations": say.count("quotation", len(every)),
    }
    template = "scope"
    if len(sources) <= MOST_TEXTS:
        template += "-named"
        data["names"] = say.listed([speech.text(each) for each in sources], most=MOST_TEXTS)
    dates = sorted({subject.date(each) for each in every} - {""}, key=in_order)
    if len(dates) > 1:
        template += "-between"
        data |= {"first": speech.date(dates[0]), "last": speech.date(dates[-1])}
    elif dates:
        template += "-on"
        data["date"] = speech.date(dates[0])
    yield speech.told("scope", template, **data)
    yield _checked(subject, speech)
    yield from _drafted(subject, speech)
    yield speech.told("scope", "what")


def _drafted(subject: Subject, speech: Speech) -> Iterator[ReportSentence]:
    """That a map was drafted by machine, and who has reviewed it."""
    written = subject.facts.written
    if not written.generated:
        return
    what = " ".join(written.generated.split()).rstrip(".")
    found = read_map_review(written.reviewed)
    if found is None:
        yield speech.told("scope", "generated", what=what)
        return
    fresh = found.digest == digest_of_map(written)
    template = "generated-reviewed" if fresh else "generated-stale"
    yield speech.told("scope", template, what=what, name=found.name, date=speech.date(found.date))


def _checked(subject: Subject, speech: Speech) -> ReportSentence:
    """How many quotations stand in their texts."""
    checked = list(all_checked(subject.facts.quotations))
    good = sum(each.status.checked and not each.fails for each in checked)
    if not any(each.status.checked for each in checked):
        return speech.told("scope", "checked-none")
    if good == len(checked):
        return speech.told("scope", "checked-all" if good > 1 else "checked-the-one")
    if len(checked) == 1:
        return speech.told("scope", "checked-not-the-one")
    some, total = speech.say.counts(good, len(checked))
    return speech.told_of(good, "scope", "checked-some", number=some, total=total)


def _again(subject: Subject, speech: Speech) -> ReportSentence | None:
    """What a pack of the map would prove."""
    if subject.options.semantics != "grounded" or not subject.map.claims:
        return None
    if any(each.severity is Severity.ERROR for each in subject.diagnostics):
        return None
    every = list(all_checked(subject.facts.quotations))
    good = sum(each.text is not None and not each.fails for each in every)
    data = {"verdicts": speech.say.count("verdict", len(subject.facts.written.claims))}
    if not good:
        return speech.told("again", "again-alone", **data)
    return speech.told("again", "again", quotations=speech.say.count("quotation", good), **data)


def _bold(main: Sequence[MainClaim], speech: Speech) -> ReportSentence | None:
    disputed = sum(row.word in (VerdictWord.DISPUTED, Verdict.UNDECIDED) for row in main)
    if len(main) == 1:
        claim = main[0].claim
        data = {
            "claim": speech.claim(claim),
            "word": speech.word(main[0].word),
            "balance": balance(claim, speech),
        }
        if speech.words(claim, QuotationKind.DENIAL) and not speech.words(claim, QuotationKind.QUOTE):
            # What is said as well is a clash, told below.
            return speech.told("bold", "one-main-said", claim, who=says(claim, speech), **data)
        return speech.told("bold", "one-main", claim, **data)
    if not main:
        return None
    if not disputed or disputed == len(main):
        return speech.told("bold", "disputed-none" if not disputed else "disputed-all")
    some, total = speech.say.counts(disputed, len(main))
    return speech.told_of(disputed, "bold", "disputed", number=some, total=total)
