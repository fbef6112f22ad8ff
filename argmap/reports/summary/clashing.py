"""Where the texts clash: what excludes each other, merged by the claims that it shares, and ranked.

Order: what is said on both sides, main claims in it, main claims within two standing steps, quotations, then the order
of the map.
"""

from collections.abc import Iterator, Sequence

import attrs

from argmap.model.elements import Quotation, QuotationKind, Verdict
from argmap.reasoning.sentences import quoted
from argmap.reports.clashes import Together
from argmap.reports.subject import Subject
from argmap.reports.summary.balance import balance, reasons, tally
from argmap.reports.summary.sentences import ReportSentence, Speech, names, told, verb

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
        headline = _headline(lead, kind, question, subject, speech)
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
                beneath=_beneath(lead, kind, subject, speech),
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


def _headline(sides: Sequence[ClashSide], kind: str, question: str, subject: Subject, speech: Speech) -> ReportSentence:
    first, second = sides
    if kind == "said":
        who = says(first.claim, subject, speech)
        told_balance = balance(subject, first.claim, brief=True)
        return told("clashes", "said", first.claim, claim=speech.heading(first.claim), who=who, balance=told_balance)
    data = {
        "first": _named(first, speech),
        "second": _named(second, speech),
        "who": _behind(first, subject, speech, counted=kind == "question"),
        "others": _behind(second, subject, speech, counted=kind == "question"),
    }
    claims = (first.claim, second.claim)
    if kind == "question":
        asked = " ".join(subject.map.questions[question].text.split())
        return told("clashes", "question", *claims, question=asked, **data)
    return told("clashes", "contradiction", *claims, **data)


def _beneath(sides: Sequence[ClashSide], kind: str, subject: Subject, speech: Speech) -> ReportSentence:
    """Who says so, and the reasons, below the claims themselves."""
    first, second = sides
    if kind == "said":
        data = {"who": says(first.claim, subject, speech), "balance": balance(subject, first.claim)}
        return told("cards", "said-below", first.claim, **data)
    data = {
        "first": _named(first, speech),
        "second": _named(second, speech),
        "who": _reasoned(first.claim, subject),
        "others": _reasoned(second.claim, subject),
    }
    return told("cards", "sides-below", first.claim, second.claim, **data)


def _named(side: ClashSide, speech: Speech) -> str:
    return f"not {speech.claim(side.claim)}" if side.denied else speech.claim(side.claim)


def _behind(side: ClashSide, subject: Subject, speech: Speech, *, counted: bool) -> str:
    """Who says one side, and with how many reasons."""
    people = speech.people(quotations_of(side, subject))
    parts = [names(people)] if people else []
    if not people or (counted and has_reasons(side.claim, subject)):
        parts.append(_reasoned(side.claim, subject))
    return "; ".join(parts)


def _reasoned(claim: str, subject: Subject) -> str:
    """`taken as given`, or how many reasons there are on each side."""
    found = subject.map.claims[claim]
    if found.assumed and not found.quotes and not has_reasons(claim, subject):
        return "taken as given"
    return tally(subject, claim)


_SO = {
    QuotationKind.QUOTE: ("says so", "say so"),
    QuotationKind.SUSPICION: ("suspects so", "suspect so"),
    QuotationKind.HOPE: ("hopes or fears so", "hope or fear so"),
    QuotationKind.DENIAL: ("denies it", "deny it"),
}


def says(claim: str, subject: Subject, speech: Speech) -> str:
    """`the United States says so; Beijing denies it`, each stance a clause of its own."""
    parts = []
    sayers = {*speech.people(speech.quotes(claim))}
    for kind, (one, many) in _SO.items():
        people = speech.people(each for _, each in speech.words(claim, kind))
        if people:
            asked = quoted(subject.text(claim)).endswith("?”")
            verbs = {QuotationKind.QUOTE: ("says yes", "say yes"), QuotationKind.DENIAL: ("says no", "say no")}
            one, many = verbs.get(kind, (one, many)) if asked else (one, many)
            also = "also " if kind is QuotationKind.DENIAL and set(people) <= sayers else ""
            parts.append(f"{names(people)} {also}{verb(people, one, many)}")
    return "; ".join(parts)[:1].upper() + "; ".join(parts)[1:]


def has_reasons(claim: str, subject: Subject) -> bool:
    """Whether anything but words bears on a claim."""
    return any(side.best for side in reasons(subject, claim))
