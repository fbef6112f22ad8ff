"""Sections of a diagram drawn as one box each."""

from collections.abc import Sequence

import attrs

from argmap.diagrams.diagram import Box, Diagram, Link
from argmap.english import count
from argmap.model.content import MapContent
from argmap.model.voicing import owner_of

ALL = "*"


def folded(diagram: Diagram, amap: MapContent, titles: Sequence[str]) -> Diagram:
    """The diagram with some sections (or, by `*`, all) as boxes; relations inside of one are left out.

    Relations between two boxes are drawn once for each kind.
    """
    box_of = _box_of(amap, titles)
    members: dict[str, list[Box]] = {}
    boxes: list[Box] = []
    for box in diagram.boxes:
        section = box_of.get(box.claim)
        if section is None:
            boxes.append(box)
            continue
        if section not in members:
            found = amap.sections[section]
            boxes.append(attrs.evolve(box, claim=section, text=found.title, role="section", verdict=""))
        members.setdefault(section, []).append(box)
    boxes = [_summed(box, members[box.claim]) if box.claim in members else box for box in boxes]
    inside = {joint.step for joint in diagram.joints if _all_inside(joint.step, amap, box_of)}
    links: dict[tuple[str, str, str], Link] = {}
    for link in diagram.links:
        start, end = (_end(each, amap, box_of, inside) for each in (link.start, link.end))
        if start != end:
            key = (link.kind, start, end) if start in members or end in members else (link.step, start, end)
            links.setdefault(key, attrs.evolve(link, start=start, end=end))
    joints = tuple(each for each in diagram.joints if each.step not in inside)
    return attrs.evolve(diagram, boxes=tuple(boxes), joints=joints, links=tuple(links.values()))


def _box_of(amap: MapContent, titles: Sequence[str]) -> dict[str, str]:
    found = {}
    for id_, claim in amap.claims.items():
        section = amap.sections.get(claim.section)
        if section and (ALL in titles or section.title in titles or section.part_of in titles):
            found[id_] = section.id
    return found


def _summed(box: Box, members: Sequence[Box]) -> Box:
    sources = tuple(dict.fromkeys(source for member in members for source in member.sources))
    return attrs.evolve(box, sources=sources, failed=(), hidden=0, weight="", label=count(len(members), "claim"))


def _all_inside(step: str, amap: MapContent, box_of: dict[str, str]) -> bool:
    """Whether all premises of a step and its target are drawn as one box."""
    found = amap.inferences[step]
    owner = "" if found.target in amap.inferences else owner_of(found.target, amap.claims)
    if not owner:
        return all(premise in box_of for premise in found.premises)
    ends = {box_of.get(each) for each in (*found.premises, owner)}
    return len(ends) == 1 and None not in ends


def _end(id_: str, amap: MapContent, box_of: dict[str, str], inside: set[str]) -> str:
    if id_ in amap.claims:
        return box_of.get(id_, id_)
    if id_ in inside:
        return box_of[amap.inferences[id_].premises[0]]
    return id_
