"""Long chains of sources that repeat each other: origins are shared, and ways are made where they are told."""

import pytest

import argmap
from argmap.analysis.provenance import ways_from

pytestmark = pytest.mark.slow

LENGTH = 20_000


def chain(length, below):
    lines = [
        line
        for at in range(length)
        for line in (f"source s{at}: S", *([f"  repeats: s{at + 1}"] if at + 1 < length else []))
    ]
    return argmap.loads("\n".join([*lines, *below, ""]))


def test_all_sources_of_a_chain_share_one_set_of_origins():
    found = chain(
        LENGTH,
        [
            "claim t: T.",
            "  because a: A.",
            "    quote s0: three words here",
            f"    quote s{LENGTH - 1}: others as well",
        ],
    )
    known = found.facts.provenance
    assert len({id(each) for each in known.origins.values()}) == 1
    assert known.origins["s0"] == {f"s{LENGTH - 1}"}
    (echo,) = known.echoes
    assert len(echo.first_way) == LENGTH
    assert echo.chain == (
        "`s0` repeats `s1`, which repeats `s2`, which repeats (19,994 more), which repeats `s19997`, "
        "which repeats `s19998`, which repeats `s19999`"
    )
    assert [each.independent for each in known.supports] == [1]


def test_the_ways_from_a_source_take_as_much_room_as_there_are_sources():
    amap = chain(LENGTH, []).map
    ways = ways_from("s0", amap)
    assert len(ways.before) + 1 == len(ways.steps) == LENGTH
    assert ways.to("s3") == ("s0", "s1", "s2", "s3")
    assert ways.to("s0") == ("s0",)


def test_origins_are_the_ends_of_what_is_repeated():
    text = (
        "source a: A\n  repeats: b, c\nsource b: B\n  repeats: d\nsource c: C\n  repeats: e\n"
        "source d: D\nsource e: E\n  repeats: f\nsource f: F\n  repeats: e\nsource g: G\n  repeats: g\n"
    )
    assert argmap.loads(text).facts.provenance.origins == {
        "a": {"d", "e"},
        "b": {"d"},
        "c": {"e"},
        "d": {"d"},
        "e": {"e"},
        "f": {"e"},
        "g": {"g"},
    }
