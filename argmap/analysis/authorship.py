"""Whose step it is: which steps somebody is quoted for making, and which the author of the map has drawn."""

from collections.abc import Mapping

from argmap.model.content import MapContent
from argmap.model.dates import period
from argmap.model.elements import Quotation
from argmap.quotations.check import Checked
from argmap.reasoning.chronology import date_of, retracted
from argmap.reasoning.reading import NO_CHANGE, Change
from argmap.reasoning.withdrawal import is_withdrawn, silenced


def argued_steps(amap: MapContent, checked: Checked, change: Change = NO_CHANGE) -> frozenset[str]:
    """The steps that somebody makes in words that do not fail, and that nobody has withdrawn.

    After a change also not in words that it takes out: of a source or a speaker that is withdrawn, or said too late.
    """
    argued = {id_: step.argued for id_, step in amap.inferences.items() if step.argued}
    if not argued:
        return frozenset()
    gone = change.without | retracted(amap, change.until)
    silent = silenced(amap, gone)

    def kept(quotation: Quotation) -> bool:
        if gone and is_withdrawn(quotation, gone, silent):
            return False
        days = period(date_of(quotation, amap)) if change.until else None
        return days is None or days.last <= change.until

    return frozenset(id_ for id_ in argued if any(kept(each.quotation) and not each.fails for each in checked[id_]))


def steps_under(claim: str, tables: tuple[Mapping[str, tuple[str, ...]], ...], amap: MapContent) -> tuple[str, ...]:
    """The steps that lead to a claim, for or against it and each other, however remotely; `tables` by their targets."""
    found: dict[str, None] = {}
    seen = {claim}
    for target in (queue := [claim]):
        for table in tables:
            for id_ in table.get(target, ()):
                if id_ in found:
                    continue
                found[id_] = None
                for each in (id_, *amap.inferences[id_].premises):
                    if each not in seen:
                        seen.add(each)
                        queue.append(each)
    return tuple(found)
