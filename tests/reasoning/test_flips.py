"""Flips against brute force: what a change is said to do is what happens when it is made."""

import random
from itertools import combinations

import attrs
import pytest

import argmap
from random_maps import quotations_of, random_map

GIVEN = """\
claim b: B.
claim a: A.
  assumed
claim c: C.
b implies a
a implies c
a contradicts c
"""
TWO_SOURCES = """\
source s0: S0
source s2: S2
claim c: C.
  quote s0: some words
  quote s2: other words
  denial s0: no such words
claim d: D.
  quote s2: third words
d rebuts c
"""
STRICT = """\
claim a: A.
  assumed
claim b: B.
claim d: D.
claim e: E.
  assumed
claim z: Z.
  assumed
claim x: X.
  assumed
a implies b
b + e implies d
e contradicts z
x rebuts d
"""


def changes(flips):
    return {(frozenset(flip.without), frozenset(flip.assume), flip.after.value) for flip in flips}


def test_a_claim_that_is_given_cannot_be_denied():
    """It said that `b` would be rejected if `a` were given; whatif says accepted, and so does the definition."""
    amap = argmap.loads(GIVEN).map
    found = changes(amap.flips("b"))
    assert (frozenset(), frozenset({"a"}), "accepted") in found
    assert not any(assume == {"a"} and after == "rejected" for _, assume, after in found)


def test_a_strict_step_into_a_given_claim_is_tried():
    assert (frozenset(), frozenset({"b"}), "accepted") in changes(argmap.loads(STRICT).map.flips("a"))


def test_two_sources_take_along_what_rests_on_both():
    """It said accepted; nobody is quoted for `c` any more, and a claim whose quotations all go needs a reason."""
    found = changes(argmap.loads(TWO_SOURCES).map.flips("c"))
    for without, _, after in found:
        if without == {"s0", "s2"}:
            assert after == "unsupported"


def test_a_claim_that_hangs_on_two_sources_says_so():
    text = "source s: S\nsource t: T\nclaim c: C.\n  quote s: words\n  quote t: others\n"
    assert changes(argmap.loads(text).map.flips("c")) == {(frozenset({"s", "t"}), frozenset(), "unsupported")}


def elements(amap, claim):
    """All that can be withdrawn or assumed; `flips` tries to assume undecided claims only."""
    undecided = [each for each, label in amap.evaluate().claims.items() if label.value == "undecided"]
    withdrawn = [
        *(each for each in amap.claims if each != claim),
        *amap.inferences,
        *amap.contradictions,
        *amap.sources,
    ]
    return [("without", each) for each in withdrawn] + [("assume", each) for each in undecided if each != claim]


def with_sources(chance):
    """A random map in which claims are quoted from one to three sources, and denied in some."""
    amap = random_map(chance, claims=chance.randint(3, 5), steps=chance.randint(2, 6))
    sources = {f"s{at}": argmap.SourceText(f"s{at}", "S") for at in range(3)}
    claims = {}
    for claim in amap.claims.values():
        quotations = [
            argmap.Quotation(quotation.kind, source, f"words {source}")
            for quotation in claim.quotations
            for source in chance.sample(sorted(sources), chance.randint(1, 3))
        ]
        claims[claim.id] = attrs.evolve(claim, quotations=tuple(quotations))
    said = [target for claim in claims.values() for target in quotations_of(claim)]
    steps = {
        id_: attrs.evolve(step, target=chance.choice(said or [*claims])) if " by " in step.target else step
        for id_, step in amap.inferences.items()
    }
    return attrs.evolve(amap, sources=sources, claims=claims, inferences=steps)


def brute_force(amap, claim, size):
    before = amap.verdict(claim)
    found = set()
    for combination in combinations(elements(amap, claim), size):
        without = [name for how, name in combination if how == "without"]
        assume = [name for how, name in combination if how == "assume"]
        after = amap.whatif(without=without, assume=assume).after[claim]
        if after is not before:
            found.add((frozenset(without), frozenset(assume), after.value))
    return found


@pytest.mark.parametrize("seed", [*range(4), *(pytest.param(each, marks=pytest.mark.slow) for each in range(4, 40))])
def test_every_flip_of_one_element_is_found_and_no_other(seed):
    amap = with_sources(random.Random(seed))
    for claim in amap.claims:
        found = amap.flips(claim)
        single = {each for each in changes(found) if len(each[0]) + len(each[1]) == 1}
        assert single == brute_force(amap, claim, 1), claim


@pytest.mark.parametrize("seed", [*range(2), *(pytest.param(each, marks=pytest.mark.slow) for each in range(2, 16))])
def test_where_no_single_element_does_it_every_pair_that_does_is_found(seed):
    amap = with_sources(random.Random(1000 + seed))
    for claim in list(amap.claims)[:3]:
        found = amap.flips(claim)
        if not brute_force(amap, claim, 1):
            assert changes(found) == brute_force(amap, claim, 2), claim
