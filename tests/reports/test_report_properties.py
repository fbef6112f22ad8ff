"""What must hold for the report on any map."""

import html.parser
import json
import random
import re
from collections import Counter

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import argmap
from argmap.page.blocks import Bullets, Heading, Paragraph, Table
from argmap.reasoning.reasoner import Reasoner
from argmap.reports.contents import CHAPTERS
from argmap.reports.pages import as_page
from conftest import slow_after
from maps import broken_files, files
from random_maps import random_map

SOME = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
OWN = [each for each in CHAPTERS if each != "messages"]
"""The chapters in the report's own words; messages also name keywords, and what is not there."""
FOUND = ["together", "contested", "weight", "positions", "voices", "questions"]


def sentences(page):
    for block in page.blocks:
        match block:
            case Heading(_, words) | Paragraph(words):
                yield words
            case Bullets(items):
                queue = [*items]
                for each in queue:
                    yield each.words
                    queue += each.below
            case Table(head, rows):
                yield from head
                for row in rows:
                    yield from row


def named(amap):
    tables = amap.claims, amap.inferences, amap.contradictions, amap.sources, amap.speakers, amap.questions
    return {name for table in tables for name in table}


@pytest.mark.slow
@SOME
@given(files())
def test_every_name_that_a_report_mentions_is_one_of_the_map(lines):
    compilation = argmap.loads("\n".join(lines))
    made = argmap.report_data(compilation, only=OWN)
    assert {name for words in sentences(as_page(made)) for name in words.ids} <= named(compilation.map)


@pytest.mark.parametrize("seed", slow_after(6, range(150)))
def test_every_name_is_one_of_the_map_where_everything_attacks_everything(seed):
    amap = random_map(random.Random(3000 + seed), claims=4 + seed % 6, steps=5 + seed % 9)
    made = argmap.report_data(amap, only=OWN)
    mentioned = {name for words in sentences(as_page(made)) for name in words.ids}
    assert set(amap.claims) <= mentioned <= named(amap)


@pytest.mark.slow
@SOME
@given(st.one_of(files(), broken_files()))
def test_no_file_makes_a_report_fail(lines):
    compilation = argmap.loads("\n".join(lines))
    for output_format in ("md", "txt", "html", "json"):
        assert argmap.report(compilation, format=output_format)


SENTENCES = ("because", "chain", "sentence", "loop", "circles", "answered")
"""What is told in the order of the map, or stops at the first few."""


def canonical(thing):
    """Data without numbers, sentences and order."""
    if isinstance(thing, dict):
        return {key: canonical(value) for key, value in thing.items() if key not in (*SENTENCES, "number")}
    if isinstance(thing, list):
        return sorted((canonical(each) for each in thing), key=lambda each: json.dumps(each, sort_keys=True))
    return thing


def data_of(text_or_map, **options):
    compilation = argmap.loads(text_or_map) if isinstance(text_or_map, str) else text_or_map
    return json.loads(argmap.report(compilation, format="json", only=FOUND, **options))


@pytest.mark.parametrize("seed", slow_after(6, range(120)))
def test_permuting_the_statements_changes_nothing(seed):
    chance = random.Random(5000 + seed)
    amap = random_map(chance, claims=3 + seed % 6, steps=4 + seed % 8)

    def shuffled(table):
        items = list(table.items())
        chance.shuffle(items)
        return dict(items)

    other = attrs.evolve(
        amap,
        claims=shuffled(amap.claims),
        inferences=shuffled(amap.inferences),
        contradictions=shuffled(amap.contradictions),
    )
    assert canonical(ordered(data_of(other))) == canonical(ordered(data_of(amap)))


def ordered(data):
    """Readings and marks stand in the order of claims and answers: say which claim each belongs to."""
    for split in data["positions"]["splits"]:
        for reading in split["readings"]:
            reading["verdicts"] = sorted(map(list, zip(split["claims"], reading["verdicts"], strict=True)))
    for column in data["voices"]["timeline"]["verdicts_by_date"]:
        claims = data["voices"]["timeline"]["moving"]
        column["verdicts"] = sorted(map(list, zip(claims, column["verdicts"], strict=True)))
    for pair in data["voices"]["pairs"]:  # symmetric
        pair["first"], pair["second"] = sorted((pair["first"], pair["second"]))
        pair["clash"] = [sorted(each) for each in pair["clash"]]
    for load in data["weight"]["loads"]:
        for loss in load["losses"]:
            loss["kind"] = " and ".join(sorted(loss["kind"].split(" and ")))
    return data


def test_the_comparison_above_notices_a_difference():
    text = "claim a: A.\n  assumed\nclaim b: B.\n  because a\n"
    assert canonical(ordered(data_of(text))) != canonical(ordered(data_of(text + "b rebuts a\n")))


@pytest.mark.parametrize("seed", slow_after(20, range(200)))
def test_every_position_agrees_on_as_many_claims_as_it_says(seed):
    amap = random_map(random.Random(9000 + seed), claims=3 + seed % 6, steps=4 + seed % 8)
    every = [each.claims for each in Reasoner(amap).positions(None).labellings]
    alike = [found.pop() for claim in amap.claims if len(found := {each[claim] for each in every}) == 1]
    told = data_of(amap)["positions"]["settled"]
    assert dict(told) == Counter(each.value for each in alike if each.value != "undecided")


@pytest.mark.parametrize("seed", slow_after(6, range(120)))
def test_an_unrelated_claim_changes_no_other_finding(seed):
    amap = random_map(random.Random(7000 + seed), claims=3 + seed % 6, steps=4 + seed % 8)
    extra = argmap.Claim("zz", "Something else altogether.", assumed=True)
    before, after = data_of(amap), data_of(attrs.evolve(amap, claims={**amap.claims, "zz": extra}))
    counted = dict(after["positions"].pop("settled"))
    expected = dict(before["positions"].pop("settled"))
    expected["accepted"] = expected.get("accepted", 0) + 1
    assert counted == expected
    assert after == before


@pytest.mark.slow
@SOME
@given(files())
def test_equal_maps_give_equal_bytes(lines):
    text = "\n".join(lines)
    for output_format in ("md", "txt", "html", "json"):
        assert len({argmap.report(argmap.loads(text), format=output_format) for _ in range(2)}) == 1


HOSTILE = [
    "</script><img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "<!-- x --> & &amp; &#x3C;",
    "| a | b | `code` [link](javascript:alert(1)) **bold** \\N <B>",
    "1. one\t- two ~~~ $x$ # heading",
]


class Tags(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags, self.text, self.attributes = set(), [], set()

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data):
        self.text.append(data)


@pytest.mark.parametrize("hostile", HOSTILE)
def test_what_a_map_says_stays_text_on_the_page(hostile):
    town = argmap.ArgMap(hostile, author=hostile, note=hostile)
    town.source("s", hostile, author=hostile, publisher=hostile, url=f"https://example.org/{hostile}")
    town.speaker("p", hostile)
    town.section(hostile, note=hostile)
    town.claim("a", hostile, note=hostile, tags=[hostile.replace(",", ";")])
    town.claim("b", hostile + " again", assumed=True)
    town.quote("a", "s", hostile, by="p", at=hostile.replace(":", ";"), note=hostile)
    town.denial("a", "s", hostile, by="p")
    town.support("b", "a", warrant=hostile, scheme=hostile, note=hostile)
    town.question("q", hostile, ["a", "b"], note=hostile)
    page = argmap.report(town, format="html")
    seen = Tags()
    seen.feed(page)
    assert seen.tags <= {
        *(
            "html",
            "head",
            "meta",
            "title",
            "style",
            "body",
            "nav",
            "main",
            "ol",
            "ul",
            "li",
            "a",
            "h1",
            "h2",
            "h3",
            "p",
        ),
        *("code", "strong", "span", "div", "table", "thead", "tbody", "tr", "th", "td"),
        *("figure", "svg", "g", "text", "line", "rect", "circle", "path", "polygon", "polyline"),
    }
    assert not {name for name in seen.attributes if name.startswith("on") or name in ("src", "style")}
    assert " ".join(hostile.split()) in " ".join("".join(seen.text).split())
    ours = r'<a id="claim-\d+"></a>|(?<=\\\])\]\(#claim-\d+\)'  # the places of claims, and links to them
    marked = re.sub(ours, "", str(argmap.report(town, format="md")))
    assert not re.search(r"(?<!\\)<(?!https)", marked), "no sign of Markdown that lets HTML in is left"
    assert not re.search(r"(?<!\\)\]\(", marked), "and none that makes a link"


def test_the_page_asks_for_nothing_from_anywhere():
    page = argmap.report(argmap.loads("map: M\nclaim a: A.\n  because b: B.\n    assumed\n"), format="html")
    assert "default-src 'none'" in page
    assert "<script" not in page
    assert re.findall(r"(?:src|href)=\"(?!#)[^\"]*\"", page) == []
