"""Details that their statement does not know, or that it is given twice."""

from collections.abc import Collection, Iterable, Iterator

from argmap.catalogue.rules import REPEATED_DETAIL, UNKNOWN_DETAIL
from argmap.diagnostics.diagnostic import Diagnostic, Edit, Label
from argmap.diagnostics.similar import similar
from argmap.diagnostics.suggest import nearest
from argmap.english import article
from argmap.fields import KEYS, MANY
from argmap.names import normal
from argmap.source import Source, Span
from argmap.syntax import nodes
from argmap.syntax.keywords import DETAILS, QUOTATIONS


def check_keys(
    source: Source, statement: nodes.Statement, diagnostics: list[Diagnostic], told: Collection[int]
) -> set[str]:
    """Report each detail below a statement that cannot be there, unless something was `told` about it already.

    Returns the names that such a detail may have meant to declare: `becuase footfall: …`.
    """
    lost: set[str] = set()
    for owner, details in _owners(statement):
        first: dict[str, nodes.Setting] = {}
        for detail in details:
            if not isinstance(detail, nodes.Setting):
                continue
            key = detail.key.text
            if key not in KEYS[owner] and detail.key.start in told:
                continue
            if key not in KEYS[owner]:
                lost.update(map(normal, key.split()[1:]))
                diagnostics.append(_unknown(Span(source, detail.key.start, detail.key.end), owner))
            elif key in first and key not in MANY:
                diagnostics.append(_repeated(source, first[key], detail))
            else:
                first[key] = detail
    return lost


_FORMS = (
    "below a claim stand `quote SOURCE: WORDS`, `denial SOURCE: WORDS`, `because: TEXT`, `but: TEXT`, `unless: TEXT`, "
    "`assumed`, `supports ID`, `rebuts ID`; "
)


def _owners(statement: nodes.Statement) -> Iterator[tuple[str, Iterable[nodes.Detail]]]:
    """Everything that can hold details, with its kind; no recursion, for reasons nest deep."""
    if isinstance(statement, nodes.Include | nodes.Expect):
        return
    if not isinstance(statement, nodes.ClaimDecl | nodes.Relation):
        yield statement.keyword.text, statement.details
        return
    if not statement.details:
        return
    stack: list[tuple[str, tuple[nodes.Detail, ...]]] = [
        ("claim" if isinstance(statement, nodes.ClaimDecl) else "relation", statement.details)
    ]
    while stack:
        owner, details = stack.pop()
        yield owner, details
        for detail in reversed(details):
            if isinstance(detail, nodes.Step):
                steps = (*reversed(detail.conjuncts), detail)
                stack += [("relation" if step.text is None else "reason", step.details) for step in steps]
            elif isinstance(detail, nodes.Relation):
                stack.append(("relation", detail.details))
            elif isinstance(detail, nodes.QuotationLine) and detail.details:
                stack.append(("quotation", detail.details))


_FORM = "`quote SOURCE by SPEAKER citing SPEAKER at PLACE: WORDS`"
_IN_HEAD = {
    **dict.fromkeys(("by", "speaker", "who", "citing"), f"who is quoted stands before the colon: {_FORM}"),
    **dict.fromkeys(("at", "place", "page", "locator"), f"where the words stand is told before the colon: {_FORM}"),
    **dict.fromkeys(
        ("stance", "kind"),
        "how far the words commit is the first word of the line: " + ", ".join(f"`{each}`" for each in QUOTATIONS),
    ),
}
"""What stands in the head of a quotation, and is no detail of it."""


def _unknown(span: Span, owner: str) -> Diagnostic:
    key = " ".join(span.text.split())
    first = key.split()[0]
    if owner == "quotation" and key in _IN_HEAD:
        return Diagnostic.at(UNKNOWN_DETAIL, span, f"a quotation has no detail `{key}`", help=_IN_HEAD[key])
    if owner == "source" and key == "by":
        help_ = "who wrote a source is `author: NAME`"
        return Diagnostic.at(
            UNKNOWN_DETAIL, span, "a source has no detail `by`", help=help_, edits=[Edit(span, "author")]
        )
    found = nearest(key, KEYS[owner])
    if found:
        return Diagnostic.at(
            UNKNOWN_DETAIL,
            span,
            f"{article(owner)} has no detail `{key}`",
            **similar(span, found, "detail"),
        )
    keyword = nearest(first, DETAILS) if owner in ("claim", "reason") else None
    if keyword:
        place = Span(span.source, span.start, span.start + len(first))
        return Diagnostic.at(
            UNKNOWN_DETAIL,
            place,
            f"{article(owner)} has no detail `{first}`",
            **similar(place, keyword, "keyword"),
        )
    elsewhere = [kind for kind, keys in KEYS.items() if key in keys and kind != "reason"]
    known = ", ".join(f"`{each}`" for each in KEYS[owner])
    return Diagnostic.at(
        UNKNOWN_DETAIL,
        span,
        f"{article(owner)} has no detail `{key}`",
        notes=[f"`{key}` is a detail of a {elsewhere[0]}"] if elsewhere else [],
        help=f"{_FORMS if owner in ('claim', 'reason') else ''}its details are {known}",
    )


def _repeated(source: Source, first: nodes.Setting, again: nodes.Setting) -> Diagnostic:
    return Diagnostic.at(
        REPEATED_DETAIL,
        Span(source, again.key.start, again.key.end),
        f"`{again.key.text}` is given twice",
        others=[Label(Span(source, first.key.start, first.key.end), "first given here")],
        help="only the first counts; put both into one",
    )
