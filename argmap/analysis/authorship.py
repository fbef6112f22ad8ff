"""Whose step it is: which steps somebody is quoted for making, and which the author of the map has drawn."""

from collections.abc import Mapping

from argmap.model.content import MapContent
from argmap.quotations.check import Checked


def argued_steps(amap: MapContent, checked: Checked) -> frozenset[str]:
    """The steps that somebody makes in words that do not fail."""
    return frozenset(
        id_ for id_, step in amap.inferences.items() if step.argued and not all(each.fails for each in checked[id_])
    )


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
