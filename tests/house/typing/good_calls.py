"""Calls of the public interface that a strict checker must let pass; never run."""

from collections.abc import Iterator, Mapping

import argmap
from argmap import Claim, Conflict, Flip, Ground, Inference, Labelling, Verdict


def calls() -> None:
    compilation = argmap.load("town.argmap", texts=["texts"])
    amap = compilation.map
    verdict: Verdict = amap.verdict("close")
    verdicts: Mapping[str, Verdict] = compilation.verdicts
    claim: Claim = amap["close"]
    claims: Iterator[Claim] = iter(amap)
    steps: tuple[Inference, ...] = amap.supporters("close")
    sentence: str = amap.why("close").sentence
    grounds: list[Ground] = list(amap.why("close"))
    amap.whatif(without="gazette", assume=["revenue"])
    amap.whatif(without=["gazette", "minutes"])
    flips: list[Flip] = list(amap.flips("close"))
    conflicts: list[Conflict] = list(amap.conflicts(by="coherence", group="speaker", supports=True, limit=5))
    positions: list[Labelling] = list(amap.positions(5))
    number: int = len(amap.conflicts()) + len(amap.positions()) + len(amap.evaluate("preferred"))
    reasoner = amap.reasoner(weighing=True, seconds=2.5)
    reasoner.evaluate("stable").claims["close"]

    town = argmap.ArgMap("Will it close?", author="A. Writer", date="2026-03", tags=["town"])
    town.source("minutes", "Minutes", date="2026-01-14", reliability="B2", repeats="gazette")
    town.speaker("mayor", "The mayor", speaks_for="council")
    town.section("Trade", note="shops")
    town.claim("close", "It should close.", assumed=True, credence=0.7)
    town.claim("An unnamed one.", credence="likely")
    town.quote("close", "minutes", "it will close", by="mayor", at="p. 3", date="2026")
    town.denial("close", "minutes", "it will not", suffix="ever")
    step: str = town.support(["a", "b"], "close", name="case", strength=0.8, warrant="why", tags=("x",))
    town.undercut("c", step, note="odd")
    town.contradict("a", "b", name="clash")
    town.question("cause", "What was it?", ["a", "b"], note="open")
    town.expect("close", "accepted")

    picture: bytes = argmap.draw(town, "town.svg", theme="brief")
    text: str = argmap.report(compilation, format="md", only=["brief"])
    data = argmap.to_dict(town)
    same: argmap.ArgumentMap = argmap.from_dict(data)
    written: str = argmap.dumps(compilation)
