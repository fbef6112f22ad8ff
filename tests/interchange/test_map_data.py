"""Maps as data: what is written reads back, and the schema says what can be read."""

import copy
import json
import pickle

import jsonschema
import pytest

import argmap
from conftest import each_example
from mill_street import town

MAP = """\
claim frost: Frost broke the pipe.
  assumed
claim digger: A digger broke the pipe.
  assumed
claim age: The pipe broke of old age.
  assumed
"""


QUESTION = "question cause: What broke the pipe?\n  answer: frost\n  answer: digger, age\n"


def test_the_contradictions_of_a_question_are_not_exchanged_twice():
    data = argmap.to_dict(argmap.loads(MAP + QUESTION).map)
    assert "contradictions" not in data
    assert data["questions"] == [{"id": "cause", "text": "What broke the pipe?", "answers": ["frost", "digger", "age"]}]


def test_dumps_writes_a_map_that_reads_back():
    assert argmap.loads(argmap.dumps(town().build())).map == town().build()


@pytest.mark.parametrize("path", each_example())
def test_examples_survive_every_way_of_writing_them(path):
    amap = argmap.load(path).map
    assert argmap.loads(argmap.dumps(amap)).map == amap
    assert argmap.from_dict(json.loads(json.dumps(argmap.to_dict(amap)))) == amap
    assert pickle.loads(pickle.dumps(amap)) == amap
    assert copy.deepcopy(amap) == amap
    jsonschema.validate(argmap.to_dict(amap), argmap.schema())


def test_the_schema_refuses_what_is_no_map():
    validator = jsonschema.Draft202012Validator(argmap.schema())
    validator.check_schema(argmap.schema())
    for data in ({}, {"version": 3}, {"version": 2, "claims": [{"id": "a"}]}, {"version": 2, "colour": "red"}):
        assert not validator.is_valid(data)
        with pytest.raises(ValueError):
            argmap.from_dict(data)


def test_the_days_of_a_date_stand_beside_what_was_written():
    text = "map: M\n  date: 2026-03-02\nsource s: S\n  date: late 2023\n  withdrawn: March 2024\n"
    text += "claim x: X.\n  date: 2024\n"
    amap = argmap.loads(text).map
    data = argmap.to_dict(amap)
    assert data["sources"][0]["date"] == "late 2023"
    assert data["dates"] == {
        "2024": ["2024-01-01", "2024-12-31"],
        "late 2023": ["2023-09-01", "2023-12-31"],
        "March 2024": ["2024-03-01", "2024-03-31"],
    }
    assert argmap.from_dict(data) == amap
    assert argmap.loads(argmap.dumps(amap)).map == amap
