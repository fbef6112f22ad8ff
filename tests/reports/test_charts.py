"""The charts of a report."""

import xml.etree.ElementTree as ET
from itertools import pairwise

import pytest

from argmap.diagrams.graphviz.measure import text_width
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


def places(text):
    """Where the marks of the timeline stand, by what their titles say."""
    root = ET.fromstring(chart("timeline", Subject(*parts(text))))
    found = {}
    for group in root.iter("{http://www.w3.org/2000/svg}g"):
        title = group.find("{http://www.w3.org/2000/svg}title")
        if title is not None and ":" in title.text:
            found[title.text] = float(group.get("transform").partition("(")[2].split()[0])
    return found


def test_the_axis_of_time_is_a_true_one():
    """Two months apart are half as far as four months apart."""
    dates = ("2026-01", "2026-03", "2026-07")
    text = "".join(f"source s{at}: S{at}\n  date: {date}\n" for at, date in enumerate(dates)) + "claim a: A.\n"
    text += "".join(f"  quote s{at}: a a {at}\n" for at in range(3))
    one, two, three = sorted(places(text).values())
    assert three - two == pytest.approx(2 * (two - one))


@pytest.mark.parametrize(
    "dates, told",
    [
        (("2026-01-05", "2026-01-09"), ("5 January 2026", "9 January 2026")),
        (("2026-01-05", "2026-09"), ("January 2026", "September 2026")),
        (("1990", "2026-09-01"), ("1990", "2026")),
    ],
)
def test_the_unit_of_the_axis_is_the_one_that_the_dates_allow(dates, told):
    text = "".join(f"source s{at}: S{at}\n  date: {date}\n" for at, date in enumerate(dates)) + "claim a: A.\n"
    text += "".join(f"  quote s{at}: a a {at}\n" for at in range(2))
    assert [each.partition(", ")[2].partition(":")[0] for each in sorted(places(text), key=places(text).get)] == [*told]


def test_reasons_stand_beside_their_bars_in_words():
    text = "claim a: A.\n  because b: Because of b.\n    assumed\n  but c: But c.\n    assumed\n"
    shown = chart("weights", Subject(*parts(text)))
    assert "Because of b  " in shown
    assert "But c  " in shown


@pytest.mark.parametrize(
    "dates",
    [
        ("2026-02-03", "2026-04-22"),
        ("2025-11", "2026-05"),
        ("2023-05", "2026-07"),
        ("2026-01-05", "2026-02-09"),
        ("1985", "2026"),
    ],
)
def test_an_axis_says_in_several_places_where_one_is_and_no_label_lies_over_another(dates):
    text = "".join(f"source s{at}: S{at}\n  date: {date}\n" for at, date in enumerate(dates)) + "claim a: A.\n"
    text += "".join(f"  quote s{at}: a a {at}\n" for at in range(2))
    root = ET.fromstring(chart("timeline", Subject(*parts(text))))
    labels = [each for each in root.iter("{http://www.w3.org/2000/svg}text") if each.get("text-anchor") == "middle"]
    ends = [
        (float(each.get("x")) - text_width(each.text, 10) / 2, float(each.get("x")) + text_width(each.text, 10) / 2)
        for each in labels
        if each.text.strip("?·~")
    ]
    assert len(ends) > 2
    assert all(right + 2 < left for (_, right), (left, _) in pairwise(ends))
