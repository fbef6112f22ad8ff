"""The charts of a report."""

import xml.etree.ElementTree as ET

import pytest

from argmap.reports.charts import chart
from argmap.reports.subject import Subject
from town import TOWN, parts


@pytest.mark.parametrize("name", ["matrix", "timeline", "weights"])
def test_charts_are_drawn_and_text_stays_text_in_them(name):
    hostile = "</text><script>alert(1)</script> & more"
    text = f"source s: S\n  date: 2026-01\nspeaker p: {hostile}\nspeaker q: Q\nclaim a: {hostile}\n"
    text += "  quote s by p: x x x\n  denial s by q: y y y\n  because b: B.\n    quote s by q: z z z\n"
    text += "  but c: C.\n    assumed\n"
    root = ET.fromstring(chart(name, Subject(*parts(text))))
    assert not list(root.iter("{http://www.w3.org/2000/svg}script"))
    titles = [each.text for each in root.iter("{http://www.w3.org/2000/svg}title")]
    assert len(titles) > 2
    assert chart(name, Subject(*parts("map: Empty\n"))) == ""


def test_there_is_no_other_chart():
    with pytest.raises(ValueError, match="there is no chart 'pie'"):
        chart("pie", Subject(*parts(TOWN)))
