"""arguebuf: argument graphs in the JSON of its protocol buffers, schema 1, read and written.

Lenz and Bergmann, User-Centric Argument Mining with ArgueMapper and Arguebuf (2022).
"""

import json
import re
import uuid
from collections.abc import Mapping
from typing import Any

from argmap.interchange.draft import Draft, one_line
from argmap.interchange.foreign import Exported, Foreign
from argmap.interchange.imported import Imported, unreadable
from argmap.interchange.loss import NOTHING_THERE, left_out
from argmap.interchange.placed_json import BadJsonError, PlacedDict, load_placed, span_of, text_of
from argmap.interchange.placed_words import quoted_place, words_at
from argmap.interchange.scheme_graph import LOSSES as OF_GRAPHS
from argmap.interchange.scheme_graph import STRICT, SYMMETRIC, UNDERCUT, SchemeGraph, written_steps
from argmap.interchange.unwritten import case, not_written, unwritten
from argmap.model.content import MapContent
from argmap.model.elements import QuotationKind
from argmap.model.voicing import asserter
from argmap.quotations.text.quoted_text import QuotedText

USERDATA = left_out("userdata", "Data of users, descriptions of premises and who analysed are left out.")
PARTICIPANT = left_out("participant", "A participant whose words no text holds is kept only as a note.")
LOSSES = (*OF_GRAPHS, USERDATA, PARTICIPANT)
NOT_PLACED = not_written("not-placed", "Words that are not found in their text are written as if they stood there.")
OTHER_SCHEME = not_written("other-schemes", "A scheme that arguebuf does not know is left out.")
UNWRITTEN = (
    not_written("title", "The title of the map has no place in arguebuf."),
    not_written("head", "Author, date, language and notes of the map have no place in arguebuf."),
    not_written("sections", "Sections have no place in arguebuf."),
    not_written("source-details", "Of a source arguebuf keeps the title, the address and the text."),
    not_written("speaker-details", "Of a speaker arguebuf keeps the name."),
    not_written("claim-details", "Dates, short forms, addresses, credences, notes and tags of claims are not written."),
    not_written("open", "That a claim is open has no place in arguebuf."),
    not_written("assumed", "That a claim is assumed has no place in arguebuf."),
    not_written(
        "quotation-details", "Of a quotation arguebuf keeps the words, who stands behind them, and where they stand."
    ),
    not_written("stances-all", "Only words that assert a claim have a place in arguebuf."),
    not_written("second-quotations", "Only the first quotation of a claim has a place in arguebuf."),
    not_written("step-details", "Warrants, strengths, notes and tags of steps have no place in arguebuf."),
    not_written("strict-or-special", "That a step is strict, an undercut or a contradiction is kept in its name only."),
    not_written("relation-details", "Notes and tags of relations have no place in arguebuf."),
    not_written("questions", "A question is written as the conflicts between its answers."),
    not_written("expectations", "Expectations have no place in arguebuf."),
    not_written("of-words", "An undercut of what somebody is quoted for is written as an undercut of the claim."),
    not_written("argued", "That somebody makes a step in these words has no place in arguebuf."),
    OTHER_SCHEME,
    NOT_PLACED,
)
_SCHEMES = (
    "position to know", "expert opinion", "witness testimony", "popular opinion", "popular practice", "example",
    "analogy", "practical reasoning from analogy", "composition", "division", "oppositions", "rhetorical oppositions",
    "alternatives", "verbal classification", "interaction of act and person", "values", "positive values",
    "negative values", "sacrifice", "the group and its members", "practical reasoning",
    "two person practical reasoning", "waste", "sunk costs", "ignorance", "epistemic ignorance", "cause to effect",
    "correlation to cause", "sign", "abductive", "evidence to hypothesis", "consequences", "positive consequences",
    "negative consequences", "pragmatic alternatives", "threat", "fear appeal", "danger appeal", "need for help",
    "distress", "commitment", "ethotic", "generic ad hominem", "pragmatic inconsistency", "inconsistent commitment",
    "circumstantial ad hominem", "bias", "bias ad hominem", "gradualism", "slippery slope",
    "precedent slippery slope", "sorites slippery slope", "verbal slippery slope", "full slippery slope",
    "constitutive rule claims", "rules", "exceptional case", "precedent", "plea for excuse", "perception", "memory",
)  # fmt: skip
_PREFIX = re.compile(r"\A(?:SUPPORT|ATTACK|REPHRASE|PREFERENCE)_")


def read_arguebuf(foreign: Foreign) -> Imported[MapContent]:
    """The map of an arguebuf graph."""
    source = foreign.source
    try:
        data = load_placed(source.text)
    except BadJsonError as error:
        return unreadable(source, "arguebuf", f"this is no JSON: {error}", error.at)
    nodes = _objects(data.get("nodes")) if isinstance(data, PlacedDict) else {}
    if not isinstance(data, PlacedDict) or not nodes:
        return unreadable(source, "arguebuf", "this is no graph of arguebuf: it has no `nodes`")
    draft = Draft(source, "arguebuf", LOSSES)
    texts = _resources(draft, data)
    people = {key: one_line(text_of(each.get("name"))) for key, each in _objects(data.get("participants")).items()}
    steps = SchemeGraph(draft, restates=foreign.restates)
    for key, node in nodes.items():
        span = span_of(source, node)
        atom, scheme = node.get("atom"), node.get("scheme")
        if isinstance(atom, PlacedDict):
            name = text_of(_data(node).get("name"))
            draft.add_claim(key, text_of(atom.get("text")), span, name=name)
            _said(draft, key, atom, people, texts)
        elif isinstance(scheme, PlacedDict):
            for kind in ("support", "attack", "rephrase", "preference"):
                if kind in scheme or (kind == "support" and not scheme.keys() & {"attack", "rephrase", "preference"}):
                    called = _scheme(text_of(scheme.get(kind)))
                    special = text_of(_data(node).get("scheme"))
                    steps.add_step(key, kind, special or called, span, name=text_of(_data(node).get("name")))
                    break
            if scheme.get("premiseDescriptors"):
                draft.lose(USERDATA, span, "what its premises are called is left out")
        if any(name not in ("name", "scheme") for name in _data(node)):
            draft.lose(USERDATA, span, "the data of users are left out")
    for edge in _objects(data.get("edges")).values():
        steps.add_edge(text_of(edge.get("source")), text_of(edge.get("target")), span_of(source, edge))
    steps.build()
    if not any(isinstance(node.get("atom"), PlacedDict) for node in nodes.values()):
        return unreadable(source, "arguebuf", "no claim was found here: the graph has no atoms")
    if _objects(data.get("analysts")):
        draft.lose(USERDATA, span_of(source, data), "who analysed is left out")
    return draft.finish(leaves=foreign.leaves)


def _objects(value: object) -> dict[str, PlacedDict]:
    return {key: each for key, each in value.items() if isinstance(each, PlacedDict)} if isinstance(value, dict) else {}


def _data(node: PlacedDict) -> Mapping[str, object]:
    found = node.get("userdata")
    return found if isinstance(found, dict) else {}


def _scheme(value: str) -> str:
    """The name of a scheme in words: `SUPPORT_EXPERT_OPINION` is expert opinion."""
    words = _PREFIX.sub("", value).replace("_", " ").casefold()
    return "" if words in ("default", "unspecified") else words


def _resources(draft: Draft, data: PlacedDict) -> dict[str, QuotedText]:
    texts = {}
    for key, each in _objects(data.get("resources")).items():
        title = one_line(text_of(each.get("title")))
        draft.add_source(
            key,
            title or "A text without a title",
            span_of(draft.source, each),
            name=title,
            url=text_of(each.get("source")),
            date=text_of(each.get("timestamp"))[:10],
        )
        text = text_of(each.get("text"))
        if text:
            draft.add_text(key, text)
            texts[key] = QuotedText.of(draft.texts[draft.path_of(key)])
    return texts


def _said(
    draft: Draft, claim: str, atom: PlacedDict, people: Mapping[str, str], texts: Mapping[str, QuotedText]
) -> None:
    reference = atom.get("reference")
    who = people.get(text_of(atom.get("participant")), "")
    span = span_of(draft.source, atom)
    if not isinstance(reference, PlacedDict) or not reference:
        if who:
            draft.note_claim(claim, f"Said by {who}")
            draft.lose(PARTICIPANT, span, f"that “{who[:40]}” says this is kept only as a note")
        return
    key = text_of(reference.get("resource"))
    words, locator = text_of(reference.get("text")), ""
    start = reference.get("offset", 0)
    if key in texts and isinstance(start, int) and words:
        found = words_at(texts[key], start, start + len(words))
        if "".join(found.words.split()) == "".join(words.split()):
            words, locator = found.words, found.locator
    if not draft.has_source(key):
        draft.lose(NOTHING_THERE, span, "the text of this quotation is not there")
        return
    speaker = f"speaker {who}" if who else ""
    if who:
        draft.add_speaker(speaker, who, span)
    draft.quote(claim, key, words, span, speaker=speaker, locator=locator)


def write_arguebuf(amap: MapContent, *, texts: Mapping[str, str]) -> Exported:
    """The map as an arguebuf graph; the same map gives the same bytes."""

    def id_of(kind: str, name: str) -> str:
        return str(uuid.uuid5(uuid.NAMESPACE_URL, f"argmap:{amap.title}:{kind}:{name}"))

    quoted = {key: QuotedText.of(text) for key, text in texts.items()}
    nodes: dict[str, Any] = {}
    people: dict[str, dict[str, str]] = {}
    unplaced = []
    for claim in amap.claims.values():
        atom: dict[str, Any] = {"text": claim.text}
        first = next((each for each in claim.quotations if each.kind is QuotationKind.QUOTE), None)
        if first is not None:
            place = quoted_place(quoted[first.source], first) if first.source in quoted else None
            words = texts[first.source][place[0] : place[1]] if place else first.text
            if place is None and first.source in quoted:
                unplaced.append(case(NOT_PLACED, amap, first.origin, first.text))
            atom["reference"] = {"resource": id_of("source", first.source), "text": words}
            if place:
                atom["reference"]["offset"] = place[0]
            if first.speaker or first.citing:
                voice = asserter(first)
                person = id_of("person", voice)
                people[person] = {"name": amap.name_of_voice(voice)}
                atom["participant"] = person
        nodes[id_of("claim", claim.id)] = {"atom": atom, **({"userdata": {"name": claim.id}} if claim.named else {})}
    keys = {claim: id_of("claim", claim) for claim in amap.claims}
    steps = written_steps(amap)
    keys |= {each.key: id_of("step", each.key) for each in steps}
    edges: dict[str, Any] = {}
    for each in steps:
        known = each.scheme.casefold() in _SCHEMES and each.kind == "support"
        scheme = each.scheme.upper().replace(" ", "_") if known else "DEFAULT"
        data = {
            **({"name": each.key} if each.named else {}),
            **({"scheme": each.scheme} if each.scheme in (STRICT, SYMMETRIC, UNDERCUT) else {}),
        }
        nodes[keys[each.key]] = {
            "scheme": {each.kind: f"{each.kind.upper()}_{scheme}"},
            **({"userdata": data} if data else {}),
        }
        for first_key, second in (*((premise, each.key) for premise in each.premises), (each.key, each.target)):
            edges[id_of("edge", str(len(edges)))] = {"source": keys[first_key], "target": keys[second]}
    resources = {
        id_of("source", source.id): {
            "text": texts.get(source.id, ""),
            "title": source.title,
            **({"source": source.url} if source.url else {}),
        }
        for source in amap.sources.values()
    }
    whole = {"nodes": nodes, "edges": edges, "resources": resources, "participants": people, "schemaVersion": 1}
    losses = [*unwritten(amap, UNWRITTEN), *unplaced]
    losses += [
        case(OTHER_SCHEME, amap, step.origin, step.scheme)
        for step in amap.inferences.values()
        if step.scheme and (step.scheme.casefold() not in _SCHEMES or not step.kind.speaks_for)
    ]
    data_out = (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()
    return Exported(data=data_out, losses=tuple(losses))
