"""Where claims come from: hanging on one source, echoes, circles, disjoint ways."""

from itertools import combinations

import pytest

import argmap
from argmap.analysis.disjoint_paths import disjoint_paths

MAP = """\
source wire: A news agency
source post: A newspaper
  repeats: wire
source herald: Another newspaper
  repeats: daily
source daily: A third one
  repeats: wire
source own: A report of its own

claim close: The street will be closed.
  because told: The mayor has said so.
    quote post: she said so
    quote herald: so she said
  because seen: The signs are up.
    quote own: the signs are up
"""


def facts(text):
    return argmap.loads(text).facts


def test_two_quotations_of_one_origin_are_an_echo_with_its_chain():
    (echo,) = facts(MAP).provenance.echoes
    assert (echo.claim, echo.origin) == ("told", "wire")
    assert echo.chain == "`post` repeats `wire`, and so does `herald` through `daily`"


def test_a_source_that_repeats_the_other_is_an_echo():
    text = "source a: A\nsource b: B\n  repeats: a\nclaim c: C\n  quote a: one two three\n  quote b: one two three\n"
    (echo,) = facts(text).provenance.echoes
    assert echo.chain == "`b` repeats `a`"


def test_two_named_speakers_are_two_witnesses():
    text = (
        "source a: A\nsource b: B\n  repeats: a\nspeaker p: P\nspeaker q: Q\nclaim c: C\n"
        "  quote a by p: one two three\n  quote b by q: one two three\n"
    )
    assert facts(text).provenance.echoes == ()


def test_claims_hang_on_one_source_through_their_reasons():
    known = facts(MAP).provenance
    assert known.hanging == {"seen": "own"}
    one_source = MAP.replace("    quote herald: so she said\n", "").replace(
        "    quote own: the signs are up\n", "    assumed\n"
    )
    assert facts(one_source).provenance.hanging == {"close": "post", "told": "post"}


def test_ways_are_counted_from_independent_sources():
    (support,) = facts(MAP).provenance.supports
    assert support.sources == {"post": ("told",), "herald": ("told",), "own": ("seen",)}
    assert support.independent == 2
    (support,) = facts(MAP.replace("A report of its own\n", "A report\n  repeats: wire\n")).provenance.supports
    assert support.independent == 1


def test_circles_of_sources_are_found():
    known = facts("source a: A\n  repeats: b\nsource b: B\n  repeats: a\nsource c: C\n  repeats: c\n").provenance
    assert known.circles == (("c",), ("a", "b"))


GRAPHS = [
    {0: [1, 2], 1: [3], 2: [3], 3: [4, 5]},
    {0: [1, 2, 3], 1: [4], 2: [4, 5], 3: [5], 4: [6], 5: [7]},
    {0: [1, 2], 1: [2, 3], 2: [1, 4], 3: [5], 4: [5, 6]},
    {0: [1], 1: [0, 2], 2: [1]},
    {0: [4, 5], 4: [], 5: []},
]


@pytest.mark.parametrize("graph", GRAPHS)
@pytest.mark.parametrize("ends", [{4, 5}, {5, 6, 7}, {3}, {6, 7}])
def test_disjoint_ways_are_as_many_as_nodes_that_cut_all(graph, ends):
    """Menger's theorem: the number of ways is the size of the smallest cut, found here by trying all."""
    assert disjoint_paths(graph, 0, ends, most=10) == smallest_cut(graph, ends)


def smallest_cut(graph, ends):
    nodes = (set(graph) | {each for following in graph.values() for each in following} | ends) - {0}
    for size in range(len(nodes) + 1):
        for cut in combinations(sorted(nodes), size):
            if not reaches(graph, ends, set(cut)):
                return size
    raise AssertionError


def reaches(graph, ends, without):
    seen, queue = {0}, [0]
    for node in queue:
        for each in graph.get(node, ()):
            if each not in seen and each not in without:
                seen.add(each)
                queue.append(each)
    return bool(seen & ends)
