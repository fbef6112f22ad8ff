"""Heads that announce more than there can be, a byte order mark, and signs that look like digits or line ends."""

import pytest

from argmap.interchange import af
from argmap.interchange.af import FormatError, read_af


@pytest.mark.parametrize("number", ["9" * 5000, "999999999", "1000001"])
def test_a_head_that_announces_more_arguments_than_a_file_may_have_is_refused(number):
    with pytest.raises(FormatError, match="line 1: a file has at most 1,000,000 arguments"):
        read_af(f"p af {number}\n", "i23")


def test_the_limit_itself_is_allowed(monkeypatch):
    monkeypatch.setattr(af, "MOST_ARGUMENTS", 10)
    assert len(read_af("p af 10\n", "i23").arguments) == 10
    assert len(read_af(f"p af {'0' * 5000}3\n", "i23").arguments) == 3
    assert read_af("p af 000\n", "i23").arguments == ()
    with pytest.raises(FormatError, match="at most 10 "):
        read_af("p af 11\n", "i23")


@pytest.mark.parametrize("number", ["²", "٣", "-1", "+1", "1_0", "1.0", "x"])
def test_a_head_has_a_number_in_plain_digits(number):
    with pytest.raises(FormatError, match="the head is one line `p af N`"):
        read_af(f"p af {number}\n", "i23")


@pytest.mark.parametrize(
    "format_, text", [("i23", "p af 2\n1 2\n"), ("apx", "arg(1).\narg(2).\natt(1,2).\n"), ("tgf", "1\n2\n#\n1 2\n")]
)
@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"])
def test_a_byte_order_mark_and_any_line_end_are_allowed(format_, text, end):
    found = read_af("\ufeff" + text.replace("\n", end), format_)
    assert (found.arguments, found.attacks) == (("1", "2"), (("1", "2"),))


def test_a_comment_goes_to_the_end_of_its_line():
    assert read_af("p af 1\n# next\x85line \u2028 x\n", "i23").arguments == ("1",)
    assert read_af("arg(a). % one\x0btwo\n", "apx").arguments == ("a",)
