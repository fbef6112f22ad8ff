"""Maps as graphs of networkx and as tables of pandas, for what argmap itself does not count.

The packages are not installed with argmap: each function needs the one that it speaks of.
"""

from typing import TYPE_CHECKING, Any

from argmap.library import Map, compiled
from argmap.model.voicing import aimed
from argmap.quotations.check import all_checked

if TYPE_CHECKING:
    import networkx
    import pandas


def to_networkx(amap: Map) -> "networkx.MultiDiGraph":
    """The map as a directed graph whose nodes are claims and steps.

    Nodes are the names of claims and of steps, with `kind` (`claim`, or the kind of the step), `text`, `section` and
    the `verdict` of a claim, and the `warrant`, `scheme` and `strength` of a step. An edge leads from each premise to
    its step (`role` is `premise`) and from the step to its target, which for an undercut is a step or a claim (`role`
    is the kind of the step; `of` names the words aimed at, where it aims at those). `contradicts` and `restates` are
    edges between claims.

    Raises:
        ImportError: if networkx is not installed.
    """
    import networkx

    ready = compiled(amap)
    graph = networkx.MultiDiGraph(title=ready.map.title)
    for claim in ready.map.claims.values():
        graph.add_node(
            claim.id,
            kind="claim",
            text=claim.text,
            section=ready.map.sections[claim.section].title if claim.section else "",
            verdict=ready.verdicts[claim.id].value,
        )
    for step in ready.map.inferences.values():
        graph.add_node(
            step.id,
            kind=step.kind.value,
            warrant=step.warrant,
            scheme=step.scheme,
            strength="" if step.strength is None else str(step.strength),
        )
    for step in ready.map.inferences.values():
        for premise in step.premises:
            graph.add_edge(premise, step.id, role="premise")
        parts = None if step.target in graph else aimed(step.target)
        words = {"of": step.target} if parts else {}
        graph.add_edge(step.id, parts[0] if parts else step.target, role=step.kind.value, **words)
    for clash in ready.map.contradictions.values():
        graph.add_edge(clash.first, clash.second, role="contradicts")
    for same in ready.map.restatements.values():
        graph.add_edge(same.first, same.second, role="restates")
    return graph


def claims_frame(amap: Map) -> "pandas.DataFrame":
    """A row for each claim, by its name: what it says, its section, its verdict in three grains, and what bears on it.

    Raises:
        ImportError: if pandas is not installed.
    """
    import pandas

    ready = compiled(amap)
    facts = ready.facts
    rows: list[dict[str, Any]] = []
    for claim in ready.map.claims.values():
        standing = ready.standing(claim.id)
        rows.append(
            {
                "claim": claim.id,
                "text": claim.text,
                "section": ready.map.sections[claim.section].title if claim.section else "",
                "label": standing.label.value,
                "word": standing.word.value,
                "kind": standing.kind.value,
                "voices": ready.voices(claim.id).number,
                "quotes": len(claim.quotes),
                "denials": len(claim.denials),
                "reasons": len(facts.reasons.get(claim.id, ())),
                "rebuttals": len(facts.rebuttals.get(claim.id, ())),
                "assumed": claim.assumed,
                "open": claim.open,
                "date": claim.date,
            }
        )
    return pandas.DataFrame(rows, columns=list(_CLAIM)).set_index("claim")


_CLAIM = (
    *("claim", "text", "section", "label", "word", "kind", "voices", "quotes", "denials", "reasons", "rebuttals"),
    *("assumed", "open", "date"),
)
_QUOTATION = ("claim", "kind", "source", "speaker", "citing", "words", "status", "place", "date")


def quotations_frame(amap: Map) -> "pandas.DataFrame":
    """A row for each quotation: the claim, whose words, where they stand, and what came of looking for them.

    Raises:
        ImportError: if pandas is not installed.
    """
    import pandas

    rows = [
        {
            "claim": each.claim,
            "kind": each.quotation.kind.value,
            "source": each.quotation.source,
            "speaker": each.quotation.speaker,
            "citing": " citing ".join(each.quotation.citing),
            "words": each.quotation.text,
            "status": each.status.value,
            "place": each.place,
            "date": each.quotation.date,
        }
        for each in all_checked(compiled(amap).facts.quotations)
    ]
    return pandas.DataFrame(rows, columns=list(_QUOTATION))
