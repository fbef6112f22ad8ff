"""Quotations that leave out words beside them which bear on what they say."""

from collections.abc import Iterator

from argmap.analysis.facts import Facts
from argmap.catalogue.rules import CONTEXT_TURNED
from argmap.diagnostics.diagnostic import Diagnostic, Label
from argmap.diagnostics.place import place_of
from argmap.model.content import MapContent
from argmap.model.elements import QuotationKind
from argmap.quotations.check import CheckedQuotation, all_checked
from argmap.quotations.finding import CutEnd, CutKind
from argmap.quotations.reported import said_by_another
from argmap.source import Span

_MESSAGES = {
    CutKind.DENIED: "the text denies or disputes what the quoted words say",
    CutKind.NOT: "the words are quoted without the negation beside them",
    CutKind.CONDITION: "the words are quoted without the condition beside them",
    CutKind.DOUBT: "the text leaves open what the quoted words say",
    CutKind.AMOUNT: "the words are quoted without the bound before them",
    CutKind.NUMBER: "the quotation cuts off a part of a figure",
    CutKind.QUESTION: "the text only asks what the quoted words say",
    CutKind.GOVERNED: "the words hang on others that are not quoted and do not plainly say them",
}
_LEFT_OUT = {CutKind.NUMBER: "this part is left out", CutKind.QUESTION: "the question mark is left out"}
_BEHIND = "quote on to the end of the sentence, so that a reader sees what the text says"
_BEFORE = "quote from further back, so that a reader sees what the text says"


def context_turned(amap: MapContent, facts: Facts) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each quotation next to words that bear on its meaning."""
    for each in all_checked(facts.quotations):
        if not each.in_source.status.good or each.text is None:
            continue
        ends = bearing_ends(each)
        if ends:
            yield Diagnostic.at(
                CONTEXT_TURNED,
                place_of(each.quotation.origin),
                _MESSAGES[ends[0].how],
                others=[
                    Label(
                        Span(each.text.source, end.start, end.end), _LEFT_OUT.get(end.how, "these words are left out")
                    )
                    for end in ends
                ],
                help=_BEHIND if ends[0].after else _BEFORE,
            )
            continue
        said = said_by_another(each, amap)
        if said is not None:
            yield Diagnostic.at(
                CONTEXT_TURNED,
                place_of(each.quotation.origin),
                f"the text has these words from `{said.who}`, not from `{each.quotation.speaker}`",
                others=[Label(Span(each.text.source, said.start, said.end), "the name before them")],
                help=_BEFORE,
            )


def bearing_ends(checked: CheckedQuotation) -> tuple[CutEnd, ...]:
    """The words next to a passage that bear on it.

    A denial is evidence that somebody denies a claim: beside it, words that deny are what is wanted.
    """
    denial = checked.quotation.kind is QuotationKind.DENIAL
    wanted = (CutKind.DENIED, CutKind.NOT) if denial else ()
    return tuple(each for each in checked.in_source.ends if each.how not in wanted)
