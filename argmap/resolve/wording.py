"""How mistakes are worded that show when a file is read into a map."""

from argmap.catalogue.rules import (
    INCOMPLETE_LINE,
    MISPLACED_DETAIL,
    REPEATED_DETAIL,
    SECOND_MAP,
    UNDERCUT_OF_NOTHING,
    WRONG_KIND,
)
from argmap.diagnostics.diagnostic import Diagnostic, Label
from argmap.source import Span


def second_map(span: Span, first: Span) -> Diagnostic:
    """A second `map` statement."""
    return Diagnostic.at(
        SECOND_MAP,
        span,
        "a file has one `map` statement",
        label="again here",
        others=[Label(first, "first here")],
        help="put both into one; a heading over claims is a `section`",
    )


def repeated_answer(span: Span, first: Span) -> Diagnostic:
    """`answer: a` a second time."""
    return Diagnostic.at(
        REPEATED_DETAIL,
        span,
        f"the answer `{span.text}` is given twice",
        label="again here",
        others=[Label(first, "first given here")],
        help="remove one of the two",
    )


def argued_without_step(span: Span) -> Diagnostic:
    """`argued` below a declared claim, a further premise, or a relation that is no step."""
    return Diagnostic.at(
        MISPLACED_DETAIL,
        span,
        "`argued` says who makes a step, and here is none",
        help="put it below the `because`, `but` or `unless` that somebody makes, or below a relation (`A supports B`)",
    )


def no_answer(span: Span, question: str) -> Diagnostic:
    """`evidence a: against x`, where `x` answers something else."""
    return Diagnostic.at(
        WRONG_KIND,
        span,
        f"`{span.text}` is no answer of `{question}`",
        help=f"name one of its answers, or make it one: `answer: {span.text}`",
    )


def rated_twice(span: Span, first: Span) -> Diagnostic:
    """The same item in two `evidence` lines."""
    return Diagnostic.at(
        REPEATED_DETAIL,
        span,
        f"the evidence `{span.text}` is rated twice",
        label="again here",
        others=[Label(first, "first rated here")],
        help="put both into one line: `evidence ITEM: against A, B`",
    )


def cites_himself(span: Span) -> Diagnostic:
    """`by bob citing bob`."""
    return Diagnostic.at(
        REPEATED_DETAIL,
        span,
        f"`{span.text}` stands twice in the chain of who cites whom",
        help="take it out: each relays the words of another one, and the last asserts",
    )


def speaker_after_place(span: Span, part: str) -> Diagnostic:
    """`at p. 3 by liar:`."""
    return Diagnostic.at(
        INCOMPLETE_LINE,
        span,
        f"`{part}` and a speaker stand before `at`, and here are read as part of the place",
        help="the form is `quote SOURCE by SPEAKER citing SPEAKER at PLACE: WORDS`, in this order",
    )


def open_and_assumed(span: Span, other: Span) -> Diagnostic:
    """A claim that stands and does not."""
    return Diagnostic.at(
        REPEATED_DETAIL,
        span,
        "a claim cannot be both `open` and `assumed`",
        others=[Label(other, "assumed here")],
        help="`assumed` lets it stand, `open` lets it wait until somebody backs it: take one out",
    )


def undercut_of_nothing(span: Span) -> Diagnostic:
    """`unless` below a claim that bears on nothing."""
    return Diagnostic.at(
        UNDERCUT_OF_NOTHING,
        span,
        "`unless` has no step to set aside",
        help="it stands below a `because`, `but`, `unless`, `quote` or `denial`; that the claim is false is `but`; "
        "that its grounds are weak is a claim of its own that `undercuts` it",
    )


def undercut_of_uncommitted(span: Span, keyword: Span) -> Diagnostic:
    """`unless` below a suspicion, a hope or a mention."""
    return Diagnostic.at(
        UNDERCUT_OF_NOTHING,
        span,
        f"`unless` below `{keyword.text}` sets nothing aside",
        others=[Label(keyword, "these words bear on no verdict")],
        help="only `quote` and `denial` commit somebody; write a `note`, or put it below the words that count",
    )


OF_PAIRS = {
    "contradicts": ("contradiction", "for several claims that together exclude another write `A + B rebuts C`"),
    "restates": ("restatement", "what several claims say together is a claim of its own, which they support"),
}
"""Relations that hold between two claims and are no steps: what each is called, and what is meant by several."""


def undercut_of_pair(span: Span, relation: Span) -> Diagnostic:
    """`unless` below a contradiction or a restatement."""
    what, _ = OF_PAIRS[relation.text]
    return Diagnostic.at(
        UNDERCUT_OF_NOTHING,
        span,
        "`unless` has no step to set aside",
        others=[Label(relation, f"a {what} is no step")],
        help=f"undercut a reason instead, or leave the {what} out",
    )


def linked_pair(span: Span) -> Diagnostic:
    """`A + C contradicts B`, `A + C restates B`."""
    what, help_ = OF_PAIRS[span.text]
    return Diagnostic.at(INCOMPLETE_LINE, span, f"a {what} holds between two claims", help=help_)


def restates_itself(span: Span) -> Diagnostic:
    """`A restates A`."""
    return Diagnostic.at(
        INCOMPLETE_LINE, span, "a claim restates itself", help="name the other claim that says the same, or take it out"
    )
