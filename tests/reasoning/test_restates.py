"""One proposition in several wordings: restating is renaming, but for an undercut of one wording."""

import random

import attrs
import pytest

import argmap
from argmap.argument_map import ArgumentMap
from argmap.model.elements import Claim, Inference, InferenceKind, QuotationKind, Restatement
from argmap.model.propositions import as_propositions, heads_of
from argmap.reasoning.reasoner import Reasoner
from conftest import slow_after
from random_maps import random_map

SEEDS = slow_after(40, range(250))
UNDERCUTS = InferenceKind.UNDERCUTS


def restated(seed, *, undercuts=False, denials=True):
    """A random map with some claims restated; with `undercuts` some of one wording, no relation inside a class."""
    chance = random.Random(seed)
    amap = random_map(chance, claims=7, steps=9)
    if not denials:
        kept = {
            id_: attrs.evolve(
                claim, quotations=tuple(q for q in claim.quotations if q.kind is not QuotationKind.DENIAL)
            )
            for id_, claim in amap.claims.items()
        }
        amap = attrs.evolve(amap, claims=kept, inferences={})
        steps = random_map(chance, claims=7, steps=9).inferences.values()
        inside = {
            s.id: s
            for s in steps
            if {*s.premises} <= {*amap.claims} and (s.target in amap.claims or s.target.startswith("r"))
        }
        amap = attrs.evolve(amap, inferences=whole(inside, amap))
    names = list(amap.claims)
    pairs = {tuple(chance.sample(names, 2)) for _ in range(chance.randint(1, 3))} if len(names) > 1 else set()
    same = {f"s{n}": Restatement(f"s{n}", *pair, named=True) for n, pair in enumerate(sorted(pairs))}
    amap = attrs.evolve(amap, restatements=same)
    heads = heads_of(amap)
    inner = {
        step.id
        for step in amap.inferences.values()
        if (step.target in heads and heads[step.target] in {heads.get(each) for each in step.premises})
        or (step.kind is UNDERCUTS and not undercuts and step.target.split(" by ")[0] in heads)
        or " by " in step.target
    }
    kept = whole({id_: step for id_, step in amap.inferences.items() if id_ not in inner}, amap)
    clashes = {
        id_: each
        for id_, each in amap.contradictions.items()
        if heads.get(each.first, each.first) != heads.get(each.second, each.second)
    }
    return attrs.evolve(amap, inferences=kept, contradictions=clashes), chance


def whole(steps, amap):
    """Those of some steps that aim at what is there."""
    while True:
        left = {id_: s for id_, s in steps.items() if s.target in amap.claims or s.target in steps}
        if len(left) == len(steps):
            return left
        steps = left


def renamed(amap):
    """The map in which every claim of a class goes by the same id: the definition, by plain replacing."""
    heads = heads_of(amap)
    claims: dict[str, Claim] = {}
    for id_, claim in amap.claims.items():
        head = heads.get(id_, id_)
        known = claims.get(head)
        if known is None:
            claims[head] = attrs.evolve(claim, id=head)
            continue
        claims[head] = attrs.evolve(
            known,
            quotations=known.quotations + claim.quotations,
            assumed=known.assumed or claim.assumed,
            open=(known.open or claim.open) and not (known.assumed or claim.assumed),
        )

    def name(claim):
        return heads.get(claim, claim)

    steps = {
        id_: attrs.evolve(step, premises=tuple(dict.fromkeys(map(name, step.premises))), target=name(step.target))
        for id_, step in amap.inferences.items()
    }
    clashes = {
        id_: attrs.evolve(each, first=name(each.first), second=name(each.second))
        for id_, each in amap.contradictions.items()
    }
    return ArgumentMap(
        "renamed",
        sources=amap.sources,
        speakers=amap.speakers,
        claims=claims,
        inferences=steps,
        contradictions=clashes,
    )


@pytest.mark.parametrize("seed", SEEDS)
def test_restating_is_renaming(seed):
    amap, _ = restated(seed)
    heads, plain = heads_of(amap), renamed(amap)
    for semantics in ("grounded", "preferred", "stable", "ideal"):
        one, other = amap.evaluate(semantics), plain.evaluate(semantics)
        assert one.exists == other.exists
        assert {each: one[each] for each in amap.claims} == {each: other[heads.get(each, each)] for each in amap.claims}
    ours, theirs = Reasoner(amap), Reasoner(plain)
    for claim in amap.claims:
        head = heads.get(claim, claim)
        assert ours.standing(claim).kind is theirs.standing(head).kind
        assert ours.voices(claim).number == theirs.voices(head).number


@pytest.mark.parametrize("seed", SEEDS)
def test_neither_the_order_nor_the_choice_of_the_name_changes_anything(seed):
    amap, chance = restated(seed, undercuts=True)
    claims, same = list(amap.claims.values()), list(amap.restatements.values())
    chance.shuffle(claims)
    chance.shuffle(same)
    turned = [
        attrs.evolve(each, first=each.second, second=each.first) if chance.random() < 0.5 else each for each in same
    ]
    other = attrs.evolve(
        amap, claims={each.id: each for each in claims}, restatements={each.id: each for each in turned}
    )
    one, two = Reasoner(amap), Reasoner(other)
    for claim in amap.claims:
        assert one.standing(claim).label is two.standing(claim).label
        assert one.standing(claim).kind is two.standing(claim).kind


def apart(amap):
    """The same by plain claims: each wording is a claim that supports the proposition, and can be set aside alone."""
    heads = heads_of(amap)
    wordings = {id_: f"{id_}_w" for id_ in heads}
    reasons = {heads[s.target] for s in amap.inferences.values() if s.kind.speaks_for and s.target in heads}
    given = {
        heads[id_] for id_ in heads if amap.claims[id_].assumed or amap.claims[id_].quotations or amap.claims[id_].open
    }
    claims, steps = {}, {}
    for id_, claim in amap.claims.items():
        if id_ not in heads:
            claims[id_] = claim
            continue
        head = heads[id_]
        bare = head not in reasons | given
        claims.setdefault(head, Claim(head, "All.", open=True))
        claims[wordings[id_]] = attrs.evolve(claim, id=wordings[id_], open=not claim.assumed)
        if bare:  # nothing is given for the class at all: its footing goes with any wording
            claims[f"{head}_b"] = Claim(f"{head}_b", "Nothing is asked.", assumed=True)
            steps[f"{head}_g"] = Inference(f"{head}_g", InferenceKind.SUPPORTS, (f"{head}_b",), head, named=True)
        else:
            steps[wordings[id_]] = Inference(f"{id_}_s", InferenceKind.SUPPORTS, (wordings[id_],), head, named=True)
    for id_, step in amap.inferences.items():
        premises = tuple(dict.fromkeys(heads.get(each, each) for each in step.premises))
        target = heads.get(step.target, step.target)
        if step.target in heads and step.kind is UNDERCUTS:
            bare = f"{target}_b" in claims
            target = f"{target}_b" if bare else wordings[step.target]
        elif step.target in heads and step.kind is InferenceKind.SUPPORTS:
            target = wordings[step.target]
        steps[id_] = attrs.evolve(step, premises=premises, target=target)
    clashes = {
        id_: attrs.evolve(each, first=heads.get(each.first, each.first), second=heads.get(each.second, each.second))
        for id_, each in amap.contradictions.items()
    }
    steps = {each.id: each for each in steps.values()}
    return ArgumentMap(
        "apart",
        sources=amap.sources,
        speakers=amap.speakers,
        claims=claims,
        inferences=whole(steps, attrs.evolve(amap, claims=claims, inferences={}, contradictions={}, restatements={})),
        contradictions=clashes,
    )


@pytest.mark.parametrize("seed", SEEDS)
def test_an_undercut_of_a_wording_sets_that_wording_aside_and_no_other(seed):
    """Denials are left out: in the map that this is compared with, an echo would have no words of its own."""
    amap, _ = restated(seed, undercuts=True, denials=False)
    heads, plain = heads_of(amap), apart(amap)
    for semantics in ("grounded", "preferred", "stable"):
        one, other = amap.evaluate(semantics), plain.evaluate(semantics)
        assert one.exists == other.exists
        assert {each: one[each] for each in amap.claims} == {each: other[heads.get(each, each)] for each in amap.claims}


@pytest.mark.parametrize("seed", slow_after(20, range(200)))
def test_a_wording_is_withdrawn_with_its_words_and_what_is_written_to_it(seed):
    amap, _ = restated(seed, undercuts=True)
    heads = heads_of(amap)
    for name in heads:
        if len([each for each in heads if heads[each] == heads[name]]) < 2:
            continue
        emptied = attrs.evolve(amap.claims[name], quotations=(), assumed=False, open=False)
        kept = {id_: step for id_, step in amap.inferences.items() if step.target != name}
        clashes = {id_: each for id_, each in amap.contradictions.items() if name not in (each.first, each.second)}
        other = attrs.evolve(
            amap,
            claims={**amap.claims, name: emptied},
            inferences=whole(kept, amap),
            contradictions=clashes,
        )
        after = amap.whatif(without=name).after
        assert {each: after[each] for each in amap.claims} == {each: other.evaluate()[each] for each in amap.claims}
    for name in amap.restatements:
        other = attrs.evolve(amap, restatements={k: v for k, v in amap.restatements.items() if k != name})
        after = amap.whatif(without=name).after
        assert {each: after[each] for each in amap.claims} == {each: other.evaluate()[each] for each in amap.claims}


@pytest.mark.parametrize("seed", slow_after(10, range(100)))
def test_what_is_said_to_flip_a_verdict_does(seed):
    amap, _ = restated(seed, undercuts=True)
    for claim in amap.claims:
        found = amap.flips(claim)
        for flip in found.flips:
            after = amap.whatif(without=flip.without, assume=flip.assume).after[claim]
            assert (flip.after, flip.before) == (after, amap.evaluate()[claim])
        single = {flip.without[0] for flip in found.flips if len(flip.without) == 1 and not flip.assume}
        names = [*amap.restatements, *(each for each in heads_of(amap) if each != claim)]
        for name in names:
            changes = amap.whatif(without=name).after[claim] is not amap.evaluate()[claim]
            if found.complete and single:
                assert (name in single) == changes


TWO = (
    "source a: Paper\nsource b: Other\nspeaker us: Washington\nspeaker press: Press\n"
    "claim one: Russia asked China for help.\n  quote a by us: Russia asked China for help\n"
    "claim two: Moscow asked Beijing for aid.\n  quote b by press: Moscow asked\n  restates one\n"
)


def test_the_first_that_restates_nobody_gives_the_name():
    amap = argmap.loads(TWO.replace("  restates one\n", "") + "one restates two\n").map
    assert heads_of(amap) == {"one": "two", "two": "two"}
    circle = argmap.loads(TWO + "one restates two as again\n").map
    assert {each.id for each in as_propositions(circle).claims.values()} == {"one"}


def test_every_name_answers_and_each_proposition_is_counted_once():
    compilation = argmap.loads(TWO)
    assert compilation.verdicts["two"] == compilation.verdicts["one"] == "accepted"
    assert list(compilation.verdicts) == ["one"]
    assert "two" in compilation.verdicts
    assert compilation.verdicts.get("three") is None
    with pytest.raises(KeyError):
        compilation.verdicts["three"]
    assert compilation.standing("two") == compilation.standing("one")
    assert compilation.voices("two").who == ("Washington", "Press")
    assert compilation.map.why("two").sentence == compilation.map.why("one").sentence
    assert not compilation.map.conflicts(["two"]).conflicts


def test_a_denial_of_one_wording_is_one_of_all():
    compilation = argmap.loads(
        TWO + "speaker cn: Beijing\nclaim three: It asked.\n  denial a by cn: no\n  restates two\n"
    )
    told = str(compilation.facts.verdicts.reasoner.sentences.of("three"))
    assert told == "asserted by Washington and Press; only the word of Beijing stands against it"


def test_words_are_set_aside_by_the_wording_that_they_stand_below():
    text = TWO + "claim show: For show.\n  quote a: for show\nshow undercuts two by press\n"
    amap = argmap.loads(text).map
    assert Reasoner(amap).standing("one").set_aside == 1
    assert amap.whatif(without="one by us").after["two"] == "unsupported"
    assert amap.whatif(without="two by press").after["two"] == "accepted"


def test_what_says_nothing_because_both_ends_are_one_can_be_withdrawn():
    text = "claim c: C.\n  restates d\n  because d\nclaim d: D.\n  assumed\n"
    amap = argmap.loads(text).map
    assert not amap.whatif(without="d supports c").changed


def test_an_expectation_may_name_any_wording():
    text = (
        "claim a: A.\n  because p: P.\n    assumed\nclaim b: B.\n  restates a\nexpect b accepted\nexpect b rejected\n"
    )
    found = [each for each in argmap.loads(text).diagnostics if each.rule.code == "AM211"]
    assert [each.message for each in found] == ["`b` cannot be both accepted and rejected"]
    once = argmap.loads(text.replace("expect b rejected\n", "")).diagnostics
    assert "AM211" not in [each.rule.code for each in once]


def test_an_undercut_of_words_leaves_the_strengths_as_they_are():
    text = (
        "source n: News\nspeaker liar: The liar\nclaim seen: Seen.\n  quote n by liar: seen it\n"
        "claim drunk: Drunk.\n  quote n: he was drunk\n"
    )
    plain, cut = (argmap.loads(each).map for each in (text, text + "  undercuts seen by liar\n"))
    assert plain.strengths().claims == cut.strengths().claims


def test_what_sets_a_granted_wording_aside_is_told():
    text = "claim a: A.\nclaim b: B.\n  restates a\n  assumed\nclaim u: U.\n  assumed\nu undercuts b\n"
    sentences = argmap.loads(text).reasoner().sentences
    assert str(sentences.of("a")) == "“U” sets aside what is given for it"
