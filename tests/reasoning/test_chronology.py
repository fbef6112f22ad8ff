"""Verdicts as of a date, what was withdrawn since, and forecasts."""

import random

import attrs
import pytest

import argmap
from argmap.model.elements import Quotation, SourceText
from argmap.reasoning.chronology import date_of
from conftest import slow_after
from random_maps import random_map

DATES = ["", "2022", "2022-03", "2022-03-14", "late 2022", "1 June 2023"]
DAYS = {"2022": "2022-12-31", "2022-03": "2022-03-31", "2022-03-14": "2022-03-14", "late 2022": "2022-12-31",
        "1 June 2023": "2023-06-01"}  # fmt: skip
"""The last day of each, by the calendar."""


def dated_map(seed):
    chance = random.Random(seed)
    amap = random_map(chance, claims=6, steps=8)
    texts = {name: SourceText(name, name, date=chance.choice(DATES)) for name in ("text", "s", "t")}

    def dated(each: Quotation) -> Quotation:
        return attrs.evolve(each, source=chance.choice([*texts]), date=chance.choice(["", *DATES]), speaker="him")

    claims = {
        id_: attrs.evolve(claim, quotations=tuple(map(dated, claim.quotations))) for id_, claim in amap.claims.items()
    }
    kept = {id_: step for id_, step in amap.inferences.items() if " by " not in step.target}
    while True:
        left = {id_: s for id_, s in kept.items() if s.target in claims or s.target in kept}
        if len(left) == len(kept):
            break
        kept = left
    return attrs.evolve(amap, sources=texts, claims=claims, inferences=kept), chance


@pytest.mark.parametrize("seed", slow_after(30, range(400)))
def test_the_verdict_as_of_a_date_is_that_of_the_map_without_later_lines(seed):
    amap, chance = dated_map(seed)
    until = chance.choice(DATES[1:])

    def late(each: Quotation) -> bool:
        date = each.date or amap.sources[each.source].date
        return bool(date) and DAYS[date] > DAYS[until]

    def without(claim):
        kept = tuple(each for each in claim.quotations if not late(each))
        lost = bool(claim.quotations) and not kept and not claim.assumed
        # A claim that loses all its words needs a reason: it is not one of which nothing was ever asked.
        return attrs.evolve(claim, quotations=kept, open=claim.open or lost)

    other = attrs.evolve(amap, claims={id_: without(claim) for id_, claim in amap.claims.items()})
    found = amap.whatif(until=until)
    assert dict(found.after) == dict(other.evaluate().claims)
    raised: set[str] = set()
    targets = [step for step in amap.inferences.values() if step.target in amap.claims]
    for _ in amap.claims:
        for claim in amap.claims.values():
            beneath = [step for step in targets if step.target == claim.id]
            if (
                claim.assumed
                or other.claims[claim.id].quotations
                or (not claim.quotations and not beneath)
                or any(raised & {*step.premises} for step in beneath)
            ):
                raised.add(claim.id)
    if any(late(each) for claim in amap.claims.values() for each in claim.quotations):
        assert set(found.not_raised) == {*amap.claims} - raised


TEXT = (
    "source paper: Paper\n  date: 2020-05-22\n  withdrawn: 2020-06-04\nsource post: Post\n  date: 2020-05-30\n"
    "speaker ann: Ann Bell\n"
    "claim works: The drug works.\n  quote paper: the drug works\n"
    "claim safe: The drug is safe.\n  quote post: it is safe\n  quote paper: it is quite safe\n  denial paper: or not\n"
)


def sentence(text, claim):
    return str(argmap.loads(text).facts.verdicts.reasoner.sentences.of(claim))


def test_what_is_withdrawn_carries_nothing_from_its_date_on():
    compilation = argmap.loads(TEXT)
    works = compilation.standing("works")
    assert (works.label, works.kind, works.word) == ("unsupported", "withdrawn", "unsupported")
    assert compilation.standing("safe").kind == "unchallenged"
    assert sentence(TEXT, "works") == "the words of “Paper” were withdrawn on 4 June 2020"
    assert sentence(TEXT, "safe") == (
        "asserted by “Post”; nothing on the map speaks against it; the words of “Paper” were withdrawn on 4 June 2020"
    )
    then = compilation.map.whatif(until="3 June 2020").after
    assert (then["works"], then["safe"]) == ("accepted", "undecided")
    assert compilation.map.whatif(until="2020-06-04").after["works"] == "unsupported"


@pytest.mark.parametrize(
    "line, kind",
    [
        ("quote post by ann: x x", "withdrawn"),
        ("quote post by other citing ann: x x", "withdrawn"),
        ("quote post by clerk: x x", "withdrawn"),
        ("quote post by other: x x", "unchallenged"),
        ("quote wire: x x", "unchallenged"),
    ],
)
def test_all_that_came_through_whoever_withdrew_it_goes(line, kind):
    text = (
        "source post: Post\nsource wire: Wire\nspeaker ann: Ann\n  withdrawn: 2021\nspeaker other: Other\n"
        f"speaker clerk: Clerk\n  speaks for: ann\nclaim x: X.\n  {line}\n"
    )
    assert argmap.loads(text).standing("x").kind == kind


def test_a_source_that_repeats_a_withdrawn_one_goes_with_it():
    text = "source post: Post\n  repeats: wire\nsource wire: Wire\n  withdrawn: 2021\nclaim x: X.\n  quote post: x x\n"
    assert argmap.loads(text).standing("x").kind == "withdrawn"


def test_the_date_of_words_is_that_of_whose_words_they_are():
    text = (
        "source post: Post\n  date: 2023\nsource report: Report\n  date: 2021-05\nspeaker ann: Ann\nclaim x: X.\n"
        "  quote post by ann citing report: a a\n  quote post by ann: b b\n  quote post: c c\n    date: 2022\n"
    )
    amap = argmap.loads(text).map
    assert [date_of(each, amap) for each in amap.claims["x"].quotations] == ["2021-05", "2023", "2022"]


def test_a_forecast_says_that_it_is_one():
    text = "source post: Post\n  date: 2023-02\nclaim x: It will rain.\n  date: {}\n  quote post: it will rain\n"
    assert "a forecast: what is quoted for it was said before May 2023" in sentence(text.format("2023-05"), "x")
    assert "forecast" not in sentence(text.format("2023"), "x")


def test_what_is_no_date_is_said():
    with pytest.raises(ValueError, match="`soon` is no date: a date is written"):
        argmap.loads(TEXT).map.whatif(until="soon")


def test_what_was_withdrawn_is_named_and_not_only_who_is_quoted():
    text = (
        "source paper: Paper\n  withdrawn: 4 June 2020\nsource post: Post\nsource news: News\n  repeats: paper\n"
        "speaker ann: Ann\nclaim more: More.\n  quote post citing paper: it works more\n"
        "claim again: Again.\n  quote news: once again\nclaim said: Said.\n  quote paper by ann: said so\n"
    )
    gone = "the words of “Paper” were withdrawn on 4 June 2020"
    assert sentence(text, "more") == gone
    assert sentence(text, "again") == f"{gone}, and those of “News” rest on them"
    assert sentence(text, "said") == f"{gone}, and those of Ann are quoted there"


def test_a_step_with_a_note_says_itself_why_an_older_attack_holds():
    text = (
        "source a: A\n  date: 2020\nsource b: B\n  date: 2022\n"
        "claim x: X.\n  quote b: x x x\nclaim y: Y.\n  quote a: y y y\ny rebuts x\n"
    )
    codes = lambda text: [each.rule.code for each in argmap.loads(text).diagnostics]  # noqa: E731
    assert "AM409" in codes(text)
    assert "AM409" not in codes(text + "  note: Nothing has changed since.\n")
