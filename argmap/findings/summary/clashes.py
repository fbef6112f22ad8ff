"""Where the texts clash: what excludes each other, merged by the claims that it shares, and ranked.

Order: what is said on both sides, main claims in it, main claims within two standing steps, quotations, then the order
of the map.
"""

from collections.abc import Iterator, Sequence

import attrs

from argmap.findings.subject import Subject
from argmap.findings.summary.balance import balance, reasons, tally
from argmap.findings.summary.sentences import ReportSentence, Speech, capital
from argmap.findings.together import Together
from argmap.model.elements import Quotation, QuotationKind, Verdict
from argmap.reasoning.sentences import quoted

FAR = 2
"""Steps over which a clash bears on a main claim."""


@attrs.frozen
class ClashSide:
    """One side: a claim, or its denial, and the quotations on it, each by its claim and its place there."""

    claim: str
    denied: bool
    quotations: tuple[tuple[str, int], ...]


@attrs.frozen
class TextClash:
    """What cannot stand together, as one matter.

    `kind` is `said` (asserted and denied), `question` (rival answers) or `contradiction`; `claims` are all claims
    that it joins, `main` the main claims among them, `reach` those that it bears on. The `headline` stands alone;
    `beneath` says the rest where the claims stand above it.
    """

    number: int
    kind: str
    question: str
    sides: tuple[ClashSide, ...]
    claims: tuple[str, ...]
    main: tuple[str, ...]
    reach: tuple[str, ...]
    headline: ReportSentence
    beneath: ReportSentence


def merged(subject: Subject, together: Together, speech: Speech) -> tuple[TextClash, ...]:
    """The clashes of a map, the weightiest first."""
    pairs = list(_pairs(subject, together, speech))
    groups: list[tuple[dict[str, None], list[tuple[ClashSide, ...]]]] = []
    for sides in pairs:
        ids = dict.fromkeys(side.claim for side in sides)
        hit = [group for group in groups if not group[0].keys().isdisjoint(ids)]
        joined = dict.fromkeys(each for group in hit for each in group[0]) | ids
        held = [each for group in hit for each in group[1]] + [sides]
        groups = [group for group in groups if group not in hit] + [(joined, held)]
    bears = _bearing(subject)
    found = []
    for claims, held in groups:
        main = tuple(each for each in subject.main if each in claims)
        near = _near(claims, bears)
        reach = tuple(each for each in subject.main if each in near)
        quotations = sum(len(side.quotations) for sides in held for side in sides)
        first = min(subject.order[each] for each in claims)
        lead = min(held, key=lambda sides: (_silent(sides), -sum(side.claim in subject.main for side in sides)))
        found.append(((_silent(lead), -len(main), -len(reach), -quotations, first), claims, main, reach, lead))
    clashes = []
    for at, (_, claims, main, reach, lead) in enumerate(sorted(found, key=lambda each: each[0]), 1):
        kind, question = _kind(lead, subject)
        headline = _headline(lead, kind, question, speech)
        clashes.append(
            TextClash(
                number=at,
                kind=kind,
                question=question,
                sides=lead,
                claims=tuple(claims),
                main=main,
                reach=reach,
                headline=headline,
                beneath=_beneath(lead, kind, speech),
            )
        )
    return tuple(clashes)


def _silent(sides: Sequence[ClashSide]) -> bool:
    """Whether nobody says one of the sides, and only the map sets it against the other."""
    return not all(side.quotations for side in sides)


def _pairs(subject: Subject, together: Together, speech: Speech) -> Iterator[tuple[ClashSide, ...]]:
    """What excludes each other in pairs: as somebody says both, then as the map has it."""
    seen = set()
    for finding in together.findings:
        if len(finding.sides) == 2 and finding.logical:
            key = frozenset((side.claim, side.denied) for side in finding.sides)
            if key not in seen:
                seen.add(key)
                ordered = sorted(finding.sides, key=lambda side: (side.denied, subject.order[side.claim]))
                sides = tuple(_side(speech, side.claim, denied=side.denied) for side in ordered)
                if all(side.quotations for side in sides):  # words that stand in no text clash with nothing
                    yield sides
    for declared in together.declared:
        if all(subject.grounded[each] is not Verdict.UNSUPPORTED for each in (declared.first, declared.second)):
            yield _side(speech, declared.first), _side(speech, declared.second)
    for claim in subject.map.claims:
        if not speech.quotes(claim) and speech.words(claim, *_LESS) and speech.words(claim, QuotationKind.DENIAL):
            yield _side(speech, claim, kinds=_LESS), _side(speech, claim, denied=True)


_LESS = (QuotationKind.SUSPICION, QuotationKind.HOPE)


def _side(
    speech: Speech, claim: str, *, denied: bool = False, kinds: tuple[QuotationKind, ...] = (QuotationKind.QUOTE,)
) -> ClashSide:
    found = speech.words(claim, *((QuotationKind.DENIAL,) if denied else kinds))
    return ClashSide(claim, denied, tuple((claim, at) for at, _ in found))


def _bearing(subject: Subject) -> dict[str, list[str]]:
    """What a claim is a standing or disputed reason for or against."""
    found: dict[str, list[str]] = {}
    for step in subject.map.inferences.values():
        if step.target in subject.map.claims and subject.reasoner.kinds.step_state(step.id) >= 0:
            for premise in step.premises:
                found.setdefault(premise, []).append(step.target)
    return found


def _near(claims: dict[str, None], bears: dict[str, list[str]]) -> set[str]:
    found = set(claims)
    edge = set(claims)
    for _ in range(FAR):
        edge = {target for each in edge for target in bears.get(each, ())} - found
        found |= edge
    return found


def _kind(sides: Sequence[ClashSide], subject: Subject) -> tuple[str, str]:
    first, second = sides
    if first.claim == second.claim:
        return "said", ""
    if not (first.denied or second.denied):
        for question in subject.map.questions.values():
            if {first.claim, second.claim} <= set(question.answers):
                return "question", question.id
    return "contradiction", ""


def quotations_of(side: ClashSide, subject: Subject) -> list[Quotation]:
    """The words on one side."""
    return [subject.map.claims[claim].quotations[place] for claim, place in side.quotations]


def _headline(sides: Sequence[ClashSide], kind: str, question: str, speech: Speech) -> ReportSentence:
    first, second = sides
    if kind == "said":
        data = {
            "claim": speech.heading(first.claim),
            "who": says(first.claim, speech),
            "balance": balance(first.claim, speech, brief=True),
        }
        return speech.told("clashes", "said", first.claim, **data)
    data = {
        "first": _named(first, speech),
        "second": _named(second, speech),
        "who": _behind(first, speech, counted=kind == "question"),
        "others": _behind(second, speech, counted=kind == "question"),
    }
    claims = (first.claim, second.claim)
    if kind == "question":
        asked = " ".join(speech.map.questions[question].text.split())
        return speech.told("clashes", "question", *claims, question=asked, **data)
    return speech.told("clashes", "contradiction", *claims, **data)


def _beneath(sides: Sequence[ClashSide], kind: str, speech: Speech) -> ReportSentence:
    """Who says so, and the reasons, below the claims themselves."""
    first, second = sides
    if kind == "said":
        data = {"who": says(first.claim, speech), "balance": balance(first.claim, speech)}
        return speech.told("cards", "said-below", first.claim, **data)
    data = {
        "first": _named(first, speech),
        "second": _named(second, speech),
        "who": _reasoned(first.claim, speech),
        "others": _reasoned(second.claim, speech),
    }
    return speech.told("cards", "sides-below", first.claim, second.claim, **data)


def _named(side: ClashSide, speech: Speech) -> str:
    claim = speech.claim(side.claim)
    return speech.say("clause.denied", claim=claim) if side.denied else claim


def _behind(side: ClashSide, speech: Speech, *, counted: bool) -> str:
    """Who says one side, and with how many reasons."""
    people = speech.people(quotations_of(side, speech.subject))
    if not people:
        return _reasoned(side.claim, speech)
    names = speech.say.listed(people)
    if counted and has_reasons(side.claim, speech.subject):
        return speech.say("clause.behind", names=names, tally=_reasoned(side.claim, speech))
    return names


def _reasoned(claim: str, speech: Speech) -> str:
    """`taken as given`, or how many reasons there are on each side."""
    found = speech.map.claims[claim]
    if found.assumed and not found.quotes and not has_reasons(claim, speech.subject):
        return speech.say("clause.assumed")
    return tally(claim, speech)


_SO = {
    QuotationKind.QUOTE: "says",
    QuotationKind.SUSPICION: "suspects",
    QuotationKind.HOPE: "hopes",
    QuotationKind.DENIAL: "denies",
}
_YES = {QuotationKind.QUOTE: "says-yes", QuotationKind.DENIAL: "says-no"}
"""What a question is answered with."""


def says(claim: str, speech: Speech) -> str:
    """`The United States says so; Beijing denies it`, each stance a clause of its own."""
    parts = []
    sayers = {*speech.people(speech.quotes(claim))}
    verbs = _SO | _YES if quoted(speech.subject.text(claim)).endswith("?”") else _SO
    for kind, does in verbs.items():
        people = speech.people(each for _, each in speech.words(claim, kind))
        if people:
            also = "also-" if kind is QuotationKind.DENIAL and set(people) <= sayers else ""
            parts.append(speech.people_do(f"{also}{does}", people))
    return capital(speech.say.clauses(parts))


def has_reasons(claim: str, subject: Subject) -> bool:
    """Whether anything but words bears on a claim."""
    return any(side.best[1] for side in reasons(subject, claim))
