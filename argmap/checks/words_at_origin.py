"""Second-hand quotations whose words stand in the text that their source repeats."""

from collections.abc import Iterator

from argmap.analysis.facts import Facts
from argmap.analysis.provenance import ways_from
from argmap.catalogue.rules import WORDS_AT_ORIGIN
from argmap.diagnostics.diagnostic import Diagnostic, Label
from argmap.diagnostics.place import place_of
from argmap.english import listed
from argmap.model.content import MapContent
from argmap.quotations.check import all_checked
from argmap.quotations.find import stands_in
from argmap.quotations.text.quoted_text import QuotedText
from argmap.source import Span


def words_at_origin(amap: MapContent, facts: Facts) -> Iterator[Diagnostic]:
    """Yield a hint for each quotation whose words can be quoted from where they come from."""
    for each in all_checked(facts.quotations):
        quotation = each.quotation
        if not each.in_source.status.good:
            continue
        ways = ways_from(quotation.source, amap)
        for origin in reversed(list(ways.steps)[1:]):
            text = facts.texts.get(origin)
            if not isinstance(text, QuotedText):
                continue
            found = stands_in(text, quotation.text)
            if found is not None:
                through = _through(ways.to(origin))
                yield Diagnostic.at(
                    WORDS_AT_ORIGIN,
                    place_of(quotation.origin),
                    f"the same words stand in `{origin}`, where `{quotation.source}` has its news from{through}",
                    others=[Label(Span(text.source, *found), "they stand here")],
                    help=f"quote `{origin}` itself",
                )
                break


def _through(way: tuple[str, ...]) -> str:
    between = [f"`{each}`" for each in way[1:-1]]
    return f" (through {listed(between)})" if between else ""
