"""What was said when, and what was known by a day.

A quotation has its own date, else that of the source whose words it holds, else that of the text in which it stands.
The verdicts as of a day are those of the map without the quotations of which it is not sure that they were said by
then: whose last day is after it. What has no date stays, and so do relations and what is assumed.
"""

from collections.abc import Collection

from argmap.model.content import MapContent
from argmap.model.dates import period
from argmap.model.elements import Quotation
from argmap.model.voicing import asserter


def date_of(quotation: Quotation, amap: MapContent) -> str:
    """When something was said, as it is written in the map; empty where that is not known."""
    speaks = amap.sources.get(asserter(quotation))
    return quotation.date or (speaks.date if speaks else "") or amap.sources[quotation.source].date


def said_after(amap: MapContent, day: str) -> frozenset[tuple[str, int]]:
    """The quotations, by claim and place, that may have been said after a day (`2026-03-31`)."""
    found = []
    known: dict[str, bool] = {}
    for claim in amap.claims.values():
        for place, each in enumerate(claim.quotations):
            date = date_of(each, amap)
            if date and date not in known:
                days = period(date)
                known[date] = days is not None and days.last > day
            if date and known[date]:
                found.append((claim.id, place))
    return frozenset(found)


def not_yet_raised(amap: MapContent, late: Collection[tuple[str, int]]) -> tuple[str, ...]:
    """The claims of which nothing had been said, nor of anything beneath them, when some quotations were not there yet.

    A claim to which nothing was ever said is raised with what is beneath it, or where there is nothing from the first.
    """
    beneath: dict[str, list[tuple[str, ...]]] = {}
    for step in amap.inferences.values():
        if step.target in amap.claims:
            beneath.setdefault(step.target, []).append(step.premises)
    users: dict[str, list[str]] = {}
    for target, every in beneath.items():
        for premises in every:
            for premise in premises:
                users.setdefault(premise, []).append(target)
    raised = {}
    for claim in amap.claims.values():
        kept = any((claim.id, place) not in late for place in range(len(claim.quotations)))
        bare = not claim.quotations and claim.id not in beneath
        if kept or claim.assumed or bare:
            raised[claim.id] = True
    for claim_id in (queue := list(raised)):
        for target in users.get(claim_id, ()):
            if target not in raised:
                raised[target] = True
                queue.append(target)
    return tuple(claim for claim in amap.claims if claim not in raised)


def retracted(amap: MapContent, until: str = "") -> frozenset[str]:
    """The sources and speakers whose words are withdrawn, today or by a day (`2026-03-31`)."""
    dates = {each.id: each.withdrawn for each in amap.sources.values()}
    dates.update({each.id: each.withdrawn for each in amap.speakers.values() if each.withdrawn})
    found = []
    for id_, date in dates.items():
        days = period(date) if date else None
        if days is not None and (not until or days.first <= until):
            found.append(id_)
    return frozenset(found)
