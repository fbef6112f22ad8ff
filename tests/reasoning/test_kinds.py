"""The kinds of verdicts, counted again from the labelling by the table, and the voices behind them by trying all."""

import json
import random
from itertools import combinations

import attrs
import pytest

import argmap
import oracle
from argmap.model.elements import InferenceKind, QuotationKind, Verdict
from argmap.model.verdict_kinds import KINDS_OF
from argmap.reasoning.reading import Change
from argmap.reasoning.reasoner import Reasoner
from argmap.reasoning.voices import Origins
from conftest import ROOT, slow_after
from random_maps import quotations_of, random_map

PATTERNS = ROOT.parent / "shared" / "patterns.json"
SOURCES = "source a: Paper\nsource b: Other paper\nspeaker liar: A liar\nspeaker bishop: The bishop\n"
SEEDS = slow_after(30, range(400))


def standing(text, claim):
    found = argmap.loads(SOURCES + text).standing(claim)
    return f"{found.label} {found.kind}"


@pytest.mark.parametrize(
    "text, claim, expected",
    [
        ("claim c: C.\n  quote a: c c c\n", "c", "accepted unchallenged"),
        ("claim c: C.\n  assumed\n", "c", "accepted granted"),
        ("claim c: C.\n  because r: R.\n    quote a: r r r\n", "c", "accepted supported"),
        ("claim c: C.\n  assumed\n  but r: R.\n    assumed\n    unless u: U.\n", "c", "accepted answered"),
        ("claim c: C.\n  quote a: c c c\n  denial b: not c\n", "c", "undecided denied"),
        ("claim c: C.\n  quote a: c c c\n  but r: R.\n    quote b: r r r\n", "c", "undecided disputed"),
        (
            "claim d: D.\n  quote a: d\n  denial b: not d\nclaim c: C.\n  because d\n",
            "c",
            "undecided pending",
        ),
        ("claim c: C.\n  denial a: not c\n", "c", "unsupported only-denied"),
        ("claim c: C.\n  suspicion a: perhaps c\n  denial b: not c\n", "c", "unsupported suspected"),
        ("claim c: C.\n  hope a: if only c\n", "c", "unsupported suspected"),
        ("claim c: C.\n  mention a: c?\n", "c", "unsupported suspected"),
        ("claim c: C.\n  open\n", "c", "unsupported groundless"),
        ("claim c: C.\n  because d\nclaim d: D.\n  because c\n", "c", "unsupported groundless"),
        ("claim c: C.\n  quote a: c c\nclaim u: U.\n  assumed\nu undercuts c\n", "c", "unsupported impugned"),
        (
            "claim c: C.\n  because d: D.\n    quote a: d d\nclaim u: U.\n  assumed\nu undercuts d\n",
            "c",
            "unsupported fallen",
        ),
        (
            "claim c: C.\n  because d\nclaim d: D.\n  quote a: d d\n"
            "claim u: U.\n  assumed\nu undercuts d\nclaim r: R.\n  assumed\nr rebuts d\n",
            "d",
            "rejected contradicted",
        ),
        # A denial, or the same words told as a rebuttal, does not prove the contrary; another's words do.
        (
            "claim c: C.\n  quote a: c c\n  denial b by liar: nothing of that is true\n"
            "  but n: N.\n    quote b by liar: of that is true\nclaim u: U.\n  assumed\nu undercuts c\n",
            "c",
            "unsupported impugned",
        ),
        (
            "claim c: C.\n  quote a: c c\n  denial b by liar: nothing of that is true\n"
            "  but n: N.\n    quote a by bishop: I have read the letters\nclaim u: U.\n  assumed\nu undercuts c\n",
            "c",
            "rejected contradicted",
        ),
    ],
)
def test_a_small_map_of_each_kind(text, claim, expected):
    assert standing(text, claim) == expected


SEEN = (
    "claim seen: The car was red.\n  quote a by liar: the car was red\n"
    "    unless perjury: The witness has lied under oath before.\n      quote b: convicted of perjury\n"
)


def test_an_undercut_of_one_quotation_leaves_the_others():
    assert standing(SEEN, "seen") == "unsupported impugned"
    kept = SEEN + "  quote a by bishop: it was a red car\n"
    found = argmap.loads(SOURCES + kept).standing("seen")
    assert (found.label, found.kind, found.set_aside, len(found.grounds)) == ("accepted", "unchallenged", 1, 2)


def test_an_undercut_that_is_disputed_leaves_the_claim_hanging():
    disputed = SEEN + "perjury rebuts perjury2\nclaim perjury2: P.\n  quote a: p p\nperjury2 rebuts perjury\n"
    assert standing(disputed, "seen") == "undecided pending"


def test_a_denial_that_is_set_aside_is_answered():
    text = (
        "claim c: C.\n  quote a: c c\n  denial b by liar: not c\n"
        "    unless l: He has lied before.\n      quote a: lied\n"
    )
    assert standing(text, "c") == "accepted answered"


def test_who_only_suspects_is_no_witness_and_contradicts_nobody():
    text = "claim x: X.\n  hope a by liar: if only x\nclaim y: Y.\n  quote b: y y\nx contradicts y\n"
    assert standing(text, "y") == "accepted answered"
    assert standing(text, "x") == "rejected contradicted"
    assert argmap.loads(SOURCES + text).map.conflicts(group="speaker").conflicts == ()


@pytest.mark.parametrize("seed", SEEDS)
def test_each_claim_has_one_kind_of_its_label_and_the_table_says_which(seed):
    amap = random_map(random.Random(seed), claims=7, steps=10)
    reasoner = Reasoner(amap)
    for claim in amap.claims:
        found = reasoner.standing(claim)
        assert found.label is amap.evaluate().claims[claim]
        assert found.kind in KINDS_OF[found.label]
        assert found.kind == expected_kind(amap, claim), argmap.dumps(amap)


def expected_kind(amap, claim):
    """The first row of the table that fits, from the labels of claims and steps alone."""
    table = Table(amap)
    return table.kind(claim)


class Table:
    """The rows of the table, as the reference states them; `True`, `False` and `None` for live, dead and open."""

    def __init__(self, amap):
        self.map = amap
        self.aba = oracle.assumptions_of(amap)
        self.labellings = oracle.Labellings(self.aba)
        (self.grounded,) = self.labellings.sets("grounded")
        self.labels = {claim: self.labellings.claim_label(claim, self.grounded) for claim in amap.claims}

    def holds(self, atom):
        return self.labellings.holds(atom, self.grounded)

    def off(self, claim, at):
        return least(not_(self.holds(f"off {target}")) for target in oracle.aimed_at(self.map, claim, at))

    def steps(self, claim, *kinds):
        return [step for step in self.map.inferences.values() if step.target == claim and step.kind in kinds]

    def premises(self, step):
        return least(self.holds(f"T {premise}") for premise in step.premises)

    def grounds(self, claim):
        found = self.map.claims[claim]
        kept = not_(self.holds(f"ucl {claim}"))
        for at, each in enumerate(found.quotations):
            if each.kind is QuotationKind.QUOTE:
                yield "quote", least([kept, self.off(found, at)]), least([kept, self.off(found, at)]) is False
        if oracle.stands_on_its_own(self.map, found):
            yield "granted", kept, kept is False
        for step in self.steps(claim, InferenceKind.SUPPORTS):
            uncut = least([kept, not_(self.holds(f"uc {step.id}"))])
            yield "step", least([self.premises(step), uncut]), uncut is False
        for step in self.steps(claim, InferenceKind.IMPLIES):
            yield "step", self.premises(step), False

    def objections(self, claim):
        found = self.map.claims[claim]
        for at, each in enumerate(found.quotations):
            if each.kind is QuotationKind.DENIAL:
                yield "word", self.off(found, at)
        for step in self.steps(claim, InferenceKind.REBUTS, InferenceKind.UNDERCUTS):
            word = step.kind is InferenceKind.REBUTS and oracle.echoes(self.map, step)
            yield "word" if word else "reason", least([self.premises(step), not_(self.holds(f"uc {step.id}"))])
        for pair in self.map.contradictions.values():
            if claim in (pair.first, pair.second):
                yield "reason", self.holds(f"T {pair.second if pair.first == claim else pair.first}")
        for step in self.map.inferences.values():
            if step.kind is InferenceKind.IMPLIES and claim in step.premises and self.attacked(step.target, set()):
                others = [self.holds(f"T {each}") for each in step.premises if each != claim]
                against = most([self.holds(f"den {step.target}"), self.holds(f"obj {step.target}")])
                yield "reason", least([against, *others])

    def attacked(self, claim, seen):
        """Whether something is said against a claim, or against what it strictly implies."""
        if claim in seen:
            return False
        seen.add(claim)
        if self.map.claims[claim].denials or self.steps(claim, InferenceKind.REBUTS):
            return True
        if any(claim in (pair.first, pair.second) for pair in self.map.contradictions.values()):
            return True
        strict = [step for step in self.map.inferences.values() if step.kind is InferenceKind.IMPLIES]
        return any(claim in step.premises and self.attacked(step.target, seen) for step in strict)

    def kind(self, claim):
        grounds, objections = list(self.grounds(claim)), list(self.objections(claim))
        standing = [each for each in objections if each[1] is not False]
        live = {what for what, state, _ in grounds if state is True}
        not_dead = [each for each in grounds if each[1] is not False]
        match self.labels[claim]:
            case "accepted":
                if objections:
                    return "prevails" if standing else "answered"
                return "supported" if "step" in live else "unchallenged" if "quote" in live else "granted"
            case "rejected":
                return "outweighed" if not_dead else "contradicted"
            case "undecided":
                if not live or not standing:
                    return "pending"
                return "denied" if all(what == "word" for what, _ in standing) else "disputed"
        return self.unsupported(claim, grounds, not_dead)

    def unsupported(self, claim, grounds, not_dead):
        if not_dead:
            return "outweighed"
        if any(aside for _, _, aside in grounds):
            return "impugned"
        if claim in self.fallen():
            return "fallen"
        kinds = {each.kind for each in self.map.claims[claim].quotations}
        if kinds - {QuotationKind.DENIAL, QuotationKind.QUOTE}:
            return "suspected"
        return "only-denied" if kinds == {QuotationKind.DENIAL} else "groundless"

    def fallen(self):
        """The least set: a premise of a reason is rejected, impugned or fallen."""
        start = {claim for claim, label in self.labels.items() if label == "rejected"}
        open_ = set()
        for claim, label in self.labels.items():
            if label == "unsupported":
                grounds = list(self.grounds(claim))
                if any(state is not False for _, state, _ in grounds):
                    continue
                (start if any(aside for _, _, aside in grounds) else open_).add(claim)
        fallen: set[str] = set()
        while True:
            more = {
                claim
                for claim in open_ - fallen
                for step in self.steps(claim, InferenceKind.SUPPORTS, InferenceKind.IMPLIES)
                if (start | fallen) & set(step.premises)
            }
            if not more:
                return fallen
            fallen |= more


def not_(value):
    return None if value is None else not value


def least(values):
    found = list(values)
    return False if False in found else None if None in found else True


def most(values):
    return not_(least([not_(each) for each in values]))


@pytest.mark.parametrize("seed", SEEDS)
def test_what_nobody_disputes_is_disputed_by_nobody(seed):
    amap = random_map(random.Random(10_000 + seed), claims=7, steps=8)
    reasoner = Reasoner(amap)
    for claim in amap.claims.values():
        if reasoner.standing(claim.id).kind in ("unchallenged", "granted"):
            assert not claim.denials
            assert not [
                step for step in amap.inferences.values() if step.target == claim.id and not step.kind.speaks_for
            ]
            assert not [each for each in amap.contradictions.values() if claim.id in (each.first, each.second)]


@pytest.mark.parametrize("seed", SEEDS)
def test_denials_change_no_acceptance_and_take_rejections_back(seed):
    """The theorem: against the reading in which a denial proved the contrary, only *rejected* becomes *unsupported*."""
    amap = random_map(random.Random(20_000 + seed), claims=6, steps=8)
    split = oracle.assumptions_of(amap)
    if len(oracle.attackable(split)) > 14:
        pytest.skip("too large to try every set")
    merged = oracle.Assumptions(
        tuple((plain(head), tuple(map(plain, body))) for head, body in split.rules),
        {each: tuple(dict.fromkeys(map(plain, against))) for each, against in split.contraries.items()},
        split.steps,
    )
    for semantics in ("complete", "preferred", "semi-stable", "ideal"):
        now = oracle.labels(amap, semantics, oracle.Labellings(split))
        before = oracle.labels(amap, semantics, oracle.Labellings(merged))
        assert {undenied(each) for each in now} == {undenied(each) for each in before}
        for each in now:
            (old,) = [one for one in before if undenied(one) == undenied(each) and one[1] == each[1]][:1]
            for (_, was), (_, is_) in zip(old[0], each[0], strict=True):
                assert was == is_ or (was, is_) == ("rejected", "unsupported")


def plain(atom):
    return f"den {atom[4:]}" if atom.startswith("obj ") else atom


def undenied(labels):
    """The labels, without telling *rejected* and *unsupported* apart."""
    claims, steps = labels
    return tuple((claim, "out" if label in ("rejected", "unsupported") else label) for claim, label in claims), steps


@pytest.mark.parametrize("seed", SEEDS)
def test_a_further_denial_never_turns_rejected_into_anything_else(seed):
    chance = random.Random(30_000 + seed)
    amap = random_map(chance, claims=6, steps=8)
    before = amap.evaluate().claims
    for claim, label in before.items():
        if label is Verdict.REJECTED:
            denial = argmap.Quotation(QuotationKind.DENIAL, "text", f"never {chance.random()}", speaker="him")
            told = amap.claims[claim]
            more = attrs.evolve(told, quotations=(*told.quotations, denial))
            if any(step.target.startswith(f"{claim} by him") for step in amap.inferences.values()):
                continue  # then that is set aside too
            changed = attrs.evolve(amap, claims={**amap.claims, claim: more})
            assert changed.evaluate().claims[claim] is Verdict.REJECTED, argmap.dumps(amap)


@pytest.mark.parametrize("seed", SEEDS)
def test_setting_a_quotation_aside_for_good_is_striking_it(seed):
    chance = random.Random(40_000 + seed)
    amap = random_map(chance, claims=5, steps=7)
    said = [target for claim in amap.claims.values() for target in quotations_of(claim)]
    if not said:
        pytest.skip("nobody is quoted")
    target = chance.choice(said)
    extra = argmap.Claim("extra", "Extra.", assumed=True)
    cut = argmap.Inference("cut", InferenceKind.UNDERCUTS, ("extra",), target, named=True)
    aside = attrs.evolve(amap, claims={**amap.claims, "extra": extra}, inferences={**amap.inferences, "cut": cut})
    claim, who = target.split(" by ")
    told = amap.claims[claim]
    mentioned = tuple(
        attrs.evolve(each, kind=QuotationKind.MENTION)
        if (each.speaker or each.source) == who and each.kind.counts
        else each
        for each in told.quotations
    )
    # Echoes go by the denials of a map: a denial that is only mentioned is said a second time by nobody.
    if any(oracle.echoes(amap, step) for step in amap.inferences.values() if step.kind is InferenceKind.REBUTS):
        pytest.skip("a rebuttal says a denial again")
    steps = {id_: step for id_, step in amap.inferences.items() if not step.target.startswith(f"{claim} by ")}
    if len(steps) < len(amap.inferences):
        pytest.skip("something else aims at what is quoted there")
    struck = attrs.evolve(amap, claims={**amap.claims, claim: attrs.evolve(told, quotations=mentioned)})
    after = aside.evaluate().claims
    assert {each: after[each] for each in amap.claims} == dict(struck.evaluate().claims), argmap.dumps(amap)
    again = Reasoner(amap).whatif(without=[target]).after
    assert dict(again) == {each: after[each] for each in amap.claims}


@pytest.mark.parametrize("seed", SEEDS)
def test_the_number_of_voices_is_that_of_the_smallest_set_whose_being_wrong_takes_all_away(seed):
    amap = spoken(random.Random(50_000 + seed))
    reasoner = Reasoner(amap)
    origins = Origins(amap)
    for claim in amap.claims:
        found = reasoner.voices(claim)
        least_number = smallest_set(reasoner, origins, claim)
        if found.exact:
            assert found.number == least_number, argmap.dumps(amap)
        else:
            assert found.number <= least_number, argmap.dumps(amap)
            assert found.number == 3


def spoken(chance):
    """A map of accepted claims: quoted by several voices through each other, with linked steps and circles."""
    town = argmap.ArgMap("T")
    for name in "st":
        town.source(name, name, repeats=["s"] if name == "t" and chance.random() < 0.5 else [])
    for name in "pqr":
        town.speaker(name, name.upper(), speaks_for="p" if name == "q" and chance.random() < 0.4 else "")
    names = [f"c{n}" for n in range(6)]
    for name in names:
        town.claim(name, f"Claim {name}.", assumed=chance.random() < 0.1)
        for n in range(chance.choice([0, 1, 1, 2])):
            by = chance.choice(["", "p", "q", "r", "s"])
            citing = chance.sample(["p", "q", "r", "t"], chance.choice([0, 0, 1, 2]))
            town.quote(name, chance.choice("st"), f"words {n}", by=by, citing=citing)
    for n in range(6):
        premises = chance.sample(names, chance.choice([1, 1, 2]))
        target = chance.choice([each for each in names if each not in premises])
        town.support(premises, target, name=f"e{n}")
    return town.build()


def smallest_set(reasoner, origins, claim):
    """Try all sets of voices."""
    amap = reasoner.map
    said = [(id_, origins.of_quotation(each)) for id_, told in amap.claims.items() for each in told.quotations]
    steps = [(step.target, step.premises) for step in amap.inferences.values()]
    accepted = {each for each, label in reasoner.grounded.claims.items() if label == "accepted"}
    voices = sorted(set().union(*(each for _, each in said))) if said else []
    for size in range(len(voices) + 1):
        for wrong in combinations(voices, size):
            holding = {id_ for id_, each in said if not each & set(wrong)} & accepted
            before = -1
            while before != len(holding):
                before = len(holding)
                holding |= {target for target, premises in steps if holding.issuperset(premises)}
            if claim not in holding:
                return size
    return len(voices) + 1


def test_the_patterns_have_the_kinds_that_a_careful_reader_expects():
    if not PATTERNS.is_file():
        pytest.skip("the patterns are not at hand")
    wrong = {}
    for each in json.loads(PATTERNS.read_text(encoding="utf-8")):
        compilation = argmap.loads(each["map"])
        found = {claim: compilation.standing(claim) for claim in each["expected"]}
        told = {claim: f"{one.label} {one.kind}" for claim, one in found.items()}
        if told != each["expected"]:
            wrong[each["name"]] = told
        for claim, number in each.get("origins", {}).items():
            if compilation.voices(claim).number != number:
                wrong[each["name"], claim] = compilation.voices(claim)
    assert wrong == {}


def test_words_that_do_not_stand_in_their_text_carry_nothing(tmp_path):
    (tmp_path / "a.txt").write_text("He said that the bridge was closed.", encoding="utf-8")
    text = "source a: A\n  text: a.txt\nclaim c: C.\n  quote a: the bridge was {}\nclaim d: D.\n  because c\n"
    found = argmap.loads(text.format("closed"), folder=tmp_path)
    assert (found.standing("c").kind, found.standing("d").kind) == ("unchallenged", "supported")
    wrong = argmap.loads(text.format("not closed"), folder=tmp_path)
    assert (wrong.standing("c").kind, wrong.verdicts["d"]) == ("misquoted", "unsupported")
    assert wrong.reasoner().grounded.claims["c"] == "unsupported"
    assert argmap.loads(text.format("not closed")).standing("c").kind == "unchallenged"  # nobody could check it


def test_a_denial_that_does_not_stand_in_its_text_denies_nothing(tmp_path):
    (tmp_path / "a.txt").write_text("He said that the bridge was closed.", encoding="utf-8")
    text = "source a: A\n  text: a.txt\nclaim c: C.\n  assumed\n  denial a: no bridge was ever closed\n"
    assert argmap.loads(text, folder=tmp_path).standing("c").kind == "granted"


def test_what_is_withdrawn_is_called_so():
    amap = argmap.loads(SOURCES + "claim c: C.\n  quote a: c c\n  quote b by bishop: cc\n").map
    for without in (["a", "b"], ["a", "bishop"], ["c by a", "c by bishop"]):
        assert Reasoner(amap).whatif(without=without).after["c"] == "unsupported"
    assert Reasoner(amap, change=Change(without=frozenset("ab"))).standing("c").kind == "withdrawn"
