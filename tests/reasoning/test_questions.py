"""Why, what if, smallest changes, conflicts and strengths: each against a plain second way to get them."""

import random
from itertools import combinations

import pytest

import argmap
from argmap.reasoning.reasoner import Reasoner
from conftest import slow_after
from random_maps import random_map

MAPS = slow_after(10, range(60))


def made(seed):
    return random_map(random.Random(seed), claims=4 + seed % 3, steps=5 + seed % 4)


def assert_derived(amap):
    """Every decided ground rests only on grounds that stand before it, and none on the claim that is asked about."""
    reasoner = Reasoner(amap)
    labels = reasoner.grounded.claims
    for claim, label in labels.items():
        why = reasoner.why(claim)
        assert why.label is label
        assert why.sentence
        assert why.complete
        seen = set()
        for ground in why.grounds:
            assert ground.label is labels[ground.claim]
            if ground.label != "undecided":
                assert set(ground.rests_on) <= seen, (argmap.dumps(amap), claim, ground)
            seen.add(ground.claim)
        assert len(seen) == len(why.grounds)
        assert {each for ground in why.grounds for each in ground.rests_on} <= seen | {claim}


@pytest.mark.parametrize("seed", MAPS)
def test_a_derivation_rests_only_on_what_was_decided_before(seed):
    assert_derived(made(seed))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("because b: B.\n    because c: C.\n      assumed\n", id="a chain of reasons"),
        pytest.param("but b: B.\n    because c: C.\n      assumed\n", id="a chain with an attack"),
    ],
)
def test_the_grounds_of_a_claim_stand_in_the_order_in_which_they_were_decided(text):
    amap = argmap.loads(f"claim a: A.\n  {text}").map
    assert_derived(amap)
    assert [each.claim for each in Reasoner(amap).why("a").grounds] == ["c", "b"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "map: t\n  weighing: strength\nsource s0: S\n  reliability: B\nclaim a: A.\n  quote s0: some words\n"
            "claim b: B.\n  because d as step\nclaim d: D.\na undercuts step\nb rebuts a\n  strength: 0.5\n",
            id="a rebuttal that is outweighed",
        ),
        pytest.param(
            "claim a: A.\nclaim b: B.\nclaim c: C.\n  assumed\nclaim d: D.\n  assumed\n"
            "a supports b\nb supports a\nc contradicts a\nd contradicts b\n",
            id="two claims that support each other",
        ),
    ],
)
def test_the_reason_of_a_claim_is_no_circle(text):
    assert_derived(argmap.loads(text).map)


@pytest.mark.parametrize("seed", MAPS)
def test_smallest_changes_are_what_trying_everything_finds(seed):
    """Recomputing the whole map for each element is the plain way."""
    amap = made(seed)
    reasoner = Reasoner(amap)
    before = reasoner.grounded.claims
    for claim in list(before)[:3]:
        found = {(each.without, each.assume, each.after) for each in reasoner.flips(claim).flips if size(each) == 1}
        expected = set()
        for name in (*amap.claims, *amap.inferences, *amap.contradictions, *amap.sources):
            if name != claim:
                after = amap.whatif(without=[name]).after[claim]
                if after is not before[claim]:
                    expected.add(((name,), (), after))
        for name, label in before.items():
            if name != claim and label == "undecided":
                after = amap.whatif(assume=[name]).after[claim]
                if after is not before[claim]:
                    expected.add(((), (name,), after))
        assert found == expected, argmap.dumps(amap)


def size(flip):
    return len(flip.without) + len(flip.assume)


@pytest.mark.parametrize("seed", MAPS)
def test_minimal_conflicts_are_what_trying_every_set_finds(seed):
    amap = made(seed)
    claims = list(amap.claims)[:4]
    found = amap.conflicts(claims)
    assert found.complete
    labellings = Reasoner(amap).labellings("complete", None).labellings
    bad = [
        set(each)
        for number in range(1, len(claims) + 1)
        for each in combinations(claims, number)
        if not any(all(labelling.claims[claim] == "accepted" for claim in each) for labelling in labellings)
    ]
    minimal = {frozenset(each) for each in bad if not any(other < each for other in bad)}
    assert {frozenset(each.members) for each in found.conflicts} == minimal


@pytest.mark.parametrize("seed", MAPS)
@pytest.mark.parametrize("supports", [False, True])
def test_coherence_is_what_the_truth_tables_say(seed, supports):
    amap = made(seed)
    claims = list(amap.claims)
    if len(claims) > 8:
        pytest.skip("too many truth tables")
    found = amap.conflicts(claims, by="coherence", supports=supports, limit=10_000)
    strict = [
        step for step in amap.inferences.values() if step.kind == "implies" or (supports and step.kind == "supports")
    ]
    worlds = []
    for number in range(2 ** len(claims)):
        world = {claim: bool(number >> at & 1) for at, claim in enumerate(claims)}
        if all(world[s.target] or not all(world[p] for p in s.premises) for s in strict) and not any(
            world[c.first] and world[c.second] for c in amap.contradictions.values()
        ):
            worlds.append(world)
    bad = [
        set(each)
        for number in range(1, len(claims) + 1)
        for each in combinations(claims, number)
        if not any(all(world[claim] for claim in each) for world in worlds)
    ]
    minimal = {frozenset(each) for each in bad if not any(other < each for other in bad)}
    assert {frozenset(each.members) for each in found.conflicts} == minimal


def test_a_limit_is_said():
    text = "".join(
        f"claim a{at}: A{at}.\n  assumed\nclaim b{at}: B{at}.\n  assumed\na{at} contradicts b{at}\n" for at in range(6)
    )
    amap = argmap.loads(text).map
    assert not amap.conflicts(list(amap.claims), limit=3).complete
    assert not amap.positions(limit=3).complete
    assert amap.positions(limit=64).complete
    assert len(amap.positions(limit=100).labellings) == 64
    assert amap.evaluate("preferred").claims["a0"] != "accepted"


def test_speakers_and_sources_clash_as_wholes():
    amap = argmap.loads(
        "source s: S\nspeaker p: P\nspeaker q: Q\nclaim a: A.\n  quote s by p: a a a\n"
        "claim b: B.\n  quote s by q: b b b\n"
        "a contradicts b\n"
    ).map
    assert [each.members for each in amap.conflicts(group="speaker", by="coherence").conflicts] == [("p", "q")]
    assert [each.members for each in amap.conflicts(group="source").conflicts] == [("s",)]
    assert set(amap.conflicts(group="speaker").repairs) == {("p",), ("q",)}


def test_weighing_lets_the_stronger_reason_win():
    text = (
        "map: M\n{weighing}claim c: C.\n  because p: P.\n    assumed\n    strength: 0.8\n"
        "  but q: Q.\n    assumed\n    strength: 0.3\n"
    )
    assert argmap.loads(text.format(weighing="")).map.evaluate().claims["c"] == "undecided"
    weighed = argmap.loads(text.format(weighing="  weighing: strength\n")).map
    assert weighed.evaluate().claims["c"] == "accepted"
    swapped = text.replace("0.8", "0.2").format(weighing="  weighing: strength\n")
    assert argmap.loads(swapped).map.evaluate().claims["c"] == "rejected"
    equal = text.replace("0.8", "0.3").format(weighing="  weighing: strength\n")
    assert argmap.loads(equal).map.evaluate().claims["c"] == "undecided"


@pytest.mark.parametrize(
    "semantics, expected",
    [
        # One attacker and one supporter of base 0.5 on a claim of base 0.5 keep it there; worked out by hand.
        ("quadratic-energy", {"both": 0.5, "backed": 0.5 + 0.5 * (0.25 / 1.25), "hit": 0.5 - 0.5 * (0.25 / 1.25)}),
        ("df-quad", {"both": 0.5, "backed": 0.75, "hit": 0.25}),
        (
            "euler",
            {
                "both": 1 - (1 - 0.25) / (1 + 0.5),
                "backed": 1 - 0.75 / (1 + 0.5 * 2.718281828459045**0.5),
                "hit": 1 - 0.75 / (1 + 0.5 * 2.718281828459045**-0.5),
            },
        ),
    ],
)
def test_strengths_are_those_of_the_formulas(semantics, expected):
    amap = argmap.loads(
        "claim p: P.\n  assumed\nclaim both: X.\nclaim backed: Y.\nclaim hit: Z.\n  assumed\nclaim q: Q.\n  assumed\n"
        "p supports both\nq rebuts both\np supports backed\np rebuts hit\n"
    ).map
    found = amap.strengths(semantics)
    assert found.converged
    for claim, score in expected.items():
        assert found.claims[claim] == pytest.approx(score)


def test_strengths_in_a_circle_settle_on_a_fixed_point():
    amap = argmap.loads("claim a: A.\n  assumed\nclaim b: B.\n  assumed\na rebuts b\nb rebuts a\n").map
    found = amap.strengths("df-quad")
    assert found.converged
    assert found.claims["a"] == pytest.approx(1 / 3, abs=1e-3)  # x = 0.5 · (1 − x)


def test_the_grade_of_a_withdrawn_source_weighs_nothing():
    text = (
        "map: M\n  weighing: strength\nsource good: G\n  reliability: A\nsource poor: P\n  reliability: D\n"
        "claim c: C.\n  quote good: words\n  quote poor: other words\n"
        "claim d: D.\n  assumed\nd rebuts c\n  strength: 0.6\n"
    )
    amap = argmap.loads(text).map
    assert amap.verdict("c") == "accepted"  # A weighs 0.95
    assert amap.whatif(without="good").after["c"] == "rejected"  # D weighs 0.35


def test_strengths_fulfil_the_equations_of_quadratic_energy():
    """Every claim of maps full of circles has the score that the formula gives by the scores of the others."""
    chance = random.Random(3)
    for _ in range(60):
        number = chance.randint(2, 9)
        lines = [f"claim c{at}: C.\n  assumed\n  credence: {chance.randint(0, 100)} %\n" for at in range(number)]
        pairs = {tuple(chance.choices(range(number), k=2)) for _ in range(2 * number)}
        edges = [(one, chance.choice(["supports", "rebuts"]), other) for one, other in pairs if one != other]
        lines += [f"c{one} {verb} c{other}\n" for one, verb, other in edges]
        amap = argmap.loads("".join(lines)).map
        found = amap.strengths()
        if not found.converged:
            continue
        scores = found.claims
        for at in range(number):
            energy = sum(scores[f"c{one}"] * (1 if verb == "supports" else -1) for one, verb, to in edges if to == at)
            base = (amap.claims[f"c{at}"].credence.low + amap.claims[f"c{at}"].credence.high) / 2
            share = energy**2 / (1 + energy**2)
            assert scores[f"c{at}"] == pytest.approx(base + ((1 - base) if energy > 0 else -base) * share, abs=1e-7)


def test_a_strength_in_a_circle_is_exact_where_it_is_known():
    """A claim that backs itself by another one ends at 1 under DF-QuAD, however slowly (0.5 % a step at the end)."""
    amap = argmap.loads(
        "claim a: A.\n  assumed\n  credence: 10 %\nclaim b: B.\n  assumed\na supports b\nb supports a\n"
    ).map
    found = amap.strengths("df-quad")
    assert found.converged
    assert found.claims["a"] == pytest.approx(1, abs=1e-6)


def test_unknown_names_are_refused():
    amap = argmap.loads("claim a: A.\n  assumed\n").map
    for question in (
        lambda: amap.why("b"),
        lambda: amap.whatif(without=["b"]),
        lambda: amap.whatif(assume=["b"]),
        lambda: amap.flips("b"),
        lambda: amap.conflicts(["b"]),
        lambda: amap.credulous("b"),
    ):
        with pytest.raises(KeyError):
            question()
    with pytest.raises(ValueError, match="no semantics"):
        amap.evaluate("best")
