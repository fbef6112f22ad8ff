"""Weighing: the grounded labels against the definition written out plainly, and consistency in every reading."""

import random

import attrs
import pytest

import argmap
from argmap.model.credence import read_credence
from argmap.model.elements import InferenceKind, QuotationKind, SourceText, Speaker
from argmap.reasoning.deadlocks import deadlocks
from argmap.reasoning.key_assumptions import key_assumptions
from argmap.reasoning.reasoner import Reasoner
from conftest import slow_after
from oracle import aimed_at, echoes, stands_on_its_own
from random_maps import random_map

SEEDS = slow_after(60, range(600))
GRADE = {"A": 0.95, "B": 0.8, "C": 0.6, "D": 0.35, "E": 0.1}
FOR = (InferenceKind.SUPPORTS, InferenceKind.IMPLIES)


def weighed_map(seed):
    """A random map with strengths, credences and grades on some of its things."""
    chance = random.Random(seed)
    amap = random_map(chance, claims=6, steps=9)
    texts = {name: SourceText(name, name, reliability=chance.choice(["", "A1", "C3", "E5", "F6"])) for name in "st"}
    texts["text"] = SourceText("text", "A text", reliability=chance.choice(["", "A2", "E"]))
    him = Speaker("him", "He", reliability=chance.choice(["", "B", "D"]))
    words = [None] * 5 + [read_credence(each) for each in ("10 %", "50 %", "0.7", "0.9")]
    claims = {
        id_: attrs.evolve(
            claim,
            credence=chance.choice(words),
            quotations=tuple(
                attrs.evolve(each, source=chance.choice([*texts])) if chance.random() < 0.5 else each
                for each in claim.quotations
            ),
        )
        for id_, claim in amap.claims.items()
    }
    steps = {
        id_: attrs.evolve(step, strength=chance.choice([None, None, 0.2, 0.5, 0.8]))
        for id_, step in amap.inferences.items()
    }
    amap = attrs.evolve(
        amap, weighing="strength", sources=texts, speakers={"him": him}, claims=claims, inferences={}, contradictions={}
    )
    known = {
        f"{id_} by {who}"
        for id_, claim in claims.items()
        for each in claim.quotations
        if each.kind.counts
        for who in [each.speaker or each.source]
    }
    left = {id_: step for id_, step in steps.items() if " by " not in step.target or step.target in known}
    while True:
        kept = {id_: s for id_, s in left.items() if s.target in claims or s.target in left or s.target in known}
        if len(kept) == len(left):
            break
        left = kept
    pairs = random_map(chance, claims=6, steps=0).contradictions.values()
    clashes = {each.id: each for each in pairs if {each.first, each.second} <= {*claims}}
    return attrs.evolve(amap, inferences=left, contradictions=clashes)


class Definition:
    """Who heeds whom, row by row of the page on the semantics; nothing of it is shared with the engine."""

    def __init__(self, amap):
        self.map = amap
        self.pro = {c: [] for c in amap.claims}
        self.con = {c: [] for c in amap.claims}
        self.trans = {c: [] for c in amap.claims}
        for claim in amap.claims.values():
            credence = claim.credence and (claim.credence.low + claim.credence.high) / 2
            point = None if credence is None else (credence, credence)
            off = [[("off", each) for each in aimed_at(amap, claim, at)] for at in range(len(claim.quotations))]
            for at, each in enumerate(claim.quotations):
                if each.kind is QuotationKind.QUOTE and (credence is None or credence >= 0.5):
                    self.pro[claim.id].append(
                        (f"q{at}", (), [*off[at], ("aside", claim.id)], point or self.chain(each))
                    )
                if each.kind is QuotationKind.DENIAL:
                    self.con[claim.id].append((f"q{at}", (), off[at], self.chain(each), "obj"))
            if stands_on_its_own(amap, claim) and (credence is None or credence >= 0.5):
                self.pro[claim.id].append(("given", (), [("aside", claim.id)], point or (0.0, 1.0)))
        for id_, step in amap.inferences.items():
            premises = tuple(dict.fromkeys(step.premises))
            match step.kind:
                case InferenceKind.SUPPORTS:
                    neg = [("cut", id_), ("aside", step.target)]
                    self.pro[step.target].append((id_, premises, neg, None))
                case InferenceKind.IMPLIES:
                    self.pro[step.target].append((id_, premises, "strict", None))
                    for each in premises:
                        self.trans[each].append((tuple(p for p in premises if p != each), step.target))
                case InferenceKind.REBUTS:
                    how = "obj" if echoes(amap, step) else "den"
                    self.con[step.target].append((id_, premises, [("cut", id_)], None, how))
        self.rivals = {c: set() for c in amap.claims}
        for each in amap.contradictions.values():
            self.rivals[each.first].add(each.second)
            self.rivals[each.second].add(each.first)
        self.above = {
            c: {p for name, ps, _, w in self.pro[c] if w is None and amap.inferences[name].strength is None for p in ps}
            for c in amap.claims
        }
        reach = {c: set(self.above[c]) for c in amap.claims}
        for _ in amap.claims:
            reach = {c: found | {far for each in found for far in reach[each]} for c, found in reach.items()}
        self.reach = reach

    def chain(self, quotation):
        who = [quotation.source, *([quotation.speaker] if quotation.speaker else []), *quotation.citing]
        things = {**self.map.sources, **self.map.speakers}
        grades = [GRADE.get(things[each].reliability[:1]) for each in who]
        known = [each for each in grades if each is not None]
        return (min(known) if len(known) == len(grades) else 0.0, min(known)) if known else (0.0, 1.0)

    def premise(self, claim):
        credence = self.map.claims[claim].credence
        rules = [self.weight(rule, claim) for rule in self.pro[claim]]
        if not rules or (credence is not None and (credence.low + credence.high) / 2 < 0.5):
            return (0.0, 1.0)
        return (min(low for low, _ in rules), max(high for _, high in rules))

    def weight(self, rule, head=None):
        name, premises, _, known = rule[:4]
        if known is not None:
            return known
        strength = self.map.inferences[name].strength
        if strength is not None:
            return (strength, strength)
        if head is not None and any(each == head or head in self.reach[each] for each in premises):
            return (0.0, 1.0)
        found = [self.premise(each) for each in premises]
        return (min(low for low, _ in found), min(high for _, high in found))

    def rules(self):
        """The program: an atom for every footing and every objection, which heed each other by weight."""
        out = []

        def heeded(others, own, c, of):
            return [
                (of, other_of, name)
                for other_of, each, name in others
                if each[2] == "strict" or self.weight(each, c if of == "pro" else None)[1] >= own[0]
            ]

        for c in self.map.claims:
            for rule in self.pro[c]:
                if rule[2] == "strict":
                    body, neg = rule[1], []
                else:
                    own = self.weight(rule, c)
                    neg = [*rule[2], *heeded([(c, each, each[0]) for each in self.con[c]], own, c, "con")]
                    for rival in self.rivals[c]:
                        if rival == c:
                            neg.append(("claim", c))
                        else:
                            neg += heeded([(rival, each, each[0]) for each in self.pro[rival]], own, rival, "pro")
                    neg += [("tden", c), ("tobj", c)]
                    body = rule[1]
                out.append((("pro", c, rule[0]), [("claim", each) for each in body], neg))
                out.append((("claim", c), [("pro", c, rule[0])], []))
            for rule in self.con[c]:
                own = self.weight(rule)
                neg = [*rule[2], *heeded([(c, each, each[0]) for each in self.pro[c]], own, c, "pro")]
                out.append((("con", c, rule[0]), [("claim", each) for each in rule[1]], neg))
                out.append(((rule[4], c), [("con", c, rule[0])], []))
            out += [(("den", c), [("claim", rival)], []) for rival in self.rivals[c]]
            for others, target in self.trans[c]:
                for how in ("den", "obj"):
                    body = [*(("claim", each) for each in others), (how, target)]
                    out += [((how, c), body, []), ((f"t{how}", c), body, [])]
        for id_, step in self.map.inferences.items():
            if step.kind is InferenceKind.UNDERCUTS:
                what = "aside" if step.target in self.map.claims else "cut"
                what = what if step.target in self.map.claims or step.target in self.map.inferences else "off"
                out.append(((what, step.target), [("claim", each) for each in step.premises], [("cut", id_)]))
        return out

    def labels(self):
        """The well-founded model (Van Gelder, Ross, Schlipf 1991) by its alternating fixpoint."""
        rules = self.rules()

        def least(assumed):
            found, grown = set(), True
            while grown:
                grown = False
                for head, body, neg in rules:
                    if head not in found and found.issuperset(body) and assumed.isdisjoint(neg):
                        found.add(head)
                        grown = True
            return found

        true: set = set()
        while (more := least(least(true))) != true:
            true = more
        possible = least(true)

        def label(c):
            if ("claim", c) in true:
                return "accepted"
            if ("den", c) in true:
                return "rejected"
            return "undecided" if ("claim", c) in possible else "unsupported"

        return {c: label(c) for c in self.map.claims}


@pytest.mark.parametrize("seed", SEEDS)
def test_grounded_labels_are_those_of_the_definition(seed):
    amap = weighed_map(seed)
    assert {c: str(label) for c, label in amap.evaluate().claims.items()} == Definition(amap).labels()


@pytest.mark.parametrize("seed", slow_after(60, range(300)))
def test_no_reading_holds_what_excludes_itself(seed):
    """Of two opposed rules at least one heeds the other."""
    amap = weighed_map(seed)
    reasoner = Reasoner(amap)
    found = [reasoner.grounded, *reasoner.labellings("preferred", 20).labellings]
    for each in found:
        for pair in amap.contradictions.values():
            assert {each.claims[pair.first], each.claims[pair.second]} != {"accepted"}
        for step in amap.inferences.values():
            if step.kind is InferenceKind.IMPLIES and all(each.claims[p] == "accepted" for p in step.premises):
                assert each.claims[step.target] == "accepted"
            open_ = [p for p in dict.fromkeys(step.premises) if each.claims[p] != "accepted"]
            if step.kind is InferenceKind.IMPLIES and each.claims[step.target] == "rejected":
                assert open_
                if len(open_) == 1:  # its transposition
                    assert each.claims[open_[0]] == "rejected"
        for claim, label in each.claims.items():
            if label == "accepted":
                assert claim not in {
                    step.target
                    for step in amap.inferences.values()
                    if step.kind is InferenceKind.REBUTS and each.inferences[step.id] == "in"
                }


def verdicts(text):
    compilation = argmap.loads("map: W\n  weighing: strength\n" + text)
    return {c: f"{s.label} {s.kind}" for c in compilation.map.claims for s in [compilation.standing(c)]}, compilation


GRADES = "source lab: Lab\n  reliability: A1\nsource blog: Blog\n  reliability: E5\nspeaker thief: The accused\n"


@pytest.mark.parametrize(
    "text, expected",
    [
        # A grade settles a contradiction, a mutual rebuttal, and a denial.
        (
            "claim x: X.\n  quote lab: x x x\nclaim y: Y.\n  quote blog: y y y\nx contradicts y\n",
            {"x": "accepted prevails", "y": "rejected outweighed"},
        ),
        (
            "claim x: X.\n  quote lab: x x x\nclaim y: Y.\n  quote blog: y y y\nx rebuts y\ny rebuts x\n",
            {"x": "accepted prevails", "y": "rejected outweighed"},
        ),
        ("claim x: X.\n  quote lab: x x x\n  denial blog: not x\n", {"x": "accepted prevails"}),
        ("claim x: X.\n  quote blog: x x x\n  denial lab: not x\n", {"x": "unsupported outweighed"}),
        # A good paper does not vouch for whom it quotes, and a tabloid bounds what it relays.
        (
            "claim x: X.\n  quote lab by thief: x x x\nclaim y: Y.\n  quote blog: y y y\nx contradicts y\n",
            {"x": "undecided disputed", "y": "undecided disputed"},
        ),
        ("claim x: X.\n  quote lab: x x x\n  denial blog by thief: not x\n", {"x": "accepted prevails"}),
        # Less than even odds carry nothing, and what rests on that falls.
        (
            "claim x: X.\n  quote lab: x x x\n  credence: almost no chance\nclaim y: Y.\n  because x\n",
            {"x": "unsupported improbable", "y": "unsupported fallen"},
        ),
        # A step without a strength is as strong as its weakest premise.
        (
            "claim x: X.\n  because p: P.\n    quote blog: p p p\n  but q: Q.\n    quote lab: q q q\n",
            {"x": "rejected outweighed"},
        ),
        # Levels are ordered among themselves, and say nothing beside a number.
        (
            "claim x: X.\n  because p: P.\n    assumed\n    strength: very low\n  but q: Q.\n    assumed\n"
            "    strength: moderate\n",
            {"x": "rejected outweighed"},
        ),
        (
            "claim x: X.\n  because p: P.\n    assumed\n    strength: very low\n  but q: Q.\n    assumed\n"
            "    strength: 0.9\n",
            {"x": "undecided disputed"},
        ),
        ("claim x: X.\n  assumed\n  credence: low\n", {"x": "accepted granted"}),
        # Undercuts are never weighed.
        (
            "claim x: X.\n  because p: P.\n    quote lab: p p p\n    unless u: U.\n      quote blog: u u u\n",
            {"x": "unsupported impugned"},
        ),
    ],
)
def test_a_small_map_of_each_kind(text, expected):
    found, _ = verdicts(GRADES + text)
    assert {claim: found[claim] for claim in expected} == expected


def told(text, claim):
    _, compilation = verdicts(GRADES + text)
    return str(compilation.facts.verdicts.reasoner.sentences.of(claim))


@pytest.mark.parametrize(
    "text, expected",
    [
        (
            "claim x: X.\n  quote lab: x x x\n  denial blog: not x\n",
            "asserted by “Lab”; denied by “Blog”, but that is weaker (grade E against grade A)",
        ),
        (
            "claim x: X.\n  quote lab: x x x\nclaim y: Y.\n  quote blog: y y y\ny rebuts x\n  strength: 0.2\n",
            "asserted by “Lab”; “Y” speaks against it, but that is weaker (strength 0.2 against grade A)",
        ),
        (
            "claim x: X.\n  because a: A.\n    assumed\n    strength: 0.3\n  because b: B.\n    assumed\n"
            "    strength: 0.3\n  but c: C.\n    assumed\n    strength: 0.4\n",
            "“C” speaks against it; “A” and “B” support it, but each of these is weaker, and reasons are not added up",
        ),
        (
            "claim x: X.\n  because p: P.\n    assumed\n    strength: high\n  but q: Q.\n    assumed\n"
            "    strength: low\n",
            "“P” supports it; “Q” speaks against it, but that is weaker (strength low against strength high); "
            "it rests on what is taken as given",
        ),
        (
            "claim x: X.\n  quote lab: x x x\n  credence: 10 %\n",
            "its credence (10 %) is below even odds, so that its own words carry nothing",
        ),
    ],
)
def test_the_sentence_says_which_weight_decided(text, expected):
    assert told(text, "x") == expected


@pytest.mark.parametrize("seed", slow_after(6, range(40)))
def test_a_flip_of_a_weighed_map_is_what_the_change_comes_to(seed):
    amap = weighed_map(seed)
    before = amap.evaluate().claims
    for claim in amap.claims:
        for flip in amap.flips(claim):
            after = amap.whatif(without=flip.without, assume=flip.assume).after[claim]
            assert (flip.before, flip.after) == (before[claim], after), (claim, flip)
        singles = {each.without[0] for each in amap.flips(claim) if len(each.without) == 1}
        names = (*(each for each in amap.claims if each != claim), *amap.inferences, *amap.sources)
        assert singles.issuperset(
            each for each in names if amap.whatif(without=each).after[claim] is not before[claim]
        ), claim


@pytest.mark.parametrize("seed", slow_after(40, range(400)))
def test_what_holds_a_weighed_map_open_is_found(seed):
    reasoner = Reasoner(weighed_map(seed))
    open_claims = {each for each, label in reasoner.grounded.claims.items() if label.value == "undecided"}
    found = deadlocks(reasoner)
    assert bool(found) or not open_claims
    assert all(each.claims and {*each.claims} <= {*reasoner.map.claims} for each in found)


def test_an_assumption_of_a_weighed_map_carries_what_changes_without_it():
    text = """\
claim x: X.
  because p: P.
    credence: 90 %
    assumed
    because q: Q.
      quote lab: q q
  but r: R.
    credence: 60 %
    assumed
"""
    _, compilation = verdicts(GRADES + text)
    found = key_assumptions(compilation.reasoner(), ["x"])
    labels = compilation.map.evaluate().claims
    for each in found.assumptions:
        if not each.step:
            claims = {**compilation.map.claims}
            claims[each.id] = attrs.evolve(claims[each.id], assumed=False, open=True)
            after = attrs.evolve(compilation.map, claims=claims).evaluate().claims
            assert set(each.carries) == {c for c in claims if c != each.id and after[c] is not labels[c]}, each
