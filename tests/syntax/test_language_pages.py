"""The hard corners of the language, as pages to read: each box gets the findings below it."""

from pathlib import Path

import pytest

from language_boxes import boxes, findings, has_a_layout, laid_out

PAGES = sorted((Path(__file__).parent / "language").glob("*.md"))
BOXES = [pytest.param(*box, id=f"{page.stem}-{number}") for page in PAGES for number, box in enumerate(boxes(page), 1)]
LAID_OUT = [each for each in BOXES if has_a_layout(*each.values)]


@pytest.mark.parametrize("text, expected", BOXES)
def test_a_box_gets_the_findings_below_it(text, expected, tmp_path):
    assert findings(text, "page.argmap", tmp_path) == expected


@pytest.mark.parametrize("text, expected", LAID_OUT)
def test_a_box_is_laid_out_in_the_common_way(text, expected):
    assert laid_out(text, "page.argmap") == text
