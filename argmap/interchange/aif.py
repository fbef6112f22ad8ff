"""AIF: argument maps as nodes and edges, in the JSON of AIFdb, and in xAIF as OVA3 and the argument web exchange.

I-nodes are claims; RA, CA and MA are support, conflict and rephrase; an L-node is what somebody said, and the YA
between it and a claim is what saying it did. Chesñevar et al., Towards an Argument Interchange Format (2006); Reed
et al., AIF+ (2008); Budzynska and Reed, Inference Anchoring Theory (2011).
"""

import json
import re
from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from argmap.interchange.draft import Draft, one_row, tidy
from argmap.interchange.foreign import Exported, Foreign
from argmap.interchange.imported import Imported, unreadable
from argmap.interchange.loss import NOTHING_THERE, TWICE, left_out, read_as
from argmap.interchange.marked_text import MarkedText, marked_text
from argmap.interchange.placed_json import BadJsonError, PlacedDict, dicts, load_placed, span_of, text_of
from argmap.interchange.placed_words import words_at
from argmap.interchange.scheme_graph import LOSSES as OF_GRAPHS
from argmap.interchange.scheme_graph import SchemeGraph, written_steps
from argmap.interchange.unwritten import not_written, unwritten
from argmap.model.content import MapContent
from argmap.model.elements import Quotation, QuotationKind
from argmap.model.voicing import asserter
from argmap.quotations.text.quoted_text import QuotedText
from argmap.source import Span

TRANSITION = left_out("transition", "The turns of a dialogue (TA), and what they do to a step, are left out.")
LOCUTION = left_out("locution", "What somebody said that leads to no claim is left out.")
OTHER_NODE = left_out("other-node", "A node of another kind is left out.")
FORCE = read_as(
    "force",
    "What saying it did (YA), where that is no asserting, agreeing or disagreeing, is read as a stance that says less.",
)
ALL_ONE_TEXT = read_as("one-text", "All that was said is read as quoted from one text, since the file names none.")
BESIDE = read_as("beside", "The text that lies beside the file under its name is taken for the one that was analysed.")
LOSSES = (*OF_GRAPHS, TRANSITION, LOCUTION, OTHER_NODE, FORCE, ALL_ONE_TEXT, BESIDE)
UNWRITTEN = (
    not_written("head", "Author, date, language and notes of the map have no place in AIF."),
    not_written("title", "The title of the map has no place in AIF."),
    not_written("sections", "Sections have no place in AIF."),
    not_written("source-details", "Of a source AIF keeps the title."),
    not_written("speaker-details", "Of a speaker AIF keeps the name."),
    not_written(
        "claim-details", "Dates, short forms, addresses, credences, notes and tags of claims have no place in AIF."
    ),
    not_written("open", "That a claim is open has no place in AIF."),
    not_written(
        "quotation-details",
        "Of a quotation AIF keeps the words and who stands behind them, not through whom they came, nor where.",
    ),
    not_written("step-details", "Warrants, strengths, notes and tags of steps have no place in AIF."),
    not_written("relation-details", "Notes and tags of relations have no place in AIF."),
    not_written("questions", "A question is written as the conflicts between its answers."),
    not_written("expectations", "Expectations have no place in AIF."),
    not_written("of-words", "An undercut of what somebody is quoted for is written as an undercut of the claim."),
    not_written("argued", "That somebody makes a step in these words has no place in AIF without a dialogue."),
)
_STANCES = {
    "asserting": QuotationKind.QUOTE,
    "agreeing": QuotationKind.QUOTE,
    "conceding": QuotationKind.QUOTE,
    "popularconceding": QuotationKind.QUOTE,
    "assertivequestioning": QuotationKind.SUSPICION,
    "rhetoricalquestioning": QuotationKind.SUSPICION,
    "disagreeing": QuotationKind.DENIAL,
    "suspecting": QuotationKind.SUSPICION,
    "hoping": QuotationKind.HOPE,
    "mentioning": QuotationKind.MENTION,
}
"""What an illocution commits to; every other one commits to nothing."""
_PLAIN = ("asserting", "agreeing", "conceding", "popularconceding", "disagreeing", "suspecting", "hoping", "mentioning")
_KINDS = {"RA": "support", "CA": "attack", "MA": "rephrase", "PA": "preference"}
_NODES = {kind: node for node, kind in _KINDS.items()}
_FORCES = {
    QuotationKind.QUOTE: "Asserting",
    QuotationKind.DENIAL: "Disagreeing",
    QuotationKind.SUSPICION: "Suspecting",
    QuotationKind.HOPE: "Hoping",
    QuotationKind.MENTION: "Mentioning",
}
_SAID = re.compile(r"\A(\S.{0,79}?) ?:\s+(?=\S)(.*)\Z", re.DOTALL)
_SAYS = re.compile(r"\A(.{1,80}?) says '(.*)'\Z", re.DOTALL)


def read_aif(foreign: Foreign) -> Imported[MapContent]:
    """The map of AIF or xAIF in JSON."""
    source = foreign.source
    try:
        data = load_placed(source.text)
    except BadJsonError as error:
        return unreadable(source, "aif", f"this is no JSON: {error}", error.at)
    if not isinstance(data, PlacedDict):
        return unreadable(source, "aif", "this is no AIF: it is no object with `nodes` and `edges`")
    inner = data.get("AIF")
    graph = inner if isinstance(inner, PlacedDict) else data
    if not dicts(graph.get("nodes")):
        return unreadable(source, "aif", "this is no AIF: it has no `nodes`", graph.start)
    return _AifReader(foreign, data, graph).made()


class _AifReader:
    def __init__(self, foreign: Foreign, data: PlacedDict, graph: PlacedDict) -> None:
        self.foreign = foreign
        self.source = foreign.source
        self.draft = Draft(foreign.source, "xaif" if graph is not data else "aif", LOSSES)
        self.nodes: dict[str, PlacedDict] = {}
        self.out: dict[str, list[str]] = defaultdict(list)
        self.into: dict[str, list[str]] = defaultdict(list)
        self.edges: list[tuple[str, str, Span]] = []
        self.reported: set[str] = set()
        self.graph = graph
        self.data = data
        self.text = self._text()
        self.quoted = QuotedText.of(self.text.text) if self.text is not None else None
        self.people = self._people()

    def made(self) -> Imported[MapContent]:
        """Make the map."""
        self._graph()
        for key, node in self.nodes.items():
            if node["type"] == "I":
                self.draft.add_claim(key, text_of(node.get("text")), span_of(self.source, node), name=key)
        self._sayings()
        self._steps()
        if not any(node["type"] == "I" for node in self.nodes.values()):
            return unreadable(self.source, "aif", "no claim was found here: it has no I-node")
        return self.draft.finish(leaves=self.foreign.leaves)

    def _text(self) -> MarkedText | None:
        """The text that was analysed: that of xAIF, or one beside the file."""
        found: object = self.data.get("text")
        if isinstance(found, PlacedDict):
            found = found.get("txt")
        if not isinstance(found, str) or not found.strip():
            found = self.foreign.beside(f"{self.foreign.stem}.txt")
            if found:
                name = f"{self.foreign.stem}.txt"
                self.draft.lose(
                    BESIDE, None, f"`{name}`, which lies beside it, is taken for the text that was analysed"
                )
        return marked_text(found) if isinstance(found, str) and found.strip() else None

    def _people(self) -> dict[str, str]:
        """Who is who, by the ids of participants."""
        found = {}
        for holder in (self.graph, self.data):
            for each in dicts(holder.get("participants")):
                names = (one_row(text_of(each.get(part))) for part in ("firstname", "surname"))
                found[text_of(each.get("participantID"))] = " ".join(filter(None, names))
        return found

    def _graph(self) -> None:
        for node in dicts(self.graph.get("nodes")):
            key = text_of(node.get("nodeID"))
            kind = text_of(node.get("type")).upper()
            node["type"] = kind
            if key in self.nodes:
                self.draft.lose(TWICE, span_of(self.source, node), f"a node `{one_row(key)[:20]}` is there already")
            if kind not in ("I", "L", "RA", "CA", "MA", "TA", "YA", "PA") or key in self.nodes:
                if kind not in ("I", "L", "RA", "CA", "MA", "TA", "YA", "PA"):
                    self.draft.lose(
                        OTHER_NODE, span_of(self.source, node), f"a node of the kind “{one_row(kind)[:20]}” is left out"
                    )
                continue
            self.nodes[key] = node
        for edge in dicts(self.graph.get("edges")):
            first, second = text_of(edge.get("fromID")), text_of(edge.get("toID"))
            if first not in self.nodes or second not in self.nodes:
                self.draft.lose(
                    NOTHING_THERE, span_of(self.source, edge), "an edge leads to or from a node that is not there"
                )
                continue
            if second not in self.out[first]:
                self.out[first].append(second)
                self.into[second].append(first)
                self.edges.append((first, second, span_of(self.source, edge)))

    def _kind(self, key: str) -> str:
        return str(self.nodes[key]["type"])

    # What was said.

    def _sayings(self) -> None:
        told: set[str] = set()
        where = {text_of(each.get("nodeID")): each for each in dicts(self.graph.get("locutions"))}
        for key, node in self.nodes.items():
            if node["type"] != "YA":
                continue
            says = [each for each in self.into[key] if self._kind(each) == "L"]
            claims = [each for each in self.out[key] if self._kind(each) == "I"]
            for locution in says:
                for claim in claims:
                    told.add(locution)
                    self._saying(node, locution, claim, where.get(locution, PlacedDict()))
            if any(self._kind(each) == "TA" for each in self.into[key]):
                self.draft.lose(
                    TRANSITION,
                    span_of(self.source, node),
                    f"“{one_row(text_of(node.get('text')))[:40]}” by a turn of the dialogue is left out",
                )
        for key, node in self.nodes.items():
            if node["type"] == "TA":
                self.draft.lose(TRANSITION, span_of(self.source, node), "a turn of the dialogue is left out")
            elif node["type"] == "L" and key not in told and key not in self.reported:
                self.draft.lose(LOCUTION, span_of(self.source, node), "what is said here leads to no claim")

    def _saying(self, force: PlacedDict, key: str, claim: str, about: PlacedDict) -> None:
        node = self.nodes[key]
        span = span_of(self.source, node)
        text = tidy(text_of(node.get("text")))
        found = _SAYS.match(text) or _SAID.match(text)
        who, words = (one_row(found[1]), found[2].strip()) if found else ("", text)
        who = self.people.get(text_of(about.get("personID")), "") or who
        if not words:
            self.draft.lose(LOCUTION, span, "nothing is said here")
            return
        title = one_row(text_of(about.get("source")))
        source = self._source(title, span)
        name = re.sub(r"[^a-z]", "", (text_of(force.get("scheme")) or text_of(force.get("text"))).casefold())
        stance = _STANCES.get(name, QuotationKind.MENTION)
        if name not in _PLAIN:
            said = one_row(text_of(force.get("text")))[:40] or "something unnamed"
            self.draft.lose(FORCE, span_of(self.source, force), f"“{said}” is read as a `{stance}`")
        chain = [*self._reporters(key), *([who] if who else [])]
        for each in chain:
            self.draft.add_speaker(f"speaker {each.casefold()}", each, span)
        speaker, *citing = [f"speaker {each.casefold()}" for each in chain] or [""]
        words, place = self._placed(key, words, title)
        self.draft.quote(claim, source, words, span, kind=stance, speaker=speaker, citing=citing, locator=place)

    def _reporters(self, key: str) -> list[str]:
        """Who reports that something was said: the speakers of the locutions that lead to it, the first one first."""
        found: list[str] = []
        seen = {key}
        while True:
            above = [
                each
                for force in self.into[key]
                if self._kind(force) == "YA"
                for each in self.into[force]
                if self._kind(each) == "L" and each not in seen
            ]
            said = _SAID.match(tidy(text_of(self.nodes[above[0]].get("text")))) if above else None
            if said is None:
                return found
            key = above[0]
            seen.add(key)
            self.reported.add(key)
            found.insert(0, one_row(said[1]))

    def _source(self, title: str, span: Span) -> str:
        key = f"source {title}"
        if not self.draft.has_source(key):
            if title:
                self.draft.add_source(key, title, span, name=title)
            else:
                self.draft.lose(
                    ALL_ONE_TEXT, span, "the file names no text: all that was said is read as quoted from one"
                )
                self.draft.add_source(key, "The text that was analysed", span, name="text")
                if self.text is not None:
                    self.draft.add_text(key, self.text.text)
        return key

    def _placed(self, key: str, words: str, title: str) -> tuple[str, str]:
        """The words as they stand in the text, and which place of them is meant."""
        marked = self.text.spans.get(f"node{key}") if self.text is not None and not title else None
        if marked is None or self.quoted is None:
            return words, ""
        found = words_at(self.quoted, *marked)
        return (found.words, found.locator) if found.words else (words, "")

    def _steps(self) -> None:
        """The RA, CA, MA and PA nodes, and the edges between them and the claims."""
        steps = SchemeGraph(self.draft, restates=self.foreign.restates)
        for key, node in self.nodes.items():
            if node["type"] in _KINDS:
                scheme = text_of(node.get("scheme")) or text_of(node.get("text"))
                steps.add_step(key, _KINDS[node["type"]], scheme, span_of(self.source, node), name=key)
        inner = {*_KINDS, "I"} - {"PA"}
        for first, second, span in self.edges:
            if self._kind(first) in inner and self._kind(second) in inner:
                steps.add_edge(first, second, span)
        steps.build()


# Writing.


def write_aif(amap: MapContent, *, texts: Mapping[str, str]) -> Exported:  # noqa: ARG001 - every writer is called so
    """The map as AIF in JSON, as AIFdb gives it."""
    graph = _AifWriter(amap).graph()
    losses = tuple(unwritten(amap, UNWRITTEN))
    return Exported(data=_as_bytes(graph), losses=losses)


def write_xaif(amap: MapContent, *, texts: Mapping[str, str]) -> Exported:
    """The map as xAIF: the graph, who speaks, and the text if it is one."""
    graph = _AifWriter(amap).graph()
    quoted = {each.source for each in amap.all_quotations()}
    text = next((texts[each] for each in quoted if each in texts), "") if len(quoted) == 1 else ""
    whole = {"AIF": {**graph, "schemefulfillments": []}, "OVA": [], "dialog": bool(quoted), "text": {"txt": text}}
    losses = tuple(unwritten(amap, UNWRITTEN))
    return Exported(data=_as_bytes(whole), losses=losses)


def _as_bytes(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


class _AifWriter:
    def __init__(self, amap: MapContent) -> None:
        self.amap = amap
        self.nodes: list[dict[str, str]] = []
        self.edges: list[dict[str, str]] = []
        self.locutions: list[dict[str, str | None]] = []
        self.people: dict[str, str] = {}
        self.ids: dict[str, str] = {}
        self._number = 0

    def graph(self) -> dict[str, Any]:
        """Nodes, edges, locutions and participants."""
        for claim in self.amap.claims.values():
            self.ids[claim.id] = self._node("I", claim.text, name=claim.id if claim.named else "")
        steps = written_steps(self.amap)
        for step in steps:
            default = {"support": "Default Inference", "attack": "Default Conflict"}.get(step.kind, step.scheme)
            self.ids[step.key] = self._node(
                _NODES[step.kind], step.scheme or default, name=step.key if step.named else ""
            )
        for step in steps:
            for premise in step.premises:
                self._edge(self.ids[premise], self.ids[step.key])
            self._edge(self.ids[step.key], self.ids[step.target])
        for claim in self.amap.claims.values():
            for quotation in claim.quotations:
                self._saying(quotation, self.ids[claim.id])
        participants = [{"participantID": id_, "firstname": name, "surname": ""} for name, id_ in self.people.items()]
        return {"nodes": self.nodes, "edges": self.edges, "locutions": self.locutions, "participants": participants}

    def _saying(self, quotation: Quotation, claim: str) -> None:
        title = self.amap.sources[quotation.source].title
        voice = asserter(quotation) if quotation.speaker or quotation.citing else ""
        who = self.amap.name_of_voice(voice) if voice else ""
        words = " ".join(quotation.text.split("\n"))
        node = self._node("L", f"{who} : {words}" if who else words)
        force = self._node("YA", _FORCES[quotation.kind])
        self._edge(node, force)
        self._edge(force, claim)
        person = self.people.setdefault(who, str(len(self.people) + 1)) if who else None
        self.locutions.append({"nodeID": node, "personID": person, "source": title})

    def _node(self, kind: str, text: str, name: str = "") -> str:
        if not name:
            self._number += 1
            name = str(self._number)
        node = {"nodeID": name, "text": text, "type": kind}
        if kind not in ("I", "L"):
            node["scheme"] = text
        self.nodes.append(node)
        return name

    def _edge(self, first: str, second: str) -> None:
        self.edges.append({"edgeID": str(len(self.edges) + 1), "fromID": first, "toID": second})
