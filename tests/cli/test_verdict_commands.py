"""The commands on verdicts: verdicts, why, whatif, conflicts, solve."""

import json
import re

import pytest

MAP = """\
claim open: The library should open on Sundays.
  because asked: Readers asked for it.
    assumed
    unless few: Only three asked.
      assumed
  but costs: It costs too much.
    assumed
claim paid: The county pays.
  assumed
  undercuts costs -> open
"""


@pytest.fixture(autouse=True)
def library_on_sundays(tmp_path):
    (tmp_path / "a.argmap").write_text(MAP, encoding="utf-8")


def test_verdicts_as_data(run):
    data = json.loads(run("verdicts", "a.argmap", "--positions", "--json").out)
    assert data["semantics"] == "grounded"
    assert data["claims"] == {
        "open": "unsupported",
        "asked": "accepted",
        "few": "accepted",
        "costs": "accepted",
        "paid": "accepted",
    }
    assert data["inferences"]["costs rebuts open"] == "out"
    assert data["positions"] == [["asked", "few", "costs", "paid"]]


def test_verdicts_in_words(run):
    out = run("verdicts", "a.argmap").out
    assert (
        "open   unsupported  “Readers asked for it” supports it, but “Only three asked” sets this reason aside" in out
    )
    assert "grounded, 5 claims: 4 assumed, 1 unsupported" in out


@pytest.mark.parametrize("semantics", ["complete", "preferred", "stable", "semi-stable", "ideal", "eager"])
def test_every_semantics_is_offered(run, semantics):
    assert json.loads(run("verdicts", "a.argmap", "--semantics", semantics, "--json").out)["semantics"] == semantics


def test_a_map_without_a_stable_reading_is_said(run, tmp_path):
    (tmp_path / "odd.argmap").write_text("claim a: A.\n  assumed\na undercuts a\n", encoding="utf-8")
    assert "no reading decides everything" in run("verdicts", "odd.argmap", "--semantics", "stable", expect=1).out


def test_why_gives_the_grounds_and_the_changes(run):
    out = run("why", "a.argmap", "open", "--flips").out
    assert "open is unsupported" in out
    assert "few is assumed – it is taken as given; nothing on the map speaks against it" in out
    assert "it would be answered without `few`" in out
    data = json.loads(run("why", "a.argmap", "open", "--json").out)
    assert [each["claim"] for each in data["grounds"]] == ["few"]
    assert "did you mean `open`" in run("why", "a.argmap", "opne", expect=2).err


def test_whatif_says_what_changes(run):
    out = run("whatif", "a.argmap", "--without", "few").out
    assert out == (
        "open: unsupported → answered: “Readers asked for it” supports it; “It costs too much” speaks against it, but "
        "“The county pays” sets this objection aside; it rests on what is taken as given\n"
        "few: assumed → unsupported: it is withdrawn\n"
        "2 verdicts change\n"
    )
    data = json.loads(run("whatif", "a.argmap", "--assume", "open", "--json").out)
    assert data["changed"]["open"]["after"] == "accepted"
    assert "nothing in the map is called" in run("whatif", "a.argmap", "--without", "nix", expect=2).err
    run("whatif", "a.argmap", expect=2)


def test_conflicts_and_repairs(run, tmp_path):
    (tmp_path / "b.argmap").write_text(
        "source s: S\nclaim a: A.\n  quote s: a a a\nclaim b: B.\n  quote s: b b b\na contradicts b\n", encoding="utf-8"
    )
    out = run("conflicts", "b.argmap").out
    assert "`a` and `b` cannot stand together" in out
    assert "giving up `a`, or `b` ends that" in out or "giving up `b`, or `a` ends that" in out
    data = json.loads(run("conflicts", "b.argmap", "--json", "--by", "coherence").out)
    assert data["conflicts"][0]["members"] == ["a", "b"]
    assert "nobody is quoted" in run("conflicts", "a.argmap").out
    (tmp_path / "c.argmap").write_text(
        "claim a: A.\n  assumed\nclaim b: B.\n  assumed\na contradicts b\n", encoding="utf-8"
    )
    assert "declared, and not asserted on both sides: `a` and `b`" in run("conflicts", "c.argmap").out


def test_a_failed_expectation_says_why(run, tmp_path):
    (tmp_path / "a.argmap").write_text(MAP + "expect open accepted\n", encoding="utf-8")
    out = run("check", "a.argmap", expect=1).out
    assert "`open` is unsupported, not accepted" in out
    assert "“Only three asked” sets this reason aside" in out


CYCLE = "p af 3\n# three in a ring\n1 2\n2 1\n2 3\n"


def test_solve_answers_as_the_competition_asks(run, tmp_path):
    (tmp_path / "x.af").write_text(CYCLE, encoding="utf-8")
    assert "DS-PR" in run("solve", "--problems").out
    assert run("solve", "--formats").out == "[i23,apx,tgf]\n"
    assert run("solve", "-p", "SE-GR", "-f", "x.af").out == "w\n"
    assert run("solve", "-p", "DC-CO", "-f", "x.af", "-a", "3").out == "YES\nw 1 3\n"
    assert run("solve", "-p", "DS-PR", "-f", "x.af", "-a", "1").out == "NO\nw 2\n"
    assert run("solve", "-p", "DS-ST", "-f", "x.af", "-a", "9", expect=2).err
    assert run("solve", "-p", "CE-PR", "-f", "x.af").out == "2\n"
    assert sorted(run("solve", "-p", "EE-ST", "-f", "x.af").out.split()) == ["[", "[1,3]", "[2]", "]"]
    (tmp_path / "odd.apx").write_text("arg(a).\natt(a,a).", encoding="utf-8")
    assert run("solve", "-p", "SE-ST", "-f", "odd.apx").out == "NO\n"
    assert run("solve", "-p", "DS-ST", "-f", "odd.apx", "-a", "a").out == "YES\n"
    assert "none of the problems" in run("solve", "-p", "XX", "-f", "x.af", expect=2).err
    (tmp_path / "bad.af").write_text("p af x\n", encoding="utf-8")
    assert "line 1" in run("solve", "-p", "SE-GR", "-f", "bad.af", expect=2).err


def test_optional_rules_are_checked_only_when_they_are_selected(run):
    assert "AM504" not in run("check", "a.argmap").out
    assert "no premise of this step speaks of “library”" in run("check", "--select", "AM504", "a.argmap").out
    assert "only one premise" in run("check", "--select", "holding-hands", "a.argmap").out


def test_verdicts_have_their_colours_where_colours_are_asked_for(run, tmp_path, monkeypatch):
    (tmp_path / "a.argmap").write_text("claim a: A is accepted.\n  but b: B.\n    assumed\n", encoding="utf-8")
    plain = {
        name: run(*name.split()).out for name in ("verdicts a.argmap", "why a.argmap a", "whatif a.argmap --without b")
    }
    monkeypatch.setenv("FORCE_COLOR", "1")
    for name, expected in plain.items():
        painted = run(*name.split()).out
        assert "\x1b[3" in painted
        assert re.sub(r"\x1b\[\d+m", "", painted) == expected
    assert "A is accepted." in run("why", "a.argmap", "a").out


def test_positions_are_told_as_the_questions_on_which_they_part(run, tmp_path):
    text = "claim a: A.\n  assumed\nclaim b: B.\n  assumed\na contradicts b\nclaim e: E.\n  because a\n"
    text += "claim c: C.\n  assumed\nclaim d: D.\n  assumed\nc contradicts d\n"
    (tmp_path / "p.argmap").write_text(text, encoding="utf-8")
    told = run("verdicts", "p.argmap", "--positions").out.split("\n\n")[-1]
    assert told.splitlines() == [
        "4 positions in 2 questions; all accept: nothing",
        "question 1:",
        "  either accepts a, e; rejects b",
        "  or     accepts b; rejects a; leaves e unsupported",
        "question 2:",
        "  either accepts c; rejects d",
        "  or     accepts d; rejects c",
    ]


def test_what_was_known_by_a_date(tmp_path, run):
    text = (
        "source spring: S\n  date: March 2022\nsource summer: T\n  date: late 2023\n"
        "claim apart: Apart.\n  quote spring: drifting apart\n  denial summer: no distance\n"
        "claim later: Later.\n  quote summer: something new\n"
    )
    (tmp_path / "dated.argmap").write_text(text, encoding="utf-8")
    done = run("whatif", "dated.argmap", "--until", "1 June 2022")
    assert done.out.splitlines() == [
        "apart: disputed → unchallenged: asserted by “S”; nothing that is left speaks against it",
        "later: not yet raised on 1 June 2022",
        "1 verdict changes",
    ]
    data = json.loads(run("whatif", "dated.argmap", "--until", "2022-06-01", "--json").out)
    assert (data["until"], data["not_raised"], data["claims"]["apart"]) == ("2022-06-01", ["later"], "accepted")
    assert "`soon` is no date" in run("whatif", "dated.argmap", "--until", "soon", expect=2).err


STEPS = """\
source minutes: Minutes
speaker mayor: The mayor
claim close: Close it.
  because footfall: More people.
    assumed
    argued minutes by mayor: so it will be closed
  but shops: Shops lose.
    assumed
  but slow: It takes long.
    open
"""


def test_what_is_left_on_what_the_texts_argue(tmp_path, run):
    (tmp_path / "steps.argmap").write_text(STEPS, encoding="utf-8")
    assert (
        "2 of the 3 steps under this claim are drawn by the author of the map"
        in run("why", "steps.argmap", "close").out
    )
    data = json.loads(run("why", "steps.argmap", "close", "--json").out)
    assert (data["steps"], data["steps_of_the_author"]) == (3, 2)
    done = run("whatif", "steps.argmap", "--only", "argued-steps")
    assert done.out.startswith("close: disputed → unchallenged: “More people” supports it")
    assert "Link" not in run("draw", "steps.argmap", "-f", "dot", "-o", "-").err
    (tmp_path / "none.argmap").write_text(STEPS.replace("    argued minutes by mayor: so it will be closed\n", ""))
    assert "no step of this map is argued" in run("whatif", "none.argmap", "--only", "argued-steps", expect=2).err
    assert "drawn by the author" not in run("why", "none.argmap", "close").out


def test_a_step_is_not_argued_in_words_that_are_withdrawn_or_said_later(tmp_path, run):
    dated = STEPS.replace("source minutes: Minutes\n", "source minutes: Minutes\n  date: March 2022\n")
    (tmp_path / "steps.argmap").write_text(dated, encoding="utf-8")
    for more in (("--until", "1 May 2022"), ()):
        assert "“More people” supports it" in run("whatif", "steps.argmap", "--only", "argued-steps", *more).out
    for more in (("--until", "1 May 2021"), ("--without", "mayor"), ("--without", "minutes")):
        done = run("whatif", "steps.argmap", "--only", "argued-steps", *more)
        assert done.out.startswith("close: disputed → unsupported")
    (tmp_path / "gone.argmap").write_text(dated.replace("March 2022\n", "March 2022\n  withdrawn: May 2022\n"))
    assert "withdrawn, or not found" in run("whatif", "gone.argmap", "--only", "argued-steps", expect=2).err
    assert "drawn by the author" not in run("why", "gone.argmap", "close").out


def test_what_would_hold_if_something_were_shown(tmp_path, run):
    text = "claim x: X.\n  because y: Y.\n    open\n"
    (tmp_path / "open.argmap").write_text(text, encoding="utf-8")
    assert "given" not in run("why", "open.argmap", "x", "--flips").out
    assert "it would be unchallenged if `y` were given" in run("why", "open.argmap", "x", "--flips", "--given").out
