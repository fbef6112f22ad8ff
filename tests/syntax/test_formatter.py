"""The formatter on what belongs to nothing."""

import pytest

from argmap.formatter import format_document
from argmap.source import Source
from argmap.syntax.parse import parse


def formatted(text):
    return format_document(parse(Source("x", text)))


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"])
@pytest.mark.parametrize(
    "text, expected",
    [
        (" p\n\n ", " p\n"),
        ("|\n\n ", "|\n"),
        ("\n \n p\n\t\n\n q\n\n\n", " p\n\t\n\n q\n"),
        (" p\n q\nclaim a: A.\n", " p\n q\nclaim a: A.\n"),
        (" p\n\n\nclaim a: A.\n", " p\n\nclaim a: A.\n"),
        ("claim a: A.\n\n\n|\n# c\n", "claim a: A.\n\n|\n# c\n"),
    ],
)
def test_lines_that_belong_to_nothing_are_kept_without_the_blank_lines_around_them(text, expected, end):
    assert formatted(text.replace("\n", end)) == expected
    assert formatted(expected) == expected


@pytest.mark.slow
def test_half_a_million_comments_are_each_taken_once():
    """Taking each from the front of a list would move all the others each time."""
    text = "# c\n" * 250_000 + "claim a: A.\n" + "  # c\n" * 250_000 + "  note: N.\n"
    assert formatted(text) == text
