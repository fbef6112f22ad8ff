"""Each finding of the report on the smallest map that has it, and on one that has it not."""

import pytest

import argmap
from argmap.english import fits
from argmap.page.words import Words, listed, ref, say, sentence, unmarked
from argmap.schemes.schemes import SCHEMES, find_scheme

SOURCES = """\
source a: First
  date: 2026-01
source b: Second
  date: 2026-02-03
source c: Third
  date: 2026-02
  repeats: a
speaker mayor: The mayor
speaker clerk: The clerk
  speaks for: mayor
speaker baker: The baker
"""


def report(text, **options):
    return argmap.report_data(argmap.loads(SOURCES + text), **options)


def scopes(text):
    return [(each.scope, each.who) for each in report(text).together.findings]


def test_one_speaker_who_asserts_and_denies():
    assert scopes("claim x: X.\n  quote a by mayor: x x x\n  denial b by mayor: not x x\n") == [("speaker", ("mayor",))]


def test_two_who_speak_for_the_same():
    assert scopes("claim x: X.\n  quote a by mayor: x x x\n  denial b by clerk: not x x\n") == [
        ("principal", ("mayor",))
    ]


def test_one_text_in_its_own_voice():
    assert scopes("claim x: X.\n  quote a: x x x\n  denial a: not x x\n") == [("voice", ("a",))]


def test_one_text_that_reports_both():
    assert scopes("claim x: X.\n  quote a by mayor: x x x\n  denial a by baker: not x x\n") == [("text", ("a",))]


def test_texts_against_each_other():
    assert scopes("claim x: X.\n  quote a by mayor: x x x\n  denial b by baker: not x x\n") == [("texts", ("a", "b"))]


def test_a_claim_nobody_denies_is_no_conflict():
    assert scopes("claim x: X.\n  quote a by mayor: x x x\n  quote b by baker: x x x\n") == []


def test_strict_steps_are_followed_and_named():
    (found,) = report(
        "claim x: X.\n  quote a: x x x\n  implies y\nclaim y: Y.\n  implies z\nclaim z: Z.\n  denial b: not z z\n"
    ).together.findings
    assert {(each.claim, each.denied) for each in found.sides} == {("x", False), ("z", True)}
    assert str(found.because) == "`x` implies `y` and `y` implies `z`, which is denied"


def test_repairs_end_a_cluster_and_are_minimal():
    text = "".join(f"claim {each}: {each}.\n  quote a: {each} {each} {each}\n" for each in "xyz")
    (cluster,) = report(text + "x contradicts y\ny contradicts z\n").together.clusters
    assert {frozenset(each) for each in cluster.repairs} == {frozenset("y"), frozenset("xz")}


def test_conflicts_that_have_nothing_in_common_are_apart():
    text = "".join(f"claim {each}: {each}.\n  quote a: {each} {each} {each}\n" for each in "uvwxyz")
    found = report(text + "u contradicts v\nw contradicts x\ny contradicts z\n").together
    assert [len(each.findings) for each in found.clusters] == [1, 1, 1]
    assert all(len(each.repairs) == 2 for each in found.clusters)


def test_the_answers_of_a_question_that_are_both_asserted():
    text = (
        "claim x: X.\n  quote a: x x x\nclaim y: Y.\n  quote b: y y y\nquestion q: Which?\n  answer: x\n  answer: y\n"
    )
    (found,) = report(text).together.findings
    assert str(found.because) == "`x` and `y` are rival answers to `q`"


def test_a_contradiction_that_nobody_asserts_is_listed_apart():
    found = report("claim x: X.\n  assumed\nclaim y: Y.\n  quote a: y y y\nx contradicts y\n").together
    assert found.findings == ()
    assert [each.id for each in found.declared] == ["x contradicts y"]


ATTACKED = "claim x: X.\n  assumed\n  but y: Y.\n    assumed\n"


def test_an_attack_without_an_answer():
    (found,) = report(ATTACKED).contested.unanswered
    assert (found.step, found.claim, found.verdict, found.works) == ("y rebuts x", "x", "undecided", True)


@pytest.mark.parametrize(
    "answer", ["    unless z: Z.\n      assumed\n", "    but z: Z.\n      assumed\n", "    contradicts x\n"]
)
def test_an_attack_with_an_answer_is_none_of_these(answer):
    assert [each.step for each in report(ATTACKED + answer).contested.unanswered if each.step == "y rebuts x"] == []


def test_a_claim_that_stands_only_because_an_attack_was_answered():
    (found,) = report(ATTACKED + "    unless z: Z.\n      assumed\n").contested.answered
    assert (found.claim, found.attack, found.decisive) == ("x", "y rebuts x", True)
    assert str(found.chain).startswith("`y` rebuts `x`; but `z` undercuts that step; `z` is accepted")


def test_a_claim_whose_attack_was_answered_twice_does_not_hang_on_one_answer():
    text = ATTACKED + "    unless z: Z.\n      assumed\n    unless w: W.\n      assumed\n"
    assert [each.decisive for each in report(text).contested.answered] == [False]


def test_an_attack_whose_premise_falls():
    text = "claim x: X.\n  assumed\nclaim y: Y.\n  because z: Z.\n    assumed\nclaim w: W.\n  assumed\ny rebuts x\n"
    (found,) = report(text + "w undercuts z -> y\n").contested.answered
    assert "but `y` is unsupported" in str(found.chain)
    assert found.decisive


def test_three_rivals_are_a_deadlock_that_positions_decide():
    text = "".join(f"claim {each}: {each}.\n  assumed\n" for each in "xyz")
    (found,) = report(text + "question q: Which?\n  answer: x\n  answer: y\n  answer: z\n").contested.deadlocks
    assert not found.open


def test_an_odd_loop_is_a_deadlock_that_no_position_decides():
    text = "".join(f"claim {each}: {each}.\n  assumed\n" for each in "xyz")
    (found,) = report(text + "x undercuts y\ny undercuts z\nz undercuts x\n").contested.deadlocks
    assert found.open
    assert found.odd


def test_critical_questions_of_a_named_scheme_that_nothing_undercuts():
    text = "claim x: X.\n  because y: Y.\n    assumed\n    scheme: Expert  Opinion\n"
    (found,) = report(text).contested.schemes
    assert (found.step, found.scheme) == ("y supports x", "argument from expert opinion")
    assert len(found.questions) >= 3
    assert report(text + "    unless z: Z.\n      assumed\n").contested.schemes == ()
    assert report(text.replace("Expert  Opinion", "a scheme of my own")).contested.schemes == ()


def test_every_scheme_is_found_by_all_its_names():
    for scheme in SCHEMES:
        assert all(find_scheme(name.upper()) is scheme for name in (scheme.name, *scheme.others))
        assert all(question.endswith("?") for question in scheme.questions)
    names = [name for scheme in SCHEMES for name in (scheme.name, *scheme.others)]
    assert len(names) == len(set(names))


def test_what_a_top_claim_hangs_on():
    (load,) = report("claim x: X.\n  because y: Y.\n    quote a: y y y\n").weight.loads
    assert {(loss.without, loss.kind, loss.verdict) for loss in load.losses} == {
        (("y",), "leaf claim", "unsupported"),
        (("a",), "source", "unsupported"),
    }
    assert load.complete


def test_what_it_takes_two_to_change():
    (load,) = report("claim x: X.\n  because y: Y.\n    assumed\n  because z: Z.\n    assumed\n").weight.loads
    assert [set(loss.without) for loss in load.losses] == [{"y", "z"}]


def test_what_nothing_backs_and_much_rests_on():
    text = "claim x: X.\n  because y: Y.\n    because z: Z.\nclaim lone: L.\n  because zz: ZZ.\n"
    found = [(each.claim, each.carries, each.tops) for each in report(text).weight.unbacked]
    assert found == [("z", 2, ("x",)), ("zz", 1, ("lone",))]


def test_what_falls_without_a_source():
    text = "claim x: X.\n  because y: Y.\n    quote a: y y y\n  but z: Z.\n    quote b: z z z\n"
    found = {each.source: each for each in report(text).weight.withdrawals}
    assert found["b"].changes == (("x", "undecided", "accepted"),)
    assert found["b"].own == ("z",)


def test_positions_and_whose_assertions_fit_them():
    text = "claim x: X.\n  quote a by mayor: x x x\nclaim y: Y.\n  quote a by baker: y y y\nx contradicts y\n"
    found = report(text).positions
    assert found.number == 2
    (split,) = found.splits
    assert [(each.verdicts, each.fits) for each in split.readings] == [
        (("accepted", "rejected"), ("mayor",)),
        (("rejected", "accepted"), ("baker",)),
    ]


def test_a_speaker_whom_no_position_fits():
    text = "claim x: X.\n  quote a by mayor: x x x\nclaim y: Y.\n  quote b by mayor: y y y\nx contradicts y\n"
    assert report(text).positions.misfits == (("mayor", ("x", "y")),)


def test_who_says_what():
    text = "claim x: X.\n  quote a by mayor: x x x\n  quote b by baker: x x x\n  denial a: not x x\n"
    found = {(each.voice, each.claim): each.stand for each in report(text).voices.speakers}
    assert found == {("mayor", "x"): "asserts", ("baker", "x"): "asserts", ("a", "x"): "denies"}
    by_source = {each.voice: each.stand for each in report(text).voices.sources}
    assert by_source == {"a": "both", "b": "asserts"}
    pairs = {frozenset((each.first, each.second)): each for each in report(text).voices.pairs}
    assert pairs[frozenset(("mayor", "baker"))].agree == ("x",)
    assert pairs[frozenset(("mayor", "a"))].disagree == ("x",)


def test_agreed_for_reasons_that_exclude_each_other():
    text = (
        "claim x: X.\n  quote a by mayor: x x x\n  quote a by baker: x x x\n"
        "  because y: Y.\n    quote a by mayor: y y y\n  because z: Z.\n    quote a by baker: z z z\n"
    )
    (found,) = report(text + "y contradicts z\n").voices.rival_reasons
    assert (found.claim, {found.first_reason, found.second_reason}) == ("x", {"y", "z"})
    assert report(text).voices.rival_reasons == ()


TURN = "claim x: X.\n  quote a by mayor: x x x\n  denial {} by {}: not x x\n"


def test_a_change_of_position():
    (turn,) = report(TURN.format("b", "mayor")).voices.timeline.turns
    assert (turn.who, turn.first.date, turn.second.date) == ("mayor", "2026-01", "2026-02-03")
    (turn,) = report(TURN.format("b", "clerk")).voices.timeline.turns
    assert turn.who == "mayor"


@pytest.mark.parametrize(
    "first, second, turns",
    [
        ("suspicion", "quote", 1),
        ("quote", "suspicion", 1),
        ("suspicion", "denial", 1),
        ("denial", "quote", 1),
        ("hope", "quote", 0),
        ("mention", "denial", 0),
        ("suspicion", "suspicion", 0),
        ("suspicion", "mention", 0),
    ],
)
def test_who_suspects_and_then_asserts_has_changed_his_position(first, second, turns):
    """By the table of section 1: suspicion, then quote. A hope or a mention commits to nothing to turn from."""
    text = f"claim x: X.\n  {first} a by mayor: x x x\n  {second} b by mayor: so x x\n"
    found = report(text).voices.timeline.turns
    assert [(turn.first.kind, turn.second.kind) for turn in found] == [(first, second)] * turns


def test_who_neither_asserts_nor_denies_agrees_with_nobody_and_is_not_silent():
    text = (
        "claim x: X.\n  suspicion a by mayor: x x x\n  suspicion a by baker: y y y\n  hope a by mayor: z z z\n"
        "claim y: Y.\n  mention a by mayor: x x x\n  quote a by baker: x x x\n  mention b by baker: y y y\n"
        "x contradicts y\n"
    )
    found = report(text).voices
    stands = {(each.voice, each.claim): each.stand for each in found.speakers}
    assert stands["mayor", "x"] == stands["baker", "x"] == "suspects"
    assert (stands["mayor", "y"], stands["baker", "y"]) == ("mentions", "asserts")
    assert found.pairs == ()
    assert len(found.timeline.dated) == 1
    assert len(found.timeline.uncommitted) == 5


def test_two_who_disagree_or_one_on_the_same_day_are_no_change():
    assert report(TURN.format("b", "baker")).voices.timeline.turns == ()
    assert report(TURN.format("a", "mayor")).voices.timeline.turns == ()


def test_a_month_does_not_lie_before_one_of_its_days():
    text = "claim x: X.\n  quote c by mayor: x x x\n  denial b by mayor: not x x\n"
    assert report(text).voices.timeline.turns == ()


def test_verdicts_move_as_sources_come_in():
    found = report("claim x: X.\n  quote a: x x x\n  but y: Y.\n    quote b: y y y\n").voices.timeline
    assert found.moving == ("x",)
    assert [(each.date, each.verdicts) for each in found.verdicts_by_date] == [
        ("2026-01", ("unchallenged",)),
        ("2026-02-03", ("disputed",)),
    ]


RIVALS = """\
claim x: X.
  because p: P.
    assumed
  but q: Q.
    assumed
claim y: Y.
  because z: Z.
    quote a: z z
question w: Which?
  answer: x
  answer: y
"""


def test_what_is_held_against_each_answer_is_counted_and_nothing_for_one():
    (found,) = report(RIVALS + "  evidence z: against x\n  evidence p: fits all\n").questions
    assert [(each.answer, each.inconsistent, each.open) for each in found.answers] == [("y", 0, 0), ("x", 1, 0)]
    assert [(each.item, each.decisive) for each in found.items] == [("z", True), ("p", False)]
    assert found.suggested == ()
    rated = SOURCES + RIVALS + "  evidence z: against x\n"
    page = argmap.report(argmap.loads(rated), only=["questions"])
    assert "| “X.” (`x`) | **disputed** | 1 |" in page
    assert "decisive: without it other answers, or more of them, would have least against them" in page
    assert "A further answer may be true" in page
    assert "A further answer may be true" not in argmap.report(
        argmap.loads(rated + "  exhaustive\n"), only=["questions"]
    )


def test_without_rated_evidence_what_the_reasons_suggest_is_named_and_not_counted():
    (found,) = report(RIVALS).questions
    assert (found.answers, found.items) == ((), ())
    assert [(each.item, each.against) for each in found.suggested] == [("q", ("x",))]
    (both,) = report(RIVALS + "  evidence z: against x\n", suggest=True).questions
    assert [each.item for each in both.suggested] == ["q"]


def test_chapters_are_chosen():
    made = report(ATTACKED, only=["contested"])
    assert made.contested is not None
    assert made.brief is None
    assert made.weight is None
    with pytest.raises(ValueError, match="there is no chapter 'weights'"):
        report(ATTACKED, only=["weights"])


def test_top_claims_are_chosen():
    assert [each.id for each in report(ATTACKED, tops=["y"]).brief.tops] == ["y"]
    with pytest.raises(KeyError):
        report(ATTACKED, tops=["nobody"])


def test_quotations_are_left_out():
    text = SOURCES + "claim x: X.\n  quote a by mayor: peculiar words here\n  denial b: no such words\n"
    compilation = argmap.loads(text)
    assert "peculiar words" in argmap.report(compilation)
    for output_format in ("md", "txt", "html"):
        assert "peculiar words" not in argmap.report(compilation, format=output_format, quotations=False)


@pytest.mark.parametrize("semantics", ["complete", "preferred", "stable", "semi-stable", "ideal", "eager"])
def test_verdicts_by_another_semantics(semantics):
    text = "claim x: X.\n  assumed\nclaim y: Y.\n  assumed\nclaim z: Z.\n  assumed\nx undercuts y\ny undercuts x\n"
    text += "x undercuts z\ny undercuts z\n"
    made = report(text, semantics=semantics)
    expected = argmap.loads(text).map.evaluate(semantics).claims
    assert {each.id: each.verdict for each in made.claims} == {claim: label.value for claim, label in expected.items()}
    assert made.method.semantics == semantics
    (because,) = [str(each.because) for each in made.claims if each.id == "x"]
    assert semantics in because


def test_failed_quotations_need_attention_first(tmp_path):
    (tmp_path / "t.txt").write_text("The street will be closed by the summer of next year.", encoding="utf-8")
    text = "source s: S\n  text: t.txt\nclaim x: X.\n  quote s: nothing of the kind was ever said\n"
    text += "  but y: Y.\n    assumed\n"
    made = argmap.report_data(argmap.loads(text, folder=tmp_path))
    assert made.brief.attention[0].kind == "quotations"
    assert str(made.brief.attention[0].sentence) == "One quotation fails: 1 does not stand in its text (`x`)."


def test_nothing_to_worry_about_is_said():
    text = argmap.report(argmap.loads("claim x: X.\n  because y: Y.\n    assumed\n"), only=["brief", "together"])
    assert "All that is asserted on the map can stand together" in text
    empty = argmap.report(argmap.loads("map: Nothing\n"))
    assert "The map is empty." in empty


def test_words_are_put_together():
    assert str(say("{} of {}", ref("a"), 1200)) == "`a` of 1,200"
    assert [str(listed([ref(each) for each in names])) for names in ("", "a", "ab", "abc")] == [
        "",
        "`a`",
        "`a` and `b`",
        "`a`, `b` and `c`",
    ]
    assert str(listed(list("abcdefghijk"), most=3)) == "a, b, c and 8 more"
    assert str(listed(list("abcd"), most=3)) == "a, b, c and d", "one more is not left out for a count of one"
    assert sentence("`a` rebuts `b`").ids == ("a", "b")
    assert sentence("odd ` mark") == Words((("text", "odd ` mark"),))
    assert [fits(number, "is", "are") for number in (0, 1, 2)] == ["are", "is", "are"]
    with pytest.raises(ValueError, match="places"):
        say("{} and {}", "one")
    assert unmarked('"all of it"') == "all of it"
    assert unmarked("“a” and “b”") == "‘a’ and ‘b’"


@pytest.mark.parametrize(
    "premise, conclusion, scheme",
    [
        ("Shops would lose trade.", "The street should stay open.", "argument from consequences"),
        ("It worked in other towns.", "It will work here.", "argument from analogy"),
        ("Everybody says so.", "The bridge is safe.", "argument from popular opinion"),
        ("Thefts rose after the lamps went out.", "Darkness caused the thefts.", "argument from correlation to cause"),
        ("The lamps went out.", "It is dark.", ""),
    ],
)
def test_a_scheme_is_guessed_from_the_words_of_a_step_and_only_asked(premise, conclusion, scheme):
    text = f"claim c: {conclusion}\n  because p: {premise}\n    assumed\n"
    found = report(text).contested.guessed
    assert [each.scheme for each in found] == ([scheme] if scheme else [])
    assert report(text.replace("    assumed\n", "    assumed\n    warrant: it is known\n")).contested.guessed == ()
    assert report("map: M\n  language: de\n" + text).contested.guessed == ()


def test_experts_are_guessed_by_their_names():
    text = "speaker kim: Kim Lee, Brookings Institution\nclaim goal: C.\n  because p: P.\n    quote a by kim: p p p\n"
    (found,) = report(text).contested.guessed
    assert (found.step, found.scheme) == ("p supports goal", "argument from expert opinion")
    assert report(text.replace("Brookings Institution", "a baker")).contested.guessed == ()
