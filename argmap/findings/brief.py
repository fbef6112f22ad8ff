"""What the map is in numbers, the verdicts on its top claims, and what most needs attention, as data."""

from collections import Counter
from collections.abc import Iterator

import attrs

from argmap.english import count, fits
from argmap.findings.contested import Contested, decides_most
from argmap.findings.in_words import attack_in_words, headline, turn_in_words
from argmap.findings.subject import Subject
from argmap.findings.together import PRINCIPAL, SPEAKER, TEXT, TEXTS, VOICE, Together
from argmap.findings.voices import Voices
from argmap.findings.weight import Weight, pivots
from argmap.model.elements import InferenceKind, Verdict
from argmap.model.verdict_kinds import VerdictWord
from argmap.page.words import Part, Words, capital, listed, ref, refs, say
from argmap.quotations.check import all_checked
from argmap.quotations.finding import Status

MOST_ATTENTION = 5
MOST_TOPS = 12


@attrs.frozen
class Top:
    """A top claim with its verdict and the reason that decides it."""

    id: str
    text: str
    verdict: str
    word: str
    because: Words


@attrs.frozen
class Concern:
    """Something that needs attention: what kind of thing, in one sentence, and the chapter that has the rest."""

    kind: str
    sentence: Words
    chapter: str


@attrs.frozen
class Brief:
    """The chapter."""

    title: str
    author: str
    date: str
    note: str
    maps: tuple[str, ...]
    numbers: tuple[tuple[str, int], ...]
    verdicts: tuple[tuple[str, int], ...]
    words: tuple[tuple[str, int], ...]
    not_worked_out: int
    quotations: int
    quotations_checked: int
    statuses: tuple[tuple[str, int], ...]
    tops: tuple[Top, ...]
    attention: tuple[Concern, ...]


def brief(subject: Subject, together: Together, contested: Contested, weight: Weight, voices: Voices) -> Brief:
    """Sum a map up."""
    amap = subject.map
    statuses = Counter(each.status for each in all_checked(subject.facts.quotations))
    labels = Counter(subject.verdicts.values())
    words = Counter(subject.word(claim) for claim in amap.claims)
    return Brief(
        title=amap.heading,
        author=amap.author,
        date=amap.date,
        note=" ".join(amap.note.split()),
        maps=tuple(dict.fromkeys(section.part_of for section in amap.sections.values() if section.part_of)),
        numbers=_numbers(subject),
        verdicts=tuple((each.value, labels[each]) for each in Verdict if labels[each]),
        words=tuple((word, words[word]) for word in _known(subject) if words[word]),
        not_worked_out=sum(claim in amap.claims for claim in subject.evaluation.not_worked_out),
        quotations=sum(statuses.values()),
        quotations_checked=sum(number for status, number in statuses.items() if status.checked),
        statuses=tuple((each.value, statuses[each]) for each in Status if statuses[each]),
        tops=tuple(_top(top, subject) for top in subject.tops),
        attention=tuple(_attention(subject, together, contested, weight, voices)),
    )


def _known(subject: Subject) -> tuple[str, ...]:
    """What verdicts are called, in their order."""
    return tuple(each.value for each in (VerdictWord if subject.options.semantics == "grounded" else Verdict))


def _top(claim: str, subject: Subject) -> Top:
    return Top(
        id=claim,
        text=subject.text(claim),
        verdict=subject.verdicts[claim].value,
        word=subject.word(claim),
        because=subject.because(claim),
    )


def _numbers(subject: Subject) -> tuple[tuple[str, int], ...]:
    amap = subject.map
    kinds = [step.kind for step in amap.inferences.values()]
    quotations = [each for claim in amap.claims.values() for each in claim.quotations]
    quotations += [each for step in amap.inferences.values() for each in step.argued]
    return (
        ("claim", len(amap.claims)),
        ("support", kinds.count(InferenceKind.SUPPORTS)),
        ("implication", kinds.count(InferenceKind.IMPLIES)),
        ("rebuttal", kinds.count(InferenceKind.REBUTS)),
        ("undercut", kinds.count(InferenceKind.UNDERCUTS)),
        ("contradiction", sum(not each.question for each in amap.contradictions.values())),
        ("question", len(amap.questions)),
        ("quotation", len(quotations)),
        ("source", len(amap.sources)),
        ("speaker", len(amap.speakers)),
    )


def _attention(
    subject: Subject, together: Together, contested: Contested, weight: Weight, voices: Voices
) -> Iterator[Concern]:
    """What most needs attention: the gravest of each kind, until there are five.

    A report that rests on words that nobody said is worth nothing, so failed quotations come first; then
    contradictions, the closest to one mouth first; then what decides the top claims.
    """
    found = [
        *_failed_quotations(subject),
        *_one_mouth(subject, together, voices),
        *_pivot(subject, weight),
        *_deadlock(contested),
        *_texts_clash(subject, together),
        *_unanswered(subject, contested),
        *_unbacked(subject, weight),
        *_circular(contested, weight),
        *_unchecked(subject),
    ]
    yield from found[:MOST_ATTENTION]


def _failed_quotations(subject: Subject) -> Iterator[Concern]:
    by: dict[str, list[str]] = {}
    for each in all_checked(subject.facts.quotations):
        altered = each.status is not Status.SOURCE_CHANGED and each.altered
        if each.status in (Status.NOT_FOUND, Status.SOURCE_CHANGED) or altered:
            what = "altered" if altered else each.status.value
            by.setdefault(what, []).append(each.claim)
    words = {
        "not-found": ("does not stand in its text", "do not stand in their texts"),
        "source-changed": ("is from a text that has changed", "are from texts that have changed"),
        "altered": ("changes a number, a name or the like", "change a number, a name or the like"),
    }
    parts: list[Part] = []
    total = sum(map(len, by.values()))
    for what, claims in by.items():
        at = refs(list(dict.fromkeys(claims)), most=4)
        parts.append(say("{} {} ({})", f"{len(claims):,}", words[what][len(claims) > 1], at))
    if parts:
        head = "One quotation fails" if total == 1 else f"{total:,} quotations fail"
        yield Concern("quotations", say("{}: {}.", head, listed(parts)), "quotations")


def _one_mouth(subject: Subject, together: Together, voices: Voices) -> Iterator[Concern]:
    if voices.timeline.turns:
        yield Concern("turn", capital(say("{}.", turn_in_words(voices.timeline.turns[0], subject))), "voices")
        return
    own = [
        finding
        for finding in together.findings
        if finding.scope in (SPEAKER, PRINCIPAL, VOICE) and len(finding.sides) > 1
    ]
    if own:
        more = f" (and {count(len(own) - 1, 'more such case')})" if len(own) > 1 else ""
        yield Concern("one mouth", say("{}{}.", capital(headline(own[0], subject)), more), "together")


def _pivot(subject: Subject, weight: Weight) -> Iterator[Concern]:
    found = list(pivots(weight))
    if found:
        claim, loss = found[0]
        more = f"; the same goes for {count(len(found) - 1, 'more top claim')}" if len(found) > 1 else ""
        kind = "source" if loss.kind == "source" else "claim"
        words = say(
            "{} stands, and would be {} without the one {} {}{}.",
            subject.claim(claim),
            loss.verdict,
            kind,
            ref(loss.without[0]),
            more,
        )
        yield Concern("pivot", words, "weight")


def _deadlock(contested: Contested) -> Iterator[Concern]:
    held = decides_most(contested) or next(iter(contested.deadlocks), None)
    if held is not None:
        hang = ""
        if held.hanging:
            further = count(len(held.hanging), "further claim")
            hang = f", and {further} {fits(len(held.hanging), 'hangs', 'hang')} on that"
        more = len(contested.deadlocks) - 1
        rest = f" There {fits(more, 'is', 'are')} {count(more, 'more deadlock')}." if more else ""
        yield Concern(
            "deadlock", say("Nothing decides {}{}.{}", refs(held.claims, most=3, last="or"), hang, rest), "contested"
        )


def _texts_clash(subject: Subject, together: Together) -> Iterator[Concern]:
    across = [finding for finding in together.findings if finding.scope in (TEXT, TEXTS) and len(finding.sides) > 1]
    if across:
        more = len(across) - 1
        rest = f" There {fits(more, 'is one more such clash', f'are {more:,} more such clashes')}." if more else ""
        yield Concern("texts", say("{}.{}", capital(headline(across[0], subject)), rest), "together")


def _unanswered(subject: Subject, contested: Contested) -> Iterator[Concern]:
    on_tops = [each for each in contested.unanswered if each.claim in subject.tops]
    if on_tops:
        first = subject.map.inferences[on_tops[0].step]
        what = "attack on a top claim has" if len(on_tops) == 1 else "attacks on top claims have"
        words = say(
            "{} {} no answer: {}{}.",
            f"{len(on_tops):,}",
            what,
            attack_in_words(first, subject),
            ", among others" if len(on_tops) > 1 else "",
        )
        yield Concern("unanswered", words, "contested")


def _unbacked(subject: Subject, weight: Weight) -> Iterator[Concern]:
    carrying = [each for each in weight.unbacked if each.carries]
    if carrying:
        first = carrying[0]
        verb = "rests" if first.carries == 1 else "rest"
        words = say(
            "Nothing backs {}, and {} {} on it.", subject.claim(first.claim), count(first.carries, "claim"), verb
        )
        yield Concern("unbacked", words, "weight")


def _circular(contested: Contested, weight: Weight) -> Iterator[Concern]:
    if contested.circles:
        around = contested.circles[0]
        yield Concern("circle", say("{} support each other in a circle.", refs(around.claims, most=4)), "contested")
    if weight.echoes:
        claims = list(dict.fromkeys(claim for claim, _ in weight.echoes))
        verb = "is" if len(claims) == 1 else "are"
        yield Concern(
            "echo", say("{} {} quoted from sources that repeat each other.", refs(claims, most=4), verb), "weight"
        )


def _unchecked(subject: Subject) -> Iterator[Concern]:
    every = list(all_checked(subject.facts.quotations))
    unchecked = sum(not each.status.checked for each in every)
    if unchecked:
        verb = "was" if unchecked == 1 else "were"
        words = say(
            "{} of {} {} not checked: {}.",
            f"{unchecked:,}",
            count(len(every), "quotation"),
            verb,
            "their texts are not at hand" if unchecked > 1 else "its text is not at hand",
        )
        yield Concern("unchecked", words, "quotations")
