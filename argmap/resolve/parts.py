"""The map as it grows while files are read."""

import attrs

from argmap.model.elements import Claim, Expectation, Question, Section, SourceText, Speaker
from argmap.resolve.steps import Steps


@attrs.define(eq=False, repr=False)
class Parts:
    """The map as it grows; sections are numbered through all files."""

    steps: Steps
    sources: dict[str, SourceText] = attrs.Factory(dict)
    speakers: dict[str, Speaker] = attrs.Factory(dict)
    sections: dict[str, Section] = attrs.Factory(dict)
    questions: dict[str, Question] = attrs.Factory(dict)
    claims: dict[str, Claim] = attrs.Factory(dict)
    holes: set[str] = attrs.Factory(set)
    expectations: list[Expectation] = attrs.Factory(list)
