"""What gaps leave out of a sentence, and what brackets put in the place of its words."""

from collections.abc import Iterator

from argmap.analysis.facts import Facts
from argmap.catalogue.rule import Rule
from argmap.catalogue.rules import BRACKET_REPLACES, GAP_LEAVES_OUT
from argmap.diagnostics.diagnostic import Diagnostic, Label
from argmap.diagnostics.place import place_of
from argmap.english import listed
from argmap.model.content import MapContent
from argmap.quotations.check import CheckedQuotation, all_checked
from argmap.quotations.finding import Difference
from argmap.source import Span

MOST_SHOWN = 4
MOST_CHARACTERS = 60


def gap_leaves_out(amap: MapContent, facts: Facts) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each quotation with a gap over a name or a number of a sentence that it quotes."""
    for each in all_checked(facts.quotations):
        lesser = [difference for gap in each.in_source.gaps if not gap.note for difference in gap.lesser]
        if lesser and each.in_source.status.good:
            words = listed([f"“{_shortened(difference.text)}”" for difference in lesser[:MOST_SHOWN]])
            help_ = "see whether the sentence still says the same"
            yield _diagnostic(GAP_LEAVES_OUT, each, lesser, f"the gap leaves out {words}", help_)


def _shortened(words: str) -> str:
    return words if len(words) <= MOST_CHARACTERS else f"{words[: MOST_CHARACTERS - 1].rstrip()}…"


def bracket_replaces(amap: MapContent, facts: Facts) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each quotation with a bracket that stands for other words than it holds."""
    for each in all_checked(facts.quotations):
        lesser = [difference for gap in each.in_source.gaps if gap.note for difference in gap.lesser]
        if lesser and each.in_source.status.good:
            words = "; ".join(str(difference) for difference in lesser[:MOST_SHOWN])
            yield _diagnostic(
                BRACKET_REPLACES,
                each,
                lesser,
                f"the bracket says something else than the text: {words}",
                "let a bracket only explain what stands there: `he [the mayor]`",
            )


def _diagnostic(
    rule: Rule, checked: CheckedQuotation, differences: list[Difference], message: str, help_: str
) -> Diagnostic:
    text = checked.text
    labels = [
        Label(Span(text.source, each.start, each.end), "left out")
        for each in differences[:MOST_SHOWN]
        if text is not None and each.text
    ]
    return Diagnostic.at(rule, place_of(checked.quotation.origin), message, others=labels, help=help_)
