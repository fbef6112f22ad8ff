"""What cannot be printed, replaced as it would be sign by sign."""

from hypothesis import given
from hypothesis import strategies as st

from argmap.columns import printable


@given(st.text(max_size=30), st.sampled_from(["", "\n", "\n\t"]))
def test_what_cannot_be_printed_is_replaced(text, kept):
    assert printable(text, kept=kept) == "".join(
        char if char.isprintable() or char in kept else "\ufffd" for char in text
    )
