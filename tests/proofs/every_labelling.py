"""Lets the checker look at every grounded labelling that the suite works out, in whatever test."""

from functools import cached_property

LARGEST = 2_000
"""Claims of a map; what is larger is measured by the benchmarks."""


def prove_every_labelling():
    """Replace the grounded labelling by one that is certified, and whose certificate is checked, before it is used."""
    from argmap.reasoning.labeller import Labeller

    plain = Labeller.grounded.func

    def proved(labeller):
        from argmap.proofs.certificate import certificate_of

        found = labeller.__dict__["grounded"] = plain(labeller)
        asked = labeller.asked
        changed = asked.without or asked.assume or asked.struck or asked.until
        if not changed and len(labeller.map.claims) <= LARGEST:
            made = certificate_of(labeller)
            assert made.faults() == (), made
        return found

    Labeller.grounded = cached_property(proved)
    Labeller.grounded.__set_name__(Labeller, "grounded")
