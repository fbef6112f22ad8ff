"""What a large map costs in questions to the solver, and that fewer of them give the same labels."""

import random

import pytest

from argmap.argument_map import ArgumentMap
from argmap.interchange.af import read_af
from argmap.model.elements import Claim, Contradiction
from argmap.reasoning import common
from argmap.reasoning.encoding import Encoding
from argmap.reasoning.frameworks.solve import Solver
from argmap.reasoning.reasoner import Reasoner
from random_maps import random_map


def chain(pairs):
    """Pairs of claims that contradict each other, each joined to the next."""
    names = [f"{side}{at}" for at in range(pairs) for side in "ab"]
    claims = {name: Claim(name, name, assumed=True) for name in names}
    ends = [(f"a{at}", f"b{at}") for at in range(pairs)] + [(f"b{at}", f"a{at + 1}") for at in range(pairs - 1)]
    return ArgumentMap(
        title="chain",
        claims=claims,
        contradictions={f"x{at}": Contradiction(f"x{at}", *end, named=True) for at, end in enumerate(ends)},
    )


@pytest.fixture
def asked(monkeypatch):
    questions = []
    solve = Encoding.solve

    def counted(self, literals=()):
        questions.append(1)
        return solve(self, literals)

    monkeypatch.setattr(Encoding, "solve", counted)
    return questions


@pytest.mark.parametrize("seconds", [None, 60])
def test_a_position_of_a_large_map_takes_few_questions(asked, seconds):
    found = Reasoner(chain(300), seconds=seconds).positions(1)
    assert len(found) == 1
    assert len(asked) < 10


def test_what_one_question_finds_answers_others(asked):
    evaluation = Reasoner(chain(300)).evaluate("preferred", 1)
    assert evaluation.complete
    assert set(evaluation.claims.values()) == {"undecided"}
    assert len(asked) < 2 * len(evaluation.claims)


@pytest.mark.parametrize("seed", range(150))
def test_labels_are_the_same_whether_labellings_are_listed_or_asked_for(monkeypatch, seed):
    amap = random_map(random.Random(seed), claims=9, steps=16)
    listed = Reasoner(amap).evaluate("preferred", None)
    monkeypatch.setattr(common, "MOST_VALUES", 0)
    asked = Reasoner(amap).evaluate("preferred")
    assert listed.complete
    assert asked.complete
    assert (asked.claims, asked.inferences) == (listed.claims, listed.inferences)


@pytest.mark.parametrize("seed", range(40))
def test_a_counterexample_is_a_preferred_extension(seed):
    chance = random.Random(seed)
    attacks = [f"{one} {other}" for one in range(1, 9) for other in range(1, 9) if chance.random() < 0.2]
    framework = read_af("\n".join(["p af 8", *attacks]) + "\n", "i23")
    preferred = set(Solver(framework).extensions("PR"))
    for argument in framework.arguments:
        everywhere, without = Solver(framework).counterexample("PR", argument)
        assert everywhere is all(argument in each for each in preferred)
        assert everywhere or (without in preferred and argument not in without)
