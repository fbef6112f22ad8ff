"""A new edition of a text: what stands, what was moved or altered, and what is gone; and what that does to verdicts."""

import random

import pytest

import argmap
from argmap.comparison.editions import OUTCOMES, refresh, told
from argmap.quotations.text.quoted_text import QuotedText
from argmap.source import Source
from conftest import slow_after

VERBS = ["closed", "opened", "raised", "lowered", "sold", "bought", "repaired", "painted", "moved", "counted"]


def noun(chance):
    """One of some ten thousand words that stand in no list."""
    return "".join(chance.choice("bdfgklmnprst") + chance.choice("aeiou") for _ in range(chance.choice([2, 3]))) + "n"


def sentence(chance):
    first, second, third = noun(chance), noun(chance), noun(chance)
    number = chance.randint(2, 999)
    return f"The {first} {chance.choice(VERBS)} the {second} and {number} people {chance.choice(VERBS)} the {third}."


def edition(chance):
    """A text, the quotations of it, a new edition, and what should become of each quotation."""
    number = chance.randint(6, 14)
    sentences = list(dict.fromkeys(sentence(chance) for _ in range(number)))
    number = len(sentences)
    fate = {at: chance.choice(["keep"] * 4 + ["alter", "drop", "join", "split"]) for at in range(number)}
    expected, new = {}, []
    for at, each in enumerate(sentences):
        if fate[at] == "keep":
            new.append((at, each))
            expected[at] = "stands"
        elif fate[at] == "alter":  # one word of what is quoted is another one
            verb = next(word for word in each.split() if word in VERBS)
            other = chance.choice([word for word in VERBS if word != verb])
            new.append((at, each.replace(verb, other, 1)))
            expected[at] = "altered"
        elif fate[at] == "drop":
            expected[at] = "gone"
        elif fate[at] == "join":  # it goes on with something that was added
            new.append((at, f"{each[:-1]}, as was said before."))
            expected[at] = "stands"
        else:  # it becomes two sentences; the quoted half is one of them
            head, _, tail = each[:-1].partition(" and ")
            new.append((at, f"{head}. In the end {tail}."))
            expected[at] = "stands"
    quoted = {}
    for at, each in enumerate(sentences):
        head, _, tail = each[:-1].partition(" and ")
        half = chance.choice([head, tail]) if fate[at] == "split" else chance.choice([each[:-1], head])
        quoted[at] = head if fate[at] == "alter" else half
    kept = [at for at, _ in new if fate[at] == "keep"]
    if len(kept) > 3 and chance.random() < 0.5:  # one sentence goes to the other end
        at = chance.choice([kept[0], kept[-1]])
        text = next(each for one, each in new if one == at)
        new = [pair for pair in new if pair[0] != at]
        new = [*new, (at, text)] if at == kept[0] else [(at, text), *new]
        if len(new) > 3:
            expected[at] = "moved"
    gap = chance.choice([" ", "\n", "\n\n"])
    return gap.join(sentences), quoted, chance.choice([" ", "\n", gap]).join(each for _, each in new), expected


def compiled(text, quoted, tmp_path):
    (tmp_path / "t.txt").write_text(text, encoding="utf-8")
    lines = ["source s: S", "  text: t.txt", "  language: en"]
    for at, words in quoted.items():
        lines += [f"claim c{at}: Claim {at}.", f"  quote s: {words}"]
    return argmap.loads("\n".join(lines) + "\n", folder=tmp_path)


@pytest.mark.parametrize("seed", slow_after(60, range(2_000)))
def test_what_becomes_of_quotations(seed, tmp_path):
    """Nothing that stands is called gone, and nothing that is gone, or other words now, is said to stand."""
    text, quoted, new, expected = edition(random.Random(seed))
    found = refresh(compiled(text, quoted, tmp_path).facts, "s", QuotedText(Source("t.txt", new), sha256="new"))
    outcome = {int(each.owner[1:]): each.outcome for each in found.quotations}
    assert set(outcome) == set(expected)
    there = ("stands", "moved")
    wrong = {at for at in outcome if (outcome[at] in there) != (expected[at] in there)}
    assert not wrong, [(quoted[at], expected[at], outcome[at]) for at in wrong]


@pytest.mark.slow
def test_what_is_altered_and_what_is_gone_is_told_apart(tmp_path):
    """Two sentences of one shape that share words by chance may be taken for one that was altered."""
    wrong = number = 0
    for seed in range(300):
        text, quoted, new, expected = edition(random.Random(seed))
        found = refresh(compiled(text, quoted, tmp_path).facts, "s", QuotedText(Source("t.txt", new), sha256="new"))
        number += len(found.quotations)
        wrong += sum(each.outcome != expected[int(each.owner[1:])] for each in found.quotations)
    assert number > 2_500
    assert wrong / number < 0.005


def test_the_places_are_those_of_the_words(tmp_path):
    old = "One was here. Two was there.\n\nThree was nowhere. Four is four. Five stays five."
    new = "Three was nowhere. Four is four.\n\nFive stays five. One was here. Two were there."
    quoted = {1: "One was here", 2: "Two was there", 4: "Four is four", 6: "Six never was"}
    found = refresh(compiled(old, quoted, tmp_path).facts, "s", QuotedText(Source("t.txt", new), sha256="new"))
    outcome = {each.owner: (each.outcome, each.before, each.after, each.now) for each in found.quotations}
    assert outcome == {
        "c1": ("moved", "paragraph 1", "paragraph 2", "One was here"),
        "c2": ("altered", "paragraph 1", "paragraph 2", "Two were there"),
        "c4": ("stands", "paragraph 2", "paragraph 1", "Four is four"),
        "c6": ("unproved", "", "", ""),
    }
    assert list(told(found)) == ["1 stands", "1 was moved", "1 was altered", "1 did not stand in the old text"]
    assert {each.outcome for each in found.quotations} <= {*OUTCOMES}
    assert not found.holds


def test_verdicts_follow_with_their_cause(tmp_path):
    (tmp_path / "t.txt").write_text("Footfall rose by 12 per cent.", encoding="utf-8")
    text = "source s: S\n  text: t.txt\nclaim a: A.\n  because b: B.\n    quote s: rose by 12 per cent\n"
    compilation = argmap.loads(text, folder=tmp_path)
    new = QuotedText(Source("t.txt", "Footfall rose by 2 per cent."), sha256="new")
    found = refresh(compilation.facts, "s", new)
    changes = [(each.claim, each.before, each.after) for each in found.difference.verdicts]
    assert changes == [("a", "accepted", "unsupported"), ("b", "accepted", "unsupported")]
    assert {(cause.id, cause.done) for each in found.difference.verdicts for cause in each.causes} == {("b", "failed")}


def test_a_text_that_is_not_at_hand(tmp_path):
    compilation = argmap.loads("source s: S\nclaim a: A.\n  quote s: words\n")
    with pytest.raises(ValueError, match="the old text of `s` is not at hand"):
        refresh(compilation.facts, "s", QuotedText(Source("t", "words")))
