"""Words given as those of another text, which does not have them."""

from collections.abc import Iterator

from argmap.analysis.facts import Facts
from argmap.catalogue.rules import NOT_AT_ORIGIN
from argmap.diagnostics.diagnostic import Diagnostic
from argmap.diagnostics.place import place_of
from argmap.model.content import MapContent
from argmap.model.voicing import asserter
from argmap.quotations.check import all_checked
from argmap.quotations.find import find_quote
from argmap.quotations.finding import Status
from argmap.quotations.text.quoted_text import QuotedText


def not_at_origin(amap: MapContent, facts: Facts) -> Iterator[Diagnostic]:
    """Yield a hint for each quotation that cites a text at hand in which the words do not stand."""
    for each in all_checked(facts.quotations):
        quotation = each.quotation
        origin = asserter(quotation)
        text = facts.texts.get(origin)
        if not quotation.citing or not isinstance(text, QuotedText) or origin not in amap.sources:
            continue
        found = find_quote(text, quotation.text, language=amap.sources[origin].language or amap.language)
        if found.status.good or found.status in (Status.AMBIGUOUS, Status.UNCHECKED):
            continue
        reads = " ".join(found.wording.split()) if found.wording else ""
        yield Diagnostic.at(
            NOT_AT_ORIGIN,
            place_of(quotation.origin),
            f"these words are given as those of `{origin}`, and do not stand there",
            notes=[f"there it reads “{reads}”"] if reads else [],
            help=f"quote `{origin}` itself, or say that the words are those of whoever cites it",
        )
