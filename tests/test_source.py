import pytest

from argmap.files import decode
from argmap.source import Source, Span


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_end_in_three_ways(end):
    source = Source("x", f"one{end}two{end}{end}four")
    assert source.position(source.text.index("two")) == (2, 1)
    assert source.position(source.text.index("our")) == (4, 2)
    assert [source.line(n) for n in (1, 2, 3, 4)] == ["one", "two", "", "four"]


def test_other_separators_end_no_line():
    assert Source("x", "a\x0bb\x0c\u2028\x85c").position(6) == (1, 7)


def test_a_place_is_named_as_editors_understand_it():
    assert Span(Source("dir/x.argmap", "ab\ncd"), 4, 5).place == "dir/x.argmap:2:2"


def test_a_byte_order_mark_is_dropped():
    source, problems = decode("x", b"\xef\xbb\xbfclaim")
    assert source.text == "claim"
    assert not problems


def test_a_wrong_byte_is_reported_once_and_hides_nothing():
    source, problems = decode("x", b"claim a: caf\xe9, and caf\xe9 again\nb supports a\n")
    assert [each.rule.code for each in problems] == ["AM001"]
    assert problems[0].span.place == "x:1:13"
    assert "and 1 more" in problems[0].message
    assert source.text.endswith("b supports a\n")


@pytest.mark.parametrize("data", [b"\x00\x01", bytes(range(256)), b"\xff\xfec\x00l\x00", b"GIF89a\x00\xff\xff\xff"])
def test_rubbish_is_one_diagnostic(data):
    source, problems = decode("x", data)
    assert [each.rule.code for each in problems] == ["AM002"]
    assert source.text == ""
