"""Calls that a strict checker must refuse, each in the line that says so; never run."""

import argmap


def calls() -> None:
    amap = argmap.load("town.argmap").map
    amap.why()  # refused
    amap.why(3)  # refused
    amap.verdict(claim=None)  # refused
    amap.evaluate("grounded", weigh=True)  # refused
    amap.reasoner(second=2)  # refused
    amap.conflicts(by="truth")  # refused
    amap.conflicts(group="claims")  # refused
    amap.whatif(witout="gazette")  # refused
    amap.whatif(without=3)  # refused
    amap.positions(limit="all")  # refused

    town = argmap.ArgMap("Will it close?", autor="A. Writer")  # refused
    town.source("minutes", "Minutes", dat="2026")  # refused
    town.claim("close", "It should close.", assumed="yes")  # refused
    town.quote("close", "minutes", "it will", speaker="mayor")  # refused
    town.support("a", "close", strenght=0.5)  # refused
    town.support("a", "close", strength=b"high")  # refused
    town.contradict("a", "b", warrant="no")  # refused
    town.question("cause", "What?", 3)  # refused

    argmap.draw(amap, size=3)  # refused
    argmap.report(amap, only="brief", chapters=1)  # refused
    text: int = argmap.dumps(amap)  # refused
