"""A map with something of everything that a view can choose by."""

import argmap

TOWN = """\
map: Town
source s: S
source t: T
speaker mayor: The mayor
speaker clerk: The clerk
  speaks for: mayor
section: Trade
claim a: Alpha.
  quote s by clerk: a a a
  tags: main
  because b: Beta.
    quote t: b b b
    unless c: Gamma.
      assumed
  and d: Delta.
    assumed
section: Money
claim e: Epsilon.
  quote s by mayor: e e e
  rebuts a
claim f: Zeta.
  assumed
  contradicts e
  because g: Eta.
    assumed
"""


def parts(text):
    compilation = argmap.loads(text)
    return compilation.map, compilation.facts
