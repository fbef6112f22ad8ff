"""Lines of the keywords with odd spaces, any line ends and names that nothing declares: nothing raises."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import argmap
from argmap.checks import CHECKS, OPTIONAL_CHECKS
from argmap.formatter import format_document
from argmap.source import Source
from argmap.syntax.keywords import DETAILS, STATEMENTS
from argmap.syntax.parse import parse

pytestmark = pytest.mark.slow

SPACES = st.sampled_from([" "] * 12 + [*"\t\x0b\x0c\x1c\x1d\x1f\x85\xa0\u2009\u2028\u3000", ""])
NAMES = ["a", "b", "typo", "s", "p", "step1", "x.y"]
SIGNS = [*STATEMENTS, *DETAILS, *"+:()|#,", "->", "as", "by", "at", "strength", "answer", "repeats", "accepted", *NAMES]
ENDS = st.sampled_from(["\n", "\n", "\r", "\r\n"])


@st.composite
def lines(draw):
    """A line: one that could be read, or signs at random."""
    verb = draw(st.sampled_from(["supports", "rebuts", "undercuts", "implies", "contradicts"]))
    a, b, c = (draw(st.sampled_from(NAMES)) for _ in range(3))
    formed = [
        f"claim {a}: A.",
        f"claim {a}: A.",
        f"{a} {verb} {b}",
        f"{a} + {b} {verb} {c} as step1",
        f"{a} undercuts {b}",
        f"{a} undercuts {b} -> {c}",
        f"source {a}: S",
        f"  repeats: {b}, {c}",
        f"speaker {a}: P",
        f"  speaks for: {b}",
        f"question {a}: Q?",
        f"  answer: {b}",
        f"expect {a} accepted",
        f"  quote s by {a} at p. 3: words",
        f"  because {a} as {b}: B.",
        f"  {draw(st.sampled_from(['because', 'but', 'unless', 'and']))} {a} + {b}",
        "    unless: C.",
        "  assumed",
        f"  {verb} {a}",
        f"include: {a}",
    ]
    if draw(st.integers(0, 2)):
        pieces = draw(st.sampled_from(formed)).split(" ")
    else:
        pieces = [draw(st.sampled_from(["", " ", "   "])), *draw(st.lists(st.sampled_from(SIGNS), max_size=6))]
    return "".join(
        draw(SPACES) + piece if at and pieces[at - 1] else " " * bool(at) + piece for at, piece in enumerate(pieces)
    )


TEXTS = st.lists(st.tuples(lines(), ENDS).map("".join), max_size=12).map("".join)


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(TEXTS)
def test_no_line_raises_and_every_check_runs(text):
    found = argmap.loads(text)
    for check in (*CHECKS, *(check for _, check in OPTIONAL_CHECKS)):
        list(check(found.map, found.facts))
    once = format_document(parse(Source("x", text)))
    assert format_document(parse(Source("x", once))) == once
