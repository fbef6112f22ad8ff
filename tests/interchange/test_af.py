"""Frameworks, read and written in the formats of the competitions."""

import pytest

import argmap
from argmap.interchange.af import FormatError, read_af, write_af


@pytest.mark.parametrize("format_", ["i23", "apx", "tgf"])
def test_frameworks_are_read_as_they_are_written(format_):
    framework = argmap.Framework(("1", "2", "3"), (("1", "2"), ("2", "1"), ("3", "3")))
    assert read_af(write_af(framework, format_), format_) == framework


@pytest.mark.parametrize(
    "text, format_, line",
    [
        ("1 2\n", "i23", "line 1"),
        ("p af 1\n1 2\n", "i23", "line 2"),
        ("p af 2\n1 2 3\n", "i23", "line 2"),
        ("arg(a).\nfoo(a).\n", "apx", "line 2"),
        ("arg(a).\natt(a,b).\n", "apx", "line 2"),
        ("a\n#\na b\n", "tgf", "line 3"),
        ("", "i23", "line 1"),
    ],
)
def test_a_broken_framework_is_refused_with_its_line(text, format_, line):
    with pytest.raises(FormatError, match=line):
        read_af(text, format_)
