"""What is written of a map reads back as the same map, or is refused; data from outside is one or the other."""

import json

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import argmap
from argmap.fields import BY_THING, Form
from argmap.interchange.outline import Outline
from argmap.model.renaming import renamed
from maps import broken_files, files

pytestmark = pytest.mark.slow

MANY = settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
ODD = [
    "\0",
    "\r",
    "\n",
    "\r\n",
    "\t",
    "\x0b",
    "\x0c",
    "\x1b",
    "\x1e",
    "\x85",
    "\u2028",
    "\xa0",
    "\u200b",
    "\ud800",
    "\ufeff",
]
WORDS = st.lists(
    st.sampled_from(["word", "claim x:", "|", "#", ":", ",", "[...]", "", " ", "中文", "العربية", *ODD]), max_size=6
).map("".join)
NAMES = st.sampled_from(["a", "b", "c", "é", "e\u0301", "#1", "#2", "x.y", "claim", "as"])
IDS = st.one_of(NAMES, NAMES, NAMES, WORDS)
VALUES = {
    Form.NAME: IDS,
    Form.SECTION: st.sampled_from(["", "section-1", "x"]),
    Form.SOURCE: st.sampled_from(["s", "s", "a"]),
    Form.SOURCES: st.lists(st.sampled_from(["s"]), max_size=1),
    Form.VOICE: st.sampled_from(["", "p"]),
    Form.CLAIM: NAMES,
    Form.CLAIMS: st.lists(NAMES, max_size=3),
    Form.TARGET: NAMES,
    Form.DATE: st.sampled_from(["", "2026", "2026-02-30", "2026-03"]),
    Form.SHA256: st.sampled_from(["", "A" * 64, "x"]),
    Form.GRADE: st.sampled_from(["", "b2", "Z"]),
    Form.WEIGHING: st.sampled_from(["", "strength"]),
    Form.TAGS: st.lists(WORDS, max_size=3),
    Form.FLAG: st.booleans(),
    Form.CREDENCE: st.sampled_from([None, "likely", "70 %", 0, 0.5, "x"]),
    Form.STRENGTH: st.sampled_from([None, 0, 0.0, 0.5, 1, 2, "x", True]),
    Form.STEP_KIND: st.sampled_from(["supports", "rebuts", "undercuts", "implies", "x"]),
    Form.QUOTATION_KIND: st.sampled_from(["quote", "denial"]),
    Form.VERDICT: st.sampled_from(["accepted", "undecided"]),
}


@st.composite
def things(draw, kind):
    """Data of a kind of thing: what is required, and some of the rest."""
    data = {}
    for row in BY_THING[kind]:
        if row.form is Form.QUOTATIONS:
            data[row.name] = draw(st.lists(things("quotation"), max_size=1))
        elif row.required or draw(st.integers(0, 3)) == 0:
            data[row.name] = draw(VALUES.get(row.form, WORDS))
    return data


@st.composite
def maps(draw):
    """Data that looks like a map."""
    data = draw(things("map"))
    data["version"] = 1
    data["sources"] = [{"id": "s", "title": "S"}]
    data["speakers"] = [{"id": "p", "name": "P"}]
    data["sections"] = draw(st.lists(things("section"), max_size=1))
    data["claims"] = draw(st.lists(things("claim"), min_size=1, max_size=3))
    for table, kind in (("inferences", "inference"), ("contradictions", "contradiction"), ("questions", "question")):
        data[table] = draw(st.lists(things(kind), max_size=1))
    for step in data["inferences"]:
        if draw(st.booleans()):
            step["id"] = f"{' + '.join(step['premises'])} {step['kind']} {step['target']}"
            step["named"] = False
    return data


def numbered(amap):
    """The map with its claims without a name numbered in their order, as reading a text does it."""
    names = {}
    for claim in amap.claims.values():
        if not claim.named:
            names[claim.id] = f"#{len(names) + 1}"
    return renamed(
        renamed(amap, {old: f"{new}0000" for old, new in names.items()}), {f"{new}0000": new for new in names.values()}
    )


def reads_back(amap):
    written = argmap.dumps(amap)
    found = argmap.loads(written)
    if Outline(amap).nameless:  # a claim that no outline can place gets a name, as `dumps` says
        return
    assert numbered(found.map) == numbered(amap), written


@MANY
@given(maps())
def test_data_is_refused_or_can_be_written_and_read_again(data):
    try:
        amap = argmap.from_dict(data)
    except ValueError:
        return
    assert argmap.from_dict(json.loads(json.dumps(argmap.to_dict(amap)))) == amap
    argmap.check(amap)
    details = [getattr(amap, field.name) for field in BY_THING["map"] if field.name != "title"]
    if amap.title or not any(details):
        reads_back(amap)
    else:
        with pytest.raises(ValueError, match="title"):
            argmap.dumps(amap)


@MANY
@given(WORDS, WORDS, WORDS)
@example("word", "word\rword\x0b", "")
def test_what_the_builder_takes_can_be_written_and_read_again(title, text, note):
    town = argmap.ArgMap("T")
    try:
        town.section(title, note=note)
        town.source("s", title, note=note, url=text)
        town.claim("a", text, note=note, tags=[title, note])
        town.quote("a", "s", text, at=note, prefix=title)
        town.claim("b", "B.")
        town.support("b", "a", warrant=note, scheme=title)
    except ValueError:
        return
    reads_back(town.build())


@MANY
@given(st.one_of(files(), broken_files()))
def test_a_compilation_is_written_with_its_comments_and_reads_back_as_the_same_map(lines):
    found = argmap.loads("\n".join(lines) + "\n")
    again = argmap.loads(argmap.dumps(found))
    assert again.map == found.map
    assert [each.text for each in again.documents[0].comments] == [each.text for each in found.documents[0].comments]


@MANY
@given(broken_files())
def test_the_map_of_a_broken_file_can_be_written_or_is_refused_and_is_taken_as_data(lines):
    amap = argmap.loads("\n".join(lines) + "\n").map
    assert argmap.from_dict(json.loads(json.dumps(argmap.to_dict(amap)))) == amap
    try:
        argmap.dumps(amap)
    except ValueError:
        return
    reads_back(amap)


def test_several_files_become_one_with_their_comments(tmp_path):
    (tmp_path / "inner.argmap").write_text(
        "# of inner\nclaim x: X.\n  assumed\n# below\nclaim: No name.\n", encoding="utf-8"
    )
    (tmp_path / "top.argmap").write_text(
        "map: T\n# first\ninclude: inner.argmap as in\n# on a\nclaim a: A.\n  # inside\n  because in.x\n# last\n",
        encoding="utf-8",
    )
    found = argmap.load(tmp_path / "top.argmap")
    assert found.ok, found.diagnostics
    written = argmap.dumps(found)
    again = argmap.loads(written)
    assert numbered(again.map) == numbered(found.map)
    for comment in ("# of inner", "# below", "# first", "# on a", "# inside", "# last"):
        assert written.count(comment) == 1, written


def test_files_with_errors_are_not_made_one(tmp_path):
    (tmp_path / "inner.argmap").write_text("claim x: X.\nclaim y\n", encoding="utf-8")
    (tmp_path / "top.argmap").write_text("include: inner.argmap\n", encoding="utf-8")
    with pytest.raises(ValueError, match="errors"):
        argmap.dumps(argmap.load(tmp_path / "top.argmap"))


def test_a_section_that_data_go_back_to_keeps_its_claims():
    data = {
        "version": 1,
        "sections": [{"id": "section-1", "title": "One"}, {"id": "section-2", "title": "Two"}],
        "claims": [
            {"id": "a", "text": "A.", "section": "section-1"},
            {"id": "b", "text": "B.", "section": "section-2"},
            {"id": "c", "text": "C.", "section": "section-1"},
            {"id": "d", "text": "D."},
        ],
    }
    again = argmap.loads(argmap.dumps(argmap.from_dict(data))).map
    assert {claim.id: claim.section for claim in again} == {
        claim["id"]: claim.get("section", "") for claim in data["claims"]
    }
