"""When it was said: the months, and what the two who speak most often said in each."""

from collections import Counter
from collections.abc import Sequence

import attrs

from argmap.findings.subject import Subject
from argmap.findings.summary.clashes import TextClash
from argmap.findings.summary.sentences import ReportSentence, Speech
from argmap.findings.timeline import Timeline
from argmap.model.dates import in_order, is_before, period
from argmap.model.elements import QuotationKind

MOST_A_CELL = 2
MOST_MONTHS = 12


@attrs.frozen
class Month:
    """A month (`2022-03`, or a year, or a third of one) and the claims that the two spoke of, with the stance."""

    date: str
    said: tuple[tuple[tuple[str, str], ...], ...]


@attrs.frozen
class WhenSaid:
    """The two who speak most often, by months; and what the earlier texts alone would give."""

    voices: tuple[str, ...]
    months: tuple[Month, ...]
    then: ReportSentence | None


def when_said(clashes: Sequence[TextClash], timeline: Timeline, subject: Subject, speech: Speech) -> WhenSaid:
    """Put what the two say into the months in which they say it."""
    important = [claim for clash in clashes for claim in clash.claims]
    rank = {claim: at for at, claim in enumerate((*important, *subject.main, *subject.map.claims)[::-1])}
    by: dict[str, dict[str, dict[str, str]]] = {}
    months: dict[str, str] = {}
    for claim in subject.map.claims.values():
        for _, each in speech.words(claim.id, *QuotationKind):
            date = subject.date(each)
            if date and each.kind not in (QuotationKind.MENTION, QuotationKind.ARGUED):
                month = _month(date)
                months[month] = min(months.get(month, date), date, key=in_order)
                held = by.setdefault(speech.who(each), {}).setdefault(month, {})
                held.setdefault(claim.id, "" if each.kind is QuotationKind.QUOTE else speech.say(f"stance.{each.kind}"))
    often = Counter({voice: len(held) for voice, held in by.items() if len(held) > 1})
    total = {voice: sum(map(len, held.values())) for voice, held in by.items()}
    voices = sorted(often, key=lambda voice: (-often[voice], -total[voice]))[:2]
    ordered = sorted(months, key=lambda month: in_order(months[month]))
    rows = []
    for month in ordered if len(voices) == 2 and len(ordered) > 1 else ():
        cells = tuple(
            tuple(sorted(by[voice].get(month, {}).items(), key=lambda said: -rank[said[0]])[:MOST_A_CELL])
            for voice in voices
        )
        if any(cells):
            rows.append(Month(month, cells))
    return WhenSaid(tuple(voices) if rows else (), tuple(rows[:MOST_MONTHS]), _then(timeline, subject, speech))


def _month(date: str) -> str:
    """The month of a date, or the date itself where it is of a longer time."""
    days = period(date)
    if days is None or days.first[:7] != days.last[:7]:
        return date
    return days.first[:7]


def _then(timeline: Timeline, subject: Subject, speech: Speech) -> ReportSentence | None:
    """A main claim that the earlier texts alone would leave with another verdict."""
    texts = [source.date for source in subject.map.sources.values() if source.date and source.text]
    for at in reversed(timeline.verdicts_by_date[:-1]):
        if not any(is_before(at.date, date) for date in texts):
            continue  # later are only some words in a text of that time
        for claim, word in zip(timeline.moving, at.verdicts, strict=True):
            if word and word != subject.reasoner.standing(claim).word.value:
                data = {"date": speech.date(at.date), "claim": speech.claim(claim), "word": speech.word(word)}
                return speech.told("when", "as-of", claim, **data)
    return None
