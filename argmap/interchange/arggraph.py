"""arggraph: the argumentative microtexts in XML, each segment a claim that stands in its text.

Peldszus and Stede, An Annotated Corpus of Argumentative Microtexts (2016): `sup` and `exa` support, `reb` rebuts, `und`
undercuts a relation, `add` is a further premise of it.
"""

from typing import Any

from argmap.interchange.draft import Draft, one_line
from argmap.interchange.foreign import Foreign
from argmap.interchange.imported import Imported, unreadable
from argmap.interchange.loss import NOTHING_THERE, left_out, read_as
from argmap.interchange.placed_words import words_at
from argmap.model.content import MapContent
from argmap.model.elements import InferenceKind
from argmap.quotations.text.quoted_text import QuotedText
from argmap.source import Source, Span

STANCE = left_out(
    "stance",
    "Whether a segment takes the part of the proponent is kept only as a tag, whether the text does is left out.",
)
JOINED = read_as("joined", "The text is put together from its segments, with a space between two.")
OTHER_EDGE = left_out("other-edge", "An edge of another kind is left out.")
LOSSES = (STANCE, JOINED, OTHER_EDGE)
_KINDS = {
    "sup": InferenceKind.SUPPORTS, "exa": InferenceKind.SUPPORTS,
    "reb": InferenceKind.REBUTS, "und": InferenceKind.UNDERCUTS,
}  # fmt: skip


def read_arggraph(foreign: Foreign) -> Imported[MapContent]:
    """The map of a microtext."""
    from lxml import etree

    source = foreign.source
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(source.text.encode("utf-8", "replace"), parser=parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        line = getattr(error, "lineno", None) or 1
        starts = source.line_starts
        message = f"this is no XML: {one_line(str(error))[:80]}"
        return unreadable(source, "arggraph", message, starts[min(line, len(starts)) - 1])
    if root is None or root.tag != "arggraph":
        return unreadable(source, "arggraph", "this is no arggraph: its root is another element")
    return _made(foreign, root)


def _made(foreign: Foreign, root: Any) -> Imported[MapContent]:
    source = foreign.source
    draft = Draft(source, "arggraph", LOSSES)
    topic = one_line(root.get("topic_id", "").replace("_", " "))
    draft.head(title=topic[:1].upper() + topic[1:])
    if root.get("stance"):
        draft.lose(STANCE, None, f"that the whole text is `{root.get('stance')[:20]}` is left out")
    name = one_line(root.get("id", "")) or foreign.stem
    segments = {each.get("id", ""): one_line("".join(each.itertext())) for each in root.iter("edu")}
    text, places = _joined(segments)
    quoted = None
    if text:
        draft.add_source("text", name or "The text", name=name)
        draft.add_text("text", text)
        quoted = QuotedText.of(text)
        draft.lose(JOINED, None, "the text is put together from its segments")
    edges = {each.get("id", ""): each for each in root.iter("edge")}
    said: dict[str, list[str]] = {}
    joints = {each.get("id", ""): [one.get("src", "") for one in edges.values() if one.get("trg") == each.get("id")]
              for each in root.iter("joint")}  # fmt: skip
    for each in edges.values():
        if each.get("type") == "seg":
            said.setdefault(each.get("trg", ""), []).extend(joints.get(each.get("src", ""), [each.get("src", "")]))
    for unit in root.iter("adu"):
        key = unit.get("id", "")
        parts = [each for each in said.get(key, ()) if each in segments]
        span = _span(source, unit)
        words = " ".join(segments[each] for each in parts)
        draft.add_claim(key, words, span, tags=[unit.get("type", "")] if unit.get("type") else ())
        if unit.get("type"):
            draft.lose(STANCE, span, f"`{unit.get('type')[:20]}` is kept only as a tag")
        if parts and quoted is not None:
            found = [words_at(quoted, *each) for each in _runs([places[part] for part in parts])]
            locator = found[0].locator if len(found) == 1 else ""
            draft.quote(key, "text", " [...] ".join(each.words for each in found), span, locator=locator)
    _steps(draft, source, edges)
    if root.find("adu") is None:
        return unreadable(source, "arggraph", "no claim was found here: it has no `adu`")
    return draft.finish(leaves=foreign.leaves)


def _joined(segments: dict[str, str]) -> tuple[str, dict[str, tuple[int, int]]]:
    """The whole text, and where each segment stands in it."""
    places: dict[str, tuple[int, int]] = {}
    text = ""
    for key, words in segments.items():
        text += " " if text and words else ""
        places[key] = (len(text), len(text) + len(words))
        text += words
    return text, places


def _runs(places: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Segments that follow each other, as one passage."""
    found: list[tuple[int, int]] = []
    for start, end in places:
        if found and start == found[-1][1] + 1:
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def _steps(draft: Draft, source: Source, edges: dict[str, Any]) -> None:
    """The steps; what is added to one is a further premise of it."""
    more: dict[str, list[str]] = {}
    for key, each in edges.items():
        if each.get("type") == "add":
            target = each.get("trg", "")
            seen = {key}
            while target in edges and edges[target].get("type") == "add" and target not in seen:
                seen.add(target)
                target = edges[target].get("trg", "")
            more.setdefault(target, []).append(each.get("src", ""))
            if target not in edges:
                draft.lose(NOTHING_THERE, _span(source, each), "this adds to a relation that is not there")
    for key, each in edges.items():
        kind = _KINDS.get(each.get("type", ""))
        span = _span(source, each)
        if kind is not None:
            draft.add_step(kind, [each.get("src", ""), *more.get(key, ())], each.get("trg", ""), span, key=key)
        elif each.get("type") not in ("seg", "add"):
            draft.lose(OTHER_EDGE, span, f"an edge of the kind `{str(each.get('type'))[:20]}` is left out")


def _span(source: Source, element: Any) -> Span:
    line = min(max(int(element.sourceline or 1), 1), len(source.line_starts))
    start = source.line_starts[line - 1]
    words = source.line(line)
    indent = len(words) - len(words.lstrip())
    return Span(source, start + indent, max(start + len(words), min(start + indent + 1, len(source.text))))
