"""Lines that are no statement, or no detail."""

from argmap.catalogue.rules import (
    MISPLACED_DETAIL,
    UNKNOWN_DETAIL,
    UNKNOWN_STATEMENT,
)
from argmap.diagnostics.diagnostic import Diagnostic
from argmap.diagnostics.similar import similar
from argmap.diagnostics.suggest import nearest
from argmap.english import article, listed
from argmap.fields import KEYS
from argmap.source import Source, Span
from argmap.syntax.cut import Line
from argmap.syntax.keywords import ARGUED, DETAILS, FLAGS, OF_QUESTIONS, QUOTATIONS, STATEMENTS
from argmap.syntax.mistakes import synonyms
from argmap.syntax.mistakes.names import is_name
from argmap.syntax.nodes import Word
from argmap.syntax.spaces import RAW_WORD
from argmap.syntax.words import VERBS

ARROWS = ("->", "<-", "+>", "<+", "=>", "-->", "<--", "→", "←")
"""Signs for a relation in other languages, where they mean now this and now that."""
_OTHERS = {"reason": "step", "relation": "step", "quotation": "quotation"}
"""What holds details and begins with no keyword of its own."""
_BELOW = (
    "below a claim stand `quote SOURCE: WORDS`, `denial SOURCE: WORDS`, `because: TEXT`, `but: TEXT`, `unless: TEXT`, "
    "`assumed`, `supports ID`, `rebuts ID`, and details such as `note: TEXT`"
)


def unknown_statement(source: Source, line: Line) -> Diagnostic:
    """A line in column 0 that begins with no keyword and holds no verb."""
    first = RAW_WORD.match(source.text, line.start, line.end)
    word = first[0] if first else source.text[line.start]
    span = Span(source, line.start, line.start + len(word))
    rest = source.text[span.end : line.end].strip()
    name_of_a_claim = word in (*FLAGS, *QUOTATIONS) and rest and ":" not in rest
    if word in DETAILS and not name_of_a_claim:
        below = {ARGUED: "step", **dict.fromkeys(OF_QUESTIONS, "question")}.get(word, "claim")
        return Diagnostic.at(
            MISPLACED_DETAIL,
            span,
            f"`{word}` stands in column 1, outside any {below}",
            help=f"indent it below the {below} that it belongs to",
        )
    colon = source.text.find(":", line.start, line.end)
    others = RAW_WORD.finditer(source.text, span.end, line.end) if colon < 0 and is_name(word) else ()
    for other in others:
        verb_span = Span(source, other.start(), other.end())
        if other[0] in ARROWS:
            one, two = source.text[line.start : other.start()].strip(), source.text[other.end() : line.end].strip()
            if other[0] in ("<-", "<+", "<--"):
                one, two = two, one
            return Diagnostic.at(
                UNKNOWN_STATEMENT,
                verb_span,
                f"`{other[0]}` says nothing of how two claims bear on each other",
                help=f"write `{one} supports {two}` or `{one} rebuts {two}`",
            )
        if other[0] in ("because", "but"):
            rest_ = source.text[other.end() : line.end].strip()
            return Diagnostic.at(
                UNKNOWN_STATEMENT,
                verb_span,
                f"`{other[0]}` stands below a claim, and not between two",
                help=f"write `{rest_} {'supports' if other[0] == 'because' else 'rebuts'} {word}`",
            )
        synonym = synonyms.verb(verb_span)
        if synonym is not None:
            return synonym
        verb = nearest(other[0], VERBS)
        if verb:
            return Diagnostic.at(
                UNKNOWN_STATEMENT,
                verb_span,
                f"`{other[0]}` is not a relation",
                **similar(verb_span, verb, "relation"),
            )
    owners = [owner for owner, keys in KEYS.items() if word.casefold() in keys]
    if owners and colon >= 0 and not source.text[span.end : colon].strip():
        lines = [f"`{owner}`" for owner in owners if owner in STATEMENTS]
        below = f"{listed(lines, most=len(lines), last='or')} line" if lines else _OTHERS[owners[0]]
        return Diagnostic.at(
            MISPLACED_DETAIL,
            span,
            f"`{word}` stands in column 1, where no detail can stand",
            help=f"indent it below the {below} that it belongs to",
        )
    synonym = synonyms.statement(span) if colon >= 0 else None
    if synonym is not None:
        return synonym
    found = nearest(word, STATEMENTS)
    if found:
        return Diagnostic.at(
            UNKNOWN_STATEMENT,
            span,
            f"no statement begins with `{word}`",
            **similar(span, found, "keyword"),
        )
    detail = synonyms.OF_DETAILS.get(word.casefold()) or nearest(word, DETAILS)
    if detail:
        return Diagnostic.at(
            UNKNOWN_STATEMENT,
            span,
            f"no statement begins with `{word}`",
            help=f"what is meant is perhaps `{detail}`, which is indented below a claim",
        )
    return Diagnostic.at(
        UNKNOWN_STATEMENT,
        span,
        "a line is no statement",
        help="a statement begins with " + ", ".join(f"`{each}`" for each in STATEMENTS) + ", or says `A supports B`",
    )


def unknown_detail_line(source: Source, line: Line) -> Diagnostic:
    """An indented line that begins with no keyword and has no `KEY: VALUE` form."""
    first = RAW_WORD.match(source.text, line.start, line.end)
    word = first[0] if first else source.text[line.start]
    span = Span(source, line.start, line.start + len(word))
    second = RAW_WORD.search(source.text, span.end, line.end)
    if word in STATEMENTS:
        return indented_statement(source, line)
    if second and second[0] in VERBS:
        return Diagnostic.at(
            MISPLACED_DETAIL,
            span,
            "a relation between two named claims is indented",
            help=f"begin it in column 1, or write `{second[0]} …` below the claim `{word}`",
        )
    other = synonyms.detail(span) or synonyms.verb(span, below=True)
    if other is not None:
        return other
    if second and second[0].casefold() in synonyms.OF_VERBS:
        return Diagnostic.at(
            MISPLACED_DETAIL,
            span,
            "a relation between two named claims is indented",
            help=f"begin it in column 1, with `{synonyms.OF_VERBS[second[0].casefold()]}` for `{second[0]}`",
        )
    found = nearest(word, DETAILS)
    if found:
        return Diagnostic.at(UNKNOWN_DETAIL, span, f"`{word}` is no detail", **similar(span, found, "keyword"))
    if word in ARROWS:
        return Diagnostic.at(
            UNKNOWN_DETAIL, span, f"`{word}` says nothing of how claims bear on each other", help=_BELOW
        )
    return Diagnostic.at(
        UNKNOWN_DETAIL,
        span,
        "an indented line is no detail",
        help=f"a text over several lines goes on with `|`; {_BELOW}",
    )


def unknown_key(source: Source, line: Line, key: Word) -> Diagnostic | None:
    """A line `WORD …: TEXT` that is no detail of anything: what is wrong, if it is plain without knowing of what."""
    first = key.text.split()[0]
    if first in STATEMENTS:
        return indented_statement(source, line)
    span = Span(source, key.start, key.start + len(first))
    alone = first == key.text
    other = (synonyms.key(span) if alone else None) or synonyms.detail(span)
    if other is not None:
        return other
    found = None if alone else nearest(first, DETAILS)
    if found is None:
        return None
    return Diagnostic.at(UNKNOWN_DETAIL, span, f"`{first}` is no detail", **similar(span, found, "keyword"))


def indented_statement(source: Source, line: Line) -> Diagnostic:
    """A statement below another one."""
    first = RAW_WORD.match(source.text, line.start, line.end)
    word = first[0] if first else source.text[line.start]
    nested = "; a reason for a claim is `because …` below it" if word == "claim" else ""
    return Diagnostic.at(
        MISPLACED_DETAIL,
        Span(source, line.start, line.start + len(word)),
        f"{article(word, mark='`')} statement is indented",
        help=f"begin it in column 1{nested}",
    )
