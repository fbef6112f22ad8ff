"""A map as GraphML, for Gephi, yEd, igraph and networkx: claims and steps are nodes.

Brandes et al., GraphML Progress Report (2002). An edge leads from each premise to its step, and from the step to its
target.
"""

import re
from collections.abc import Mapping

from argmap.interchange.foreign import Exported
from argmap.interchange.unwritten import not_written, unwritten
from argmap.model.content import MapContent
from argmap.model.voicing import aimed

UNWRITTEN = (
    not_written("head", "Author, date, language and notes of the map have no place in the graph."),
    not_written("sources", "Sources have no place in the graph."),
    not_written("speakers", "Speakers have no place in the graph."),
    not_written("quotations", "Of quotations the graph keeps how many there are."),
    not_written(
        "claim-details-but-short", "Dates, addresses, credences and notes of claims have no place in the graph."
    ),
    not_written("step-details", "Warrants, strengths, notes and tags of steps have no place in the graph."),
    not_written("relation-details", "Notes and tags of relations have no place in the graph."),
    not_written("questions", "A question is written as the contradictions between its answers."),
    not_written("expectations", "Expectations have no place in the graph."),
    not_written("of-words", "An undercut of what somebody is quoted for leads to the claim."),
)
_KEYS = (
    ("kind", "node", "string"), ("label", "node", "string"), ("text", "node", "string"), ("section", "node", "string"),
    ("assumed", "node", "boolean"), ("open", "node", "boolean"), ("quotes", "node", "int"), ("denials", "node", "int"),
    ("scheme", "node", "string"), ("role", "edge", "string"),
)  # fmt: skip


def write_graphml(amap: MapContent, *, texts: Mapping[str, str]) -> Exported:  # noqa: ARG001 - every writer is called so
    """The map as a directed graph."""
    from lxml import etree

    space = "http://graphml.graphdrawing.org/xmlns"
    root = etree.Element("graphml", nsmap={None: space})
    for name, of, kind in _KEYS:
        etree.SubElement(root, "key", {"id": name, "for": of, "attr.name": name, "attr.type": kind})
    graph = etree.SubElement(root, "graph", {"id": _xml(amap.heading), "edgedefault": "directed"})

    def node(key: str, values: Mapping[str, str]) -> None:
        made = etree.SubElement(graph, "node", {"id": _xml(key)})
        for name, value in values.items():
            if value:
                etree.SubElement(made, "data", {"key": name}).text = _xml(value)

    def edge(first: str, second: str, role: str) -> None:
        made = etree.SubElement(graph, "edge", {"source": _xml(first), "target": _xml(second)})
        etree.SubElement(made, "data", {"key": "role"}).text = role

    for claim in amap.claims.values():
        node(claim.id, {
            "kind": "claim", "label": claim.short or (claim.id if claim.named else ""), "text": claim.text,
            "section": amap.sections[claim.section].title if claim.section else "",
            "assumed": "true" if claim.assumed else "", "open": "true" if claim.open else "",
            "quotes": str(len(claim.quotes)), "denials": str(len(claim.denials)),
        })  # fmt: skip
    for step in amap.inferences.values():
        node(
            step.id, {"kind": str(step.kind), "label": step.id if step.named else str(step.kind), "scheme": step.scheme}
        )
    for step in amap.inferences.values():
        for premise in step.premises:
            edge(premise, step.id, "premise")
        parts = None if step.target in amap.claims or step.target in amap.inferences else aimed(step.target)
        edge(step.id, parts[0] if parts else step.target, str(step.kind))
    for clash in amap.contradictions.values():
        edge(clash.first, clash.second, "contradicts")
    for same in amap.restatements.values():
        edge(same.first, same.second, "restates")
    data = etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True)
    return Exported(data=bytes(data), losses=tuple(unwritten(amap, UNWRITTEN)))


def _xml(text: str) -> str:
    return re.sub(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "\ufffd", text)
