"""Each lesson of the tour is true: it begins with the messages that it names, and ends without any."""

import re

import pytest

import argmap
from conftest import ROOT

TOUR = ROOT / "docs/tour"
LESSONS = sorted(path for path in TOUR.iterdir() if path.is_dir())


def test_there_are_ten_and_the_contents_names_each():
    assert len(LESSONS) == 10
    linked = re.findall(r"^\d+\. \[(.+)\]\((.+)/lesson\.md\)$", (TOUR / "README.md").read_text(encoding="utf-8"), re.M)
    assert [folder for _, folder in linked] == [path.name for path in LESSONS]
    for at, ((title, _), path) in enumerate(zip(linked, LESSONS, strict=True), 1):
        assert (path / "lesson.md").read_text(encoding="utf-8").startswith(f"# {at}. {title}\n")


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.name)
def test_a_lesson_begins_with_its_messages_and_ends_without(path):
    page = (path / "lesson.md").read_text(encoding="utf-8")
    assert len(page.split()) <= 250, "one screen"
    named = set(re.findall(r"\[(AM\d{3})\]", page))
    first, last = (argmap.load(path / name) for name in ("start.argmap", "done.argmap"))
    assert {each.rule.code for each in first.diagnostics if each.severity != "hint"} == named
    assert [str(each) for each in last.diagnostics] == []
    assert all(each.status.good for each in argmap.quotes(last))
    for found, name in ((first, "start.argmap"), (last, "done.argmap")):
        assert argmap.dumps(found) == (path / name).read_text(encoding="utf-8"), "in the common form"
