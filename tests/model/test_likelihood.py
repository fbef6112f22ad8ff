"""Words of probability: found as a plain search with their pattern finds them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.model.credence import BANDS
from argmap.model.likelihood import _LIKE, _STEMS, _form, confidence_in, likelihoods_in

_OTHERS = "Likely|UNLIKELY|li\u017fely|l\u0130kely|l\u0131kely|not likely|remote chance|remote village"
_BETWEEN = ("with high confidence", "LOW  Confidence", "a", "é", " ", ". ", "-", "x")
_PIECES = st.sampled_from([*BANDS, *_LIKE, *_OTHERS.split("|"), *_BETWEEN])


@given(st.lists(_PIECES, max_size=8).map("".join))
def test_a_text_is_searched_where_it_holds_a_word(text):
    assert [word for word, _, _ in likelihoods_in(text)] == [match[0] for match in _form().finditer(text)]


def test_every_word_has_its_stem():
    assert all(any(stem in word for stem in _STEMS) for word in (*BANDS, *_LIKE))


@pytest.mark.parametrize(
    "text, confidence",
    [
        ("We have HIGH confidence.", "HIGH confidence"),
        ("low conf\u0130dence", "low conf\u0130dence"),
        ("Low con\ufb01dence", ""),
    ],
)
def test_levels_of_confidence(text, confidence):
    assert confidence_in(text) == confidence


@pytest.mark.parametrize("word", ["l\u0131kely", "L\u0130KELY", "\u0130MPROBABLE"])
def test_turkish_letters_are_taken_for_i(word):
    assert [found for found, _, _ in likelihoods_in(word)] == [word]
