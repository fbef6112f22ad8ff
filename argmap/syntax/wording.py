"""How the mistakes of single lines are worded."""

import re
from collections.abc import Sequence

from argmap.catalogue.rules import (
    BAD_NAME,
    INCOMPLETE_LINE,
    MISPLACED_DETAIL,
    MISSING_COLON,
    MISSING_TEXT,
    STRAY_CONTINUATION,
    UNKNOWN_DETAIL,
    UNKNOWN_STATEMENT,
)
from argmap.diagnostics.diagnostic import Diagnostic, Edit
from argmap.diagnostics.suggest import nearest
from argmap.names import NAME_RE, show
from argmap.names import bad_character as first_bad_character
from argmap.source import Source, Span
from argmap.syntax.cut import Line
from argmap.syntax.nodes import Word
from argmap.syntax.words import VERBS

STATEMENTS = ("map", "source", "speaker", "section", "question", "claim", "include", "expect")
STEPS = ("because", "but", "unless", "and")
DETAILS = ("quote", "denial", *STEPS, *VERBS, "assumed")
_RAW_WORD = re.compile(r"[^\s:]+")
NAMES_HELP = "a name begins with a letter; letters, digits, `_` and `-` follow"


def bad_character(source: Source, offset: int) -> Diagnostic:
    """A name with a quotation mark, an emoji or an invisible sign in it."""
    return _bad_name(source, offset, offset + 1, f"a name cannot hold {show(source.text[offset])}")


def broken_line(source: Source, line: Line, form: str) -> Diagnostic:
    """A line that begins with a keyword and goes on in a way that its form does not allow."""
    text = source.text
    colon = text.find(":", line.start, line.end)
    head = list(_RAW_WORD.finditer(text, line.start, line.end if colon < 0 else colon))
    keyword, rest = head[0][0], head[1:]
    help_ = f"the form is {form}"
    if keyword in ("expect", "assumed"):
        return _incomplete(source, line, head, help_)
    if keyword == "include" and colon >= 0:
        return Diagnostic.at(
            INCOMPLETE_LINE, Span(source, colon, line.end), "an include needs a path on its own line", help=help_
        )
    if colon < 0:
        return _missing_colon(source, head, help_)
    if keyword in ("map", "section"):
        extra = Span(source, rest[0].start(), rest[-1].end())
        return Diagnostic.at(INCOMPLETE_LINE, extra, f"a `{keyword}` has no name before its colon", help=help_)
    if not rest:
        return Diagnostic.at(
            INCOMPLETE_LINE, Span(source, line.start, colon), f"a {keyword} needs a name before the colon", help=help_
        )
    return _name_problem(source, rest, help_)


def broken_step(source: Source, line: Line, keyword: str) -> Diagnostic:
    """`because` with neither a text nor names that make sense."""
    text = source.text
    form = f"the form is `{keyword} ID: TEXT`, or `{keyword} ID + ID` for claims declared elsewhere"
    colon = text.find(":", line.start, line.end)
    head = list(_RAW_WORD.finditer(text, line.start, line.end if colon < 0 else colon))
    if colon >= 0:
        return _name_problem(source, head[1:], form)
    if len(head) == 1:
        span = Span(source, line.start, line.end)
        return Diagnostic.at(INCOMPLETE_LINE, span, f"`{keyword}` is followed by nothing", help=form)
    return Diagnostic.at(
        STRAY_CONTINUATION, Span(source, *line.more[0]), "a continuation line continues names and not a text", help=form
    )


def broken_quotation(source: Source, line: Line, keyword: str) -> Diagnostic:
    """A quotation without a source, a colon, or with words in between that are none of its parts."""
    text = source.text
    form = f"the form is `{keyword} SOURCE by SPEAKER at PLACE: WORDS`; speaker and place may be left out"
    colon = text.find(":", line.start, line.end)
    head = list(_RAW_WORD.finditer(text, line.start, line.end if colon < 0 else colon))
    if colon < 0:
        return _missing_colon(source, head[:2], form)
    if len(head) == 1:
        span = Span(source, line.start, colon)
        return Diagnostic.at(INCOMPLETE_LINE, span, f"a {keyword} needs its source before the colon", help=form)
    for word in head[1:]:
        if word[0] not in ("by", "at") and not _is_name(word[0]):
            return _name_problem(source, [word], form)
    if head[-1][0] in ("by", "at"):
        missing = "speaker" if head[-1][0] == "by" else "place"
        span = Span(source, head[-1].start(), head[-1].end())
        return Diagnostic.at(INCOMPLETE_LINE, span, f"`{head[-1][0]}` is followed by no {missing}", help=form)
    odd = next((word for word in head[2:] if word[0] not in ("by", "at")), head[-1])
    if head[2][0] in ("by", "at") and len(head) > 4:
        odd = head[4]
    return Diagnostic.at(
        INCOMPLETE_LINE,
        Span(source, odd.start(), odd.end()),
        f"`{odd[0]}` is neither `by` and a speaker nor `at` and a place",
        help=form,
    )


def unknown_statement(source: Source, line: Line) -> Diagnostic:
    """A line in column 0 that begins with no keyword and holds no verb."""
    first = _RAW_WORD.match(source.text, line.start, line.end)
    word = first[0] if first else source.text[line.start]
    span = Span(source, line.start, line.start + len(word))
    if word in DETAILS:
        return Diagnostic.at(
            MISPLACED_DETAIL,
            span,
            f"`{word}` stands in column 1, outside any claim",
            help="indent it below the claim that it belongs to",
        )
    colon = source.text.find(":", line.start, line.end)
    rest = _RAW_WORD.finditer(source.text, span.end, line.end) if colon < 0 and _is_name(word) else ()
    for other in rest:
        verb = nearest(other[0], VERBS)
        if verb:
            verb_span = Span(source, other.start(), other.end())
            return Diagnostic.at(
                UNKNOWN_STATEMENT,
                verb_span,
                f"`{other[0]}` is not a relation",
                help=f"a similar relation is `{verb}`",
                edits=[Edit(verb_span, verb)],
            )
    found = nearest(word, STATEMENTS)
    if found:
        return Diagnostic.at(
            UNKNOWN_STATEMENT,
            span,
            f"no statement begins with `{word}`",
            help=f"a similar keyword is `{found}`",
            edits=[Edit(span, found)],
        )
    detail = nearest(word, DETAILS)
    if detail:
        return Diagnostic.at(
            UNKNOWN_STATEMENT,
            span,
            f"no statement begins with `{word}`",
            help=f"a similar keyword is `{detail}`, which is indented below a claim",
        )
    return Diagnostic.at(
        UNKNOWN_STATEMENT,
        span,
        "a line is no statement",
        help="a statement begins with " + ", ".join(f"`{each}`" for each in STATEMENTS) + ", or says `A supports B`",
    )


def unknown_detail_line(source: Source, line: Line) -> Diagnostic:
    """An indented line that begins with no keyword and has no `KEY: VALUE` form."""
    first = _RAW_WORD.match(source.text, line.start, line.end)
    word = first[0] if first else source.text[line.start]
    span = Span(source, line.start, line.start + len(word))
    second = _RAW_WORD.search(source.text, span.end, line.end)
    if word in STATEMENTS:
        return indented_statement(source, line)
    if second and second[0] in VERBS:
        return Diagnostic.at(
            MISPLACED_DETAIL,
            span,
            "a relation between two named claims is indented",
            help=f"begin it in column 1, or write `{second[0]} …` below the claim `{word}`",
        )
    found = nearest(word, DETAILS)
    if found:
        edits = [Edit(span, found)]
        return Diagnostic.at(
            UNKNOWN_DETAIL, span, f"`{word}` is no detail", help=f"a similar keyword is `{found}`", edits=edits
        )
    return Diagnostic.at(
        UNKNOWN_DETAIL,
        span,
        "an indented line is no detail",
        help="a text over several lines goes on with `|`; a detail is `because …`, `quote …`, `note: …` and the like",
    )


def indented_statement(source: Source, line: Line) -> Diagnostic:
    """A statement below another one."""
    first = _RAW_WORD.match(source.text, line.start, line.end)
    word = first[0] if first else source.text[line.start]
    nested = "; a reason for a claim is `because …` below it" if word == "claim" else ""
    return Diagnostic.at(
        MISPLACED_DETAIL,
        Span(source, line.start, line.start + len(word)),
        f"{'an' if word[0] in 'aeiou' else 'a'} `{word}` statement is indented",
        help=f"begin it in column 1{nested}",
    )


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


def missing_text(source: Source, line: Line, what: str) -> Diagnostic:
    """A colon with nothing after it."""
    return Diagnostic.at(
        MISSING_TEXT,
        Span(source, line.end - 1, line.end),
        f"nothing stands after the colon of `{what}`",
        help="write the text after the colon; more of it goes on lines that begin with `|`",
    )


def _missing_colon(source: Source, head: list[re.Match[str]], help_: str) -> Diagnostic:
    """Blame the gap after the keyword and its name: that is where the colon belongs."""
    keyword = head[0][0]
    named = keyword not in ("map", "section", "include") and len(head) > 1 and _is_name(head[1][0])
    end = head[1].end() if named else head[0].end()
    return Diagnostic.at(
        MISSING_COLON,
        Span(source, end - 1, end),
        f"a colon is missing in {'an' if keyword[0] in 'aeiou' else 'a'} `{keyword}` line",
        help=help_,
        edits=[Edit(Span(source, end, end), ":")],
    )


def _name_problem(source: Source, rest: list[re.Match[str]], form: str) -> Diagnostic:
    """Between keyword and colon stands something that is not one name."""
    for word in rest:
        if not _is_name(word[0]):
            at = NAME_RE.match(word[0])
            if at is None:
                message = f"a name cannot begin with {show(word[0][0])}"
                return _bad_name(source, word.start(), word.end(), message)
            offset = word.start() + at.end()
            return _bad_name(source, offset, offset + 1, f"a name cannot hold {show(source.text[offset])}")
    span = Span(source, rest[0].start(), rest[-1].end())
    joined = "_".join(word[0] for word in rest)
    return Diagnostic.at(
        BAD_NAME, span, f"a name is one word, `{joined}` for instance", help=form, edits=[Edit(span, joined)]
    )


def _no_name(source: Source, span: Span) -> Diagnostic:
    """Where a name is due stands something else."""
    at = NAME_RE.match(span.text)
    if at is None:
        return _bad_name(source, span.start, span.end, f"a name cannot begin with {show(span.text[0])}")
    offset = span.start + min(at.end(), len(span.text) - 1)
    return _bad_name(source, offset, offset + 1, f"a name cannot hold {show(source.text[offset])}")


def _bad_name(source: Source, start: int, end: int, message: str) -> Diagnostic:
    return Diagnostic.at(BAD_NAME, Span(source, start, end), message, help=NAMES_HELP)


def _incomplete(source: Source, line: Line, head: list[re.Match[str]], help_: str) -> Diagnostic:
    keyword = head[0][0]
    rest = head[1:]
    if keyword == "assumed":
        bar = source.text.rfind("|", line.start, line.more[0][0] + 1) if line.more else line.end
        span = Span(source, rest[0].start() if rest else bar, line.last)
        return Diagnostic.at(INCOMPLETE_LINE, span, "`assumed` is followed by something", help=help_)
    colon = source.text.find(":", line.start, line.end)
    if colon >= 0:
        return Diagnostic.at(INCOMPLETE_LINE, Span(source, colon, colon + 1), "an `expect` has no colon", help=help_)
    if len(rest) < 2:
        span = Span(source, line.start, line.end)
        return Diagnostic.at(INCOMPLETE_LINE, span, "an `expect` needs a claim and its verdict", help=help_)
    span = Span(source, rest[2].start() if len(rest) > 2 else rest[0].start(), line.last)
    return Diagnostic.at(INCOMPLETE_LINE, span, "an `expect` has one claim and one verdict", help=help_)


def _is_name(word: str) -> bool:
    return NAME_RE.fullmatch(word) is not None and first_bad_character(word) is None


_RELATION_FORM = "the form is `A + B supports C`, then `as ID` if the relation needs a name"


def unexpected_word(source: Source, line: Line, found: Sequence[Word], at: int, expected: frozenset[str]) -> Diagnostic:
    """The first word of a relation, or after `because`, that cannot stand there; perhaps the end."""
    word = found[at] if at < len(found) else None
    keyword = _RAW_WORD.match(source.text, line.start, line.end)
    names_follow = word is not None and word.text in ("and", "as")
    if word and keyword and keyword[0] in STEPS and at and _is_name(word.text) and not names_follow:
        article = "an" if keyword[0] == "and" else "a"
        return Diagnostic.at(
            MISSING_COLON,
            Span(source, found[at - 1].end - 1, found[at - 1].end),
            f"a colon is missing in {article} `{keyword[0]}` line",
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
            return _no_name(source, span)
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
