"""Argdown where its files differ from what its own program takes: what is told, and what is read all the same."""

import argmap


def read(text):
    return argmap.import_data(text, format="argdown", leaves="plain")


def test_a_comment_without_an_end_is_told_and_hides_nothing():
    for opening in ("/*", "<!--"):
        made = read(f"[A]: a {opening} open\n  - [B]: b\n")
        assert [each.message for each in made.errors] == ["this comment has no end"]
        assert sorted(made.map.claims) == ["A", "B"]


def test_a_comment_to_the_end_of_the_line_hides_that_line_and_no_more():
    for text in ("// a remark\n\n[A]: a\n  - [B]: b\n", "[A]: a\n  - [B]: b\n// see <!-- this -->, and more\n"):
        made = read(text)
        assert ([claim.text for claim in made.map.claims.values()], made.map.note) == (["a", "b"], "")


def test_of_markdown_the_blocks_of_argdown_are_read():
    made = read("# Notes\n\nSome prose.\n\n```argdown\n[A]: a\n  - [B]: b\n```\n\n```\n[C]: c\n```\n")
    assert [claim.text for claim in made.map.claims.values()] == ["a", "b"]
    assert made.errors == ()


def test_an_attack_by_an_argument_that_concludes_what_it_attacks_is_told():
    made = read("[M]: m\n  - <B>\n\n<B>\n\n(1) p\n----\n(2) [M]\n")
    assert [each.loss.name for each in made.losses] == ["itself"]
    assert list(made.map.inferences) == ["B"]


def test_an_undercut_of_an_argument_without_premises_aims_at_what_it_supports():
    made = read("[M]: m\n  + <A>: a\n    <_ <B>: b\n")
    assert sorted((str(each.kind), each.target) for each in made.map.inferences.values()) == [
        ("supports", "M"),
        ("undercuts", "A supports M"),
    ]


def test_relations_at_odd_depths_hang_where_argdown_hangs_them():
    made = read("[A]: a\n  + [B]: b\n      - [C]: c\n    - [D]: d\n")
    assert sorted(made.map.inferences) == ["B supports A", "C rebuts B", "D rebuts A"]


def test_data_are_said_in_words():
    made = read("[A]: a {isGoal: true, weights: [1, {x: 2}]}\n  - [B]: b\n")
    assert made.map["A"].note == "isGoal: yes\nweights: 1, x: 2"
