"""What to check before the report is printed: words that nobody said first, then weaknesses of the map."""

from collections.abc import Iterator, Sequence

import attrs

from argmap.english import count, fits
from argmap.model.dates import spoken
from argmap.model.elements import Verdict
from argmap.quotations.check import all_checked
from argmap.quotations.coverage import coverage
from argmap.quotations.finding import Status
from argmap.reasoning.sentences import number
from argmap.reasoning.voices import READER, UNNAMED
from argmap.reports.contested import Contested
from argmap.reports.subject import Subject
from argmap.reports.summary.main_claims import MainClaim
from argmap.reports.summary.sentences import ReportSentence, Speech, capital, count_of, counts, names, told
from argmap.reports.timeline import Timeline, Turn

MOST_NAMED = 2
LESS = ("AM310", "AM312", "AM325")
"""The rules that find words which say less than their claim."""


@attrs.frozen
class Check:
    """Something to look at: what was found, the evidence, why it matters, and what to do."""

    finding: ReportSentence
    evidence: str
    why: str
    remedy: str


def checks(
    subject: Subject, speech: Speech, rows: Sequence[MainClaim], contested: Contested, timeline: Timeline
) -> tuple[Check, ...]:
    """Everything that was found, the gravest first."""
    return (
        *_left_out(subject),
        *_failed(subject, speech),
        *_unchecked(subject),
        *_both_sides(timeline, speech),
        *_less(subject),
        *_older(subject),
        *_alike(subject),
        *_circles(contested, speech),
        *_one_voice(rows, subject, speech),
        *_readers(subject, speech),
        *_one_text(subject, speech),
        *_untouched(subject, speech),
    )


def _listed(claims: Sequence[str], speech: Speech) -> str:
    """Some claims as evidence."""
    shown = "; ".join(speech.claim(each) for each in claims[:MOST_NAMED])
    more = len(claims) - MOST_NAMED
    return f"{shown}; and {number(more)} more" if more > 0 else shown


def _left_out(subject: Subject) -> Iterator[Check]:
    found = [each for each in subject.diagnostics if each.leaves_out]
    if found:
        yield Check(
            told("checks", "left-out", number=count_of(len(found), "error")),
            f"{capital(found[0].message)}.",
            "A reason or an objection may be missing.",
            f"Mend {fits(len(found), 'it', 'them')} (argmap check).",
        )


def _failed(subject: Subject, speech: Speech) -> Iterator[Check]:
    bad = [
        each
        for each in all_checked(subject.facts.quotations)
        if each.status in (Status.NOT_FOUND, Status.SOURCE_CHANGED) or each.altered
    ]
    claims = [claim for each in bad if (claim := _claim_of(each.claim, subject))]
    if bad:
        data = {
            "number": f"{number(len(bad))} {fits(len(bad), 'quotation', 'quotations')}",
            "stand": fits(len(bad), "does", "do"),
            "texts": fits(len(bad), "its text", "their texts"),
        }
        yield Check(
            told("checks", "failed", *claims, **data),
            f"{_listed(list(dict.fromkeys(claims)), speech)}." if claims else "",
            "The words cannot be printed as a quotation.",
            "Correct them or drop them.",
        )


def _claim_of(owner: str, subject: Subject) -> str:
    """The claim that a quotation stands below; nothing for the words of a step."""
    return subject.map.claims[owner].id if owner in subject.map.claims else ""


def _unchecked(subject: Subject) -> Iterator[Check]:
    every = list(all_checked(subject.facts.quotations))
    unchecked = sum(not each.status.checked for each in every)
    if unchecked:
        some, total = counts(unchecked, len(every))
        sentence = (
            told("checks", "checked-none")
            if unchecked == len(every)
            else told("checks", "unchecked", number=some, total=total, were=fits(unchecked, "was", "were"))
        )
        yield Check(sentence, "Their texts are not at hand.", "They may be wrong.", "Put the texts beside the map.")


def _both_sides(timeline: Timeline, speech: Speech) -> Iterator[Check]:
    for turn in timeline.turns[:MOST_NAMED]:
        first, second = turn.first, turn.second
        data = {
            "who": speech.origins.name(turn.who),
            "first": _stance(turn, speech, later=False),
            "second": _stance(turn, speech, later=True),
            "then": f" ({spoken(first.date)})",
            "later": f" ({spoken(second.date)})",
        }
        yield Check(
            told("checks", "both-sides", first.claim, second.claim, **data),
            "",
            "It is a change of position, or one of the two is not theirs.",
            "Read both passages, and say which holds.",
        )


def _stance(turn: Turn, speech: Speech, *, later: bool) -> str:
    said = turn.second if later else turn.first
    words = speech.claim(said.claim)
    return f"the denial of {words}" if said.denied else words


def _less(subject: Subject) -> Iterator[Check]:
    found = [each for each in subject.diagnostics if each.rule.code in LESS]
    if found:
        data = {
            "number": f"{number(len(found))} {fits(len(found), 'quotation', 'quotations')}",
            "claims": fits(len(found), "the claim it carries", "the claims they carry"),
        }
        yield Check(
            told("checks", "less", **data),
            f"{capital(found[0].message)}.",
            "A suspicion or a hope reads as fact.",
            "Say in the claim what the words say, or quote the words that weaken them.",
        )


def _older(subject: Subject) -> Iterator[Check]:
    found = [each for each in subject.diagnostics if each.rule.code == "AM409"]
    if found:
        data = {
            "number": f"{number(len(found))} {fits(len(found), 'objection', 'objections')}",
            "be": fits(len(found), "is", "are"),
            "answer": fits(len(found), "it answers", "they answer"),
        }
        yield Check(
            told("checks", "older", **data),
            f"{capital(found[0].message)}.",
            "What was true then may not be now.",
            "See whether it still holds.",
        )


def _alike(subject: Subject) -> Iterator[Check]:
    found = [each for each in subject.diagnostics if each.rule.code == "AM411"]
    if found:
        data = {"number": number(len(found)), "pairs": fits(len(found), "pair", "pairs")}
        yield Check(
            told("checks", "alike", **data),
            "",
            "One claim may be counted twice.",
            "Say that they are one, or how they differ.",
        )


def _circles(contested: Contested, speech: Speech) -> Iterator[Check]:
    for circle in contested.circles[:1]:
        first, *_, last = (*circle.claims, circle.claims[0])[:2] if len(circle.claims) > 1 else circle.claims * 2
        data = {"first": speech.claim(first), "second": speech.claim(last)}
        yield Check(
            told("checks", "circle", first, last, **data),
            "",
            "Neither gives the other a footing.",
            "Find a reason from outside.",
        )


def _one_voice(rows: Sequence[MainClaim], subject: Subject, speech: Speech) -> Iterator[Check]:
    found = [row for row in rows if row.voices == 1 and subject.grounded[row.claim] is Verdict.ACCEPTED]
    if found and len({row.claim for row in rows}) > 1:
        data = {
            "number": number(len(found)),
            "claims": fits(len(found), "claim rests", "claims rest"),
            "each": fits(len(found), "", " each"),
        }
        claims = [row.claim for row in found]
        yield Check(
            told("checks", "one-voice-each", *claims[:3], **data),
            f"{_listed(claims, speech)}.",
            "Nobody else confirms it.",
            "Find a second, unrelated source.",
        )


def _one_text(subject: Subject, speech: Speech) -> Iterator[Check]:
    quoted = {claim.id: {each.source for each in claim.quotes} for claim in subject.map.claims.values() if claim.quotes}
    if len(set().union(*quoted.values())) < 2:
        return
    several = [claim for claim, sources in quoted.items() if len(sources) > 1]
    if len(several) == len(quoted):
        return
    some, total = counts(len(several), len(quoted))
    sentence = (
        told("checks", "one-text", *several[:3], number=some, total=total, be=fits(len(several), "is", "are"))
        if several
        else told("checks", "no-two-texts")
    )
    yield Check(
        sentence,
        f"Such as {speech.claim(several[0])}." if several else f"{capital(count(len(quoted), 'quoted claim'))}.",
        "The texts rarely confirm each other.",
        "Do not write “reports agree”.",
    )


def _untouched(subject: Subject, speech: Speech) -> Iterator[Check]:
    found = [
        each
        for each in coverage([(subject.facts.written, subject.facts.texts, subject.facts.quotations)])
        if each.quoted
    ]
    total = sum(len(each.sentences) for each in found)
    untouched = sum(len(each.untouched) for each in found)
    if untouched:
        most = sorted(found, key=lambda each: -len(each.untouched))[:MOST_NAMED]
        where = names([f"{speech.text(each.sources[0])} ({len(each.untouched)})" for each in most])
        some, all_ = counts(untouched, total)
        yield Check(
            told("checks", "untouched", number=some, total=all_, be=fits(untouched, "is", "are")),
            f"Most of them are in {where}."
            if len(found) > len(most)
            else f"{fits(untouched, 'It is', 'They are')} in {where}.",
            "What was left out may weaken what was kept.",
            f"Read {fits(untouched, 'it', 'them')} (argmap quotes --coverage).",
        )


def _readers(subject: Subject, speech: Speech) -> Iterator[Check]:
    tagged = {speaker.id for speaker in subject.map.speakers.values() if READER in speaker.tags}
    claims = [
        claim.id
        for claim in subject.map.claims.values()
        if claim.quotes and all(each.speaker in tagged for each in claim.quotes)
    ]
    if claims:
        people = speech.people(each for claim in claims for each in subject.map.claims[claim].quotes)
        data = {"number": number(len(claims)), "claims": fits(len(claims), "claim rests", "claims rest")}
        yield Check(
            told("checks", "readers", *claims[:3], **data),
            f"{capital(names(people))}.",
            "They weigh here as much as a government.",
            "Leave them out, or say who they are.",
        )


def reported(subject: Subject) -> ReportSentence | None:
    """How many quotations are words that a text reports, and how many are from people without a name."""
    every = [each for claim in subject.map.claims.values() for each in claim.quotations]
    second = [each for each in every if each.speaker and not _writes(each.speaker, each.source, subject)]
    if not second:
        return None
    unnamed = sum(
        each.speaker in subject.map.speakers and UNNAMED in subject.map.speakers[each.speaker].tags for each in every
    )
    some, total = counts(len(second), len(every))
    more = f"; {number(unnamed)} {fits(unnamed, 'is', 'are')} from people without a name" if unnamed else ""
    return told("main", "reported", number=some, total=total, unnamed=more, be=fits(len(second), "is of", "are"))


def _writes(speaker: str, source: str, subject: Subject) -> bool:
    author = subject.map.sources[source].author
    known = subject.map.speakers.get(speaker)
    return bool(author and known is not None and known.name.startswith(author))
