"""What to check before the report is printed: words that nobody said first, then weaknesses of the map."""

from collections.abc import Iterator, Mapping, Sequence

import attrs

from argmap.catalogue.rules import TWINS
from argmap.diagnostics.diagnostic import Diagnostic
from argmap.findings.contested import Contested
from argmap.findings.subject import Subject
from argmap.findings.summary.main import MainClaim
from argmap.findings.summary.sentences import ReportSentence, Speech, capital
from argmap.findings.timeline import Said, Timeline
from argmap.model.elements import QuotationKind, Verdict
from argmap.quotations.check import CheckedQuotation, all_checked
from argmap.quotations.coverage import coverage
from argmap.quotations.finding import Status
from argmap.reasoning.voices import READER, UNNAMED
from argmap.source import Span

MOST_NAMED = 2
SHARED = 0.8
"""The share of the shorter of two quotations from which on they are one passage."""
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
        *_left_out(subject, speech),
        *_failed(subject, speech),
        *_unchecked(subject, speech),
        *_both_sides(timeline, speech),
        *_by_rule(LESS, "less", subject, speech),
        *_by_rule(("AM409",), "older", subject, speech),
        *_twice(subject, speech),
        *_pairs(subject, speech),
        *_circles(contested, speech),
        *_one_voice(rows, subject, speech),
        *_readers(subject, speech),
        *_one_text(subject, speech),
        *_untouched(subject, speech),
    )


def _check(
    template: str,
    data: Mapping[str, str],
    speech: Speech,
    *claims: str,
    evidence: str = "",
    n: int | None = None,
) -> Check:
    """A check by its template, with the fixed words of why it matters and what to do."""

    def fixed(what: str) -> str:
        name = f"check.{template}.{what}"
        return speech.say(name, n) if name in speech.say else ""

    finding = speech.told_of(n, "checks", template, *claims, **data)
    return Check(finding, evidence or fixed("evidence"), fixed("why"), fixed("remedy"))


def _listed(claims: Sequence[str], speech: Speech) -> str:
    """Some claims as evidence."""
    shown = [speech.claim(each) for each in claims[:MOST_NAMED]]
    more = len(claims) - MOST_NAMED
    if more > 0:
        shown.append(speech.say("clause.more", number=speech.say.number(more)))
    return f"{speech.say.clauses(shown)}." if shown else ""


def _left_out(subject: Subject, speech: Speech) -> Iterator[Check]:
    found = [each for each in subject.diagnostics if each.leaves_out]
    if found:
        yield _reported(found, "left-out", speech)


def _reported(found: Sequence[Diagnostic], template: str, speech: Speech) -> Check:
    """What `argmap check` finds, by the first message."""
    number = speech.say.number(len(found))
    evidence = f"{capital(found[0].message)}."
    return _check(template, {"number": number}, speech, n=len(found), evidence=evidence)


def _failed(subject: Subject, speech: Speech) -> Iterator[Check]:
    bad = [
        each
        for each in all_checked(subject.facts.quotations)
        if each.status in (Status.NOT_FOUND, Status.SOURCE_CHANGED) or each.altered
    ]
    claims = list(dict.fromkeys(claim for each in bad if (claim := _claim_of(each.claim, subject))))
    if bad:
        yield _check(
            "failed",
            {"number": speech.say.number(len(bad))},
            speech,
            *claims,
            n=len(bad),
            evidence=_listed(claims, speech),
        )


def _claim_of(owner: str, subject: Subject) -> str:
    """The claim that a quotation stands below; nothing for the words of a step."""
    return subject.map.claims[owner].id if owner in subject.map.claims else ""


def _unchecked(subject: Subject, speech: Speech) -> Iterator[Check]:
    every = list(all_checked(subject.facts.quotations))
    unchecked = sum(not each.status.checked for each in every)
    if unchecked == len(every) and every:
        yield attrs.evolve(
            _check("unchecked", {"number": "", "total": ""}, speech, n=unchecked),
            finding=speech.told("checks", "checked-none"),
        )
    elif unchecked:
        some, total = speech.say.counts(unchecked, len(every))
        yield _check("unchecked", {"number": some, "total": total}, speech, n=unchecked)


def _both_sides(timeline: Timeline, speech: Speech) -> Iterator[Check]:
    for turn in timeline.turns[:MOST_NAMED]:
        first, second = turn.first, turn.second
        data = {
            "who": speech.origins.name(turn.who),
            "first": _stance(turn.first, speech),
            "second": _stance(turn.second, speech),
            "then": speech.date(first.date),
            "later": speech.date(second.date),
        }
        yield _check("both-sides", data, speech, first.claim, second.claim)


def _stance(said: Said, speech: Speech) -> str:
    words = speech.claim(said.claim)
    return speech.say("clause.denial", claim=words) if said.denied else words


def _by_rule(codes: Sequence[str], template: str, subject: Subject, speech: Speech) -> Iterator[Check]:
    """What the rules of `argmap check` find."""
    found = [each for each in subject.diagnostics if each.rule.code in codes]
    if found:
        yield _reported(found, template, speech)


def _pairs(subject: Subject, speech: Speech) -> Iterator[Check]:
    """Pairs of claims that may say the same, and those that may say the contrary: their number, and the first one."""
    found = [each for each in subject.diagnostics if each.rule is TWINS]
    contrary = [each for each in found if "the contrary" in each.message]
    for template, pairs in (("alike", [each for each in found if each not in contrary]), ("contrary", contrary)):
        if pairs:
            both = [id_ for place in (*pairs[0].others, pairs[0].label) if (id_ := _claim_at(place.span, subject))]
            evidence = _listed(both, speech) if len(both) > 1 else ""
            number = speech.say.number(len(pairs))
            yield _check(template, {"number": number}, speech, *both, n=len(pairs), evidence=evidence)


def _claim_at(span: Span, subject: Subject) -> str:
    """The claim that is written there, by the name that it goes by."""
    for written in subject.facts.written.claims.values():
        if written.origin == span:
            return subject.map.claims[written.id].id
    return ""


def _twice(subject: Subject, speech: Speech) -> Iterator[Check]:
    """Passages that stand behind two reasons of one claim, or behind a reason and the claim's own words."""
    pairs: dict[frozenset[str], tuple[str, str]] = {}
    for claim in subject.map.claims:
        for good in (True, False):
            for one, other in _in_one_passage(sorted(_behind(claim, subject, good=good), key=_place)):
                pairs.setdefault(frozenset((one, other)), (one, other))
    if pairs:
        claims = list(dict.fromkeys(each for pair in pairs.values() for each in pair))
        data = {"number": speech.say.number(len(pairs))}
        evidence = _listed(claims, speech)
        yield _check("twice", data, speech, *claims[:4], n=len(pairs), evidence=evidence)


def _behind(claim: str, subject: Subject, *, good: bool) -> Iterator[tuple[str, CheckedQuotation]]:
    """What speaks for a claim, or against it: its own words, and the words of each reason that is not set aside."""
    facts, kinds = subject.facts, subject.reasoner.kinds
    own = QuotationKind.QUOTE if good else QuotationKind.DENIAL
    heard = [(claim, own)]
    for id_ in (facts.reasons if good else facts.rebuttals).get(claim, ()):
        step = subject.map.inferences[id_]
        if len(step.premises) == 1 and kinds.step_state(id_) >= 0:
            heard.append((step.premises[0], QuotationKind.QUOTE))
    for who, kind in heard if len(heard) > 1 else ():
        for each in facts.quotations.get(who, ()):
            if each.quotation.kind is kind and not each.fails and each.stretches:
                yield who, each


def _place(told: tuple[str, CheckedQuotation]) -> tuple[str, int]:
    return told[1].quotation.source, told[1].stretches[0][0]


def _in_one_passage(told: Sequence[tuple[str, CheckedQuotation]]) -> Iterator[tuple[str, str]]:
    """Claims whose quotations, in the order of their places, have the same words of a text."""
    for at, (claim, one) in enumerate(told):
        for other_claim, other in told[at + 1 :]:
            if other.quotation.source != one.quotation.source or other.stretches[0][0] >= one.stretches[-1][1]:
                break
            if claim != other_claim and _one_passage(one, other):
                yield claim, other_claim


def _one_passage(one: CheckedQuotation, other: CheckedQuotation) -> bool:
    """Whether two quotations of a text have the same words, but for a fifth of the shorter one."""
    first, second = one.stretches, other.stretches
    shared = sum(max(0, min(b, d) - max(a, c)) for a, b in first for c, d in second)
    return shared >= SHARED * min(sum(b - a for a, b in stretches) for stretches in (first, second))


def _circles(contested: Contested, speech: Speech) -> Iterator[Check]:
    for circle in contested.circles[:1]:
        first, *_, last = (*circle.claims, circle.claims[0])[:2] if len(circle.claims) > 1 else circle.claims * 2
        data = {"first": speech.claim(first), "second": speech.claim(last)}
        yield _check("circle", data, speech, first, last)


def _one_voice(rows: Sequence[MainClaim], subject: Subject, speech: Speech) -> Iterator[Check]:
    claims = [row.claim for row in rows if row.voices == 1 and subject.grounded[row.claim] is Verdict.ACCEPTED]
    if claims and len({row.claim for row in rows}) > 1:
        evidence, number = _listed(claims, speech), speech.say.number(len(claims))
        yield _check("one-voice-each", {"number": number}, speech, *claims[:3], n=len(claims), evidence=evidence)


def _one_text(subject: Subject, speech: Speech) -> Iterator[Check]:
    quoted = {claim.id: {each.source for each in claim.quotes} for claim in subject.map.claims.values() if claim.quotes}
    if len(set().union(*quoted.values())) < 2:
        return
    several = [claim for claim, sources in quoted.items() if len(sources) > 1]
    if len(several) == len(quoted):
        return
    say = speech.say
    some, total = say.counts(len(several), len(quoted))
    if several:
        such = say("check.one-text.evidence", claim=speech.claim(several[0]))
        yield _check("one-text", {"number": some, "total": total}, speech, *several[:3], n=len(several), evidence=such)
    else:
        such = capital(say("check.no-two-texts.evidence", claims=say.count("quoted_claim", len(quoted))))
        yield attrs.evolve(
            _check("one-text", {"number": "", "total": ""}, speech, n=0, evidence=such),
            finding=speech.told("checks", "no-two-texts"),
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
        say = speech.say
        most = sorted(found, key=lambda each: -len(each.untouched))[:MOST_NAMED]
        where = say.listed(
            [
                say("clause.untouched", text=speech.text(each.sources[0]), number=say.figure(len(each.untouched)))
                for each in most
            ]
        )
        some, all_ = say.counts(untouched, total)
        told = (
            say("check.untouched.most", where=where)
            if len(found) > len(most)
            else say("check.untouched.evidence", untouched, where=where)
        )
        yield _check("untouched", {"number": some, "total": all_}, speech, n=untouched, evidence=told)


def _readers(subject: Subject, speech: Speech) -> Iterator[Check]:
    tagged = {speaker.id for speaker in subject.map.speakers.values() if READER in speaker.tags}
    claims = [
        claim.id
        for claim in subject.map.claims.values()
        if claim.quotes and all(each.speaker in tagged for each in claim.quotes)
    ]
    if claims:
        people = speech.people(each for claim in claims for each in subject.map.claims[claim].quotes)
        who = capital(speech.say("check.readers.evidence", who=speech.say.listed(people)))
        number = speech.say.number(len(claims))
        yield _check("readers", {"number": number}, speech, *claims[:3], n=len(claims), evidence=who)


def reported(subject: Subject, speech: Speech) -> tuple[ReportSentence, ...]:
    """How many quotations are words that a text reports, and how many are from people without a name."""
    every = [each for claim in subject.map.claims.values() for each in claim.quotations]
    second = sum(bool(each.speaker) and not _writes(each.speaker, each.source, subject) for each in every)
    if not second:
        return ()
    known = subject.map.speakers
    unnamed = sum(each.speaker in known and UNNAMED in known[each.speaker].tags for each in every)
    some, total = speech.say.counts(second, len(every))
    told = speech.told_of(second, "main", "reported", number=some, total=total)
    if not unnamed:
        return (told,)
    return told, speech.told_of(unnamed, "main", "unnamed", number=speech.say.number(unnamed))


def _writes(speaker: str, source: str, subject: Subject) -> bool:
    author = subject.map.sources[source].author
    known = subject.map.speakers.get(speaker)
    return bool(author and known is not None and known.name.startswith(author))
