"""Maps made in Python."""

import pytest

import argmap
from mill_street import TOWN, town

MAP = """\
claim frost: Frost broke the pipe.
  assumed
claim digger: A digger broke the pipe.
  assumed
claim age: The pipe broke of old age.
  assumed
"""


QUESTION = "question cause: What broke the pipe?\n  answer: frost\n  answer: digger, age\n"


def test_a_map_made_in_python_asks_too():
    town = argmap.ArgMap("Pipes")
    for name in ("frost", "digger", "age"):
        town.claim(name, f"It was {name}.", assumed=True)
    assert town.question("cause", "What was it?", ["frost", "age"]) == "cause"
    amap = town.build()
    assert [each.question for each in amap.contradictions.values()] == ["cause"]
    assert argmap.loads(argmap.dumps(amap)).map == amap
    assert argmap.from_dict(argmap.to_dict(amap)) == amap
    with pytest.raises(ValueError, match="two answers"):
        town.question("other", "What else?", ["frost"])
    with pytest.raises(ValueError, match="no claim is called"):
        town.question("other", "What else?", ["frost", "nobody"])


def test_the_builder_yields_the_very_model_that_a_file_gives():
    assert town().build() == argmap.loads(TOWN).map


@pytest.mark.parametrize(
    "call",
    [
        lambda amap: amap.claim("close", "Twice."),
        lambda amap: amap.claim("1st", "No name."),
        lambda amap: amap.claim("x", " "),
        lambda amap: amap.claim("x", "y", credence=1.5),
        lambda amap: amap.support("nowhere", "close"),
        lambda amap: amap.support("footfall", "nowhere"),
        lambda amap: amap.support([], "close"),
        lambda amap: amap.support("footfall", "close"),
        lambda amap: amap.support("full", "close", strength=2),
        lambda amap: amap.contradict("full", "december"),
        lambda amap: amap.quote("close", "gazette", "words"),
        lambda amap: amap.source("x", "y", sha256="12"),
        lambda amap: amap.source("x", "y", date="2 March"),
        lambda amap: amap.expect("close", "true"),
    ],
)
def test_the_builder_refuses_what_a_file_could_not_say(call):
    with pytest.raises(ValueError):
        call(town())
