"""What a large map costs in questions to the solver, and that fewer of them give the same labels."""

import random

import pytest

from argmap.argument_map import ArgumentMap
from argmap.interchange.af import read_af
from argmap.model.elements import Claim, Contradiction, Inference, InferenceKind
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


def debate(size):
    """Claims that support and rebut one or two others, drawn by lot: most of them hang together, undecided."""
    chance = random.Random(1)
    names = [f"c{at}" for at in range(size)]
    steps = {}
    for name in names:
        for target in chance.sample(names, chance.choice([1, 2])):
            kind = InferenceKind.SUPPORTS if chance.random() < 0.6 else InferenceKind.REBUTS
            if target != name:
                steps[f"{name} {kind} {target}"] = Inference(f"{name} {kind} {target}", kind, (name,), target)
    return ArgumentMap(title="debate", claims={name: Claim(name, name) for name in names}, inferences=steps)


def settled_either_way(pairs):
    """Pairs of claims that exclude each other; either of a pair sets aside what would set a third claim aside."""
    ends = [end for at in range(pairs) for end in (f"a{at} b{at}", f"b{at} a{at}", f"a{at} d{at}", f"b{at} d{at}")]
    ends += [f"d{at} c{at}" for at in range(pairs)] + [f"d{at} d{at + 1}" for at in range(pairs - 1)]
    steps = {}
    for end in ends:
        one, other = end.split()
        id_ = f"{one} undercuts {other}"
        steps[id_] = Inference(id_, InferenceKind.UNDERCUTS, (one,), other)
    names = [f"{kind}{at}" for at in range(pairs) for kind in "abcd"]
    claims = {name: Claim(name, name, assumed=True) for name in names}
    return ArgumentMap(title="pairs", claims=claims, inferences=steps)


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
    """With a limit it took 114: the solver left what claims rest on undecided first, and with it the claims."""
    found = Reasoner(debate(300), seconds=seconds).positions(1)
    assert len(found) == 1
    assert len(asked) < 10


def test_what_one_question_finds_answers_others(asked):
    evaluation = Reasoner(chain(300)).evaluate("preferred", 1)
    assert evaluation.complete
    assert set(evaluation.claims.values()) == {"undecided"}
    assert len(asked) < len(evaluation.claims) / 2


@pytest.mark.parametrize("seconds", [None, 60])
def test_what_the_positions_of_a_large_map_share_takes_few_questions(asked, seconds):
    evaluation = Reasoner(debate(300), seconds=seconds).evaluate("preferred", 1)
    assert evaluation.complete
    assert len(asked) < len(evaluation.claims)


def test_claims_that_are_settled_either_way_take_few_questions(asked):
    """It took 6,174, and twice as many with each further pair: a round for each way to decide the other pairs."""
    evaluation = Reasoner(settled_either_way(8)).evaluate("preferred", 1)
    assert {claim for claim, label in evaluation.claims.items() if label == "accepted"} == {f"c{at}" for at in range(8)}
    assert len(asked) < 100


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
