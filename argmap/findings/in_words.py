"""Findings in a sentence each, wherever they are named: attacks, changes of position and conflicts."""

from collections.abc import Mapping

from argmap.findings.subject import Subject
from argmap.findings.timeline import Turn
from argmap.findings.together import PRINCIPAL, SPEAKER, TEXT, VOICE, ClashFinding, Side
from argmap.model.dates import when
from argmap.model.elements import Inference, InferenceKind, QuotationKind
from argmap.model.voicing import aimed
from argmap.page.words import Words, as_words, joined, listed, ref, refs, say
from argmap.reasoning.sentences import called


def attack_in_words(step: Inference, subject: Subject) -> Words:
    """`` `december` undercuts the step from `footfall` to `close` ``."""
    plural = len(step.premises) > 1
    verb = step.kind.value[:-1] if plural else step.kind.value
    return say("{} {} {}", refs(step.premises), verb, aim_in_words(step, subject))


def aim_in_words(step: Inference, subject: Subject) -> Words:
    """What a step leads to, or sets aside: of a claim in several wordings perhaps one alone."""
    wording = subject.map.wording(step.id) if step.kind is InferenceKind.UNDERCUTS else ""
    return say("the wording {} alone", ref(wording)) if wording else target_in_words(step.target, subject)


def target_in_words(target: str, subject: Subject) -> Words:
    """A claim by its name, a step by what it leads from and to, a quotation by who is quoted."""
    if target in subject.map.claims:
        return ref(target)
    words = None if target in subject.map.inferences else aimed(target)
    if words is not None:
        return say("the words of {} on {}", called(subject.name(words[1])), ref(words[0]))
    step = subject.map.inferences[target]
    against = " against" if step.kind is InferenceKind.REBUTS else ""
    if step.target in subject.map.claims:
        return say("the step from {}{} {}", refs(step.premises), against or " to", ref(step.target))
    return say("the undercut by {}", refs(step.premises))


SAYS: Mapping[QuotationKind, str] = {
    QuotationKind.QUOTE: "asserts",
    QuotationKind.DENIAL: "denies",
    QuotationKind.SUSPICION: "suspects",
    QuotationKind.HOPE: "hopes for or fears",
    QuotationKind.MENTION: "mentions",
    QuotationKind.ARGUED: "makes the step",
}
"""What somebody does whose words are quoted."""


def turn_in_words(each: Turn, subject: Subject) -> Words:
    """`in March 2022 Beijing asserts “…” (`a`); in June 2023 it is denied`."""
    who = called(subject.name(each.who))
    names = [called(subject.name(one.voice)) for one in (each.first, each.second)]
    first = say(
        "{} {} {} {}",
        when(each.first.date),
        names[0],
        SAYS[each.first.kind],
        subject.claim(each.first.claim),
    )
    same = each.first.claim == each.second.claim
    what = as_words("it") if same else subject.claim(each.second.claim)
    second = say("{} {} {} {}", when(each.second.date), names[1], SAYS[each.second.kind], what)
    end = say(" (both speak for {})", who) if each.who not in (each.first.voice, each.second.voice) else ""
    return say("{}; {}{}", first, second, end)


def headline(finding: ClashFinding, subject: Subject) -> Words:
    """The finding in one sentence."""
    sides = finding.sides
    if len(sides) == 1:
        return say("{} is asserted, and no reading accepts it", sides[0].claim_in_words)
    if len({side.claim for side in sides}) == 1:
        return _asserted_and_denied(finding, subject)
    many = "both" if len(sides) == 2 else f"all {len(sides)}"
    told = joined([_told(side) for side in sides], " and ")
    names = listed([subject.name(each) for each in finding.who]) if finding.scope in (SPEAKER, PRINCIPAL) else Words()
    alone = len(finding.who) == 1
    if finding.scope == SPEAKER:
        return say("{} {}", names, told) if alone else say("{} each assert {}: {}", names, many, _claims(finding))
    if finding.scope == PRINCIPAL:
        return say("those who speak for {} assert {}: {}", names, many, _claims(finding))
    if finding.scope == VOICE:
        return say("{} itself {}", refs(finding.who), told)
    if finding.scope == TEXT:
        return say("{} {} {}: {}", refs(finding.who), "reports" if alone else "each report", many, _claims(finding))
    return say("{} stand against each other", _claims(finding, places=True))


def _asserted_and_denied(finding: ClashFinding, subject: Subject) -> Words:
    """A claim that is asserted and denied."""
    asserted, denied = sorted(finding.sides, key=lambda side: side.denied)
    claim = asserted.claim_in_words
    names = [subject.name(each) for each in finding.who] if finding.scope in (SPEAKER, PRINCIPAL) else []
    alone = len(finding.who) == 1
    if finding.scope == SPEAKER:
        return say("{} {} {}", listed(names), "asserts and denies" if alone else "each assert and deny", claim)
    if finding.scope == PRINCIPAL:
        return say("those who speak for {} assert and deny {}", listed(names), claim)
    if finding.scope == VOICE:
        return say("{} itself asserts and denies {}", refs(finding.who), claim)
    if finding.scope == TEXT:
        verb = "reports" if alone else "each report"
        return say("{} {} an assertion and a denial of {}", refs(finding.who), verb, claim)
    where = [refs(list(dict.fromkeys(voice.source for voice in side.voices))) for side in (asserted, denied)]
    return say("{} is asserted in {} and denied in {}", claim, *where)


def _told(side: Side) -> Words:
    return say("{} {}", "denies" if side.denied else "asserts", side.claim_in_words)


def _claims(finding: ClashFinding, *, places: bool = False) -> Words:
    parts = []
    for side in finding.sides:
        where = refs(list(dict.fromkeys(voice.source for voice in side.voices)))
        words = say("“{}” ({})", side.text, ref(side.claim))
        if side.denied:
            words = say("the denial of {}", words)
        parts.append(say("{} in {}", words, where) if places and where else words)
    return joined(parts, " and ")
