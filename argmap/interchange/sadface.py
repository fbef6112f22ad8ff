"""SADFace: atoms, schemes and edges in JSON, with the texts that they were taken from.

Wells, Datastores for Argumentation Data (2020); github.com/Open-Argumentation/SADFace. Versions 0.2 to 0.5 are read,
0.5 is written.
"""

import json
import uuid
from collections.abc import Mapping
from typing import Any

from argmap.interchange.draft import Draft, one_line
from argmap.interchange.foreign import Exported, Foreign
from argmap.interchange.imported import Imported, unreadable
from argmap.interchange.loss import NOTHING_THERE, left_out, read_as
from argmap.interchange.placed_json import BadJsonError, PlacedDict, dicts, load_placed, span_of, text_of
from argmap.interchange.placed_words import quoted_place, words_at
from argmap.interchange.scheme_graph import DIRECT, INNER, SchemeGraph, written_steps
from argmap.interchange.unwritten import case, not_written, unwritten
from argmap.model.content import MapContent
from argmap.model.elements import QuotationKind
from argmap.quotations.text.quoted_text import QuotedText

METADATA = left_out("metadata", "Metadata but the title, the notes, the analyst and the time are left out.")
SCHEME = read_as("scheme", "A scheme whose name says neither support nor conflict is read as a support.")
LOSSES = (DIRECT, INNER, METADATA, SCHEME)
NOT_PLACED = not_written("not-placed", "Words that are not found in a text that is at hand have no place in SADFace.")
UNWRITTEN = (
    not_written("sections", "Sections have no place in SADFace."),
    not_written("source-details", "Of a source SADFace keeps the title, the address and the text."),
    not_written("speakers", "Speakers have no place in SADFace."),
    not_written("claim-details", "Dates, short forms, addresses, credences, notes and tags of claims are not written."),
    not_written("open", "That a claim is open has no place in SADFace."),
    not_written("assumed", "That a claim is assumed has no place in SADFace."),
    not_written("quotation-details", "Of a quotation SADFace keeps the words and their place."),
    not_written("stances-all", "Only words that assert a claim have a place in SADFace."),
    not_written("step-details", "Warrants, strengths, notes and tags of steps have no place in SADFace."),
    not_written("relation-details", "Notes and tags of relations have no place in SADFace."),
    not_written("restatements", "Restatements have no place in SADFace."),
    not_written("questions", "A question is written as the conflicts between its answers."),
    not_written("expectations", "Expectations have no place in SADFace."),
    not_written("of-words", "An undercut of what somebody is quoted for is written as an undercut of the claim."),
    not_written("argued", "That somebody makes a step in these words has no place in SADFace."),
    not_written("names", "Names of claims and steps have no place in SADFace."),
    NOT_PLACED,
)
_ATTACKS = (
    "conflict", "attack", "rebut", "rebuttal", "undercut", "contradiction", "refutation", "counterargument",
    "counterexample", "disagreement", "con", "against", "objection", "opposition", "defeat",
)  # fmt: skip
_SUPPORTS = ("support", "inference", "accept", "default", "pro", "strict", "argument", "")


def read_sadface(foreign: Foreign) -> Imported[MapContent]:
    """The map of a SADFace document."""
    source = foreign.source
    try:
        data = load_placed(source.text)
    except BadJsonError as error:
        return unreadable(source, "sadface", f"this is no JSON: {error}", error.at)
    if not isinstance(data, PlacedDict) or not dicts(data.get("nodes")):
        return unreadable(source, "sadface", "this is no SADFace document: it has no `nodes`")
    draft = Draft(source, "sadface", LOSSES)
    _metadata(draft, data)
    texts = _resources(draft, data)
    steps = SchemeGraph(draft, restates=foreign.restates)
    for node in dicts(data.get("nodes")):
        span = span_of(source, node)
        key, kind = text_of(node.get("id")), text_of(node.get("type"))
        if kind == "atom":
            draft.add_claim(key, text_of(node.get("text")), span)
            _sources(draft, key, node, texts)
        elif kind == "scheme":
            name = text_of(node.get("name"))
            first = name.casefold().split(" ")[0]
            attack = first in _ATTACKS
            if not attack and first not in _SUPPORTS:
                draft.lose(SCHEME, span, f"the scheme “{name[:40]}” is read as a support")
            steps.add_step(key, "attack" if attack else "support", name, span)
        if isinstance(node.get("metadata"), dict) and node["metadata"]:
            draft.lose(METADATA, span, "the metadata of this node are left out")
    for edge in dicts(data.get("edges")):
        steps.add_edge(text_of(edge.get("source_id")), text_of(edge.get("target_id")), span_of(source, edge))
    steps.build()
    return draft.finish(leaves=foreign.leaves)


def _metadata(draft: Draft, data: PlacedDict) -> None:
    metadata = data.get("metadata")
    core = metadata.get("core") if isinstance(metadata, dict) else None
    core = core if isinstance(core, dict) else data
    draft.head(
        title=one_line(text_of(core.get("title"))),
        author=one_line(text_of(core.get("analyst_name"))),
        date=text_of(core.get("created"))[:10],
        note=one_line("\n\n".join(filter(None, (text_of(core.get("description")), text_of(core.get("notes")))))),
    )
    others = [name for name in metadata if name != "core"] if isinstance(metadata, dict) else []
    if others:
        draft.lose(METADATA, span_of(draft.source, metadata), "metadata beside `core` are left out")


def _resources(draft: Draft, data: PlacedDict) -> dict[str, QuotedText]:
    """The texts of a document; those that are in it become files."""
    texts = {}
    for each in dicts(data.get("resources")):
        key = text_of(each.get("id"))
        about = each.get("metadata")
        about = about if isinstance(about, dict) else {}
        title = one_line(text_of(about.get("title")) or text_of(each.get("title")))
        url = text_of(about.get("url")) or text_of(each.get("url"))
        draft.add_source(key, title or "A text without a title", span_of(draft.source, each), name=title, url=url)
        content = text_of(each.get("content"))
        if content and not draft.path_of(key):
            draft.add_text(key, content)
            texts[key] = QuotedText.of(draft.texts[draft.path_of(key)])
    return texts


def _sources(draft: Draft, claim: str, node: PlacedDict, texts: Mapping[str, QuotedText]) -> None:
    for each in dicts(node.get("sources")):
        span = span_of(draft.source, each)
        key = text_of(each.get("resource_id"))
        words, locator = text_of(each.get("text")), ""
        start, length = each.get("offset"), each.get("length")
        if key in texts and isinstance(start, int) and isinstance(length, int) and length > 0:
            found = words_at(texts[key], start, start + length)
            words, locator = found.words or words, found.locator
        if not draft.has_source(key):
            draft.lose(NOTHING_THERE, span, "the text of this quotation is not there")
        else:
            draft.quote(claim, key, words, span, locator=locator)


def write_sadface(amap: MapContent, *, texts: Mapping[str, str]) -> Exported:
    """The map as a SADFace document; the same map gives the same bytes."""

    def id_of(kind: str, name: str) -> str:
        return str(uuid.uuid5(uuid.NAMESPACE_URL, f"argmap:{amap.title}:{kind}:{name}"))

    losses = list(unwritten(amap, UNWRITTEN))
    nodes: list[dict[str, Any]] = []
    edges: list[dict[str, str]] = []
    quoted = {key: QuotedText.of(text) for key, text in texts.items()}
    for claim in amap.claims.values():
        said = []
        for each in claim.quotations:
            if each.kind is not QuotationKind.QUOTE:
                continue
            place = quoted_place(quoted[each.source], each) if each.source in quoted else None
            if place is None:
                losses.append(case(NOT_PLACED, amap, each.origin, each.text))
                continue
            words = texts[each.source][place[0] : place[1]]
            said.append(
                {"resource_id": id_of("source", each.source), "text": words, "offset": place[0], "length": len(words)}
            )
        nodes.append(
            {"id": id_of("claim", claim.id), "type": "atom", "text": claim.text, "sources": said, "metadata": {}}
        )
    keys = {claim: id_of("claim", claim) for claim in amap.claims}
    steps = [step for step in written_steps(amap) if step.kind != "rephrase"]
    keys |= {step.key: id_of("step", step.key) for step in steps}
    for step in steps:
        plain = "support" if step.kind == "support" else "conflict"
        attack = step.kind == "attack" and step.scheme and step.scheme.casefold().split(" ")[0] not in _ATTACKS
        name = f"conflict by {step.scheme}" if attack else step.scheme or plain
        nodes.append({"id": keys[step.key], "type": "scheme", "name": name, "metadata": {}})
        for first, second in (*((premise, step.key) for premise in step.premises), (step.key, step.target)):
            edge = id_of("edge", f"{len(edges)}")
            edges.append({"id": edge, "source_id": keys[first], "target_id": keys[second]})
    resources = [
        {
            "id": id_of("source", source.id),
            "type": "text",
            "content": texts.get(source.id, ""),
            "metadata": {"title": source.title, **({"url": source.url} if source.url else {})},
        }
        for source in amap.sources.values()
    ]
    core = {
        "analyst_name": amap.author,
        "created": amap.date,
        "id": id_of("map", ""),
        "notes": amap.note,
        "title": amap.title,
        "version": "0.5",
    }
    whole = {"metadata": {"core": core}, "nodes": nodes, "edges": edges, "resources": resources}
    data = (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()
    return Exported(data=data, losses=tuple(losses))
