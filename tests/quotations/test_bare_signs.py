"""What a text without apparatus is does not hang on which folds were looked for."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from argmap.quotations.text import bare as module
from argmap.quotations.text import fold

FOLDED = st.text(st.sampled_from("ab ..--''``\"\n\t!,\u00ad\u2013\u00e9"), max_size=12)
PIECES = st.lists(
    st.one_of(
        st.sampled_from(
            [
                *(
                    "word",
                    "Words",
                    " ",
                    "  ",
                    "\n",
                    "\r\n",
                    "12",
                    "1,000",
                    "0.5",
                    "5 %",
                    "5 mW",
                    "$ 5",
                    "= 3",
                    "a=b",
                    "'",
                    "''",
                ),
                *(
                    "<b>",
                    "</p>",
                    "&amp;",
                    "&nbsp;",
                    "[1]",
                    "[a](b)",
                    "> ",
                    "**",
                    "_",
                    "~~",
                    "-\n",
                    "—\n",
                    "[emphasis added]",
                ),
                *("(p. 3)", ".", "!", "word.2 Next", "word [12].", "ē", "\u2212 4", "µ", "\u202a", "١٢", "\u00b9", "K"),
            ]
        ),
        st.text(st.characters(min_codepoint=9, max_codepoint=126), max_size=4),
    ),
    max_size=12,
).map("".join)


@pytest.mark.parametrize("quoted", [False, True])
@pytest.mark.parametrize("decimal", [".", ","])
@settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=PIECES)
def test_folds_that_are_skipped_would_have_found_nothing(text, decimal, quoted):
    quick = module.bare(text, decimal=decimal, quoted=quoted)
    needs = module._NEEDS
    try:
        module._NEEDS = {fold: frozenset(map(chr, range(128))) for fold in needs}
        assert module.bare(text or " ", decimal=decimal, quoted=quoted).text == (quick.text if text else " ")
        assert module.bare(text, decimal=decimal, quoted=quoted) == quick
    finally:
        module._NEEDS = needs


@settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=FOLDED)
def test_a_text_that_folding_leaves_alone_is_taken_as_it_is(text):
    quick = fold.Folded(text)
    kept = fold._TOUCHED
    try:
        fold._TOUCHED = re.compile("")
        slow = fold.Folded(text)
    finally:
        fold._TOUCHED = kept
    assert quick.text == slow.text
    assert [quick.start(at) for at in range(len(quick.text))] == [slow.start(at) for at in range(len(slow.text))]
    assert [quick.end(at) for at in range(1, len(quick.text) + 1)] == [
        slow.end(at) for at in range(1, len(slow.text) + 1)
    ]
    if quick.is_straight:
        assert [slow.start(at) for at in range(len(text))] == list(range(len(text)))
        assert [slow.end(at + 1) for at in range(len(text))] == list(range(1, len(text) + 1))
