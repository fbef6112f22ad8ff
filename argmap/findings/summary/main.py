"""The main claims: what nothing disputes, what hangs on a thread, and a row for each."""

from collections.abc import Iterator, Sequence

import attrs

from argmap.findings.subject import Subject
from argmap.findings.summary.balance import reasons
from argmap.findings.summary.sentences import ReportSentence, Speech, capital
from argmap.findings.weight import Load, Weight
from argmap.model.elements import Verdict
from argmap.model.verdict_kinds import VerdictWord

WORDS = {
    Verdict.ACCEPTED: "undisputed",
    Verdict.UNDECIDED: "disputed",
    Verdict.UNSUPPORTED: "unsupported",
    Verdict.REJECTED: "countered",
}
"""What a claim would be, in words."""


@attrs.frozen
class MainClaim:
    """A row: a main claim, its word, the reasons that stand, the voices behind it, and without what it would change.

    `without` is another claim, or a source, `would_be` the word that it then has; both are empty where nothing single
    changes it.
    """

    claim: str
    word: str
    reasons_for: int
    reasons_against: int
    voices: int
    voices_exact: bool
    who: tuple[str, ...]
    without: str
    would_be: str


def rows(subject: Subject, weight: Weight, speech: Speech) -> tuple[MainClaim, ...]:
    """The main claims in the order of their words, then those with most voices first."""
    loads = {each.claim: each for each in weight.loads}
    order = {str(word): at for at, word in enumerate((*VerdictWord, *Verdict))}
    found = []
    for claim in subject.main:
        voices = subject.reasoner.voices(claim)
        ours, theirs = reasons(subject, claim)
        without, would_be = _change(claim, loads.get(claim))
        found.append(
            MainClaim(
                claim=claim,
                word=subject.word(claim),
                reasons_for=ours.standing,
                reasons_against=theirs.standing,
                voices=voices.number,
                voices_exact=voices.exact,
                who=_behind(claim, subject, speech),
                without=without,
                would_be=would_be,
            )
        )
    return tuple(sorted(found, key=lambda row: (order[row.word], -row.voices, subject.order[row.claim])))


def _behind(claim: str, subject: Subject, speech: Speech) -> tuple[str, ...]:
    """Who says a claim or a standing reason for it, down to the leaves; each once."""
    found: dict[str, None] = {}
    seen = {claim}
    queue = [claim]
    for each in queue:
        standing = subject.reasoner.standing(each)
        quotations = subject.map.claims[each].quotations
        live = [ground for ground in standing.grounds if ground.state > 0]
        words = [quotations[ground.place] for ground in live if ground.place >= 0]
        found.update(dict.fromkeys(speech.people(words)))
        for ground in live:
            for premise in subject.map.inferences[ground.step].premises if ground.step else ():
                if premise not in seen:
                    seen.add(premise)
                    queue.append(premise)
    return tuple(found)


def _change(claim: str, load: Load | None) -> tuple[str, str]:
    """The one other claim, else the one text, without which a claim has another verdict."""
    for kinds in (("claim", "leaf claim"), ("source",)):
        for loss in load.losses if load is not None else ():
            if loss.kind in kinds and len(loss.without) == 1 and loss.without[0] != claim:
                return loss.without[0], WORDS[Verdict(loss.verdict)]
    return "", ""


def undisputed(found: Sequence[MainClaim], speech: Speech) -> tuple[ReportSentence, ...]:
    """The main claims that nothing speaks against, those with most voices first."""
    return tuple(_voiced(row, speech) for row in found if row.word == VerdictWord.UNCHALLENGED)


def _voiced(row: MainClaim, speech: Speech) -> ReportSentence:
    """Who says a claim himself, and how many voices it rests on."""
    say, data = speech.say, {"claim": speech.heading(row.claim)}
    people = speech.people(speech.quotes(row.claim))

    def told(template: str, n: int | None = None, **more: str) -> ReportSentence:
        return speech.told_of(n, "undisputed", template, row.claim, **data, **more)

    if not row.voices:
        return told("no-voice")
    many = say.number(row.voices)
    if not people:
        return told("voices-beneath" if row.voices_exact else "voices-beneath-at-least", row.voices, number=many)
    if row.voices == 1:
        return told("one-voice", who=say.listed(people))
    if row.voices_exact and row.voices == len(people):
        return told("voices", row.voices, number=capital(many), names=say.listed(people))
    who = capital(speech.people_do("says-alone" if len(people) == 1 else "says", people))
    more = max(1, row.voices - len(people))
    others = say("clause.besides" if row.voices_exact else "clause.besides-at-least", more, number=say.number(more))
    return told("voices-besides", who=who, others=others)


def threads(found: Sequence[MainClaim], subject: Subject, speech: Speech) -> Iterator[ReportSentence]:
    """Accepted main claims that one other claim turns; where none stands, those that one claim would free."""
    standing = [row for row in found if subject.grounded[row.claim] is Verdict.ACCEPTED]
    for row in standing:
        if row.without in subject.map.claims:
            people = speech.people(speech.quotes(row.without))
            data = {
                "claim": speech.claim(row.claim),
                "word": speech.word(row.would_be),
                "other": speech.claim(row.without),
            }
            if people:
                data["who"] = speech.say.listed(people)
            yield speech.told("threads", "thread-said" if people else "thread", row.claim, row.without, **data)
    for row in found if not standing else ():
        if row.without in subject.map.claims and row.would_be == "undisputed":
            data = {"claim": speech.claim(row.claim), "other": speech.claim(row.without)}
            disputed = subject.grounded[row.claim] is Verdict.UNDECIDED
            yield speech.told("threads", "knot" if disputed else "lock", row.claim, row.without, **data)
