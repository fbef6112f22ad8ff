"""Voices without a grade in a map in which grades decide."""

from collections.abc import Iterator

from argmap.analysis.facts import Facts
from argmap.catalogue.rules import NO_GRADE
from argmap.diagnostics.diagnostic import Diagnostic
from argmap.diagnostics.place import place_of
from argmap.model.content import MapContent
from argmap.reasoning.weighing import ungraded


def no_grade(amap: MapContent, facts: Facts) -> Iterator[Diagnostic]:
    """Yield a hint for each voice without a grade behind words of which the text, or another voice, has one."""
    del facts
    if not amap.weighing:
        return
    for voice, graded in ungraded(amap).items():
        speaker = amap.speakers.get(voice)
        yield Diagnostic.at(
            NO_GRADE,
            place_of(speaker.origin if speaker else amap.sources[voice].origin),
            f"`{voice}` has no grade, so that words which came through it beat nobody",
            notes=[f"the grade of `{graded}` says at most what they are worth, and does not vouch for `{voice}`"],
            help="give a detail `reliability`, from `A` (reliable) to `E` (unreliable)",
        )
