"""Quotations looked for in texts: cases whose outcome was worked out by hand, in the files `*.toml` beside this one."""

import tomllib
from pathlib import Path

import pytest

from argmap.quotations.find import find_quote
from argmap.quotations.finding import Status

CASES = [
    pytest.param(case, id=f"{path.stem}: {case['name']}")
    for path in sorted(Path(__file__).parent.glob("*.toml"))
    for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
]


@pytest.mark.parametrize("case", CASES)
def test_a_quotation_is_found_as_its_case_says(case):
    found = find_quote(case["text"], case["quote"], language=case.get("language", "en"))
    assert found.status.value == case["status"], (found, found.differences)
    if "passage" in case:
        assert case["text"][found.start : found.end] == case["passage"]
    if "folds" in case:
        assert set(found.folds) == set(case["folds"])
    if "critical" in case:
        assert {each.value for each in found.critical} == set(case["critical"]), found.differences
    if "occurrences" in case:
        assert len(found.occurrences) == case["occurrences"]
    if found.status in (Status.EXACT, Status.NORMALISED):
        assert found.cut == case.get("cut", False)


def test_there_are_enough_cases_of_every_kind():
    numbers = {status: sum(case.values[0]["status"] == status for case in CASES) for status in Status}
    assert len(CASES) >= 150
    assert all(numbers[status] >= 15 for status in Status if status not in ("unchecked", "source-changed"))
