"""Hypotheses against evidence: counted again by the definition, and what the reasons of a map suggest."""

import random
from itertools import permutations

import attrs
import pytest

import argmap
from argmap.model.content import with_rivals
from argmap.model.elements import Evidence, Question
from argmap.reasoning.hypotheses import hypotheses, suggestions, voices_behind
from argmap.reasoning.reasoner import Reasoner
from conftest import slow_after
from random_maps import random_map

HEAD = "source a: A\nsource b: B\nspeaker xi: Xi\nclaim neutral: Neutral.\n  open\nclaim ally: Ally.\n  open\n"
ASK = "question stance: Where does it stand?\n  answer: neutral\n  answer: ally\n"


def of(text, name="stance"):
    compilation = argmap.loads(HEAD + text)
    assert not compilation.errors
    return hypotheses(compilation.reasoner(), compilation.map.questions[name])


def counted(found):
    return {each.answer: (each.inconsistent, each.open) for each in found.answers}


@pytest.mark.parametrize(
    "trade, expected, decisive",
    [
        ("  quote a: they trade\n", {"neutral": (1, 0), "ally": (0, 0)}, True),
        ("  quote a: they trade\n  denial b: no\n", {"neutral": (0, 1), "ally": (0, 0)}, False),
        ("  denial b: no trade\n", {"neutral": (0, 0), "ally": (0, 0)}, False),
    ],
)
def test_an_item_counts_is_open_or_is_void(trade, expected, decisive):
    text = f"claim trade: They trade.\n{trade}claim fuel: Fuel.\n  assumed\n{ASK}"
    found = of(text + "  evidence trade: against neutral\n  evidence fuel: fits all\n")
    assert counted(found) == expected
    items = {each.item: each for each in found.items}
    assert (items["trade"].decisive, items["trade"].diagnostic) == (decisive, True)
    assert (items["fuel"].decisive, items["fuel"].diagnostic, items["fuel"].against) == (False, False, ())


def test_two_items_on_one_voice_count_once():
    text = "claim talk: T.\n  quote a by xi: we talk\nclaim peace: P.\n  quote b by xi: we want peace\n"
    found = of(text + ASK + "  evidence talk: against ally\n  evidence peace: against ally\n")
    assert counted(found) == {"neutral": (0, 0), "ally": (1, 0)}
    assert [each.same_voices for each in found.items] == ["", "talk"]
    assert not any(each.decisive for each in found.items)  # without either the other one is there


def test_the_answer_with_least_against_it_comes_first():
    text = "claim x: X.\n  quote a: x x\nclaim y: Y.\n  quote b: y y\n"
    found = of(text + ASK + "  evidence x: against neutral\n  evidence y: against neutral, ally\n  exhaustive\n")
    assert [each.answer for each in found.answers] == ["ally", "neutral"]
    assert found.exhaustive


@pytest.mark.parametrize("seed", slow_after(30, range(300)))
def test_the_counts_are_those_of_the_definition(seed):
    chance = random.Random(seed)
    amap = random_map(chance, claims=9, steps=5)
    names = list(amap.claims)
    if len(names) < 4:
        return
    answers, items = tuple(names[:3]), names[3:9]
    evidence = tuple(Evidence(each, tuple(a for a in answers if chance.random() < 0.4)) for each in items)
    question = Question("q", "Q?", answers, evidence=evidence)
    amap = attrs.evolve(amap, questions={"q": question})
    amap = attrs.evolve(amap, contradictions=with_rivals(amap.contradictions, amap.questions))
    reasoner = Reasoner(amap)
    found = hypotheses(reasoner, question)
    label = {each: str(amap.evaluate()[each]) for each in names}

    def against(answer, kept):
        on = {}
        for state in ("accepted", "undecided"):
            on[state] = {
                voices_behind(reasoner, each.item) or each.item
                for each in kept
                if answer in each.against and label[each.item] == state
            }
        return len(on["accepted"]), len(on["undecided"] - on["accepted"])

    assert counted(found) == {answer: against(answer, evidence) for answer in answers}

    def fewest(kept):
        least = min(against(answer, kept)[0] for answer in answers)
        return {answer for answer in answers if against(answer, kept)[0] == least}

    for each in found.items:
        rest = [one for one in evidence if one.item != each.item]
        assert each.decisive == (label[each.item] == "accepted" and fewest(rest) != fewest(evidence))
        assert each.diagnostic == (0 < len(each.against) < 3)
    for order in list(permutations(evidence))[:6]:
        turned = attrs.evolve(question, answers=answers[::-1], evidence=order)
        assert counted(hypotheses(reasoner, turned)) == counted(found)


def suggested(text):
    compilation = argmap.loads(HEAD + text + ASK)
    found = suggestions(compilation.reasoner(), compilation.map.questions["stance"])
    return {each.item: each.against for each in found}


def test_a_chain_with_one_rebuttal_suggests_its_root():
    text = (
        "claim trade: Trade.\n  because ships: Ships.\n    quote a: ships\n  rebuts neutral\n"
        "claim near: Near.\n  quote a: near\n  supports neutral\n"
    )
    assert suggested(text) == {"ships": ("neutral",)}


def test_an_undercut_two_attacks_and_what_is_out_suggest_nothing():
    undercut = "claim trade: T.\n  quote a: t t\nclaim why: W.\n  quote a: w w\n  supports neutral\n"
    undercut += "trade undercuts why -> neutral\n"
    assert suggested(undercut) == {}
    twice = "claim one: One.\n  quote a: one\n  rebuts two\nclaim two: Two.\n  quote b: two\n  rebuts neutral\n"
    assert suggested(twice) == {"two": ("neutral",)}
    out = "claim gone: Gone.\n  denial a: no\n  rebuts neutral\n"
    assert suggested(out) == {}


def test_a_contradiction_suggests_as_well_and_rated_items_are_not_told_again():
    text = "claim no: Never.\n  quote a: never\n  contradicts neutral\n"
    assert suggested(text) == {"no": ("neutral",)}
    rated = argmap.loads(HEAD + text + ASK + "  evidence no: against neutral\n")
    assert suggestions(rated.reasoner(), rated.map.questions["stance"]) == ()


def test_whoever_denies_every_answer_of_an_exhaustive_question_clashes_with_himself():
    text = (
        "source a: A\nspeaker xi: Xi\nclaim one: One.\n  denial a by xi: not one\nclaim two: Two.\n"
        "  denial a by xi: nor two\nquestion q: Which?\n  answer: one\n  answer: two\n"
    )
    assert not argmap.loads(text).map.conflicts(group="speaker", by="coherence").conflicts
    amap = argmap.loads(text + "  exhaustive\n").map
    assert [each.members for each in amap.conflicts(group="speaker", by="coherence").conflicts] == [("xi",)]
    assert [each.members for each in amap.conflicts(by="coherence").conflicts] == [("not one", "not two")]
    assert dict(amap.evaluate().claims) == dict(argmap.loads(text).map.evaluate().claims)


def test_an_item_in_two_wordings_is_one_item():
    text = "claim talk: T.\n  quote a: we talk\nclaim spoke: They spoke.\n  restates talk\n"
    compilation = argmap.loads(HEAD + text + ASK + "  evidence talk: against ally\n  evidence spoke: against neutral\n")
    reasoner = compilation.reasoner()
    found = hypotheses(reasoner, reasoner.map.questions["stance"])
    assert [(each.item, each.against) for each in found.items] == [("talk", ("ally", "neutral"))]
    assert counted(found) == {"neutral": (1, 0), "ally": (1, 0)}


def test_a_reason_from_the_same_mouth_makes_no_item_of_its_own():
    compilation = argmap.loads(
        "source paper: Paper\nsource other: Other\n"
        "claim yes: Yes.\n  quote paper: it is so indeed\nclaim no: No.\n  quote other: it is not so\n"
        "claim one: One.\n  quote paper: one of them came\n"
        "claim two: Two.\n  quote paper: two of them came\n"
        "  because three: Three.\n    quote paper: three of them came\n"
        "claim four: Four.\n  quote paper: four of them came\n"
        "  because five: Five.\n    quote other: five of them came\n"
        "claim six: Six.\n  quote paper: six of them came\n  because given: Given.\n    assumed\n"
        "question q: Is it so?\n  answer: yes\n  answer: no\n"
        "  evidence one: against yes\n  evidence two: against yes\n"
        "  evidence four: against yes\n  evidence six: against yes\n"
    )
    found = hypotheses(compilation.reasoner(), compilation.map.questions["q"])
    assert {each.item: each.same_voices for each in found.items} == {"one": "", "two": "one", "four": "", "six": ""}
    assert [(each.answer, each.inconsistent) for each in found.answers] == [("no", 0), ("yes", 3)]
