"""Names of the map that the arguments give."""

from argmap.argument_map import ArgumentMap
from argmap.cli.problem import Problem
from argmap.diagnostics.suggest import nearest
from argmap.model.voicing import quotations_hit


def _is_quotation(name: str, amap: ArgumentMap) -> bool:
    found = quotations_hit(name, amap.claims)
    return found is not None and bool(found[1])


def known(name: str, amap: ArgumentMap, what: str) -> str:
    """A name of the map.

    Raises:
        Problem: with the nearest name, if the map has none like that.
    """
    relations = amap.inferences, amap.contradictions, amap.restatements
    tables = [amap.claims] if what == "claim" else [amap.claims, *relations, amap.sources, amap.speakers]
    names = [each for table in tables for each in table]
    if name in names or (what != "claim" and _is_quotation(name, amap)):
        return name
    near = nearest(name, names)
    hint = f"; did you mean `{near}`?" if near else ""
    who = "no claim" if what == "claim" else "nothing in the map"
    raise Problem(f"{who} is called `{name}`{hint}")
