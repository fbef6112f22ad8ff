"""Quotations whose words stand at another place of the text than they say, or where somebody else speaks."""

from collections.abc import Iterator

from argmap.analysis.facts import Facts
from argmap.catalogue.rules import OTHER_PLACE, OTHER_SPEAKER
from argmap.diagnostics.diagnostic import Diagnostic, Edit, Label
from argmap.diagnostics.place import place_of
from argmap.model.content import MapContent
from argmap.quotations.check import CheckedQuotation, all_checked
from argmap.quotations.speaking import names_speaker
from argmap.quotations.text.places import Named
from argmap.source import Span

_CALLED = {"paragraph": "paragraph {}", "page": "page {}", "time": "{}"}


def other_place(amap: MapContent, facts: Facts) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each quotation whose words stand in another paragraph, page or scene than it says."""
    for each in all_checked(facts.quotations):
        named, found = each.named_place, each.in_source
        if named is None or each.place_fits is not False or each.text is None or found.start is None:
            continue
        end = found.end or found.start
        right = each.text.places.at(named.sort, found.start, end)
        if not right:
            continue
        written = each.quotation.locator[named.start : named.end]
        called = _CALLED[named.sort]
        yield Diagnostic.at(
            OTHER_PLACE,
            each.quotation.locator_origin or place_of(each.quotation.origin),
            f"the words stand {'at' if named.sort == 'time' else 'in'} {called.format(right)}, not {written}",
            others=[Label(Span(each.text.source, found.start, end), "they stand here")],
            help=f"write `{right}`",
            edits=list(_edits(each, named, right, amap)),
        )


def _edits(checked: CheckedQuotation, named: Named, right: str, amap: MapContent) -> Iterator[Edit]:
    origin = checked.quotation.locator_origin
    if origin is not None and amap.owns(origin) and origin.text == checked.quotation.locator:
        yield Edit(Span(origin.source, origin.start + named.start, origin.start + named.end), right)


def other_speaker(amap: MapContent, facts: Facts) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each quotation in the part of a text that belongs to another speaker of the map."""
    for each in all_checked(facts.quotations):
        start, text = each.in_source.start, each.text
        speaker = amap.speakers.get(each.quotation.speaker)
        if speaker is None or not each.in_source.status.good or text is None or start is None:
            continue
        at, name = text.places.speech(start)
        if not name or names_speaker(name, speaker, amap):
            continue
        other = next((who for who in amap.speakers.values() if names_speaker(name, who, amap)), None)
        if other is not None:
            where = text.source.text.index(name, at)
            yield Diagnostic.at(
                OTHER_SPEAKER,
                place_of(each.quotation.origin),
                f"`{other.id}` speaks here, not `{each.quotation.speaker}`",
                others=[Label(Span(text.source, where, where + len(name)), "who speaks from here on")],
                help=f"write `by {other.id}`, or quote the part of `{each.quotation.speaker}`",
            )
