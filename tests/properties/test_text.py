from hypothesis import given
from hypothesis import strategies as st

from argmap.diagrams.graphviz.measure import _break_pieces, break_lines, text_width
from argmap.model.text import clean_text
from argmap.names import NAME_RE, bad_character, normal
from argmap.syntax.free_text import join_lines, wrap

TEXT = st.text(alphabet=st.one_of(st.characters(), st.sampled_from(" \n中文한국かな”、 ab")), max_size=200)


@given(TEXT, st.integers(1, 60), st.integers(5, 60))
def test_wrapping_is_undone_by_joining(text, first, width):
    cleaned = clean_text(text)
    if cleaned:
        assert join_lines(wrap(cleaned, first, width)) == cleaned


@given(TEXT)
def test_cleaning_twice_changes_nothing_more(text):
    assert clean_text(clean_text(text)) == clean_text(text)


@given(TEXT, st.floats(20, 300))
def test_printed_lines_fit_and_lose_nothing(text, width):
    lines = break_lines(text, width, 10)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(text_width(line, 10) <= width or len(line) <= 2 for line in lines if max(line, default=" ") < "\u0300")


@given(st.text(alphabet="abciW m.", max_size=200), st.floats(5, 300), st.sampled_from([7, 8.5, 10, 12]))
def test_words_break_where_pieces_do(text, width, size):
    assert break_lines(text, width, size) == [*_break_pieces(text, width * 1000 / size)]


@given(st.from_regex(NAME_RE, fullmatch=True).filter(lambda name: bad_character(name) is None))
def test_normal_names_stay_names(name):
    assert NAME_RE.fullmatch(normal(name))
    assert normal(normal(name)) == normal(name)
