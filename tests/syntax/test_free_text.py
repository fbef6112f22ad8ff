import pytest

from argmap.syntax.free_text import join_lines, wrap


def test_lines_are_joined_by_a_space():
    assert join_lines(["one", "two"]) == "one two"


def test_an_empty_line_parts_paragraphs():
    assert join_lines(["one", "", "", "two", "three"]) == "one\ntwo three"


def test_scripts_without_spaces_are_joined_without_one():
    assert join_lines(["应当禁止", "汽车"]) == "应当禁止汽车"
    assert join_lines(["자동차를", "금지"]) == "자동차를 금지"


def test_a_first_line_may_be_empty():
    assert join_lines(["", "two"]) == "two"


@pytest.mark.parametrize("width", [10, 20, 40])
def test_no_line_is_too_wide_if_its_words_are_not(width):
    text = "the street will be closed to all cars by the summer"
    assert all(len(line) <= width for line in wrap(text, width, width))


def test_double_spaces_never_lie_at_a_break():
    text = "a  b" * 30
    assert join_lines(wrap(text, 10, 10)) == text
