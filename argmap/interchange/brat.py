"""brat: standoff annotations (`.ann`) beside the text (`.txt`) that they mark.

brat standoff format (brat.nlplab.org/standoff.html), with the labels of the persuasive essays (Stab and Gurevych 2017)
and of AbstRCT: spans are claims quoted at their very places, relations are supports and attacks.
"""

import re
from collections.abc import Mapping

import attrs

from argmap.interchange.draft import Draft, one_line
from argmap.interchange.foreign import Foreign
from argmap.interchange.imported import Imported, unreadable
from argmap.interchange.loss import NOTHING_THERE, left_out, read_as
from argmap.interchange.placed_words import words_at
from argmap.model.content import MapContent
from argmap.model.elements import InferenceKind
from argmap.quotations.text.quoted_text import QuotedText
from argmap.source import LINE_END, Source, Span

STANCE = read_as(
    "stance", "What stands for or against the topic is kept only as a tag: the topic is no claim of the file."
)
LABEL = left_out("label", "What kind of span it is (`Premise`, `MajorClaim`, …) is kept only as a tag.")
RELATION = left_out("relation", "A relation that is neither a support nor an attack is left out.")
OTHER = left_out("other", "Events, normalisations and notes of annotators are left out.")
NO_TEXT = left_out("no-text", "Without the text (`.txt`) beside it, spans are claims that nobody is quoted for.")
IN_PIECES = read_as("in-pieces", "A span in pieces is quoted with `[...]` between them.")
LOSSES = (STANCE, LABEL, RELATION, OTHER, NO_TEXT, IN_PIECES)
_SPAN = re.compile(r"(T\d+)\t(\S+) (\d+ \d+(?:;\d+ \d+)*)\t?(.*)")
_RELATION = re.compile(r"(R\d+)\t(\S+) Arg1:(\S+) Arg2:(\S+)\s*")
_ATTRIBUTE = re.compile(r"[AM]\d+\t(\S+) (\S+)(?: (\S+))?\s*")
_KINDS = {
    "supports": InferenceKind.SUPPORTS, "support": InferenceKind.SUPPORTS,
    "attacks": InferenceKind.REBUTS, "attack": InferenceKind.REBUTS, "partial-attack": InferenceKind.UNDERCUTS,
    "undercuts": InferenceKind.UNDERCUTS, "undercut": InferenceKind.UNDERCUTS, "rebuts": InferenceKind.REBUTS,
}  # fmt: skip


@attrs.define(eq=False)
class _Annotations:
    spans: dict[str, tuple[str, list[tuple[int, int]], str, Span]] = attrs.Factory(dict)
    relations: list[tuple[str, str, str, Span]] = attrs.Factory(list)
    attributes: dict[str, list[str]] = attrs.Factory(dict)
    others: list[Span] = attrs.Factory(list)


def read_brat(foreign: Foreign) -> Imported[MapContent]:
    """The map of a file of annotations, with the text beside it."""
    found = _annotations(foreign.source)
    if not found.spans:
        return unreadable(foreign.source, "brat", "no annotated span, such as `T1⇥Claim 0 10⇥…`, was found here")
    draft = Draft(foreign.source, "brat", LOSSES)
    text = foreign.beside(f"{foreign.stem}.txt")
    quoted = None
    if text is not None:
        draft.add_source("text", foreign.stem or "The text", name=foreign.stem)
        draft.add_text("text", text)
        quoted = QuotedText.of(draft.texts[draft.path_of("text")])
    else:
        draft.lose(NO_TEXT, None, f"there is no `{foreign.stem}.txt` beside it: nobody is quoted")
    for key, (label, places, words, span) in found.spans.items():
        _claim(draft, key, label, places, words, span, found.attributes.get(key, []), quoted)
    for label, first, second, span in found.relations:
        kind = _KINDS.get(label.casefold())
        if kind is None:
            draft.lose(RELATION, span, f"the relation `{label[:40]}` is left out")
        elif not (draft.has_claim(first) and draft.has_claim(second)):
            draft.lose(NOTHING_THERE, span, "this relation refers to a span that is not there")
        else:
            draft.add_step(kind, [first], second, span)
    for span in found.others:
        draft.lose(OTHER, span, "this annotation is left out")
    return draft.finish(leaves=foreign.leaves)


def _annotations(source: Source) -> _Annotations:
    found = _Annotations()
    at = 0
    for end in [*LINE_END.finditer(source.text), None]:
        stop = end.start() if end else len(source.text)
        line, span = source.text[at:stop], Span(source, at, max(stop, min(at + 1, len(source.text))))
        at = end.end() if end else stop
        if marked := _SPAN.fullmatch(line):
            places = [
                (int(first[:9]), int(last[:9])) for first, last in (each.split() for each in marked[3].split(";"))
            ]
            found.spans.setdefault(marked[1], (marked[2], places, marked[4], span))
        elif related := _RELATION.fullmatch(line):
            found.relations.append((related[2], related[3], related[4], span))
        elif said := _ATTRIBUTE.fullmatch(line):
            found.attributes.setdefault(said[2], []).append(f"{said[1]} {said[3]}" if said[3] else said[1])
        elif line.strip():
            found.others.append(span)
    return found


def _claim(
    draft: Draft,
    key: str,
    label: str,
    places: list[tuple[int, int]],
    words: str,
    span: Span,
    attributes: list[str],
    quoted: QuotedText | None,
) -> None:
    said: Mapping[str, str] = {}
    if quoted is not None:
        pieces = [words_at(quoted, *place) for place in places]
        text = " [...] ".join(each.words for each in pieces if each.words)
        if len(places) > 1:
            draft.lose(IN_PIECES, span, "this span stands in pieces")
        if text:
            words = words or text.replace(" [...] ", " ")
            said = {"words": text, "locator": pieces[0].locator if len(pieces) == 1 else ""}
    draft.add_claim(key, one_line(words), span, tags=[label, *attributes])
    draft.lose(LABEL, span, f"that this is a `{label[:40]}` is kept only as a tag")
    if attributes:
        draft.lose(STANCE, span, f"`{', '.join(attributes)[:60]}` is kept only as a tag")
    if said:
        draft.quote(key, "text", said["words"], span, locator=said["locator"])
