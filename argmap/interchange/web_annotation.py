"""Quotations as web annotations, for Hypothesis and other annotators.

W3C Web Annotation Data Model (2017): a TextQuoteSelector (section 4.2.4) with up to 32 characters on either side, and a
TextPositionSelector (4.2.5) where the text is at hand. Positions count characters from 0.
"""

import json
import uuid
from collections.abc import Mapping
from typing import Any

from argmap.interchange.foreign import Exported
from argmap.interchange.placed_words import AROUND, quoted_place
from argmap.interchange.unwritten import case, not_written, unwritten
from argmap.model.content import MapContent
from argmap.model.elements import Quotation
from argmap.quotations.text.quoted_text import QuotedText

NOT_PLACED = not_written("not-placed", "Words that are not found in a text that is at hand have no position.")
UNWRITTEN = (
    not_written("steps", "Steps and relations have no place among annotations."),
    not_written("questions", "Questions have no place among annotations."),
    not_written("expectations", "Expectations have no place among annotations."),
    not_written("sections", "Sections have no place among annotations."),
    not_written("unquoted", "A claim that nobody is quoted for has no place among annotations."),
    NOT_PLACED,
)
_CONTEXT = "http://www.w3.org/ns/anno.jsonld"


def write_annotations(amap: MapContent, *, texts: Mapping[str, str]) -> Exported:
    """A page of annotations, one for each quotation; the same map gives the same bytes."""
    quoted = {key: QuotedText.of(text) for key, text in texts.items()}
    losses = list(unwritten(amap, UNWRITTEN))
    items = []
    said = [(claim.id, claim.text, each) for claim in amap.claims.values() for each in claim.quotations]
    said += [(step.id, step.id, each) for step in amap.inferences.values() for each in step.argued]
    for at, (owner, words, each) in enumerate(said):
        selectors, found = _selectors(each, quoted.get(each.source))
        if each.source in quoted and not found:
            losses.append(case(NOT_PLACED, amap, each.origin, each.text))
        source = amap.sources[each.source]
        body: list[dict[str, str]] = [{"type": "TextualBody", "value": words, "purpose": "describing"}]
        body += [{"type": "TextualBody", "value": value, "purpose": "tagging"} for value in (str(each.kind), owner)]
        item: dict[str, Any] = {
            "id": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'argmap:{amap.title}:quotation:{at}')}",
            "type": "Annotation",
            "motivation": "describing",
            "body": body,
            "target": {"source": source.url or source.text or source.title, "selector": selectors},
        }
        if each.speaker:
            item["body"].append(
                {"type": "TextualBody", "value": f"said by {amap.name_of_voice(each.speaker)}", "purpose": "commenting"}
            )
        items.append(item)
    page = {"@context": _CONTEXT, "type": "AnnotationPage", "items": items}
    return Exported(data=(json.dumps(page, ensure_ascii=False, indent=1) + "\n").encode(), losses=tuple(losses))


def _selectors(quotation: Quotation, text: QuotedText | None) -> tuple[list[dict[str, Any]], bool]:
    """How to find the words again, and whether they were found."""
    place = quoted_place(text, quotation) if text is not None else None
    if text is None or place is None:
        quote: dict[str, Any] = {"type": "TextQuoteSelector", "exact": quotation.text}
        if quotation.prefix:
            quote["prefix"] = quotation.prefix
        if quotation.suffix:
            quote["suffix"] = quotation.suffix
        return [quote], False
    start, end = place
    body = text.source.text
    return [
        {
            "type": "TextQuoteSelector",
            "exact": body[start:end],
            "prefix": body[max(0, start - AROUND) : start],
            "suffix": body[end : end + AROUND],
        },
        {"type": "TextPositionSelector", "start": start, "end": end},
    ], True
