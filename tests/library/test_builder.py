"""Maps made in Python."""

import pytest

import argmap
from argmap.syntax.keywords import STATEMENTS
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


def test_words_are_undercut_by_whom_or_by_their_id():
    text = (
        "map: Court\nsource court: Court\nspeaker liar: Liar\nclaim lied: He lied.\n  assumed\nclaim seen: Red.\n"
        "  quote court by liar: it was red\n  quote court by liar: a red one\n    unless lied\n"
    )
    amap = argmap.ArgMap("Court")
    amap.source("court", "Court")
    amap.speaker("liar", "Liar")
    amap.claim("lied", "He lied.", assumed=True)
    amap.claim("seen", "Red.")
    amap.quote("seen", "court", "it was red", by="liar")
    amap.quote("seen", "court", "a red one", by="liar")
    amap.undercut("lied", "seen by liar (2)")
    assert amap.build().inferences == argmap.loads(text).map.inferences
    everything = amap.undercut("lied", "seen by liar")
    assert amap.build().inferences[everything].target == "seen by liar"
    with pytest.raises(ValueError, match="`liar` is not quoted for `seen` as number 3"):
        amap.undercut("lied", "seen by liar (3)")
    with pytest.raises(ValueError, match="`court` is not quoted for `seen`"):
        amap.undercut("lied", "seen by court")


@pytest.mark.parametrize("name", STATEMENTS)
def test_a_claim_may_be_called_as_a_statement_begins(name):
    amap = argmap.ArgMap("Heads")
    amap.source("s", "S")
    for each in (name, "b", "c"):
        amap.claim(each, f"{each}.")
    amap.quote("b", "s", "words")
    amap.support(name, "b")
    amap.rebut([name, "c"], "b")
    amap.contradict(name, "b")
    amap.undercut(name, "b", by="s")
    amap.undercut(name, amap.support("c", "b"))
    again = argmap.loads(argmap.dumps(amap))
    assert not again.errors
    assert again.map.inferences == amap.build().inferences
    assert again.map.contradictions == amap.build().contradictions


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


def test_two_wordings_of_one_claim():
    amap = argmap.ArgMap("Arms")
    amap.claim("asked", "Moscow asked Beijing for arms.", assumed=True)
    amap.claim("wanted", "Russia wanted weapons from China.")
    assert amap.restate("wanted", "asked", note="both of 13 March") == "wanted restates asked"
    text = (
        "map: Arms\nclaim asked: Moscow asked Beijing for arms.\n  assumed\nclaim wanted: Russia wanted weapons from "
        "China.\n  restates asked\n    note: both of 13 March\n"
    )
    assert amap.build() == argmap.loads(text).map
    again = argmap.loads(argmap.dumps(amap)).map
    assert again == amap.build()
    assert argmap.from_dict(argmap.to_dict(again)) == again
    assert argmap.to_dict(again)["restatements"] == [
        {"id": "wanted restates asked", "first": "wanted", "second": "asked", "note": "both of 13 March"}
    ]
    for one, other in (("asked", "wanted"), ("asked", "asked"), ("asked", "nowhere")):
        with pytest.raises(ValueError):
            amap.restate(one, other)


STEPS = """\
map: Street
source minutes: Minutes
speaker mayor: The mayor
claim close: Close it.
  because footfall: More people.
    assumed
    argued minutes by mayor at p. 3: so it will be closed
claim shops: Shops lose.
  assumed
  rebuts close
"""


def test_who_makes_a_step():
    amap = argmap.ArgMap("Street")
    amap.source("minutes", "Minutes")
    amap.speaker("mayor", "The mayor")
    amap.claim("close", "Close it.")
    amap.claim("footfall", "More people.", assumed=True)
    step = amap.support("footfall", "close")
    amap.argue(step, "minutes", "so it will be closed", by="mayor", at="p. 3")
    amap.claim("shops", "Shops lose.", assumed=True)
    amap.rebut("shops", "close")
    compilation = argmap.loads(STEPS)
    assert amap.build() == compilation.map
    assert compilation.facts.argued == {step}
    assert argmap.loads(argmap.dumps(amap)).map == compilation.map
    data = argmap.to_dict(compilation.map)
    assert data["inferences"][0]["argued"][0]["kind"] == "argued"
    assert argmap.from_dict(data) == compilation.map
    with pytest.raises(ValueError, match="no step is called `nowhere`"):
        amap.argue("nowhere", "minutes", "words")
    data["claims"][0]["quotations"] = data["inferences"][0].pop("argued")
    with pytest.raises(ValueError, match="`argued` belongs to a step"):
        argmap.from_dict(data)


def test_words_of_a_step_are_checked_and_change_no_verdict(tmp_path):
    (tmp_path / "m.txt").write_text("He said: so it will be closed, in June.", encoding="utf-8")
    text = STEPS.replace("source minutes: Minutes\n", "source minutes: Minutes\n  text: m.txt\n")
    (checked,) = argmap.loads(text, folder=tmp_path).facts.quotations["footfall supports close"]
    assert checked.status == "exact"
    wrong = argmap.loads(text.replace("so it will be closed", "it never will be"), folder=tmp_path)
    assert [each.rule.code for each in wrong.errors] == ["AM301"]
    assert wrong.facts.argued == frozenset()
    assert wrong.verdicts["close"] == argmap.loads(text, folder=tmp_path).verdicts["close"] == "undecided"


def test_a_strength_may_be_a_level():
    amap = argmap.ArgMap("Levels")
    amap.claim("a", "A.", assumed=True, credence="Moderate")
    amap.claim("b", "B.")
    amap.support("a", "b", strength="very low")
    text = "map: Levels\nclaim a: A.\n  assumed\n  credence: moderate\nclaim b: B.\n"
    compilation = argmap.loads(text + "a supports b\n  strength: very low\n")
    assert amap.build() == compilation.map
    assert argmap.from_dict(argmap.to_dict(compilation.map)) == compilation.map
    assert argmap.to_dict(compilation.map)["inferences"][0]["strength"] == "very low"
    assert argmap.loads(argmap.dumps(compilation.map)).map == compilation.map
    assert argmap.draw(compilation, format="mmd").decode().count("very low") == 1
    assert compilation.map.strengths().claims["b"] > 0.5
    with pytest.raises(ValueError, match="does not fit"):
        amap.support("b", "a", strength="so so")
