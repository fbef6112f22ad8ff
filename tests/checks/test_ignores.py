"""Comments that silence findings, where a text is missing that the findings would be about."""

import pytest

import argmap

MAP = """source page: Page
  text: page.txt
# argmap: ignore[{}] seen
claim sold: The mill was sold.
  quote page: The mill was sold
"""


@pytest.mark.parametrize(
    "codes, there, told",
    [
        ("AM310", True, True),  # nothing stands beside the words, so the comment is idle
        ("AM310", False, False),  # nobody can know
        ("AM310, AM309", False, False),
        ("AM310, AM206", False, False),  # nor whether it is idle altogether
        ("AM204", False, True),  # that asks for no text
    ],
)
def test_whether_a_comment_is_idle_is_not_known_without_the_text(tmp_path, codes, there, told):
    if there:
        (tmp_path / "page.txt").write_text("The mill was sold.\n", encoding="utf-8")
    found = argmap.loads(MAP.format(codes), folder=tmp_path).diagnostics
    assert ("AM018" in [each.rule.code for each in found]) is told
