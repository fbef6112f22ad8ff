"""Texts that are no longer the ones whose digest the map holds."""

from collections.abc import Iterator

from argmap.analysis.facts import Facts
from argmap.catalogue.rules import TEXT_CHANGED
from argmap.diagnostics.diagnostic import Diagnostic, Edit
from argmap.diagnostics.place import place_of
from argmap.english import count, fits
from argmap.model.content import MapContent
from argmap.quotations.check import all_checked, is_changed
from argmap.quotations.finding import Status
from argmap.quotations.text.quoted_text import QuotedText


def text_changed(amap: MapContent, facts: Facts) -> Iterator[Diagnostic]:
    """Yield one diagnostic for each source whose text has another digest."""
    for id_, text in facts.texts.items():
        source = amap.sources[id_]
        if not isinstance(text, QuotedText) or not is_changed(source, text):
            continue
        quotations = [each for each in all_checked(facts.quotations) if each.quotation.source == id_]
        if not quotations:
            continue
        lost = [
            quotation
            for quotation in quotations
            if quotation.in_source.status in (Status.NOT_FOUND, Status.APPROXIMATE)
        ]
        span = source.places.get("sha256")
        yield Diagnostic.at(
            TEXT_CHANGED,
            place_of(span or source.origin),
            f"the text of `{id_}` is not the one that was quoted",
            label="the digest of another text",
            notes=[_standing(len(lost), len(quotations))],
            help="bring back the text, or take over the new one with `argmap pin` and check the quotations",
            edits=[Edit(span, text.sha256)] if span and not lost and amap.owns(span) else [],
        )


def _standing(lost: int, all_: int) -> str:
    if all_ == 1:
        return f"the one quotation from it {'no longer stands' if lost else 'still stands'} there"
    if not lost:
        return f"all {count(all_, 'quotation')} from it still stand there"
    return f"{lost} of the {count(all_, 'quotation')} from it no longer {fits(lost, 'stands', 'stand')} there"
