"""Circles of support against networkx-free brute force: every cycle, by definition."""

import itertools
import random

import argmap


def brute_components(edges, nodes):
    """Two claims lie in one component if each reaches the other: by definition, by closure."""
    reach = {node: {node} for node in nodes}
    for _ in nodes:
        for a, b in edges:
            for node in nodes:
                if a in reach[node]:
                    reach[node].add(b)
    groups = {frozenset(m for m in nodes if m in reach[n] and n in reach[m]) for n in nodes}
    return {group for group in groups if len(group) > 1}


def shortest_cycle(edges, group):
    for size in range(2, len(group) + 1):
        for path in itertools.permutations(sorted(group), size):
            if all((a, b) in edges for a, b in zip(path, (*path[1:], path[0]), strict=True)):
                return size
    raise AssertionError(group)


def test_circles_agree_with_the_definition_on_random_maps():
    chance = random.Random(7)
    for _ in range(300):
        nodes = [f"c{n}" for n in range(chance.randint(2, 6))]
        pairs = [(a, b) for a in nodes for b in nodes if a != b]
        edges = set(chance.sample(pairs, chance.randint(0, len(pairs) // 2)))
        amap = argmap.ArgMap("random")
        for node in nodes:
            amap.claim(node, f"Claim {node}")
        for a, b in sorted(edges):
            amap.support(a, b)
        circles = argmap.loads(argmap.dumps(amap.build())).facts.circles
        assert {frozenset(c) for c in brute_components(edges, nodes)} == {
            next(g for g in brute_components(edges, nodes) if circle.claims[0] in g) for circle in circles
        }
        for circle in circles:
            group = next(g for g in brute_components(edges, nodes) if circle.claims[0] in g)
            assert len(circle.claims) == shortest_cycle(edges, group)
            assert circle.size == len(group)
            for claim, following in zip(circle.claims, (*circle.claims[1:], circle.claims[0]), strict=True):
                assert (claim, following) in edges
