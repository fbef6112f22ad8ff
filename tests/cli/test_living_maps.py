"""`compare`, `refresh`, `check-draft`, `review` and `quotes --also` at the command line, on the example."""

import json
import shutil

import pytest

import argmap
from argmap.comparison.review import read_stamps, review
from conftest import ROOT

LIBRARY = ROOT / "examples" / "library"


@pytest.fixture
def library(tmp_path):
    shutil.copytree(LIBRARY, tmp_path, dirs_exist_ok=True)
    return tmp_path


def test_two_readers(run, library):
    lines = run("compare", "anna.argmap", "ben.argmap").out.splitlines()
    assert lines[:2] == [
        "5 of 8 passages stand in both maps (62%); stance of these: Krippendorff's alpha 0.47",
        "read in the same way: 3; differently: 2",
    ]
    assert "  ben.argmap   mention by The librarians' union, for “Sunday work becomes the rule.” (unsupported)" in lines
    assert lines[-2:] == [
        "only in ben.argmap:",
        "  report.txt, paragraph 1: “Most visitors come after four in the afternoon”",
    ]
    data = json.loads(run("compare", "anna.argmap", "ben.argmap", "--json").out)
    assert (len(data["both"]), data["share"], data["stance_alpha"]) == (5, 0.625, 0.4706)
    assert data["both"][0]["one"]["text"] == "report.txt"


def test_the_teaching_mode_gives_no_answer(run, library):
    out = run("compare", "ben.argmap", "--key", "anna.argmap").out
    assert out.splitlines() == [
        "report.txt, paragraph 2: it holds an objection that you have not used",
        "report.txt, paragraph 2: look again at whose words they are that you quote there",
        "report.txt, paragraph 3: look again at what the words that you quote there commit their speaker to",
        "report.txt, paragraph 4: it holds an objection that you have not used",
    ]
    assert "nothing to look at again" in run("compare", "anna.argmap", "--key", "anna.argmap").out
    assert (
        json.loads(run("compare", "ben.argmap", "--key", "anna.argmap", "--json").out)["hints"][0]["about"] == "unread"
    )
    assert "name two maps" in run("compare", "anna.argmap", expect=2).err


def test_a_new_edition(run, library):
    done = run("refresh", "anna.argmap", "report=texts/report-2.txt", expect=1)
    lines = done.out.splitlines()
    assert lines[0] == "3 stand, 2 were moved, 1 was altered, 1 is gone"
    assert lines[1] == "gone: heated, paragraph 2: “the heating of the hall is paid for in any case”"
    assert "Three verdicts changed." in lines
    before = (library / "anna.argmap").read_text(encoding="utf-8")
    refused = run("refresh", "anna.argmap", "report=texts/report-2.txt", "--write", expect=1)
    assert "nothing was written" in refused.err
    assert (library / "anna.argmap").read_text(encoding="utf-8") == before
    run("pin", "anna.argmap")
    run("refresh", "anna.argmap", "report=texts/report-2.txt", "--write", "--force", expect=1)
    after = (library / "anna.argmap").read_text(encoding="utf-8")
    assert "text: texts/report-2.txt" in after
    assert (
        argmap.load(library / "anna.argmap").map.sources["report"].sha256
        == argmap.load(library / "anna.argmap").facts.texts["report"].sha256
    )
    data = json.loads(run("refresh", "ben.argmap", "report=texts/report-2.txt", "--json", expect=1).out)
    assert (data["holds"], data["sources"]) == (False, ["report"])
    (library / "texts" / "same.txt").write_bytes((library / "texts" / "report.txt").read_bytes())
    done = run("refresh", "ben.argmap", "report=texts/same.txt", "--write")
    assert done.out == "6 stand\nno verdict changes\n"
    assert "text: texts/same.txt" in (library / "ben.argmap").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "edition, told",
    [
        ("texts/report-2.txt", "write SOURCE=PATH"),
        ("nobody=texts/report-2.txt", "the map has no source `nobody`; it has `report`"),
        ("report=texts/none.txt", "there is no file"),
    ],
)
def test_what_is_no_edition(run, library, edition, told):
    assert told in run("refresh", "anna.argmap", edition, expect=2).err


def test_the_memo(run, library):
    done = run("check-draft", "memo.md", "--against", "anna.argmap", expect=1)
    heads = [line.partition(": “")[0] for line in done.out.splitlines() if not line.startswith("  ")]
    assert heads == [
        "memo.md:3: this is told as a fact, and the map has it otherwise",
        "memo.md:3: the texts have other words",
        "memo.md:4: this is quoted from a text, and the map does not quote it",
        "memo.md:6: this figure stands in none of the texts",
        "memo.md:6: what speaks against this is not mentioned",
    ]
    assert "5 findings; what is paraphrased in other words was not looked at" in done.err
    data = json.loads(run("check-draft", "memo.md", "--against", "anna.argmap", "--json", expect=1).out)
    assert data["findings"][0]["kind"] == "as-fact"
    (library / "good.txt").write_text(
        "The treasurer says that “the town cannot pay for that in 2026”; the hall is heated anyway."
    )
    assert "nothing found" in run("check-draft", "good.txt", "--against", "anna.argmap").err
    assert "there is no file" in run("check-draft", "none.md", "--against", "anna.argmap", expect=2).err


def test_passages_that_both_maps_quote(run, library):
    done = run("quotes", "anna.argmap", "ben.argmap", "--also")
    assert done.err == "5 passages are quoted in more than one map\n"
    assert "  ben.argmap: mention for “Sunday work becomes the rule.” (often, unsupported)" in done.out.splitlines()
    rows = json.loads(run("quotes", "anna.argmap", "ben.argmap", "--also", "--json").out)["passages"]
    assert [[each["map"] for each in row] for row in rows][-1] == ["ben.argmap", "anna.argmap"]
    assert run("quotes", "anna.argmap", "--also").out == ""


def test_what_a_second_reader_ticks(run, library):
    done = run("review", "anna.argmap")
    lines = done.out.splitlines()
    assert lines[0] == "Steps that decide a verdict:"
    assert done.err == "3 things decide a verdict, 0 ticked; 0 of 14 things of 4 kinds ticked in all\n"
    items = json.loads(run("review", "anna.argmap", "--json").out)["items"]
    assert [each["names"][0] for each in items[:3]] == [
        "cost rebuts open",
        "unknown rebuts cause",
        "heated rebuts cost",
    ]
    stamps = [each["stamp"] for each in items[:3]]
    run("review", "anna.argmap", "--check", expect=1)
    assert "--by NAME" in run("review", "anna.argmap", "--tick", stamps[0], expect=2).err
    assert "no stamp" in run("review", "anna.argmap", "--tick", "zz", "--by", "Ben", expect=2).err
    run("review", "anna.argmap", "--tick", stamps[0][:8], "--tick", stamps[1], "--by", "Ben Frost")
    assert "unticked" in run("review", "anna.argmap", "--done", "--by", "Ben Frost", expect=2).err
    done = run("review", "anna.argmap", "--tick", stamps[2], "--by", "Cy")
    assert done.err.splitlines()[-1] == "3 things decide a verdict, 3 ticked; 3 of 14 things of 4 kinds ticked in all"
    kept = read_stamps((library / "anna.reviews").read_text(encoding="utf-8"))
    assert [(each.digest, each.name) for each in kept] == list(
        zip(stamps, ["Ben Frost", "Ben Frost", "Cy"], strict=True)
    )
    run("review", "anna.argmap", "--check")
    assert stamps[0] not in run("review", "anna.argmap").out
    assert f"{stamps[0]}  cost rebuts open  → open  [Ben Frost, " in run("review", "anna.argmap", "--all").out
    changed = (
        (library / "anna.argmap").read_text(encoding="utf-8").replace("has no money for it.", "is short of money.")
    )
    (library / "anna.argmap").write_text(changed, encoding="utf-8")
    done = run("review", "anna.argmap", "--check", expect=1)
    assert "2 stamps of something that was changed since" in done.err


def test_a_map_by_machine_is_reviewed_until_it_changes(run, library):
    path = library / "anna.argmap"
    path.write_text(path.read_text(encoding="utf-8").replace("  author: Anna\n", "  generated: a language model\n"))
    report = run("report", "anna.argmap", "-f", "md").out
    assert "It was drafted by a language model, and no person has reviewed it." in report
    stamps = [each.stamp for each in review(argmap.load(path).facts).deciding]
    run("review", "anna.argmap", *(word for each in stamps for word in ("--tick", each)), "--by", "Ben")
    run("review", "anna.argmap", "--done", "--by", "Ben")
    assert "AM415" not in run("check", "anna.argmap", expect=None).out
    assert "; Ben reviewed it on " in run("report", "anna.argmap", "-f", "md").out
    run("review", "anna.argmap", "--done", "--by", "Cy")
    assert path.read_text(encoding="utf-8").count("reviewed:") == 1
    path.write_text(path.read_text(encoding="utf-8").replace("heated anyway", "heated in any case"), encoding="utf-8")
    assert "the map was changed since Cy reviewed it on" in run("check", "anna.argmap", expect=None).out
    assert "was changed since Cy reviewed it on" in run("report", "anna.argmap", "-f", "md").out
    lines = ["  reviewed: long ago" if "reviewed:" in line else line for line in path.read_text().splitlines()]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert "says nothing that can be checked" in run("check", "anna.argmap", expect=None).out


def test_a_comment_is_written_only_where_something_changed(run, library):
    shutil.copy(library / "anna.argmap", library / "new.argmap")
    assert run("diff", "anna.argmap", "new.argmap", "-f", "md", "-o", "c.md", "--if-changed").out == ""
    assert not (library / "c.md").exists()
    text = (library / "new.argmap").read_text(encoding="utf-8")
    (library / "new.argmap").write_text(text.replace("claim unknown: Nobody knows", "claim unknown: No one knows"))
    run("diff", "anna.argmap", "new.argmap", "-f", "md", "-o", "c.md", "--if-changed")
    assert "No one knows" in (library / "c.md").read_text(encoding="utf-8")


def test_the_page_to_tick(run, library):
    run("review", "anna.argmap", "-o", "review.html")
    page = (library / "review.html").read_text(encoding="utf-8")
    assert page.count("data-stamp=") == 14
    assert "<mark>visits rose by 15 per cent within a year</mark>" in page
    assert "<code>anna.reviews</code>" in page


def test_everything_is_there_in_python(library):
    anna, ben = (argmap.load(library / f"{name}.argmap") for name in ("anna", "ben"))
    assert len(argmap.compare(anna, ben).both) == 5
    assert not argmap.refresh(anna, "report", library / "texts" / "report-2.txt").holds
    assert len(argmap.check_draft(library / "memo.md", anna).findings) == 5
    assert len(argmap.review(anna).deciding) == 3
    with pytest.raises(argmap.UnknownNameError):
        argmap.refresh(anna, "nobody", library / "texts" / "report-2.txt")
    with pytest.raises(ValueError, match="there is no file"):
        argmap.check_draft(library / "none.md", anna)
