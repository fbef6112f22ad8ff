"""The sentences of verdicts: made of templates and data, about claims and people, never with a name of the map."""

import random
import re

import pytest

import argmap
from argmap.reasoning.kinds import Kinds
from argmap.reasoning.reasoner import Reasoner
from argmap.reasoning.sentences import TEMPLATES, Sentences, cut, quoted
from argmap.reasoning.voices import VoiceCount
from argmap.reasoning.whatif import change_of
from conftest import slow_after
from random_maps import random_map

SEEDS = slow_after(30, range(300))


def sentences(amap):
    reasoner = Reasoner(amap)
    return {claim: reasoner.sentences.of(claim) for claim in amap.claims}


@pytest.mark.parametrize("seed", SEEDS)
def test_a_sentence_is_made_of_its_templates_and_data(seed):
    for told in sentences(random_map(random.Random(seed), claims=7, steps=10)).values():
        assert told.clauses
        for clause in told.clauses:
            assert clause.text == TEMPLATES[clause.template].format(**clause.data)
        assert str(told) == "; ".join(clause.text for clause in told.clauses)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_sentence_quotes_claims_whole_and_names_no_id(seed):
    amap = random_map(random.Random(5_000 + seed), claims=7, steps=10)
    texts = {claim.text.removesuffix(".") for claim in amap.claims.values()} | {"A text"}
    for told in map(str, sentences(amap).values()):
        assert set(re.findall(r"“([^”]*)”", told)) <= texts
        assert "`" not in told
        outside = re.sub(r"“[^”]*”", "", told)
        assert not re.search(r"\br\d\b|\bx\d\b", outside)
        assert not re.search(r"undercut|rebut|grounded|labelling|leaf", outside)
        assert "  " not in told
        assert ",;" not in told
        assert not told.endswith((",", ";", "."))


@pytest.mark.parametrize(
    "text, expected",
    [
        ("The bridge fell.", "“The bridge fell”"),
        ("Did it fall?", "“Did it fall?”"),
        ("It fell in the U.S.", "“It fell in the U.S.”"),
        ('She said "no".', "“She said ’no’”"),
        ("桥塌了。", "“桥塌了”"),
        (" ".join(f"w{n}" for n in range(20)) + ".", "“" + " ".join(f"w{n}" for n in range(16)) + " …”"),
    ],
)
def test_a_claim_inside_a_sentence(text, expected):
    assert quoted(text) == expected


def test_a_text_without_spaces_is_cut_at_a_character():
    assert len(cut("桥" * 500)) < 130


HEAD = (
    "source north: North Post\n  publisher: The North Post\nsource act: The Streets Act\n  tags: law\n"
    "speaker witness: Ann Bell, baker\n  interest: the accused's sister\nspeaker reporter: R. Porter\n"
)


def of(text, claim="c"):
    return str(argmap.loads(HEAD + text).facts.verdicts.reasoner.sentences.of(claim))


@pytest.mark.parametrize(
    "text, expected",
    [
        ("claim c: C.\n  quote north: c c\n", "asserted by the North Post; nothing on the map speaks against it"),
        (
            "claim c: C.\n  quote north by reporter citing witness: c c\n",
            "asserted by Ann Bell (according to R. Porter; the accused's sister); nothing on the map speaks against it",
        ),
        (
            "claim c: C.\n  quote act: c c\n",
            "laid down by “The Streets Act”; nothing on the map speaks against it",
        ),
        (
            "claim c: C.\n  suspicion north by witness: perhaps c\n  mention north: c?\n",
            "nobody asserts it: it is only suspected by Ann Bell (the accused's sister) "
            "and mentioned by the North Post",
        ),
        (
            "speaker cop: A policeman\n  tags: unnamed\nspeaker guest: Guest 7\n  tags: reader\n"
            "speaker other: Unnamed officials\n  tags: unnamed\n"
            "claim c: C.\n  quote north by cop: c\n  quote north by guest: c c\n  quote north by other: c c c\n",
            "asserted by a policeman (unnamed), Guest 7 (a reader) and Unnamed officials; "
            "nothing on the map speaks against it",
        ),
        ("claim c: C.\n  denial north: not c\n", "denied by the North Post, and asserted by nobody"),
        (
            "claim c: C.\n  quote north: c c\n    unless u: U.\n      assumed\n",
            "a quotation of the North Post is set aside by “U”",
        ),
        (
            "claim c: C.\n  quote north: c c\n    unless u: U.\n      quote north: u u\n      denial act: not u\n",
            "asserted by the North Post, unless “U”, itself disputed, sets these words aside",
        ),
        (
            "claim c: C.\n  quote north: c c\n  because p: P.\n    quote north: p p\n",
            "asserted by the North Post; “P” supports it; nothing on the map speaks against it; "
            "all of it rests on one voice, the North Post",
        ),
        (
            "claim c: C.\n  assumed\n  but o: O.\n    open\n",
            "it is taken as given; “O” speaks against it, but that claim is unsupported",
        ),
        ("claim c: C.\n  open\n", "nothing backs it yet"),
    ],
)
def test_what_is_said_of_a_small_map(text, expected):
    assert of(text) == expected


def test_what_is_taken_for_given_stands_whatever_speaks_against_it():
    amap = argmap.loads("claim c: C.\n  quote s: c\n  but d: D.\n    assumed\nsource s: S\n").map
    from argmap.reasoning.reading import Change

    told = Reasoner(amap, change=Change(assume=frozenset({"c"}))).sentences.of("c")
    assert str(told) == "it is taken as given here, whatever speaks against it"


def test_whoever_speaks_for_somebody_falls_silent_with_him():
    text = "speaker chief: The chief\nspeaker clerk: The clerk\n  speaks for: chief\n"
    text += "claim c: C.\n  quote north by clerk: c c\n"
    amap = argmap.loads(HEAD + text).map
    assert amap.whatif(without="chief").after["c"] == "unsupported"
    repeated = "source wire: Wire\nsource post: Post\n  repeats: wire\nclaim c: C.\n  quote post: c c\n"
    amap = argmap.loads(HEAD + repeated).map
    assert amap.whatif(without="wire").after["c"] == "unsupported"
    assert {flip.without for flip in amap.flips("c").flips} == {("post",), ("wire",)}


def test_only_what_is_weighed_is_called_weaker():
    text = "source n: News\nclaim a: A.\n  quote n: a a\nclaim c: C.\n  quote n: c c\n  contradicts a\n"
    reasoner = argmap.loads(text).reasoner()
    changed = Kinds(reasoner.changed(change_of(reasoner.given, (), ("a",))))
    told = str(Sentences(changed, VoiceCount(changed)).of("c"))
    assert "weaker" not in told
    assert "what is taken as given here goes against it" in told


def test_words_that_stand_nowhere_are_told_beside_what_the_verdict_rests_on(tmp_path):
    (tmp_path / "a.txt").write_text("He said that the bridge was closed, and that it was not.", encoding="utf-8")
    head = "source a: The Post\n  text: a.txt\nclaim c: C.\n"
    words = "  quote a: nobody ever came to the mill\n"
    for rest, expected in (
        ("  quote a: the bridge was closed\n", "asserted by “The Post”; nothing on the map speaks against it"),
        ("  denial a: it was not\n", "the words quoted for it do not stand in their text; denied by “The Post”"),
        ("  assumed\n  denial a: it was not\n", "it is taken as given; only the word of “The Post” stands against it"),
    ):
        told = str(argmap.loads(head + words + rest, folder=tmp_path).facts.verdicts.reasoner.sentences.of("c"))
        assert told.startswith(expected)
        assert told.count("do not stand in their text") == 1
