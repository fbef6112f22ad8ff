"""What was known when: attacks older than what they attack, and forecasts that time has overtaken."""

from collections.abc import Iterable, Iterator

from argmap.analysis.facts import Facts
from argmap.catalogue.rules import FORECAST_OVERTAKEN, OLDER_ATTACK
from argmap.diagnostics.diagnostic import Diagnostic, Label
from argmap.diagnostics.place import place_of
from argmap.model.content import MapContent
from argmap.model.dates import Period, is_before, period, when
from argmap.model.elements import Claim, Inference, InferenceKind, Quotation
from argmap.reasoning.chronology import date_of


def older_attack(amap: MapContent, facts: Facts) -> Iterator[Diagnostic]:
    """Yield a hint for each attack all of whose words had been said before anything that it attacks.

    All quotations behind the premises, and all behind the target (of an undercut: behind the premises of the step),
    must have dates, and nothing of it may be assumed. A step with a note, or of a claim with one,
    says itself why it holds.
    """
    for step in amap.inferences.values():
        if step.kind.speaks_for or step.id in facts.holes or _is_explained(step, amap):
            continue
        ours, theirs = _spans(step.premises, amap), _spans(_attacked(step, amap), amap)
        if ours and theirs and max(each.last for each in ours) < min(each.first for each in theirs):
            last, first = max(ours, key=lambda each: each.last), min(theirs, key=lambda each: each.first)
            yield Diagnostic.at(
                OLDER_ATTACK,
                place_of(step.origin),
                f"this was said {_told(last.last, amap, step.premises)}, and what it speaks against "
                f"{_told(first.first, amap, _attacked(step, amap), last=False)}",
                help="it was not said in answer to these words: see whether it still holds, and say in a `note` why",
            )


def _is_explained(step: Inference, amap: MapContent) -> bool:
    return bool(step.note or any(amap.claims[each].note for each in step.premises))


def forecast_overtaken(amap: MapContent, facts: Facts) -> Iterator[Diagnostic]:
    """Yield a hint for each claim that was only said before its time, and is denied or countered by words after it."""
    for claim in amap.claims.values():
        if not claim.date or not claim.quotes or claim.id in facts.holes:
            continue
        if not all(is_before(date_of(each, amap), claim.date) for each in claim.quotes):
            continue
        later = next(_said_after(claim, amap, facts), None)
        if later is not None:
            yield Diagnostic.at(
                FORECAST_OVERTAKEN,
                place_of(claim.origin),
                f"{claim.called} speaks of {_date(claim.date)}; what is quoted for it was said before, and this after",
                others=[Label(later.origin, f"said {when(date_of(later, amap))}")] if later.origin else [],
                help="quote what came of it, or say in the claim that it was expected",
            )


def _date(written: str) -> str:
    return when(written).partition(" ")[2]


def _attacked(step: Inference, amap: MapContent) -> tuple[str, ...]:
    """The claims that an attack goes against: its target, or the premises of the step that it undercuts."""
    if step.target in amap.claims:
        return (step.target,)
    undercut = amap.inferences.get(step.target)
    return undercut.premises if undercut is not None else ()


def _spans(claims: Iterable[str], amap: MapContent) -> list[Period]:
    """The days of all quotations that assert some claims; nothing where one of these is not known."""
    found = []
    for id_ in claims:
        claim = amap.claims[id_]
        if claim.assumed or not claim.quotes:
            return []
        for each in claim.quotes:
            days = period(date_of(each, amap))
            if days is None:
                return []
            found.append(days)
    return found


def _told(day: str, amap: MapContent, claims: Iterable[str], *, last: bool = True) -> str:
    """The date, as it is written, of the words that end (or begin) on a day."""
    for id_ in claims:
        for each in amap.claims[id_].quotes:
            days = period(date_of(each, amap))
            if days is not None and (days.last if last else days.first) == day:
                return when(date_of(each, amap))
    return when(day)


def _said_after(claim: Claim, amap: MapContent, facts: Facts) -> Iterator[Quotation]:
    """The denials of a claim, and the words for what rebuts or contradicts it, that came after its time."""
    words = list(claim.denials)
    for id_ in facts.rebuttals.get(claim.id, ()):
        step = amap.inferences[id_]
        if step.kind is InferenceKind.REBUTS:
            words += [each for premise in step.premises for each in amap.claims[premise].quotes]
    for id_ in facts.conflicts.get(claim.id, ()):
        pair = amap.contradictions[id_]
        words += amap.claims[pair.second if pair.first == claim.id else pair.first].quotes
    yield from (each for each in words if is_before(claim.date, date_of(each, amap)))
