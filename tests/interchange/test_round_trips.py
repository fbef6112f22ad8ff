"""A map that is written in another format and read back says the same, but for what the format declares to lose."""

import ast
import random

import pytest

import argmap
from argmap.interchange.formats import FORMATS, format_of, writer_of
from argmap.interchange.loss import COMMON
from conftest import slow_after
from exchanged_maps import parts, random_exchange

KEPT = {
    "aif": ("claims", "names", "contradictions", "restatements", "quotations", "stances", "denials"),
    "xaif": ("claims", "names", "contradictions", "restatements", "quotations", "stances", "denials"),
    "sadface": ("claims", "title"),
    "arguebuf": ("claims", "names", "contradictions", "restatements", "step-names"),
    "argdown": ("claims", "sections", "quotations", "stances", "denials", "names"),
    "refi-qda": ("claims", "title", "sections", "names", "contradictions", "restatements"),
}
"""Parts that have to come back whole, whatever the map holds; steps are looked at one by one below."""
MORE = (
    """claim extra: Extra.
  date: 2026
  quote a-letter: they talk
    date: 2026
    note: n
  quote a-letter by tom: Nobody drives there
""",
    """extra undercuts extra2 by tom
claim extra2: Extra two.
  quote a-letter by tom: words that stand nowhere
""",
    """extra supports extra3
  argued a-letter by tom: they talk
  tags: x
claim extra3: Extra three.
  assumed
""",
    """speaker deputy: The deputy
  speaks for: tom
claim extra4: Four.
  quote a-letter by deputy citing tom: they talk
""",
    """question rated: R?
  answer: extra5
  answer: extra6
  evidence c0: against extra5
  tags: q
claim extra5: Five.
claim extra6: Six.
extra5 contradicts c0
  note: n
""",
    """claim extra7: Seven.
claim extra8: Eight.
  restates extra7
    note: n
""",
)
"""What the builder makes rarely or never."""
TRIPS = 60
"""Maps a format in every run; ten times as many in a whole one."""


def back(amap, texts, name):
    made = writer_of(name)(amap, texts=texts)
    read = argmap.import_data(made.data, name="map", format=name, leaves="plain", restates=True)
    assert read.errors == ()
    return made, read.map


@pytest.mark.parametrize("name", KEPT)
@pytest.mark.parametrize("seed", slow_after(1, range(10)))
def test_a_map_comes_back(name, seed):
    chance = random.Random(f"{name} {seed}")
    for _ in range(TRIPS):
        amap, texts = random_exchange(chance)
        _, again = back(amap, texts, name)
        before, after = parts(amap), parts(again)
        for part in KEPT[name]:
            if part != "names" or name != "argdown" or not amap.restatements:
                assert after[part] == before[part], (part, argmap.dumps(amap), argmap.dumps(again))
        _steps_come_back(amap, before, after, name)


def _steps_come_back(amap, before, after, name):
    """Every step, but for those of a kind that the format declares to lose."""
    lost = {each.name for each in format_of(name).unwritten()}
    steps = set(before["steps"])
    if "linked" in lost:
        steps = {each for each in steps if _simple(each)}
    if "strict" in lost:
        steps = {each.replace("'implies'", "'supports'") for each in steps}
    if name == "argdown" and amap.restatements:
        return  # a step through a wording leads to the first of them, and one to itself is none
    assert steps <= set(after["steps"]), argmap.dumps(amap)


def _simple(step):
    _, premises, target = ast.literal_eval(step)
    return len(premises) == 1 and isinstance(target, str)


def test_every_loss_of_writing_that_is_declared_happens_and_no_other():
    chance = random.Random(4)
    happened = {each.name: set() for each in FORMATS if each.writes}
    for _ in range(400):
        amap, texts = random_exchange(chance)
        amap = _with_more(amap, chance)
        for name, seen in happened.items():
            seen |= {each.loss for each in writer_of(name)(amap, texts=texts).losses}
    for name, seen in happened.items():
        declared = set(format_of(name).unwritten())
        assert {each.name for each in seen} == {each.name for each in declared}, name


def _with_more(amap, chance):
    """The map with what the builder makes rarely."""
    text = argmap.dumps(amap)
    more = MORE
    chosen = [each for each in more if chance.random() < 0.3]
    if any(each.startswith("extra ") for each in chosen) and more[0] not in chosen:
        chosen.append(more[0])
    head = (
        text.replace("map: A random map\n", "map: A random map\n  language: en\n", 1) if chance.random() < 0.2 else text
    )
    compiled = argmap.loads(head + "".join(chosen))
    assert not [each for each in compiled.errors if each.rule.code < "AM2"], compiled.errors
    return compiled.map


def test_common_losses_belong_to_reading():
    assert all(each.rule.code in ("AM602", "AM603", "AM604") for each in COMMON)
