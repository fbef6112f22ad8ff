"""Whose name stands where words are: that of a reader heads his comment, however long that is."""

import pytest

import argmap

HEAD = "source page: Page\n  text: page.txt\n  language: en\nspeaker ann: Ann Bell\n"


@pytest.mark.parametrize(
    "tags, between, told",
    [
        ("", "A short remark. ", False),
        ("", "A long remark. " * 60, True),
        ("  tags: reader\n", "A long remark. " * 60, False),
        ("  tags: reader\n", "A long remark. " * 900, True),
    ],
)
def test_the_name_of_a_reader_stands_above_the_comment(tmp_path, tags, between, told):
    (tmp_path / "page.txt").write_text(f"Ann Bell, 3 May\n{between}The mill was sold.\n", encoding="utf-8")
    text = f"{HEAD}{tags}claim sold: The mill was sold.\n  quote page by ann: The mill was sold\n"
    found = [each.rule.code for each in argmap.loads(text, folder=tmp_path).diagnostics]
    assert ("AM313" in found) is told
