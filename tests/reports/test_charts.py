"""The charts of a report."""

import xml.etree.ElementTree as ET

import pytest

from argmap.findings.subject import Subject
from argmap.reports.charts import chart
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


@pytest.mark.parametrize("name, signs", [("matrix", {"?", "~", "·"}), ("timeline", {"?"})])
def test_who_is_not_committed_has_a_sign_of_his_own(name, signs):
    text = "source s: S\n  date: 2026-01\nspeaker p: P\nspeaker q: Q\nspeaker r: R\nclaim a: A.\n"
    plain = f"{text}  quote s by p: x x x\n  denial s by q: x x x\n"
    told = f"{text}  suspicion s by p: x x x\n  hope s by q: x x x\n  mention s by r: x x x\n"

    def words(source):
        return {each.text for each in ET.fromstring(chart(name, Subject(*parts(source)))).iter() if each.text}

    assert signs <= words(told)
    assert not signs & words(plain)


def test_there_is_no_other_chart():
    with pytest.raises(ValueError, match="there is no chart 'pie'"):
        chart("pie", Subject(*parts(TOWN)))
