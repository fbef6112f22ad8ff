"""What must hold for every text and every quotation from it."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from argmap.quotations.find import find_quote
from argmap.quotations.text.fold import Folded
from argmap.quotations.text.folds import folds_between

pytestmark = pytest.mark.slow
MANY = settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
PLAIN = "street the “mayor” will not 12 été e\u0301te long-term ﬁne … — 中文 может قد 29.8 \u200bzero Straße İzmir"
WORDS = st.sampled_from([*PLAIN.split(), "[sic]", "sanc-\ntions", "\n\n", "p\xa0<\xa00.05"])
TEXTS = st.lists(WORDS, min_size=1, max_size=40).map(" ".join)


@MANY
@given(st.text(max_size=200), st.text(max_size=60))
def test_nothing_raises(text, quote):
    find_quote(text, quote)


@MANY
@given(TEXTS, st.data())
def test_a_piece_of_a_text_is_found_in_it(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    quote = text[start:end].strip()
    found = find_quote(text, quote)
    if found.status == "unchecked":
        return  # marks only
    assert found.status in ("exact", "ambiguous", "normalised", "elided"), found
    if found.status == "exact":
        assert text[found.start : found.end] in (quote, quote[1:-1].strip())


@MANY
@given(TEXTS)
def test_folding_only_moves_forward_and_keeps_its_ends(text):
    for folded in (Folded(text), Folded(text, loose=True)):
        places = [folded.start(at) for at in range(len(folded.text) + 1)]
        assert places == sorted(places)
        assert all(0 <= place <= len(text) for place in places)
        for at in range(len(folded.text)):
            assert folded.start(at) < folded.end(at + 1) <= len(text)


@MANY
@given(TEXTS)
def test_folding_again_changes_nothing(text):
    once = Folded(text).text
    assert Folded(once).text == once


CHANGES = {
    "quotes": lambda text: text.replace("“", '"').replace("”", '"'),
    "dashes": lambda text: text.replace("—", "-"),
    "ellipses": lambda text: text.replace("…", "..."),
    "white space": lambda text: text.replace(" ", "  "),
    "case": str.upper,
}
"""What a copyist may do to a text, by the name of the fold that undoes it."""
TYPED = st.lists(
    st.sampled_from(["the", "“mayor”", "may", "—", "or", "…", "NOT", "12", "été"]), min_size=1, max_size=9
).map(" ".join)


@MANY
@given(TYPED, st.sets(st.sampled_from(sorted(CHANGES))))
def test_named_folds_are_enough_and_none_is_idle(text, chosen):
    quote = text
    for name in sorted(chosen):
        quote = CHANGES[name](quote)
    assert set(folds_between(quote, text)) == {name for name in chosen if CHANGES[name](text) != text}
    assert folds_between(f"{quote} more", text) is None


@pytest.mark.parametrize("size", [10, 100])
def test_the_outcome_does_not_depend_on_what_else_the_text_holds(size):
    sentence = "The street will be closed to through traffic by the summer."
    filler = " ".join(f"Paragraph {at} is about something else." for at in range(size))
    for quote in (
        "will be closed to through traffic",
        "will be open to through traffic",
        "nobody ever said this thing",
    ):
        assert find_quote(sentence, quote).status == find_quote(f"{filler} {sentence} {filler}", quote).status
