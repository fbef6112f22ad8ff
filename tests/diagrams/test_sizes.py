"""Pictures of a size."""

import pytest

from argmap.diagrams.drawing import draw
from argmap.diagrams.picture import picture
from argmap.diagrams.sizes import Size, read_length, size_of
from town import TOWN, parts


def test_sizes():
    assert read_length("170mm") == pytest.approx(481.9, abs=0.1)
    assert read_length("6in") == 432
    assert read_length("800px") == 600
    assert [read_length(each) for each in ("", "wide", "12", "0mm", "-3mm")] == [None] * 5
    diagram = draw(*parts(TOWN))
    width, height = size_of(picture(diagram, "svg").decode().replace('<?xml version="1.0" encoding="UTF-8"?>\n', ""))
    small = picture(diagram, "svg", size=Size(max_width=width / 2)).decode()
    assert size_of(small)[0] == pytest.approx(width / 2, abs=0.1)
    twice = picture(diagram, "svg", size=Size(scale=2)).decode()
    assert size_of(twice)[1] == pytest.approx(height * 2, abs=0.1)
    said = []
    sheet = picture(diagram, "svg", size=Size("a4", scale=5), messages=said).decode()
    assert max(size_of(sheet)) <= (297 - 30) * 72 / 25.4 + 0.1
    assert min(size_of(sheet)) <= (210 - 30) * 72 / 25.4 + 0.1
    assert said == []
    picture(diagram, "svg", size=Size(max_width=60), messages=said)
    assert "too small to read" in said[0]
