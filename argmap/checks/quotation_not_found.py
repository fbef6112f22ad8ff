"""Quotations that do not stand in the text that they name."""

from collections.abc import Iterator

from argmap.analysis.facts import Facts
from argmap.catalogue.rules import QUOTATION_NOT_FOUND
from argmap.diagnostics.diagnostic import Diagnostic, Edit, Label
from argmap.diagnostics.place import place_of
from argmap.model.content import MapContent
from argmap.quotations.check import CheckedQuotation, all_checked
from argmap.quotations.find import stands_in
from argmap.quotations.finding import Status
from argmap.quotations.text.quoted_text import QuotedText
from argmap.source import Span

MOST_SHOWN = 4


def quotation_not_found(amap: MapContent, facts: Facts) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each quotation that nothing in its text is like."""
    for each in all_checked(facts.quotations):
        found = each.in_source
        if found.status is not Status.NOT_FOUND or each.text is None:
            continue
        others, notes, edits = [], [], []
        help_ = "quote the words as they stand in the text, or name the text that they come from"
        elsewhere = list(_elsewhere(each, facts))
        if elsewhere:
            id_, text, (start, end) = elsewhere[0]
            others.append(Label(Span(text.source, start, end), f"they stand in `{id_}`"))
            help_ = f"write `{id_}` for `{each.quotation.source}`"
            origin = each.quotation.source_origin
            if len(elsewhere) == 1 and origin is not None and amap.owns(origin) and "." not in id_:
                edits = [Edit(origin, id_)]
        elif found.start is not None and found.end is not None:
            alike = f"the closest passage, {int(found.score * 100)}% alike"
            others.append(Label(Span(each.text.source, found.start, found.end), alike))
            shown = "; ".join(str(difference) for difference in found.differences[:MOST_SHOWN])
            more = len(found.differences) - MOST_SHOWN
            notes.append(f"compared with it: {shown}{f'; and {more} more' if more > 0 else ''}")
        if each.text.reader != "text":
            notes.append(f"the text was made by {each.text.reader}")
        yield Diagnostic.at(
            QUOTATION_NOT_FOUND,
            place_of(each.quotation.origin),
            f"these words do not stand in `{each.quotation.source}`",
            others=others,
            notes=notes,
            help=help_,
            edits=edits,
        )


def _elsewhere(checked: CheckedQuotation, facts: Facts) -> Iterator[tuple[str, QuotedText, tuple[int, int]]]:
    """The other texts of the map that the words of a quotation do stand in, with the first place there."""
    for id_, text in facts.texts.items():
        if id_ == checked.quotation.source or not isinstance(text, QuotedText):
            continue
        if checked.text is None or text.source is not checked.text.source:
            place = stands_in(text, checked.quotation.text)
            if place is not None:
                yield id_, text, place
