"""In what a foreign format and the language differ: every difference has a name, and every case of it is told."""

import attrs

from argmap.brief_repr import brief_repr
from argmap.catalogue.rule import Rule
from argmap.catalogue.rules import LEFT_OUT, MENDED, READ_AS
from argmap.diagnostics.diagnostic import Diagnostic


@attrs.frozen
class FormatLoss:
    """A kind of difference: what is left out, read as something that the file does not say, or mended.

    `what` is a sentence on it, for the tables of the documentation.
    """

    name: str
    rule: Rule
    what: str

    __repr__ = brief_repr


@attrs.frozen
class Lost:
    """A case of a difference, with its place in the foreign file."""

    loss: FormatLoss
    diagnostic: Diagnostic

    __repr__ = brief_repr


def left_out(name: str, what: str) -> FormatLoss:
    """Something that has no place on the other side."""
    return FormatLoss(name, LEFT_OUT, what)


def read_as(name: str, what: str) -> FormatLoss:
    """Something that is taken for what the file does not say."""
    return FormatLoss(name, READ_AS, what)


def mended(name: str, what: str) -> FormatLoss:
    """Something that cannot be so, made into what can."""
    return FormatLoss(name, MENDED, what)


LEAF = read_as(
    "leaf", "A claim that nothing in the file speaks for is taken as assumed (with `--leaves open` as open)."
)
VALUE = left_out("value", "A value that the language has no such form for, such as a date in other words, is left out.")
EMPTY = mended("empty", "A claim without words is called by its name.")
ITSELF = mended("itself", "A relation of a claim with itself is left out.")
NO_PREMISE = mended("no-premise", "A step without a premise, or without a target, is left out.")
TWICE = mended("twice", "A relation that is there already is left out.")
NOTHING_THERE = mended("nothing-there", "A reference to what is not there is left out.")
NO_TITLE = mended("no-title", "A map of which something is said, but no title, is called by the name of its file.")
COMMON = (LEAF, VALUE, EMPTY, ITSELF, NO_PREMISE, TWICE, NOTHING_THERE, NO_TITLE)
"""Differences that any format can have."""
