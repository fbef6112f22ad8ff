"""How it is worded when a line is fine by itself and stands where it cannot."""

from argmap.catalogue.rules import MISPLACED_DETAIL
from argmap.diagnostics.diagnostic import Diagnostic, Label
from argmap.source import Source, Span
from argmap.syntax.cut import Line
from argmap.syntax.keywords import ARGUED, QUOTATIONS, STATEMENTS, STEPS
from argmap.syntax.spaces import RAW_WORD
from argmap.syntax.words import VERBS


def misplaced(source: Source, line: Line, parent: Line | None, previous: Line | None) -> Diagnostic:
    """Word that a line cannot stand where it does.

    `parent` is the line that it is indented under, `previous` the one before it at the same depth.
    """
    keyword = _keyword(source, line)
    span = _first(source, line)
    if keyword == "and":
        others = [Label(_first(source, previous), "the line before it at this depth")] if previous else []
        return Diagnostic.at(
            MISPLACED_DETAIL,
            span,
            "`and` joins no step",
            others=others,
            help="it stands directly after a `because`, `but` or `unless` at the same depth",
        )
    owner = _keyword(source, parent) if parent else ""
    under = "a relation" if parent and _is_relation(parent, owner) else f"`{owner}`"
    others = [Label(_first(source, parent), "under this line")] if parent else []
    return Diagnostic.at(
        MISPLACED_DETAIL,
        span,
        f"`{keyword}` has no meaning under {under}",
        others=others,
        help=_advice(owner, parent),
    )


def _advice(owner: str, parent: Line | None) -> str:
    if parent is None:
        return "move it to the level of the claim that it belongs to"
    if _is_relation(parent, owner) or owner in STEPS:
        return (
            "under a step between claims stand `unless`, `argued`, `warrant`, `scheme`, `strength`, `note` and `tags`"
        )
    if owner in ("source", "speaker", "map"):
        return "quotations and reasons stand under a claim"
    if owner == "question":
        return (
            "a question names its answers with `answer: ID` and rates items with `evidence ID: against ID`; what "
            "speaks for them stands under the claims"
        )
    if owner == "section":
        return "the claims of a section follow it in column 1; they are not indented"
    if owner == ARGUED:
        return "under `argued` stand `date`, `prefix`, `suffix` and `note`"
    if owner in QUOTATIONS:
        return "under a quotation stand `unless` (what sets it aside), `date`, `prefix`, `suffix` and `note`"
    return "nothing can be indented there: move it to the level of the claim that it belongs to"


def _is_relation(parent: Line, owner: str) -> bool:
    return owner in VERBS or owner == "+" if parent.indent else owner not in STATEMENTS


def _keyword(source: Source, line: Line) -> str:
    match = RAW_WORD.match(source.text, line.start, line.end)
    return match[0] if match else source.text[line.start]


def _first(source: Source, line: Line) -> Span:
    return Span(source, line.start, line.start + len(_keyword(source, line)))
