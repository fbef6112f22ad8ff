"""What the hints on words find in prose of our own, and what they say without cause: the figures on their pages."""

import pytest

import argmap

# A premise, a conclusion that says more, and one that is as careful.
STEPS = [
    (
        "Masks probably make little difference in crowds.",
        "Masks make little difference in crowds.",
        "Masks probably make little difference in trains.",
    ),
    (
        "The bridge may have been weak for years.",
        "The bridge was weak for years.",
        "The bridge may have been weak since spring.",
    ),
    (
        "Some shops lost their deliveries in May.",
        "All shops lost their deliveries in May.",
        "Some shops lost their customers in May.",
    ),
    (
        "The firm reportedly sold arms to rebels.",
        "The firm sold arms to rebels.",
        "The firm reportedly sold trucks to rebels.",
    ),
    (
        "Many patients recovered within a week.",
        "Every patient recovered within a week.",
        "Many patients recovered within a month.",
    ),
    (
        "The minister will sign the treaty in June.",
        "The minister has signed the treaty in June.",
        "The minister will sign the treaty in July.",
    ),
    (
        "The dam could break under such a flood.",
        "The dam breaks under such a flood.",
        "The dam could break under a smaller flood.",
    ),
    (
        "Perhaps the witness saw the red car leave.",
        "The witness saw the red car leave.",
        "Perhaps the witness saw the red car arrive.",
    ),
    (
        "Most voters in the north backed the plan.",
        "All voters in the north backed the plan.",
        "Most voters in the south backed the plan.",
    ),
    (
        "The cable was possibly cut by an anchor.",
        "The cable was cut by an anchor.",
        "The cable was possibly cut by a trawler.",
    ),
    (
        "Few teachers often use the new textbook.",
        "Teachers always use the new textbook.",
        "Few teachers use the old textbook often.",
    ),
    (
        "Ministers suspected the embassy of spying.",
        "The embassy was spying on ministers.",
        "Ministers suspected the consulate of spying.",
    ),
]
# A quotation, a claim with its figure (or rounded), and one with another figure.
FIGURES = [
    ("7,312 people came to the bridge", "Some 7,000 people came.", "Some 9,000 people came."),
    ("footfall rose by 12 per cent", "Footfall rose by 12 per cent.", "Shops report 21 per cent more people."),
    ("the flood cost 2.48 million pounds", "It cost about 2.5 million.", "It cost about 4.5 million."),
    ("three of the nine judges dissented", "3 judges dissented.", "4 judges dissented."),
    ("he was shot at 4.15 in the afternoon", "He died in the afternoon.", "He died at half past 6."),
    ("forty-five ships lay in the harbour", "45 ships were there.", "54 ships were there."),
    ("the tunnel is 1,250 metres long", "The tunnel is 1,250 metres long.", "Under the hill run 1,520 metres of road."),
    ("prices fell by 0.4 points", "Prices fell by 0.4 points.", "What people pay fell by 4 points."),
    ("the law dates from 1974", "It has been law since 1974.", "It has been law since 1947."),
    ("a dozen flats, seven of them empty", "Seven flats are empty.", "Eleven flats are empty."),
    ("some 14,870 ballots were spoilt", "About 15,000 ballots were spoilt.", "About 19,000 ballots were spoilt."),
    ("the reactor ran for 312 days", "It ran for 312 days.", "It was in use for 213 days."),
]


def codes(text):
    return [each.rule.code for each in argmap.loads(text).diagnostics]


def step(premise, conclusion):
    return f"claim c: {conclusion}\n  because p: {premise}\n    assumed\n"


def test_what_is_lost_on_a_step():
    found = [bad for premise, bad, _ in STEPS if "AM217" in codes(step(premise, bad))]
    false = [good for premise, _, good in STEPS if "AM217" in codes(step(premise, good))]
    assert (len(found), len(false), len(STEPS)) == (11, 0, 12)


def test_figures_that_no_quotation_has():
    text = "source s: S\nclaim c: {}\n  quote s: {}\n"
    found = [bad for quote, _, bad in FIGURES if {"AM326", "AM312"} & {*codes(text.format(bad, quote))}]
    false = [good for quote, good, _ in FIGURES if {"AM326", "AM312"} & {*codes(text.format(good, quote))}]
    alone = [bad for quote, _, bad in FIGURES if "AM312" in codes(text.format(bad, quote))]
    assert (len(found), len(false), len(FIGURES)) == (12, 0, 12)
    assert len(alone) == 2


@pytest.mark.parametrize(
    "one, other, found",
    [
        ("Moscow asked Beijing for military help.", "Russia requested military aid from China.", "say the same"),
        ("Moscow asked Beijing for military help.", "Russia never asked China for military aid.", "say the contrary"),
        ("Moscow asked Beijing for military help.", "Beijing asked Moscow for money and grain.", ""),
        ("The street should be closed to cars.", "The street should be open to cars.", ""),
        ("It rains.", "It rains.", ""),
    ],
)
def test_claims_in_nearly_the_same_words(one, other, found):
    told = [
        each.message
        for each in argmap.loads(f"claim a: {one}\n  assumed\nclaim b: {other}\n  assumed\n").diagnostics
        if each.rule.code == "AM411"
    ]
    assert bool(told) is bool(found)
    assert not told or found in told[0]


def test_short_claims_in_another_order_of_words_are_all_found():
    """The pairs are looked up by their rarest words, which must be the same ones for both."""
    things = ("mill", "barn", "quarry", "orchard", "library", "chapel", "ferry", "tower", "garden", "bakery")
    verbs = ("sold", "lent", "leased", "given", "shown", "promised", "returned", "offered", "granted", "awarded")
    towns = ("Lyon", "Gent", "Turin", "Basel", "Malmo", "Porto", "Graz", "Brno", "Split", "Vigo")
    lines = []
    for number, (thing, verb, town) in enumerate(zip(things, verbs, towns, strict=True)):
        lines.append(f"claim c{number}: The {thing} was {verb} to {town}.\n  assumed")
        lines.append(f"claim d{number}: To {town} the {thing} was {verb}.\n  assumed")
    found = [each.message for each in argmap.check(argmap.loads("\n".join(lines))) if each.rule.code == "AM411"]
    assert found == [f"`d{number}` may say the same as `c{number}`" for number in range(len(things))]


def test_no_hint_where_the_map_says_it_already():
    text = "claim a: Moscow asked Beijing for military help.\nclaim b: Russia requested military aid from China.\n"
    assert "AM411" in codes(text)
    assert "AM411" not in codes(text + "b restates a\n")
    assert "AM411" not in codes(text + "b contradicts a\n")
    assert "AM411" not in codes(text + "question q: Q?\n  answer: a\n  answer: b\n")
    same = "source s: S\nclaim a: One thing.\n  quote s: the very words\nclaim b: Quite another.\n"
    same += "  quote s: the very words\n"
    assert "AM411" in codes(same)


def test_words_that_do_not_stand_where_they_are_said_to_come_from(tmp_path):
    (tmp_path / "origin.txt").write_text("Footfall rose by 12 per cent in the spring.", encoding="utf-8")
    text = (
        "source origin: Origin\n  text: origin.txt\nsource post: Post\nspeaker ann: Ann\nclaim c: C.\n"
        "  quote post by ann citing origin: {}\n"
    )
    wrong = argmap.loads(text.format("footfall rose by 21 per cent in the spring"), folder=tmp_path)
    (hint,) = [each for each in wrong.diagnostics if each.rule.code == "AM327"]
    assert hint.notes == ("there it reads “Footfall rose by 12 per cent in the spring”",)
    right = argmap.loads(text.format("rose by 12 per cent"), folder=tmp_path)
    assert "AM327" not in [each.rule.code for each in right.diagnostics]


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("7,312 people came.", "About 7,300 visitors were there.", False),
        ("7,312 people came.", "About 8,000 visitors were there.", True),
        ("Forty people came.", "There were 40 visitors.", False),
        ("Forty people came.", "People came.", False),
        ("In 2021 forty people came.", "40 visitors were there in 2022.", True),
    ],
)
def test_wordings_with_other_figures(one, other, told):
    assert ("AM218" in codes(f"claim a: {one}\nclaim b: {other}\n  restates a\n")) is told


def test_the_wording_that_is_assumed_is_marked():
    text = "claim a: A.\nclaim a2: A too.\n  assumed\n  restates a\nclaim b: B.\n  assumed\n  contradicts a\n"
    (found,) = (each for each in argmap.loads(text).diagnostics if each.rule.code == "AM403")
    assert {each.span.text for each in found.others} == {"a2", "b"}
