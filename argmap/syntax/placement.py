"""How it is worded when a line is fine by itself and stands, or ends, where it cannot."""

import re

from argmap.catalogue.rules import INCOMPLETE_LINE, MISPLACED_DETAIL, UNKNOWN_DETAIL
from argmap.diagnostics.diagnostic import Diagnostic, Label
from argmap.diagnostics.suggest import nearest
from argmap.source import Source, Span
from argmap.syntax.cut import Line
from argmap.syntax.grammar import Unexpected
from argmap.names import NAME_RE
from argmap.syntax.words import VERBS
from argmap.syntax.wording import STEPS

_KEYWORD = re.compile(r"[^\s:]+")
_RELATION_FORM = "the form is `A + B supports C`, then `as ID` if the relation needs a name"


def unexpected(
    source: Source, problem: Unexpected, line: Line, parent: Line | None, previous: Line | None
) -> Diagnostic:
    """Word the first thing that the grammar did not expect.

    `line` is the line to blame, `parent` the one that it is indented under, `previous` the one before
    it at the same depth.
    """
    word = problem.word
    keyword = _keyword(source, line)
    begins = word is not None and word.start == line.start and word.type not in ("DEDENT", "INDENT", "NAME", "LPAR")
    if word is not None and word.type == "INDENT":
        return _block_refused(source, line, parent)
    if word is not None and begins and parent is not None:
        return _line_refused(source, line, keyword, parent, previous)
    if word is None or word.type in ("DEDENT", "INDENT") or not line.start <= word.start < line.end:
        return _ends_early(source, line, problem.expected)
    span = Span(source, word.start, word.end)
    if word.type == "OTHER":
        after_verb = any(verb in source.text[line.start : word.start].split() for verb in VERBS)
        return _strange_word(span, problem.expected, after_verb=after_verb)
    return Diagnostic.at(
        INCOMPLETE_LINE, span, f"`{word.text}` cannot stand here", help=_due(problem.expected) or _RELATION_FORM
    )


def _keyword(source: Source, line: Line) -> str:
    match = _KEYWORD.match(source.text, line.start, line.end)
    return match[0] if match else source.text[line.start]


def _first(source: Source, line: Line) -> Span:
    return Span(source, line.start, line.start + len(_keyword(source, line)))


def _block_refused(source: Source, line: Line, parent: Line | None) -> Diagnostic:
    owner = _keyword(source, parent) if parent else "this line"
    others = [Label(_first(source, parent), "this line")] if parent else []
    return Diagnostic.at(
        MISPLACED_DETAIL,
        Span(source, line.start, line.end),
        f"nothing can be indented under `{owner}`",
        others=others,
        help="move the line out to the level of the claim that it belongs to",
    )


def _line_refused(source: Source, line: Line, keyword: str, parent: Line, previous: Line | None) -> Diagnostic:
    span = _first(source, line)
    owner = _keyword(source, parent)
    if keyword == "and":
        others = [Label(_first(source, previous), "the line before it at this depth")] if previous else []
        return Diagnostic.at(
            MISPLACED_DETAIL,
            span,
            "`and` joins no step",
            others=others,
            help="it stands directly after a `because`, `but` or `unless` at the same depth",
        )
    helps = {
        "source": "a quotation stands under the claim that it is evidence for",
        "speaker": "a quotation stands under the claim that it is evidence for",
        "map": "it belongs under a claim",
        "section": "claims follow a section at column 1; they are not indented under it",
    }
    if owner in VERBS or owner == "+" or owner in STEPS:
        help_ = "under a step between claims stand `unless`, `warrant`, `scheme`, `strength`, `note` and `tags`"
    else:
        help_ = helps.get(owner, "move it to the level of the claim that it belongs to")
    return Diagnostic.at(
        MISPLACED_DETAIL,
        span,
        f"`{keyword}` has no meaning under `{owner}`",
        others=[Label(_first(source, parent), "under this line")],
        help=help_,
    )


def _ends_early(source: Source, line: Line, expected: frozenset[str]) -> Diagnostic:
    return Diagnostic.at(
        INCOMPLETE_LINE,
        Span(source, max(line.start, line.end - 1), line.end),
        "a line ends too early",
        help=_due(expected) or _RELATION_FORM,
    )


def _strange_word(span: Span, expected: frozenset[str], *, after_verb: bool) -> Diagnostic:
    text = span.text
    if {"SUPPORTS", "UNDERCUTS"} & expected:
        verb = nearest(text, VERBS)
        if verb:
            return Diagnostic.at(
                UNKNOWN_DETAIL, span, f"`{text}` is not a relation", help=f"a similar relation is `{verb}`"
            )
    if text.startswith(":"):
        return Diagnostic.at(
            INCOMPLETE_LINE, span, "a relation has no text of its own", help="a text for it goes into `warrant:` or `note:`"
        )
    if text in (",", "and") or NAME_RE.fullmatch(text):
        if after_verb:
            help_ = "a relation has one target: write one for each; `as ID` gives it a name"
        else:
            help_ = "premises are joined by `+`, as in `A + B supports C`"
        return Diagnostic.at(INCOMPLETE_LINE, span, f"`{text}` cannot stand here", help=help_)
    return Diagnostic.at(INCOMPLETE_LINE, span, f"`{text}` cannot stand in a relation", help=_RELATION_FORM)


def _due(expected: frozenset[str]) -> str:
    """What could stand there, in words."""
    parts = []
    if expected & {"NAME", "ID"}:
        parts.append("a name")
    if "LPAR" in expected:
        parts.append("a step in brackets")
    if "PLUS" in expected:
        parts.append("`+` and a further premise")
    if "SUPPORTS" in expected:
        parts.append("a relation such as `supports`")
    elif "UNDERCUTS" in expected:
        parts.append("`->` or a relation")
    if "ARROW" in expected:
        parts.append("`->` and what the step leads to")
    if "AS" in expected:
        parts.append("`as` and a name for the relation")
    if "RPAR" in expected:
        parts.append("`)`")
    if expected & {"END", "DEDENT"}:
        parts.append("the end of the line")
    if not parts:
        return ""
    return "here could stand " + (", ".join(parts[:-1]) + " or " + parts[-1] if len(parts) > 1 else parts[0])
