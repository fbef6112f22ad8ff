"""Dates as people write them, and the days that they stand for; by the calendar."""

import pytest

from argmap.model.dates import date_help, in_order, is_before, period, spoken, when


@pytest.mark.parametrize(
    "written, first, last",
    [
        ("2022", "2022-01-01", "2022-12-31"),
        ("2022-03", "2022-03-01", "2022-03-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2022-03-14", "2022-03-14", "2022-03-14"),
        ("28 May 1788", "1788-05-28", "1788-05-28"),
        ("28. May 1788", "1788-05-28", "1788-05-28"),
        ("May 1788", "1788-05-01", "1788-05-31"),
        ("Sep 2023", "2023-09-01", "2023-09-30"),
        ("March 14, 2022", "2022-03-14", "2022-03-14"),
        ("early 2023", "2023-01-01", "2023-04-30"),
        ("mid 2023", "2023-05-01", "2023-08-31"),
        ("mid-2023", "2023-05-01", "2023-08-31"),
        ("Late 2023", "2023-09-01", "2023-12-31"),
    ],
)
def test_a_date_is_an_interval(written, first, last):
    found = period(written)
    assert found is not None
    assert (found.first, found.last) == (first, last)


@pytest.mark.parametrize(
    "text",
    ["", "yesterday", "2022-13", "2022-02-30", "0000", "30 February 2022", "0 May 2022", "14.3.2022", "3/4/2022",
     "spring 2022", "2022 May", "32 May 2022", "May 0, 2022", "early 0000", "22", "2 March"],
)  # fmt: skip
def test_what_is_no_date_of_the_calendar(text):
    assert period(text) is None


@pytest.mark.parametrize(
    "text, told",
    [
        ("31 April 2022", "April 2022 has 30 days"),
        ("2023-02-29", "February 2023 has 28 days"),
        ("February 30, 2024", "February 2024 has 29 days"),
        ("2022-13", "a year has 12 months"),
        ("2022-13-01", "a year has 12 months"),
        ("yesterday", "a date is written"),
        ("2 March", "a date is written"),
        ("30 Brumaire 1799", "a date is written"),
        ("0000-01-01", "a date is written"),
        ("2022-00-10", "a date is written"),
    ],
)
def test_what_is_wrong_with_a_date_is_told(text, told):
    assert period(text) is None
    assert date_help(text).startswith(told)


def test_before_is_last_day_before_first_day():
    assert is_before("2022-03-14", "April 2022")
    assert is_before("early 2023", "mid 2023")
    assert not is_before("2022-03-14", "2022-03")
    assert not is_before("2022-03", "2022-03-14")
    assert not is_before("2022", "2022")
    assert not is_before("", "2022")
    assert not is_before("2022", "")
    assert sorted(["late 2022", "2022-03", "1 March 2022"], key=in_order) == ["1 March 2022", "2022-03", "late 2022"]


def test_dates_in_a_sentence():
    assert [when(each) for each in ("2022-03-14", "2022-03", "2022", "late 2022", "28 May 1788")] == [
        "on 14 March 2022",
        "in March 2022",
        "in 2022",
        "in late 2022",
        "on 28 May 1788",
    ]
    assert spoken("mid  2023") == "mid 2023"
