"""Quotations whose own words say less than the claim that they stand below."""

from collections.abc import Iterator

from argmap.analysis.facts import Facts
from argmap.catalogue.rules import STANCE
from argmap.diagnostics.diagnostic import Diagnostic, Edit, Label
from argmap.diagnostics.place import place_of
from argmap.model.content import MapContent
from argmap.model.elements import QuotationKind
from argmap.model.voicing import owner_of
from argmap.quotations.check import CheckedQuotation, all_checked
from argmap.quotations.finding import CutKind
from argmap.quotations.stance import Governed, governed
from argmap.source import Span

_HELP = {
    QuotationKind.DENIAL: "if the speaker denies the claim write `denial`; if he is not committed to it, `mention`",
    QuotationKind.SUSPICION: "if the speaker only thinks it possible write `suspicion`, or say so in the claim",
    QuotationKind.HOPE: "if the speaker only wants or fears it write `hope`, or say so in the claim",
    QuotationKind.MENTION: "if the words fall short of the claim write `suspicion`, `hope` or `mention`",
}
_DENIED = "if the speaker denies the claim write `denial`; if he is not committed to it, `mention`"
_CONDITION = "say the condition in the claim, or write `mention`"


def stance(amap: MapContent, facts: Facts) -> Iterator[Diagnostic]:
    """Yield a hint for each `quote` in which other words govern those that the claim is made of."""
    undercut: set[str] | None = None
    for each in all_checked(facts.quotations):
        if each.quotation.kind is not QuotationKind.QUOTE or each.text is None:
            continue
        found = governed(each, facts.written.claims[each.claim])
        if found is None:
            continue
        if undercut is None:
            targets = {step.target for step in amap.inferences.values()} - amap.claims.keys()
            undercut = {owner_of(target, amap.claims) for target in targets}
        yield Diagnostic.at(
            STANCE,
            place_of(each.quotation.origin),
            f"“{' '.join(found.words.split())}” governs the words that the claim is made of",
            others=[Label(Span(each.text.source, found.start, found.end), "here")],
            help=_help(found),
            edits=list(_edits(each, found, amap, held=each.claim in undercut)),
        )


def _help(found: Governed) -> str:
    if found.how is CutKind.CONDITION:
        return _CONDITION
    return _DENIED if found.how in (CutKind.DENIED, CutKind.NOT) else _HELP[found.kind]


def _edits(checked: CheckedQuotation, found: Governed, amap: MapContent, *, held: bool) -> Iterator[Edit]:
    """The guessed word for `quote`; none that bears on no verdict where an undercut aims at words of the claim."""
    head = checked.quotation.kind_origin
    if head is not None and amap.owns(head) and not (held and not found.kind.counts):
        yield Edit(head, found.kind)
