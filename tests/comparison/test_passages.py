"""Two readers of one text, by passage: agreement against published figures, and hints without answers."""

import random
import subprocess

import pytest

import argmap
from argmap.comparison.agreement import alpha
from argmap.comparison.passages import compare_passages, hints, read_passages
from conftest import EXAMPLES, ROOT, slow_after

LIBRARY = ROOT / "examples" / "library"


@pytest.mark.parametrize(
    "rows, expected",
    [
        # Krippendorff 2011, Computing Krippendorff's Alpha-Reliability, examples A, B and C (with missing values).
        (["0100000010", "1110010000"], 0.095),
        (["aabbdcccedda", "babbbcccedd" + "d"], 0.692),
        (["123321412***", "1233224125*3", "*3332342251*", "12332441251*"], 0.743),
    ],
)
def test_alpha_is_that_of_the_published_examples(rows, expected):
    units = [[value for value in unit if value != "*"] for unit in zip(*rows, strict=True)]
    assert alpha(units) == pytest.approx(expected, abs=5e-4)


def test_alpha_where_there_is_nothing_to_tell():
    assert alpha([]) is None
    assert alpha([("a",), ("b",)]) is None
    assert alpha([("a", "a"), ("a", "a")]) is None
    assert alpha([("a", "a"), ("b", "b")]) == 1


def facts_of(name):
    return argmap.load(LIBRARY / f"{name}.argmap").facts


def test_the_two_readers_of_the_example():
    found = compare_passages(facts_of("anna"), facts_of("ben"))
    both = {(each.one.claim, each.other.claim): each.differs for each in found.both}
    assert both == {
        ("wanted", "many"): (),
        ("westford", "rise"): (),
        ("cost", "money"): (),
        ("rule", "often"): ("stance",),
        ("heated", "heating"): ("speaker",),
    }
    assert [each.claim for each in found.only_one] == ["cost", "unknown"]
    assert [each.claim for each in found.only_other] == ["late"]
    assert found.share == 5 / 8
    # Five units of two: quote ×8, suspicion and mention once; one unit of five is at odds.
    assert found.stance == pytest.approx(1 - 9 * 2 / (100 - 64 - 1 - 1))
    assert found.apart == ()
    turned = compare_passages(facts_of("ben"), facts_of("anna"))
    assert {(each.other.claim, each.one.claim) for each in turned.both} == {*both}
    assert (turned.share, turned.stance) == (found.share, pytest.approx(found.stance))


def test_hints_say_where_and_not_what():
    anna, ben = facts_of("anna"), facts_of("ben")
    found = hints(ben, anna)
    assert [(each.about, each.role, each.place) for each in found] == [
        ("unread", "objection", "paragraph 2"),
        ("speaker", "objection", "paragraph 2"),
        ("stance", "objection", "paragraph 3"),
        ("unread", "objection", "paragraph 4"),
    ]
    assert hints(anna, anna) == ()
    told = " ".join(f"{each.about} {each.role} {each.place}" for each in found)
    assert not any(claim.text.rstrip(".") in told for claim in anna.map.claims.values())


@pytest.mark.parametrize("seed", slow_after(10, range(60)))
def test_a_map_without_some_of_its_quotations_is_read_in_part(seed):
    """What is left out of one reader's map is read by the other one alone, and all else in the same way."""
    chance = random.Random(seed)
    name = chance.choice(["mill-street", "charger"])
    path = next(each for each in EXAMPLES if each.stem == name)
    whole = argmap.load(path)
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    quotes = [at for at, line in enumerate(lines) if line.strip().startswith("quote ")]
    gone = chance.sample(quotes, chance.randint(1, len(quotes) - 1))
    part = argmap.loads("".join(line for at, line in enumerate(lines) if at not in gone), folder=path.parent)
    found = compare_passages(whole.facts, part.facts)
    here = [len(list(read_passages(each.facts))) for each in (whole, part)]
    assert len(found.both) == here[1]
    assert len(found.only_one) == here[0] - here[1]
    assert (found.only_other, {name for each in found.both for name in each.differs} - {"verdict"}) == ((), set())


def test_the_examples_against_their_own_earlier_versions(tmp_path):
    """Every earlier version of mill-street that git has and that compiles: what both quote, both read alike."""
    log = ["git", "log", "--format=%h", "--", "examples/mill-street/mill-street.argmap"]
    done = subprocess.run(log, cwd=ROOT, capture_output=True, text=True)
    revisions = done.stdout.split() if done.returncode == 0 else []
    if len(revisions) < 2:
        pytest.skip("the history is not at hand")
    path = ROOT / "examples" / "mill-street" / "mill-street.argmap"
    now = argmap.load(path)
    number = 0
    for revision in revisions[1:]:
        show = ["git", "show", f"{revision}:examples/mill-street/mill-street.argmap"]
        before = argmap.loads(subprocess.run(show, cwd=ROOT, capture_output=True, text=True).stdout, folder=path.parent)
        found = compare_passages(before.facts, now.facts)
        if not before.ok or not found.both:
            continue
        number += 1
        assert found.share > 0.5
        assert all(each.one.words == each.other.words or each.one.claim == each.other.claim for each in found.both)
    assert number


def test_texts_of_one_map_only_are_named(tmp_path):
    (tmp_path / "s.txt").write_text("Some words stand here.", encoding="utf-8")
    (tmp_path / "t.txt").write_text("Other words stand there.", encoding="utf-8")
    one, other = (
        argmap.loads(f"source s: S\n  text: {name}.txt\nclaim a: A.\n  quote s: words stand\n", folder=tmp_path).facts
        for name in "st"
    )
    found = compare_passages(one, other)
    assert (found.both, found.share, len(found.apart)) == ((), 0, 2)
    assert hints(one, other) == ()
