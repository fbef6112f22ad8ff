"""What is wrong in a relation, or after `because` and its like."""

from collections.abc import Sequence

from argmap.catalogue.rules import (
    INCOMPLETE_LINE,
    MISSING_COLON,
    STRAY_CONTINUATION,
    UNKNOWN_DETAIL,
)
from argmap.diagnostics.diagnostic import Diagnostic, Edit
from argmap.diagnostics.suggest import nearest
from argmap.english import article, listed
from argmap.names import NAME_RE
from argmap.source import Source, Span
from argmap.syntax.cut import Line
from argmap.syntax.keywords import STEPS
from argmap.syntax.mistakes.names import is_name, no_name
from argmap.syntax.nodes import Word
from argmap.syntax.spaces import RAW_WORD
from argmap.syntax.words import VERBS

_RELATION_FORM = "the form is `A + B supports C`, then `as ID` if the relation needs a name"


def unexpected_word(source: Source, line: Line, found: Sequence[Word], at: int, expected: frozenset[str]) -> Diagnostic:
    """The first word of a relation, or after `because`, that cannot stand there; perhaps the end."""
    word = found[at] if at < len(found) else None
    keyword = RAW_WORD.match(source.text, line.start, line.end)
    names_follow = word is not None and word.text in ("and", "as")
    if word and keyword and keyword[0] in STEPS and at and is_name(word.text) and not names_follow:
        return Diagnostic.at(
            MISSING_COLON,
            Span(source, found[at - 1].end - 1, found[at - 1].end),
            f"a colon is missing in {article(keyword[0], mark='`')} line",
            help=f"the form is `{keyword[0]} ID: TEXT`, or `{keyword[0]} ID + ID` for claims declared elsewhere",
        )
    if word is None:
        span = Span(source, max(line.start, line.end - 1), line.end)
        return Diagnostic.at(INCOMPLETE_LINE, span, "a line ends too early", help=_due(expected) or _RELATION_FORM)
    span = Span(source, word.start, word.end)
    if word.type == "OTHER":
        before = found[:at]
        after_verb = any(each.text in VERBS for each in before)
        named = next((each.text for each in before if each.type == "NAME" and each.text in VERBS), "")
        if expected & {"NAME", "ID"}:
            return no_name(source, span)
        if any(each.type == "AS" for each in before):
            help_ = "the name of a relation is one word, and the last of its line"
            return Diagnostic.at(INCOMPLETE_LINE, span, f"`{word.text}` cannot stand here", help=help_)
        return _strange_word(span, expected, after_verb=after_verb, named=named)
    return Diagnostic.at(
        INCOMPLETE_LINE, span, f"`{word.text}` cannot stand here", help=_due(expected) or _RELATION_FORM
    )


def _strange_word(span: Span, expected: frozenset[str], *, after_verb: bool, named: str) -> Diagnostic:
    text = span.text
    if {"SUPPORTS", "UNDERCUTS"} & expected:
        verb = nearest(text, VERBS)
        if verb:
            return Diagnostic.at(
                UNKNOWN_DETAIL, span, f"`{text}` is not a relation", help=f"a similar relation is `{verb}`"
            )
    if text.startswith(":"):
        return Diagnostic.at(
            INCOMPLETE_LINE,
            span,
            "a relation has no text of its own",
            help="a text for it goes into `warrant:` or `note:`",
        )
    if text in (",", "and") or NAME_RE.fullmatch(text):
        if named:
            help_ = f"`{named}` is read as a name before it: a premise is missing there"
        elif after_verb:
            help_ = (
                "a relation has one target, whose name is one word: write a relation for each; `as ID` gives it a name"
            )
        else:
            help_ = "premises are joined by `+`, as in `A + B supports C`"
        joins = text in (",", "and") and not named and not after_verb
        edits = [Edit(span, " +" if text == "," else "+")] if joins else []
        return Diagnostic.at(INCOMPLETE_LINE, span, f"`{text}` cannot stand here", help=help_, edits=edits)
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
    if "BY" in expected:
        parts.append("`by` and who is quoted")
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
    return "here could stand " + listed(parts, most=len(parts), last="or")


def nothing_to_continue(source: Source, line: Line) -> Diagnostic:
    """A continuation line below a relation."""
    return Diagnostic.at(
        STRAY_CONTINUATION,
        Span(source, line.more[0][0] - 1, line.last),
        "a continuation line continues a relation and not a text",
        help="put the whole relation on one line; a text for it goes into `note:` or `warrant:`",
    )


def too_many_brackets(source: Source, word: Word) -> Diagnostic:
    """Steps within steps, deeper than a line can be read."""
    return Diagnostic.at(
        INCOMPLETE_LINE,
        Span(source, word.start, word.end),
        "a line names steps within steps more than 100 deep",
        help="give the steps names with `as`, and use these",
    )


def label_of_and(source: Source, label: Word) -> Diagnostic:
    """`and x as y`: a premise, not a step, would get a name."""
    return Diagnostic.at(
        INCOMPLETE_LINE,
        Span(source, label.start, label.end),
        "`and` joins a step and cannot name it",
        help="name the step where it begins: `because ID as NAME: …`",
    )
