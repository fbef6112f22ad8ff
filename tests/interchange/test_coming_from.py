"""The pages for those who come from another tool: their maps and reports are those of their files."""

import re

import pytest

import argmap
from argmap.interchange.as_language import dumps
from conftest import ROOT

PAGES = {"argdown": "argdown", "kialo": "kialo", "aif": "aif"}


@pytest.mark.parametrize("name", PAGES)
def test_the_map_of_a_page_is_that_of_its_file(name):
    page = (ROOT / "docs" / "how-to" / f"coming-from-{name}.md").read_text(encoding="utf-8")
    file, written = re.search(rf"```{PAGES[name]}\n(.*?)```.*?```argmap\n(.*?)```", page, re.DOTALL).groups()
    made = argmap.import_data(file, name="debate", format=name)
    assert made.errors == ()
    assert dumps(made.map) == written
    report = argmap.report(argmap.loads(written), format="md")
    told = [line.removeprefix("> ").strip() for line in page.splitlines() if line.startswith("> ")]
    assert told
    for line in told:
        assert line.rstrip("*") in str(report), line
