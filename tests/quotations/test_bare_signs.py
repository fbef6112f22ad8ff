"""What a text without apparatus is does not hang on which folds were looked for."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from argmap.quotations.text import bare as module

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
