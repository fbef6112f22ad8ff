"""Quoted sources that name no text to check the quotations against."""

from collections import Counter
from collections.abc import Iterator

from argmap.analysis.facts import Facts
from argmap.catalogue.rules import NO_TEXT
from argmap.diagnostics.diagnostic import Diagnostic
from argmap.diagnostics.place import place_of
from argmap.english import count
from argmap.model.content import MapContent


def no_text(amap: MapContent, facts: Facts) -> Iterator[Diagnostic]:
    """Yield a hint for each source that is quoted and has no `text`."""
    quoted = Counter(quotation.source for quotation in amap.all_quotations())
    for id_, number in quoted.items():
        source = amap.sources[id_]
        if not source.text and id_ not in facts.holes:
            yield Diagnostic.at(
                NO_TEXT,
                place_of(source.origin),
                f"{count(number, 'quotation')} from `{id_}` cannot be checked: the source names no text",
                help="give the source a detail `text: PATH`",
            )
