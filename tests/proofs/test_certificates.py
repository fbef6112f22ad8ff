"""Certificates: the checker proves every labelling, refuses every forgery, and needs nothing but Python."""

import ast
import json
import random
import subprocess
import sys
from pathlib import Path

import attrs
import pytest

import argmap
from argmap.argument_map import ArgumentMap
from argmap.library import from_dict, to_dict
from argmap.proofs import check_conflicts, check_labels
from argmap.proofs.certificate import certificate_of, labels_of
from argmap.proofs.conflicts import certified
from argmap.reasoning.reading import Change
from argmap.reasoning.reasoner import Reasoner
from conftest import each_example, slow_after
from hard_maps import hard_map

SEEDS = slow_after(150, range(2_000))
FEW = slow_after(40, range(300))
CHECKERS = Path(check_labels.__file__).parent


def reasoner_of(seed):
    amap, failed = hard_map(seed)
    return Reasoner(from_dict(to_dict(amap)), change=Change(failed=failed))


@pytest.mark.parametrize("seed", SEEDS)
def test_checker_and_engine_read_every_map_alike(seed):
    made = certificate_of(reasoner_of(seed))  # raises where their verdicts differ
    assert made.faults() == ()


@pytest.mark.parametrize("path", each_example())
def test_the_verdicts_of_every_example_are_proved(path):
    compilation = argmap.load(path)
    made = argmap.certificate(compilation)
    assert made.faults() == ()
    assert made.verdicts == {claim: compilation.verdicts[claim].value for claim in compilation.map.claims}


@pytest.mark.parametrize("seed", FEW)
def test_a_forged_label_is_refused_whatever_its_rank(seed):
    """The labels are unique, so no other one has a proof: each atom, each other label, low, equal and high ranks."""
    made = certificate_of(reasoner_of(seed))
    rules = check_labels.rules_of(check_labels.ReadMap(made.map, made.failed))
    highest = max((rank for _, rank in made.labels.values()), default=0) + 1
    for atom, (label, rank) in made.labels.items():
        for other in {*"TFU"} - {label}:
            for forged in (-1, 0, rank, highest):
                assert list(check_labels.faults(rules, {**made.labels, atom: (other, forged)})), (atom, other, forged)
        assert list(check_labels.faults(rules, {each: made.labels[each] for each in made.labels if each != atom}))


@pytest.mark.parametrize("seed", FEW)
def test_labels_that_are_made_up_are_refused(seed):
    """Many labels at once, with ranks at random, as somebody would who wants other verdicts."""
    made = certificate_of(reasoner_of(seed))
    rules = check_labels.rules_of(check_labels.ReadMap(made.map, made.failed))
    chance = random.Random(seed)
    for _ in range(20):
        forged = {}
        for atom, (label, rank) in made.labels.items():
            changed = chance.random() < 0.4
            forged[atom] = (chance.choice("TFU"), chance.randint(0, len(made.labels))) if changed else (label, rank)
        other = any(forged[atom][0] != made.labels[atom][0] for atom in forged)
        assert not other or list(check_labels.faults(rules, forged))


def test_a_forged_rank_is_refused():
    """Nothing follows from what is not before it, and nothing but an unfounded set fails all at once."""
    rules = [("a", (), ("z",)), ("b", ("a",), ()), ("c", ("d",), ()), ("d", ("c",), ()), ("e", ("c",), ("a",))]
    labels = labels_of(rules)
    assert {atom: label for atom, (label, _) in labels.items()} == dict(zip("abcde", "TTFFF", strict=True))
    assert list(check_labels.faults(rules, labels)) == []
    assert list(check_labels.faults(rules, {**labels, "b": ("T", labels["a"][1])})) != []
    assert list(check_labels.faults(rules, {**labels, "a": ("T", 0)})) != []
    assert list(check_labels.faults(rules, {**labels, "c": ("F", labels["d"][1] - 1)})) != []
    open_ = [("a", (), ("b",)), ("b", (), ("a",)), ("c", ("a",), ()), ("d", ("e",), ()), ("e", ("d",), ())]
    labels = labels_of(open_)
    assert {atom: label for atom, (label, _) in labels.items()} == dict(zip("abcde", "UUUFF", strict=True))
    assert list(check_labels.faults(open_, {**labels, "c": ("U", labels["a"][1])})) != []
    assert list(check_labels.faults(open_, {**labels, "d": ("U", 1), "e": ("U", 2)})) != []


@pytest.mark.parametrize("seed", FEW)
def test_a_certificate_of_another_map_is_refused(seed):
    """A claim taken for given, or words that are said to fail: refused where another verdict follows."""
    amap, failed = hard_map(seed)
    amap = from_dict(to_dict(amap))
    made = certificate_of(Reasoner(amap, change=Change(failed=failed)))
    told = made.as_dict()
    for claim in amap.claims.values():
        assumed = {**amap.claims, claim.id: attrs.evolve(claim, assumed=True, open=False)}
        others = [(attrs.evolve(amap, claims=assumed), failed)]
        others += [(amap, failed ^ {(claim.id, at)}) for at in range(len(claim.quotations))]
        for other, failing in others:
            forged = {**told, "map": to_dict(other), "failed": [list(each) for each in failing]}
            true = certificate_of(Reasoner(other, change=Change(failed=failing))).verdicts
            assert true == made.verdicts or list(check_labels.check(forged))
    for claim, verdict in made.verdicts.items():
        for other in {"accepted", "rejected", "undecided", "unsupported"} - {verdict}:
            assert list(check_labels.check({**told, "verdicts": {**made.verdicts, claim: other}}))
    assert list(check_labels.check({**told, "verdicts": {**made.verdicts, "nobody": "accepted"}}))


@pytest.mark.parametrize("seed", FEW)
@pytest.mark.parametrize("by, group", [("acceptability", "claim"), ("acceptability", "source"), ("coherence", "claim")])
def test_conflicts_are_proved_and_forged_ones_refused(seed, by, group):
    reasoner = reasoner_of(seed)
    made = certified(reasoner.conflicts(by=by, group=group), certificate_of(reasoner))
    assert made.faults() == ()
    told = made.as_dict()
    for at, conflict in enumerate(told["conflicts"]):

        def refused(at=at, **changed):
            conflicts = [*told["conflicts"][:at], {**told["conflicts"][at], **changed}]
            return list(check_conflicts.conflict_faults({**told, "conflicts": conflicts}))

        for member in conflict["members"]:
            fewer = {name: said for name, said in conflict["members"].items() if name != member}
            without = {name: each for name, each in conflict["without"].items() if name != member}
            assert refused(members=fewer, without=without)  # the rest can stand together
            assert refused(without=without)
        more = next((claim for claim in reasoner.map.claims if claim not in conflict["members"]), None)
        if more is not None and group == "claim":
            members = {**conflict["members"], more: [{"claim": more, "denied": False}]}
            for reading in conflict["without"].values():  # what is more than minimal has no reading without it
                assert refused(members=members, without={**conflict["without"], more: reading})


def test_a_proof_whose_steps_do_not_follow_is_refused():
    known = [["+a", "+b"], ["+a", "-b"], ["-a", "+b"], ["-a", "-b"]]
    assert list(check_conflicts.proof_faults([{"clause": ["+a"]}], known, [], {})) == []
    assert list(check_conflicts.proof_faults([], known, [], {})) == ["the proof does not end in a contradiction"]
    assert list(check_conflicts.proof_faults([{"clause": ["+c"]}], known[:3], [["-c"]], {})) != []
    assert list(check_conflicts.proof_faults([{"clause": []}], known[:3], [], {})) != []


def test_what_only_holds_itself_up_is_no_reading():
    found = {"a": [[["b"], []]], "b": [[["a"], []]]}
    assert list(check_conflicts.reading_faults(found, {"a": ("F", 0), "b": ("F", 0)})) == []
    for ranks in [(1, 2), (2, 1), (1, 1)]:
        for label in "TU":
            reading = dict(zip("ab", [(label, rank) for rank in ranks], strict=True))
            assert list(check_conflicts.reading_faults(found, reading)) != []


def test_the_checkers_run_without_argmap(tmp_path):
    path = tmp_path / "m.argmap"
    path.write_text("claim a: A.\n  assumed\nclaim b: B.\n  assumed\nclaim c: C.\n  because a\na contradicts b\n")
    source = "source s: S\nclaim a: A.\n  quote s: a\nclaim b: B.\n  quote s: b\na contradicts b\n"
    (tmp_path / "said.argmap").write_text(source)
    for command, checker, name, told in (
        ("verdicts", "check_labels", "m", "proved: 3 verdicts, by 5 labels\nthe map is called ''\n"),
        ("conflicts", "check_conflicts", "said", "proved: 1 conflicts, by 4 labels\nthe map is called ''\n"),
    ):
        call = [sys.executable, "-m", "argmap", command, str(tmp_path / f"{name}.argmap"), "--certificate"]
        made = subprocess.run(call, capture_output=True, check=True).stdout
        for each in ("check_labels", "check_conflicts"):
            (tmp_path / f"{each}.py").write_bytes((CHECKERS / f"{each}.py").read_bytes())
        (tmp_path / "c.json").write_bytes(made)
        blocked = "import sys; sys.modules['argmap'] = None; sys.path.insert(0, '.'); sys.argv = sys.argv[1:]; "
        run = [sys.executable, "-S", "-c", f"{blocked}import runpy; runpy.run_path(sys.argv[0], run_name='__main__')"]
        checked = subprocess.run([*run, f"{checker}.py", "c.json"], capture_output=True, text=True, cwd=tmp_path)
        assert (checked.stdout, checked.returncode) == (told, 0), checked.stderr
        data = json.loads(made)
        data["verdicts"]["a"] = "accepted"
        for broken in (
            json.dumps(data),
            "{}",
            "[1, 2]",
            "nonsense",
            '{"map": {"claims": 3}, "failed": [], "labels": {}}',
        ):
            (tmp_path / "c.json").write_text(broken)
            checked = subprocess.run([*run, f"{checker}.py", "c.json"], capture_output=True, text=True, cwd=tmp_path)
            assert (checked.returncode, checked.stderr) == (1, "")


@pytest.mark.parametrize("path", sorted(CHECKERS.glob("check_*.py")), ids=lambda path: path.stem)
def test_a_checker_imports_nothing_but_the_standard_library_and_its_likes(path):
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {each.name.partition(".")[0] for each in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add(node.module if node.module == "argmap.proofs" else node.module.partition(".")[0])
    assert found - {each.stem for each in CHECKERS.glob("check_*.py")} - {"argmap.proofs"} <= {*sys.stdlib_module_names}


@pytest.mark.parametrize("path", each_example())
def test_the_labels_behind_a_sentence_are_in_the_certificate(path):
    compilation = argmap.load(path)
    made = argmap.certificate(compilation)
    for each in argmap.report_data(compilation).sentences:
        assert {*each.because} <= {*made.labels}
        said = {atom.partition("/")[2] for atom in each.because if atom.startswith("claim/")}
        assert {claim for claim in each.claims if f"claim/{claim}" in made.labels} <= said


def test_a_speaker_and_a_source_of_one_name_are_one_voice():
    """The first grade that is known of the name counts, of the speaker or of the text."""
    text = (
        "map: M\n  weighing: strength\nsource s: The Paper\n  reliability: A\nspeaker s: The Paper\n"
        "claim c: C\n  denial s by s: the red car ran\nclaim d: D\nd supports c\n  strength: 1\n"
    )
    compilation = argmap.loads(text)
    assert argmap.certificate(compilation).faults() == ()
    assert compilation.verdicts["c"].value == "accepted"


def test_what_is_withdrawn_or_assumed_is_not_certified():
    reasoner = Reasoner(ArgumentMap("M", claims={"a": argmap.Claim("a", "A.", assumed=True)}))
    with pytest.raises(ValueError, match="nothing withdrawn"):
        certificate_of(reasoner.changed(Change(without=frozenset({"a"}))))
