"""The engine against brute force from the definitions, on thousands of random small maps and frameworks."""

import random
from itertools import product

import attrs
import pytest

import argmap
import oracle
from argmap.argument_map import ArgumentMap
from argmap.model.elements import Claim, Inference, InferenceKind
from conftest import slow_after
from random_maps import random_map, smallest

SEEDS = slow_after(1, range(20))
SEMANTICS = ("grounded", "complete", "preferred", "stable", "semi-stable", "ideal", "eager")
MOST_ASSUMPTIONS = 14


def small_maps(seed, number):
    """Random maps that the oracle can take on."""
    chance = random.Random(seed)
    while number:
        amap = random_map(chance, claims=6, steps=9)
        if len(oracle.attackable(oracle.assumptions_of(amap))) <= MOST_ASSUMPTIONS:
            number -= 1
            yield amap


def as_labels(found):
    """A labelling of the engine in the form of the oracle's."""
    return (
        tuple(sorted((claim, str(label)) for claim, label in found.claims.items())),
        tuple(sorted((step, str(label)) for step, label in found.inferences.items())),
    )


def found_labels(amap, semantics):
    from argmap.reasoning.reasoner import Reasoner

    found = Reasoner(amap).labellings(semantics)
    assert found.complete
    return [as_labels(each) for each in found.labellings]


def shown(found):
    return "\n".join(f"  {dict(claims)} {dict(steps)}" for claims, steps in sorted(found)) or "  none"


def assert_agreed(amaps, fault):
    """Fail with the smallest map that shows a fault."""
    for amap in amaps:
        if fault(amap):
            least = smallest(amap, fault)
            pytest.fail(f"{fault(least)}\n\n{argmap.dumps(least)}\n{least}")


def wrong_labellings(amap):
    for semantics in SEMANTICS:
        expected, found = oracle.labels(amap, semantics), found_labels(amap, semantics)
        if set(found) != expected:
            return f"{semantics}: expected\n{shown(expected)}\nfound\n{shown(found)}"
        if len(found) != len(expected):
            return f"{semantics}: a labelling is told twice\n{shown(found)}"
    return ""


def wrong_verdicts(amap):
    from argmap.reasoning.reasoner import Reasoner

    reasoner = Reasoner(amap)
    for semantics in SEMANTICS:
        labellings = oracle.labels(amap, semantics)
        if not labellings:  # no stable labelling: what holds in every one is left open
            continue
        expected, found = oracle.in_common(labellings), as_labels(reasoner.evaluate(semantics))
        if found != expected:
            return f"{semantics}: expected\n{shown([expected])}\nfound\n{shown([found])}"
    return "" if reasoner.evaluate().complete else "the grounded verdict says that it is not complete"


def wrong_acceptance(amap):
    from argmap.reasoning.reasoner import Reasoner

    reasoner = Reasoner(amap)
    for semantics, claim in product(SEMANTICS, amap.claims):
        accepted = [dict(claims)[claim] == "accepted" for claims, _ in oracle.labels(amap, semantics)]
        if reasoner.credulous(claim, semantics) != any(accepted):
            return f"{semantics}: whether some labelling accepts {claim}: expected {any(accepted)}"
        if accepted and reasoner.sceptical(claim, semantics) != all(accepted):
            return f"{semantics}: whether every labelling accepts {claim}: expected {all(accepted)}"
    return ""


def wrong_limits(amap):
    from argmap.reasoning.reasoner import Reasoner

    for semantics, limit in product(SEMANTICS, (1, 2)):
        expected = oracle.labels(amap, semantics)
        found = Reasoner(amap).labellings(semantics, limit=limit)
        some = [as_labels(each) for each in found.labellings]
        if not set(some) <= expected or len(some) != min(limit, len(expected)):
            return f"{semantics} up to {limit}: expected as many of\n{shown(expected)}\nfound\n{shown(some)}"
        if found.complete and len(expected) > limit:
            return f"{semantics} up to {limit}: said to be complete, but there are {len(expected)}"
    return ""


@pytest.mark.parametrize("seed", SEEDS)
def test_the_labellings_of_a_map_are_those_of_the_definitions(seed):
    assert_agreed(small_maps(seed, 100), wrong_labellings)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_verdict_is_what_every_labelling_says(seed):
    assert_agreed(small_maps(100 + seed, 50), wrong_verdicts)


@pytest.mark.parametrize("seed", SEEDS)
def test_acceptance_in_some_and_in_every_labelling_is_that_of_the_definitions(seed):
    assert_agreed(small_maps(200 + seed, 20), wrong_acceptance)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_limit_gives_some_of_the_labellings_and_says_so(seed):
    assert_agreed(small_maps(300 + seed, 15), wrong_limits)


# Postulates: on larger maps, without the oracle.


def larger_maps(seed, number):
    chance = random.Random(seed)
    return [random_map(chance, claims=9, steps=12) for _ in range(number)]


def some_labellings(amap, semantics, limit=64):
    from argmap.reasoning.reasoner import Reasoner

    return Reasoner(amap).labellings(semantics, limit=limit).labellings


def steps_of(amap, kind):
    return [(id_, step) for id_, step in amap.inferences.items() if step.kind is kind]


@pytest.mark.parametrize("seed", SEEDS)
def test_what_stands_together_does_not_attack_itself(seed):
    for amap, semantics in product(larger_maps(seed, 20), ("complete", "preferred")):
        for found in some_labellings(amap, semantics):
            for id_, step in steps_of(amap, InferenceKind.REBUTS):
                assert (found.inferences[id_], found.claims[step.target]) != ("in", "accepted"), argmap.dumps(amap)
            for id_, step in steps_of(amap, InferenceKind.UNDERCUTS):
                hit = amap.inferences.get(step.target)
                if found.inferences[id_] == "in" and hit is not None and hit.kind is not InferenceKind.IMPLIES:
                    assert found.inferences[step.target] == "out", argmap.dumps(amap)
                if found.inferences[id_] == "in" and hit is None:
                    for other, reason in steps_of(amap, InferenceKind.SUPPORTS):
                        assert reason.target != step.target or found.inferences[other] == "out", argmap.dumps(amap)


@pytest.mark.parametrize("seed", SEEDS)
def test_no_labelling_accepts_a_claim_and_its_denial(seed):
    for amap, semantics in product(larger_maps(seed, 20), ("complete", "preferred")):
        for found in some_labellings(amap, semantics):
            accepted = {claim for claim, label in found.claims.items() if label == "accepted"}
            rebutting = [step for id_, step in steps_of(amap, InferenceKind.REBUTS) if found.inferences[id_] == "in"]
            rebutted = {step.target for step in rebutting}
            echoed = {step.target for step in rebutting if oracle.echoes(amap, step)}
            clashes = [(each.first, each.second) for each in amap.contradictions.values()]
            denied = rebutted | {a for a, b in clashes if b in accepted} | {b for a, b in clashes if a in accepted}
            assert not accepted & denied, argmap.dumps(amap)
            proved = {step.target for step in rebutting if not oracle.echoes(amap, step)} | denied - rebutted
            assert all(found.claims[each] == "rejected" for each in proved), argmap.dumps(amap)
            assert all(found.claims[each] in ("rejected", "unsupported") for each in echoed), argmap.dumps(amap)


@pytest.mark.parametrize("seed", SEEDS)
def test_strict_steps_are_closed_in_both_directions(seed):
    for amap, semantics in product(larger_maps(seed, 20), ("complete", "preferred")):
        for found in some_labellings(amap, semantics):
            for id_, step in steps_of(amap, InferenceKind.IMPLIES):
                premises = [found.claims[each] for each in step.premises]
                if found.inferences[id_] == "in":
                    assert found.claims[step.target] == "accepted", argmap.dumps(amap)
                assert (found.inferences[id_] == "in") == (set(premises) == {"accepted"}), argmap.dumps(amap)
                if found.claims[step.target] == "rejected" and premises.count("accepted") == len(premises) - 1:
                    assert "rejected" in premises, argmap.dumps(amap)


def keeps(one, other):
    """Whether a labelling decides all that another decides, and alike.

    A claim without support may turn out to be denied as well: *unsupported* may become *rejected*.
    """
    before, after = ({**found.claims, **found.inferences} for found in (other, one))
    changed = {(str(label), str(after[each])) for each, label in before.items() if label != after[each]}
    return all(label == "undecided" or (label, now) == ("unsupported", "rejected") for label, now in changed)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_grounded_labelling_lies_in_the_ideal_one_and_that_in_every_preferred_one(seed):
    for amap in larger_maps(seed, 20):
        (grounded,), (ideal,) = (some_labellings(amap, each) for each in ("grounded", "ideal"))
        (eager,) = some_labellings(amap, "eager")
        assert keeps(ideal, grounded), argmap.dumps(amap)
        assert keeps(eager, ideal), argmap.dumps(amap)
        for preferred in some_labellings(amap, "preferred"):
            assert keeps(preferred, ideal), argmap.dumps(amap)


@pytest.mark.parametrize("seed", SEEDS)
def test_every_stable_labelling_is_preferred_and_leaves_nothing_undecided(seed):
    for amap in larger_maps(seed, 20):
        preferred = set(found_labels(amap, "preferred"))
        stable = set(found_labels(amap, "stable"))
        assert stable <= set(found_labels(amap, "semi-stable")) <= preferred, argmap.dumps(amap)
        assert all("undecided" not in dict(part).values() for each in stable for part in each), argmap.dumps(amap)


def side_by_side(one, other):
    return attrs.evolve(
        one,
        claims={**one.claims, **other.claims},
        inferences={**one.inferences, **other.inferences},
        contradictions={**one.contradictions, **other.contradictions},
    )


def joined(one, other):
    return tuple(tuple(sorted(a + b)) for a, b in zip(one, other, strict=True))


@pytest.mark.parametrize("seed", SEEDS)
def test_a_part_that_is_not_connected_changes_nothing(seed):
    chance = random.Random(seed)
    for _ in range(10):
        parts = [random_map(chance, claims=4, steps=5, prefix=prefix) for prefix in ("left-", "right-")]
        for semantics in SEMANTICS:
            left, right = (found_labels(part, semantics) for part in parts)
            expected = {joined(one, other) for one, other in product(left, right)}
            for whole in (side_by_side(*parts), side_by_side(*reversed(parts))):
                assert set(found_labels(whole, semantics)) == expected, argmap.dumps(whole)


def shuffled(chance, amap):
    """The same map, its statements and the premises of its steps in another order."""

    def mixed(items):
        return dict(chance.sample(list(items.items()), len(items)))

    turned = {
        id_: attrs.evolve(step, premises=tuple(chance.sample(step.premises, len(step.premises))))
        for id_, step in amap.inferences.items()
    }
    swapped = {
        id_: attrs.evolve(each, first=each.second, second=each.first) if chance.random() < 0.5 else each
        for id_, each in amap.contradictions.items()
    }
    return attrs.evolve(amap, claims=mixed(amap.claims), inferences=mixed(turned), contradictions=mixed(swapped))


@pytest.mark.parametrize("seed", SEEDS)
def test_the_order_of_statements_changes_nothing(seed):
    from argmap.reasoning.reasoner import Reasoner

    chance = random.Random(seed)
    for amap in larger_maps(seed, 10):
        other = shuffled(chance, amap)
        for semantics in SEMANTICS:
            assert set(found_labels(amap, semantics)) == set(found_labels(other, semantics)), argmap.dumps(amap)
        assert as_labels(Reasoner(amap).evaluate()) == as_labels(Reasoner(other).evaluate()), argmap.dumps(amap)


def test_the_same_map_gives_the_same_labellings_in_the_same_order():
    for amap in larger_maps(1, 20):
        assert found_labels(amap, "preferred") == found_labels(amap, "preferred")


@pytest.mark.parametrize("seed", SEEDS)
def test_writing_a_map_and_reading_it_changes_no_verdict(seed):
    from argmap.reasoning.reasoner import Reasoner

    for amap in larger_maps(seed, 5):
        again = argmap.loads(argmap.dumps(amap)).map
        assert as_labels(Reasoner(amap).evaluate()) == as_labels(Reasoner(again).evaluate()), argmap.dumps(amap)


# Abstract frameworks.

LABELLED = {
    "GR": "grounded",
    "CO": "complete",
    "PR": "preferred",
    "ST": "stable",
    "SST": "semi-stable",
    "ID": "ideal",
}


def random_framework(chance):
    arguments = tuple("abcdefg"[: chance.choice([0, 1, 2, 3, 4, 5, 6, 7, 7])])
    pairs = [(a, b) for a in arguments for b in arguments]
    density = chance.choice([0.1, 0.15, 0.25, 0.4])
    return arguments, tuple(pair for pair in pairs if chance.random() < density * (0.4 if pair[0] == pair[1] else 1))


def frameworks(seed, number):
    chance = random.Random(seed)
    return [random_framework(chance) for _ in range(number)]


@pytest.mark.parametrize("seed", SEEDS)
def test_the_extensions_of_a_framework_are_those_of_the_definitions(seed):
    from argmap.reasoning.frameworks.framework import Framework
    from argmap.reasoning.frameworks.solve import extensions

    for (arguments, attacks), code in product(frameworks(seed, 100), oracle.CODES):
        found = extensions(Framework(arguments, attacks), code)
        assert all(isinstance(each, frozenset) for each in found)
        assert set(found) == oracle.extensions(arguments, attacks, code), (code, arguments, attacks)
        assert len(found) == len(set(found)), (code, arguments, attacks)


@pytest.mark.parametrize("seed", SEEDS)
def test_some_extension_and_acceptance_are_those_of_the_definitions(seed):
    from argmap.reasoning.frameworks.framework import Framework
    from argmap.reasoning.frameworks.solve import credulous, sceptical, some_extension

    for (arguments, attacks), code in product(frameworks(100 + seed, 25), oracle.CODES):
        framework, expected = Framework(arguments, attacks), oracle.extensions(arguments, attacks, code)
        found = some_extension(framework, code)
        assert found in expected if expected else found is None, (code, arguments, attacks)
        for each in arguments:
            in_some, in_all = any(each in one for one in expected), all(each in one for one in expected)
            assert credulous(framework, code, each) == in_some, (code, each, arguments, attacks)
            assert sceptical(framework, code, each) == in_all, (code, each, arguments, attacks)


def as_map(arguments, attacks):
    """A framework as a map of assumed claims whose attacks are undercuts of claims."""
    steps = [Inference(f"{a} undercuts {b}", InferenceKind.UNDERCUTS, (a,), b) for a, b in attacks]
    return ArgumentMap(
        "framework",
        claims={each: Claim(each, f"{each}.", assumed=True) for each in arguments},
        inferences={step.id: step for step in steps},
    )


@pytest.mark.parametrize("seed", SEEDS)
def test_a_framework_written_as_a_map_has_the_extensions_of_the_framework(seed):
    for (arguments, attacks), (code, semantics) in product(frameworks(200 + seed, 40), LABELLED.items()):
        found = {claims for claims, _ in found_labels(as_map(arguments, attacks), semantics)}
        expected = set()
        for each in oracle.extensions(arguments, attacks, code):
            hit = {b for a, b in attacks if a in each}
            labels = {
                one: "accepted" if one in each else "unsupported" if one in hit else "undecided" for one in arguments
            }
            expected.add(tuple(sorted(labels.items())))
        assert found == expected, (semantics, arguments, attacks)
