"""What is done to the text does to the map what it says, and to no other line: on random maps."""

import random
from pathlib import Path

import attrs
import pytest

import argmap
from argmap.interchange.as_dict import to_dict
from argmap.service.edits import deleted, extracted, inlined, quote, relate, set_text
from argmap.service.naming import RefusedError
from argmap.service.shift import applied
from argmap.service.view import FileView
from argmap.service.workspace import Workspace
from argmap.syntax.words import VERBS
from conftest import slow_after
from random_maps import random_map

SEEDS = slow_after(60, range(1000))


def viewed(text):
    space = Workspace()
    file = space.open(Path("/nowhere/map.argmap"), text)
    space.check_now()
    return FileView(space, file)


def random_view(seed):
    chance = random.Random(seed)
    view = viewed(argmap.dumps(random_map(chance, claims=7, steps=8)))
    named = [each.entity.id for each in view.names if each.occurrence.declares and each.entity.id in view.claims]
    return chance, view, named


def steps(view):
    amap = view.compilation.map
    pairs = (*amap.contradictions.values(), *amap.restatements.values())
    found = [(each.kind.value, each.premises, each.target) for each in amap.inferences.values()]
    return sorted(map(str, [*found, *((type(each).__name__, each.first, each.second) for each in pairs)]))


def errors(view):
    return {each.diagnostic.message for each in view.file.diagnostics() if each.diagnostic.severity == "error"}


@pytest.mark.parametrize("seed", SEEDS)
def test_a_relation_is_one_more_line_and_one_more_step(seed):
    chance, view, named = random_view(seed)
    verb = chance.choice(VERBS)
    premise, target = chance.choice(named), chance.choice(named)
    try:
        changes = relate(view, premise, verb, target)
    except RefusedError:
        assert premise == target
        return
    (change,) = changes
    assert change.start == change.end, "no line is touched"
    after = viewed(applied(view.text, changes))
    if verb == "restates" or errors(after) - errors(view):
        return  # the map then says otherwise; or a reference elsewhere has become ambiguous, and that is told
    more = steps(after)
    for each in steps(view):
        more.remove(each)
    assert len(more) == 1
    assert premise in more[0]
    assert target in more[0]


@pytest.mark.parametrize("seed", SEEDS)
def test_a_claim_says_something_else_and_nothing_else_does(seed):
    chance, view, named = random_view(seed)
    claim = chance.choice(named)
    after = viewed(applied(view.text, set_text(view, claim, "Something else: with a colon, “quoted” # and a sign.")))
    before = view.compilation.map
    claims = {**before.claims}
    claims[claim] = attrs.evolve(claims[claim], text="Something else: with a colon, “quoted” # and a sign.")
    assert to_dict(after.compilation.map) == to_dict(attrs.evolve(before, claims=claims))


@pytest.mark.parametrize("seed", SEEDS)
def test_a_quotation_is_one_more_and_what_is_deleted_is_one_less(seed):
    chance, view, named = random_view(seed)
    claim = chance.choice(named)
    after = viewed(applied(view.text, quote(view, claim, "denial text: never")))
    assert len(after.claims[claim].quotations) == len(view.claims[claim].quotations) + 1
    aimed = any(" by " in each.target for each in view.compilation.map.inferences.values())
    assert aimed or steps(after) == steps(view), "one more line of a voice changes what is meant by his words"
    try:
        gone = viewed(applied(view.text, deleted(view, claim)))
    except RefusedError:
        return
    assert claim not in gone.claims
    assert gone.claims.keys() <= view.claims.keys()
    kept = {id_ for id_, each in view.claims.items() if f"claim {id_}:" not in view.text or id_ != claim}
    assert all(gone.claims[id_].text == view.claims[id_].text for id_ in kept & gone.claims.keys())
    left = steps(gone)
    assert all(each in steps(view) for each in left), "no step says something else"
    assert errors(gone) <= errors(view)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_reason_that_becomes_a_claim_of_its_own_says_the_same(seed):
    chance = random.Random(seed)
    lines = ["claim top: The top.", "  open"]
    for number in range(chance.randint(1, 4)):
        word = chance.choice(["because", "but"])
        lines.append(f"  {word} r{number}: Reason {number}, which goes on")
        lines += [f"    | in another line {number}."] if chance.random() < 0.4 else []
        lines += ["    warrant: It holds."] if chance.random() < 0.3 else []
        lines += ["    assumed"] if chance.random() < 0.5 else []
        lines += [f"    unless e{number}: Exception {number}.", "      assumed"] if chance.random() < 0.4 else []
        lines += [f"    because d{number}: Deeper {number}.", "      assumed"] if chance.random() < 0.4 else []
    view = viewed("\n".join(lines) + "\n")
    reasons = [at for at, line in enumerate(lines) if line.startswith(("  because", "  but"))]
    number = chance.choice(reasons)
    offset = sum(len(line) + 1 for line in lines[:number]) + 4
    apart = viewed(applied(view.text, extracted(view, offset)))
    said = {id_: (each.text, each.assumed) for id_, each in apart.claims.items()}
    assert said == {id_: (each.text, each.assumed) for id_, each in view.claims.items()}
    assert steps(apart) == steps(view)
    name = lines[number].split(":")[0].split()[-1]
    back = viewed(applied(apart.text, inlined(apart, apart.text.index(f"\nclaim {name}") + 1)))
    assert steps(back) == steps(view)
    assert {id_: each.text for id_, each in back.claims.items()} == {
        id_: each.text for id_, each in view.claims.items()
    }
