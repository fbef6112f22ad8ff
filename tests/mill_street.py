"""Mill Street in small: made in Python, and the same as a file."""

import argmap


def town():
    amap = argmap.ArgMap("Mill Street", author="A. Writer", date="2026-03")
    amap.source("minutes", "Minutes", date="2026-01-14", tags=["official"])
    amap.speaker("mayor", "The mayor")
    amap.section("Trade")
    amap.claim("close", "Mill Street should be closed.", credence="likely")
    amap.quote("close", "minutes", "the street will be closed", by="mayor", at="p. 3")
    amap.claim("footfall", "Footfall rose.", assumed=True)
    growth = amap.support("footfall", "close", warrant="It would rise here too.", strength=0.8)
    amap.claim("december", "It was counted in December.", assumed=True)
    amap.undercut("december", growth)
    amap.claim("full", "The street is full.", assumed=True)
    amap.rebut(["footfall", "full"], "close", name="crowd")
    amap.contradict("december", "full")
    amap.expect("close", "undecided")
    return amap


TOWN = """\
map: Mill Street
  author: A. Writer
  date: 2026-03
source minutes: Minutes
  date: 2026-01-14
  tags: official
speaker mayor: The mayor
section: Trade
claim close: Mill Street should be closed.
  credence: likely
  quote minutes by mayor at p. 3: the street will be closed
  because footfall: Footfall rose.
    assumed
    warrant: It would rise here too.
    strength: 0.8
    unless december: It was counted in December.
      assumed
claim full: The street is full.
  assumed
footfall + full rebuts close as crowd
december contradicts full
expect close undecided
"""
