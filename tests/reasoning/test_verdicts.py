"""Verdicts of the examples, worked out by hand from the maps and the definitions before anything ran.

Each dictionary was filled in by reading the map. What is not named in `verdicts(...)` is accepted: it is quoted or
assumed, and nothing on the map denies it or sets it aside. The comments say why the others are not.
"""

import pytest

import argmap
from conftest import ROOT

CHINA = ROOT / "examples" / "china"
MILL_STREET = ROOT / "examples" / "mill-street" / "mill-street.argmap"


def verdicts(**named):
    """One mapping from claims to verdicts out of a list of claims for each verdict."""
    return {claim: verdict for verdict, claims in named.items() for claim in claims.split()}


HAND = {
    "mill-street": verdicts(
        accepted="footfall december strollers before_ten afternoon westford level",
        undecided=(
            "close "  # its reason is undercut; it stands by the quotation against `deliveries` and `revenue`, both open
            "deliveries "  # a quotation against a denial; `before_ten` is undercut
            "revenue "  # a quotation against the case of Westford
            "no_parking parking"  # they contradict each other
        ),
    ),
    "call": verdicts(
        accepted=(
            "not_turned pressure implications costs taiwan embarrass no_change not_openly stability de_escalate "
            "development peace dialogue nato_talks never_heard"
        ),
        rejected="asked",  # set aside as a claim, so that nothing stops the denial and `never_heard`
    ),
    "hedge": verdicts(
        accepted=(
            "not_ordered rights banned bare no_outcome substantial constructive drones leaks scant vague declined "
            "unheard cables price told no_bailout pain europe relations"
        ),
        undecided=(
            "badly "  # its reasons against two that rebut it
            "asked "  # quotation, `drones` and `positive` against a denial and `unheard`
            "positive"  # strictly implies `asked`: it falls where `asked` is denied
        ),
    ),
    "panina": verdicts(
        accepted=(
            "seven_hours ukraine_link routine long_agreed strength tough anchorage no_turn no_join abstained "
            "sovereignty futile not_forced mediator count_on policy_change discord warned time slow all_in unanswered "
            "threatened rethink"
        ),
        undecided=(
            "crisis_diplomacy "  # `routine` rebuts it: that its reason is undercut leaves it its quotation
            "trump_card"  # `rethink` is undercut, `all_in` is not
        ),
    ),
    "visit": verdicts(
        accepted=(
            "talk_on restored working_groups flights very_good had_to economy mutual us_wanted china_wanted market "
            "trade prestige unrest minor differences trust no_visits munich interference no_concessions support_grows "
            "not_the_same tenacity spying"
        ),
        rejected="recognition",  # `minor` rebuts it, and a reader only mentions it
        undecided=(
            "lie assurance "  # they contradict each other, and `assurance` is denied
            "deterrent"  # `spying` rebuts it
        ),
    ),
    "cnn": verdicts(
        accepted=(
            "maneuver recovery depleted bond trade cheap_fuel bridges exercises no_regret comes_first alliances "
            "never_abandon next_in_line peaceful no_arms comply kremlin_line four_talks no_zelensky not_confident "
            "macron_hope"
        ),
        undecided=(
            "non_lethal "  # quoted and denied
            "impartial "  # `kremlin_line`, and the talks with one side only
            "hope_weak"  # `macron_hope`
        ),
    ),
}

JOINED = {
    f"{part}.{claim}": HAND[part][claim] for part in ("panina", "visit", "hedge", "call", "cnn") for claim in HAND[part]
}
JOINED |= verdicts(
    accepted=(
        "no_sanctions "
        "pressure_fails "  # `came_to_talk` is undercut by `cnn.maneuver`
        "no_help "
        "taiwan_sore "  # `assured` is undercut by `visit.support_grows`
        "keep_talking "
        "date_apart "
        "aggressive"
    ),
    undecided=(
        "aid "  # suspected, denied and rebutted; it hangs on `cnn.non_lethal`
        "neutral "  # two rebuttals that stand, and a rival answer
        "with_russia "  # the rival answer, and `call.not_openly`
        "not_public spoke_openly "  # they contradict each other
        "panina.ukraine_link "  # `date_apart`
        "call.stability "  # `aggressive`
        "cnn.comes_first "  # `cnn.recovery`
        "international inland "  # they contradict each other
        "keeps_moscow "  # `situational` is open
        "situational "  # `cnn.next_in_line`
        "call.never_heard "  # contradicts `hedge.positive`, which its own text does not know
        "panina.futile "  # `cnn.comply`
        "panina.count_on"  # `cnn.not_confident`
    ),
)
JOINED["call.asked"] = "unsupported"  # set aside by `hedge.scant`; what is left against it is the embassy's own word
HAND["joined"] = JOINED

STEPS = {
    "mill-street": {
        "footfall + strollers supports close": "out",
        "december undercuts (footfall + strollers supports close)": "in",
        "deliveries rebuts close": "undecided",
        "before_ten rebuts deliveries": "out",
        "revenue rebuts close": "undecided",
        "westford_case": "undecided",
        "parking supports revenue": "undecided",
    },
    "call": {
        "embarrass undercuts asked": "in",
        "never_heard rebuts asked": "in",
        "pressure + no_change supports not_turned": "in",
    },
    "hedge": {
        "leaks supports asked": "out",
        "drones supports asked": "undecided",
        "positive implies asked": "undecided",
        "cables supports positive": "out",
        "unheard rebuts asked": "undecided",
    },
    "panina": {
        "long_agreed supports routine": "out",
        "abstained supports no_turn": "out",
        "count_on supports mediator": "out",
        "rethink rebuts trump_card": "out",
        "all_in rebuts trump_card": "undecided",
        "mediator + policy_change supports not_forced": "in",
    },
    "visit": {
        "both_wanted": "in",
        "support_grows supports lie": "out",
        "minor rebuts recognition": "in",
        "recognition supports china_wanted": "out",
    },
    "cnn": {
        "trade supports bond": "out",
        "non_lethal supports bond": "undecided",
        "recovery + bond supports maneuver": "in",
        "four_talks + no_zelensky rebuts impartial": "undecided",
    },
    "joined": {
        "call.embarrass undercuts (hedge.leaks supports hedge.asked)": "in",
        "hedge.drones supports call.asked": "out",
        "hedge.scant undercuts call.asked": "in",
        "answered": "out",
        "came_to_talk": "out",
        "no_sanctions supports pressure_fails": "out",
        "call.peace supports neutral": "out",
        "assured": "out",
        "keeps_moscow supports no_sanctions": "undecided",
        "panina.ukraine_link undercuts (panina.long_agreed supports panina.routine)": "undecided",
        "aggressive rebuts call.stability": "undecided",
    },
}


def load(name):
    path = MILL_STREET if name == "mill-street" else CHINA / f"{name}.argmap"
    return argmap.load(path).map


@pytest.mark.parametrize("name", HAND)
def test_the_hand_made_answers_name_every_claim_of_the_example(name):
    assert set(HAND[name]) == set(load(name).claims)


@pytest.mark.parametrize("name", HAND)
def test_the_verdicts_of_an_example_are_those_worked_out_by_hand(name):
    from argmap.reasoning.reasoner import Reasoner

    found = Reasoner(load(name)).evaluate()
    assert {claim: str(label) for claim, label in found.claims.items()} == HAND[name]
    assert found.complete


@pytest.mark.parametrize("name", STEPS)
def test_the_steps_of_an_example_hold_or_fail_as_worked_out_by_hand(name):
    from argmap.reasoning.reasoner import Reasoner

    found = Reasoner(load(name)).evaluate().inferences
    assert {step: str(found[step]) for step in STEPS[name]} == STEPS[name]


@pytest.mark.parametrize("name", HAND)
def test_the_verdict_on_an_example_is_the_same_under_the_grounded_labelling(name):
    from argmap.reasoning.reasoner import Reasoner

    (only,) = Reasoner(load(name)).labellings("grounded").labellings
    assert {claim: str(label) for claim, label in only.claims.items()} == HAND[name]
