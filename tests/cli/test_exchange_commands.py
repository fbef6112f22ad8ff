"""`argmap import` and `argmap export`: what they write, what they tell, and how they end."""

import csv
import json
import os
import xml.etree.ElementTree as ElementTree

import pytest

import argmap
from argmap.cli.main import main
from conftest import ROOT

STREET = "[Close]: Close the street.\n  - [Trade]: Shops lose *trade*.\n"
MILL_STREET = ROOT / "examples" / "mill-street" / "mill-street.argmap"
FOREIGN = ROOT / "tests" / "interchange" / "foreign"


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "street.argdown").write_text(STREET, encoding="utf-8")
    return tmp_path


def test_the_map_stands_beside_the_file_and_compiles(here, capsys):
    assert main(["import", "street.argdown"]) == 0
    told = capsys.readouterr()
    assert told.out == ""
    assert "wrote street.argmap" in told.err
    assert "nothing speaks for “Close the street.”" in told.err
    assert "3 differences of 2 kinds between the file and the map" in told.err
    assert main(["check", "street.argmap"]) == 0
    assert argmap.load("street.argmap").map["Trade"].assumed


def test_what_is_there_is_not_written_over(here, capsys):
    (here / "street.argmap").write_text("claim mine: Mine.\n", encoding="utf-8")
    assert main(["import", "street.argdown"]) == 2
    assert "`street.argmap` is there already; nothing was written" in capsys.readouterr().err
    assert (here / "street.argmap").read_text(encoding="utf-8") == "claim mine: Mine.\n"
    assert main(["import", "street.argdown", "--force"]) == 0
    assert main(["import", "street.argdown"]) == 0  # the same again changes nothing


def test_texts_stand_beside_the_map_and_are_checked(here, capsys):
    (here / "deep").mkdir()
    for name in ("letter.ann", "letter.txt"):
        (here / "deep" / name).write_bytes((FOREIGN / name).read_bytes())
    assert main(["import", "deep/letter.ann"]) == 0
    assert "with 1 text in deep/letter-texts" in capsys.readouterr().err
    compiled = argmap.load("deep/letter.argmap")
    assert {str(each.status) for each in argmap.quotes(compiled)} == {"exact", "elided"}
    assert main(["import", "deep/letter.ann", "-o", "other/map.argmap", "--texts", "other/here"]) == 0
    assert argmap.load("other/map.argmap").map.sources["letter"].text == "here/letter.txt"
    assert main(["import", "deep/letter.ann", "-o", "third/map.argmap", "--texts", "elsewhere"]) == 0
    assert argmap.load("third/map.argmap").map.sources["letter"].text == "letter.txt"
    assert main(["check", "third/map.argmap", "--texts", "elsewhere", "--select", "AM3"]) == 0


def test_standard_input_and_output(here, capsys, monkeypatch):
    assert main(["import", "street.argdown", "-o", "-"]) == 0
    written = capsys.readouterr().out
    assert written.startswith("claim Close: Close the street.\n")
    read, write = os.pipe()
    os.write(write, STREET.encode())
    os.close(write)
    with os.fdopen(read, encoding="utf-8") as stream:
        monkeypatch.setattr("sys.stdin", stream)
        assert main(["import", "-"]) == 0
    assert capsys.readouterr().out == written
    assert sorted(each.name for each in here.iterdir()) == ["street.argdown"]


def test_strict_and_plain_and_all(here, capsys):
    assert main(["import", "street.argdown", "--strict", "-o", "-"]) == 1
    capsys.readouterr()
    assert main(["import", "street.argdown", "--leaves", "plain", "-o", "-"]) == 0
    told = capsys.readouterr()
    assert "assumed" not in told.out + told.err
    (here / "two.argdown").write_text("[A]: *A* is.\n  - [B]: *B* is.\n", encoding="utf-8")
    main(["import", "two.argdown", "-o", "-"])
    assert "1 more case of it" in capsys.readouterr().err
    main(["import", "two.argdown", "-o", "-", "--all"])
    told = capsys.readouterr().err
    assert told.count("bold and italic") == 2
    assert "more case" not in told


def test_a_program_gets_each_case(here, capsys):
    assert main(["import", "street.argdown", "--output-format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [each["code"] for each in told["diagnostics"]] == ["AM603", "AM602", "AM603"]


def test_what_cannot_be_read_leaves_nothing(here, capsys):
    (here / "x.json").write_text('{"nodes": [', encoding="utf-8")
    (here / "prose.txt").write_text("The town wants to close the street, and nobody knows why.\n", encoding="utf-8")
    assert main(["import", "x.json", "--from", "aif"]) == 1
    assert "error[AM601] unreadable: this is no JSON" in capsys.readouterr().err
    assert main(["import", "prose.txt"]) == 1
    assert "this looks like no format that is known" in capsys.readouterr().err
    assert main(["import", "nowhere.json"]) == 2
    assert main(["import", "."]) == 2
    assert main(["import", "street.argdown", "--from", "nothing"]) == 2
    assert "there is no reader for `nothing`; there are argdown, " in capsys.readouterr().err
    assert main(["import"]) == 2
    assert sorted(each.name for each in here.iterdir()) == ["prose.txt", "street.argdown", "x.json"]


def test_several_files_each_beside_itself(here, capsys):
    (here / "other.argdown").write_text("[A]: A.\n", encoding="utf-8")
    assert main(["import", "street.argdown", "other.argdown"]) == 0
    assert {each.name for each in here.glob("*.argmap")} == {"street.argmap", "other.argmap"}
    assert "between the files and the maps" in capsys.readouterr().err
    assert main(["import", "street.argdown", "other.argdown", "-o", "x.argmap"]) == 2
    (here / "street.txt").write_text("Discussion Title: T\n\n1. A.\n", encoding="utf-8")
    assert main(["import", "street.argdown", "street.txt", "--force"]) == 2
    assert "`street.argmap` would be written twice" in capsys.readouterr().err


def test_a_file_of_argdown_that_is_checked_is_told_in_one_line(here, capsys):
    assert main(["check", "street.argdown", "--output-format", "concise"]) == 1
    told = capsys.readouterr().out
    assert told.count("\n") == 1
    assert "AM020" in told
    main(["check", "street.argdown"])
    assert "`argmap import FILE` makes a map of it" in capsys.readouterr().out


def test_the_formats_are_listed(capsys):
    assert main(["import", "--formats"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split() == ["argdown", "read,", "write", "Argdown", "(.argdown,", ".ad)"]
    assert any(line.startswith("gsn ") and line.endswith("reading needs ruamel.yaml") for line in lines)


def test_an_export_tells_what_is_lost(here, capsys):
    assert main(["export", str(MILL_STREET), "-o", "town.argdown"]) == 0
    told = capsys.readouterr().err
    assert "wrote town.argdown" in told
    assert "warning[AM605] Of a source Argdown keeps the title" in told
    assert main(["export", str(MILL_STREET), "-o", "town.argdown", "--strict"]) == 1
    assert main(["export", str(MILL_STREET)]) == 2
    assert "no format is named" in capsys.readouterr().err
    assert main(["export", str(MILL_STREET), "-o", "town.json"]) == 2
    assert "several formats end in `.json`" in capsys.readouterr().err
    assert main(["export", str(MILL_STREET), "-f", "kialo"]) == 2
    assert "there is no writer for `kialo`" in capsys.readouterr().err


def test_a_table_holds_every_claim_quotation_and_step(here):
    assert main(["export", str(MILL_STREET), "-o", "town.csv"]) == 0
    amap = argmap.load(MILL_STREET).map
    with (here / "town.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    kinds = [row["kind"] for row in rows]
    assert kinds.count("claim") == len(amap.claims)
    assert kinds.count("quotation") == len(list(amap.all_quotations()))
    assert sum(kind in ("supports", "rebuts", "undercuts", "implies") for kind in kinds) == len(amap.inferences)
    denied = [row for row in rows if row["stance"] == "denial"]
    assert [(row["target"], row["speaker"]) for row in denied] == [("deliveries", "mayor")]


def test_a_cell_is_no_formula(here, capsys):
    (here / "x.argmap").write_text('claim a: =HYPERLINK("x").\n  assumed\n', encoding="utf-8")
    main(["export", "x.argmap", "-f", "csv"])
    assert "\"'=HYPERLINK(" in capsys.readouterr().out


def test_a_graph_has_claims_and_steps_as_nodes(here):
    assert main(["export", str(MILL_STREET), "-o", "town.graphml"]) == 0
    amap = argmap.load(MILL_STREET).map
    space = "{http://graphml.graphdrawing.org/xmlns}"
    graph = ElementTree.parse("town.graphml").getroot().find(f"{space}graph")
    nodes = [each.get("id") for each in graph.findall(f"{space}node")]
    assert sorted(nodes) == sorted([*amap.claims, *amap.inferences])
    edges = [(each.get("source"), each.get("target")) for each in graph.findall(f"{space}edge")]
    assert ("footfall", "footfall + strollers supports close") in edges
    assert ("footfall + strollers supports close", "close") in edges
    assert all(first in nodes and second in nodes for first, second in edges)


def test_annotations_point_at_the_words(here):
    assert main(["export", str(MILL_STREET), "-o", "town.jsonld"]) == 0
    page = json.loads((here / "town.jsonld").read_text(encoding="utf-8"))
    text = (MILL_STREET.parent / "texts" / "gazette.txt").read_text(encoding="utf-8")
    found = 0
    for item in page["items"]:
        quote, *position = item["target"]["selector"]
        if position and quote["exact"] in text:
            start, end = position[0]["start"], position[0]["end"]
            assert text[start:end] == quote["exact"]
            assert text[:start].endswith(quote["prefix"])
            assert text[end:].startswith(quote["suffix"])
            found += 1
    assert found >= 4


def test_no_command_writes_over_what_it_reads(here, capsys):
    (here / "t.argmap").write_text(STREET, encoding="utf-8")
    assert main(["import", "t.argmap", "--from", "argdown", "--force"]) == 2
    assert main(["import", "street.argdown", "-o", "./street.argdown", "--force"]) == 2
    assert main(["import", "street.argdown", "-o", "."]) == 2
    assert "`.` is a folder" in capsys.readouterr().err
    (here / "m.argmap").write_text("claim a: A.\n", encoding="utf-8")
    assert main(["export", "m.argmap", "-f", "argdown", "-o", "m.argmap"]) == 2
    assert (
        (here / "t.argmap").read_text(encoding="utf-8")
        == (here / "street.argdown").read_text(encoding="utf-8")
        == STREET
    )
    assert (here / "m.argmap").read_text(encoding="utf-8") == "claim a: A.\n"


def test_a_long_chain_is_written_flat_enough_to_be_read(here, capsys):
    lines = [f"{' ' * at}- [S{at}]: Statement {at}." for at in range(1, 400)]
    (here / "deep.argdown").write_text("[S0]: Statement 0.\n" + "\n".join(lines) + "\n", encoding="utf-8")
    assert main(["import", "deep.argdown"]) == 0
    text = (here / "deep.argmap").read_text(encoding="utf-8")
    assert max(len(line) - len(line.lstrip()) for line in text.splitlines()) <= 52
    assert argmap.loads(text).map == argmap.import_file("deep.argdown").map
