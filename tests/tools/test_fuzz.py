"""The fuzzer finds what raises and what hangs, and argmap does neither on its first inputs."""

import contextlib

import fuzz
import pytest


def kind(use):
    return fuzz.Kind(fuzz.lines, use, 1)


def test_a_raise_is_found_and_shortened(monkeypatch, capsys):
    def use(text):
        if "rebuts" in text:
            raise KeyError("rebuts")

    monkeypatch.setattr(fuzz, "KINDS", {"lines": kind(use)})
    _, failures = fuzz.batch((["lines"], 0, 50, 10))
    assert failures
    for failure in failures:
        assert failure.what.startswith("KeyError")
        assert "rebuts" in failure.given
        assert len(failure.given.splitlines()) == 1


def test_a_hang_is_found_even_where_exceptions_are_caught(monkeypatch):
    def use(_):
        while True:
            with contextlib.suppress(Exception):
                sum(range(1000))

    monkeypatch.setattr(fuzz, "KINDS", {"lines": kind(use)})
    assert fuzz.tried("lines", "a", 0.05)[0] == "hung"


def test_an_input_is_the_same_for_the_same_seed():
    assert [fuzz.made(kind, 7) for kind in fuzz.KINDS] == [fuzz.made(kind, 7) for kind in fuzz.KINDS]


@pytest.mark.parametrize("name", fuzz.KINDS)
def test_nothing_raises_or_hangs(name):
    count, failures = fuzz.batch(([name], 0, 100, 10))
    assert count == 100
    assert not failures
