"""The oracle itself, on examples whose answers are in the textbooks, and against a plainer way of counting."""

import random
from itertools import combinations

import pytest

import argmap
from conftest import slow_after
from oracle import Labellings, assumptions_of, derived, extensions, in_common, labels
from random_maps import random_map

SELF_ATTACK = ("a", [("a", "a")])
THREE_CYCLE = ("abc", [("a", "b"), ("b", "c"), ("c", "a")])
FLOATING = ("abcd", [("a", "b"), ("b", "a"), ("a", "c"), ("b", "c"), ("c", "d")])
DUNNE = ("abcde", [("a", "b"), ("b", "a"), ("b", "c"), ("c", "d"), ("d", "e"), ("e", "c")])
CAMINADA = ("abcd", [("a", "a"), ("a", "b"), ("b", "c"), ("c", "d"), ("d", "c")])


@pytest.mark.parametrize(
    "framework, code, expected",
    [
        (("", []), "ST", [""]),
        (("ab", [("a", "b"), ("b", "a")]), "CO", ["", "a", "b"]),  # the Nixon diamond
        (("ab", [("a", "b"), ("b", "a")]), "ID", [""]),
        (("abc", [("a", "b"), ("b", "c")]), "GR", ["ac"]),  # reinstatement
        (SELF_ATTACK, "PR", [""]),
        (SELF_ATTACK, "ST", []),
        (SELF_ATTACK, "STG", [""]),
        (THREE_CYCLE, "PR", [""]),
        (THREE_CYCLE, "ST", []),
        (THREE_CYCLE, "STG", ["a", "b", "c"]),
        (FLOATING, "GR", [""]),
        (FLOATING, "PR", ["ad", "bd"]),  # floating acceptance: d in both, though not in the grounded or ideal one
        (FLOATING, "ID", [""]),
        (DUNNE, "PR", ["a", "bd"]),
        (DUNNE, "SST", ["bd"]),
        (DUNNE, "ST", ["bd"]),
        (CAMINADA, "PR", ["d"]),
        (CAMINADA, "SST", ["d"]),
        (CAMINADA, "STG", ["bd"]),  # a stage set need not be admissible
        (("ab", [("a", "b"), ("b", "a"), ("b", "b")]), "ID", ["a"]),  # ideal is more than grounded
        (("ab", [("a", "b"), ("b", "a"), ("b", "b")]), "GR", [""]),
    ],
)
def test_the_oracle_knows_the_frameworks_of_the_textbooks(framework, code, expected):
    assert extensions(*framework, code) == {frozenset(each) for each in expected}


def verdicts(text, semantics="grounded"):
    compilation = argmap.loads(text)
    claims, _ = in_common(labels(compilation.map, semantics))
    return dict(claims)


def test_a_claim_without_reasons_stands():
    assert verdicts("claim a: A.\nclaim b: B.\na supports b\n") == {"a": "accepted", "b": "accepted"}


def test_reasons_for_and_against_that_are_not_weighed_leave_a_claim_open():
    nixon = "claim p: P.\nclaim q: Q.\nclaim r: R.\nq rebuts p\nr supports p\n"
    assert verdicts(nixon)["p"] == "undecided"
    assert len(labels(argmap.loads(nixon).map, "preferred")) == 2


def test_an_undercut_claim_is_unsupported_and_not_rejected():
    assert verdicts("claim a: A.\nclaim b: B.\na undercuts b\n")["b"] == "unsupported"


def test_an_undercut_that_is_undercut_does_nothing():
    text = (
        "claim a: A.\nclaim b: B.\nclaim u: U.\nclaim v: V.\n"
        "a supports b\nu undercuts a -> b as first\nv undercuts first\n"
    )
    assert verdicts(text)["b"] == "accepted"


def test_a_support_circle_carries_nothing():
    assert set(verdicts("claim a: A.\nclaim b: B.\na supports b\nb supports a\n").values()) == {"unsupported"}


def test_a_self_contradiction_is_never_decided():
    text = "claim a: A.\n  assumed\na contradicts a\n"
    for semantics in ("grounded", "complete", "preferred", "semi-stable", "ideal", "eager"):
        assert verdicts(text, semantics) == {"a": "undecided"}
    assert labels(argmap.loads(text).map, "stable") == set()


def test_a_strict_step_works_backwards():
    text = "claim a: A.\nclaim b: B.\nclaim c: C.\nclaim n: N.\na + b implies c\nn contradicts c\n"
    found = labels(argmap.loads(text).map, "preferred")
    # whoever keeps n drops a or b (Caminada & Amgoud 2007: that is what transposition is for)
    assert {tuple(label for _, label in claims) for claims, _ in found} == {
        ("accepted", "accepted", "accepted", "rejected"),
        ("accepted", "rejected", "rejected", "accepted"),
        ("rejected", "accepted", "rejected", "accepted"),
    }


def test_a_denial_makes_a_claim_contested_and_never_rejects_it():
    text = "source s: S.\nclaim a: A.\n  assumed\n  denial s: not so\n"
    assert verdicts(text) == {"a": "undecided"}
    assert verdicts(text + "claim b: B.\nb undercuts a\n")["a"] == "unsupported"


def test_floating_conclusions_are_sceptically_preferred_and_not_ideal():
    text = (
        "claim a: A.\nclaim b: B.\nclaim d: D.\na contradicts b\n"
        "a supports d\nb supports d\n"
    )  # the Dutchman or Norwegian who likes ice skating
    assert verdicts(text, "preferred")["d"] == "accepted"
    assert verdicts(text, "ideal")["d"] == "undecided"


def plainly(aba):
    """Complete sets straight from the definition: every set of assumptions, every set that attacks it."""
    everything = tuple(aba.contraries)
    sets = [frozenset(each) for size in range(len(everything) + 1) for each in combinations(everything, size)]
    attacks = {
        each: frozenset(a for a, c in aba.contraries.items() if derived(aba.rules, each) & {*c}) for each in sets
    }
    for each in sets:
        defended = {a for a in everything if all(attacks[each] & other for other in sets if a in attacks[other])}
        if not each & attacks[each] and each == defended:
            yield each


@pytest.mark.parametrize("seed", slow_after(1, range(10)))
def test_the_tables_of_the_oracle_agree_with_the_definition_read_word_for_word(seed):
    chance = random.Random(seed)
    tried = 0
    while tried < 8:
        amap = random_map(chance, claims=3, steps=3)
        aba = assumptions_of(amap)
        if len(aba.contraries) > 7:
            continue
        tried += 1
        whole = Labellings(aba, only_attackable=False)
        names = [frozenset(a for n, a in enumerate(whole.tried) if each >> n & 1) for each in whole.complete]
        assert set(names) == set(plainly(aba)), argmap.dumps(amap)
        reduced = Labellings(aba)
        for semantics in ("grounded", "complete", "preferred", "stable", "semi-stable", "ideal", "eager"):
            assert labels(amap, semantics, whole) == labels(amap, semantics, reduced), argmap.dumps(amap)
